"""What we hold to check a claim against: exact counts by force and year, and the areas they make up.

What belongs here: finding an area by its printed name, and our figure for an area, period and measure, computed
exactly. What does not: the verdict (`verdicts`), or where the frames come from.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from pipeline.measures.rounding import percent_change
from pipeline.measures.verdicts import Ours
from pipeline.reference.areas import NO_SCHEME
from pipeline.reference.financial_year import through, window_ending
from pipeline.reference.forces import force_aliases

# Windows that a total may be mistaken for, in years.
_OTHER_WINDOWS = range(2, 11)

Stated = tuple[int | None, int | None, int | None]


class AreaKey(NamedTuple):
    """Which area is meant."""

    scheme: str
    area_level: str
    area_id: str


@dataclass(frozen=True, slots=True)
class Held:
    """One collection's current figures (count, low, high) by force and year, its areas' members, and their names.

    `older` gives counts that were stated once, each with the round that restated it.
    """

    stated: Mapping[tuple[str, str], Stated]
    older: Mapping[tuple[str, str, int], int]
    members: Mapping[AreaKey, tuple[str, ...]]
    names: Mapping[str, frozenset[AreaKey]]

    def areas_called(self, name: str, area_level: str | None = None, scheme: str | None = None) -> list[AreaKey]:
        """The areas of that name; several where a force and a region share it and nothing says which is meant."""
        return sorted(
            key
            for key in self.names.get(plain(name), frozenset())
            if area_level in (None, key.area_level) and (scheme in (None, key.scheme) or key.scheme == NO_SCHEME)
        )

    def ours(self, area: AreaKey, measure: str, years: tuple[str, str]) -> Ours | None:
        """Our figure: for a count the last of the two years, for a change from the first to the last, for a cumulative
        figure all from the first to the last. None where no force of the area has what it takes."""
        first, last = years
        if measure == "change_percent":
            return self._change(area, first, last)
        window = through(first, last) if measure == "cumulative" else (last,)
        cells = list(self._cells(area, window))
        exact = [count for count, _, _ in cells if count is not None]
        if not exact:
            return None
        highs = [high if count is None else count for count, _, high in cells]
        others = {}
        if measure == "cumulative":
            others = {n: self._total(area, window_ending(last, n)) for n in _OTHER_WINDOWS if n != len(window)}
        return Ours(
            value=Fraction(sum(exact)),
            low=sum((low or 0) if count is None else count for count, low, _ in cells),
            high=None if None in highs else sum(high for high in highs if high is not None),
            other_windows=others,
        )

    def restated_in(self, area: AreaKey, year: str, count: Decimal) -> int | None:
        """The round that replaced this count of a force and year, if it was once the force's own."""
        return self.older.get((area.area_id, year, int(count))) if area.area_level == "force" else None

    def _change(self, area: AreaKey, first: str, last: str) -> Ours | None:
        pairs = list(zip(self._cells(area, (last,)), self._cells(area, (first,)), strict=True))
        both = [(now[0], then[0]) for now, then in pairs if now[0] is not None and then[0] is not None]
        count, before = sum(now for now, _ in both), sum(then for _, then in both)
        percent = percent_change(count, before)
        if percent is None:
            return None
        full = percent_change(self._total(area, (last,)), self._total(area, (first,)))
        return Ours(value=percent, count=count, previous=before, on_full_totals=full if full != percent else None)

    def _cells(self, area: AreaKey, years: tuple[str, ...]) -> Iterator[Stated]:
        for force_id in self.members[area]:
            for year in years:
                yield self.stated.get((force_id, year), (None, None, None))

    def _total(self, area: AreaKey, years: tuple[str, ...]) -> int:
        return sum(count for count, _, _ in self._cells(area, years) if count is not None)


def held(force_years: pd.DataFrame, revisions: pd.DataFrame, areas: pd.DataFrame, collection: str) -> Held:
    """What the tables of those names hold of a collection."""
    figures = force_years[force_years["collection"] == collection]
    columns = ["force_id", "financial_year", "count", "count_low", "count_high"]
    stated = {
        (force_id, year): (_whole(count), _whole(low), _whole(high))
        for force_id, year, count, low, high in figures[columns].itertuples(index=False)
    }
    restated = revisions[(revisions["collection"] == collection) & revisions["previous_count"].notna()]
    columns = ["force_id", "financial_year", "previous_count", "round"]
    older = {
        (force_id, year, int(count)): int(round_)
        for force_id, year, count, round_ in restated[columns].itertuples(index=False)
    }
    members: dict[AreaKey, list[str]] = defaultdict(list)
    names: dict[str, set[AreaKey]] = defaultdict(set)
    mine = areas[areas["collection"] == collection]
    for row in mine.to_dict("records"):
        key = AreaKey(row["scheme"], row["area_level"], row["area_id"])
        members[key].append(row["force_id"])
        for name in (row["area"], row["area_id"]):
            names[plain(name)].add(key)
    for alias in force_aliases():
        key = AreaKey("all", "force", alias.force_id)
        if key in members:
            names[plain(alias.alias)].add(key)
    by_area = {key: tuple(force_ids) for key, force_ids in members.items()}
    return Held(stated, older, by_area, {name: frozenset(keys) for name, keys in names.items()})


def plain(name: str) -> str:
    """A name as it is compared: case, punctuation, `the`, and the words that forces and regions share set aside."""
    words = re.findall(r"[a-z0-9]+", name.lower().replace("&", " and "))
    kept = [word for word in words if word not in ("the", "police", "constabulary", "force", "region")]
    return " ".join(kept or words)


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
