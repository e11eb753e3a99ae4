"""Words and names by which a response tells that it is what was asked for, each met in the answer of some force.

What belongs here: one wording, the file that has it, and one beside it that tells something else. What does not: rules
with a file of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
PLAIN: Grid = [["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]]


def counts(path: Path, title: str = "", flag: str | None = None, asked: str = "") -> list[object]:
    """The counts of both years; empty where the file is refused. `asked`: what the collection counts."""
    settings = Collection(name="asked", title=title, counts=asked, flag=flag)
    return list(force_years(read_response(path, collection="asked", settings=settings)).values())


@pytest.mark.parametrize(
    ("question", "title", "read"),
    [
        ("Online harassment", 'Harassment with "Online" keyword on Red Sigma', True),
        ("Online harassment", "Harassment with online flag on Red Street", False),
        ("Online harassment", "Harassment offences with Online special interest marker", True),
        ("Online harassment", "Harassment crimes with a cyber-crime tag, by financial year", True),
        ("Online harassment", "Harassment offences with an online element", True),
        ("Hate crime", "Kent Police - hate crime (Kent only; Essex is not included)", True),
        ("Hate crime", "Kent Police - hate crime (Dover only; Essex is not included)", False),
        ("Robbery", "Fewer than five is shown as <5", True),
        ("Robbery", "Fewer than five districts", False),
    ],
)
def test_a_title(write: Write, question: str, title: str, read: bool) -> None:
    titled: Grid = [[title]] if names_all(question, title) else [[question], [title]]
    assert counts(write([*titled, *PLAIN]), question) == ([40, 50] if read else [])


def names_all(question: str, title: str) -> bool:
    return question.split()[-1].casefold() in title.casefold()


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ('1. A crime is included when the "cyber/online" flag box has been ticked.', True),
        ('1. A crime may have the "cyber/online" flag box ticked.', False),
    ],
)
def test_a_note_by_which_only_the_flagged_are_counted(write: Write, note: str, read: bool) -> None:
    lines: Grid = [["Offence", *YEARS], ["Rape", 25, 30], ["Grooming", 15, 20], ["Total", 40, 50]]
    grid = [["Notes:"], [note], [], ["Kent Police"], *lines]
    assert bool(counts(write(grid), "Online child sexual offences", "online")) == read


@pytest.mark.parametrize(("sign", "read"), [("could not be searched", True), ("has more of them", False)])
def test_a_sign_for_years_that_could_not_be_searched(write: Write, sign: str, read: bool) -> None:
    grid = [["Robbery"], ["Year", "2017/18", *YEARS], ["Offences", "-", 40, 50], [f'"-" means the old system {sign}']]
    found = counts(write(grid), "Robbery")
    assert (found == [(0, None), 40, 50]) == read


@pytest.mark.parametrize("lines", [["Contact", "Grooming"], ["Non-contact", "Parking"]])
def test_lines_of_kinds_that_the_question_lists(write: Write, lines: list[str]) -> None:
    asked = "Child sexual abuse offences (contact, grooming and indecent image offences) with the online crime flag"
    grid: list[Any] = [
        ["Online flagged offences"],
        [None, *YEARS],
        [lines[0], 25, 30],
        [lines[1], 15, 20],
        ["Total", 40, 50],
    ]
    found = counts(write(grid), "Online child sexual abuse", "online", asked)
    assert bool(found) == (lines[0] == "Contact")


@pytest.mark.parametrize(("whole", "read"), [(50, True), (55, False)])
def test_crimes_beside_what_is_none_and_their_sum(write: Write, whole: int, read: bool) -> None:
    heads = ["Financial year", "Hate crimes", "Hate non-crime incidents", "All hate occurrences"]
    grid: list[Any] = [
        ["Hate occurrences by financial year"],
        heads,
        [YEARS[0], 40, 10, whole],
        [YEARS[1], 50, 10, 60],
    ]
    assert counts(write(grid), "Hate crime") == ([40, 50] if read else [])


def test_the_line_that_the_name_of_the_folder_asks_for(write: Write) -> None:
    lines: Grid = [["Theft of pedal cycle", 40, 50], ["Theft from a motor vehicle", 80, 90], ["Robbery", 5, 6]]
    path = write([["Kent Police - recorded crime"], ["Offence", *YEARS], *lines])
    reading = read_response(path, collection="bicycle-theft", settings=Collection(name="bicycle-theft"))
    assert list(force_years(reading).values()) == [40, 50]


@pytest.mark.parametrize(("name", "read"), [("BCH-Beds-0117.xlsx", True), ("BCH-0117.xlsx", False)])
def test_the_unit_of_three_forces_and_the_one_it_answers_for(write: Write, name: str, read: bool) -> None:
    assert counts(write([["Bedfordshire Police: robbery"], *PLAIN], name), "Robbery") == ([40, 50] if read else [])


DISTRICTS = {
    "Greater Manchester.xlsx": [
        *("Bolton", "Bury", "City of Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside"),
        *("Trafford", "Wigan"),
    ],
    "Devon and Cornwall.xlsx": ["Devon", "Cornwall & Isles of Scilly"],
}


@pytest.mark.parametrize("file", DISTRICTS)
@pytest.mark.parametrize("whole", ["", "Robbery - force total", "Robbery - {} total"])
def test_a_sheet_for_each_district_by_its_whole_name(write: Write, file: str, whole: str) -> None:
    force = "GMP" if file.startswith("Greater") else "Devon & Cornwall"
    sheets = {name[:31]: [[f"Robbery - {name}"], *PLAIN] for name in DISTRICTS[file]}
    many = len(sheets)
    total: Grid = [[whole.format(force)], ["Year", "Offences"], [YEARS[0], 40 * many], [YEARS[1], 50 * many]]
    assert counts(write(sheets | ({"All": total} if whole else {}), file), "Robbery") == [40 * many, 50 * many]


def test_counties_by_their_names_in_two_languages(write: Write) -> None:
    grid: list[Any] = [["Heddlu Dyfed-Powys Police"], ["Robbery - number of crimes recorded in each county"]]
    names = ["Carmarthenshire / Sir Gaerfyrddin", "Ceredigion", "Pembrokeshire / Sir Benfro", "Powys"]
    for name in names:
        grid += [[], [name], [None, *YEARS], ["Crimes", 10, 12]]
    grid += [[], ["Dyfed-Powys Police force area"], [None, *YEARS], ["Crimes", 40, 48]]
    assert counts(write(grid, "Dyfed-Powys.xlsx"), "Robbery") == [40, 48]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Public order offences with a hate crime flag", True),
        ("All notifiable offences with a hate crime flag", False),
    ],
)
def test_the_flag_alone_is_not_the_offence(write: Write, title: str, read: bool) -> None:
    asked = "Public order offences flagged as hate crime"
    grid: list[Any] = [[title], [None, *YEARS], ["Hate crimes", 40, 50]]
    assert bool(counts(write(grid), "Hate-flagged public order offences", "hate", asked)) == read


@pytest.mark.parametrize("total", [True, False])
def test_parts_by_victim_side_by_side_of_which_none_is_lost(write: Write, total: bool) -> None:
    below: Grid = [["Total", 78, None, "Total", 181]] if total else []
    grid: list[Any] = [
        ["Kent Police: sexual assault offences at hospital locations"],
        ["Victim: hospital staff", None, None, "Victim: patient, visitor or other person"],
        ["Year", "Sexual assaults", None, "Year", "Sexual assaults"],
        [YEARS[0], 33, None, YEARS[0], 69],
        [YEARS[1], 45, None, YEARS[1], 112],
        *below,
    ]
    assert counts(write(grid), "Sexual assault in hospitals") in ([], [102, 157])


@pytest.mark.parametrize("name", ["District: {}", "{} district", "{}"])
def test_a_table_for_each_district_named_with_its_kind(write: Write, name: str) -> None:
    grid: list[Any] = [
        ["Cambridgeshire Constabulary"],
        ["Number of robberies recorded in each district of the force"],
    ]
    places = ["Cambridge City", "East Cambridgeshire", "Fenland", "Huntingdonshire", "Peterborough"]
    for place in (*places, "South Cambridgeshire"):
        grid += [[], [name.format(place)], *PLAIN]
    assert counts(write(grid, "Cambridgeshire.xlsx"), "Robbery") == [240, 300]


@pytest.mark.parametrize("whole", [120, 121])
def test_the_whole_below_the_last_sheet_of_a_district(write: Write, whole: int) -> None:
    names = ["Brighton and Hove", "East Sussex", "West Sussex"]
    sheets = {name: [[f"Sussex Police: robbery, {name} division"], *PLAIN] for name in names}
    below: Grid = [[], ["All divisions"], ["Year", "Offences"], [YEARS[0], whole], [YEARS[1], 150]]
    found = counts(write(sheets | {"West Sussex": [*sheets["West Sussex"], *below]}, "Sussex.xlsx"), "Robbery")
    assert found == ([120, 150] if whole == 120 else [])


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Quarters are of the financial year (Q1 = April to June).", True),
        ("The last year is for April to June only.", False),
    ],
)
def test_a_note_on_what_a_quarter_is(write: Write, note: str, read: bool) -> None:
    quarters = ["Q1", "Q2", "Q3", "Q4", "Year"]
    years = [YEARS[0], None, None, None, None, YEARS[1], None, None, None, None]
    figures = [10, 10, 10, 10, 40, 12, 12, 13, 13, 50]
    path = write([["Robbery"], years, quarters * 2, figures, [], [note]], merges=["A2:E2", "F2:J2"])
    assert (counts(path, "Robbery") == [40, 50]) == read
