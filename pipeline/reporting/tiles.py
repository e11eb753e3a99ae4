"""The map of forces as tiles: one of the same size for each, so that a small force is as easy to see as a large one.

What belongs here: where each tile stands (`tiles.csv`) and which colour it has. What does not: the colours themselves
(`static/charts.css`).
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.measures.rounding import rounded
from pipeline.measures.thresholds import thresholds
from pipeline.reporting.figures import MISSING, percent, signed
from pipeline.reporting.records import Change

_FILE = Path(__file__).parent / "tiles.csv"

# Whole per cents from which a colour begins, as they are printed on the tile.
CLASSES = ((1, "1 to 9%"), (10, "10 to 24%"), (25, "25 to 49%"), (50, "50% or more"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a force's tile stands, counted from 1, and what it is called where there is little room."""

    column: int
    row: int
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Tile:
    """`colour` names a class of `static/charts.css`."""

    change: Change
    place: Place
    colour: str
    text: str


@cache
def places() -> dict[str, Place]:
    """The place of every force."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["force_id"]: Place(int(row["column"]), int(row["row"]), row["label"], row["code"])
            for row in csv.DictReader(file)
        }


def tiles(changes: Sequence[Change]) -> list[Tile]:
    """A tile for each force, in reading order of the map."""
    found = [Tile(one, places()[one.force_id], *_shown(one)) for one in changes]
    return sorted(found, key=lambda tile: (tile.place.row, tile.place.column))


def small_base() -> int:
    """Below this many offences in the year before, a percentage is as likely chance as change."""
    return int(thresholds("sentences")["small_base"])


def _shown(change: Change) -> tuple[str, str]:
    """The colour and the figure of a tile: a percentage, or the number alone where it is of few."""
    if change.change is None or change.previous_count is None:
        return "none", MISSING
    if change.change_percent is None or change.previous_count < small_base():
        return "few", signed(change.change)
    whole = int(rounded(change.change_percent))
    step = sum(abs(whole) >= least for least, _ in CLASSES)
    return f"{'rise' if whole > 0 else 'fall'}-{step}" if step else "same", percent(change.change_percent)
