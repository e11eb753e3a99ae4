"""Parts of any name under a total that is proved in every row, where the title names the whole: `Bitten | Other`.

What belongs here: parts of which nobody could say by their names alone what they are, and their guilty likenesses. What
does not: parts that are known by their names (`test_known_parts.py`), or sums themselves (`test_totals.py`).
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
YEARS = ["2018/19", "2019/20"]
WORKERS = Collection(
    name="emergency-workers",
    title="Assaults on emergency workers",
    counts="Offences of assault on an emergency worker, constables included, recorded by the force",
)
CYCLES = Collection(name="cycles", title="Theft of pedal cycles", counts="Offences of theft of a pedal cycle recorded")
DOGS = Collection(name="dog-theft", title="Dog theft", counts="Offences of theft of a dog recorded by the force")
TITLES = {
    "emergency-workers": "Assaults on emergency workers recorded",
    "cycles": "Thefts of pedal cycles recorded",
    "dog-theft": "Dog thefts recorded",
}
WHOLE = {("kent", "2018/19"): 258, ("kent", "2019/20"): 459}


def _read(write: Write, grid: Grid, settings: Collection = WORKERS, title: str | None = None) -> Reading:
    path = write([[TITLES[settings.name] if title is None else title], *grid])
    reading = read_response(path, collection=settings.name, settings=settings)
    ledger_complete(reading, path)
    return reading


def _by_district(one: str, two: str, off: int = 0) -> Grid:
    heads = [one, two, "Total"]
    return [
        [None, YEARS[0], None, None, YEARS[1], None, None],
        ["LPA", *heads, *heads],
        ["North", 150, 18, 168, 300, 28, 328],
        ["West", 50, 40, 90, 91, 40, 131 + off],
        ["Total", 200, 58, 258, 391, 68, 459 + off],
    ]


def _layouts(one: str, two: str, off: int = 0) -> list[Grid]:
    columns: Grid = [["Year", one, two, "Total"], [YEARS[0], 200, 58, 258], [YEARS[1], 391, 68, 459 + off]]
    rows: Grid = [[None, *YEARS], [one, 200, 391], [two, 58, 68], ["Total", 258, 459 + off]]
    return [_by_district(one, two, off), columns, rows]


@pytest.mark.parametrize(
    ("settings", "one", "two"),
    [
        (WORKERS, "Police", "Other"),
        (WORKERS, "Police", "Non-police"),
        (WORKERS, "Police officers", "Other emergency workers"),
        (WORKERS, "Police officers", "Police staff"),
        (WORKERS, "Officers", "Staff"),
        (WORKERS, "With injury", "Without injury"),
        (WORKERS, "Without injury", "With injury"),
        (WORKERS, "PC", "Other"),
        (WORKERS, "Bitten", "Other"),
        (DOGS, "Spaniel", "Other"),
        (CYCLES, "Town centre", "Other"),
        (CYCLES, "Blue", "Other"),
    ],
)
def test_a_total_of_what_the_title_names(write: Write, settings: Collection, one: str, two: str) -> None:
    for grid in _layouts(one, two):
        assert force_years(_read(write, grid, settings)) == WHOLE
    for grid in _layouts(one, two, off=1):
        assert not _read(write, grid, settings).observations


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Victims", "Suspects"),
        ("Arrests", "Charges"),
        ("Police", "Victims"),
        ("Arrests", "Other"),
        ("Arrested", "Not arrested"),
        ("Charged", "Cautioned"),
        ("Recorded", "Cancelled"),
        ("Ours", "Other force"),
        ("Incidents", "Other"),
        ("Reports", "Crimes"),
        ("Last year", "Other"),
        ("Officers assaulted", "Other people"),
        ("Stop and search", "Other"),
        ("Adjustment", "Other"),
        ("Of which police", "Other"),
        ("Blue", "Red"),
        ("Reported", "Confirmed"),
        ("Recorded", "Not recorded"),
        ("In force", "Out of force"),
        ("Intel", "Crimes"),
        ("Sent", "Received"),
        ("Original", "Added later"),
        ("Pounds", "Pence"),
        ("Dogs", "Cats"),
        ("Grade 1", "Grade 2"),
    ],
)
def test_a_total_of_what_is_known_for_something_else(write: Write, one: str, two: str) -> None:
    for grid in _layouts(one, two):
        assert not _read(write, grid).observations


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Response",
        "Dog attacks recorded",
        "Assaults on emergency workers: arrests",
        "People assaulted",
        "Assaults on emergency workers, victims",
        "Assaults on prison officers",
        "Emergency workers employed",
        "Hospital admissions of emergency workers",
    ],
)
def test_a_title_that_does_not_name_the_whole(write: Write, title: str) -> None:
    for grid in _layouts("Blue", "Other"):
        assert not _read(write, grid, title=title).observations


def test_a_total_that_says_what_it_counts(write: Write) -> None:
    for total in ("Total arrests", "Total officers", "Total with injury"):
        for grid in _layouts("Blue", "Other"):
            named = [[total if cell == "Total" else cell for cell in row] for row in grid]
            assert not _read(write, named).observations


def test_a_line_with_a_word_of_the_question_beside_one_without(write: Write) -> None:
    for one in ("Cat", "Other", "Cat theft"):
        for grid in _layouts("Dogs", one):
            assert not _read(write, grid, DOGS, title="Response").observations


def test_a_total_that_leaves_a_column_out(write: Write) -> None:
    heads = ["Year", "Police", "Other", "Total", "Blue"]
    grid: Grid = [heads, [YEARS[0], 200, 58, 258, 7], [YEARS[1], 391, 68, 459, 9]]
    assert not _read(write, grid).observations
    assert not _read(write, [["Year", "Blue", "Red"], [YEARS[0], 200, 58], [YEARS[1], 391, 68]]).observations


def test_a_total_down_the_rows_adds_no_columns_up(write: Write) -> None:
    grid: Grid = [["Division", "Other", "Blue"], ["North", 150, 18], ["West", 50, 40], ["Total", 200, 58]]
    assert not _read(write, grid, title="Assaults on emergency workers recorded, 2018/19").observations
    crossed: Grid = [[*line, total] for line, total in zip(grid, ("Total", 168, 90, 258), strict=True)]
    reading = _read(write, crossed, title="Assaults on emergency workers recorded, 2018/19")
    assert force_years(reading) == {("kent", "2018/19"): 258}
