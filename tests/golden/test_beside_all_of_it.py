"""All that was asked for beside less of it: a table of its own for a part, what was solved, and notes on such columns.

What belongs here: figures that are left out since the whole stands beside them under its own name. What does not:
arrests, victims and other things (`test_beside_its_name.py`), or lines that say `of which` (`test_of_which.py`).
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
YEARS = ["2021/22", "2022/23"]
WHOLE = {("kent", "2021/22"): 889, ("kent", "2022/23"): 928}


def answer(path: Path, question: str = "Rape offences") -> Reading:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    return reading


def questions(first: str, second: str, *part: int) -> Grid:
    return [["Question 1"], [first], YEARS, [889, 928], [], ["Question 2"], [second], YEARS, list(part)]


@pytest.mark.parametrize(
    "second", ["The number of rape offences where a weapon was used", "Rape offences on trains", "Rapes of students"]
)
def test_a_table_of_a_part_is_not_added_to_that_of_the_whole(write: Write, second: str) -> None:
    grid = questions("The number of rape offences recorded", second, 8, 9)
    assert force_years(answer(write(grid))) == WHOLE


def test_a_part_that_is_more_than_the_whole_is_none(write: Write) -> None:
    grid = questions("The number of rape offences recorded", "Rape offences where a weapon was used", 890, 9)
    assert not answer(write(grid)).observations


@pytest.mark.parametrize(("all_", "solved"), [("Rape", "Rape solved"), ("Rape", "Rape - detected")])
def test_those_that_were_solved(write: Write, all_: str, solved: str) -> None:
    rows: Grid = [["Year", all_, solved, "Solved rate"], [YEARS[0], 889, 92, "10 %"], [YEARS[1], 928, 88, "9 %"]]
    assert force_years(answer(write(rows))) == WHOLE
    more: Grid = [["Year", all_, solved], [YEARS[0], 889, 92], [YEARS[1], 928, 980]]
    assert not answer(write(more)).observations
    undetected: Grid = [["Year", all_, "Rape undetected"], [YEARS[0], 889, 92], [YEARS[1], 928, 88]]
    assert not answer(write(undetected)).observations


@pytest.mark.parametrize(
    ("title", "all_"),
    [("Rape offences", "Volume"), ("Rape offences", "Recorded"), ("Rape - recorded and detected crimes", "Recorded")],
)
def test_what_is_recorded_beside_what_was_detected(write: Write, title: str, all_: str) -> None:
    rows: Grid = [[title], ["Year", all_, "Detected"], [YEARS[0], 889, 92], [YEARS[1], 928, 88]]
    assert force_years(answer(write(rows))) == WHOLE


@pytest.mark.parametrize(
    ("note", "accepted"),
    [
        ('"Solved" relates to offences given a positive outcome in the year.', True),
        ("Rape solved = charge or caution", True),
        ("Solved offences are not included in the figures.", False),
        ('"Rape" relates to offences given a positive outcome in the year.', False),
        ('"Solved" relates to outcomes. Figures are for Medway only.', False),
    ],
)
def test_a_note_on_a_column_that_is_left_out(write: Write, note: str, accepted: bool) -> None:
    rows: Grid = [["Year", "Rape", "Rape solved"], [YEARS[0], 889, 92], [YEARS[1], 928, 88], [], [note]]
    assert (force_years(answer(write(rows))) == WHOLE) is accepted


def test_a_corner_with_the_name_of_the_force_heads_offences(write: Write) -> None:
    rows: Grid = [["Kent Police", *YEARS], ["Rape", 889, 928], ["Exposure and voyeurism", 295, 282]]
    assert force_years(answer(write(rows))) == WHOLE
