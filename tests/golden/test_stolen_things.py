"""Titles of the things that were stolen over offences recorded: `Motor vehicles stolen or taken without consent`.

What belongs here: headings and titles by which the figures are offences all the same, and things that are not those of
the question. What does not: things counted beside offences (`test_beside_things.py`), or lists of records
(`test_things_taken.py`).
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
from .ledger import ledger_complete

Write = Callable[..., Path]
VEHICLES = Collection(
    name="theft-of-motor-vehicles",
    title="Theft of motor vehicles",
    counts="Thefts of a motor vehicle recorded by the force (theft or unauthorised taking of a motor vehicle)",
)
FROM_VEHICLES = Collection(
    name="theft-from-vehicles",
    title="Theft from motor vehicles",
    counts="Thefts from a motor vehicle recorded by the force",
)
BOTH = {("kent", "2018/19"): 61, ("kent", "2019/20"): 54}
MAKES: Grid = [["Make", "2018/19", "2019/20"], ["FORD", 40, 31], ["BMW", 20, 21], ["OTHER", 1, 2], ["Total", 61, 54]]


def answer(path: Path, settings: Collection = VEHICLES) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


def one_column(title: str, heading: str) -> Grid:
    return [["Kent Police"], [title], ["Financial year", heading], ["2018/19", 61], ["2019/20", 54]]


THINGS = ["Motor vehicles stolen or taken without consent", "Stolen vehicles", "Motor vehicles stolen"]


@pytest.mark.parametrize("title", THINGS)
@pytest.mark.parametrize("heading", ["Recorded offences", "Offences recorded", "Number of crimes recorded"])
def test_things_over_a_heading_of_offences(write: Write, title: str, heading: str) -> None:
    assert force_years(answer(write(one_column(title, heading)))) == BOTH


@pytest.mark.parametrize("title", THINGS)
@pytest.mark.parametrize("heading", ["Number", "Vehicles", "Number of vehicles", "Total", "Offences and vehicles"])
def test_things_over_a_heading_that_leaves_it_open(write: Write, title: str, heading: str) -> None:
    assert answer(write(one_column(title, heading))).observations == []


@pytest.mark.parametrize(
    "title",
    [
        "Motor vehicles stolen and recovered",
        "Vehicles stolen from dealers",
        "Stolen vehicles (keyless)",
        "Stolen pedal cycles",
        "Cars stolen",
        "Vehicles recovered",
        "Victims of stolen vehicles",
    ],
)
def test_other_things_or_not_all_of_them(write: Write, title: str) -> None:
    assert answer(write(one_column(title, "Recorded offences"))).observations == []


@pytest.mark.parametrize("title", ["Stolen vehicles", "Motor vehicles stolen"])
def test_what_was_stolen_from_is_not_what_was_stolen(write: Write, title: str) -> None:
    assert answer(write(one_column(title, "Recorded offences")), FROM_VEHICLES).observations == []


@pytest.mark.parametrize(
    "title",
    [
        "Stolen vehicles by make, recorded theft of motor vehicle offences (one vehicle per offence)",
        "Stolen vehicles by make: theft of motor vehicle offences recorded",
        "Recorded theft of motor vehicle offences - vehicles stolen by make",
    ],
)
def test_a_title_that_says_itself_that_they_are_offences(write: Write, title: str) -> None:
    assert force_years(answer(write([["Kent Police"], [title], *MAKES]))) == BOTH


@pytest.mark.parametrize(
    "title",
    [
        "Stolen vehicles by make",
        "Stolen vehicles by make, recorded theft of motor vehicle offences where recovered",
        "Stolen vehicles by make, linked to recorded theft of motor vehicle offences",
        "Stolen vehicles by make, not recorded theft of motor vehicle offences",
        "Stolen vehicles by make and recorded theft of motor vehicle offences",
        "Stolen vehicles by make, recorded theft from motor vehicle offences",
        "Stolen vehicles by make, recorded theft of motor vehicle offences (several vehicles per offence)",
        "Recovered vehicles by make, recorded theft of motor vehicle offences",
    ],
)
def test_a_title_that_does_not(write: Write, title: str) -> None:
    assert answer(write([["Kent Police"], [title], *MAKES])).observations == []


def questions(first: str, second: str, label: str) -> Grid:
    years = [None, "Year ending 31 March 2019", "Year ending 31 March 2020"]
    named = ["Theft or unauthorised taking of motor vehicle", 61, 54]
    return [["Kent Police"], [first], years, named, [], [second], years, [label, 25, 26]]


FIRST = "Q1) How many motor vehicles thefts were recorded?"


@pytest.mark.parametrize(
    ("second", "label"),
    [
        ("Q2) How many vehicles were recovered?", "Vehicles marked as recovered"),
        ("Q2. How many stolen vehicles were recovered?", "Vehicles recovered"),
        ("How many vehicles were recovered?", "Motor vehicles with a recovered marker"),
        ("Question 2: Number of vehicles recovered", "Number of vehicles"),
    ],
)
def test_a_second_question_for_things_recovered(write: Write, second: str, label: str) -> None:
    assert force_years(answer(write(questions(FIRST, second, label)))) == BOTH


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        (FIRST, "Q2) How many vehicles were recovered?", "Theft or unauthorised taking of motor vehicle"),
        (FIRST, "Q2) How many other vehicles were recovered?", "Vehicle thefts"),
        (FIRST, "Q2) How many other vehicles were recovered?", "Other vehicles"),
        ("Q1) How many vehicles were stolen?", "Q2) How many vehicles were recovered?", "Vehicles recovered"),
    ],
)
def test_a_second_question_that_may_be_of_offences(write: Write, first: str, second: str, label: str) -> None:
    assert answer(write(questions(first, second, label))).observations == []
