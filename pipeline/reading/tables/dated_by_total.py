"""Months and quarters that stand without their year, and that the total of the year beside them dates.

What belongs here: finding the runs `Apr-Jun`, `Jul-Sep`, `Oct-Dec`, `Jan-Mar`, `2018/19` along an axis, and proving
by the numbers that each is one year and its parts. What does not: one label (`labels/`), or totals in general
(`proof.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.period import UNDATED, Period, within_year
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count

_PARTS = (4, 12)
"""Quarters or months of a whole year."""


def date_by_totals(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Give the parts of each year the dates that they have in it, and call the year their total.

    All lines must fall into years with all their parts before them, or after them, in every case, and in every line
    across each year must be the exact sum of its parts. Else nothing is changed, and the parts stay without a year.
    """
    if any(any(p.start is not None for p in other.periods) for other in across):
        return
    plain = [line for line in lines if line.periods]
    if len(plain) < len([line for line in lines if not line.total]):
        return
    for size in _PARTS:
        for year_first in (False, True):
            groups = _groups(plain, size, year_first)
            if groups and all(_is_sum(year, parts, across, at) for year, parts in groups):
                for year, parts in groups:
                    year.total = True
                    for part in parts:
                        part.periods = (within_year(part.periods[0], year.periods[0]),)
                return


def _groups(lines: list[Line], size: int, year_first: bool) -> list[tuple[Line, list[Line]]]:
    """The years with their parts; empty unless every line belongs to one and the parts fill the year in order."""
    if not lines or len(lines) % (size + 1):
        return []
    groups = []
    for i in range(0, len(lines), size + 1):
        run = lines[i : i + size + 1]
        year, parts = (run[0], run[1:]) if year_first else (run[-1], run[:-1])
        if any(len(line.periods) != 1 for line in run) or not _fills(year.periods[0], [p.periods[0] for p in parts]):
            return []
        groups.append((year, parts))
    return groups


def _fills(year: Period, parts: list[Period]) -> bool:
    """True if undated parts, placed in the year, follow one another from its first day to its last."""
    if year.kind not in ("financial_year", "calendar_year") or year.start is None or year.bare:
        return False
    if any(part.kind not in UNDATED for part in parts):
        return False
    placed = [within_year(part, year) for part in parts]
    if any(part.start is None or part.end is None for part in placed):
        return False
    follows = all((b.start - a.end).days == 1 for a, b in zip(placed, placed[1:], strict=False))  # type: ignore[operator]
    return follows and placed[0].start == year.start and placed[-1].end == year.end


def _is_sum(year: Line, parts: list[Line], across: list[Line], at: CellAt) -> bool:
    """True if the year is the exact sum of its parts in every line across that states anything."""
    stated_once = False
    for other in across:
        stated, counts = exact_count(at(year, other)), [exact_count(at(part, other)) for part in parts]
        if stated is None and all(at(line, other) is None for line in (year, *parts)):
            continue
        if stated is None or None in counts or stated != sum(count or 0 for count in counts):
            return False
        stated_once = True
    return stated_once
