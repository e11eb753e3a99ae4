"""Figures as lying bars, a row of a table each: where a bar begins and ends, in per cent of its cell.

What belongs here: geometry. What does not: drawing it (`templates/charts.html`), or the order of rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting.records import Change, Total


@dataclass(frozen=True, slots=True)
class Bar:
    """From `start`, `length` long. `extent` is where a number that is not exact may end; None where nothing says."""

    start: float
    length: float
    extent: float | None


@dataclass(frozen=True, slots=True)
class Diverging:
    """Rises to the right and falls to the left of `zero`, on one scale."""

    zero: float
    bars: dict[str, Bar]


def diverging(changes: Sequence[Change]) -> Diverging:
    """Bars by `force_id`, for the forces that have a change."""
    known = {one.force_id: one.change for one in changes if one.change is not None}
    most, least = max([0, *known.values()]), min([0, *known.values()])
    span = (most - least) or 1
    zero = _short(-100 * least / span)
    bars = {}
    for force_id, change in known.items():
        length = _short(100 * abs(change) / span)
        bars[force_id] = Bar(zero if change >= 0 else _short(zero - length), length, None)
    return Diverging(zero, bars)


def from_zero(totals: Sequence[Total]) -> dict[str, Bar]:
    """Bars by `area_id`, of areas that are shown beside each other: all on one scale, from zero."""
    most = max([1, *(value for one in totals for value in (one.total, one.low, one.high) if value is not None)])

    def share(value: int) -> float:
        return _short(100 * value / most)

    return {
        one.area_id: Bar(0, share(one.low or one.total or 0), None if one.high is None else share(one.high))
        for one in totals
    }


def _short(value: float) -> float:
    return round(value, 2)
