"""A line named by what was asked for that is the sum of the others: a total, though no word of it says so.

What belongs here: such a line first or last, and lines that are less, or no sum. What does not: totals by their words
(`test_totals.py`), sums that nothing names (`test_ambiguity.py`).
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
Row = tuple[str, int, int]
YEARS = ["2018/19", "2019/20"]
BOTH_OF_THEM = Collection(
    name="stalking-and-harassment",
    title="Stalking and harassment",
    counts="Offences of stalking and offences of harassment recorded by the force",
)
BURGLARY = Collection(
    name="burglary",
    title="Burglary recorded by police",
    counts="Offences of burglary, residential and business and community, recorded by the force",
)
STALKING = Collection(name="stalking", title="Stalking", counts="Offences of stalking recorded by the force")
WHOLE = {("kent", "2018/19"): 150, ("kent", "2019/20"): 190}


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def layouts(*rows: Row) -> list[Grid]:
    down: Grid = [["Year", *YEARS], *([*row] for row in rows)]
    return [down, [[*column] for column in zip(*down, strict=True)]]


@pytest.mark.parametrize(
    ("settings", "whole", "parts"),
    [
        (BOTH_OF_THEM, "Stalking and harassment", ("Stalking", "Harassment")),
        (BOTH_OF_THEM, "Stalking & Harassment offences", ("Stalking offences", "Harassment offences")),
        (BURGLARY, "Burglary", ("Burglary - Residential", "Burglary - Business and Community")),
        (BURGLARY, "Burglary offences recorded", ("Residential", "Business and Community")),
    ],
)
def test_the_name_of_the_whole_is_its_total(
    write: Write, settings: Collection, whole: str, parts: tuple[str, str]
) -> None:
    one, two = (parts[0], 100, 120), (parts[1], 50, 70)
    for rows in ((one, two, (whole, 150, 190)), ((whole, 150, 190), one, two)):
        for grid in layouts(*rows):
            assert force_years(answer(write([["Response"], *grid]), settings)) == WHOLE


@pytest.mark.parametrize("off", [1, -1, 20])
def test_a_name_of_the_whole_that_is_no_sum(write: Write, off: int) -> None:
    for grid in layouts(("Stalking", 100, 120), ("Harassment", 50, 70), ("Stalking and harassment", 150 + off, 190)):
        assert not answer(write([["Response"], *grid]), BOTH_OF_THEM).observations


@pytest.mark.parametrize(
    "rows",
    [
        (("Arrests", 100, 120), ("Charges", 50, 70), ("Stalking", 150, 190)),
        (("Harassment", 100, 120), ("Threats", 50, 70), ("Stalking", 150, 190)),
        (("Stalking (male)", 100, 120), ("Stalking (other)", 50, 70), ("Harassment", 150, 190)),
    ],
)
def test_the_parts_must_be_of_what_was_asked_for(write: Write, rows: tuple[Row, ...]) -> None:
    for grid in layouts(*rows):
        assert force_years(answer(write([["Response"], *grid]), STALKING)) in ({}, WHOLE)


def test_one_kind_that_is_the_sum_of_others_is_no_whole(write: Write) -> None:
    rows = (("Dwelling", 100, 120), ("Shed", 50, 70), ("Burglary - Residential", 150, 190))
    for grid in layouts(*rows):
        assert not answer(write([["Response"], *grid]), BURGLARY).observations
