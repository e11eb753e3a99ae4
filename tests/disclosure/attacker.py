"""Somebody who has every public file of one or two releases, and sums, subtracts and solves to find small counts.

What belongs here: the attack. What does not: what it must not find (the tests).

Every figure of a force and year is an unknown. Published figures are equations and bounds over them; a figure that
did not change between two releases is one unknown in both. What is found is, for every unknown, the smallest interval
that elimination and bounds, used upon each other until nothing moves, leave for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pandas as pd

from pipeline.reference.financial_year import previous, through

# (release, force, year): the release in which it was last stated anew.
Cell = tuple[int, str, str]
Interval = tuple[Fraction, Fraction | None]
Tables = Mapping[str, pd.DataFrame]
_AREA = ["scheme", "area_level", "area_id"]


@dataclass
class Known:
    """What the public files say: an interval for every cell, and sums of cells with what they lie between."""

    cells: dict[Cell, Interval] = field(default_factory=dict)
    sums: list[tuple[dict[Cell, int], Fraction, Fraction | None]] = field(default_factory=list)


def attack(releases: Sequence[Tables]) -> dict[Cell, Interval]:
    """The interval that is left for every cell that no release states exactly."""
    known = Known()
    hidden: dict[Cell, Interval] = {}
    before: dict[tuple[str, str], tuple[Cell, tuple[Any, ...]]] = {}
    for number, tables in enumerate(releases):
        names = _cells(number, tables["core.force_years"], known, before)
        for weights, low, high in _published(tables, names):
            known.sums.append((weights, low, high))
    hidden = {cell: found for cell, found in known.cells.items() if found[0] != found[1]}
    return _solved(known, hidden)


def _cells(
    number: int, force_years: pd.DataFrame, known: Known, before: dict[tuple[str, str], tuple[Cell, tuple[Any, ...]]]
) -> dict[tuple[str, str], Cell]:
    names: dict[tuple[str, str], Cell] = {}
    for row in _rows(force_years):
        place = (row["force_id"], row["financial_year"])
        stated = (row["count"], row["count_low"], row["count_high"], row["status"], row["round"])
        cell, last = before.get(place, ((number, *place), None))
        if last != stated:
            cell = (number, *place)
        before[place] = (cell, stated)
        names[place] = cell
        low, high = row["count_low"], row["count_high"]
        known.cells[cell] = (Fraction(low or 0), None if high is None else Fraction(high))
    return names


def _published(
    tables: Tables, names: Mapping[tuple[str, str], Cell]
) -> Iterator[tuple[dict[Cell, int], Fraction, Fraction | None]]:
    """Every figure of the public tables as a sum over cells; those that hold of exact figures alone say nothing."""
    members: dict[tuple[str, ...], set[str]] = {}
    for row in _rows(tables["reference.areas"]):
        members.setdefault(tuple(row[name] for name in _AREA), set()).add(row["force_id"])

    def over(forces: set[str], years: list[str]) -> dict[Cell, int]:
        return {names[(force, year)]: 1 for force in forces for year in years if (force, year) in names}

    for row in _rows(tables["measures.annual_changes"]):
        forces = members[tuple(row[name] for name in _AREA)]
        year, last = row["financial_year"], previous(row["financial_year"])
        for figure, which in (("count", year), ("previous_count", last)):
            yield from _exactly(over(forces, [which]), row[figure])
        # Which forces were compared is not told, but for their number: it is clear when all that can be were.
        both = {force for force in forces if (force, year) in names and (force, last) in names}
        if row["forces_compared"] == len(both):
            for figure, which in (("comparable_count", year), ("comparable_previous_count", last)):
                yield from _exactly(over(both, [which]), row[figure])
    for name in ("measures.five_year_totals", "measures.cumulative_totals"):
        for row in _rows(tables[name]):
            cells = over(
                members[tuple(row[name] for name in _AREA)], list(through(row["first_year"], row["last_year"]))
            )
            yield from _exactly(cells, row["total"])
            if row["total_high"] is not None:
                yield cells, Fraction(row["total_low"] or 0), Fraction(row["total_high"])
    for row in _rows(tables["measures.rates"]):
        yield from _exactly(over({row["force_id"]}, [row["financial_year"]]), row["count"])
    for row in _rows(tables["measures.ranks"]):
        if row["measure"] == "count":
            yield from _exactly(over({row["force_id"]}, [row["financial_year"]]), int(row["value"]))
    for row in _rows(tables["measures.revisions"]):
        yield from _exactly(over({row["force_id"]}, [row["financial_year"]]), row["count"])


def _exactly(cells: dict[Cell, int], value: int | None) -> Iterator[tuple[dict[Cell, int], Fraction, Fraction | None]]:
    if value is not None and cells:
        yield cells, Fraction(value), Fraction(value)


def _solved(known: Known, hidden: dict[Cell, Interval]) -> dict[Cell, Interval]:
    bounds = dict(hidden)
    sums = []
    for weights, low, high in known.sums:
        exact = sum(weight * known.cells[cell][0] for cell, weight in weights.items() if cell not in hidden)
        rest = {cell: Fraction(weight) for cell, weight in weights.items() if cell in hidden}
        # A sum that is that of the exact figures alone is one: hidden ones are not in it.
        if rest and not (low == high == exact):
            sums.append((rest, low - exact, None if high is None else high - exact))
    sums += [(row, value, value) for row, value in _eliminated([(w, low) for w, low, high in sums if low == high])]
    moved = True
    while moved:
        moved = sum(_narrow(bounds, *one) for one in sums) > 0
    return bounds


def _narrow(
    bounds: dict[Cell, Interval], weights: Mapping[Cell, Fraction], low: Fraction, high: Fraction | None
) -> bool:
    """Bound each cell by what the others leave of the sum; whether anything moved."""
    moved = False
    for cell, weight in weights.items():
        least: Fraction | None = low
        most: Fraction | None = high
        for other, factor in weights.items():
            if other != cell:
                small, large = bounds[other] if factor > 0 else bounds[other][::-1]
                least = None if least is None or large is None else least - factor * large
                most = None if most is None or small is None else most - factor * small
        if weight < 0:
            least, most = most, least
        was_low, was_high = bounds[cell]
        now_low = was_low if least is None else max(was_low, least / weight)
        now_high = was_high if most is None else most / weight if was_high is None else min(was_high, most / weight)
        if (now_low, now_high) != (was_low, was_high):
            bounds[cell] = (now_low, now_high)
            moved = True
    return moved


def _eliminated(equations: list[tuple[dict[Cell, Fraction], Fraction]]) -> list[tuple[dict[Cell, Fraction], Fraction]]:
    """The equations solved for as many cells as possible (Gauss and Jordan, in fractions)."""
    done: dict[Cell, tuple[dict[Cell, Fraction], Fraction]] = {}
    for weights, value in equations:
        row, rest = _without(dict(weights), value, done)
        if not row:
            continue
        pivot = min(row)
        row, rest = {cell: weight / row[pivot] for cell, weight in row.items()}, rest / row[pivot]
        done = {cell: _without(*one, {pivot: (row, rest)}) for cell, one in done.items()} | {pivot: (row, rest)}
    return list(done.values())


def _without(
    row: dict[Cell, Fraction], value: Fraction, solved: Mapping[Cell, tuple[dict[Cell, Fraction], Fraction]]
) -> tuple[dict[Cell, Fraction], Fraction]:
    for pivot, (other, rest) in solved.items():
        if factor := row.get(pivot):
            for cell, weight in other.items():
                row = {**row, cell: row.get(cell, Fraction(0)) - factor * weight}
            value -= factor * rest
    return {cell: weight for cell, weight in row.items() if weight}, value


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    values = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in values.to_dict("records")]
