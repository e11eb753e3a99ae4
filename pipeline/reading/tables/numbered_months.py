"""Months with a number before them that makes them sort: `01 April` to `12 March`.

What belongs here: telling them from days. What does not: any other month (`labels/periods.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.labels.understand import Label

_MONTHS = 12


def numbered_months(labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of an axis, its days made months where all of them are numbered by the place of their month in a year
    from April or from January, and are a year of them: the 1st of April, the 2nd of May would be odd days to count."""
    days = [label for label in labels.values() if _is_day(label)]
    months = {label.period.month: label.period.day for label in days if label.period}
    dated = [label for label in labels.values() if label.period is not None and not label.total]
    if len(months) < _MONTHS or len(days) < len(dated):
        return labels
    if not any(all(day == _place(month, first) for month, day in months.items()) for first in (1, 4)):
        return labels
    return {
        token: replace(label, period=replace(label.period, kind="month_name", day=None))
        if label.period is not None and _is_day(label)
        else label
        for token, label in labels.items()
    }


def _is_day(label: Label) -> bool:
    return label.period is not None and label.period.day is not None and label.period.start is None


def _place(month: int | None, first: int) -> int:
    """Which month of a year that begins with the month `first` it is, from 1."""
    return ((month or 0) - first) % _MONTHS + 1
