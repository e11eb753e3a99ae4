"""Lists of records in which each line states its count, which is 1: `Crime count`.

What belongs here: telling such a list from a table of counts by day. What does not: other lists (`test_records.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, read

Write = Callable[..., Path]
DAYS = [date(2018, 4, 1), date(2018, 11, 20), date(2018, 11, 20), date(2019, 4, 2), date(2020, 3, 31)]
TITLE = "Stalking offences recorded 01/04/2018 to 31/03/2020"


def records(heading: str, counts: list[int | str | None], days: list[date] = DAYS) -> Grid:
    lines: Grid = [[day, "Stalking", count] for day, count in zip(days, counts, strict=True)]
    return [[TITLE], ["Date recorded", "Offence", heading], *lines]


@pytest.mark.parametrize(
    "heading", ["Crime count", "Count", "Number of crimes", "Total", "Count of offences", "Crimes"]
)
def test_one_on_each_line(write: Write, heading: str) -> None:
    accepted(write(records(heading, [1] * 5), "kent-police-foi.csv"), {"2018/19": 3, "2019/20": 2})
    with_total: Grid = [*records(heading, [1] * 5), ["Total", None, 5]]
    reading = read(write(with_total, "kent-police-foi.csv"))
    assert sum(seen.count or 0 for seen in reading.observations) in (0, 5)


@pytest.mark.parametrize("counts", [[1, 2, 1, 1, 1], [1, 1, 0, 1, 1], [1, 1, "<5", 1, 1], [1, 1, None, 1, 1]])
def test_other_counts_are_no_records(write: Write, counts: list[int | str | None]) -> None:
    for heading in ("Crime count", "Count"):
        assert not read(write(records(heading, counts), "kent-police-foi.csv")).observations


def test_ones_of_people_are_no_count_of_offences(write: Write) -> None:
    for heading in ("Number of victims", "Suspect count", "Arrests"):
        reading = read(write(records(heading, [1] * 5), "kent-police-foi.csv"))
        assert sum(seen.count or 0 for seen in reading.observations) in (0, 5)


def test_months_with_one_each_are_a_table(write: Write) -> None:
    days = [date(2018 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(12)]
    accepted(write([["Month", "Crimes"], *([day, 1] for day in days)], "kent-police-foi.csv"), {"2018/19": 12})


def test_a_list_that_may_not_be_whole(write: Write) -> None:
    grid = records("Crime count", [1] * 5)[1:]
    assert not read(write(grid, "kent-police-foi.csv")).observations


def test_a_total_that_is_not_that_of_the_lines(write: Write) -> None:
    grid: Grid = [*records("Crime count", [1] * 5), ["Total", None, 6]]
    assert not read(write(grid, "kent-police-foi.csv")).observations
