"""Lists of records: references stated twice, rows that are no crimes or several, and the length that is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]
TITLE = "Burglary offences recorded 1 April 2018 to 31 March 2020"
DAYS = [date(2018, 4, 1) + timedelta(days=12 * place) for place in range(60)]  # 31 in the first year, 29 in the second
YEARS = {"2018/19": 31, "2019/20": 29}
NAME = "kent-police-foi.csv"


def beside(heading: str, values: Sequence[object], *, below: Grid | None = None, title: str = TITLE) -> Grid:
    """A list with one more column, its values in turn."""
    rows: Grid = [[day, "Burglary", values[place % len(values)]] for place, day in enumerate(DAYS)]
    return [[title], ["Date recorded", "Offence", heading], *rows, *(below or [])]


def numbered(heading: str, number: Callable[[int], object]) -> Grid:
    rows: Grid = [[number(place), day, "Burglary"] for place, day in enumerate(DAYS)]
    return [[TITLE], [heading, "Date recorded", "Offence"], *rows]


@pytest.mark.parametrize(
    "heading",
    [
        "Ref",
        "Reference",
        "Occurrence",
        "OEL",
        "Log",
        "Unique ID",
        "ID",
        "No.",
        "Case",
        "Incident",
        "Niche number",
        "Crime",
    ],
)
def test_a_reference_in_two_rows(write: Write, heading: str) -> None:
    refused(write(numbered(heading, lambda n: f"46/{n // 2}/18"), NAME), "A4", saying="A4 stands in A3 already")


@pytest.mark.parametrize("number", [lambda n: f"46/{n // 3}/18", lambda n: f"KA{100000 + n // 2}"])
def test_references_under_another_heading(write: Write, number: Callable[[int], object]) -> None:
    refused(write(numbered("Kent", number), NAME), "A4", saying="stands in A3 already")


def test_references_that_stand_once_and_numbers_that_are_none(write: Write) -> None:
    accepted(write(numbered("Ref", lambda n: f"46/{n}/18"), NAME), YEARS)
    accepted(write(numbered("Beat code", lambda n: f"KA{n % 3}1"), NAME), YEARS)
    accepted(write(beside("Linked crime number", ["", "", "46/1/18"]), NAME), YEARS)


@pytest.mark.parametrize(
    "number", [lambda n: f"46/{n}/18", lambda n: f"KENT/{n}/18", lambda n: f"46/{n}", lambda n: f"CR{10000 + n}"]
)
def test_references_under_crime_are_no_offences_and_reach_nothing(write: Write, number: Callable[[int], str]) -> None:
    grid = numbered("Crime", number)
    path = write(grid, NAME)
    reading = read(path)
    assert sum(seen.count or 0 for seen in reading.observations) == 60
    assert {seen.offence for seen in reading.observations} == {"Burglary"}
    alone = read(write([[TITLE], *(row[:2] for row in grid[1:])], "kent-police-2.csv"))
    told = f"{reading.observations} {reading.quarantine} {reading.totals} {alone.observations} {alone.totals}"
    assert not [number(n) for n in range(60) if f"{number(n)}'" in told]
    assert not any(seen.offence for seen in alone.observations)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Type", ["Crime", "Incident"]),
        ("Record type", ["Crime", "Non-crime"]),
        ("Recordable", ["Yes", "No"]),
        ("Crimed", ["Y", "N"]),
        ("Validated", ["Yes", "No"]),
        ("HO notifiable", ["Y", "N"]),
        ("Relevant?", ["Yes", "No"]),
        ("In scope", ["Yes", "No"]),
        ("Outcome", ["Charged", "Not a crime"]),
        ("Outcome", ["Charged", "Duplicate"]),
        ("Outcome", ["Created in error"]),
        ("Comments", ["", "No crime"]),
        ("False positive", ["", "Y"]),
        ("Date no crimed", ["", "", "30/12/2019"]),
        ("District", ["Medway", "Out of force"]),
    ],
)
def test_rows_that_are_no_crimes(write: Write, heading: str, values: list[str]) -> None:
    refused(write(beside(heading, values), NAME), "C2", saying=r"of the 60 records are.*no crimes that count")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Type", ["Crime"]),
        ("Crimed", ["Y"]),
        ("Duplicate", ["N", ""]),
        ("Outcome", ["Charged", "No suspect identified", "Not in the public interest"]),
        ("Comments", ["", "Rear window forced", "No crime scene manager attended"]),
        ("Attempted?", ["Y", "N"]),
        ("Premises type", ["Shop", "House"]),
    ],
)
def test_columns_that_take_no_row_away(write: Write, heading: str, values: list[str]) -> None:
    accepted(write(beside(heading, values), NAME), YEARS)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Offence 2", ["Burglary", ""]),
        ("Second offence", ["Burglary", ""]),
        ("Current classification", ["Theft", "Burglary"]),
        ("Final offence", ["Theft", "Burglary"]),
    ],
)
def test_a_second_offence_in_a_row_or_a_later_one(write: Write, heading: str, values: list[str]) -> None:
    refused(write(beside(heading, values), NAME), "C3", saying="each row of a list counts as one")


@pytest.mark.parametrize("text", ["Burglary x2", "2 x Burglary", "Burglary; Burglary"])
def test_several_offences_in_a_cell(write: Write, text: str) -> None:
    rows: Grid = [[day, text if place == 4 else "Burglary"] for place, day in enumerate(DAYS)]
    refused(write([[TITLE], ["Date recorded", "Offence"], *rows], NAME), "B7", saying="more than one offence")


def test_the_same_offence_as_at_first(write: Write) -> None:
    accepted(write(beside("Final offence", ["Burglary"]), NAME), YEARS)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (f"{TITLE}: 61 offences", []),
        (f"{TITLE} (61 records)", []),
        (TITLE, [[], ["Total number of offences: 61"]]),
        (TITLE, [[], ["Total", "", 61]]),
        (TITLE, [["Total", "", 61]]),
    ],
)
def test_a_printed_length_that_is_another(write: Write, title: str, below: Grid) -> None:
    path = write(beside("Premises type", ["Shop"], title=title, below=below), NAME)
    refused(path, saying="states 61, but the list holds 60 records")


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (f"{TITLE}: 60 offences", []),
        (TITLE, [[], ["Total number of offences: 60"]]),
        (TITLE, [[], ["Total", "", 60]]),
        (TITLE, [["Total", "", 60]]),
    ],
)
def test_a_printed_length_that_is_right(write: Write, title: str, below: Grid) -> None:
    accepted(write(beside("Premises type", ["Shop"], title=title, below=below), NAME), YEARS)


def test_records_of_another_force_in_the_list_of_one(write: Write) -> None:
    grid = beside("Force", ["Kent", "Kent", "Essex"])
    refused(write(grid, NAME), "C5", saying="one of essex, in a list of kent")
    accepted(write(beside("Force", ["Kent"]), NAME), YEARS)
    both = {("kent", "2018/19"): 21, ("kent", "2019/20"): 19, ("essex", "2018/19"): 10, ("essex", "2019/20"): 10}
    accepted(write(grid, "joint.csv"), both)


@pytest.mark.parametrize(
    "note",
    ["Each row counts victims.", "One row per suspect", "Rows are suspects", "One crime can have several records."],
)
def test_a_note_that_a_row_is_no_offence(write: Write, note: str) -> None:
    refused(write(beside("Premises type", ["Shop"], below=[[], [note]]), NAME), "A64", saying="a row is no offence")


def test_a_note_that_a_row_is_an_offence(write: Write) -> None:
    accepted(write(beside("Premises type", ["Shop"], below=[[], ["One row per offence recorded."]]), NAME), YEARS)
