"""Whether what is counted is offences at all, whatever they are of: knives, people and assessments are not.

What belongs here: things and people in place of offences, and headings of no known kind. What does not: which offences
were asked for (`lines/asked_offence.py`), or arrests, victims and the like (`asked.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.answer.question.asked import Titles, not_asked
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import key
from pipeline.reading.labels.whole_force import says_whole
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import first_of, patterns
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.line import Facet
from pipeline.reading.tables.year_heading import meaning_of

SECTION = re.compile(r"\bs(?:s|ec(?:tion)?)?\.? ?\d|\bact\b|\b\d{1,3}[a-z]?/\d", re.I)
# What follows says more of the main word before it.
_AFTER_MAIN = re.compile(
    r"\b(?:of|in|on|at|to|by|with|for|from|against|under|between|involving|including|using|where|who|that|which|or|and|"
    r"while|without|excluding|except|not|upon|towards?|within|linked|related|s ?\d+|section)\b"
)
# `Codes 92D & 92E` before a name.
_CODES = re.compile(
    r"^(?:ho(?:cr)? )?(?:codes?|class(?:es)?) \d+[a-z]?(?:/\d+)?(?:\s*(?:&|,|/|and)\s*\d+[a-z]?(?:/\d+)?)*"
    r"[\s:–-]+(?=\w)",
    re.I,
)
_MORE_OF_IT = re.compile(r"\s*[(\[]|\s[-–]\s(?=(?:total|all)\b)", re.I)  # `Burglary (residential + business)`
# Words that an offence may begin with: `Adult to child grooming`, `Attempted`.
_WHO = re.compile(r"(?:adult|child|children|male|female|boy|girl|person|other|any|all|attempt(?:ed|s)?|both)s?$")


def no_things(leaves: list[Entry], asked: str) -> None:
    """Refuse figures of things or people, whatever the title names: `Knives recovered` under `Knife crime`."""
    said = [(entry, facet.label.text) for entry in leaves for facet in naming_labels(entry, flagged=True)]
    other = next(((e, text) for e, text in said if patterns("no_offence")["words"].search(text)), None)
    if other is not None and not patterns("no_offence")["words"].search(asked):
        chosen = dict.fromkeys(text for _, text in said if not patterns("no_offence")["words"].search(text))
        takes = ", ".join(f'"{text}"' for text in chosen)
        which = f"say in the sidecar what is the answer: take = [{takes}]" if takes else "if these are the answer"
        raise not_asked(
            other[0],
            f"{other[1]!r} are no offences, and the collection asks for offences.",
            f"Ask the force for the number of offences recorded; or {which}{', or, if all are' if takes else ''}: "
            f"{SAY_COUNTS}.",
        )


def no_things_alone(leaves: list[Entry]) -> None:
    """Refuse figures of which the one heading over them all is of things or people, whatever was asked: `Horses`."""
    said = {
        facet.label.text: entry
        for entry in leaves
        for line in (entry.row, entry.column)
        for facet in (line.facets if line is not None else ())
        if (facet.label.rest or facet.label.subject == "people") and not (facet.label.category or facet.axis.family)
    }
    for text, entry in said.items() if len(said) == 1 else ():
        if patterns("no_offence")["alone"].search(text):
            raise not_asked(
                entry,
                f"The one heading over the figures is {text!r}: these are things or people, of which one offence may "
                "have several, or none.",
                f"Ask the force for the number of offences recorded; or, if these are the answer: {SAY_COUNTS}.",
            )


def not_by_its_title(leaves: list[Entry], titles: Titles) -> None:
    """Refuse figures without a name of their own, a `Total`, under a title of something else than what was asked for,
    or of more or less than that: `Slavery investigations`, `Burglary (solved)`, `Stalking and other offences`."""
    for entry in leaves:
        title = titles.get(entry.table, ("",))[0]
        if patterns("title")["other_than_asked"].search(title) and not any(naming_labels(entry, flagged=True)):
            raise not_asked(
                entry,
                f"The title says that the figures are of something else, or of more or less, than offences: {title!r}.",
                f"Ask the force for the number of offences; or, if these are the answer: {SAY_COUNTS}.",
            )


def not_of_no_kind(leaves: list[Entry], asked: str) -> None:
    """Refuse one heading alone over all figures, of which nothing says that it is an offence or a count of them."""
    names = {entry.offence for entry in leaves}
    name = next(iter(names)) if len(names) == 1 else None
    if (
        name is None
        or meaning_of(name) is not None
        or any(e.categories or e.code or e.subject or e.flag or e.of_records for e in leaves)
    ):
        return
    if patterns("unspecific")["words"].search(name) or SECTION.search(name) or says_whole(name):
        return
    if _counts_offences(name, asked):
        return
    raise not_asked(
        leaves[0],
        f"Nothing says that {name!r} are offences: neither the heading, nor what the collection asks for.",
        f"Ask the force what it counted; or, if these are the answer: {SAY_COUNTS}.",
    )


def _counts_offences(name: str, asked: str) -> bool:
    """True for a heading whose main word is an offence, or of the question: `Thefts` of dogs from homes, and not
    stalking `assessments`, stalkers `arrested`, `referrals` for stalking. A title does not make them offences."""
    before, *more = _MORE_OF_IT.split(_CODES.sub("", name), maxsplit=1)
    name = before if before and not any(first_of("subject", text) for text in more) else name
    main = [
        word for word in _AFTER_MAIN.split(key(in_its_words(name, asked)), maxsplit=1)[0].split() if not word.isdigit()
    ]
    plain = patterns("offence")["objects"].sub(" ", f"{main[-1]} of" if main else "")
    return not main or bool(
        names_offence(plain)
        or patterns("subject")["offences"].search(name)
        or _WHO.match(main[-1])
        or patterns("unspecific")["words"].search(main[-1])
        or not stems(main[-1]) - stems(asked)
    )


def naming_labels(entry: Entry, *, flagged: bool = False, totals: bool = False) -> Iterator[Facet]:
    """The labels that name something, and no sex, age or place of a list; nor, unless asked for, a flag or a total."""
    for line in (entry.row, entry.column):
        for facet in line.facets if line is not None else ():
            label = facet.label
            if not label.rest or label.category or (label.total and not totals) or facet.axis.family:
                continue
            if not (label.flag or label.subject) or (flagged and label.subject in (None, "offences")):
                yield facet
