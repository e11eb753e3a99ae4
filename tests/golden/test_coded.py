"""Codes of the Home Office that are of another offence than was asked for: `34`, which is robbery, among burglaries.

What belongs here: codes beside figures, over them and in notes, with and without names. What does not: codes that a
spreadsheet program turned into dates (`test_dated_codes.py`), or questions that name codes (`test_asked.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response
from pipeline.reference.offences.known import class_of

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
TITLE: Grid = [["Burglary offences recorded"]]


def answer(path: Path, settings: Collection = BURGLARY) -> Reading:
    return read_response(path, collection=settings.name, round_=2020, settings=settings)


def asked(title: str, counts: str) -> Collection:
    return Collection(name=title.casefold().replace(" ", "-"), title=title, counts=counts)


def refuses(reading: Reading, cell: str, saying: str) -> None:
    assert not reading.observations
    assert reading.quarantine[0].cell == cell
    assert saying in reading.quarantine[0].reason


@pytest.mark.parametrize("heading", ["Code", "HO code", "Offence code", "HO Class", None])
@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("34A", "Robbery of business property"),
        ("34/1", "Robbery"),
        ("034/02", "Robbery"),
        ("8L", "Harassment"),
        ("46/0", "Shoplifting"),
    ],
)
def test_a_code_of_another_offence(write: Write, heading: str | None, code: str, name: str) -> None:
    refuses(answer(write([*TITLE, [heading, *YEARS], [code, 100, 120]])), "A3", f"is that of '{name}'")


@pytest.mark.parametrize("code", [34, "34", "45", "49", "034"])
def test_a_number_alone_in_a_column_of_codes(write: Write, code: object) -> None:
    refuses(answer(write([*TITLE, ["Offence code", *YEARS], [code, 100, 120]])), "A3", "asks for burglary")


@pytest.mark.parametrize("codes", [("28A", "30C"), ("28/1", "30/2"), (28, 30), ("28E", "29"), ("28K", "30A")])
def test_codes_of_what_was_asked(write: Write, codes: tuple[object, object]) -> None:
    rows: Grid = [[codes[0], 100, 120], [codes[1], 50, 60]]
    reading = answer(write([*TITLE, ["HO code", *YEARS], *rows]))
    assert force_years(reading) == {("kent", "2018/19"): 150, ("kent", "2019/20"): 180}


@pytest.mark.parametrize("total", [True, False])
def test_one_code_among_others_of_another_offence(write: Write, total: bool) -> None:
    rows: Grid = [["28A", 100, 120], ["34B", 4, 5], ["30C", 50, 60], *([["Total", 154, 185]] if total else [])]
    refuses(answer(write([*TITLE, ["Code", *YEARS], *rows])), "A4", "Robbery")


def test_a_name_that_its_code_contradicts(write: Write) -> None:
    def table(code: str) -> Grid:
        rows: Grid = [["Burglary in a dwelling", "28/1", 100, 120], ["Burglary in a building", code, 10, 12]]
        return [*TITLE, ["Offence", "HO code", *YEARS], *rows]

    refuses(answer(write(table("34/2"))), "B4", "Robbery")
    assert force_years(answer(write(table("30/2"))))[("kent", "2018/19")] == 110
    refuses(answer(write([*TITLE, ["Offence", *YEARS], ["34A - Burglary", 1, 2]])), "A3", "Robbery")


@pytest.mark.parametrize("text", ["Home Office code 34", "Burglary offences (HO code 34)", "Burglary, class 34A"])
def test_a_title_with_the_code_of_another_offence(write: Write, text: str) -> None:
    refuses(answer(write([[text], ["Year", "Offences"], ["2018/19", 100], ["2019/20", 120]])), "A1", "Robbery")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Home Office codes: 34A, 34B", False),
        ("Burglary: HO codes 34/1 and 34/2", False),
        ("Home Office codes: 28A, 28B, 30A and 30B", True),
        ("Offences recorded under classes 28, 29, 30 and 31", True),
        ("Robbery is class 34", True),
        ("SGJD code 036/001 Burglary", True),
        ("Outcome codes 1, 2 and 14 are positive outcomes", True),
    ],
)
def test_a_note_with_codes(write: Write, text: str, read: bool) -> None:
    grid: Grid = [*TITLE, ["Year", "Offences"], ["2018/19", 100], ["2019/20", 120], [], [text]]
    assert bool(answer(write(grid)).observations) is read


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Outcome code", (1, 34)),
        ("Beat code", ("34A", "46B")),
        ("Area code", ("45", "46")),
        ("Code", (1, 2)),
        ("Station code", ("8L", "8N")),
    ],
)
def test_codes_of_other_things(write: Write, heading: str, codes: tuple[object, object]) -> None:
    """Numbers of lines, and codes of places and of outcomes, are none of offences."""
    rows: Grid = [["Residential burglary", codes[0], 100, 120], ["Business burglary", codes[1], 4, 5]]
    assert answer(write([*TITLE, ["Offence", heading, *YEARS], *rows])).observations


@pytest.mark.parametrize(
    ("settings", "codes", "read"),
    [
        (asked("Bicycle theft", "Offences of theft of a pedal cycle recorded"), ["44"], True),
        (asked("Bicycle theft", "Offences of theft of a pedal cycle recorded"), ["48"], False),
        (asked("Bicycle theft", "Offences of theft of a pedal cycle recorded"), ["44", "28A", "49"], True),
        (asked("Dog theft", "Offences of theft of a dog recorded"), ["49", "28A", "34B"], True),
        (asked("Knife crime", "Offences with a knife or sharp instrument recorded"), ["8N", "34B", "5D"], True),
        (asked("Burglary and robbery", "Offences of burglary and robbery recorded"), ["28A", "34B"], True),
        (asked("Burglary and theft", "Offences of burglary and theft recorded"), ["28A", "49"], True),
        (asked("Modern slavery", "Modern slavery offences recorded"), ["106", "36"], True),
        (asked("Stalking", "Stalking offences recorded"), ["8Q"], True),
        (asked("Stalking", "Stalking offences recorded"), ["8Q", "105A"], False),
        (asked("Stalking", "Stalking offences recorded"), ["8/65", "195/94"], True),
    ],
)
def test_questions_of_other_classes(write: Write, settings: Collection, codes: list[str], read: bool) -> None:
    """Things are stolen in burglaries too, and a code of a class of several kinds may be of what was asked."""
    rows: Grid = [[code, 10 + n, 20 + n] for n, code in enumerate(codes)]
    reading = answer(write([[f"{settings.title} offences"], ["HO code", *YEARS], *rows]), settings)
    assert bool(reading.observations) is read, reading.reason


def test_codes_of_another_country(write: Write) -> None:
    grid: Grid = [*TITLE, ["Code", *YEARS], ["34A", 100, 120]]
    assert answer(write(grid, "police-scotland-foi.xlsx")).observations


def test_a_class_by_its_code() -> None:
    assert class_of("34/2") == class_of("034") == class_of("HO 34")
    assert class_of("8/65") is class_of("8") is class_of("34.1") is class_of("E07000105") is None
    corporate = class_of("4/10")
    assert corporate is not None
    assert (set(corporate.kinds), corporate.name) == ({"homicide"}, "Corporate manslaughter")
