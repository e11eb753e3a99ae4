"""Totals that a sidecar takes for the answer: checked against their parts as if they were not taken.

What belongs here: the check, before the parts are set aside. What does not: which lines are taken (`answer/take.py`),
or the checks of a table that is read whole (`proof.py`).
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
