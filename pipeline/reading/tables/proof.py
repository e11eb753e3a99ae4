"""Totals as proof: every total row and column is checked against its parts, and none is ever added in.

What belongs here: which leaves a total covers, whether it agrees, and sums that no label admits to. What does not: what a
force's year adds up to (`statements.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.reading.labels.forces import Place, force_names, place_of_label
from pipeline.reading.model import cell_address
from pipeline.reading.tables.axes import Refusal
from pipeline.reading.tables.lines import Line, Table
from pipeline.reading.tables.tokens import Token

_COINCIDENCE = 1e-3
"""Expected number of chance agreements below which an unlabelled sum is held to be a sum."""


@dataclass(frozen=True, slots=True)
class Slack:
    """What a total may be off: a declared tolerance, or half the rounding base for itself and for each of its parts."""

    tolerance: int = 0
    rounding: int = 0

    def of(self, parts: int) -> int:
        return self.tolerance + (self.rounding // 2) * (parts + 1)


_OVER_TABLES = re.compile(r"\b(?:both|all|two|three)(?: the| \w+)? (?:tables|sections|parts)\b", re.I)

CellAt = Callable[[Line, Line], Token | None]


@dataclass(slots=True)
class Proof:
    """The leaves of a table, and for each total line the leaves it covers (by index). `over_all_tables` are rows that say
    they are the total of several tables, to be checked when all are read."""

    rows: list[Line]
    columns: list[Line]
    covered_rows: dict[int, set[int]] = field(default_factory=dict)
    covered_columns: dict[int, set[int]] = field(default_factory=dict)
    over_all_tables: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of some leaves: bounds, and None above where a leaf has no upper bound."""

    low: int
    high: int | None

    def admits(self, stated: int, slack: int = 0) -> bool:
        return self.low - slack <= stated and (self.high is None or stated <= self.high + slack)


def sum_of(tokens: Iterable[Token | None]) -> Sum:
    """Lowest and highest possible sum; an empty cell may hold anything from nothing up."""
    low, high = 0, 0
    open_above = False
    for token in tokens:
        value = token.value if token is not None else None
        if value is None:
            open_above = True
            continue
        low += value.low or 0
        if value.high is None:
            open_above = True
        else:
            high += value.high
    return Sum(low, None if open_above else high)


def prove(table: Table, tolerance: int = 0, rounding: int = 0) -> Proof:
    """Check every total of a table. Raises Refusal at the first total that disagrees with its parts.

    A total with no parts beneath it is itself the leaf.
    """
    slack = Slack(tolerance, rounding)
    columns = [c for c in table.columns if not c.measure]
    rows = [r for r in table.rows if not r.measure]
    proof = Proof([], [])
    if rows and rows[-1].total and _OVER_TABLES.search(rows[-1].name):
        proof.over_all_tables = [rows.pop()]
    proof.columns, proof.covered_columns = _check(
        table, columns, rows, lambda column, row: table.token(row, column), slack, "column"
    )
    proof.rows, proof.covered_rows = _check(
        table, rows, columns, lambda row, column: table.token(row, column), slack, "row"
    )
    return proof


def _check(
    table: Table, lines: list[Line], across: list[Line], at: CellAt, slack: Slack, kind: str
) -> tuple[list[Line], dict[int, set[int]]]:
    """The leaves among `lines`, and what each total among them covers."""
    totals = [
        line
        for line in lines
        if line.total or line.children or (line.place is not None and line.place.kind in ("region", "nation"))
    ]
    leaves = [line for line in lines if line not in totals]
    leaves, totals = _same_name_twice(table, lines, leaves, totals, across, at, slack, kind)
    covered: dict[int, set[int]] = {}
    lone: list[Line] = []
    for total in totals:
        candidates = [c for c in _candidates(total, lines, leaves, totals) if c]
        if not candidates:
            if total.total or not leaves:
                lone.append(total)
            continue
        parts = next((c for c in candidates if _agrees(total, c, across, at, slack)), None)
        if parts is None:
            nearest = min(candidates, key=lambda c: _distance(total, c, across, at))
            raise _disagreement(table, total, nearest, across, at, kind)
        covered[total.index] = {part.index for part in parts}
    _nothing_outside(table, totals, leaves, covered, across, at)
    _not_divided_twice(table, totals, covered, leaves, across, at)
    leaves = sorted([*leaves, *lone], key=lambda line: line.index)
    _no_hidden_sums(table, leaves, across, at, kind)
    return leaves, covered


