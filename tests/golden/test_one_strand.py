"""One strand of hate crime among the others: `Disability` where disability hate crimes were asked for.

What belongs here: its line, and when it is none. What does not: all hate crimes told by their strands
(`test_overlapping_bands.py`, `test_traps.py`).
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
DISABILITY = Collection(
    name="disability", title="Disability hate crime", counts="Disability hate crimes recorded by the force"
)
HATE = Collection(name="hate", title="Hate crime", counts="Hate crimes recorded by the force")
YEARS = ["2018/19", "2019/20"]
TITLE = "Hate crimes recorded, by strand"
MINE = ("Disability", 50, 60)
OTHERS = [("Race", 500, 600), ("Religion", 70, 80), ("Sexual orientation", 90, 100), ("Transgender", 7, 8)]
Line = tuple[str, int, int]


def answer(path: Path, settings: Collection = DISABILITY) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def tables(*lines: Line, title: str = TITLE) -> list[Grid]:
    over: list[list[object]] = [[title]] if title else []
    columns: list[tuple[object, ...]] = [("Financial year", *YEARS), *lines]
    return [[*over, ["Strand", *YEARS], *map(list, lines)], [*over, *map(list, zip(*columns, strict=True))]]


def asked(force: str = "kent") -> dict[tuple[str, str], int]:
    return {(force, "2018/19"): 50, (force, "2019/20"): 60}


@pytest.mark.parametrize(
    "lines",
    [
        [*OTHERS, MINE],
        [*OTHERS, MINE, ("Other", 3, 4)],
        [*OTHERS, MINE, ("Alternative sub-culture", 3, 4)],
        [*OTHERS, MINE, ("Total", 717, 848)],
        [("Racially motivated hate crime", 500, 600), ("Disability hate crime", 50, 60)],
    ],
)
def test_the_strand_that_was_asked_for(write: Write, lines: list[Line]) -> None:
    for title in (TITLE, "Number of recorded hate crimes"):
        for grid in tables(*lines, title=title):
            reading = answer(write(grid))
            assert (reading.status, force_years(reading)) == ("accepted", asked()), reading.reason


def test_in_welsh_and_english(write: Write) -> None:
    lines = [("Hil / Race", 500, 600), ("Crefydd / Religion", 70, 80), ("Trawsryweddol / Transgender", 7, 8)]
    for grid in tables(*lines, ("Anabledd / Disability", 50, 60), title="Troseddau casineb / Hate crimes by strand"):
        assert force_years(answer(write(grid, "gwent-police-foi.xlsx"))) == asked("gwent")


@pytest.mark.parametrize(
    "lines",
    [
        [*OTHERS, ("Disability", 50, 60), ("Multiple strands", 3, 4)],  # of which some are of disability
        [*OTHERS, ("Disability and transgender", 50, 60)],
        [*OTHERS, ("Learning disability", 50, 60)],
        [*OTHERS, ("Physical disability", 20, 30), ("Learning disability", 30, 30)],
        [*OTHERS, ("Disability", 50, 60), ("Disability (other)", 3, 4)],
        [*OTHERS, ("Total", 667, 788)],
        [*OTHERS, MINE, ("Unknown", 3, 4)],
    ],
)
def test_more_or_less_than_that_strand(write: Write, lines: list[Line]) -> None:
    for grid in tables(*lines):
        assert not answer(write(grid)).observations


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Hate incidents by strand",
        "Hate crimes and incidents by strand",
        "Victims of hate crime by strand",
        "Hate crime outcomes by strand",
        "Hate crimes charged, by strand",
        "Victims by protected characteristic",
    ],
)
def test_a_title_of_something_else(write: Write, title: str) -> None:
    for grid in tables(*OTHERS, MINE, title=title):
        assert not answer(write(grid)).observations


def test_all_hate_crimes_are_no_sum_of_strands(write: Write) -> None:
    for grid in tables(*OTHERS, MINE):
        assert not answer(write(grid), HATE).observations
