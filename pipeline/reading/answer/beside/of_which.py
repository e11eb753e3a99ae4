"""A line that says it is a part of the line above it, beside the whole that bears the name of what was asked for: `Hate
crimes recorded`, `of which: racially motivated`.

What belongs here: which parts may be left out, and which may not. What does not: parts that a total proves
(`tables/subset_lines.py`), flagged parts (`flags/flag_sides.py`), or a whole and a part that may both be the answer
(`answer/one_answer.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.answer.beside.beside_its_name import innermost, is_its_name
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.tables.line import Facet

_OF_WHICH = re.compile(
    r"^\W*(?:(?:q(?:uestion)? ?)?\d{1,2}(?: ?[a-z](?=[.):]))?[.):]*\s+)?"
    r"(?:(?:of|from) (?:which|these|those)|(?:the )?number of the above(?= (?:that|which|where)\b))\b\W*",
    re.I,
)


def parts_of_what_was_asked(entries: list[Entry], asked: str, *, flag_asked: bool = True) -> list[Entry]:
    """The figures of parts whose whole, the nearest line before them that is none, is named as what was asked for, and
    is no less in any period. The part says something that was not asked for, else it may be the answer itself; and no
    total adds the two up. Those with a flag are such parts unless it was asked about, and so are those beside `All`
    offences of the name."""
    flagged = not (flag_asked or says("flag", "yes", asked))
    if not asks_for_offences(asked) or not any(_may_be_part(f, flagged) for e in entries for _, f in innermost(e)):
        return []
    pairs: dict[tuple[int, int], list[tuple[Entry, Entry | None]]] = defaultdict(list)
    for lines in _along(entries):
        whole: Entry | None = None
        for index, entry, facet in lines:
            of_all = whole is not None and any(says("all_crime", "all", text) for text in whole.labels)
            if not _is_part(facet, flagged=flagged, of_all=of_all):
                whole = entry if is_its_name(facet.label.text, asked) else None
            else:
                known = whole if facet.label.flag or _says_more(facet.label.text, asked) else None
                pairs[id(facet.axis), index].append((entry, known))
    return [part for found in pairs.values() if all(map(_holds, *zip(*found, strict=True))) for part, _ in found]


def without_of_which(text: str) -> str:
    """What a part is called: `dog theft` of `Of which: dog theft`."""
    return _OF_WHICH.sub("", text)


def _along(entries: list[Entry]) -> list[list[tuple[int, Entry, Facet]]]:
    """The figures of each axis whose labels tell them apart, in the order of its lines, all else being the same."""
    found: dict[object, list[tuple[int, Entry, Facet]]] = defaultdict(list)
    for entry in entries:
        for kind, facet in innermost(entry):
            line, other = (entry.row, entry.column) if kind == "row" else (entry.column, entry.row)
            if line is not None and other is not None:
                found[entry.table, kind, id(facet.axis), other.index, entry.force].append((line.index, entry, facet))
    return [sorted(lines, key=lambda one: one[0]) for lines in found.values()]


def _is_part(facet: Facet, *, flagged: bool, of_all: bool) -> bool:
    if facet.label.flag:
        return flagged and facet.label.flag == "yes" and (of_all or bool(_OF_WHICH.match(facet.label.text)))
    return bool(_OF_WHICH.match(facet.label.text))


def _may_be_part(facet: Facet, flagged: bool) -> bool:
    return _is_part(facet, flagged=flagged, of_all=True)


def _says_more(text: str, asked: str) -> bool:
    said = without_of_which(clean(text)).casefold()
    return bool(make_question(asked).unknown(said, joined=True, narrowing=True))


def _holds(part: Entry, whole: Entry | None) -> bool:
    """True for an exact whole and a part of one period that is no larger, `<5` among them, which no total adds up."""
    if whole is None or part.covered & whole.covered or part.period != whole.period:
        return False
    most, all_ = part.value.high, whole.value.count
    return most is not None and all_ is not None and most <= all_
