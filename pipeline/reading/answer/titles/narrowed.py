"""Whether a title, or the name of all figures, narrows them to a part of the offences: `... leading to an arrest`,
`... - detections`, `... with a victim under 16`, `... in Northern Division`.

What belongs here: phrases that narrow whatever was asked, wherever they stand in a title: behind a dash, in brackets,
after a breakdown. What does not: words that the question lacks (`question/more_or_less.py`), years (`surroundings/`),
or notes (`notes/caveats.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.ages import CHILDREN, ages_in, together
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.questions import asks_how_many
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 160
# What was asked, as a letter says it again, is more than one table answers.
_ASKED = re.compile(r"\?|\b(?:you|your|how many|request\w*)\b", re.I)
# Before a phrase that is another thing beside the offences, or one side of a breakdown.
_BESIDE = re.compile(
    r"(?:\b(?:and|or|by|per|of (?:those|these|which)|whether|number)|[/&])\W*(?:the |those |number |of )*$", re.I
)
_BY = re.compile(r"\bby $", re.I)  # `Shoplifting by under 18s` is no breakdown
_PLACE = re.compile(
    r"\b(?:in|for|within|across) (?:the )?(?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Division|District|BCU|LP[AU]|Borough|Ward|Sector|Command Unit|Area Command)\b"
)


def no_title_narrows(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures whose titles or names all narrow them, by the same phrase, to less than was asked.

    `above` are the texts over each table, the nearest first, and its sheet's name, by its number.
    """
    if not asks_for_offences(asked):
        return  # nothing is known of the question
    said: dict[str, str] = {}
    named = {(e.table, tuple(_names(e))) for e in leaves}
    for table, names in named:
        titles = narrowings(above.get(table, [""])[:-1], asked)
        # Of several names, one may be of a sex or an age that is a part of the offences.
        found = next(titles, None) or next(narrowings(list(names), asked, whom=len(named) == 1), None)
        if found is None:
            return
        said[found[1].casefold()] = found[0]
    # Those that narrow by different phrases are the parts of one whole.
    if len(said) == 1:
        phrase, text = said.popitem()
        raise not_asked(
            leaves[0],
            f"{clean(text)!r} says less than was asked: {phrase!r}.",
            f"Ask the force for all of the offences that were asked for; or, if these are the answer: {SAY_COUNTS}.",
        )


def _names(entry: Entry) -> Iterator[str]:
    """The labels of a figure that name what is counted, also by a flag: no category, period or force."""
    for facet in (f for line in (entry.row, entry.column) if line is not None for f in line.facets):
        if facet.label.rest and not (facet.label.category or facet.label.total or facet.axis.family):
            yield facet.label.text


def narrowings(texts: list[str], asked: str, *, whom: bool = True) -> Iterator[tuple[str, str]]:
    """The texts that narrow, each with the phrase by which it does; not by `whom` the offences concern, unless so."""
    for text in texts:
        said = clean(text)
        if len(said) <= _LONGEST and (not _ASKED.search(said) or _is_one_question(said)):
            kinds = [kind for kind in patterns("narrowing") if whom or kind != "sex"]
            found = [(kind, match) for kind in kinds for match in patterns("narrowing")[kind].finditer(said)]
            for name, match in [*found, *(("place", m) for m in _PLACE.finditer(without_forces(said)))]:
                beside = name != "place" and _BESIDE.search(said[: match.start()])
                if not beside and not _is_asked(name, asked):
                    yield text, match.group().strip(" -–:()")
            if whom and (ages := _of_some_ages(said, asked)):
                yield text, ages


def _of_some_ages(said: str, asked: str) -> str:
    """The ages by which a text is of less or more than was asked; empty where they are those that were asked for, or
    all sides of a breakdown."""
    of_children = says("narrowing_asked", "child", asked)
    own = [ages for ages in ages_in(asked) if ages.sure]
    wanted = together(own) if own else CHILDREN if of_children else None
    found = [ages for ages in ages_in(said) if ages.sure or wanted is not None]
    found = [a for a in found if not _BESIDE.search(said[: a.begin]) or _BY.search(said[: a.begin]) or len(found) > 1]
    if not found or (wanted is None and len(found) > 1):
        return ""
    these = together(found)
    if these is None or wanted is None:
        return found[0].text
    within = next((one for one in found for other in found if other.holds(one)), None)
    if within is not None and not _BESIDE.search(said[: within.begin]):
        return within.text  # `of children under 18, with a victim under 16`
    are_all = these == wanted or (len(found) > 1 and these[0] <= wanted[0] and wanted[1] <= these[1])
    return "" if are_all else found[0].text


def _is_one_question(said: str) -> bool:
    """True for `2. How many offences with no outcome were recorded?`, whose answer the table under it is."""
    return asks_how_many(said) and said.count("?") < 2 and not says("title", "beside_offences", said)


def _is_asked(name: str, asked: str) -> bool:
    """True where the question narrows so too."""
    if name == "ended":
        return any(says("subject", subject, asked) for subject in ("arrests", "charges", "outcomes"))
    return name in patterns("narrowing_asked") and says("narrowing_asked", name, asked)
