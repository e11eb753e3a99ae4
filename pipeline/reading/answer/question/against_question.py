"""Lines named by the opposite of what was asked for: `Offences without a knife`, `Theft from motor vehicle` where theft
of it was asked for, `Rape of an adult` where those of children were.

What belongs here: one label against the words of the question: denied, joined in another way, or of the other side.
What does not: lines that lack a word of it (`neighbours.py`), sides of a flag (`flags/flagged.py`), or the parts of
one table (`lines/known_parts.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.contrasts import of_another_section, of_another_side
from pipeline.reading.answer.question.named_parts import names_none_of_it
from pipeline.reading.answer.question.qualified import narrowing_words
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, of_what_is_counted, stems, without_breakdown
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_WORD = re.compile(r"[^\W\d_][\w'’]*|[^\s\w]")
_JOINING = frozenset(["and", "or", "&", "/"])
_ENDS_THING = re.compile(
    r"[^\w\s]|and|or|by|in|at|with|without|while|where|which|that|who|for|into|during|involving|using"
)
# How a word before a thing says what was done with it: something done to it, taken out of it, or done by it.
_RELATIONS = {
    **dict.fromkeys(["of", "on", "upon", "against", "towards", "to"], "to it"),
    "from": "from it",
    "by": "by it",
}
_ALIKE = re.compile(r"\b(?:and|or|plus|as well as)\b|[&+/]", re.I)
_LONGEST = 160
_SIDES = (("child", "adult"), ("female", "male"), ("residential", "business"), ("personal", "business"))
"""Tables of words of which a question that has one is not of the other."""


def no_opposite(
    leaves: list[Entry], asked: str, core: frozenset[str], above: dict[int, list[str]], flag: FlagWords | None
) -> None:
    """Refuse figures of which a label, or the nearest text over their table that speaks of what was asked, says the
    opposite of the question, alone or among lines that say it.

    `core` are the words that the question's title and what it counts share, `above` the texts over each table. One that
    says both sides of the `flag` denies neither: of which a figure is, its own labels say.
    """
    narrowing = frozenset[str]().union(*map(stems, narrowing_words(asked)))
    words = (core or make_question(asked).own) | (narrowing if not narrowing & core else frozenset())
    if not asks_for_offences(asked):
        _not_of_another_side(leaves, asked, above)
        return
    labels: dict[str, Entry] = {}
    titles: dict[str, Entry] = {}
    for leaf in leaves:
        own = list(naming_labels(leaf, flagged=True)) or naming_labels(leaf, flagged=True, totals=True)
        for facet in own:  # what has only the name of a total is of all that it names
            labels.setdefault(facet.label.text, leaf)
        for facet in (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets):
            if facet.axis.family and names_offence(facet.label.text):  # `Adult sexual offences` among ages
                labels.setdefault(facet.label.text, leaf)
            told = (facet.axis.heading, *above.get(leaf.table, []))
            if facet.label.category == "sex" and not any(says("subject", "suspects", text) for text in told):
                labels.setdefault(facet.label.text, leaf)
    for leaf in {leaf.table: leaf for leaf in leaves}.values():
        said = above.get(leaf.table, [])
        over = next((text for text in said if words & stems(text) or of_another_section(text, asked)), "")
        of_both_sides = flag is not None and flag.side(over) == "both"
        titles |= {over: leaf} if over and len(over) <= _LONGEST and not of_both_sides else {}
    divided = any(_said(text, asked, words)[0] for text in labels)
    against = {text: why for text in labels if (why := _opposite(text, asked, words) or _both(text, asked, words))}
    against |= {t: why for t in titles if (why := _opposite(t, asked, words) or _both(t, asked, words) * (not divided))}
    labels |= titles
    against |= _answered_no(leaves, labels, words, above)
    for text, why in against.items():
        meant = [
            other for other in labels if other not in against and words <= stems(in_words_of_question(other, asked))
        ]
        if len(meant) == 1:
            which = f'Say in the sidecar which is the answer: take = ["{meant[0]}"]; or, if all are'
        else:
            which = "Ask the force for the offences that were asked for; or, if these are the answer"
        beside = f", and it would be added to {clean(meant[0])!r}" if meant else ""
        raise not_asked(
            labels[text],
            f"{clean(text)!r} is the opposite of what the collection asks for: {why}{beside}.",
            f"{which}: {SAY_COUNTS}.",
        )


def _not_of_another_side(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of crimes where reports were asked for, whether or not they were recorded as crimes."""
    for leaf in leaves:
        texts = (
            *(facet.label.text for facet in naming_labels(leaf, flagged=True, totals=True)),
            *above[leaf.table][:1],
        )
        for text in texts:
            if why := of_another_side(without_breakdown(clean(text)), asked):
                raise not_asked(
                    leaf,
                    f"{clean(text)!r} is not what the collection asks for: {why}.",
                    f"Ask the force for what was asked; or, if these are: {SAY_COUNTS}.",
                )


def _answered_no(
    leaves: list[Entry], labels: dict[str, Entry], words: frozenset[str], above: dict[int, list[str]]
) -> dict[str, str]:
    """The lines `No` under a heading of what was asked for, `Knife used`, or a title of its marker: `Crimes with a
    spiking marker`. Puts those beside them among the `labels`."""
    found: dict[str, str] = {}
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets):
            over = map(without_breakdown, above.get(leaf.table, []))  # `..., split by domestic abuse marker`
            marker = next((text for text in over if says("within", "words", text)), "")
            heading = facet.axis.heading if words & make_question(facet.axis.heading).own else marker
            said = facet.label.category == "answer" or says("denied", "answer", facet.label.text)
            if said and words & make_question(heading).own:
                labels.setdefault(facet.label.text, leaf)
                if says("denied", "answer", facet.label.text):
                    found[facet.label.text] = f"it answers {clean(heading)!r}"
    return found


