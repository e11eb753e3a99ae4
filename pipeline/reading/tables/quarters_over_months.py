"""Quarters among their own months, as a program writes them: `Quarter 1` over April, May and June.

What belongs here: quarters without a year that are the sum of the three months below or above them. What does not:
years among their months or quarters (`proof.py`), or quarters of which the months are not told.
"""

from __future__ import annotations

from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count

_MONTHS = 3


def mark_quarters_over_months(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make totals of the quarters where each is the exact sum of the three months below it, or else of those above."""
    quarters = [place for place, line in enumerate(lines) if _kind(line) == "quarter_name"]
    if not quarters or not any(_kind(line) == "month" for line in lines):
        return
    for below in (True, False):
        months = {
            place: lines[place + 1 : place + 1 + _MONTHS] if below else lines[max(0, place - _MONTHS) : place]
            for place in quarters
        }
        if all(_is_sum(lines[place], months[place], across, at) for place in quarters):
            for place in quarters:
                lines[place].total, lines[place].periods = True, ()  # which its months say
            return


def _is_sum(quarter: Line, months: list[Line], across: list[Line], at: CellAt) -> bool:
    if len(months) != _MONTHS or any(_kind(line) != "month" for line in months):
        return False
    for other in across:
        stated, parts = exact_count(at(quarter, other)), [exact_count(at(month, other)) for month in months]
        if stated is None or None in parts or stated != sum(part or 0 for part in parts):
            return False
    return True


def _kind(line: Line) -> str:
    return line.periods[-1].kind if line.periods else ""
