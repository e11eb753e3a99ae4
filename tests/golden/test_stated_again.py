"""Tables that state the same figures again: never added up, and held to each other in every year.

What belongs here: two tables of one file, told apart by nothing but their lines. What does not: tables that share an
answer out between them (`test_halves.py`), or titles that say it (`test_counted_again.py`).
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

Write = Callable[..., Path]
YEARS = ["2016/17", "2017/18", "2018/19"]
BOTH = "Stalking and harassment offences"
ONLINE = "Online child sexual offences"


def answer(path: Path, title: str, flag: str | None = None) -> Reading:
    return read_response(path, collection="asked", settings=Collection(name="asked", title=title, flag=flag))


def twice(last: object, harassment: object = 2367) -> Grid:
    """The offences by year, and again by type with a total of their own, 2,578 in the last year."""
    return [
        ["Kent Police - stalking and harassment"],
        ["Table 1: offences by year"],
        ["Year", *YEARS],
        [BOTH, 1757, 2199, last],
        [],
        ["Table 2: offences by type"],
        ["Type", *YEARS],
        ["Harassment", 1689, 2059, harassment],
        ["Stalking", 68, 140, 211],
        ["Total", 1757, 2199, 2578],
    ]


def test_a_table_by_year_and_again_by_type_counts_once(write: Write) -> None:
    assert force_years(answer(write(twice(2578)), BOTH)) == {
        ("kent", "2016/17"): 1757,
        ("kent", "2017/18"): 2199,
        ("kent", "2018/19"): 2578,
    }


def test_two_tables_that_differ_in_one_year_are_refused(write: Write) -> None:
    reading = answer(write(twice(2466)), BOTH)
    assert not reading.observations
    assert "2018/19" in reading.reason and "two figures could both be the answer" in reading.reason


def test_a_part_withheld_adds_nothing_either(write: Write) -> None:
    reading = answer(write(twice(2578, "*")), BOTH)
    assert {year for _, year in force_years(reading)} in (set(YEARS), set())
    assert force_years(reading).get(("kent", "2016/17"), 1757) == 1757


@pytest.mark.parametrize("last", [122, 116])
def test_a_table_without_the_flag_that_is_the_same_in_other_years(write: Write, last: int) -> None:
    grid: Grid = [
        ["Kent Police - online flagged child sexual offences"],
        ["Q1. Offences by financial year"],
        ["", *YEARS],
        ["Online flagged offences", 123, 148, last],
        [],
        ["Q2. The same offences by victim sex"],
        ["", *YEARS],
        ["Female", 70, 109, 75],
        ["Male", 53, 39, 41],
        ["Total", 123, 148, 116],
    ]
    reading = answer(write(grid), ONLINE, "online")
    if last == 116:
        assert force_years(reading)["kent", "2018/19"] == 116
    else:
        assert not reading.observations and "the same in other years" in reading.reason


def sheets(one: int, other: int) -> dict[str, Grid]:
    """Two tables of different offences, under titles that are no offence's name."""
    return {
        "Contact": [["Kent Police: contact offences"], ["Offence", "2018/19"], ["Rape", one], ["Sexual assault", 20]],
        "Image": [["Kent Police: image offences"], ["Offence", "2018/19"], ["Grooming", other], ["Exposure", 10]],
    }


def test_sums_that_may_be_the_same_by_chance(write: Write) -> None:
    assert force_years(answer(write(sheets(30, 50)), "Sexual offences")) == {("kent", "2018/19"): 110}
    reading = answer(write(sheets(30, 40)), "Sexual offences")
    assert not reading.observations and "stated twice, or the two together" in reading.reason
