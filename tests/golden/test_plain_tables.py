"""Tables that say plainly what they are, in ways that look as if they might not, and beside each one that does not.

What belongs here: codes that look like years, the rest of a force, chapters, divisions side by side, a table for each
year. What does not: texts around a table (`test_plainly_said.py`), or whole responses (`test_realistic_*.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]


def test_a_code_that_looks_like_a_year_among_codes(write: Write) -> None:
    codes = ["17/16 Sexual assault on a male child under 13", "20/5 Sexual assault on a female child under 13"]
    rows = [[codes[0], 1, 2], [codes[1], 3, 4], ["21/22 Sexual activity with a child under 13", 5, 6]]
    grid: Grid = [["Sexual offences"], ["HO Class", *YEARS], *rows, ["Total", 9, 12]]
    assert last_year(write(grid), "Sexual") == 12
    years = [["18/19 Sexual offences", 20], ["19/20 Sexual offences", 30]]
    assert last_year(write([["Year", "Number"], *years]), "Sexual") == 30


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (("Belfast City policing district", "All other policing districts"), 30),
        (("LPA West", "LPA East"), 30),
        (("Belfast City", "Other forces"), None),
        (("LPA Blue", "LPA Red"), None),
    ],
)
def test_the_rest_of_a_force(write: Write, parts: tuple[str, str], read: int | None) -> None:
    grid: Grid = [["Stalking offences"], [None, *YEARS], [parts[0], 5, 10], [parts[1], 15, 20], ["Total", 20, 30]]
    assert last_year(write(grid, "psni foi.xlsx"), "Stalking") == read


@pytest.mark.parametrize(
    ("heading", "read"),
    [("Theft offences recorded", 30), ("Theft offences", 30), ("Thefts solved", None), ("Sexual offences", None)],
)
def test_a_chapter_as_the_heading_of_its_lines(write: Write, heading: str, read: int | None) -> None:
    rows = [["Shoplifting", 20, 30], ["Theft from the person", 2, 3], ["Bicycle theft", 4, 5]]
    assert last_year(write([[heading, *YEARS], *rows]), "Shoplifting") == read


@pytest.mark.parametrize(
    ("bands", "whole", "read"),
    [
        (("0-9", "10-15", "16-17"), "0-17", 30),
        (("0-9", "10-15", "16-17"), "Under 18", 30),
        (("0-9", "10-15", "18-24"), "0-17", None),
        (("0-9", "11-15", "16-17"), "0-17", None),
        (("0-9", "10-15", "16-17"), "0-18", None),
    ],
)
def test_bands_of_ages_and_the_one_that_they_make_up(
    write: Write, bands: tuple[str, str, str], whole: str, read: int | None
) -> None:
    rows = [[bands[0], 4, 6], [bands[1], 7, 9], [bands[2], 9, 15], [whole, 20, 30]]
    grid: Grid = [["Sexual offences against children under 18"], ["Victim age", *YEARS], *rows]
    assert last_year(write(grid), "Sexual offences against children under 18") == read


def test_one_figure_beside_those_that_divide_it(write: Write) -> None:
    head = ["Year", "Stalking", None, "Year", "Female", "Male", "Total"]
    rows = [["2018/19", 20, None, "2018/19", 15, 5, 20], ["2019/20", 30, None, "2019/20", 21, 9, 30]]
    title = ["Stalking offences recorded", None, None, "The same offences by sex of victim"]
    assert last_year(write([title, head, *rows]), "Stalking") == 30
    assert last_year(write([title, head, rows[0], ["2019/20", 30, None, "2019/20", 21, 8, 29]]), "Stalking") is None


@pytest.mark.parametrize(("east", "read"), [(12, 30), (13, None)])
def test_two_divisions_side_by_side_under_totals_of_their_own(write: Write, east: int, read: int | None) -> None:
    head = ["Year", "Under 18", "18 and over", "Total", None, "Year", "North", "East", "Total"]
    rows = [["2018/19", 5, 15, 20, None, "2018/19", 11, 9, 20], ["2019/20", 9, 21, 30, None, "2019/20", 18, east, 30]]
    rows[1][-1] = 18 + east
    title = ["Stalking offences recorded, by age of victim", None, None, None, None, "By area"]
    assert last_year(write([title, head, *rows]), "Stalking") == read


@pytest.mark.parametrize(("heading", "read"), [("Robbery offences", 30), ("Robbery detections", None)])
def test_a_table_for_each_year_under_the_same_header(write: Write, heading: str, read: int | None) -> None:
    def table(year: str, north: int) -> list[list[object]]:
        return [[year], ["Division", heading], ["North", north], ["East", 18], ["Total", north + 18], []]

    tables = [*table("2017/18", 5), *table("2018/19", 8), *table("2019/20", 12)]
    grid: Grid = [["Recorded robbery by division"], [], *tables]
    assert last_year(write(grid), "Robbery") == read


@pytest.mark.parametrize(("parts", "read"), [(("Business", "Personal"), 30), (("Business", "Public"), None)])
def test_the_two_kinds_of_robbery_and_their_total(write: Write, parts: tuple[str, str], read: int | None) -> None:
    rows = [["2018/19", 5, 15, 20], ["2019/20", 10, 20, 30]]
    assert last_year(write([["Recorded robbery"], [], ["Financial year", *parts, "Total"], *rows]), "Robbery") == read


def test_recorded_as_the_sum_of_what_became_of_them(write: Write) -> None:
    head = ["Financial year", "Charged", "Out of court", "No suspect", "Recorded"]
    rows = [["2018/19", 4, 5, 11, 20], ["2019/20", 6, 7, 17, 30]]
    assert last_year(write([["Robbery offences"], [], head, *rows]), "Robbery") == 30
    assert last_year(write([["Robbery offences"], [], head, rows[0], ["2019/20", 6, 7, 17, 31]]), "Robbery") is None


def test_a_part_of_a_year_that_runs_from_day_to_day(write: Write) -> None:
    heads = ["2019/20", "2020/21 YTD (1 Apr - 31 May)"]
    assert last_year(write([["Offence", *heads], ["Stalking", 30, 4]]), "Stalking") == 30
