"""Periods along an axis, where neighbours decide what a date or a bare year is.

What belongs here: dates that are months, ends of March that are years, `2011-12` among months. What does not: a
period by itself (`labels/periods.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.reading.labels.period import Period, financial_year_start, kind_of_range
from pipeline.reading.labels.period_atoms import month_end
from pipeline.reading.labels.understand import Label
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.tokens import Token
from pipeline.reading.tables.year_heading import year_meant

_OTHER_YEARS = re.compile(r"\b(?:academic|school|calendar) years?\b")
_QUARTER = re.compile(r"\b(?:quarters?|qtr|(?:3|three) months)\b")
_YEAR_MONTH = re.compile(r"^((?:19|20)\d\d)-(0[1-9]|1[0-2])$")


def period_label(axis: Axis, token: Token, label: Label) -> Label:
    heading = axis.heading.casefold()
    period = label.period
    if period and period.kind == "financial_year" and (month := _YEAR_MONTH.match(label.text)) and _mostly_months(axis):
        opening = date(int(month.group(1)), int(month.group(2)), 1)
        return replace(
            label, period=replace(period, kind="month", start=opening, end=month_end(opening.year, opening.month))
        )
    if period is not None and period.kind == "financial_year" and _OTHER_YEARS.search(heading):
        return replace(label, period=replace(period, kind="ambiguous", start=None, end=None))
    if period is not None and (meant := year_meant(axis.heading, period)) is not period:
        return replace(label, period=meant)
    if period is None:
        return label
    if _QUARTER.search(heading) and _are_ends_of_quarters(axis):
        return replace(label, period=_quarter_that_ends(period))
    if period.kind == "ambiguous" and period.bare and (first := _overlapping(axis, period)) is not None:
        return replace(
            label,
            period=replace(
                period, kind="financial_year", bare=False, start=date(first, 4, 1), end=date(first + 1, 3, 31)
            ),
        )
    if period.kind == "day" and period.start is not None:
        return replace(label, period=_period_of_dates(axis, period, heading))
    return label


def _are_ends_of_quarters(axis: Axis) -> bool:
    """True for `June`, `September`, `December` and `March`, and no other month."""
    named = [p.month for token in axis.tokens if (p := token.label.period) is not None and p.kind == "month_name"]
    return len(named) > 1 and all(month is not None and month % 3 == 0 for month in named)


def _quarter_that_ends(period: Period) -> Period:
    """The quarter whose last month is named, `June` under `Quarter ending`; any other period as it is."""
    if period.kind != "month_name" or period.month is None:
        return period
    return replace(period, kind="month_range", month=period.month - 2, last_month=period.month)


def _consecutive(days: list[date]) -> bool:
    """True for days of months that follow one another without a gap."""
    months = [day.year * 12 + day.month for day in days]
    return all(b - a == 1 for a, b in zip(months, months[1:], strict=False))


def _overlapping(axis: Axis, period: Period) -> int | None:
    """The first year of `2015 to 2016`, where its neighbour on the axis is `2016 to 2017` or `2014 to 2015`: they
    overlap only as financial years."""
    firsts = {
        int(p.text[:4]) for t in axis.tokens if (p := t.label.period) is not None and p.kind == "ambiguous" and p.bare
    }
    own = int(period.text[:4])
    return own if {own - 1, own + 1} & firsts else None


def _mostly_months(axis: Axis) -> bool:
    """True if the axis counts in months, so that `2011-12` among them is December 2011."""
    return sum(t.label.period is not None and t.label.period.kind == "month" for t in axis.tokens) >= 2


def _period_of_dates(axis: Axis, period: Period, heading: str) -> Period:
    """Dates that head columns: first days of months are months, ends of March under `year ending` are years, others
    days."""
    days = [p.start for t in axis.tokens if (p := t.label.period) is not None and p.kind == "day" and p.start]
    assert period.start is not None
    snapshot = re.search(r"\bas at\b|\bas of\b|\bin post\b|\bheadcount\b|\bstrength\b", heading)
    if (
        not snapshot
        and len(days) > 2
        and all(day == month_end(day.year, day.month) for day in days)
        and _consecutive(days)
    ):
        return replace(period, kind="month", start=period.start.replace(day=1), end=period.start)
    if all(day.day == 1 for day in days) and len({(d.year, d.month) for d in days}) > 1:
        end = month_end(period.start.year, period.start.month)
        return replace(period, kind="month", end=end)
    if "year end" in heading or "year to" in heading or "12 months" in heading:
        start = period.start.replace(year=financial_year_start(period.start), month=4, day=1)
        if period.start.month == 3 and period.start.day == 31:
            return replace(period, kind=kind_of_range(start, period.start), start=start)
    return period
