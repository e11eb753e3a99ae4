"""Notes by which records begin on a day, and numbers of years that were over before it.

What belongs here: `Recording started in November 2018` over a number for 2017/18, and notes of a new system. What does
not: years that such a note makes a part (`test_periods.py`), or noughts (`test_noughts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Cell, Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]


def table(first: Cell, note: str) -> Grid:
    rows: Grid = [["2017/18", first], ["2018/19", 100], ["2019/20", 120]]
    return [["Burglary offences recorded"], ["Year", "Offences"], *rows, [], [note]]


NOTES = [
    "Recording started on 1 April 2018",
    "Records began in April 2018",
    "Recording on Niche began in April 2018",
    "Records before April 2018 are not held",
    "Data only available from 01/04/2018",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("number", [90, 0])
def test_a_number_of_a_year_before_the_records_begin(write: Write, note: str, number: int) -> None:
    refused(write(table(number, note)), "B3", saying="was over before 2018-04-01|no count of none", suggesting="ignore")


@pytest.mark.parametrize("note", NOTES)
def test_nothing_held_before_the_records_begin(write: Write, note: str) -> None:
    seen = read(write(table("Not held", note)))
    assert {o.financial_year: o.count for o in seen.observations if o.count is not None} == {
        "2018/19": 100,
        "2019/20": 120,
    }


@pytest.mark.parametrize(
    "note",
    ["The new crime recording system started in May 2018.", "The force introduced the Niche system in May 2018."],
)
def test_a_new_system_is_no_beginning(write: Write, note: str) -> None:
    accepted(write(table(90, note)), {"2017/18": 90, "2018/19": 100, "2019/20": 120})


def test_a_system_without_what_was_before_it(write: Write) -> None:
    note = "The new system started in April 2018 and no records before that are available."
    refused(write(table(90, note)), "B3", saying="was over before")
