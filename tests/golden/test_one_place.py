"""One district alone where the figures of the force were asked for.

What belongs here: a column or row of districts with one of them. What does not: places in titles and the names of
files (`test_whole_force.py`).
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
BURGLARY = Collection(name="burglary", title="Burglary offences recorded")
YEARS = ["2018/19", "2019/20"]
ANSWER = {("kent", "2018/19"): 20, ("kent", "2019/20"): 30}


def answer(write: Write, rows: Grid) -> Reading:
    path = write(rows)
    reading = read_response(path, collection=BURGLARY.name, settings=BURGLARY)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize(
    "rows",
    [
        [["District", *YEARS], ["Dover", 20, 30]],
        [["LPU", *YEARS], ["North Kent", 20, 30]],
        [["District", "Offence", *YEARS], ["Dover", "Burglary", 20, 30]],
        [["District", "Year", "Offences"], ["Dover", YEARS[0], 20], ["Dover", YEARS[1], 30]],
    ],
)
def test_one_district_alone_is_a_part(write: Write, rows: Grid) -> None:
    reading = answer(write, rows)
    assert reading.status == "quarantined"
    assert "alone, a part of Kent" in reading.reason


@pytest.mark.parametrize(
    ("heading", "name"),
    [("District", "All"), ("Area", "Kent"), ("Division", "Force"), ("LPU", "Forcewide"), ("Division", "Whole force")],
)
def test_the_force_under_such_a_heading_is_all_of_it(write: Write, heading: str, name: str) -> None:
    assert force_years(answer(write, [[heading, *YEARS], [name, 20, 30]])) == ANSWER


def test_several_districts_are_its_parts(write: Write) -> None:
    assert force_years(answer(write, [["District", *YEARS], ["Dover", 12, 13], ["Thanet", 8, 17]])) == ANSWER
