"""Titles, notes, filters and the names of sheets that leave figures what they are, each with its guilty twin.

What belongs here: one small answer with one such text. What does not: rules that have a file of their own.
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
YEARS = ["2018/19", "2019/20"]
SUMS = {("kent", "2018/19"): 208, ("kent", "2019/20"): 227}
ROBBERY: Grid = [["Offence", *YEARS], ["Robbery", 208, 227]]
ONLINE = {"title": "Online child sexual offences", "counts": "Sexual offences against children (under 18)"}


def answer(path: Path, flag: str | None = None, title: str = "Robbery", counts: str = "") -> Reading:
    settings = Collection(name="asked", flag=flag, title=title, counts=counts)
    return read_response(path, collection="asked", settings=settings)


def is_read(reading: Reading, read: bool) -> None:
    assert (force_years(reading) == SUMS) if read else not reading.observations, reading.reason


@pytest.mark.parametrize(
    ("sheet", "read"),
    [("Stacked", True), ("Div", True), ("TNO", True), ("Special forces", True), ("Charged", False), ("Bank", False)],
)
def test_the_name_of_a_sheet(write: Write, sheet: str, read: bool) -> None:
    is_read(answer(write({sheet: [["Kent Police: robbery"], *ROBBERY]})), read)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Refreshed 04/06/2020", True),
        ("Performance - TNO robbery by borough", True),
        ("Detected robbery", False),
    ],
)
def test_a_line_over_a_table(write: Write, line: str, read: bool) -> None:
    is_read(answer(write([["Kent Police: robbery"], [line], [], *ROBBERY])), read)


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("The figures are on the next sheet.", True),
        ("Notifiable offences only.", True),
        ("Detected offences only.", False),
        ("Athena was introduced in July 2019, so figures before and after are not directly comparable.", True),
        ("Athena was introduced in July 2019, and figures before that are not held.", False),
    ],
)
def test_a_note_below_a_table(write: Write, note: str, read: bool) -> None:
    is_read(answer(write([["Kent Police: robbery"], *ROBBERY, [], [note]])), read)


@pytest.mark.parametrize(("title", "read"), [("WMP robbery by quarter", True), ("WMPX robbery by quarter", False)])
def test_initials_that_two_forces_use(write: Write, title: str, read: bool) -> None:
    reading = answer(write([[title], *ROBBERY], "West Midlands Police.xlsx"))
    assert bool(force_years(reading)) is read


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("1. Cleveland Police could not supply 2019/20 data after moving to a new system. Totals exclude it.", True),
        ("1. Cleveland Police could not supply 2018/19 data after moving to a new system.", False),
        ("1. Totals exclude robbery of businesses.", False),
    ],
)
def test_a_note_on_a_force_without_a_figure(write: Write, note: str, read: bool) -> None:
    lines = [["Durham", 20, 30], ["Cleveland1", 40, "[x]"], ["Total", 60, 30]]
    reading = answer(write([["Robbery by force"], ["Force", *YEARS], *lines, [], [note]], "home-office.xlsx"))
    assert (force_years(reading).get(("durham", "2019/20")) == 30) is read


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Value is as told by the victim.", True),
        ("Cumulative restarts each April.", True),
        ("The figures are of bank robbery alone.", False),
    ],
)
def test_a_note_on_another_column(write: Write, note: str, read: bool) -> None:
    heads = ["Year", "Crimes recorded", "Value of property stolen", "Cumulative"]
    lines = [["2018/19", 208, "£900", 208], ["2019/20", 227, "£500", 435]]
    is_read(answer(write([["Kent Police: robbery"], heads, *lines, [], [note]])), read)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Robbery: offences recorded, offences charged and charge rate", True),
        ("Robbery: offences charged and charge rate", False),
    ],
)
def test_a_title_that_lists_the_columns(write: Write, title: str, read: bool) -> None:
    heads = ["Year", "Offences recorded", "Offences charged", "Charge rate (%)"]
    is_read(answer(write([[title], heads, ["2018/19", 208, 20, 9.6], ["2019/20", 227, 25, 11.0]])), read)


def flagged(*over: str) -> Grid:
    return [*([text] for text in over), ["", *YEARS], ["Offences", 208, 227]]


@pytest.mark.parametrize(
    ("grid", "read"),
    [
        (flagged("Troseddau rhywiol yn erbyn plant gyda'r faner ar-lein (online flag)"), True),
        (flagged("Troseddau rhywiol yn erbyn plant (online flag) - arestiadau"), False),
        ([["Online flag", "Y"], ["Victim age", "(Multiple Items: 0 to 17)"], [], *flagged()], True),
        ([["Online flag", "Y"], ["Victim age", "(Multiple Items: 0 to 12)"], [], *flagged()], False),
        ([*flagged("Child sexual offences"), [], ["Filter: Online flag = Yes; victim age < 18"]], True),
        ([*flagged("Child sexual offences"), [], ["Filter: Online flag = No; victim age < 18"]], False),
        (
            [
                *flagged("Child sexual offences with online crime feature code"),
                [],
                ["Count is of offences, with victim aged under 18, having the online crime (OC) feature code."],
            ],
            True,
        ),
    ],
)
def test_what_says_that_offences_are_flagged(write: Write, grid: Grid, read: bool) -> None:
    is_read(answer(write(grid), "online", **ONLINE), read)


@pytest.mark.parametrize(("least", "read"), [(300, True), (100, False)])
def test_all_offences_and_the_flagged_on_sheets_of_their_own(write: Write, least: int, read: bool) -> None:
    sheets = {
        "All child sexual offences": [["All child sexual offences recorded"], ["", *YEARS], ["Grooming", least, 900]],
        "Online flagged": [["Child sexual offences with the online flag"], ["", *YEARS], ["Grooming", 208, 227]],
    }
    is_read(answer(write(sheets), "online", **ONLINE), read)


def test_a_total_of_each_of_two_kinds(write: Write) -> None:
    lines = [["Harassment", "Female", 100, 110], [None, "Male", 50, 60], ["Harassment total", None, 150, 170]]
    lines += [["Stalking", "Female", 40, 30], [None, "Male", 18, 27], ["Stalking total", None, 58, 57]]
    grid = [["Stalking and harassment"], ["Offence", "Sex", *YEARS], *lines, ["Total", None, 208, 227]]
    is_read(answer(write(grid), title="Stalking and harassment"), True)


def test_both_sides_of_a_marker_that_nobody_asked_for(write: Write) -> None:
    lines = [["Yes", "2018/19", 100], ["No", "2018/19", 108], ["All", "2018/19", 208]]
    lines += [["Yes", "2019/20", 120], ["No", "2019/20", 107], ["All", "2019/20", 227]]
    title = "Stalking offences recorded, split by domestic abuse marker"
    grid = [[title], ["Domestic abuse", "Financial year", "Offences"], *lines]
    is_read(answer(write(grid), title="Stalking"), True)


@pytest.mark.parametrize(("name", "read"), [("Subdivision", True), ("Version", False)])
def test_parts_called_by_letters(write: Write, name: str, read: bool) -> None:
    lines = [[f"{name} A", 8, 6], [f"{name} B", 200, 221], ["Total", 208, 227]]
    is_read(answer(write([["Robbery"], [None, *YEARS], *lines])), read)


def test_outcomes_that_are_all_of_the_offences(write: Write) -> None:
    heads = ["Financial year", "Charged", "Victim does not support", "Not yet assigned", "Total recorded crimes"]
    lines = [["2018/19", 20, 180, 8, 208], ["2019/20", 30, 190, 7, 227]]
    is_read(answer(write([["Recorded robbery crime and outcomes"], heads, *lines])), True)
