"""Notes on years of which a table states no number: why the years before 2017 are not held.

What belongs here: what such notes do not say of the other years, and what others do. What does not: years that a note
makes no whole ones (`test_complete_years.py`), or the first day that figures are of (`test_beginnings.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")


def under(write: Write, note: str, first: str, asked: str = "Burglary", flag: str | None = None) -> object:
    title = f"{asked} offences recorded"
    rows: Grid = [["2016/17", first], ["2017/18", 520], ["2018/19", 561], ["2019/20", 601]]
    return last_year(write([[title], ["Financial year", "Offences"], *rows, [], [note]]), asked, flag)


ONLINE = "Online sexual offences against children"


@pytest.mark.parametrize(
    "note",
    [
        "Years before April 2017 were held on a legacy system; retrieving them would exceed the cost limit.",
        "Data prior to April 2017 could not be retrieved.",
        "The force moved to Athena in October 2016; a full year is not held for 2016/17.",
        "Not held - data before the introduction of the current crime system cannot be retrieved",
    ],
)
def test_why_a_year_is_not_held(write: Write, note: str) -> None:
    assert under(write, note, "Not held") == 601


@pytest.mark.parametrize(
    "note",
    [
        "Before April 2017 offences in Medway were recorded on another system, and they are excluded.",
        "Offences committed before April 2017 are excluded.",
        "Data before April 2017 are not held. Since then only offences in Medway are recorded.",
        "Years before April 2019 were held on a legacy system; retrieving them would exceed the cost limit.",
    ],
)
def test_what_is_said_of_the_other_years_too(write: Write, note: str) -> None:
    assert under(write, note, "Not held") is None


def test_a_flag_that_was_not_in_use(write: Write) -> None:
    note = "The online flag was not used on the previous crime system (Genesis) before April 2017."
    assert under(write, note, "Not held", ONLINE, "online") == 601
    assert under(write, note, "17", ONLINE, "online") is None  # it has a figure after all
