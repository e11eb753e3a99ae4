"""What plainly changes nothing, said in ways that look as if it might, and beside each the same with the one word that
does.

What belongs here: references, codes that look like years, both sides of a marker, rates beside counts, years defined,
the rest of a force, chapters. What does not: whole responses (`test_realistic_*.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]


def last_year(write: Write, asked: str, grid: Grid, name: str = "kent-police-foi.xlsx") -> object:
    """What is read for 2019/20 where offences of `asked` were asked for; None for a refusal."""
    settings = Collection(name="asked", title=asked, counts=f"{asked} offences recorded by the force")
    reading = read_response(write(grid, name), collection="asked", round_=2020, settings=settings)
    return {year: count for (_, year), count in force_years(reading).items()}.get("2019/20")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("COL/20/588", 30),
        ("COL 20 588", 30),
        ("Cais Rhyddid Gwybodaeth 20/588", 30),
        ("COL/20/589", None),
        ("DA/2020", None),
    ],
)
def test_the_number_of_the_request_over_the_table(write: Write, line: str, read: int | None) -> None:
    grid: Grid = [["City of London Police"], [line], [], ["Offence", *YEARS], ["Stalking", 20, 30]]
    assert last_year(write, "Stalking", grid, "City of London COL-20-588 DA2020.xlsx") == read


def test_a_code_that_looks_like_a_year_among_codes(write: Write) -> None:
    codes = ["17/16 Sexual assault on a male child under 13", "20/5 Sexual assault on a female child under 13"]
    rows = [[codes[0], 1, 2], [codes[1], 3, 4], ["21/22 Sexual activity with a child under 13", 5, 6]]
    grid: Grid = [["Sexual offences"], ["HO Class", *YEARS], *rows, ["Total", 9, 12]]
    assert last_year(write, "Sexual", grid) == 12
    years = [["18/19 Sexual offences", 20], ["19/20 Sexual offences", 30]]
    assert last_year(write, "Sexual", [["Year", "Number"], *years]) == 30


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Stalking offences with and without a domestic abuse marker", 30),
        ("Stalking offences without and with the online crime flag", 30),
        ("Stalking offences with a domestic abuse marker", None),
        ("Stalking offences without a domestic abuse marker", None),
    ],
)
def test_both_sides_of_a_marker(write: Write, title: str, read: int | None) -> None:
    grid: Grid = [[title], [], ["Marker", *YEARS], ["Yes", 8, 10], ["No", 12, 20], ["All stalking offences", 20, 30]]
    alone: Grid = [[title], [], ["Offence", *YEARS], ["Stalking", 20, 30]]
    assert last_year(write, "Stalking", grid if read else alone) == read


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Rates use ONS mid-year population estimates", 30),
        ("The rate per 1,000 is based on mid-2019 population estimates.", 30),
        ("Numbers and rates use estimates", None),
        ("Offences are estimates", None),
    ],
)
def test_a_note_on_the_rates_beside_the_counts(write: Write, note: str, read: int | None) -> None:
    rows = [["2018/19", 20, 1.7], ["2019/20", 30, 2.4]]
    grid: Grid = [["Year", "Stalking offences", "Rate per 1,000 people"], *rows, [], [note]]
    assert last_year(write, "Stalking", grid) == read


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Each year runs from 1 April to 31 March, so that 2020 is 1 April 2019 to 31 March 2020.", 30),
        ("Each year runs from 1 April to 31 March, but 2020 is 1 April 2019 to 31 December 2019.", None),
    ],
)
def test_a_note_that_says_what_a_year_is(write: Write, note: str, read: int | None) -> None:
    grid: Grid = [["Year ending 31 March", "Stalking"], [2019, 20], [2020, 30], [], [note]]
    assert last_year(write, "Stalking", grid) == read


@pytest.mark.parametrize("year", ["AY 2019/20", "Academic year 2019/20", "AY2019/20"])
def test_an_academic_year_is_no_financial_one(write: Write, year: str) -> None:
    assert last_year(write, "Stalking", [["Offence", year], ["Stalking", 30]]) is None


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
    assert last_year(write, "Stalking", grid, "psni foi.xlsx") == read


@pytest.mark.parametrize(
    ("heading", "read"),
    [("Theft offences recorded", 30), ("Theft offences", 30), ("Thefts solved", None), ("Sexual offences", None)],
)
def test_a_chapter_as_the_heading_of_its_lines(write: Write, heading: str, read: int | None) -> None:
    rows = [["Shoplifting", 20, 30], ["Theft from the person", 2, 3], ["Bicycle theft", 4, 5]]
    assert last_year(write, "Shoplifting", [[heading, *YEARS], *rows]) == read


@pytest.mark.parametrize(
    ("bands", "whole", "read"),
    [
        (("0-9", "10-15", "16-17"), "0-17", 30),
        (("0-9", "10-15", "16-17"), "Under 18", 30),
        (("0-9", "10-15", "18-24"), "0-17", None),
        (("0-9", "10-15", "16-17"), "0-18", None),
    ],
)
def test_bands_of_ages_and_the_one_that_they_make_up(
    write: Write, bands: tuple[str, str, str], whole: str, read: int | None
) -> None:
    rows = [[bands[0], 4, 6], [bands[1], 7, 9], [bands[2], 9, 15], [whole, 20, 30]]
    grid: Grid = [["Sexual offences against children under 18"], ["Victim age", *YEARS], *rows]
    assert last_year(write, "Sexual offences against children under 18", grid) == read


def test_one_figure_beside_those_that_divide_it(write: Write) -> None:
    head = ["Year", "Stalking", None, "Year", "Female", "Male", "Total"]
    rows = [["2018/19", 20, None, "2018/19", 15, 5, 20], ["2019/20", 30, None, "2019/20", 21, 9, 30]]
    title = ["Stalking offences recorded", None, None, "The same offences by sex of victim"]
    assert last_year(write, "Stalking", [title, head, *rows]) == 30
    assert last_year(write, "Stalking", [title, head, rows[0], ["2019/20", 30, None, "2019/20", 21, 8, 29]]) is None


@pytest.mark.parametrize(("east", "read"), [(12, 30), (13, None)])
def test_two_divisions_side_by_side_under_totals_of_their_own(write: Write, east: int, read: int | None) -> None:
    head = ["Year", "Under 18", "18 and over", "Total", None, "Year", "North", "East", "Total"]
    rows = [["2018/19", 5, 15, 20, None, "2018/19", 11, 9, 20], ["2019/20", 9, 21, 30, None, "2019/20", 18, east, 30]]
    rows[1][-1] = 18 + east
    title = ["Stalking offences recorded, by age of victim", None, None, None, None, "By area"]
    assert last_year(write, "Stalking", [title, head, *rows]) == read


@pytest.mark.parametrize(("heading", "read"), [("Robbery offences", 30), ("Robbery detections", None)])
def test_a_table_for_each_year_under_the_same_header(write: Write, heading: str, read: int | None) -> None:
    def table(year: str, north: int) -> list[list[object]]:
        return [[year], ["Division", heading], ["North", north], ["East", 18], ["Total", north + 18], []]

    tables = [*table("2017/18", 5), *table("2018/19", 8), *table("2019/20", 12)]
    grid: Grid = [["Recorded robbery by division"], [], *tables]
    assert last_year(write, "Robbery", grid) == read


@pytest.mark.parametrize(("parts", "read"), [(("Business", "Personal"), 30), (("Business", "Public"), None)])
def test_the_two_kinds_of_robbery_and_their_total(write: Write, parts: tuple[str, str], read: int | None) -> None:
    rows = [["2018/19", 5, 15, 20], ["2019/20", 10, 20, 30]]
    assert last_year(write, "Robbery", [["Recorded robbery"], [], ["Financial year", *parts, "Total"], *rows]) == read


@pytest.mark.parametrize(
    ("filters", "read"),
    [
        ("Filters: HO Group = Robbery; Cancelled crimes removed", 30),
        ("Filters: HO Group = Robbery; Detected crimes removed", None),
    ],
)
def test_what_a_filter_removes(write: Write, filters: str, read: int | None) -> None:
    rows = [["Eastern", 5, 10], ["Northern", 15, 20], ["Grand Total", 20, 30]]
    assert last_year(write, "Robbery", [["Row Labels", *YEARS], *rows, [], [filters]]) == read


def test_a_part_of_a_year_that_runs_from_day_to_day(write: Write) -> None:
    heads = ["2019/20", "2020/21 YTD (1 Apr - 31 May)"]
    assert last_year(write, "Stalking", [["Offence", *heads], ["Stalking", 30, 4]]) == 30


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Hate crimes recorded", 30),
        ("Hate crimes, including racially aggravated offences", 30),
        ("Racially or religiously aggravated offences (HO classes 8P, 9B, 58J, 105B, 8M)", None),
        ("Racially aggravated offences", None),
    ],
)
def test_hate_crime_is_more_than_its_aggravated_offences(write: Write, title: str, read: int | None) -> None:
    rows = [["2018/19", 20], ["2019/20", 30]]
    assert last_year(write, "Hate crime", [[title], [], ["Financial year", "Recorded offences"], *rows]) == read
