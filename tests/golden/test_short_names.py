"""Offences by the letters that forces' systems have for them: `TFMV`, `NFS`, `PHA`.

What belongs here: such letters as labels, in titles and in names of files, for the offence asked and for others. What
does not: first letters of forces (`test_forces.py`), or names written out (`test_same_meaning.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.labels.short_names import letters_in, spelled_out
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
LINE = ["Offences", 100, 120]


def asks(title: str, counts: str) -> Collection:
    return Collection(name=title.casefold().replace(" ", "-"), title=title, counts=f"{counts} recorded by the force")


BURGLARY = asks("Burglary", "Offences of burglary")
OF = asks("Vehicle theft", "Offences of theft of a motor vehicle")
FROM = asks("Theft from vehicles", "Offences of theft from a motor vehicle")
STRANGLED = asks("Strangulation", "Offences of non-fatal strangulation and suffocation")
COERCIVE = asks("Coercive control", "Offences of controlling or coercive behaviour")
SLAVERY = asks("Modern slavery", "Modern slavery offences")
STALKING = asks("Stalking", "Stalking offences")
HARASSMENT = asks("Harassment", "Harassment offences")
BOTH = asks("Stalking and harassment", "Stalking and harassment offences")
SEXUAL = asks("Sexual offences", "Sexual offences")
SERIOUS = asks("Rape and serious sexual offences", "Rape and serious sexual offences")
RAPE = asks("Rape", "Offences of rape")
CHILDREN = asks("Child sexual abuse", "Offences of child sexual abuse")
DISORDER = asks("Anti-social behaviour", "Incidents of anti-social behaviour")
HATE = asks("Hate crime", "Hate crimes")

OF_IT = [
    ("TFMV", FROM),
    ("TOMV", OF),
    ("NFS", STRANGLED),
    ("CCB", COERCIVE),
    ("MSA", SLAVERY),
    ("PHA", BOTH),
    ("SOA", SEXUAL),
    ("RASSO", SERIOUS),
    ("CSA", CHILDREN),
    ("ASB", DISORDER),
]
OF_ANOTHER = [
    ("TFMV", OF),
    ("TOMV", FROM),
    ("UTMV", OF),
    ("NFS", BURGLARY),
    ("CCB", STALKING),
    ("MSA", BURGLARY),
    ("PHA", STALKING),
    ("PHA", HARASSMENT),
    ("SOA", BURGLARY),
    ("OAPA", BURGLARY),
    ("RASSO", RAPE),
    ("VAWG", HATE),
    ("CSE", CHILDREN),
    ("ASB", BURGLARY),
]


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize("grid", [[["Offence", *YEARS], ["{}", 100, 120]], [["{} offences"], [None, *YEARS], LINE]])
@pytest.mark.parametrize(("letters", "settings"), OF_IT)
def test_letters_for_what_was_asked(write: Write, letters: str, settings: Collection, grid: Grid) -> None:
    named = [[cell.format(letters) if isinstance(cell, str) else cell for cell in row] for row in grid]
    reading = answer(write(named), settings)
    assert force_years(reading) == {("kent", "2018/19"): 100, ("kent", "2019/20"): 120}, reading.reason


@pytest.mark.parametrize("grid", [[["Offence", *YEARS], ["{}", 100, 120]], [["{} offences"], [None, *YEARS], LINE]])
@pytest.mark.parametrize(("letters", "settings"), OF_ANOTHER)
def test_letters_for_another_offence(write: Write, letters: str, settings: Collection, grid: Grid) -> None:
    named = [[cell.format(letters) if isinstance(cell, str) else cell for cell in row] for row in grid]
    reading = answer(write(named), settings)
    assert not reading.observations
    assert letters in reading.reason


@pytest.mark.parametrize(
    ("name", "settings", "read"),
    [
        ("kent-police-ASB.xlsx", BURGLARY, False),
        ("kent-police-TFMV.xlsx", OF, False),
        ("kent-police-CCB.xlsx", STALKING, False),
        ("kent-police-SOA.xlsx", BURGLARY, False),
        ("kent-police-cyber.xlsx", BURGLARY, False),
        ("kent-police-TFMV.xlsx", FROM, True),
        ("kent-police-ASB.xlsx", DISORDER, True),
        ("kent-police-RASSO.xlsx", RAPE, True),
        ("kent-police-CSE.xlsx", CHILDREN, True),
        ("kent-police-SOA-rape.xlsx", RAPE, True),
    ],
)
def test_letters_in_the_name_of_a_file(write: Write, name: str, settings: Collection, read: bool) -> None:
    grid: Grid = [[None, *YEARS], LINE]
    assert bool(answer(write(grid, name), settings).observations) is read


def test_letters_beside_the_name_of_an_offence_only_say_more_of_it(write: Write) -> None:
    assert spelled_out("Harassment (PHA 1997)") == "Harassment (PHA 1997)"
    assert spelled_out("s15A SOA 2003") == "s15A SOA 2003"
    assert spelled_out("TFMV offences") == "theft from motor vehicle offences"
    assert letters_in("Phase 2, soapy, Nfs") == []
    rows: Grid = [["Harassment (PHA 1997 s2)", 100, 120], ["Harassment - fear of violence (s4 PHA)", 10, 12]]
    reading = answer(write([["Offence", *YEARS], *rows]), HARASSMENT)
    assert force_years(reading)[("kent", "2018/19")] == 110, reading.reason


def test_two_sorts_of_letters_are_not_added_up(write: Write) -> None:
    both: Grid = [["TOMV", 100, 120], ["TFMV", 10, 12], ["Total", 110, 132]]
    assert force_years(answer(write([["Offence", *YEARS], *both]), OF))[("kent", "2018/19")] == 100
    parts: Grid = [["Attempted TOMV", 100, 120], *both[1:]]
    assert "TFMV" in answer(write([["Offence", *YEARS], *parts]), OF).reason
    taken: Grid = [["TOMV", 100, 120], ["UTMV", 10, 12], ["Total", 110, 132]]
    assert force_years(answer(write([["Offence", *YEARS], *taken]), OF))[("kent", "2018/19")] == 110


def test_the_name_of_a_flag_alone(write: Write) -> None:
    reading = answer(write([["Offence", *YEARS], ["CYBER", 100, 120]]), BURGLARY)
    assert "'CYBER' alone, and all offences were asked for" in reading.reason
    sides: Grid = [["Cyber", 10, 12], ["Not cyber", 90, 108], ["Total", 100, 120]]
    assert force_years(answer(write([["Burglary"], ["Flag", *YEARS], *sides]), BURGLARY))[("kent", "2018/19")] == 100
