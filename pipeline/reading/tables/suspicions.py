"""Sums that no label admits to, lines that a total leaves out, and counts divided twice.

What belongs here: refusing what adds up, or fails to, beyond coincidence. What does not: totals that agree
(`proof.py`).
"""

from __future__ import annotations

from pipeline.reading.model import cell_address
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.messages import own_label, place_of
from pipeline.reading.tables.parts import may_cover
from pipeline.reading.tables.sums import CellAt, exact_count
from pipeline.reading.tables.tiling import heads_of_all

_COINCIDENCE = 0.1
"""Expected number of chance agreements below which an unlabelled sum is held to be a sum."""
_TWICE = 0.01
"""The same for lines whose halves have one sum: nothing else of them looks like two divisions of one count."""
_OF_ALL = 0.2
"""The same for a line that is the sum of all the others: what an unlabelled total would be."""


def nothing_outside(
    table: Table, totals: list[Line], leaves: list[Line], covered: dict[int, set[int]], across: list[Line], at: CellAt
) -> None:
    """Refuse a line that a plain `Total` over its neighbours leaves out: is it part of the answer or not?"""
    inside = set().union(*covered.values()) if covered else set()
    for total in totals:
        if total.index not in covered or total.offences or total.partial_total or total.children or total.place:
            continue
        outside = next(
            (
                leaf
                for leaf in leaves
                if leaf.index not in inside
                and may_cover(total, leaf)
                and not leaf.place
                and not (leaf.subset and leaf.flag)
            ),
            None,
        )
        token = next((t for other in across if outside and (t := at(outside, other)) is not None), None)
        if outside is not None and token is not None:
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"{outside.name!r} stands outside the total {total.name!r}, which adds up without it.",
                f'Say in the sidecar whether it counts: ignore it with a reason, or take = ["{own_label(total)}"].',
            )


def not_divided_twice(
    table: Table, totals: list[Line], covered: dict[int, set[int]], leaves: list[Line], across: list[Line], at: CellAt
) -> None:
    """Refuse two totals of one name and the same numbers over different parts, unless the parts say that they are
    breakdowns."""
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
            pairs = [(exact_count(at(first, other)), exact_count(at(second, other))) for other in across]
            same = all(a == b for a, b in pairs) and any(a for a, _ in pairs)
            months = len({part.periods for part in parts}) == len(
                parts
            )  # each of its own, which no two divisions share
            if len(parts) > 2 and same and not months and not all(part.categories for part in parts):
                token = next(t for other in across if (t := at(second, other)) is not None)
                raise Refusal(
                    table.sheet,
                    token.cell.address,
                    token.cell.text,
                    f"Two totals {first.name!r} state the same numbers over different parts: the same count divided "
                    "in two ways?",
                    "Say in the sidecar which division to take, with take or ignore.",
                )


def no_hidden_sums(table: Table, leaves: list[Line], across: list[Line], at: CellAt, kind: str) -> None:
    """Refuse a line that no label calls a total but that is, beyond coincidence, the sum of its neighbours."""
    groups: dict[object, list[Line]] = {}
    for line in leaves:
        if any(f.axis.role in ("period", "force") for f in line.facets[-1:]) or line.place:
            continue
        groups.setdefault((tuple(line.periods), tuple(line.forces)), []).append(line)
    for group in groups.values():
        if not 3 <= len(group) <= 80:
            continue
        values = [[exact_count(at(line, other)) for other in across] for line in group]
        if not all(line.categories for line in group):
            _not_divided_one_after_the_other(table, group, values, across, kind, len(groups))
        heads = heads_of_all(values)
        if heads:
            raise _two_readings(table, group, heads, values, across, kind)
        tests = len(group) * len(group)
        for i in range(len(group)):
            for run in _runs(i, len(group)):
                chance = _chance(values, i, run)
                over_all = len(run) == len(group) - 1
                if chance is not None and chance * (2 if over_all else tests) < (_OF_ALL if over_all else _COINCIDENCE):
                    first, last = group[run[0]].name, group[run[-1]].name
                    address = cell_address(*place_of(group[i], across[0], kind))
                    raise Refusal(
                        table.sheet,
                        address,
                        group[i].name,
                        f"{group[i].name!r} is not called a total, yet it is the sum of {first!r} to {last!r} "
                        "throughout.",
                        f'If it is their total, say so in the sidecar: total_labels = ["{own_label(group[i])}"]; '
                        "if it is a count of its own: total_labels = [].",
                    )


def _two_readings(
    table: Table, group: list[Line], heads: list[int], values: list[list[int | None]], across: list[Line], kind: str
) -> Refusal:
    """Lines that all fall into groups of a sum and its parts: their total is one number if the sums are totals, and
    twice that number if they are not."""
    names = [own_label(group[i]) for i in heads]
    column = next(c for c, _ in enumerate(across) if all(row[c] is not None for row in values))
    parts = sum(values[i][column] or 0 for i in heads)
    shown = ", ".join(f'"{name}"' for name in names)
    return Refusal(
        table.sheet,
        cell_address(*place_of(group[heads[0]], across[column], kind)),
        group[heads[0]].name,
        f"The lines fall into groups in which one is the sum of the others ({', '.join(map(repr, names))}), and no "
        f"label says so: all together they count {parts} if those are totals, and "
        f"{sum(row[column] or 0 for row in values)} if they are not.",
        f"If they are totals, say so in the sidecar: total_labels = [{shown}]; if they are counts of their "
        "own: total_labels = [].",
    )


def _not_divided_one_after_the_other(
    table: Table, group: list[Line], values: list[list[int | None]], across: list[Line], kind: str, groups: int
) -> None:
    """Refuse lines of which the first so many add up to the same as the rest throughout: the same count by type, and
    then by district."""
    for middle in range(2, len(group) - 1):
        chance = 1.0
        for column in range(len(across)):
            first, second = ([row[column] for row in part] for part in (values[:middle], values[middle:]))
            if None in first or None in second or sum(filter(None, first)) != sum(filter(None, second)):
                break
            chance /= sum(filter(None, first)) + 1
        else:
            if chance * len(group) * groups < _TWICE:
                raise Refusal(
                    table.sheet,
                    cell_address(*place_of(group[middle], across[0], kind)),
                    group[middle].name,
                    f"{group[0].name!r} to {group[middle - 1].name!r} and {group[middle].name!r} to "
                    f"{group[-1].name!r} add up to the same throughout: the same count divided in two ways?",
                    "Say in the sidecar which division to take, with take or ignore.",
                )


def _runs(i: int, n: int) -> list[list[int]]:
    """The lines whose sum line i could be: two or more of its neighbours, all that follow or precede it to any length,
    and all the others, as in a list sorted by name."""
    after = [list(range(i + 1, j)) for j in range(i + 3, n + 1)]
    before = [list(range(j, i)) for j in range(i - 2, -1, -1)]
    others = [[*range(i), *range(i + 1, n)]] if 0 < i < n - 1 else []
    return after + before + others


def _chance(values: list[list[int | None]], i: int, run: list[int]) -> float | None:
    """How likely line i equals the sum of the run by chance; None where it does not equal it, or has no exact
    numbers."""
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
