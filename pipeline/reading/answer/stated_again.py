"""Tables that state the same figures again, known by the years in which they agree: they are never parts of one whole,
and must agree in every year. And the table that all others add up to.

What belongs here: knowing them by their sums, and the refusal where one of them was set aside and differs. What does
not: choosing one of two (`statements.py`), or titles that say so in words (`labels/vocabulary/offences.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.labels.whole_force import says_whole

_TELLING = 10
"""Offences; smaller sums may be the same by chance."""
_PARTS = 2
_YEARS = 2
"""Tables and years at least by which a sum is none by chance."""
_NEAR = 1.2
"""How far the ends of two ranges may lie apart that tell the same sum."""

Years = dict[object, list[Entry]]


def tables_stated_again(entries: list[Entry]) -> set[frozenset[int]]:
    """The pairs of tables, by number, that agree in at least half of the years that both state, for one force."""
    by_force: dict[str, dict[int, Years]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for entry in entries:
        by_force[entry.force][entry.table][scope_of(entry.period)].append(entry)
    return {
        frozenset((one, other))
        for tables in by_force.values()
        for one, other in combinations(tables, 2)
        if _are_the_same(tables[one], tables[other])
    }


def not_stated_twice(groups: list[list[Entry]], again: set[frozenset[int]]) -> None:
    """Refuse to add up two tables with the same sums, whatever their titles are."""
    by_table = {group[0].table: group for group in groups}
    twice = next((pair for pair in again if pair <= by_table.keys()), None)
    if twice is not None:
        one, other = (by_table[number] for number in sorted(twice))
        raise two_answers(one, other, which="one number stated twice, or the two together,")


def table_of_the_whole(entries: list[Entry]) -> int | None:
    """The one table of which each figure is the exact sum of those of the same line and year in all others, at least
    two, and in several years; None for none, and where a flag tells the tables apart."""
    figures: dict[object, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        figures[entry.force, scope_of(entry.period), entry.labels][entry.table].append(entry)
    tables = {entry.table for entry in entries}
    years = {(entry.force, scope_of(entry.period)) for entry in entries}
    alike = all(found.keys() == tables for found in figures.values())
    if len(tables) <= _PARTS or len(years) < _YEARS or not alike or any(entry.flag for entry in entries):
        return None
    sums = [{number: bounds(group) for number, group in found.items()} for found in figures.values()]
    return next((number for number in sorted(tables) if _is_sum(number, sums)), None)


def table_called_the_whole(entries: list[Entry], called: Mapping[int, Sequence[str]]) -> int | None:
    """The one table that is called the total of all, `Total of all tables below`, and of which each year is the exact
    sum of that year in all others, however these are divided; None for none. `called` is what names each table."""
    sums: dict[object, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        sums[entry.force, scope_of(entry.period)][entry.table].append(entry)
    tables = {entry.table for entry in entries}
    wholes = [number for number in sorted(tables) if any(map(says_whole, called.get(number, ())))]
    alike = all(found.keys() == tables for found in sums.values())
    if len(tables) <= _PARTS or len(wholes) != 1 or not alike:
        return None
    return (
        wholes[0] if _is_sum(wholes[0], [{n: bounds(g) for n, g in found.items()} for found in sums.values()]) else None
    )


def _is_sum(number: int, sums: list[dict[int, tuple[int, int | None]]]) -> bool:
    """True for exact figures of a table that those of the others add up to, of which some tell it from chance."""
    whole = [pairs[number] for pairs in sums]
    parts = [[pair for other, pair in pairs.items() if other != number] for pairs in sums]
    exact = all(low == high for pairs in sums for low, high in pairs.values())
    added = all(low == sum(part for part, _ in found) for (low, _), found in zip(whole, parts, strict=True))
    return exact and added and sum(low for low, _ in whole) >= _TELLING


def set_aside_agrees(leaves: list[Entry], aside: list[Entry]) -> None:
    """Refuse figures of a table that another, which was set aside for what it does not say, states again in other years
    and not in one: nothing tells which of the two is right."""
    counted, rest = (_by_table([e for e in some if _may_be_offences(e)]) for some in (leaves, aside))
    for (force, table), years in rest.items():
        for (other_force, other), own in counted.items():
            if force != other_force or table == other or not _are_the_same(own, years):
                continue
            for scope in own.keys() & years.keys():
                if bounds(own[scope]) != bounds(years[scope]):
                    raise two_answers(own[scope], years[scope], which="two tables that are the same in other years")


def _by_table(entries: list[Entry]) -> dict[tuple[str, int], Years]:
    found: dict[tuple[str, int], Years] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        found[entry.force, entry.table][scope_of(entry.period)].append(entry)
    return found


def _may_be_offences(entry: Entry) -> bool:
    return entry.flag != "no" and entry.subject in (None, "offences") and not entry.of_records


def _are_the_same(one: Years, other: Years) -> bool:
    shared = one.keys() & other.keys()
    same = sum(_may_be_one(bounds(one[scope]), bounds(other[scope])) for scope in shared)
    return same > 0 and 2 * same >= len(shared)


def _may_be_one(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """True for sums that are the same, or may be where some of their parts are withheld."""
    (low, high), (other_low, other_high) = one, other
    if high is None or other_high is None or min(low, other_low) < _TELLING:
        return False
    return low <= other_high and other_low <= high and max(high, other_high) <= _NEAR * min(low, other_low)
