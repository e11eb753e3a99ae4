"""What there is for each force and year, as signs of a grid.

What belongs here: the sign and the words of a status (`statuses.csv`). What does not: how a status came about
(`measures.coverage`).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "statuses.csv"


@dataclass(frozen=True, slots=True)
class Status:
    """`kind` is known, bounded, other or missing: a class of `static/charts.css`."""

    symbol: str
    kind: str
    label: str


UNKNOWN = Status("", "missing", "not asked about")


@cache
def statuses() -> dict[str | None, Status]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["status"]: Status(row["symbol"], row["kind"], row["label"]) for row in csv.DictReader(file)}


def status(name: str | None) -> Status:
    return statuses().get(name, UNKNOWN)
