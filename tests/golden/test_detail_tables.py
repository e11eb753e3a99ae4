"""A summary, and a table for each of its lines: only the summary counts, and each of the others must agree with it.

What belongs here: sheets and tables called by the lines of another. What does not: districts without a summary
(`test_district_tables.py`).
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
YEARS = ["2017/18", "2018/19"]
SUMS = {("kent", "2017/18"): 180, ("kent", "2018/19"): 210}


def answer(path: Path, title: str = "Robbery") -> Reading:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=title))
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def by_sex(title: str, one: tuple[int, int], other: tuple[int, int], years: list[str] = YEARS) -> Grid:
    sums = [a + b for a, b in zip(one, other, strict=True)]
    return [[title], [], ["Sex of victim", *years], ["Female", *one], ["Male", *other], ["Total", *sums]]


def book(
    dover: tuple[int, int] = (50, 60), *, title: str = "{} district - robbery by sex of victim"
) -> dict[str, Grid]:
    return {
        "Summary": [
            ["Kent Police: robbery offences recorded"],
            ["District", *YEARS],
            ["Medway", 100, 110],
            ["Dover", 80, 100],
            ["Total", 180, 210],
        ],
        "Medway": by_sex(title.format("Medway"), (40, 50), (60, 60)),
        "Dover": by_sex(title.format("Dover"), dover, (30, 40)),
    }


@pytest.mark.parametrize("title", ["{} district - robbery by sex of victim", "Robbery, by sex of victim", "{}"])
def test_a_sheet_for_each_line_of_the_summary(write: Write, title: str) -> None:
    assert force_years(answer(write(book(title=title)))) == SUMS


def test_a_sheet_that_differs_from_its_line(write: Write) -> None:
    reading = answer(write(book((50, 61))))
    assert not reading.observations
    assert "a line and the table that divides it" in reading.reason and "100" in reading.reason


def test_a_sheet_with_a_year_that_the_summary_has_not(write: Write) -> None:
    grids = book()
    grids["Dover"] = by_sex("Dover", (50, 60), (30, 40), ["2016/17", "2018/19"])
    assert not answer(write(grids)).observations


def test_sheets_of_lines_of_a_table_that_was_not_read(write: Write) -> None:
    grids = book()
    grids["Summary"] = [*grids["Summary"][:-1], ["Total", 180, 999]]
    reading = answer(write(grids))
    assert not reading.observations and "999" in reading.reason


def test_a_sheet_for_each_kind_of_offence(write: Write) -> None:
    grids = {
        "Summary": [["Kent Police"], ["Offence", *YEARS], ["Burglary", 100, 110], ["Robbery", 80, 100]],
        "Burglary": by_sex("Burglary", (40, 50), (60, 60)),
        "Robbery": by_sex("Robbery", (50, 60), (30, 40)),
    }
    assert force_years(answer(write(grids), "Burglary and robbery")) == SUMS
