"""Lists of records with a column for a flag, where the collection counts those that have it.

What belongs here: the flag's own words over the column and in it. What does not: which records are offences
(`test_records_no_crimes.py`), or flags in tables (`test_flags.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
STALKING = Collection(
    name="asked",
    title="Domestic abuse stalking",
    counts="Stalking offences with a domestic abuse flag recorded by the force",
    flag="domestic abuse",
)


def records(heading: str, yes: object, no: object) -> Grid:
    title = "Stalking offences recorded from 1 April 2021 to 31 March 2022, one row per offence"
    rows: Grid = [[title], ["Occurrence number", "Date recorded", "Offence", heading]]
    days = [date(2021, 4, 1) + timedelta(days=3 * n) for n in range(121)]
    return [*rows, *([f"K{4000 + n}", day, "Stalking", yes if n % 3 == 0 else no] for n, day in enumerate(days))]


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Domestic abuse flag (Y/N)", "Y", "N"),
        ("DA flag", "Yes", "No"),
        ("Domestic abuse", "Domestic abuse", "Non-domestic abuse"),
        ("Domestic abuse marker", "Y", None),
    ],
)
def test_the_flagged_records_alone(write: Write, heading: str, yes: object, no: object) -> None:
    reading = read_response(write(records(heading, yes, no)), collection="asked", settings=STALKING)
    assert force_years(reading) == {("kent", "2021/22"): 41}, reading.reason


def test_another_flag_says_nothing_of_it(write: Write) -> None:
    reading = read_response(write(records("Hate flag", "Y", "N")), collection="asked", settings=STALKING)
    assert not reading.observations
