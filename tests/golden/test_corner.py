"""The corner of a table, over its labels and left of its headings, that speaks of the figures: `Victims`, `Thousands`.

What belongs here: corners that are no heading of their labels, and those that are. What does not: headings by which the
lines are something else (`test_members.py`, `test_asked.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
YEARS = ["2018/19", "2019/20"]
TITLE: Grid = [["Burglary offences recorded"]]


def answer(path: Path) -> Reading:
    return read_response(path, collection="burglary", round_=2020, settings=BURGLARY)


def tables(corner: str) -> list[Grid]:
    """Over a total, over the offence, over districts, over years."""
    return [
        [*TITLE, [corner, *YEARS], ["Total", 100, 120]],
        [*TITLE, [corner, *YEARS], ["Burglary", 100, 120]],
        [*TITLE, [corner, *YEARS], ["Medway", 40, 50], ["Dover", 60, 70], ["Total", 100, 120]],
        [*TITLE, [corner, "Medway", "Dover", "Total"], ["2018/19", 40, 60, 100], ["2019/20", 50, 70, 120]],
    ]


@pytest.mark.parametrize(
    "corner",
    [
        *("Victims", "Suspects", "Charged", "Number of victims", "Attempted burglary"),
        *("Thousands", "'000", "In 000s", "%", "% of total", "Rate per 1000", "Rates", "Averages"),
        *("Robbery", "Residential", "Females", "Under 18s", "Domestic abuse", "Burglary and robbery"),
        *("Burglary (excluding sheds)", 'Burglary offences: "ladder" in the text'),
    ],
)
def test_a_corner_that_speaks_of_the_figures(write: Write, corner: str) -> None:
    for grid in tables(corner):
        reading = answer(write(grid))
        assert not reading.observations
        assert reading.quarantine[0].cell == "A2"


@pytest.mark.parametrize(
    "corner",
    [
        *("Offence", "District", "Area", "Burglary", "Offences", "Year", "Recorded crimes", "Crime type", "Kent"),
        *("Count", "Row Labels", "Count of Crime Number", "Count of Investigation Number", "Sum of Crimes"),
        *("Financial year", "Total recorded", "Local authority", "Description", "LPA", "Burglary offences", "Volume"),
    ],
)
def test_a_corner_that_heads_its_labels(write: Write, corner: str) -> None:
    for grid in tables(corner):
        reading = answer(write(grid))
        assert [seen.count for seen in reading.observations][-1] in (120, 70), (grid, reading.reason)


@pytest.mark.parametrize(
    ("corner", "labels"),
    [("Victims", ["Male", "Female"]), ("Victim", ["Adult", "Child"]), ("Victims", ["0-17", "18+"])],
)
def test_labels_of_which_it_is_the_heading(write: Write, corner: str, labels: list[str]) -> None:
    rows: Grid = [[labels[0], 40, 50], [labels[1], 60, 70], ["Total offences", 100, 120]]
    assert answer(write([*TITLE, [corner, *YEARS], *rows])).observations


@pytest.mark.parametrize("unit", ["Rate", "%", "Thousands", "(000s)"])
def test_a_unit_at_the_end_of_the_line_of_the_title(write: Write, unit: str) -> None:
    """It stands over the last year, and may be said of all."""
    grid: Grid = [["Burglary offences", None, unit], [None, *YEARS], ["Offences", 100, 120]]
    reading = answer(write(grid))
    assert not reading.observations
    assert reading.quarantine[0].cell == "C1"
    grid = [["Burglary offences", None, "Provisional"], *grid[1:]]
    assert len(answer(write(grid)).observations) == 2


def test_counts_and_rates_of_the_same_years(write: Write) -> None:
    head: Grid = [[None, "2018/19", "2019/20", "2018/19 rate", "2019/20 rate"], ["Offences", 100, 120, 1.1, 1.3]]
    assert len(answer(write([*TITLE, *head])).observations) == 2


@pytest.mark.parametrize(
    ("corner", "read"),
    [
        *(
            (some, False)
            for some in ("Offence committed by under 18s", "Crimes by males", "Offence - DA", "Hate crimes")
        ),
        *((all_of_it, True) for all_of_it in ("Offence", "Home Office class", "Crime type")),
    ],
)
def test_a_corner_by_which_named_offences_are_of_some_alone(write: Write, corner: str, read: bool) -> None:
    for rows in ([["Burglary", 100, 120]], [["Burglary", 100, 120], ["Robbery", 7, 9]]):
        assert bool(answer(write([[corner, *YEARS], *rows])).observations) is read
