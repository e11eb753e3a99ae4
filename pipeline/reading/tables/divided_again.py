"""A first line of all offences over sections that divide it, each anew: `By sex of victim:`, then `By age of victim:`.

What belongs here: leaving such sections out where every one adds up to the first line. What does not: one division of a
total, whose lines are its parts (`proof.py`), or tables of their own that divide another (`answer/beside/details.py`).
"""

from __future__ import annotations

from itertools import groupby

from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count

DIVISION = "one of several divisions of the first line, to which it adds up"
_FEWEST = 2  # sections, and lines of each


def leave_out_divisions(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Mark the lines of all sections as no counts of their own, where there are several, every line but the first is in
    one, and each adds up to the first line exactly, wherever that states a number."""
    if len(lines) < 1 + _FEWEST * _FEWEST or lines[0].children or _section(lines[0]) or any(ln.flag for ln in lines):
        return  # of flagged offences, one division may be the answer
    sections = [list(group) for _, group in groupby(lines[1:], key=_section)]
    names = [_section(section[0]) for section in sections]
    if len(set(names)) != len(names) or len(names) < _FEWEST or "" in names or any(len(s) < _FEWEST for s in sections):
        return
    stated = [(other, exact_count(at(lines[0], other))) for other in across]
    if not any(whole for _, whole in stated):
        return
    for section in sections:
        for other, whole in stated:
            parts = [exact_count(at(line, other)) for line in section]
            if whole is None or None in parts or whole != sum(part or 0 for part in parts):
                return
    for line in lines[1:]:
        line.measure, line.total = DIVISION, False
    lines[0].total = False


def _section(line: Line) -> str:
    """The heading that a line stands under, which is filled down to it; empty where it has none."""
    return next((facet.label.text for facet in line.facets if not facet.own), "")
