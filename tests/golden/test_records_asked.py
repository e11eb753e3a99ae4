"""Lists of records are held to the question as tables are: by their titles, and by each offence they name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
BURGLARY = Collection(
    name="burglary",
    title="Burglary offences recorded by police",
    counts="Offences of burglary recorded by the force",
)
TITLE = "Burglary offences recorded 1 April 2018 to 31 March 2020"
DAYS = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]  # 53 in the first year, 51 in the second
YEARS = {("kent", "2018/19"): 53, ("kent", "2019/20"): 51}


def listed(*others: str, title: str = TITLE, below: Grid | None = None) -> Grid:
    """A list of burglaries of which every fourth row is of one of the others."""
    names = ["Burglary", "Burglary", "Burglary", *(others or ["Burglary"])]
    rows: Grid = [[day, names[place % len(names)]] for place, day in enumerate(DAYS)]
    return [[title], ["Date recorded", "Offence"], *rows, *(below or [])]


def read(path: Path, sidecar: Sidecar | None = None) -> Reading:
    return read_response(path, round_=2020, settings=BURGLARY, sidecar=sidecar or Sidecar())


def refused(path: Path, saying: str) -> None:
    reading = read(path)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert any(saying in entry.reason for entry in reading.quarantine), reading.quarantine


def test_a_list_of_what_was_asked(write: Write) -> None:
    assert force_years(read(write(listed(), "kent-police-foi.csv"))) == YEARS
    assert force_years(read(write(listed("Attempted burglary"), "kent-police-foi.csv"))) == YEARS


@pytest.mark.parametrize(
    ("title", "saying"),
    [
        ("Arrests for burglary 1 April 2018 to 31 March 2020", "something else than offences"),
        (f"{TITLE} - sample of 10%", "something else than offences"),
        (f"{TITLE}, undetected", "'undetected' is no word of the question"),
        (f"{TITLE} where a knife was used", "'knife' is no word of the question"),
        (f"{TITLE}, Medway only", "a part of the force"),
        (f"{TITLE} (page 1 of 2)", "not whole"),
        (f"{TITLE}: first 80 records", "not whole"),
        (f"{TITLE} (continued on next sheet)", "not whole"),
    ],
)
def test_titles_of_lists(write: Write, title: str, saying: str) -> None:
    refused(write(listed(title=title), "kent-police-foi.csv"), saying)


@pytest.mark.parametrize(
    "title", [f"{TITLE} (page 1 of 1)", f"Kent Police: {TITLE}", f"List of {TITLE}", f"{TITLE}, last 2 years"]
)
def test_titles_that_change_nothing(write: Write, title: str) -> None:
    assert force_years(read(write(listed(title=title), "kent-police-foi.csv"))) == YEARS


@pytest.mark.parametrize("other", ["Robbery", "Theft from vehicle", "Drugs"])
def test_rows_of_another_offence(write: Write, other: str) -> None:
    refused(write(listed(other), "kent-police-foi.csv"), f"'{other}'")


def test_a_person_says_that_the_title_is_the_answer(write: Write) -> None:
    path = write(listed(title=f"{TITLE} (page 1 of 2)"), "kent-police-foi.csv")
    assert force_years(read(path, Sidecar(counts="Burglary offences"))) == YEARS


def test_the_sidecar_takes_one_of_the_offences(write: Write) -> None:
    reading = read(write(listed("Robbery"), "kent-police-foi.csv"), Sidecar(take=("Burglary",)))
    assert sum(force_years(reading).values()) == 78  # type: ignore[arg-type]
    assert {seen.offence for seen in reading.observations} == {"Burglary"}


def test_a_sheet_called_by_what_was_asked_does_not_vouch_for_each_row(write: Write) -> None:
    refused(write({"Burglary": listed("Robbery")}), "asks for burglary, and 'Robbery' is another offence")


CONVERTERS = Collection(name="catalytic-converter-theft", title="Catalytic converter theft")


def thefts(offence: str, *things: str, heading: str = "Property stolen") -> Grid:
    title = "Thefts of catalytic converters recorded 1 April 2018 to 31 March 2020"
    rows: Grid = [[day, offence, things[n % len(things)]] for n, day in enumerate(DAYS)]
    return [[title], ["Date recorded", "Offence", heading], *rows]


@pytest.mark.parametrize(
    ("grid", "read_"),
    [
        (thefts("Theft from a motor vehicle", "Catalytic converter"), True),
        (thefts("Theft from a motor vehicle", "CATALYTIC CONVERTER", "Catalytic converters", heading="Item"), True),
        (thefts("Theft from a motor vehicle", "Catalytic converter", "Number plate"), False),
        (thefts("Theft from a motor vehicle", "Exhaust"), False),
        (thefts("Theft from a motor vehicle", "Catalytic converter", heading="Property recovered"), False),
        (thefts("Handling stolen goods", "Catalytic converter"), False),
        (thefts("Criminal damage", "Catalytic converter"), False),
        (thefts("Theft from a motor vehicle", "Catalytic converter, not stolen"), False),
    ],
)
def test_a_theft_of_a_wider_class_by_what_was_stolen(write: Write, grid: Grid, read_: bool) -> None:
    path = write(grid, "kent-police-foi.csv")
    reading = read_response(path, collection=CONVERTERS.name, round_=2020, settings=CONVERTERS)
    assert force_years(reading) == (YEARS if read_ else {}), reading.reason
