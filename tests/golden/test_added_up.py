"""Lines that are added up without a printed total, and those that must not be: sums, second divisions, other lines.

What belongs here: figures counted twice, or left out, by structure alone. What does not: printed totals
(`test_totals.py`), or words that tell a part from a whole (`test_parents.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]


def test_the_sum_of_all_others_in_the_middle_of_a_list_by_name(write: Write) -> None:
    grid: Grid = [["District", *YEARS], ["Dover", 50, 60], ["Kent", 150, 170], ["Medway", 100, 110]]
    refused(write(grid), saying="'Kent' is not called a total, yet it is the sum")


def test_a_sum_of_all_others_among_columns(write: Write) -> None:
    grid: Grid = [["Year", "Medway", "Whole county", "Dover"], ["2018/19", 100, 150, 50], ["2019/20", 110, 170, 60]]
    refused(write(grid), saying="'Whole county' is not called a total")


@pytest.mark.parametrize("headings", [True, False])
def test_one_count_divided_in_two_ways_one_after_the_other(write: Write, headings: bool) -> None:
    first: Grid = [["Residential", 60, 70], ["Business", 40, 50]]
    second: Grid = [["Medway", 20, 30], ["Dover", 80, 90]]
    grid: Grid = [[None, *YEARS], *first, *second]
    if headings:
        grid = [[None, *YEARS], ["By type"], *first, ["By district"], *second]
    refused(write(grid), saying="divided in two ways")


def test_lines_whose_halves_differ_are_parts_of_one_count(write: Write) -> None:
    grid: Grid = [["Offence", *YEARS], ["Rape", 60, 70], ["Grooming", 40, 50], ["Assault", 20, 30], ["Arson", 80, 91]]
    accepted(write(grid), {"2018/19": 200, "2019/20": 241})


def test_other_districts_of_the_same_sum_on_another_sheet(write: Write) -> None:
    first: Grid = [["District", "2018/19"], ["Medway", 50], ["Dover", 40]]
    second: Grid = [["District", "2018/19"], ["Ashford", 50], ["Thanet", 40]]
    refused(write({"1": first, "2": second}), saying="tables of different lines with the same sum")


def test_other_districts_of_the_same_sum_side_by_side(write: Write) -> None:
    grid: Grid = [[None, "2018/19", None, None, "2018/19"], ["Medway", 50, None, "Ashford", 50]]
    refused(write([*grid, ["Dover", 40, None, "Thanet", 40]]), ledger=False)


def test_one_table_on_two_sheets_counts_once(write: Write) -> None:
    grid: Grid = [["District", "2018/19"], ["Medway", 50], ["Dover", 40]]
    accepted(write({"1": grid, "2": grid}), {"2018/19": 90})


@pytest.mark.parametrize(
    "pair",
    [
        ("Actual", "Last year"),
        ("This year", "Previous"),
        ("Lower", "Upper"),
        ("Gross", "Net"),
        ("Question 1", "Question 2"),
        ("Niche", "Athena"),
        ("Before audit", "After audit"),
    ],
)
@pytest.mark.parametrize("across", [True, False])
def test_lines_of_which_nothing_says_that_they_are_parts(write: Write, pair: tuple[str, str], across: bool) -> None:
    as_columns: Grid = [["Year", *pair], ["2018/19", 60, 72], ["2019/20", 55, 81]]
    as_rows: Grid = [[None, *YEARS], [pair[0], 60, 55], [pair[1], 72, 81]]
    refused(write(as_columns if across else as_rows))


def test_the_same_lines_with_the_total_that_proves_them(write: Write) -> None:
    grid: Grid = [[None, *YEARS], ["Facebook", 60, 55], ["Snapchat", 72, 81], ["Total", 132, 136]]
    accepted(write(grid), {"2018/19": 132, "2019/20": 136})


def test_the_same_lines_under_a_heading(write: Write) -> None:
    grid: Grid = [["Platform", *YEARS], ["Facebook", 60, 55], ["Snapchat", 72, 81]]
    accepted(write(grid), {"2018/19": 132, "2019/20": 136})


def test_two_lines_of_one_name_and_number_are_not_one(write: Write) -> None:
    grid: Grid = [["Type", "2018/19"], ["Residential", 50], ["Other", 10], ["Business", 40], ["Other", 10]]
    refused(write([*grid, ["Total", 110]]), saying="two lines of one name")
    refused(write(grid), saying="two lines of one name")


BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")


@pytest.mark.parametrize("title", ["Rape of a child", "Theft of pedal cycles", "Fraud offences recorded", "Q2. Arson"])
@pytest.mark.parametrize("sheets", [True, False])
def test_another_offence_by_its_title_alone(write: Write, title: str, sheets: bool) -> None:
    first: Grid = [["Burglary offences recorded"], [None, *YEARS], ["Number", 100, 120]]
    second: Grid = [[title], [None, *YEARS], ["Number", 20, 30]]
    path = write({"Q1": first, "Q2": second} if sheets else [*first, [None], *second], "kent-police-foi.xlsx")
    reading = read_response(path, collection="burglary", settings=BURGLARY)
    found = {o.financial_year: o.count for o in reading.observations}
    assert found in ({}, {"2018/19": 100, "2019/20": 120})


def test_sheets_of_places_under_one_question_are_its_parts(write: Write) -> None:
    sheets: dict[str, Grid] = {
        place: [[f"Burglary offences, {place}"], [None, *YEARS], ["Number", count, count + 1]]
        for place, count in (("Medway", 5), ("Dover", 8))
    }
    reading = read_response(write(sheets, "kent-police-foi.xlsx"), collection="burglary", settings=BURGLARY)
    assert sum(o.count or 0 for o in reading.observations) in (0, 5 + 6 + 8 + 9)


@pytest.mark.parametrize("total", ["Total arrests", "Total victims", "Total solved", "Total suspects"])
def test_a_total_that_says_what_its_parts_are(write: Write, total: str) -> None:
    grid: Grid = [["Burglary"], ["District", *YEARS], ["Medway", 10, 11], ["Dover", 20, 30], [total, 30, 41]]
    reading = read_response(write(grid, "kent-police-foi.xlsx"), collection="burglary", settings=BURGLARY)
    assert not reading.observations


@pytest.mark.parametrize("part", ["Quarter 1", "H1", "April to December", "to Dec", "December", "YTD", "Part year"])
@pytest.mark.parametrize("where", ["sheet", "line"])
def test_whole_years_under_a_part_of_a_year(write: Write, part: str, where: str) -> None:
    grid: Grid = [
        ["Burglary offences recorded"],
        *([[part]] if where == "line" else []),
        [None, *YEARS],
        ["Offences", 5, 6],
    ]
    path = write({part if where == "sheet" else "Data": grid}, "kent-police-foi.xlsx")
    assert not read_response(path, collection="burglary", settings=BURGLARY).observations


@pytest.mark.parametrize("name", ["April to March", "Apr-Mar", "Q1", "Data", "Sheet1"])
def test_whole_years_under_a_name_that_shortens_none(write: Write, name: str) -> None:
    path = write({name: [["Burglary offences recorded"], [None, *YEARS], ["Offences", 5, 6]]}, "kent-police-foi.xlsx")
    assert len(read_response(path, collection="burglary", settings=BURGLARY).observations) == 2


@pytest.mark.parametrize(
    "part",
    [
        "Burglary (knife)",
        "Burglaries involving violence",
        "Burglary - transferred",
        "Repeat burglary",
    ],
)
def test_a_line_whose_name_is_that_of_another_with_words_added(write: Write, part: str) -> None:
    grid: Grid = [["Offences recorded"], [None, *YEARS], ["Burglary", 60, 70], [part, 6, 7]]
    reading = read_response(write(grid, "kent-police-foi.xlsx"), collection="burglary", settings=BURGLARY)
    assert not reading.observations
    assert 'take = ["Burglary"] or' in reading.quarantine[0].suggestion


def test_such_lines_with_a_total_or_codes_are_lines_of_their_own(write: Write) -> None:
    lines: Grid = [["Stalking", 6, 7], ["Stalking involving fear of violence", 2, 3]]
    accepted(write([["Offence", *YEARS], *lines, ["Total", 8, 10]]), {"2018/19": 8, "2019/20": 10})
    coded: Grid = [[code, *line] for code, line in zip(("8/66", "8/65"), lines, strict=True)]
    accepted(write([["Code", "Offence", *YEARS], *coded]), {"2018/19": 8, "2019/20": 10})


def test_offences_of_sections_of_an_act_are_lines_of_their_own(write: Write) -> None:
    grid: Grid = [
        ["Offence", *YEARS],
        ["SOA 2003 s.8 - Causing or inciting a child under 13 to engage in sexual activity", 5, 6],
        ["SOA 2003 s.10 - Causing or inciting a child to engage in sexual activity", 7, 8],
    ]
    accepted(write(grid), {"2018/19": 12, "2019/20": 14})
