"""Notes that name the force, or places of it, and say no more than that the figures are of its own area.

What belongs here: such notes under a mark and below a table, and those that name a part, or another's. What does not:
titles that list all parts of a force (`test_whole_force.py`), or districts in lines (`test_one_place.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

Write = Callable[..., Path]
WHOLE = [
    "Includes Swindon.",
    "Figures include Swindon",
    "Wiltshire includes Swindon unitary authority",
    "This response covers Wiltshire and the Borough of Swindon.",
    "Figures are for the Wiltshire Police force area only.",
    "Data relates to Wiltshire only",
]
PART = [
    "Includes Swindon only.",
    "Figures are for Swindon",
    "Figures for the Swindon area only",
    "Excludes Swindon.",
    "Includes part of Swindon",
    "Includes Gloucestershire.",
    "Includes Swindon from 2019/20.",
    "Figures are for Wiltshire, not Swindon.",
]


def status(write: Write, note: str, *, marked: bool) -> str:
    mark, sign = ("2", "2 ") if marked else ("", "")
    grid = [["Force", "2018/19", "2019/20"], [f"Wiltshire{mark}", 100, 120], [f"{sign}{note}"]]
    settings = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
    path = write([["Robbery offences recorded"], *grid], "wiltshire-police-foi.xlsx")
    return read_response(path, collection="robbery", settings=settings).status


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("note", WHOLE)
def test_a_note_that_names_the_whole_area_changes_nothing(write: Write, note: str, marked: bool) -> None:
    assert status(write, note, marked=marked) == "accepted"


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("note", PART)
def test_a_note_that_names_a_part_of_it_refuses(write: Write, note: str, marked: bool) -> None:
    assert status(write, note, marked=marked) == "quarantined"


@pytest.mark.parametrize(("where", "read"), [("Hampshire and the Isle of Wight", True), ("the Isle of Wight", False)])
def test_a_title_that_names_all_its_counties(write: Write, where: str, read: bool) -> None:
    rows = [[f"Number of robbery offences recorded in {where}"], ["Year", "Offences"], ["2018/19", 4], ["2019/20", 5]]
    settings = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
    path = write(rows, "hampshire-constabulary-foi.xlsx")
    assert bool(read_response(path, collection="robbery", settings=settings).observations) is read
