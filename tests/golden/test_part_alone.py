"""A part of the offences asked for in the place of all of them: `Possession of a knife` for knife crime.

What belongs here: such a part as the one label and as the title, beside the others, and where it was asked for itself.
What does not: one sex or age (`test_halves.py`), or words that no question has (`test_more_or_less.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
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


KNIVES = asks("Knife crime", "Offences involving a knife or sharp instrument")
POSSESSION = asks("Knife possession", "Offences of possession of a knife or bladed article")
VEHICLES = asks("Vehicle theft", "Offences of theft of a motor vehicle")
TAKING = asks("Vehicles taken", "Offences of unauthorised taking of a motor vehicle")
WORKERS = asks("Assaults on emergency workers", "Offences of assault on an emergency worker")
OFFICERS = asks("Assaults on police officers", "Offences of assault on a police officer")
CHILDREN = asks("Child sexual abuse", "Offences of child sexual abuse")


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


PARTS = [
    (KNIVES, "Possession of a knife"),
    (KNIVES, "Possession of article with blade or point"),
    (KNIVES, "Having an article with a blade or point in a public place"),
    (VEHICLES, "Unauthorised taking"),
    (VEHICLES, "Unauthorised taking of a motor vehicle"),
    (VEHICLES, "Aggravated vehicle taking"),
    (VEHICLES, "TWOC"),
    (WORKERS, "Assault on an emergency worker (other than a constable)"),
    (WORKERS, "Assault on an emergency worker (not a constable)"),
    (WORKERS, "Assault on a police constable"),
    (CHILDREN, "Child sexual exploitation"),
]


@pytest.mark.parametrize(("settings", "part"), PARTS)
def test_a_part_as_the_one_label(write: Write, settings: Collection, part: str) -> None:
    for grid in (
        [["Offence", *YEARS], [part, 100, 120]],
        [["Year", part], ["2018/19", 100], ["2019/20", 120]],
        [[settings.title], ["Year", part], ["2018/19", 100], ["2019/20", 120]],
    ):
        reading = answer(write(grid), settings)
        assert not reading.observations
        assert part in reading.reason
        assert "take = " not in reading.quarantine[0].suggestion


@pytest.mark.parametrize(("settings", "part"), PARTS)
def test_a_part_as_the_title(write: Write, settings: Collection, part: str) -> None:
    assert not answer(write([[f"{part} offences"], [None, *YEARS], ["Offences", 100, 120]]), settings).observations


@pytest.mark.parametrize(
    ("settings", "label"),
    [
        (POSSESSION, "Possession of a knife"),
        (POSSESSION, "Possession of article with blade or point"),
        (TAKING, "Unauthorised taking of a motor vehicle"),
        (OFFICERS, "Assault on a police officer"),
        (KNIVES, "Knife crime"),
        (VEHICLES, "Theft or unauthorised taking of a motor vehicle"),
        (VEHICLES, "Theft of motor vehicle"),
        (WORKERS, "Assault on an emergency worker"),
    ],
)
def test_all_that_was_asked_for(write: Write, settings: Collection, label: str) -> None:
    reading = answer(write([["Offence", *YEARS], [label, 100, 120]]), settings)
    assert force_years(reading) == {("kent", "2018/19"): 100, ("kent", "2019/20"): 120}, reading.reason


def test_a_part_beside_the_others(write: Write) -> None:
    knives: Grid = [["Possession of a knife", 100, 120], ["Robbery with a knife", 10, 12], ["Total", 110, 132]]
    assert force_years(answer(write([["Offence", *YEARS], *knives]), KNIVES))[("kent", "2018/19")] == 110
    vehicles: Grid = [["Theft of motor vehicle", 100, 120], ["Unauthorised taking of motor vehicle", 10, 12]]
    assert force_years(answer(write([["Offence", *YEARS], *vehicles]), VEHICLES))[("kent", "2018/19")] == 110


def test_a_list_of_one_part(write: Write) -> None:
    days = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]

    def listed(*offences: str) -> Grid:
        rows = [[f"46/{n}/18", day, offences[n % len(offences)]] for n, day in enumerate(days)]
        return [["Crime ref", "Date recorded", "Offence"], *rows]

    one, two = "Possession of a knife", "Having a knife in a public place"
    assert "only a part" in answer(write(listed(one, two)), KNIVES).reason
    assert answer(write(listed(one, "Robbery with a knife")), KNIVES).observations
    assert answer(write(listed(one)), POSSESSION).observations
