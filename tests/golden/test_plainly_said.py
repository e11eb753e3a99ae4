"""What plainly changes nothing, said in ways that look as if it might, and beside each the same with the one word that
does.

What belongs here: texts around a table: references, both sides of a marker, notes, captions of filters, names of areas.
What does not: tables (`test_plain_tables.py`), or whole responses (`test_realistic_*.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]


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
    assert last_year(write(grid, "City of London COL-20-588 DA2020.xlsx"), "Stalking") == read


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
    assert last_year(write(grid if read else alone), "Stalking") == read


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
    assert last_year(write(grid), "Stalking") == read


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Each year runs from 1 April to 31 March, so that 2020 is 1 April 2019 to 31 March 2020.", 30),
        ("Each year runs from 1 April to 31 March, but 2020 is 1 April 2019 to 31 December 2019.", None),
    ],
)
def test_a_note_that_says_what_a_year_is(write: Write, note: str, read: int | None) -> None:
    grid: Grid = [["Year ending 31 March", "Stalking"], [2019, 20], [2020, 30], [], [note]]
    assert last_year(write(grid), "Stalking") == read


@pytest.mark.parametrize("year", ["AY 2019/20", "Academic year 2019/20", "AY2019/20"])
def test_an_academic_year_is_no_financial_one(write: Write, year: str) -> None:
    assert last_year(write([["Offence", year], ["Stalking", 30]]), "Stalking") is None


@pytest.mark.parametrize(
    ("filters", "read"),
    [
        ("Filters: HO Group = Robbery; Cancelled crimes removed", 30),
        ("Filters: HO Group = Robbery; Detected crimes removed", None),
    ],
)
def test_what_a_filter_removes(write: Write, filters: str, read: int | None) -> None:
    rows = [["Eastern", 5, 10], ["Northern", 15, 20], ["Grand Total", 20, 30]]
    assert last_year(write([["Row Labels", *YEARS], *rows, [], [filters]]), "Robbery") == read


@pytest.mark.parametrize(("over", "read"), [("Division", 30), ("Northern Division", None)])
def test_the_kind_of_area_over_its_table(write: Write, over: str, read: int | None) -> None:
    rows = [["2018/19", 8, 12, 20], ["2019/20", 11, 19, 30]]
    grid: Grid = [["Stalking offences"], [over], [], ["Year", "North", "East", "Total"], *rows]
    assert last_year(write(grid), "Stalking") == read


@pytest.mark.parametrize(
    ("note", "read"),
    [("(p) provisional, may change slightly until publication in November 2020", 30), ("(p) to December only", None)],
)
def test_a_mark_whose_note_says_what_many_do(write: Write, note: str, read: int | None) -> None:
    grid: Grid = [["Year", "Stalking"], ["2018/19", 20], ["2019/20", "30 (p)"], [], [note]]
    assert last_year(write(grid), "Stalking") == read


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
    assert last_year(write([[title], [], ["Financial year", "Recorded offences"], *rows]), "Hate crime") == read
