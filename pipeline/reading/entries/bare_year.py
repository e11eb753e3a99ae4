"""A year by one number, `2022`, in a file that speaks of other years than calendar ones.

What belongs here: what is said of it, and the refusal where that leaves it open. What does not: the heading over the
years themselves (`tables/year_heading.py`), or the wordings (`surroundings/years_said.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.months import named_at
from pipeline.reading.labels.period import Period
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.surroundings.years_said import (
    says_calendar_years,
    says_other_years,
    speaks_of_financial_years,
)
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.year_heading import ended_in_march


def as_said_of_years(context: TableContext, row: Line, column: Line, period: Period, address: str) -> Period:
    """The year that ends in March, where a label, a title or a note says so. Raises Refusal where one speaks of
    financial years and does not say which; any other period is what it was."""
    bare = period.kind == "calendar_year" and period.bare
    said = _years_said(context, row, column) if bare else None
    if said is None:
        return period
    ended = ended_in_march(period, said)
    if not ended.bare:
        return ended
    raise Refusal(
        context.table.sheet,
        named_at(row, column, period) or address,
        period.text,
        f"{period.text!r} does not say which twelve months it means, and the file says of its years: "
        f"{said.strip()[:120]!r}.",
        'Ask the force, or say it in the sidecar: years = "ending" (2019 is 2018/19), years = "starting" (2019 is '
        '2019/20) or years = "calendar".',
    )


def _years_said(context: TableContext, row: Line, column: Line) -> str | None:
    """The label, title or note by which a bare year may be no calendar year."""
    if _calendar_by_its_own(context, row, column):
        return None
    labels = (facet.label.text for line in (row, column) for facet in line.facets)
    heard = next((text for text in labels if speaks_of_financial_years(text)), None)
    return heard or context.around.financial_years_said(context.table.sheet)


def _calendar_by_its_own(context: TableContext, row: Line, column: Line) -> bool:
    """True where the heading of the years, a title of the table or its sheet's name says calendar years, and none of
    them financial ones: what other sheets say of their years is of these."""
    headings = [facet.axis.heading for line in (row, column) for facet in line.facets if facet.label.period]
    said = [*headings, context.table.sheet, *(token.cell.text for token in context.table.band.titles)]
    calendar = any(says_other_years(text) and says_calendar_years(text) for text in said)
    return calendar and not any(map(speaks_of_financial_years, said))
