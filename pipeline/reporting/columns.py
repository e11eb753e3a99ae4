"""One force's years as upright bars: where each stands, and what is drawn where no exact number was stated.

What belongs here: geometry, in the units of the drawing. What does not: drawing it (`templates/charts.html`).

The axis starts at zero. A number known only within bounds is an outlined box from the least to the most that it can be;
one without an upper bound is open at the top; a year without any figure is a mark on the axis, and never a bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting.figures import figure, short_year
from pipeline.reporting.records import ForceYear

_GAP = 0.22  # of a year's room is left between bars
_LETTER = 6.4  # the width of a figure in the drawing's units


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a year: its figure above the bar, or the year below the axis."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of one force. `exact` and `newest` are SVG paths of bars; `most` is the number at the top of the axis."""

    width: float
    height: float
    base: float
    most: int
    exact: str
    newest: str
    bounded: tuple[Box, ...]
    unbounded: tuple[Box, ...]
    missing: tuple[float, ...]
    values: tuple[Label, ...]
    years: tuple[Label, ...]


def columns(years: Sequence[ForceYear], width: float, height: float, top: float = 2, bottom: float = 2) -> Columns:
    """The chart of `years`, in their order; `top` and `bottom` is the room for words above and below the bars."""
    stated = [value for one in years for value in (one.count, one.low, one.high) if value is not None]
    most = max([1, *stated])
    base, room = height - bottom, height - top - bottom
    step = width / max(1, len(years))
    bar = step * (1 - _GAP)

    def box(place: int, low: int, high: int) -> Box:
        y = base - room * high / most
        return Box(
            _short(step * place + (step - bar) / 2), _short(y), _short(bar), _short(base - room * low / most - y)
        )

    def middle(place: int) -> float:
        return _short(step * (place + 0.5))

    exact = [(place, box(place, 0, one.count)) for place, one in enumerate(years) if one.count is not None]
    vague = [(place, one) for place, one in enumerate(years) if one.count is None]
    bounded = [(place, one.low or 0, one.high) for place, one in vague if one.high is not None]
    # The least that was stated is certain, and drawn as a bar; from there it is open.
    certain = [(place, box(place, 0, one.low)) for place, one in vague if one.low]
    opened = [box(place, one.low, most) for place, one in vague if one.low and one.high is None]
    heights = {place: one.y for place, one in exact} | {place: box(place, low, high).y for place, low, high in bounded}
    return Columns(
        width=width,
        height=height,
        base=base,
        most=most,
        exact="".join(_path(one) for place, one in exact + certain if place < len(years) - 1),
        newest="".join(_path(one) for place, one in exact + certain if place == len(years) - 1),
        bounded=tuple(box(place, low, high) for place, low, high in bounded),
        unbounded=tuple(opened),
        missing=tuple(middle(place) for place, one in vague if one.high is None and not one.low),
        values=tuple(
            Label(middle(place), _short(heights[place] - 4), text)
            for place, one in enumerate(years)
            # Words that would run into those beside them are left out; the table has them.
            if place in heights and _LETTER * len(text := _written(one)) < step * 1.2
        ),
        years=tuple(
            Label(middle(place), height - 2, short_year(one.financial_year))
            # Beyond ten years every other is named, the newest always.
            for place, one in enumerate(years) if len(years) <= 10 or (len(years) - 1 - place) % 2 == 0
        ),
    )  # fmt: skip


def _written(one: ForceYear) -> str:
    return figure(one.count, one.low, one.high).replace(" to ", "–")


def _path(box: Box) -> str:
    return f"M{box.x:g} {box.y:g}h{box.width:g}v{box.height:g}h-{box.width:g}z"


def _short(value: float) -> float:
    return round(value, 1)
