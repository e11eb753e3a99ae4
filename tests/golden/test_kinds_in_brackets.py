"""The kinds that a question lists in brackets behind the whole, as lines under a total of that name, and as tables.

What belongs here: such kinds, and what looks like them and is none. What does not: kinds that are joined by `and` alone
(`test_listed_kinds.py`), or parts that no question names (`test_under_a_total.py`).
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
KNIFE = Collection(
    name="knife-crime",
    title="Knife crime recorded by police",
    counts="Offences involving a knife or sharp instrument (possession offences and offences in which a knife or sharp "
    "instrument was used or threatened) recorded by the force",
)
YEARS = ["2018/19", "2019/20"]
WHOLE = {("kent", "2018/19"): 258, ("kent", "2019/20"): 459}
FIRST, SECOND = (200, 391), (58, 68)


def answer(write: Write, content: Grid | dict[str, Grid]) -> Reading:
    path = write(content)
    reading = read_response(path, collection=KNIFE.name, settings=KNIFE)
    ledger_complete(reading, path)
    return reading


def layouts(one: str, two: str, title: str, off: int = 0) -> list[Grid]:
    across: Grid = [[title], ["Year", one, two, "Total"], [YEARS[0], 200, 58, 258], [YEARS[1], 391, 68, 459 + off]]
    under: Grid = [[title], ["Year", "Number of offences"], [None, one, two, "Total"], *across[2:]]
    down: Grid = [[title], ["Type", *YEARS], [one, *FIRST], [two, *SECOND], ["Total", 258, 459 + off]]
    places: Grid = [
        [title],
        ["District", "Type", *YEARS],
        ["Ashford", one, 150, 300],
        [None, two, 18, 28],
        [None, "Sub total", 168, 328],
        ["Dover", one, 50, 91],
        [None, two, 40, 40],
        [None, "Sub total", 90, 131],
        ["Total", None, 258, 459 + off],
    ]
    return [across, under, down, places]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Possession", "Knife used"),
        ("Possession", "Used"),
        ("Possession offences", "Used or threatened"),
        ("Possession of a knife", "Knife used or threatened"),
        ("Meddiant / Possession", "Defnyddio cyllell / Knife used"),
    ],
)
@pytest.mark.parametrize("title", ["Kent Police knife crime", "Kent Police: offences involving a bladed instrument"])
def test_lines_under_a_total_of_what_lists_them(write: Write, one: str, two: str, title: str) -> None:
    for grid in layouts(one, two, title):
        assert force_years(answer(write, grid)) == WHOLE, grid
    for grid in layouts(one, two, title, off=1):
        assert not answer(write, grid).observations, grid


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Possession", "Robbery with a knife"),  # may be possession of anything
        ("Possession", "Stabbings"),
        ("Possession with intent", "Knife used"),
        ("Possession", "Not used"),
        ("Used", "Threatened"),  # nobody says that possession is among them
    ],
)
def test_lines_of_other_things(write: Write, one: str, two: str) -> None:
    grid = layouts(one, two, "Kent Police knife crime")[0]
    assert not answer(write, grid).observations, grid


@pytest.mark.parametrize(
    "title",
    ["Response", "Kent Police: offences involving a firearm", "Kent Police drug offences", "Knife and drug offences"],
)
def test_lines_under_another_title(write: Write, title: str) -> None:
    for two in ("Used", "Knife used"):
        assert not answer(write, layouts("Possession", two, title)[0]).observations


def test_lines_that_no_total_adds_up(write: Write) -> None:
    for across in (("Possession", "Used"), ("Possession", "Knife used")):
        grid: Grid = [["Kent Police knife crime"], ["Year", *across], [YEARS[0], 200, 58], [YEARS[1], 391, 68]]
        assert not answer(write, grid).observations


def side_by_side(one: str, two: str) -> Grid:
    heads = ["Financial year", "Offences"]
    rows = [[year, first, None, None, year, second] for year, first, second in zip(YEARS, FIRST, SECOND, strict=True)]
    return [["Kent Police"], [], [one, *[None] * 3, two], [*heads, None, None, *heads], *rows]


POSSESSION = "Q1 Possession of knives"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (POSSESSION, "Q2 Offences in which a knife was used or threatened (excluding possession)"),
        ("Possession of a knife", "Offences in which a knife was used or threatened"),
        ("Knife possession offences", "Offences where a knife was threatened or used (not including possession)"),
    ],
)
def test_tables_of_all_kinds(write: Write, one: str, two: str) -> None:
    assert force_years(answer(write, side_by_side(one, two))) == WHOLE
    alone: Grid = [["Kent Police"], [two], ["Year", "Offences"], [YEARS[0], 58], [YEARS[1], 68]]
    assert not answer(write, alone).observations


@pytest.mark.parametrize(
    "two",
    [
        "Q2 Offences in which a knife was used",  # or threatened, who knows
        "Q2 Offences in which a knife was used or threatened (including possession)",
        "Q2 Offences in which a knife was used or threatened (excluding robbery)",
        "Q2 Of those, offences in which a knife was used or threatened",
        "Q2 Robberies in which a knife was used or threatened",
        "Q2 Offences in which a firearm was used or threatened",
    ],
)
def test_tables_of_fewer_or_of_both(write: Write, two: str) -> None:
    assert not answer(write, side_by_side(POSSESSION, two)).observations
