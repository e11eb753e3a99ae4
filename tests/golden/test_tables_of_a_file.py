"""Files of several tables: districts on sheets of their own, pages, parts of years, tables of something else beside.

What belongs here: how tables of one file stand to each other. What does not: a summary and its details
(`test_detail_tables.py`), or tables that state the same again (`test_stated_again.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
PARTS = {"Hartlepool": (32, 31), "Middlesbrough": (11, 20), "Redcar and Cleveland": (20, 16), "Stockton": (20, 8)}
SUMS = {("cleveland", "2018/19"): 83, ("cleveland", "2019/20"): 75}
ONLINE = {"title": "Online child sexual offences", "flag": "online"}


def answer(path: Path, title: str = "Robbery", flag: str | None = None) -> Reading:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=title, flag=flag))
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def by_year(title: str, counts: Sequence[int]) -> Grid:
    return [[title], ["Period", "Offences"], *([year, n] for year, n in zip(YEARS, counts, strict=True))]


def sheets(without: str = "", whole: Sequence[int] = (), title: str = "{} - robbery") -> dict[str, Grid]:
    found = {name: by_year(title.format(name), counts) for name, counts in PARTS.items() if name != without}
    return {**found, "Force": by_year("Cleveland Police - robbery, force total", whole)} if whole else found


@pytest.mark.parametrize("title", ["{} - robbery", "Robbery in {}", "Robbery offences recorded: {} district"])
@pytest.mark.parametrize("whole", [(), (83, 75)])
def test_a_sheet_for_each_authority_of_a_force(write: Write, title: str, whole: Sequence[int]) -> None:
    assert force_years(answer(write(sheets(whole=whole, title=title), "Cleveland.xlsx"))) == SUMS


@pytest.mark.parametrize(
    "grids",
    [
        sheets(without="Stockton"),
        sheets(whole=(83, 76)),
        sheets(without="Stockton", whole=(83, 75)),
        sheets() | {"Stockton": by_year("Stockton - burglary", (20, 8))},
        sheets() | {"Durham": by_year("Durham - robbery", (20, 8))},
        sheets(title="{} - arrests for robbery"),
        sheets(title="{} - burglary"),
        sheets(title="{} - robbery detected"),
    ],
)
def test_sheets_of_districts_that_are_not_all_of_it(write: Write, grids: dict[str, Grid]) -> None:
    assert not answer(write(grids, "Cleveland.xlsx")).observations


LOWER = {
    "Cambridge City": (3, 4),
    "East Cambridgeshire": (5, 6),
    "Fenland": (7, 8),
    "Huntingdonshire": (9, 10),
    "Peterborough": (11, 12),
    "South Cambs": (13, 14),
}


@pytest.mark.parametrize("without", ["", "Fenland"])
def test_a_sheet_for_each_district_below_the_authorities(write: Write, without: str) -> None:
    found = {name: by_year(f"{name} - robbery", counts) for name, counts in LOWER.items() if name != without}
    whole = {} if without else {("cambridgeshire", "2018/19"): 48, ("cambridgeshire", "2019/20"): 54}
    assert force_years(answer(write(found, "Cambridgeshire.xlsx"))) == whole


def test_divisions_with_districts_of_their_own(write: Write) -> None:
    grid: Grid = [
        ["Robbery, Lancashire Constabulary"],
        *(["East Division"], ["District", *YEARS], ["Burnley", 5, 6], ["Pendle", 3, 3], ["Sub total", 8, 9], []),
        *(["West Division"], ["District", *YEARS], ["Wyre", 7, 8], ["Fylde", 3, 9], ["Sub total", 10, 17], []),
        *(["All divisions"], [None, *YEARS], ["Lancashire Constabulary", 18, 26]),
    ]
    read = force_years(answer(write(grid, "Lancashire.xlsx")))
    assert read == {("lancashire", "2018/19"): 18, ("lancashire", "2019/20"): 26}


MONTHS = ["Apr", "May", "Jun", "Q1", "Jul", "Aug", "Sep", "Q2", "Oct", "Nov", "Dec", "Q3", "Jan", "Feb", "Mar", "Q4"]


@pytest.mark.parametrize(("year", "quarter", "read"), [(78, 6, True), (79, 6, False), (78, 7, False)])
def test_months_with_their_quarters_and_the_year(write: Write, year: int, quarter: int, read: bool) -> None:
    counts = [1, 2, 3, quarter, 4, 5, 6, 15, 7, 8, 9, 24, 10, 11, 12, 33]
    grid: Grid = [["Robbery"], ["1 April 2018 to 31 March 2019"], [None, *MONTHS, "Year"], ["Offences", *counts, year]]
    assert (force_years(answer(write(grid))) == {("kent", "2018/19"): 78}) is read


def test_a_sum_that_is_told_and_parts_that_are_withheld(write: Write) -> None:
    grid: Grid = [
        *(["Kent Police - robbery"], ["Financial year", "Offences"], ["2018/19", 6], ["2019/20", 11], []),
        *(["Sex of victim", *YEARS], ["Female", "<5", 8], ["Male", "<5", "<5"]),
    ]
    assert force_years(answer(write(grid))) == {("kent", "2018/19"): 6, ("kent", "2019/20"): 11}


def test_the_flagged_beside_all_under_each_year(write: Write) -> None:
    head = [None, "2018/19", None, "2019/20", None]
    lines: Grid = [
        ["Rape of a child", 91, 11, 47, 9],
        ["Grooming", 249, 69, 172, 16],
        ["Total", 340, 80, 219, 25],
    ]
    under = ["Offence", "All", "of which flagged online", "All", "of which flagged online"]
    path = write([["Sexual offences against children"], head, under, *lines], merges=["B2:C2", "D2:E2"])
    assert force_years(answer(path, "Online child sexual offences", "online")) == {
        ("kent", "2018/19"): 80,
        ("kent", "2019/20"): 25,
    }


def test_a_table_for_each_offence_divided_alike(write: Write) -> None:
    grid: list[list[Any]] = [["Offences against victims under 18 marked as online"], []]
    for n, offence in enumerate(("Rape (victim under 18)", "Sexual assault (victim under 18)")):
        lines = [["Central", 18 + n, 6 + n], ["Northern", 24, 34]]
        grid += [[offence], ["Area Command", *YEARS], *lines, ["Total", 42 + n, 40 + n], []]
    read = force_years(answer(write(grid), "Online child sexual offences", "online"))
    assert read == {("kent", "2018/19"): 85, ("kent", "2019/20"): 81}


@pytest.mark.parametrize(
    ("title", "total"),
    [
        ("Suspects identified, by age of suspect", "Suspects"),
        (
            "Number of distinct victims, by age. One offence may have several, so these are no offences.",
            "Total victims",
        ),
    ],
)
def test_a_second_table_of_people(write: Write, title: str, total: str) -> None:
    offences: Grid = [
        ["Kent Police - robbery"],
        ["Division", *YEARS],
        ["East", 5, 7],
        ["West", 8, 8],
        ["Total", 13, 15],
    ]
    people: Grid = [[title], ["Age", *YEARS], ["10-17", 3, 4], ["18 and over", 6, 7], [total, 9, 11]]
    assert force_years(answer(write([*offences, [], *people]))) == {("kent", "2018/19"): 13, ("kent", "2019/20"): 15}


@pytest.mark.parametrize("total", [91, 92])
def test_the_pages_of_a_printed_table(write: Write, total: int) -> None:
    pages: list[list[Any]] = []
    for page, lines in ((1, [["Dover", 8, 13], ["Thanet", 37, 18]]), (2, [["Medway", 21, 23], ["Ashford", 25, 20]])):
        pages += [["Kent Police - Robbery", None, f"Page {page} of 2"], [], ["District", *YEARS], *lines, []]
    reading = answer(write([*pages[:-1], ["Force total", total, 74]]))
    assert (force_years(reading) == {("kent", "2018/19"): 91, ("kent", "2019/20"): 74}) is (total == 91)


def test_a_long_table_with_numbers_that_count_nothing(write: Write) -> None:
    heads = ["Year", "Quarter No", "District ID", "District", "Population U18", "HO_Code", "Robbery offences"]
    lines = [
        ["2018/2019", quarter, 101 + n, place, 33500 + n, 34, 10 * quarter + n]
        for quarter in (1, 2, 3, 4)
        for n, place in enumerate(("Dover", "Thanet"))
    ]
    assert force_years(answer(write([heads, *lines], "Kent extract.csv"))) == {("kent", "2018/19"): 204}


def test_a_sheet_for_each_group_of_offences(write: Write) -> None:
    grids = {
        name: [
            ["Kent Police"],
            [f"{name} offences recorded by LPA"],
            ["LPA", *YEARS],
            ["Dover", n, n + 2],
            ["Deal", 5, 6],
        ]
        for n, name in enumerate(("Criminal damage", "Burglary", "Public order"), 10)
    }
    read = force_years(answer(write(grids), "Criminal damage"))
    assert read == {("kent", "2018/19"): 15, ("kent", "2019/20"): 18}


@pytest.mark.parametrize(("more", "read"), [(0, True), (1, False)])
def test_a_table_that_the_others_add_up_to(write: Write, more: int, read: bool) -> None:
    grid: list[list[Any]] = [["Kent Police"]]
    titles = (
        "Burglary - residential",
        "Burglary - business and community",
        "Burglary - all (sum of the two tables above)",
    )
    for title, dover, deal in zip(titles, (73, 27, 100), (80, 40, 120), strict=True):
        last = more if title == titles[-1] else 0
        grid += [[], [title], ["District", *YEARS], ["Dover", dover, dover + last], ["Deal", deal, deal]]
    read_years = force_years(answer(write(grid), "Burglary"))
    assert (read_years == {("kent", "2018/19"): 220, ("kent", "2019/20"): 220}) is read


def test_arrests_below_offences_that_the_corner_names(write: Write) -> None:
    offences: Grid = [["Burglary", *YEARS], ["Residential", 43, 40], ["Business and community", 95, 61]]
    people: Grid = [["Arrests for burglary"], [None, *YEARS], ["Persons arrested", 36, 38]]
    read = force_years(answer(write([["Kent Police"], [], *offences, [], [], *people]), "Burglary"))
    assert read == {("kent", "2018/19"): 138, ("kent", "2019/20"): 101}


@pytest.mark.parametrize(("other", "read"), [("Business and community burglary", True), ("Shed burglary", False)])
def test_a_sheet_for_each_kind_by_county(write: Write, other: str, read: bool) -> None:
    grids = {
        name: [[f"Dyfed-Powys Police - {name}"], ["County", *YEARS], ["Ceredigion", n, n + 2], ["Powys", 5, 6]]
        for n, name in enumerate(("Residential burglary", other), 10)
    }
    reading = answer(write(grids, "Dyfed-Powys.xlsx"), "All burglary offences (residential, business and community)")
    assert bool(reading.observations) is read
    if read:
        assert force_years(reading) == {("dyfed-powys", "2018/19"): 31, ("dyfed-powys", "2019/20"): 37}
        assert {(o.offence, o.breakdown) for o in reading.observations} >= {("Residential burglary", "Ceredigion")}


@pytest.mark.parametrize("title", ["Rape of a {}", "{} suspects of sexual offences"])
def test_two_sexes_of_something_less_or_else(write: Write, title: str) -> None:
    grids = {sex: by_year(title.format(sex), counts) for sex, counts in (("Female", (5, 6)), ("Male", (7, 8)))}
    assert not answer(write(grids), "Sexual offences").observations


def test_a_sum_of_more_than_was_asked(write: Write) -> None:
    names = ("Residential", "Business", "All burglary")
    grids = {
        name: [[name], ["District", *YEARS], ["Dover", n, n + 2], ["Deal", n, n]]
        for name, n in zip(names, (50, 20, 70), strict=True)
    }
    grids["All burglary"] = [["All burglary"], ["District", *YEARS], ["Dover", 70, 74], ["Deal", 70, 70]]
    assert force_years(answer(write(grids), "Burglary")) == {("kent", "2018/19"): 140, ("kent", "2019/20"): 144}
    assert not answer(write(grids), "Business burglary").observations


@pytest.mark.parametrize("unknown", ["victim sex Unknown", "sex of victim: not recorded"])
def test_a_page_for_each_sex_and_for_those_not_known(write: Write, unknown: str) -> None:
    pages: list[list[Any]] = []
    for n, sex in enumerate(("victim sex Female", "victim sex Male", unknown)):
        pages += [["Kent Police", None, f"Page {n + 1} of 3"], [f"Online-flagged child sexual offences: {sex}"], []]
        pages += [["Local Policing Area", *YEARS], ["Dover", 17 - n, 20 - n], ["Deal", 5, 6], []]
    read = force_years(answer(write(pages), "Online child sexual offences", "online"))
    assert read == {("kent", "2018/19"): 63, ("kent", "2019/20"): 75}
