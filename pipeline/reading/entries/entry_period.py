"""The one period of one value, from its row's, its column's and its table's.

What belongs here: joining them, and refusing what they leave open. What does not: months that are named without their
year (`months.py`), or what a text names (`labels/periods.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.entries.bare_year import as_said_of_years
from pipeline.reading.entries.marked_part import note_of_part
from pipeline.reading.entries.months import named_at, placed_in_year
from pipeline.reading.labels.period import UNDATED, Period
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import STATE_IT, Refusal
from pipeline.reading.surroundings.completeness import cut_short, part_of_year
from pipeline.reading.surroundings.notes import last_day_said
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.surroundings.years_said import says_calendar_years
from pipeline.reading.tables.dated_codes import may_have_been
from pipeline.reading.tables.line import Line


def period_of(context: TableContext, row: Line, column: Line, address: str, *, held: bool = True) -> Period:
    """The period of a figure. Where none is `held`, notes of when records begin or end make it no part of a year.
    Raises Refusal where nothing says, beyond doubt, which dates it is for."""
    table, around = context.table, context.around
    named = [*row.periods, *column.periods]
    dated = [p for p in named if p.start is not None]
    undated = [p for p in named if p.kind in UNDATED]
    undated = [p for p in undated if not p.weak] or undated  # a month's name says more than its number
    ambiguous = next((p for p in named if p.kind == "ambiguous"), None)
    if not dated and context.period is not None:
        if context.period.kind == "ambiguous" or context.period.start is None:
            ambiguous = ambiguous or context.period
        else:
            dated = [context.period]
    several = next(
        (f for f in (*row.facets, *column.facets) if f.label.several_periods and f.label.period is None), None
    )
    if several is not None:
        raise Refusal(
            table.sheet,
            several.token.cell.address,
            several.token.cell.text,
            f"{several.label.text!r} names more than one period for one figure.",
            f"Ask the force which year each figure is for; or, if the label means one, {STATE_IT}.",
        )
    if undated and dated:
        year = max(dated, key=lambda p: (p.end or p.start) - p.start)  # type: ignore[operator]
        placed = placed_in_year(context, row, column, undated, year)
        ambiguous = ambiguous or next((p for p in placed if p.start is None or p.kind == "ambiguous"), None)
        dated = [*dated, *(p for p in placed if p.start is not None)]
    if ambiguous is not None and ambiguous.doubt:
        raise _not_that_period(context, row, column, ambiguous)
    if ambiguous is not None and ambiguous.quarter is not None:
        raise Refusal(
            table.sheet,
            named_at(row, column, ambiguous) or address,
            ambiguous.text,
            f"{ambiguous.text!r} may be a quarter of a financial year or of a calendar year, or the number of a "
            "question: nothing says which.",
            "Ask the force for counts by financial year; if it is a question's number, put the figures into a "
            "spreadsheet of your own without it, and name this file as its source in the sidecar.",
        )
    if ambiguous is not None and ambiguous.day is not None:
        raise Refusal(
            table.sheet,
            named_at(row, column, ambiguous) or address,
            ambiguous.text,
            f"{ambiguous.text!r} may be a day, or the month of a year: nothing says which.",
            f"Ask the force for counts by financial year; or, if the label is plain to you, {STATE_IT}.",
        )
    if ambiguous is not None:
        raise Refusal(
            table.sheet,
            named_at(row, column, ambiguous) or address,
            ambiguous.text,
            f"{ambiguous.text!r} does not say which twelve months it means.",
            'Ask the force, or say it in the sidecar: years = "ending" (2019 is 2018/19) or years = "starting" (2019 '
            "is 2019/20).",
        )
    if not dated or (undated and len(dated) == 1):
        heading = column.facets[-1].token if column.facets and not undated else None
        raise Refusal(
            table.sheet,
            heading.cell.address if heading else address,
            undated[0].text if undated else heading.cell.text if heading else "",
            f"{undated[0].text!r} stands without its year."
            if undated
            else (
                "Nothing says which year these figures are for: no period in the table, its title, the sheet's name "
                "or the file's name."
            ),
            'Say it in the sidecar: period = "2019/20".',
        )
    inner = min(dated, key=lambda p: p.end - p.start)  # type: ignore[operator]
    for other in dated:
        if not (other.start <= inner.start and inner.end <= other.end):  # type: ignore[operator]
            raise Refusal(
                table.sheet,
                named_at(row, column, inner) or address,
                inner.text,
                f"Two periods are named for this figure: {inner.text!r} and {other.text!r}.",
                _which_is_meant(row, column, inner),
            )
    if inner.kind == "ambiguous":
        raise Refusal(
            table.sheet,
            address,
            inner.text,
            f"{inner.text!r} does not say which months it means.",
            'Say it in the sidecar: period = "...".',
        )
    if inner.kind == "day":
        raise Refusal(
            table.sheet,
            named_at(row, column, inner) or address,
            inner.text,
            f"{inner.text!r} is a single day: a count on one date is a snapshot, not a year's total.",
            "Ask the force for the totals of whole financial years.",
        )
    named_otherwise = around.other_years_of(table.sheet, table.band.first_row)
    if named_otherwise is not None and (
        inner.kind == "financial_year" or (inner.bare and not says_calendar_years(named_otherwise[2]))
    ):
        sheet, cell, text = named_otherwise
        raise Refusal(
            sheet,
            cell,
            text,
            f"The table says {inner.text!r}, but the file says that its years are no "
            f"{'financial' if inner.kind == 'financial_year' else 'calendar'} years: "
            f"{text.strip()[:120]!r}.",
            "Ask the force for financial years (1 April to 31 March); or, if that is said of something else, ignore it "
            "in the sidecar with a reason.",
        )
    inner = as_said_of_years(context, row, column, inner, address)
    _not_after_its_day(context, row, column, inner)
    if not held:
        return inner
    if inner.kind == "financial_year" and (said := note_of_part(context, row, column, inner)):
        return replace(part_of_year(inner, said), text=f"{inner.text} ({said[:60]})")
    force = next(iter((*row.forces, *column.forces)), context.force or "")
    return cut_short(inner, around, force)[0]


def _which_is_meant(row: Line, column: Line, period: Period) -> str:
    """What to do with a second period: it may be no period, or not what dates the figures."""
    token = next((f.token for f in (*row.facets, *column.facets) if f.label.period == period), None)
    code = may_have_been(token) if token is not None and token.kind == "date" else ""
    said = (
        "Ask the force which is meant; or, if one of them does not date the figures, ignore its labels in the sidecar "
    )
    then = f" If the date was an offence code, {code}, {STATE_IT}." if code else f" If a label is wrong, {STATE_IT}."
    return f"{said}with a reason.{then}"


def _not_that_period(context: TableContext, row: Line, column: Line, period: Period) -> Refusal:
    """The refusal of a period that is not known to be that one: `since 2018/19`, or a month under `Quarter ending`."""
    cell = next((f.token.cell for f in (*row.facets, *column.facets) if f.label.period == period), None)
    text = cell.text if cell else period.text
    doubt = period.doubt.strip(" ()")
    reason = f"{text.strip()!r} may be another period than it says: {doubt}."
    advice = "Ask the force which months the figures are of; "
    if period.doubt in clean(text):
        reason = (
            f"{doubt!r} stands beside {period.text.strip()!r}: nothing says that the figures are of the whole of that "
            "period, and of no other."
        )
        advice += f"where it is the period as it stands, write the label without {doubt!r} into corrections.toml, "
    advice += "else ignore these figures in the sidecar with a reason."
    return Refusal(context.table.sheet, cell.address if cell else "", text, reason, advice)


def _not_after_its_day(context: TableContext, row: Line, column: Line, year: Period) -> None:
    """Refuse a year that goes on after the day at which a label says the figures stood."""
    for facet in (*row.facets, *column.facets):
        day = last_day_said(facet.token.cell.text)
        if day is not None and year.kind == "financial_year" and year.end is not None and day < year.end:
            raise Refusal(
                context.table.sheet,
                facet.token.cell.address,
                facet.token.cell.text,
                f"{facet.token.cell.text.strip()!r} speaks of {day.isoformat()}, and {year.text!r} goes on after it: "
                "this is a count at a date, or of a part of the year.",
                "Ask the force for the numbers of offences recorded in each whole financial year.",
            )
