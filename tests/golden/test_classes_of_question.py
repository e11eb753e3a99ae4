"""Questions that list the classes they are for, by code or as `theft, burglary or robbery`.

What belongs here: lines and titles of some of those classes, of all, and of others. What does not: codes beside an
offence that is asked for by name alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
STALKING = (
    "Stalking and harassment offences",
    "all recorded stalking and harassment offences: Home Office classes 8L (harassment), 8M (racially or religiously "
    "aggravated harassment), 8Q (stalking) and 8R (malicious communications) together",
)
DRUGS = (
    "Drug offences",
    "all drug offences, that is trafficking and possession together (Home Office classes 92A, 92C, 92D and 92E)",
)
ROBBERY = ("Robbery", "All robbery offences (business and personal property, Home Office classifications 34A and 34B)")
DOGS = ("Theft of dogs", "recorded offences (theft, burglary or robbery) in which one or more dogs were stolen")
DOGS_TOO = ("Dog thefts", "Offences of theft, burglary or robbery recorded by the force in which a dog was stolen")


def counts(path: Path, question: tuple[str, str]) -> list[object]:
    settings = Collection(name="asked", title=question[0], counts=question[1])
    return list(force_years(read_response(path, collection="asked", settings=settings)).values())


def lines(title: str, *names: str) -> list[list[Any]]:
    rows: list[list[Any]] = [[name, 10 + n, 20 + n] for n, name in enumerate(names)]
    total = [sum(row[of] for row in rows) for of in (1, 2)]
    return [[title], ["Offence", *YEARS], *rows, ["Total", *total]]


@pytest.mark.parametrize(
    ("question", "title", "names"),
    [
        (STALKING, "Stalking and harassment", ("8L", "8M", "8Q", "8R")),
        (STALKING, "Stalking and harassment", ("Harassment (8L)", "Aggravated (8M)", "Stalking (8Q)", "Letters (8R)")),
        (DRUGS, "Drug offences", ("Possession", "Trafficking / supply / production", "Other drug offences")),
        (DOGS, "Dog thefts", ("Burglary", "Robbery", "Theft from the person", "Other theft")),
        (DOGS_TOO, "Dog thefts", ("Burglary", "Robbery", "Theft from the person", "Other theft")),
    ],
)
def test_lines_of_them(write: Write, question: tuple[str, str], title: str, names: tuple[str, ...]) -> None:
    many = len(names)
    added = sum(range(many))
    assert counts(write(lines(title, *names)), question) == [10 * many + added, 20 * many + added]


@pytest.mark.parametrize(
    ("question", "title", "read"),
    [
        (STALKING, "Offences: 8L harassment, 8M aggravated, 8Q stalking, 8R malicious communications (combined)", True),
        (STALKING, "Stalking and harassment (8L and 8Q)", False),
        (DRUGS, "Drug offences recorded (possession and trafficking)", True),
        (DRUGS, "Possession of cannabis offences recorded (92E)", False),
        (DRUGS, "Drug trafficking offences", False),
        (ROBBERY, "Robbery offences (34A and 34B)", True),
        (ROBBERY, "Robbery of personal property (34B)", False),
        (DOGS, "Theft of dogs", True),
        (DOGS, "Recorded theft, burglary and robbery offences involving a stolen dog", True),
        (DOGS, "Burglaries in which a dog was stolen", False),
    ],
)
def test_a_title(write: Write, question: tuple[str, str], title: str, read: bool) -> None:
    path = write([[title], ["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]])
    assert counts(path, question) == ([40, 50] if read else [])


def test_one_kind_of_theft_among_all(write: Write) -> None:
    question = ("Bicycle theft recorded by police", "Offences of theft or unauthorised taking of a pedal cycle")
    rows = [
        ["Bicycle theft", 40, 50],
        ["Shoplifting", 90, 80],
        ["Other theft", 10, 10],
        ["All theft offences", 140, 140],
    ]
    assert counts(write([["Theft offences recorded"], ["Offence", *YEARS], *rows]), question) == [40, 50]
    vehicles = [["HO class", "Description", *YEARS], ["48", "Theft or unauthorised taking of a motor vehicle", 40, 50]]
    assert counts(write(vehicles), question) == []


def test_two_kinds_that_are_all_there_is(write: Write) -> None:
    question = ("Arson", "Arson offences (arson endangering life and arson not endangering life)")
    assert counts(write([["Arson offences"], ["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]]), question) == [
        40,
        50,
    ]
    narrower = [["Arson endangering life"], ["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]]
    assert counts(write(narrower), question) == []


@pytest.mark.parametrize("word", ["Bicylce theft", "Bicycle theft"])
def test_a_slip_of_one_letter(write: Write, word: str) -> None:
    question = ("Bicycle theft recorded by police", "")
    path = write([[f"Recorded offences of {word}"], ["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]])
    assert counts(path, question) == [40, 50]
