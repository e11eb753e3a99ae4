"""A line that says it is a part of the line above it, beside the whole that bears the name of what was asked for: `Hate
crimes recorded`, `of which: racially motivated`.

What belongs here: which parts may be left out, and which may not. What does not: parts that a total proves
(`tables/subset_lines.py`), flagged parts (`flags/flag_sides.py`), or a whole and a part that may both be the answer
(`answer/one_answer.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.beside.beside_its_name import innermost, is_its_name
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.tables.line import Facet, Line
from pipeline.reading.tables.said_parts import heading_of_parts, says_of_which, without_of_which


def parts_of_what_was_asked(entries: list[Entry], asked: str, *, flag_asked: bool = True) -> list[Entry]:
    """The figures of parts whose whole, the nearest line before them that is none, is named as what was asked for, and
    is no less in any period. The part says something that was not asked for, else it may be the answer itself; and no
    total adds the two up. Those with a flag are such parts unless it was asked about, and so are those beside `All`
    offences of the name."""
    flagged = not (flag_asked or says("flag", "yes", asked))
    if not asks_for_offences(asked) or not any(_may_be_part(line, f, flagged) for e in entries for line, f in _own(e)):
        return []
    pairs: dict[tuple[int, int], list[tuple[Entry, Entry | None]]] = defaultdict(list)
    runs: dict[tuple[int, int], list[tuple[Entry, list[Entry]]]] = defaultdict(list)
    for lines in _along(entries):
        whole: Entry | None = None
        run: list[Entry] = []
        for line, entry, facet in lines:
            of_all = whole is not None and any(says("all_crime", "all", text) for text in whole.labels)
            if not _is_part(line, facet, flagged=flagged, of_all=of_all):
                whole, run = entry if is_its_name(facet.label.text, asked) else None, []
                runs[id(facet.axis), line.index].append((entry, run))
            else:
                known = whole if facet.label.flag or _says_more(facet.label.text, asked) else None
                pairs[id(facet.axis), line.index].append((entry, known))
                run.append(entry)
    doubtful = {id(part) for found in runs.values() if _add_up_at_times(found) for _, run in found for part in run}
    held = [part for found in pairs.values() if all(map(_holds, *zip(*found, strict=True))) for part, _ in found]
    return [part for part in held if id(part) not in doubtful]


def _own(entry: Entry) -> list[tuple[Line, Facet]]:
    """The row and the column of a figure, each with its innermost label if that is its own."""
    lines = {"row": entry.row, "column": entry.column}
    return [(line, facet) for kind, facet in innermost(entry) if (line := lines[kind]) is not None]


def _along(entries: list[Entry]) -> list[list[tuple[Line, Entry, Facet]]]:
    """The figures of each axis whose labels tell them apart, in the order of its lines, all else being the same."""
    found: dict[object, list[tuple[Line, Entry, Facet]]] = defaultdict(list)
    for entry in entries:
        for line, facet in _own(entry):
            other = entry.column if line is entry.row else entry.row
            if other is not None:
                found[entry.table, line is entry.row, id(facet.axis), other.index, entry.force].append(
                    (line, entry, facet)
                )
    return [sorted(lines, key=lambda one: one[0].index) for lines in found.values()]


def _is_part(line: Line, facet: Facet, *, flagged: bool, of_all: bool) -> bool:
    said = says_of_which(facet) or heading_of_parts(line) is not None
    if facet.label.flag:
        return flagged and facet.label.flag == "yes" and (of_all or said)
    return said


def _may_be_part(line: Line, facet: Facet, flagged: bool) -> bool:
    return _is_part(line, facet, flagged=flagged, of_all=True)


def _add_up_at_times(runs: list[tuple[Entry, list[Entry]]]) -> bool:
    """True for parts that are all of their whole in one year, and not in another: one of the figures is wrong."""
    sums = [
        (whole.value.count, sum(part.value.count or 0 for part in parts))
        for whole, parts in runs
        if sum(1 for part in parts if part.value.count) > 1
    ]
    return len({whole == parts for whole, parts in sums}) > 1


def _says_more(text: str, asked: str) -> bool:
    said = without_of_which(clean(text)).casefold()
    return bool(make_question(asked).unknown(said, joined=True, narrowing=True))


def _holds(part: Entry, whole: Entry | None) -> bool:
    """True for an exact whole and a part of one period that is no larger, `<5` among them, which no total adds up."""
    if whole is None or part.covered & whole.covered or part.period != whole.period:
        return False
    most, all_ = part.value.high, whole.value.count
    return most is not None and all_ is not None and most <= all_
