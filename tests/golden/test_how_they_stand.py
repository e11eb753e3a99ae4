"""Offences beside `Of which` lines that say what became of them, and what is still open: the sum of these, and no more.

What belongs here: such parts of the one line before them. What does not: outcomes that a total adds up
(`test_under_a_total.py`), or other parts (`test_of_which.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
ARSON = Collection(name="arson", title="Arson")
FINALISED = Collection(name="arson", title="Arson finalised", counts="Arson offences that were finalised")
OPEN = Collection(name="arson", title="Arson under investigation", counts="Arson offences still under investigation")
PARTS = ("Of which finalised", "Of which under investigation")
WHOLE = ("Crimes recorded", 91, 118)


def found(write: Write, settings: Collection, *lines: tuple[str, int, int]) -> list[object]:
    """What is read of the lines as rows, and as columns."""
    rows: Grid = [["", "2018/19", "2019/20"], *map(list, lines)]
    columns: Grid = [list(column) for column in zip(*rows, strict=True)]
    readings: list[Reading] = []
    for grid in (rows, columns):
        path = write([["Kent Police"], ["Arson"], *grid])
        readings.append(read_response(path, collection="arson", round_=2023, settings=settings))
        ledger_complete(readings[-1], path)
    return [force_years(reading) for reading in readings]


@pytest.mark.parametrize(
    "parts",
    [
        PARTS,
        ("Of which closed", "Of which still open"),
        ("Of which charged", "Of which undetected"),
        ("Of which of dwellings", "Of which of vehicles"),
    ],
)
def test_the_whole_is_the_answer(write: Write, parts: tuple[str, str]) -> None:
    own = {("kent", "2018/19"): 91, ("kent", "2019/20"): 118}
    assert found(write, ARSON, WHOLE, (parts[0], 90, 113), (parts[1], 1, 5)) == [own, own]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (ARSON, [WHOLE, (PARTS[0], 90, 113), (PARTS[1], 2, 5)]),  # no sum of them
        (FINALISED, [WHOLE, (PARTS[0], 90, 113), (PARTS[1], 1, 5)]),  # the part was asked for
        (OPEN, [WHOLE, (PARTS[0], 90, 113), (PARTS[1], 1, 5)]),
        (ARSON, [("Crimes finalised", 91, 118), ("Of which charged", 90, 113), ("Of which undetected", 1, 5)]),
        (ARSON, [("Arrests", 91, 118), ("Of which charged", 90, 113), ("Of which undetected", 1, 5)]),
        (ARSON, [("Crimes recorded by district A", 91, 118), (PARTS[0], 90, 113), (PARTS[1], 1, 5)]),
        (ARSON, [WHOLE, ("Of which arrests", 90, 113), ("Of which no-crimed", 1, 5)]),
    ],
)
def test_nobody_can_tell(write: Write, settings: Collection, lines: list[tuple[str, int, int]]) -> None:
    assert found(write, settings, *lines) == [{}, {}]


@pytest.mark.parametrize("settings", [FINALISED, OPEN])
def test_all_offences_are_none_that_ended_so(write: Write, settings: Collection) -> None:
    assert found(write, settings, WHOLE) == [{}, {}]
    assert found(write, ARSON, ("Crimes finalised", 91, 118)) == [{}, {}]
    assert found(write, ARSON, WHOLE)[0] == {("kent", "2018/19"): 91, ("kent", "2019/20"): 118}
