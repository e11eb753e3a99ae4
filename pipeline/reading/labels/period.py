"""A period as a text names it, and what a range of dates is.

What belongs here: the record, its kinds, and arithmetic on whole dates. What does not: finding periods in a text
(`periods.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.reading.labels.period_atoms import month_end

_YEARS_ALONE = re.compile(r"(?:19|20)\d\d(?:\s*(?:-|/|to|and|until)\s*(?:19|20)\d\d)?", re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as a text names it.

    `kind` is `financial_year`, `calendar_year`, `part_year`, `quarter`, `month`, `day`, `span`, or, where the
    text alone fixes no dates, `month_name`, `quarter_name`, `month_range`, `ambiguous`. `weak` marks a notation that
    may be something else (`15-16` may be an age band); `bare` a lone calendar-looking year; `doubt` is what stands
    beside an ambiguous one and is not understood (`since`).
    """

    kind: str
    text: str
    begin: int
    stop: int
    start: date | None = None
    end: date | None = None
    month: int | None = None
    last_month: int | None = None
    quarter: int | None = None
    day: int | None = None
    weak: bool = False
    bare: bool = False
    doubt: str = ""

    @property
    def twelve_from(self) -> int | None:
        """The first of twelve months named without a year, `January - December`; None for anything else."""
        whole = self.kind == "month_range" and self.month and self.last_month == (self.month + 10) % 12 + 1
        return self.month if whole else None

    @property
    def by_years_alone(self) -> bool:
        """True for years of one number each, `2018-2020`: from which month to which, they do not say."""
        return _YEARS_ALONE.fullmatch(self.text) is not None and (self.bare or self.kind == "span")

    @property
    def financial_year(self) -> str | None:
        """`2018/19` for exactly one financial year, else None."""
        if self.kind != "financial_year" or self.start is None:
            return None
        return f"{self.start.year}/{(self.start.year + 1) % 100:02d}"


def kind_of_range(start: date, end: date) -> str:
    """What a range of whole dates is."""
    if end < start:
        return "ambiguous"
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31) and end.year == start.year + 1:
        return "financial_year"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year == start.year:
        return "calendar_year"
    if start == end:
        return "day"
    whole_months = start.day == 1 and end == month_end(end.year, end.month)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and months == 1:
        return "month"
    if whole_months and months == 3 and start.month % 3 == 1:
        return "quarter"
    return "part_year" if financial_year_start(start) == financial_year_start(end) else "span"


def financial_year_start(day: date) -> int:
    """The calendar year in which the financial year of a date begins."""
    return day.year if day.month >= 4 else day.year - 1


def within_year(period: Period, year: Period) -> Period:
    """A month, quarter or range of months named without its year, placed in the year that governs it."""
    assert year.start is not None and year.end is not None
    if period.kind == "quarter_name" and period.quarter is not None:
        if year.kind != "financial_year":  # `Q1 2018` may start in January or in April
            return replace(period, kind="ambiguous")
        first, last = (period.quarter * 3) % 12 + 1, (period.quarter * 3 + 2) % 12 + 1
    else:
        first, last = period.month or 1, period.last_month or period.month or 1

    def year_of(month: int) -> int:
        assert year.start is not None
        return year.start.year if month >= year.start.month else year.start.year + 1

    start, end = date(year_of(first), first, 1), month_end(year_of(last), last)
    return replace(period, kind=kind_of_range(start, end), start=start, end=end)


_YEARS = ("financial_year", "calendar_year")

UNDATED = ("month_name", "quarter_name", "month_range")
