"""A part of the offences, or of each year, said by the way: in the headings of years, over places, by a filter, in the
name of the file.

What belongs here: words that stand where a year, a place or a filter is named. What does not: titles that narrow
(`test_narrowed.py`), filters of offences (`test_filters.py`), or years that disagree (`test_years_agree.py`).
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

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Offences of robbery recorded by the force")
ALL = {("kent", "2018/19"): 90, ("kent", "2019/20"): 108}


def table(
    *, years: str = "{}", head: str = "District", title: str = "Robbery offences", over: Grid = ()
) -> list[list[object]]:
    heads = [years.format(year) for year in ("2018/19", "2019/20")]
    lines = [["North", 50, 60], ["South", 40, 48]]
    return [["Kent Police"], [title], *map(list, over), [], [head, *heads], *lines]


def read(path: Path) -> Reading:
    return read_response(path, collection="robbery", settings=ROBBERY, round_=2020)


@pytest.mark.parametrize("years", ["{} knife", "Street {}", "{} (repeat)", "{} (attended)"])
def test_a_word_beside_every_year_that_was_not_asked_for(write: Write, years: str) -> None:
    found = read(write(table(years=years)))
    assert not found.observations and "no word of the question" in found.quarantine[0].reason


@pytest.mark.parametrize("years", ["{} (p)", "{} recorded", "FY {}", "{} robbery offences", "{} outturn"])
def test_words_of_recording_beside_every_year(write: Write, years: str) -> None:
    assert force_years(read(write(table(years=years)))) == ALL


@pytest.mark.parametrize(("years", "whole"), [("{} (9m)", False), ("{} (9 mths)", False), ("{} (12m)", True)])
def test_months_beside_every_year(write: Write, years: str, whole: bool) -> None:
    found = read(write(table(years=years)))
    assert {seen.status for seen in found.observations if seen.count} <= {"reported" if whole else "partial_year"}
    assert not whole or force_years(found) == ALL


@pytest.mark.parametrize("head", ["District (late night)", "Area - public order team", "Town (bars and clubs)"])
def test_a_heading_of_places_that_narrows_them(write: Write, head: str) -> None:
    found = read(write(table(head=head)))
    assert not found.observations and head in found.quarantine[0].reason


@pytest.mark.parametrize("head", ["District (LPA)", "Area (operational)", "Location (where committed)"])
def test_a_heading_that_says_which_places(write: Write, head: str) -> None:
    assert force_years(read(write(table(head=head)))) == ALL


@pytest.mark.parametrize(("name", "value"), [("Month", "April"), ("Quarter", "Q1"), ("Month", "June to August")])
def test_a_filter_by_a_part_of_each_year(write: Write, name: str, value: str) -> None:
    found = read(write(table(over=[[name, value]])))
    assert not found.observations and f"{name}: {value}" in found.quarantine[0].reason


@pytest.mark.parametrize("value", ["(All)", "April to March", "Q1, Q2, Q3, Q4"])
def test_a_filter_by_all_of_each_year(write: Write, value: str) -> None:
    assert force_years(read(write(table(over=[["Month", value]])))) == ALL


@pytest.mark.parametrize(
    "when",
    [
        "October to March",
        "(Q1 to Q3)",
        ", 1 April to 31 December each year",
        "each April to September",
        "in December of each year",
    ],
)
def test_a_title_with_months_of_each_year(write: Write, when: str) -> None:
    assert not read(write(table(title=f"Robbery offences {when}"))).observations


@pytest.mark.parametrize(
    "when", [", April to March of each year", ", 1 April to 31 March each year", "between April and March each year"]
)
def test_a_title_with_all_months_of_each_year(write: Write, when: str) -> None:
    assert force_years(read(write(table(title=f"Robbery offences {when}")))) == ALL


def test_years_to_another_month(write: Write) -> None:
    assert not read(write(table(title="Robbery offences (years to December)"))).observations
    assert force_years(read(write(table(title="Robbery offences (years to March)")))) == ALL


@pytest.mark.parametrize(("name", "whole"), [("kent robbery under 18s", False), ("kent robbery 18-19 to 19-20", True)])
def test_the_name_of_a_file_with_ages(write: Write, name: str, whole: bool) -> None:
    assert force_years(read(write(table(), f"{name}.xlsx"))) == (ALL if whole else {})
