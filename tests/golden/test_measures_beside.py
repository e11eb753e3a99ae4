"""Measures beside counts that say more than what they are: `Rank (most similar forces)`, `Clear-up rate`.

What belongs here: headings and lines of plain numbers that begin with the name of a measure. What does not: names that
a total must decide (`test_examined.py`), or numbers shown as percentages (`test_layouts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
COUNTS = {"2018/19": 40, "2019/20": 30}


@pytest.mark.parametrize(
    "measure",
    [
        "Rank (most similar forces)",
        "Ranking (MSG)",
        "Rank among most similar forces",
        "Position (out of 43 forces)",
        "National position",
        "Rate (most similar forces)",
        "Average (most similar forces)",
        "Index (similar forces)",
        "Clear-up rate",
        "Detection rate (all outcomes)",
        "Change (direction of travel)",
    ],
)
def test_a_measure_that_says_beside_what_it_is(write: Write, measure: str) -> None:
    columns: Grid = [["Year", "Stalking offences", measure], ["2018/19", 40, 4], ["2019/20", 30, 3]]
    accepted(write(columns), COUNTS)
    accepted(write([["Offence", *YEARS], ["Stalking", 40, 30], [measure, 4, 3]]), COUNTS)


@pytest.mark.parametrize(
    "label",
    [
        "Rank (and file) robbery",
        "Rank (and file)",
        "Change (of address)",
        "Rate (interest fraud)",
        "Interest rate (swaps)",
        "Officers (assaulted)",
        "Population (prison)",
        "Abuse of position (out of hours)",
    ],
)
def test_what_may_be_the_name_of_something_counted(write: Write, label: str) -> None:
    grid: Grid = [["Offence", *YEARS], ["Theft", 40, 30], [label, 10, 1]]
    path = write([*grid, ["Total", 50, 31]])
    accepted(path, {"2018/19": 50, "2019/20": 31})
    if not label.startswith("Abuse"):
        refused(write(grid), "A3", saying="no total tells")


@pytest.mark.parametrize("last", [100, 99])
def test_a_running_sum_is_no_count(write: Write, last: int) -> None:
    lines: Grid = [["2017/18", 30, 30], ["2018/19", 40, 70], ["2019/20", 30, last]]
    path = write([["Year", "Stalking offences", "Three-year cumulative"], *lines])
    if last == 100:
        accepted(path, {"2017/18": 30, **COUNTS})
    else:
        assert not read(path).observations
