"""Months and quarters that are named without their year, placed in the year that governs them.

What belongs here: refusing those that may lie in several years. What does not: which year governs
(`entry_period.py`), or months along an axis (`tables/numbered_axis.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.period import Period, within_year
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Line

_A_YEAR = 366  # days at most


def placed_in_year(context: TableContext, row: Line, column: Line, parts: list[Period], year: Period) -> list[Period]:
    """The dates of months in a year. Raises Refusal where it is not clear in which."""
    _first_month_is_known(context, row, column, parts, year)
    assert year.start is not None and year.end is not None
    if (year.end - year.start).days > _A_YEAR:
        raise _in_doubt(
            context,
            named_at(row, column, parts[0]),
            parts[0],
            f"{parts[0].text!r} may lie in each of the years that are named: {year.text!r}.",
        )
    if year.kind == "calendar_year" and year.bare and context.over_new_year:
        raise _in_doubt(
            context,
            named_at(row, column, parts[0]),
            parts[0],
            f"The months run on over the end of a year, and {year.text!r} does not say whether {parts[0].text!r} is of "
            "that year or the next.",
        )
    return [within_year(part, year) for part in parts]


def _in_doubt(context: TableContext, address: str, part: Period, reason: str) -> Refusal:
    return Refusal(
        context.table.sheet,
        address,
        part.text,
        reason,
        'Ask the force; or say in the sidecar which twelve months they are: period = "2019/20".',
    )


def _first_month_is_known(context: TableContext, row: Line, column: Line, parts: list[Period], year: Period) -> None:
    """Refuse the number of a month where 1 may be January or, in a financial year, April."""
    number = next((p for p in parts if p.weak and p.kind == "month_name"), None)
    said = context.around.financial_years_said(context.table.sheet) if year.bare else None
    in_doubt = year.kind != "calendar_year" or said is not None
    if number is not None and in_doubt:
        raise Refusal(
            context.table.sheet,
            named_at(row, column, number),
            number.text,
            f"The month {number.text!r} of {year.text!r} does not say whether month 1 is January or April.",
            "Ask the force; then write the names of the months into a spreadsheet of your own, and name this file as "
            "its source in the sidecar.",
        )


def named_at(row: Line, column: Line, period: Period) -> str:
    """The cell whose label names a period; empty where the surroundings name it."""
    return next((f.token.cell.address for f in (*row.facets, *column.facets) if f.label.period == period), "")
