"""The parts of an offence that have names of their own, and those that are classes of the Home Office.

What belongs here: lines of such parts and classes, by name and by bare code, with a total and without, beside others.
What does not: one part alone (`test_part_alone.py`), codes under a heading of codes (`test_coded.py`).
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
YEARS = ["2018/19", "2019/20"]


def asks(title: str, counts: str) -> Collection:
    return Collection(name=title.casefold().replace(" ", "-"), title=title, counts=f"{counts} recorded by the force")


WORKERS = asks("Assaults on emergency workers", "Offences of assault on an emergency worker")
VEHICLES = asks("Vehicle theft", "Offences of theft of a motor vehicle")
BURGLARY = asks("Burglary", "Offences of burglary")
RESIDENTIAL = asks("Residential burglary", "Offences of residential burglary")
EITHER = asks("Burglary", "Offences of burglary, residential and business and community")
ROBBERY = asks("Robbery", "Offences of robbery")
PERSONAL = asks("Personal robbery", "Offences of robbery of personal property")
HARASSMENT = asks("Harassment", "Harassment offences")
BOTH = asks("Stalking and harassment", "Stalking and harassment offences")
ARSON = asks("Arson", "Offences of arson")
POSSESSION = asks("Drug possession", "Offences of possession of controlled drugs")

CONSTABLE, OTHERS = "Assault on a police constable", "Assault on an emergency worker (other than a constable)"
WHOLE = "Assault on an emergency worker"


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


def lines(*labels: str, total: bool, heading: str | None = "Offence") -> Grid:
    counts = [[10 + 7 * n, 21 + 5 * n] for n in range(len(labels))]
    sums = [["Total", *map(sum, zip(*counts, strict=True))]] if total else []
    return [[heading, *YEARS], *([label, *two] for label, two in zip(labels, counts, strict=True)), *sums]


def across(*labels: str, total: bool) -> Grid:
    down = lines(*labels, total=total, heading="Year")
    return [list(row) for row in zip(*down, strict=True)]


def total_of(reading: Reading) -> object:
    return force_years(reading).get(("kent", "2018/19"))


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("laid_out", [lines, across])
@pytest.mark.parametrize(
    ("settings", "labels"),
    [
        (WORKERS, [CONSTABLE, OTHERS]),
        (WORKERS, [CONSTABLE, "Assault on an emergency worker (not a constable)"]),
        (WORKERS, ["Assault with injury on a constable", "Assault without injury on a constable", OTHERS]),
        (VEHICLES, ["Theft or unauthorised taking of a motor vehicle", "Aggravated vehicle taking"]),
        (HARASSMENT, ["Harassment", "Racially or religiously aggravated harassment"]),
        (BOTH, ["Stalking", "Harassment", "Racially or religiously aggravated harassment"]),
        (ARSON, ["Arson endangering life", "Arson not endangering life"]),
        (BURGLARY, ["Burglary - Residential", "Burglary - Business and Community", "Aggravated burglary residential"]),
    ],
)
def test_parts_by_their_names(
    write: Write, settings: Collection, labels: list[str], laid_out: Callable[..., Grid], total: bool
) -> None:
    reading = answer(write(laid_out(*labels, total=total)), settings)
    assert total_of(reading) == sum(10 + 7 * n for n in range(len(labels))), reading.reason


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        (BURGLARY, ["28A", "30A"]),
        (BURGLARY, ["28E", "28F", "30C", "30D", "31A"]),
        (BURGLARY, ["028/01", "030/02"]),
        (EITHER, ["28A", "30A"]),
        (RESIDENTIAL, ["28E", "28F"]),
        (ROBBERY, ["34A", "34B"]),
        (HARASSMENT, ["8L", "8M"]),
        (BOTH, ["8L", "8M", "8Q"]),
    ],
)
def test_bare_codes_over_columns(write: Write, settings: Collection, codes: list[str], total: bool) -> None:
    reading = answer(write(across(*codes, total=total)), settings)
    assert total_of(reading) == sum(10 + 7 * n for n in range(len(codes))), reading.reason


@pytest.mark.parametrize("laid_out", [lines, across])
@pytest.mark.parametrize(
    ("settings", "codes", "saying"),
    [
        (BURGLARY, ["28A", "34B"], "'34B' is that of 'Robbery of personal property'"),
        (RESIDENTIAL, ["28A", "30A"], "'30A' is that of 'Burglary in a building other than a dwelling'"),
        (RESIDENTIAL, ["30C", "30D"], "'30C' is that of 'Burglary business and community'"),
        (PERSONAL, ["34A", "34B"], "'34A' is that of 'Robbery of business property'"),
        (HARASSMENT, ["8L", "8Q"], "'8Q' is that of 'Stalking'"),
        (BOTH, ["8L", "8R"], "'8R' is that of 'Malicious communications'"),
        (POSSESSION, ["92D", "92A"], "'92A' is that of 'Trafficking in controlled drugs'"),
        (ARSON, ["56B", "58A"], "'58A' is that of 'Criminal damage to a dwelling'"),
    ],
)
def test_bare_codes_of_other_classes(
    write: Write, settings: Collection, codes: list[str], saying: str, laid_out: Callable[..., Grid]
) -> None:
    reading = answer(write(laid_out(*codes, total=True)), settings)
    assert not reading.observations
    assert saying in reading.reason


@pytest.mark.parametrize("labels", [["19/20", "20/21"], ["A1", "B2"], ["28", "30"]])
def test_what_is_no_bare_code(write: Write, labels: list[str]) -> None:
    """Years are years, and one number alone may be anything."""
    reading = answer(write([["Burglary"], *across(*labels, total=True)]), BURGLARY)
    assert "is that of" not in reading.reason


def test_years_over_columns_are_no_codes(write: Write) -> None:
    """`19/20` is a year, and not the twentieth offence of rape."""
    rows: Grid = [["Offence", "18/19", "19/20"], ["Stalking", 100, 120], ["Harassment", 10, 12]]
    assert total_of(answer(write(rows), BOTH)) == 110


def test_a_part_that_the_whole_beside_it_may_hold(write: Write) -> None:
    reading = answer(write(lines(WHOLE, "Assault on a constable", total=False)), WORKERS)
    assert "are parts of one whole, and no total adds them up" in reading.reason


@pytest.mark.parametrize(
    "labels", [["Assault by an emergency worker", CONSTABLE], [CONSTABLE, "Robbery"], [CONSTABLE, OTHERS, "Robbery"]]
)
def test_another_offence_beside_the_parts(write: Write, labels: list[str]) -> None:
    reading = answer(write(lines(*labels, total=True)), WORKERS)
    assert not reading.observations
    assert any(repr(label) in reading.reason for label in ("Robbery", "Assault by an emergency worker"))


def test_what_is_offered_is_never_one_part(write: Write) -> None:
    one = answer(write(lines(OTHERS, "Robbery", total=True)), WORKERS).quarantine[0].suggestion
    assert "take = " not in one
    both = answer(write(lines(CONSTABLE, OTHERS, "Robbery", total=True)), WORKERS).quarantine[0].suggestion
    assert f'take = ["{CONSTABLE}", "{OTHERS}"]' in both
