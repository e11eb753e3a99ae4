"""Arrests, charges and the like beside offences that stand under their own name: `Pedal cycle theft`, `Arrests`.

What belongs here: a line of them in the same table, and a table of them alone, where the other figures say by their
name what was asked for. What does not: lines beside `Offences recorded` (`question/asked.py`), or tables by their
titles (`another_question.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.kinds_in_brackets import words_of_kinds
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.tables.line import Facet

_PEOPLE_OF_IT = re.compile(r"(?:number of |no\.? of )?[a-z' ]+ (?:victims|suspects|offenders)", re.I)

_RECORDED = re.compile(r"\b(?:recorded|reported|crimed)\b", re.I)


def beside_its_name(entries: list[Entry], asked: str) -> list[Entry]:
    """The figures of arrests, victims and the like on a line whose neighbour is named by the offence that was asked
    for, unless a total adds the two up: then neither is all of them."""
    if not asks_for_offences(asked):
        return []
    stated: dict[object, list[tuple[Entry, bool]]] = {}
    for entry in entries:
        for kind, facet in innermost(entry):
            text = facet.label.text
            if entry.subject not in (None, "offences") or _tells_of_else(text, asked) or not is_its_name(text, asked):
                continue
            called_so = says("subject", "offences", text) or _RECORDED.search(text) is not None
            stated.setdefault((kind, id(facet.axis), *_place(entry)), []).append((entry, called_so))
    return [
        entry
        for entry in entries
        if any(
            not _added_up(entry, named, kind)
            and (_is_else(entry, facet, asked, called_so=called_so) or _is_solved(entry, facet, named, asked))
            for kind, facet in innermost(entry)
            for named, called_so in stated.get((kind, id(facet.axis), *_place(entry)), [])
            if named is not entry
        )
    ]


def _is_else(entry: Entry, facet: Facet, asked: str, *, called_so: bool) -> bool:
    """True for arrests, victims and the like; also behind the name of the offence, `Shoplifting - arrests`, where the
    other is `called` offences, `Shoplifting offences recorded`: they are no kind of these."""
    if facet.label.subject == entry.subject and of_something_else(entry, asked) is not None:
        return True
    return called_so and not facet.label.total and _tells_of_else(facet.label.text, asked)


def _is_solved(entry: Entry, facet: Facet, named: Entry, asked: str) -> bool:
    """True for those of the offences that were solved, beside all of them under the name alone: `Rape solved`, and no
    more than `Rape`."""
    text = facet.label.text
    if not says("subject", "outcomes", text) or says("parts", "unsolved", text) or says("subject", "outcomes", asked):
        return False
    high, low = entry.value.high, named.value.low
    bare_name = patterns("subject")["outcomes"].sub(" ", text).strip(" -–:()")
    return high is not None and low is not None and high <= low and is_its_name(bare_name, asked)


@lru_cache(maxsize=4096)
def _tells_of_else(text: str, asked: str) -> bool:
    loose = () if says("subject", "offences", text) else ("incidents",)  # `Other hate incidents and crimes`
    found = [subject for subject in (*OTHER_SUBJECTS, *loose) if says("subject", subject, text)]
    return any(not says("subject", subject, asked) for subject in found)


def of_something_else(entry: Entry, asked: str) -> Facet | None:
    """The label of a figure that says first of all that it counts arrests, victims or the like, where these were not
    asked for: `Arrests for theft`, and not `Theft - arrests`, which may be a kind of theft; None where none does."""
    if not says("over", "no_crimes", asked):  # `Non-crime hate incidents` are none by their own name
        none = (facet for _, facet in innermost(entry) if says("no_offence", "no_crime", facet.label.text))
        if entry.subject == "incidents" and (facet := next(none, None)) is not None:
            return facet
    if entry.subject not in OTHER_SUBJECTS or says("subject", entry.subject, asked):
        return None
    found = [facet for _, facet in innermost(entry) if facet.label.subject == entry.subject]
    plain = (facet for facet in found if not facet.label.category and not facet.label.flag)
    return next((facet for facet in plain if says_first(facet.label.text, entry.subject)), None)


def says_first(text: str, subject: str) -> bool:
    if _PEOPLE_OF_IT.fullmatch(clean(text)):
        return True  # `Coercive control victims`
    said, named = patterns("subject")[subject].search(text), patterns("offence")["words"].search(text)
    return said is not None and (named is None or said.start() < named.start())


def innermost(entry: Entry) -> list[tuple[str, Facet]]:
    """The last label of a figure's row and of its column, each if it is the line's own."""
    lines = (("row", entry.row), ("column", entry.column))
    return [(kind, line.facets[-1]) for kind, line in lines if line is not None and line.facets and line.facets[-1].own]


def _added_up(entry: Entry, other: Entry, kind: str) -> bool:
    return any(of == kind for _, of, _ in entry.covered & other.covered)


@lru_cache(maxsize=4096)
def is_its_name(text: str, asked: str) -> bool:
    """True for the name of what was asked for, whole and without a word more: `Pedal cycle theft`, and neither `Pedal
    cycles`, nor `Pedal cycle theft, undetected`, which leaves out what stands beside it."""
    question = make_question(asked)
    if not question.says(text) or not (names_offence(text) or says("subject", "offences", text)):
        return False
    if is_left_over(text) or words_of_kinds(text, asked) is not None:
        return False  # `Knife used`, where the question lists it among others
    return not question.unknown(clean(text).casefold(), joined=True, narrowing=True)


@lru_cache(maxsize=4096)
def is_left_over(text: str) -> bool:
    """True for what may be no more than what others leave: `Other`, `Undetected`, `Without charge`."""
    ended = any(says("parts", name, text) for name in ("outcome", "unsolved", "never"))
    return ended or says("parts", "left_over", text)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.table, entry.force, entry.period.start, entry.period.end