def _same_name_twice(
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
        if len(same) != 2 or not place_of_label(f"{force_names()[same[0].forces[0]]} region"):
            continue
        runs = [
            (line, run)
            for line, other in (same, same[::-1])
            for run in (_run_after(line, lines, leaves, totals), _run_before(line, lines, leaves, totals))
            if other in run and len(run) > 1
        ]
        region = next((line for line, run in runs if _agrees(line, run, across, at, slack)), None)
        if region is None:
            region = next(
                (
                    line
                    for line, run in runs
                    if any(_agrees(line, part, across, at, slack) for part in _shorter(run, line))
                ),
                None,
            )
        if region is None:
            raise _twice(table, same, runs, across, at)
        leaves = [leaf for leaf in leaves if leaf is not region]
        region.place, region.forces = Place(region.name, "region"), []
        totals = sorted([*totals, region], key=lambda t: t.index)
    return leaves, totals


def _nothing_outside(
    table: Table, totals: list[Line], leaves: list[Line], covered: dict[int, set[int]], across: list[Line], at: CellAt
) -> None:
    """Refuse a line that a plain `Total` over its neighbours leaves out: is it part of the answer or not?"""
    inside = set().union(*covered.values()) if covered else set()
    for total in totals:
        if total.index not in covered or total.offences or total.partial_total or total.children or total.place:
            continue
        outside = next(
            (leaf for leaf in leaves if leaf.index not in inside and _covers(total, leaf) and not leaf.place), None
        )
        token = next((t for other in across if outside and (t := at(outside, other)) is not None), None)
        if outside is not None and token is not None:
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"{outside.name!r} stands outside the total {total.name!r}, which adds up without it.",
                f'Say in the sidecar whether it counts: ignore it with a reason, or take = ["{_own_label(total)}"].',
            )


def _not_divided_twice(
    table: Table, totals: list[Line], covered: dict[int, set[int]], leaves: list[Line], across: list[Line], at: CellAt
) -> None:
    """Refuse two totals of one name and the same numbers over different parts, unless the parts say that they are breakdowns."""
    by_index = {leaf.index: leaf for leaf in leaves}
    for i, first in enumerate(totals):
        for second in totals[i + 1 :]:
            if (
                first.name != second.name
                or first.signature != second.signature
                or covered.get(first.index, set()) & covered.get(second.index, set())
            ):
                continue
            parts = [by_index[index] for total in (first, second) for index in covered.get(total.index, ())]
            pairs = [(_exact(at(first, other)), _exact(at(second, other))) for other in across]
            same = all(a == b for a, b in pairs) and any(a for a, _ in pairs)
            if len(parts) > 2 and same and not all(part.categories for part in parts):
                token = next(t for other in across if (t := at(second, other)) is not None)
                raise Refusal(
                    table.sheet,
                    token.cell.address,
                    token.cell.text,
                    f"Two totals {first.name!r} state the same numbers over different parts: the same count divided in two ways?",
                    "Say in the sidecar which division to take, with take or ignore.",
                )


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
    first, second = ([f.token.cell for f in each.facets if f.label.force][0] for each in same)
    if run and token is not None and token.value is not None:
        other = next(o for o in across if at(line, o) is token)
        detail = f" If one is the region, its forces add up to {sum_of(at(part, other) for part in run).low}, not {token.value.count}."
        cell = token.cell
    else:
        detail, cell = "", second
    return Refusal(
        table.sheet,
        cell.address,
        cell.text,
        f"{first.text.strip()!r} stands twice, in {first.address} and {second.address}: one may be the region and one the force.{detail}",
        "Ask the force which is which; then ignore the region's row in the sidecar with a reason.",
    )


