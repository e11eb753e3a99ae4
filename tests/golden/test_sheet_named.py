"""The name of the one sheet is held as a title is: `Non crime hate`, `CCB - charged`, `Violence w/o injury`.

What belongs here: names of sheets with a word of the question over figures whose title says what was asked. What does
not: names without one (`test_lines_over.py`), or several sheets (`test_same_name.py`).
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
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}


def sums(path: Path, title: str, **said: str) -> dict[tuple[str, str], object]:
    settings = Collection(name="asked", title=title, **said)  # type: ignore[arg-type]
    return dict(force_years(read_response(path, collection="asked", round_=2023, settings=settings)))


def table(title: str, heading: str = "Number of offences") -> Grid:
    return [[title], [], ["Financial year", heading], [YEARS[0], 50], [YEARS[1], 60]]


@pytest.mark.parametrize(
    ("asked", "sheet"),
    [
        ("Hate crimes", "Non crime hate"),
        ("Hate crimes", "Non-crime hate incidents"),
        ("Stalking", "Stalking - no crimed"),
        ("Stalking", "Stalking - incidents logged"),
        ("Stalking", "Stalking (charged)"),
        ("Coercive and controlling behaviour", "CCB - charged"),
        ("Rape offences", "Rape - N100 incidents"),
        ("Rape offences", "Rape N100"),
        ("Rape offences", "Rape detections"),
        ("Rape offences", "Rape calls"),
        ("Rape offences", "Rape under 13"),
        ("Rape offences", "Rape (attempts)"),
        ("Burglary", "Burglary - Dwelling"),
        ("Residential burglary", "Burg Bus"),
        ("Stalking", "Weekdays only"),
        ("Stalking", "NFA"),
        ("Theft of motor vehicles", "Motorcycles"),
        ("Theft of motor vehicles", "Motorbike thefts"),
        ("Assaults on police officers", "Assault PCSO & Staff"),
        ("Assaults on police officers", "Assault officers & PCSOs"),
        ("Violence with injury offences", "Violence w-o Injury"),
        ("Violence with injury offences", "Violence without injury"),
    ],
)
def test_a_sheet_of_something_else_or_of_more(write: Write, asked: str, sheet: str) -> None:
    assert sums(write({sheet: table(asked)}), asked) == {}


@pytest.mark.parametrize(
    ("asked", "sheet"),
    [
        ("Hate crimes", "Hate Crime Totals"),
        ("Hate crimes", "Hate (excl non-crimes)"),
        ("Stalking", "Stalking crimes - all"),
        ("Stalking", "Stalking incidents"),
        ("Stalking", "Stalking - FOI 123-20"),
        ("Stalking", "Stalking (by FY)"),
        ("Stalking", "Stalking - Kent Police"),
        ("Residential burglary", "Burglary - Dwelling"),
        ("Burglary", "Burglary (Res & Bus)"),
        ("Residential burglary", "Burg Res"),
        ("Residential burglary", "Burglary (Res)"),
        ("Stalking", "Day of week"),
        ("Coercive and controlling behaviour", "CCB"),
        ("Rape offences", "Rape Offs Recorded"),
        ("Theft of motor vehicles", "Theft OF MV"),
        ("Theft of motor vehicles", "Motor vehicles"),
        ("Theft of motorcycles", "Motorcycles"),
        ("Violence with injury offences", "Violence w- injury"),
        ("Fraud", "Fraud and Forgery"),
        ("Arson", "Arson & criminal damage"),
    ],
)
def test_a_sheet_of_what_was_asked_or_of_its_chapter(write: Write, asked: str, sheet: str) -> None:
    assert sums(write({sheet: table(asked)}), asked) == ASKED


def test_a_sheet_with_the_first_letters_of_its_force(write: Write) -> None:
    path = write({"COL": table("Stalking")}, "City of London Police.xlsx")
    assert list(sums(path, "Stalking").values()) == [50, 60]
    assert sums(write({"COL": table("Stalking")}), "Stalking") == {}


def test_a_sheet_with_the_first_letters_of_its_title(write: Write) -> None:
    assert sums(write({"KEC": table("Knife enabled crime")}), "Knife crime") == ASKED
    assert sums(write({"DAS": table("Domestic abuse stalking")}), "Stalking") == {}


def test_what_the_headings_tell_apart_the_name_may_tell_of(write: Write) -> None:
    grid: Grid = [["Stalking"], ["Financial year", "Offences", "Charged"], [YEARS[0], 50, 7], [YEARS[1], 60, 9]]
    assert sums(write({"Stalking - charged": grid}), "Stalking") == ASKED


@pytest.mark.parametrize("heading", ["Finalised outcome 16", "Outcome 1", "Items stolen", "Phones stolen"])
def test_the_one_heading_is_of_no_offences(write: Write, heading: str) -> None:
    assert sums(write(table("Theft from the person", heading)), "Theft from the person") == {}
    assert sums(write(table("Stalking", heading)), "Stalking") == {}


@pytest.mark.parametrize(
    "title", ["Stalking offences, by age of victim", "Recorded stalking", "Number of stalking offences by victim's age"]
)
def test_a_sheet_of_victims_whose_title_says_offences(write: Write, title: str) -> None:
    bands: Grid = [["Age band", *YEARS], ["Under 18", 20, 25], ["18 and over", 30, 35]]
    assert sums(write({"Victims": [[title], *bands, ["Total", 50, 60]]}), "Stalking") == ASKED
    assert sums(write({"Victims": [[title], *bands, ["All victims", 50, 60]]}), "Stalking") == ASKED
    assert sums(write({"Victims": [[title], *bands, ["Total victims", 50, 60]]}), "Stalking") == {}


@pytest.mark.parametrize(
    "title", ["", "Stalking", "Stalking victims recorded", "Number of victims of stalking offences"]
)
def test_a_sheet_of_victims_whose_title_says_no_more(write: Write, title: str) -> None:
    bands: Grid = [["Age band", *YEARS], ["Under 18", 20, 25], ["18 and over", 30, 35], ["Total", 50, 60]]
    assert sums(write({"Victims": [[title], *bands]}), "Stalking") == {}


@pytest.mark.parametrize(
    ("asked", "sheet", "read"),
    [
        ("Public order", "Trefn gyhoeddus", True),
        ("Residential burglary", "Byrgleriaeth breswyl", True),
        ("Residential burglary", "Byrgleriaeth", False),
        ("Drug trafficking", "Cyffuriau", False),
        ("Stalking", "Aflonyddu", False),
    ],
)
def test_a_sheet_with_a_welsh_name(write: Write, asked: str, sheet: str, read: bool) -> None:
    rows: Grid = [["Heddlu Gwent Police"], ["Blwyddyn", "Nifer"], [YEARS[0], 50], [YEARS[1], 60]]
    found = sums(write({sheet: rows}, "heddlu-gwent-police.xlsx"), asked)
    assert found == ({("gwent", "2018/19"): 50, ("gwent", "2019/20"): 60} if read else {})


@pytest.mark.parametrize(("file", "read"), [("west-midlands-police.xlsx", True), ("kent-police.xlsx", False)])
def test_a_sheet_with_the_initials_of_its_force(write: Write, file: str, read: bool) -> None:
    assert bool(sums(write({"WMP": table("Stalking offences")}, file), "Stalking")) is read
