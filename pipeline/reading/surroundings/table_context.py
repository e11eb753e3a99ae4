"""A proved table together with what its surroundings add: the force and the period its axes leave unsaid.

What belongs here: asking the surroundings only for what is missing, and refusing tables that hold no counts. What
does not: the surroundings themselves (`context.py`), or single values (`entries/from_table.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reading.labels.period import UNDATED, Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import counts_something_else, of_what_is_counted
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings, force_of_table
from pipeline.reading.surroundings.part_of_force import of_the_whole_force
from pipeline.reading.surroundings.title_period import period_of_table
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.proof import Proof


@dataclass(slots=True)
class TableContext:
    """A table with the force and period its surroundings give it; either may be None where its own axes say it."""

    number: int
    table: Table
    proof: Proof
    around: Surroundings
    force: str | None
    period: Period | None


def make_context(number: int, table: Table, proof: Proof, around: Surroundings) -> TableContext:
    """Ask the surroundings only for what the axes leave unsaid. Raises Refusal where the answer is not clear."""
    leaf_lines = [*proof.rows, *proof.columns]
    rows_have_force = bool(proof.rows) and all(r.forces or r.place for r in proof.rows)
    columns_have_force = bool(proof.columns) and all(c.forces or c.place for c in proof.columns)
    force = None
    if not (rows_have_force or columns_have_force):
        force = force_of_table(table, around)
    else:
        _check_named(table, leaf_lines, around)
    of_the_whole_force(table, force, around)
    dated = any(p.start is not None or p.kind == "ambiguous" for line in leaf_lines for p in line.periods)
    years = [p.start.year for line in leaf_lines for p in line.periods if p.kind == "financial_year" and p.start]
    around.last_year = max(years, default=None)
    undated = any(p.kind in UNDATED for line in leaf_lines for p in line.periods)
    rows_dated = bool(proof.rows) and all(_has_dates(r) for r in proof.rows)
    columns_dated = bool(proof.columns) and all(_has_dates(c) for c in proof.columns)
    declared = around.declared_period.financial_year if around.declared_period else None
    stated = {p.financial_year for line in leaf_lines for p in line.periods if p.kind == "financial_year"}
    if declared and stated and declared not in stated:
        facet = next(f for line in leaf_lines for f in line.facets if f.label.period)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The sidecar says period = {declared!r}, but the table names {', '.join(sorted(y for y in stated if y))}.",
            "Correct the sidecar, or check that it lies beside the right file.",
        )
    period = None
    if not (rows_dated or columns_dated) or (undated and not dated):
        period = period_of_table(table, around)
    else:
        _check_sheet_year(table, leaf_lines)
    return TableContext(number, table, proof, around, force, period)


def _check_sheet_year(table: Table, lines: list[Line]) -> None:
    """A financial year in the sheet's name must be one of those in the table."""
    named = [p for p in find_periods(table.sheet) if p.kind == "financial_year" and not p.weak]
    years = {p.financial_year for line in lines for p in line.periods if p.kind == "financial_year"}
    if len(named) == 1 and years and named[0].financial_year not in years:
        facet = next(f for line in lines for f in line.facets if f.label.period)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The sheet's name says {named[0].financial_year}, its table {', '.join(sorted(y for y in years if y))}.",
            "Ask the force which is right; then rename the sheet in a corrected copy, or declare the table in the "
            "sidecar.",
        )


def _has_dates(line: Line) -> bool:
    return any(p.start is not None or p.kind == "ambiguous" for p in line.periods)


def _check_named(table: Table, lines: list[Line], around: Surroundings) -> None:
    """The forces on the axes must include one that the file's name or the request log names, where they name any."""
    on_axes = {force for line in lines for force in line.forces}
    if around.declared_force and on_axes and around.declared_force not in on_axes:
        facet = next(f for line in lines for f in line.facets if f.label.force)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The sidecar says force = {around.declared_force!r}, but the table names {', '.join(sorted(on_axes))}.",
            "Correct the sidecar, or check that it lies beside the right file.",
        )
    if around.named and on_axes and not on_axes & set(around.named) and not around.declared_force:
        facet = next(f for line in lines for f in line.facets if f.label.force)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The table gives figures for {', '.join(sorted(on_axes))}, but the file's name or the request log names "
            f"{', '.join(around.named)}.",
            "Check that the right file was saved under this name; rename it or correct requests.csv.",
            whole_file=True,
        )


def counts_at_all(table: Table, proof: Proof) -> None:
    """Refuse a table of rates or percentages alone, and a column of numbers that nothing heads beside columns that
    are headed."""
    derived = [line for line in (*table.columns, *table.rows) if line.measure]
    if derived and not (proof.rows and proof.columns):
        facet = next(f for f in derived[0].facets if f.label.measure)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The table holds no counts, only figures of another kind ({derived[0].measure}): {facet.label.text!r}.",
            "Ask the force for the numbers of offences themselves.",
            no_counts=True,
        )
    if not derived:
        _title_counts(table)
    _title_denies(table)
    _corner_denies(table)
    bare = next((c for c in proof.columns if not c.facets), None)
    headed = any(c.facets for c in proof.columns)
    token = next((t for r in proof.rows if bare and (t := table.token(r, bare)) is not None), None)
    if headed and token is not None:
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            "The numbers of this column have no heading: nothing says what they count.",
            "Ask the force; or ignore the column in the sidecar with a reason.",
        )


def _corner_denies(table: Table) -> None:
    """Refuse a table whose lines are, by the heading over their labels, devices, arrests or the like."""
    band = table.band
    left = min(band.value_columns)
    for token in [t for r in band.header_rows[::-1] for t in band.grid.rows[r] if t.cell.column < left][:1]:
        text = clean(token.cell.text)
        if len(text) <= 60 and counts_something_else(text):
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The heading says that the lines count something else than offences: {text!r}.",
                "Ask the force for the number of offences; or, if this is the answer after all, declare the table in "
                "the sidecar.",
            )


def _title_denies(table: Table) -> None:
    """Refuse a table whose title says that it counts something else: arrests, devices, offences that were not
    recorded."""
    for token in table.band.titles[:1]:
        text = clean(token.cell.text)
        if len(text) <= 120 and counts_something_else(of_what_is_counted(text)):
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The title says that the table counts something else than offences: {text!r}.",
                f'Ask the force for the number of offences; or, if this is the answer after all, take = ["{text}"].',
                no_offences=True,
            )


def _title_counts(table: Table) -> None:
    """Refuse a table whose title says that its figures are rates, percentages, averages or thousands."""
    sheet = understand(table.sheet)
    if sheet.measure in ("rate", "percentage") and not re.search(r"\b(?:numbers?|counts?|and)\b|&", table.sheet, re.I):
        raise Refusal(
            table.sheet,
            "",
            table.sheet,
            f"The sheet's name says that the figures are no plain counts ({sheet.measure}): {table.sheet!r}.",
            "Ask the force for the numbers of offences; if they are counts after all, declare the table in the "
            "sidecar.",
            no_counts=True,
        )
    for token in table.band.titles[:2]:
        label, text = token.label, token.cell.text
        if (
            len(text) <= 100
            and label.measure not in (None, "change", "rank")
            and not re.search(r"\b(?:numbers?|counts?)\b(?! of offences per)", text, re.I)
        ):
            raise Refusal(
                table.sheet,
                token.cell.address,
                text,
                f"The title says that the figures are no plain counts ({label.measure}): {text.strip()!r}.",
                "Ask the force for the numbers of offences; if they are counts after all, declare the table in the "
                "sidecar.",
                no_counts=True,
            )
