"""A region and a force of one name on one axis, told apart by their sums.

What belongs here: the one case in which a line that names a force is a total. What does not: totals that say so
(`proof.py`).
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from pipeline.reading.labels.forces import Place, force_names, place_of_label
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.parts import run_after, run_before
from pipeline.reading.tables.sums import NO_SLACK, CellAt, Slack, agrees, sum_of
from pipeline.reference.forces import rows


def same_name_twice(
    table: Table,
    lines: list[Line],
    leaves: list[Line],
    totals: list[Line],
    across: list[Line],
    at: CellAt,
    slack: Slack,
    kind: str,
) -> tuple[list[Line], list[Line]]:
    """A region and a force of one name on one axis: the line that is the sum of the lines around it is the region."""
    by_force: dict[str, list[Line]] = {}
    for line in leaves:
        if len(line.forces) == 1 and not line.categories and not line.offences:
            by_force.setdefault(f"{line.forces[0]} {line.periods}", []).append(line)
    for same in by_force.values():
        if len(same) == 1:
            _not_the_region(table, same[0], lines, leaves, totals, across, at)
        if len(same) != 2 or not place_of_label(f"{force_names()[same[0].forces[0]]} region"):
            continue
        runs = [
            (line, run)
            for line, other in (same, same[::-1])
            for run in (run_after(line, lines, leaves, totals), run_before(line, lines, leaves, totals))
            if other in run and len(run) > 1
        ]
        region = next((line for line, run in runs if agrees(line, run, across, at, slack)), None)
        if region is None:
            region = next(
                (
                    line
                    for line, run in runs
                    if any(agrees(line, part, across, at, slack) for part in _shorter(run, line))
                ),
                None,
            )
        if region is None:
            raise _twice(table, same, runs, across, at)
        leaves = [leaf for leaf in leaves if leaf is not region]
        region.place, region.forces = Place(region.name, "region"), ()
        totals = sorted([*totals, region], key=lambda t: t.index)
    return leaves, totals


def _not_the_region(
    table: Table, line: Line, lines: list[Line], leaves: list[Line], totals: list[Line], across: list[Line], at: CellAt
) -> None:
    """Refuse a line named as a force and a region are, and as large as the other forces of that region beside it."""
    name = force_names()[line.forces[0]]
    inside = _forces_of_region(name) - {line.forces[0]}
    if not inside:
        return
    for run, step in ((run_after(line, lines, leaves, totals), 1), (run_before(line, lines, leaves, totals), -1)):
        own = list(takewhile(lambda other: len(other.forces) == 1 and other.forces[0] in inside, run[::step]))
        if len(own) > 1 and agrees(line, own, across, at, NO_SLACK):
            token = next(f.token for f in line.facets if f.label.force)
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"{name!r} is a region and a force, and the figures here are the sum of the region's forces beside it "
                f"({own[0].name} to {own[-1].name}).",
                "If it is the region, ignore its row in the sidecar with a reason, and ask for the force's own.",
            )


@cache
def _forces_of_region(name: str) -> frozenset[str]:
    """The forces of the region of that name in any region scheme."""
    return frozenset(row["force_id"] for row in rows("regions.csv") if row["area"].casefold() == name.casefold())


def _shorter(run: list[Line], line: Line) -> list[list[Line]]:
    """The parts of a run that begin right beside a line: a region's forces are its neighbours."""
    if run[0].index > line.index:
        return [run[:n] for n in range(2, len(run))]
    return [run[-n:] for n in range(2, len(run))]


def _twice(
    table: Table, same: list[Line], runs: list[tuple[Line, list[Line]]], across: list[Line], at: CellAt
) -> Refusal:
    line, run = runs[0] if runs else (same[0], [])
    token = next((t for other in across if (t := at(line, other)) is not None), None)
    first, second = (next(f.token.cell for f in each.facets if f.label.force) for each in same)
    if run and token is not None and token.value is not None:
        other = next(o for o in across if at(line, o) is token)
        detail = (
            f" If one is the region, its forces add up to {sum_of(at(part, other) for part in run).low}, not "
            f"{token.value.count}."
        )
        cell = token.cell
    else:
        detail, cell = "", second
    return Refusal(
        table.sheet,
        cell.address,
        cell.text,
        f"{first.text.strip()!r} stands twice, in {first.address} and {second.address}: one may be the region and "
        f"one the force.{detail}",
        "Ask the force which is which; then ignore the region's row in the sidecar with a reason.",
    )
