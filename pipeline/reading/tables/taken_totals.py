"""Totals that a sidecar takes for the answer, or leaves out though it takes all their parts: checked all the same.

What belongs here: the check, before the parts, or the totals, are set aside. What does not: which lines are taken
(`answer/sidecar/take.py`), or the checks of a table that is read whole (`proof.py`).
"""

from __future__ import annotations

from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.messages import disagreement
from pipeline.reading.tables.parts import candidates
from pipeline.reading.tables.sums import CellAt, Slack, agrees, distance, is_a_sum


def check_taken_totals(table: Table, taken: list[Line], slack: Slack) -> None:
    """Raises Refusal where a total is the sum of its parts in other lines and not in this one: a slip of the pen is
    no choice of its reader's. A total whose parts hardly ever add up to it (kinds of drugs found in one seizure) is
    another count than theirs."""
    columns = [line for line in table.columns if not line.measure]
    rows = [line for line in table.rows if not line.measure]
    _check(table, columns, rows, taken, lambda column, row: table.token(row, column), slack, "column")
    _check(table, rows, columns, taken, lambda row, column: table.token(row, column), slack, "row")


def check_totals_of_taken(table: Table, columns: list[Line], rows: list[Line], slack: Slack) -> None:
    """Raises Refusal where all parts of a total are taken and it is not their sum: to leave it out does not settle
    which of them is wrong."""
    plain_columns, plain_rows = ([line for line in lines if not line.measure] for lines in (table.columns, table.rows))
    _check_left(table, plain_rows, plain_columns, rows, lambda row, column: table.token(row, column), slack, "row")
    _check_left(
        table, plain_columns, plain_rows, columns, lambda column, row: table.token(row, column), slack, "column"
    )


def _check_left(
    table: Table, lines: list[Line], across: list[Line], taken: list[Line], at: CellAt, slack: Slack, kind: str
) -> None:
    totals = [line for line in lines if line.total and line not in taken]
    leaves = [line for line in taken if not line.total and line.place is None]
    all_leaves = [line for line in lines if not (line.total or line.children) and line.place is None]
    for total in totals:
        possible = [parts for parts in candidates(total, lines, all_leaves, totals) if parts]
        within = [parts for parts in possible if len(parts) > 1 and all(part in leaves for part in parts)]
        if within and not any(agrees(total, parts, across, at, slack) for parts in possible):
            nearest = min(within, key=lambda parts: distance(total, parts, across, at))
            raise disagreement(table, total, nearest, across, at, kind)


def _check(
    table: Table, lines: list[Line], across: list[Line], taken: list[Line], at: CellAt, slack: Slack, kind: str
) -> None:
    totals = [line for line in lines if line.total or line.children]
    leaves = [line for line in lines if line not in totals and line.place is None]
    for total in (line for line in totals if line in taken):
        # `Of which` lines may overlap, and are not what a total is the sum of.
        possible = [parts for parts in candidates(total, lines, leaves, totals) if not all(p.subset for p in parts)]
        if not possible or any(agrees(total, parts, across, at, slack) for parts in possible):
            continue
        nearest = min(possible, key=lambda parts: distance(total, parts, across, at))
        if len(nearest) > 1 and is_a_sum(total, nearest, across, at, slack):
            raise disagreement(table, total, nearest, across, at, kind)
