"""A proved table together with what its surroundings add: the force and the period its axes leave unsaid.

What belongs here: asking the surroundings only for what is missing, and refusing tables that hold no counts. What
does not: the surroundings themselves (`context.py`), or single values (`entries/from_table.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.period import UNDATED, Period, financial_year_start
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.file_of_part import no_file_of_a_part
from pipeline.reading.surroundings.of_another import of_no_other
from pipeline.reading.surroundings.part_of_force import of_the_whole_force
from pipeline.reading.surroundings.title_period import period_of_table
from pipeline.reading.surroundings.whose import force_of_table, no_title_of_another
from pipeline.reading.surroundings.years_agree import years_agree
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.numbered_axis import run_over_new_year
from pipeline.reading.tables.proof import Proof


@dataclass(slots=True)
class TableContext:
    """A table with the force and period its surroundings give it; either may be None where its own axes say it.
    `over_new_year` is true where months run on from December to January under one year."""

    number: int
    table: Table
    proof: Proof
    around: Surroundings
    force: str | None
    period: Period | None
    over_new_year: bool


def make_context(number: int, table: Table, proof: Proof, around: Surroundings) -> TableContext:
    """Ask the surroundings only for what the axes leave unsaid. Raises Refusal where the answer is not clear."""
    leaf_lines = [*proof.rows, *proof.columns]
    rows_have_force = bool(proof.rows) and all(r.forces or r.place for r in proof.rows)
    columns_have_force = bool(proof.columns) and all(c.forces or c.place for c in proof.columns)
    force = None
    if not (rows_have_force or columns_have_force):
        force = force_of_table(table, around)
        titles = [(token.cell.address, token.cell.text) for token in table.band.titles[:3]]
        titles += [("", text) for text in around.titles_of(table.sheet)[:3]]
        of_no_other(table.sheet, titles, force, around)
        no_file_of_a_part(table.sheet, (f.label.text for line in leaf_lines for f in line.facets), force, around)
        _no_line_of_another(table, leaf_lines, force)
    else:
        check_named(table, leaf_lines, around)
    if around.counts is None and around.breakdown is None:
        of_the_whole_force(table, force, around)
    dated = any(p.start is not None or p.kind == "ambiguous" for line in leaf_lines for p in line.periods)
    named = [p for line in leaf_lines for p in line.periods if p.kind in ("financial_year", "part_year")]
    years = [financial_year_start(p.start) for p in named if p.start]
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
    if around.declared_period is None:
        years_agree(table, leaf_lines, around)
    if not (rows_dated or columns_dated) or (undated and not dated):
        period = period_of_table(table, around)
    if around.last_year is None and period is not None and period.kind == "financial_year" and period.start:
        around.last_year = period.start.year
    over_new_year = any(run_over_new_year(line.periods for line in lines) for lines in (table.rows, table.columns))
    return TableContext(number, table, proof, around, force, period, over_new_year)


def _no_line_of_another(table: Table, lines: list[Line], force: str | None) -> None:
    """Refuse a table of one force in which some lines, and not all, bear the name of another: `2018/19 Essex`."""
    other = next((line for line in lines if force and set(line.forces) - {force}), None)
    if other is not None:
        cell = next(f.token.cell for f in other.facets if f.label.force not in (None, force))
        raise Refusal(
            table.sheet,
            cell.address,
            cell.text,
            f"The figures seem to be those of {force}, and {cell.text.strip()!r} names another force.",
            "Ask the force whose figures these are; or ignore the line in the sidecar with a reason.",
        )


def _has_dates(line: Line) -> bool:
    return any(p.start is not None or p.kind == "ambiguous" for p in line.periods)


def check_named(table: Table, lines: list[Line], around: Surroundings) -> None:
    """The forces on the axes must include one that the file's name or the request log names, where they name any."""
    on_axes = {force for line in lines for force in line.forces}
    declared = around.declared_force
    if declared and on_axes and (declared not in on_axes or (nation_of(declared) and len(on_axes) > 1)):
        facet = next(f for line in lines for f in line.facets if f.label.force not in (None, declared))
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
            "Check that the right file was saved under this name; rename it or correct requests.csv."
            + ("" if nation_of(around.named[0]) else f' If these are areas of its own: force = "{around.named[0]}".'),
            whole_file=True,
        )
    if on_axes and not around.declared_force:
        no_title_of_another(table, on_axes)
    _no_line_beside_its_own(table, lines, around)


def _no_line_beside_its_own(table: Table, lines: list[Line], around: Surroundings) -> None:
    """Refuse a line of another force in the response of one, where neither its title, its sheet nor its file names that
    other: the figures of each force are asked of itself."""
    if around.declared_force or len(around.named) != 1 or not nation_of(around.named[0]):
        return
    texts = (table.sheet, around.file_name, *(token.cell.text for token in table.band.titles))
    said = {around.named[0]}.union(*(forces_in_text(text) for text in (*texts, *around.titles_of(table.sheet))))
    others = {force for line in lines for force in line.forces} - said
    if len(others) == 1:
        facet = next(f for line in lines for f in line.facets if f.label.force in others)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The response is named after {around.named[0]}, and this line is of another force: {facet.label.text!r}.",
            "Ask that force for its own figures, and ignore the line in the sidecar with a reason; or, if the response "
            "is of both, list the file for both in requests.csv.",
        )