def _candidates(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[list[Line]]:
    """The sets of leaves a total may stand for, the natural ones first."""
    if total.children:
        return [[leaf for leaf in leaves if leaf.index in total.children]]
    matching = [leaf for leaf in leaves if _covers(total, leaf)]
    before = [leaf for leaf in _run_before(total, lines, leaves, totals) if leaf in matching]
    after = [leaf for leaf in _run_after(total, lines, leaves, totals) if leaf in matching]
    nation = [leaf for leaf in matching if total.place and _in_nation(leaf, total.place)]
    outer = [leaf for leaf in matching if _outer(leaf) == _outer(total)]
    families = {tuple(family for family, _ in leaf.categories) for leaf in matching}
    by_family = [
        [leaf for leaf in matching if tuple(f for f, _ in leaf.categories) == family] for family in sorted(families)
    ]
    single = by_family[0] if len(by_family) > 1 else []
    return [nation, matching, before, after, outer, single] if total.place else [matching, before, after, outer, single]


def _covers(total: Line, leaf: Line) -> bool:
    """A leaf that says all that the total says besides being a total."""
    return (
        all(p in leaf.periods or any(_inside(q, p) for q in leaf.periods) for p in total.periods)
        and all(f in leaf.forces for f in total.forces)
        and all(c in leaf.categories for c in total.categories)
        and (total.flag is None or leaf.flag == total.flag or not leaf.flag)
    )


def _inside(inner, outer) -> bool:  # type: ignore[no-untyped-def]
    if inner.start is None or outer.start is None:
        return inner.start is None
    return outer.start <= inner.start and inner.end <= outer.end


def _outer(line: Line) -> tuple[int, ...]:
    """The tokens of the labels filled down or along to a line, and its own outermost one."""
    return tuple(id(f.token) for f in line.facets[:-1])


def _run_before(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[Line]:
    run: list[Line] = []
    for line in reversed([other for other in lines if other.index < total.index]):
        if line in totals:
            break
        if line in leaves:
            run.insert(0, line)
    return run


def _run_after(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[Line]:
    run: list[Line] = []
    for line in [other for other in lines if other.index > total.index]:
        if line in totals:
            break
        if line in leaves:
            run.append(line)
    return run


def _in_nation(leaf: Line, place: Place) -> bool:
    from pipeline.reading.labels.forces import nation_of

    wanted = {
        "england": {"England"},
        "wales": {"Wales"},
        "england and wales": {"England", "Wales"},
        "northern ireland": {"Northern Ireland"},
        "scotland": {"Scotland"},
        "uk": {"England", "Wales", "Northern Ireland", "Scotland"},
        "united kingdom": {"England", "Wales", "Northern Ireland", "Scotland"},
    }.get(place.name.casefold())
    if leaf.place is not None and leaf.place.kind == "joint" and wanted:
        return "England" in wanted
    return bool(wanted and leaf.forces and all(nation_of(f) in wanted for f in leaf.forces))


def _agrees(total: Line, parts: Sequence[Line], across: list[Line], at: CellAt, slack: Slack) -> bool:
    """True if in every column the stated total is a possible sum of the parts, and at least one states an exact number."""
    for other in across:
        token = at(total, other)
        if token is None or token.value is None:
            continue
        found = sum_of(at(part, other) for part in parts)
        stated, off = token.value, slack.of(len(parts))
        if stated.count is not None:
            if not found.admits(stated.count, off):
                return False
        elif (stated.high is not None and stated.high < found.low - off) or (
            found.high is not None and (stated.low or 0) > found.high + off
        ):
            return False  # a range that the parts cannot reach
    return True


def _distance(total: Line, parts: Sequence[Line], across: list[Line], at: CellAt) -> int:
    """How far a total is from the sum of these parts, over all columns."""
    return sum(
        abs(token.value.count - sum_of(at(part, other) for part in parts).low)
        for other in across
        if (token := at(total, other)) is not None and token.value is not None and token.value.count is not None
    )


def _disagreement(table: Table, total: Line, parts: list[Line], across: list[Line], at: CellAt, kind: str) -> Refusal:
    for other in across:
        token = at(total, other)
        if token is None or token.value is None or token.value.count is None:
            continue
        found = sum_of(at(part, other) for part in parts)
        if not found.admits(token.value.count):
            summed = (
                str(found.low) if found.high == found.low else f"between {found.low} and {found.high or 'any number'}"
            )
            first, last = (cell_address(*_place(parts[i], other, kind)) for i in (0, -1))
            names = parts[0].name if len(parts) == 1 else f"{parts[0].name} to {parts[-1].name}"
            kind_of_line = "region" if total.place else "heading" if total.children else "total"
            named = total.place is not None and not total.total
            place = next((f.token.cell for f in total.facets if f.label.place), token.cell) if named else token.cell
            return Refusal(
                table.sheet,
                place.address,
                place.text,
                f"The {kind_of_line} {total.name!r} states {token.value.count}, but its parts ({names}, {first} to {last}) add up to {summed}.",
                f'Ask the force which is right; or say in the sidecar which of them is the answer: take = ["{_own_label(parts[0] if len(parts) == 1 else total)}"]; '
                'or, if rounding or joint incidents explain it: totals = { tolerance = 5, reason = "why they differ" }.',
            )
    place = cell_address(*_place(total, across[0], kind)) if across else ""
    return Refusal(
        table.sheet,
        place,
        total.name,
        f"The total {total.name!r} states no number that can be checked against its parts.",
        "Ask the force for the exact total, or leave the row out in the sidecar with a reason.",
    )


def _own_label(line: Line) -> str:
    return next((f.label.text for f in reversed(line.facets) if f.label.text), "")


def _place(line: Line, other: Line, kind: str) -> tuple[int, int]:
    return (line.index, other.index) if kind == "row" else (other.index, line.index)


def _no_hidden_sums(table: Table, leaves: list[Line], across: list[Line], at: CellAt, kind: str) -> None:
    """Refuse a line that no label calls a total but that is, beyond coincidence, the sum of its neighbours."""
    groups: dict[object, list[Line]] = {}
    for line in leaves:
        if any(f.axis.role in ("period", "force") for f in line.facets[-1:]) or line.place:
            continue
        groups.setdefault((tuple(line.periods), tuple(line.forces)), []).append(line)
    for group in groups.values():
        if not 3 <= len(group) <= 80:
            continue
        values = [[_exact(at(line, other)) for other in across] for line in group]
        tests = len(group) * len(group)
        for i in range(len(group)):
            for run in _runs(i, len(group)):
                chance = _chance(values, i, run)
                if chance is not None and chance * tests < _COINCIDENCE:
                    first, last = group[run[0]].name, group[run[-1]].name
                    address = cell_address(*_place(group[i], across[0], kind))
                    raise Refusal(
                        table.sheet,
                        address,
                        group[i].name,
                        f"{group[i].name!r} is not called a total, yet it is the sum of {first!r} to {last!r} throughout.",
                        f'If it is their total, say so in the sidecar: total_labels = ["{_own_label(group[i])}"].',
                    )


def _runs(i: int, n: int) -> list[range]:
    """The neighbouring runs of two or more lines whose sum line i could be: all that follow or precede it, to any length."""
    after = [range(i + 1, j) for j in range(i + 3, n + 1)]
    before = [range(j, i) for j in range(i - 2, -1, -1)]
    return after + before


def _exact(token: Token | None) -> int | None:
    return token.value.count if token is not None and token.value is not None else None


def _chance(values: list[list[int | None]], i: int, run: range) -> float | None:
    """How likely line i equals the sum of the run by chance; None where it does not equal it, or has no exact numbers."""
    chance, parts_seen = 1.0, 0
    for column, stated in enumerate(values[i]):
        parts = [values[k][column] for k in run]
        if stated is None and all(p is None for p in parts):
            continue
        if stated is None or any(p is None for p in parts) or stated != sum(p for p in parts if p is not None):
            return None
        if sum(1 for p in parts if p) >= 2:
            parts_seen += 1
            chance /= stated + 1
    return chance if parts_seen else None
