"""All forces together, year by year: where each bar stands, and what may come on top of it.

What belongs here: geometry of that one chart, in the units of the drawing. What does not: drawing it
(`templates/charts.html`), or the chart of one force (`columns`).

The axis starts at zero. What withheld numbers may add is an outlined box on the bar; where nothing says how much, a
dashed line goes on from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting.columns import Box, Label
from pipeline.reporting.figures import number
from pipeline.reporting.records import Year

# Drawn for a screen and for a phone: letters of a drawing that is shrunk to a third cannot be read.
_WIDE, _NARROW = 640, 320
_ROOM_OF_A_YEAR = 46
_HEIGHT, _TOP, _BOTTOM = 262, 28, 32
_GAP = 0.28  # of a year's room is left between bars
_OPEN = 16  # how far a line goes on where nothing bounds a total


@dataclass(frozen=True, slots=True)
class YearChart:
    """The chart of totals; the newest year is the last bar. `forces` says on how many each year rests."""

    width: float
    height: float
    base: float
    bars: tuple[Box, ...]
    bounded: tuple[Box, ...]
    unbounded: tuple[Box, ...]
    values: tuple[Label, ...]
    years: tuple[Label, ...]
    forces: tuple[Label, ...]


def years_drawn(years: Sequence[Year]) -> dict[str, YearChart]:
    """The years of a collection, `wide` and `narrow`; the narrow one shows as many of the newest as have room."""
    return {"wide": year_chart(years, _WIDE), "narrow": year_chart(years[-(_NARROW // _ROOM_OF_A_YEAR) :], _NARROW)}


def year_chart(years: Sequence[Year], width: float) -> YearChart:
    """The chart of `years`, in their order."""
    most = max([1, *(one.count for one in years), *(one.high or 0 for one in years)])
    base = _HEIGHT - _BOTTOM
    step = width / max(1, len(years))
    middles = [round(step * (place + 0.5), 1) for place in range(len(years))]

    def box(middle: float, low: int, high: int) -> Box:
        bar, scale = step * (1 - _GAP), (base - _TOP) / most
        y = round(base - high * scale, 1)
        return Box(round(middle - bar / 2, 1), y, round(bar, 1), round(base - low * scale - y, 1))

    bars = [box(middle, 0, one.count) for middle, one in zip(middles, years, strict=True)]
    extents = [
        Box(middle, bar.y - _OPEN, 0, _OPEN) if one.high is None else box(middle, one.count, max(one.count, one.high))
        for middle, one, bar in zip(middles, years, bars, strict=True)
    ]
    return YearChart(
        width=width,
        height=_HEIGHT,
        base=base,
        bars=tuple(bars),
        bounded=tuple(extent for one, extent in zip(years, extents, strict=True) if (one.high or 0) > one.count),
        unbounded=tuple(extent for one, extent in zip(years, extents, strict=True) if one.high is None),
        values=tuple(
            Label(middle, extent.y - 5, number(one.count))
            for middle, one, extent in zip(middles, years, extents, strict=True)
        ),
        years=tuple(Label(middle, base + 14, one.financial_year) for middle, one in zip(middles, years, strict=True)),
        forces=tuple(
            Label(middle, base + 29, f"{one.forces_counted} of {one.forces_expected}")
            for middle, one in zip(middles, years, strict=True)
        ),
    )
