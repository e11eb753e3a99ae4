"""Totals as proof: every total row and column is checked against its parts, and none is ever added in.

What belongs here: the order of the checks, and what each total covers. What does not: the checks themselves (the
modules beside this one), or what a force's year adds up to (`answer/statements.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.reading.tables.comparisons import leave_out_comparisons
from pipeline.reading.tables.dated_by_total import date_by_totals
from pipeline.reading.tables.divided_again import leave_out_divisions
from pipeline.reading.tables.doubtful import settle_doubtful
from pipeline.reading.tables.flagged_wholes import mark_flagged_wholes
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.messages import disagreement
from pipeline.reading.tables.named_wholes import mark_named_wholes
from pipeline.reading.tables.parts import candidates, indices
from pipeline.reading.tables.percentages import leave_out_percentages
from pipeline.reading.tables.quarters_over_months import mark_quarters_over_months
from pipeline.reading.tables.same_name import same_name_twice
from pipeline.reading.tables.subset_lines import mark_proved_parts
from pipeline.reading.tables.sums import NO_SLACK, CellAt, Slack, agrees, distance, exact_count
from pipeline.reading.tables.suspicions import no_hidden_sums, not_divided_twice, nothing_outside
from pipeline.reading.tables.unlabelled_wholes import mark_unlabelled_wholes

_OVER_TABLES = re.compile(
    r"\b(?:both|all|two|three)(?: the| \w+)? (?:tables|sections|parts|forces|constabularies)\b", re.I
)
_OF_MORE = re.compile(
    r"\b(?:grand|overall|force|police|constabulary|whole|pages?|tables?|divisions|districts|areas|boroughs)\b", re.I
)

_FEWEST = 2  # lines of its own, without which a total of more may be of lines that were not read


@dataclass(slots=True)
class Proof:
    """The leaves of a table, and for each total line the leaves it covers (by index). `over_all_tables` are rows
    that say they are the total of several tables, to be checked when all are read."""

    rows: list[Line]
    columns: list[Line]
    covered_rows: dict[int, set[int]] = field(default_factory=dict)
    covered_columns: dict[int, set[int]] = field(default_factory=dict)
    over_all_tables: list[Line] = field(default_factory=list)


def prove(table: Table, slack: Slack = NO_SLACK, suspicious: bool = True) -> Proof:
    """Check every total of a table. Raises Refusal at the first total that disagrees with its parts, and, where
    `suspicious`, at a line that is a sum and does not say so.

    A total with no parts beneath it is itself the leaf.
    """
    settle_doubtful(table, table.rows, table.columns, lambda row, column: table.token(row, column))
    settle_doubtful(table, table.columns, table.rows, lambda column, row: table.token(row, column))
    leave_out_comparisons(table.rows, table.columns, lambda row, column: table.token(row, column))
    leave_out_comparisons(table.columns, table.rows, lambda column, row: table.token(row, column))
    leave_out_percentages(table.columns, table.rows, lambda column, row: table.token(row, column))
    leave_out_percentages(table.rows, table.columns, lambda row, column: table.token(row, column))
    columns = [c for c in table.columns if not c.measure]
    rows = [r for r in table.rows if not r.measure]
    leave_out_divisions(rows, columns, lambda row, column: table.token(row, column))
    mark_proved_parts(rows, columns, lambda row, column: table.token(row, column))
    rows = [r for r in rows if not r.measure]
    proof = Proof([], [])
    _mark_bare_total(columns, rows, lambda column, row: table.token(row, column), least=2)
    _mark_bare_total(rows, columns, lambda row, column: table.token(row, column), least=1)
    mark_unlabelled_wholes(rows, columns, lambda row, column: table.token(row, column))
    mark_flagged_wholes(columns, rows, lambda column, row: table.token(row, column))
    mark_flagged_wholes(rows, columns, lambda row, column: table.token(row, column))
    if suspicious:
        mark_named_wholes(table, columns, rows, lambda column, row: table.token(row, column))
        mark_named_wholes(table, rows, columns, lambda row, column: table.token(row, column))
    date_by_totals(columns, rows, lambda column, row: table.token(row, column))
    date_by_totals(rows, columns, lambda row, column: table.token(row, column))
    mark_quarters_over_months(rows, columns, lambda row, column: table.token(row, column))
    _mark_years_over_parts(columns)
    _mark_years_over_parts(rows)
    if _is_over_tables(rows, columns, lambda row, column: table.token(row, column)):
        proof.over_all_tables = [rows.pop()]
    proof.columns, proof.covered_columns = _check(
        table, columns, rows, lambda column, row: table.token(row, column), slack, "column", suspicious
    )
    proof.rows, proof.covered_rows = _check(
        table, rows, columns, lambda row, column: table.token(row, column), slack, "row", suspicious
    )
    return proof


def _is_over_tables(rows: list[Line], columns: list[Line], at: CellAt) -> bool:
    """True where the last line calls itself the total of several tables, or is one of more than its table, `Grand
    total`, and states more than all of it; as a `Total all years` does under the total of a table without years."""
    if not rows or not rows[-1].total:
        return False
    if _OVER_TABLES.search(rows[-1].name):
        return True
    totals = [row for row in rows[:-1] if row.total]
    leaves = [row for row in rows[:-1] if not row.total]
    of_years = bool(leaves) and all(line.periods for line in leaves)  # an outline, whose parts may not be read
    if of_years or len(totals) > 1 or len(leaves) + len(totals) < _FEWEST:
        return False
    dated = any(line.periods for line in (*rows, *columns))
    of_more = _OF_MORE.search(rows[-1].name) is not None
    if not (of_more if dated or not totals else totals == rows[-2:-1]):
        return False
    stated = [(exact_count(at(rows[-1], column)), _sum(leaves, column, at)) for column in columns]
    return all(whole is not None and part is not None and whole > part for whole, part in stated)


def _sum(lines: list[Line], column: Line, at: CellAt) -> int | None:
    counts = [exact_count(at(line, column)) for line in lines]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _mark_years_over_parts(lines: list[Line]) -> None:
    """A year among its own months or quarters is their total, whether it says so or not."""
    parts = [line for line in lines if line.periods and line.periods[-1].kind in ("month", "quarter")]
    if not parts:
        return
    for line in lines:
        whole = line.periods[0] if len(line.periods) == 1 else None
        if whole is None or whole.kind not in ("financial_year", "calendar_year") or whole.start is None or line.total:
            continue
        line.total = any(
            whole.start <= part.start <= whole.end and _alike(line, other)
            for other in parts
            if (part := other.periods[-1]).start is not None and whole.end is not None
        )


def _alike(line: Line, other: Line) -> bool:
    return (line.forces, line.offences, line.categories, line.flag) == (
        other.forces,
        other.offences,
        other.categories,
        other.flag,
    )


def _mark_bare_total(lines: list[Line], across: list[Line], at: CellAt, least: int) -> None:
    """A last line without any label that is the sum of the others, `least` times or more and never otherwise, is
    their total."""
    if len(lines) < 3 or lines[-1].facets or not all(line.facets for line in lines[:-1]):
        return
    sums = [
        (exact_count(at(lines[-1], other)), [exact_count(at(line, other)) for line in lines[:-1]])
        for other in across
        if at(lines[-1], other) is not None
    ]
    of_several = any(sum(1 for part in parts if part) > 1 for _, parts in sums)
    if (len(sums) >= least and of_several) and all(
        stated is not None and None not in parts and stated == sum(p or 0 for p in parts) for stated, parts in sums
    ):
        lines[-1].total = True


def _check(
    table: Table, lines: list[Line], across: list[Line], at: CellAt, slack: Slack, kind: str, suspicious: bool
) -> tuple[list[Line], dict[int, set[int]]]:
    """The leaves among `lines`, and what each total among them covers."""
    totals = [
        line
        for line in lines
        if line.total or line.children or (line.place is not None and line.place.kind in ("region", "nation"))
    ]
    known = indices(totals)
    leaves = [line for line in lines if line.index not in known]
    leaves, totals = same_name_twice(table, lines, leaves, totals, across, at, slack, kind)
    covered: dict[int, set[int]] = {}
    lone: list[Line] = []
    for total in totals:
        possible = [c for c in candidates(total, lines, leaves, totals) if c and not all(part.subset for part in c)]
        if not possible:
            if total.total or not leaves:
                lone.append(total)
            continue
        parts = next((c for c in possible if agrees(total, c, across, at, slack)), None)
        if parts is None:
            nearest = min(possible, key=lambda c: distance(total, c, across, at))
            raise disagreement(table, total, nearest, across, at, kind)
        covered[total.index] = {part.index for part in parts}
    nothing_outside(table, totals, leaves, covered, across, at)
    not_divided_twice(table, totals, covered, leaves, across, at)
    leaves = sorted([*leaves, *lone], key=lambda line: line.index)
    named = all(line.categories for line in leaves)  # sexes, ages: none of them is the others' total beside one printed
    if suspicious and not (named and any(len(parts) == len(leaves) for parts in covered.values())):
        no_hidden_sums(table, leaves, across, at, kind)
    return leaves, covered
