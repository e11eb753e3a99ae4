"""Lists of records that tell what each was worth: a column of money beside a reference is no column of counts.

What belongs here: sums of money in a list, and tables of such sums. What does not: dates (`test_records_dated.py`), or
other columns of a list (`test_records.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
DAYS = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]  # 53 in the first year, 51 in the second
YEARS = {"2018/19": 53, "2019/20": 51}
TITLE = "Stalking offences recorded 1 April 2018 to 31 March 2020, one row per offence"


def worth(reference: str, value: str, *, references: list[str] | None = None) -> Grid:
    """A list with a sum for nine in ten of its records."""
    own = references or [f"KP-{number}" for number in range(25454, 25454 + len(DAYS))]
    rows: Grid = [[own[n], day, None if n % 10 == 3 else 4.5 * (n % 9 + 1)] for n, day in enumerate(DAYS)]
    return [[TITLE], [reference, "Date recorded", value], *rows]


@pytest.mark.parametrize("reference", ["Occurrence number", "Crime reference", "Reference", "URN"])
@pytest.mark.parametrize(
    "value",
    ["Value of goods (£)", "Value of property stolen", "Total value of items taken", "Loss (£)"],
)
def test_what_each_record_was_worth(write: Write, reference: str, value: str) -> None:
    accepted(write(worth(reference, value), "kent-police-foi.csv"), YEARS)


@pytest.mark.parametrize("value", ["Value", "Number of items stolen", "Offences", "Crimes involving goods of value"])
def test_numbers_that_may_be_counts(write: Write, value: str) -> None:
    refused(write(worth("Occurrence number", value), "kent-police-foi.csv"))


def test_a_record_for_each_thing_taken(write: Write) -> None:
    twice = [f"KP-{25454 + number // 2}" for number in range(len(DAYS))]
    refused(write(worth("Occurrence number", "Value of goods (£)", references=twice), "kent-police-foi.csv"))


def test_sums_by_day(write: Write) -> None:
    rows = [[day, "Kent", 12.5] for day in DAYS]
    refused(write([[TITLE], ["Date recorded", "Force", "Value of goods (£)"], *rows], "kent-police-foi.csv"))