def opposite_of(name: str, asked: str) -> str:
    """What the name of an offence says against the question; empty where it says nothing against it."""
    return _opposite(name, asked, make_question(asked).own)


@lru_cache(maxsize=16384)
def _opposite(text: str, asked: str, words: frozenset[str]) -> str:
    """What a label says against the question; empty where it says nothing against it."""
    whole = without_breakdown(clean(text))
    said = of_what_is_counted(whole)
    if other := names_none_of_it(said, asked):
        return f"{other!r} is none of it"
    return (
        _denied(whole, asked, words)
        or _joined_otherwise(said, asked, words)
        or _of_other_side(said, asked)
        or of_another_side(whole, asked)
        or of_another_section(whole, asked)
    )


def _denied(text: str, asked: str, words: frozenset[str]) -> str:
    """A word of the question that the label denies, or one that the question denies and the label does not."""
    (no, yes), (never, ever) = _said(text, asked, words), _said(asked, asked, words)
    if denied := min((no - yes) - never, default=""):
        return f"{_written(text, denied, asked)!r} is denied"
    affirmed = min(((yes - no) & never) - ever, default="")
    return f"{_written(text, affirmed, asked)!r} is not" if affirmed else ""


def _both(text: str, asked: str, words: frozenset[str]) -> str:
    """A word of the question that a text says and denies: `endangering life and not endangering life`."""
    (no, yes), (never, ever) = _said(without_breakdown(clean(text)), asked, words), _said(asked, asked, words)
    both = min((yes & no & ever) - never, default="")
    return f"{_written(text, both, asked)!r} is denied as well" if both and _ALIKE.search(text) else ""


def _written(text: str, stem: str, asked: str) -> str:
    """The word of a text that has this stem, as it stands there."""
    return next((word for word in _WORD.findall(text) if stem in stems(in_words_of_question(word, asked))), stem)


def _said(text: str, asked: str, words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the words that a text denies, `hate` of `Non-hate crimes`, and those that it says."""
    found: tuple[set[str], set[str]] = (set(), set())
    told = in_words_of_question(text, asked)
    denied = [match.span("word") for name in ("after", "before") for match in patterns("denied")[name].finditer(told)]
    for match in _WORD.finditer(told):
        side = not any(start <= match.start() < end for start, end in denied)
        found[side].update(stems(match.group()) & words)
    return frozenset(found[0]), frozenset(found[1])


def _joined_otherwise(text: str, asked: str, words: frozenset[str]) -> str:
    """A thing that the question and the label both name, and to which something else was done: theft `from` a vehicle,
    and not `of` it."""
    own, wanted = (_relations(in_words_of_question(said, asked), words | stems(asked)) for said in (text, asked))
    for stem in sorted(own.keys() & wanted.keys()):
        if not set(own[stem].values()) & set(wanted[stem].values()):
            word, other = next(iter(own[stem])), next(iter(wanted[stem]))
            here, there = f"{word} {_written(text, stem, asked)}", f"{other} {_written(asked, stem, asked)}"
            return f"{here!r}, and not {there!r}"
    return ""


@lru_cache(maxsize=16384)
def _relations(text: str, words: frozenset[str]) -> dict[str, dict[str, str]]:
    """For each word that stands behind one which says what was done with it, all such words, and what they say. Crime
    of a name is no such thing: `vehicle crime` is of nothing."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    before: dict[str, str] = {}
    behind: list[str] = []
    for word in [*map(str.casefold, _WORD.findall(text)), "."]:
        relation = _RELATIONS.get(word)
        if not relation and not _ENDS_THING.fullmatch(word):
            behind.append(word)
        elif behind or not (relation or word in _JOINING):
            if before and not any(map(_is_crime, behind)):
                for stem in stems(" ".join(behind)) & words:
                    found[stem] |= before
            before, behind = {}, []
        if relation:
            before[word] = relation
    return found


def _is_crime(word: str) -> bool:
    return says("subject", "offences", word) or (names_offence(word) and not says("offence", "objects", word))


def side_asked(text: str, asked: str) -> str:
    """`own` for a text of the side that was asked for, `other` for one of the other; empty for one of both or neither,
    and where no side was asked for."""
    for pair in _SIDES:
        for one, other in (pair, pair[::-1]):
            wanted = says("opposite", one, asked) and not says("opposite", other, asked)
            said = (says("opposite", one, text), says("opposite", other, text))
            if wanted and any(said):
                return {(True, False): "own", (False, True): "other"}.get(said, "")
    return ""


def _of_other_side(text: str, asked: str) -> str:
    """A label of adults where the question is of children; not of those who did it."""
    if says("subject", "suspects", text):
        return ""
    for pair in _SIDES:
        for one, other in (pair, pair[::-1]):
            wanted = says("opposite", one, asked) and not says("opposite", other, asked)
            found = patterns("opposite")[other].search(text)
            if wanted and found and not says("opposite", one, text):
                return f"{found.group()!r} and not {one}"
            if wanted and found and says("opposite", "both", text):
                return f"{found.group()!r} as well as {one}"
    return ""
