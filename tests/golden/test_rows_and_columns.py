"""Rows and columns that were once taken for something else: codes for counts, withheld counts for ages, marks for
labels, places for bodies that are no forces.

What belongs here: the kind of a row or a column by what stands around it. What does not: layouts as wholes
(`test_layouts.py`).
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
YEARS = ["2015-16", "2016-17"]


def answer(path: Path, title: str) -> Reading:
    return read_response(path, collection="asked", settings=Collection(name="asked", title=title))


def test_a_pivot_of_years_over_places(write: Write) -> None:
    places = ("East Riding of Yorkshire", "Kingston upon Hull", "North East Lincolnshire", "North Lincolnshire")
    grid: list[list[object]] = [["HO Class", "131 Theft of pedal cycle"], [], ["Row Labels", "Sum of Crimes"]]
    for year, counts in (("2020/21", (280, 1000, 869, 528)), ("2021/22", (232, 616, 961, 578))):
        grid += [[year, sum(counts)], *([f"   {place}", n] for place, n in zip(places, counts, strict=True))]
    grid += [["Grand Total", 2677 + 2387]]
    reading = answer(write(grid, "Humberside Police FOI.xlsx"), "Bicycle theft")
    assert force_years(reading) == {("humberside", "2020/21"): 2677, ("humberside", "2021/22"): 2387}


def test_a_place_among_years_is_never_left_out(write: Write) -> None:
    grid: Grid = [["Bicycle theft"], ["Year", "Offences"], ["2019/20", 5], ["2020/21", 7], ["Hull", 3]]
    reading = answer(write(grid, "Humberside Police FOI.xlsx"), "Bicycle theft")
    assert not reading.observations and "'Hull' is no police force" in reading.reason


@pytest.mark.parametrize("code", ["00071", "71", "71/1"])
def test_codes_behind_quarters_by_number(write: Write, code: str) -> None:
    heads = ["Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Offence Description", "Offences"]
    lines = [
        ["2016/17", q, "Kent", code, "Abuse of children through sexual exploitation", 10 + q] for q in (1, 2, 3, 4)
    ]
    reading = answer(write([heads, *lines], "open-data.csv"), "Child sexual exploitation")
    assert sum(o.count or 0 for o in reading.observations) == 50 and len(reading.observations) == 4


@pytest.mark.parametrize("sign", ["<5", "1-4", "*"])
@pytest.mark.parametrize("label", ["Aged {}", "{}"])
def test_withheld_counts_of_ages_are_no_ages(write: Write, sign: str, label: str) -> None:
    ages = [
        [label.format("0 to 4"), sign, sign],
        [label.format("5 to 9"), sign, sign],
        [label.format("10 to 17"), 36, 39],
    ]
    reading = answer(write([["Rape, by age of victim"], ["Age of victim", *YEARS], *ages]), "Rape")
    low = {key: count if isinstance(count, int) else count[0] for key, count in force_years(reading).items()}
    assert set(low) == {("kent", "2015/16"), ("kent", "2016/17")} and min(low.values()) >= 36


def test_a_mark_beside_each_count_under_one_year(write: Write) -> None:
    grid: Grid = [
        ["Kent Police: robbery"],
        [None, "2017/18", None, "2018/19", None, "2019/20", None],
        [None, "Count", "Note", "Count", "Note", "Count", "Note"],
        ["Robbery offences", 225, None, 208, "r", 227, "p"],
        [],
        ["r = revised, p = provisional"],
    ]
    reading = answer(write(grid, merges=["B2:C2", "D2:E2", "F2:G2"]), "Robbery")
    assert force_years(reading) == {("kent", "2017/18"): 225, ("kent", "2018/19"): 208, ("kent", "2019/20"): 227}


@pytest.mark.parametrize("sign", ["1-4", "<5"])
def test_a_force_below_its_parts_of_which_some_are_withheld(write: Write, sign: str) -> None:
    lines = [["Unknown", sign, sign], ["Eden", 30, 31], ["Carlisle", 30, 34], ["Cumbria", 63, 67]]
    reading = answer(write([["Rape by district"], ["District", *YEARS], *lines], "Cumbria.xlsx"), "Rape")
    assert reading.status == "accepted" and [t.stated for t in reading.totals] == [63, 67]


def test_a_force_below_counties_with_a_total_each(write: Write) -> None:
    lines = [["Berkshire", "Reading", 20, 30], [None, "Slough", 10, 15], ["Berkshire total", None, 30, 45]]
    lines += [["Oxfordshire", "Oxford", 5, 6], [None, "Cherwell", 4, 3], ["Oxfordshire total", None, 9, 9]]
    grid = [["Rape by county and area"], ["County", "Area", *YEARS], *lines, ["Thames Valley", None, 39, 54]]
    read = force_years(answer(write(grid, "Thames Valley Police.xlsx"), "Rape"))
    assert read == {("thames-valley", "2015/16"): 39, ("thames-valley", "2016/17"): 54}


def test_letters_of_divisions(write: Write) -> None:
    grid = [["Rape by division"], ["Division", "Name", *YEARS], ["A", "North East", 3, 4], ["N", "Highland", 5, 6]]
    read = force_years(answer(write([*grid, ["Total", None, 8, 10]], "Police Scotland.xlsx"), "Rape"))
    assert read == {("scotland", "2015/16"): 8, ("scotland", "2016/17"): 10}


@pytest.mark.parametrize("heading", ["Quarter ending", "Quarter", "Three months to"])
def test_quarters_by_their_last_months(write: Write, heading: str) -> None:
    lines = [[month, n, n + 5] for n, month in enumerate(("June", "September", "December", "March"), 3)]
    read = force_years(answer(write([["Rape"], [heading, *YEARS], *lines]), "Rape"))
    assert read == {("kent", "2015/16"): 18, ("kent", "2016/17"): 38}


def test_months_under_a_heading_of_months(write: Write) -> None:
    lines = [[month, n, n + 5] for n, month in enumerate(("June", "September", "December", "March"), 3)]
    assert not force_years(answer(write([["Rape"], ["Month", *YEARS], *lines]), "Rape"))


@pytest.mark.parametrize(("heading", "read"), [("extract_date", True), ("Extracted", True), ("Arrest date", False)])
def test_the_day_of_the_extract_beside_each_line(write: Write, heading: str, read: bool) -> None:
    lines = [["2015-16", "Dover", "Rape", 67, "03/08/2020"], ["2015-16", "Deal", "Rape", 23, "03/08/2020"]]
    heads = ["Recorded FY", "District", "Offence", "Crimes", heading]
    reading = answer(write([heads, *lines], "kent.csv"), "Rape")
    assert (force_years(reading) == {("kent", "2015/16"): 90}) is read


def test_the_sexes_of_victims_of_whom_some_are_not_known(write: Write) -> None:
    heads = ["Offence", "Female victims", None, "Male victims", None, "Sex of victim not recorded", None]
    lines = [["Rape of a child under 13", 1, 4, 15, 2, 3, 4], ["Rape of a child under 16", 1, 5, 12, 2, 1, 2]]
    grid = [["Rape, by sex of victim"], heads, [None, *YEARS * 3], *lines]
    reading = answer(write(grid, merges=["B2:C2", "D2:E2", "F2:G2"]), "Rape")
    assert force_years(reading) == {("kent", "2015/16"): 33, ("kent", "2016/17"): 19}


@pytest.mark.parametrize("total", ["Year", "Full year", "Whole year"])
def test_a_total_called_the_year(write: Write, total: str) -> None:
    lines = [["2015-16", 1, 4, 5], ["2016-17", 1, 5, 6]]
    reading = answer(write([["Rape by sex of victim"], ["Financial year", "Female", "Male", total], *lines]), "Rape")
    assert force_years(reading) == {("kent", "2015/16"): 5, ("kent", "2016/17"): 6}
