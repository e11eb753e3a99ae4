"""Titles by which the line called as what was asked is something else: `Hate crime victims` over `Hate crime`.

What belongs here: victims, outcomes, calls and first letters of a flag, over one line or over several. What does not:
titles that narrow what they name (`test_narrowed.py`, `test_more_or_less.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}
QUESTIONS = {
    "Stalking": "Stalking offences recorded by the force",
    "Hate crime": "Hate crimes recorded by the force",
    "Domestic abuse": "Domestic abuse offences recorded by the force",
    "Shoplifting": "Shoplifting offences recorded by the force",
}
Line = tuple[str, int, int]


def sums(path: Path, title: str) -> dict[tuple[str, str], object]:
    settings = Collection(name="asked", title=title, counts=QUESTIONS[title])
    return dict(force_years(read_response(path, collection="asked", round_=2023, settings=settings)))


def tables(*lines: Line, title: str = "") -> list[Grid]:
    over: list[list[object]] = [[title]] if title else []
    columns: list[tuple[object, ...]] = [("Financial year", *YEARS), *lines]
    return [[*over, ["Offence", *YEARS], *map(list, lines)], [*over, *map(list, zip(*columns, strict=True))]]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Hate crime", "Hate crime victims"),
        ("Hate crime", "Hate crime outcomes"),
        ("Stalking", "Outcome 1 stalking and harassment"),
        ("Stalking", "Arrests, stalking"),
        ("Domestic abuse", "Calls"),
        ("Domestic abuse", "Calls for service"),
        ("Shoplifting", "Offences by repeat offenders"),
    ],
)
def test_a_title_of_something_else(write: Write, question: str, title: str) -> None:
    for beside in ([], [("Harassment", 70, 90)] if question == "Stalking" else [("Robbery", 70, 90)]):
        for grid in tables((question, 50, 60), *beside, title=title):
            assert sums(write(grid), question) == {}


@pytest.mark.parametrize(
    "title",
    ["Hate crimes and their outcomes", "Hate crimes by victim's age", "Hate crime offences"],
)
def test_a_title_of_offences_all_the_same(write: Write, title: str) -> None:
    for grid in tables(("Hate crime", 50, 60), title=title):
        assert sums(write(grid), "Hate crime") == ASKED


@pytest.mark.parametrize("sheet", ["DA", "DA flagged", "VAWG"])
def test_a_sheet_called_by_the_letters_of_a_flag(write: Write, sheet: str) -> None:
    for grid in tables(("Stalking", 50, 60)):
        assert sums(write({sheet: grid}), "Stalking") == {}
    for grid in tables(("Domestic abuse", 50, 60)):
        assert sums(write({"DA": grid}), "Domestic abuse") == ASKED


@pytest.mark.parametrize(
    "title", ["Domestic stalking and harassment", "Stalking and harassment offences, repeat victims"]
)
def test_a_title_of_several_offences_that_narrows_them(write: Write, title: str) -> None:
    for grid in tables(("Stalking", 50, 60), ("Harassment", 70, 90), title=title):
        assert sums(write(grid), "Stalking") == {}


def test_a_note_by_which_one_offence_is_among_the_other(write: Write) -> None:
    lines = (("Stalking", 50, 60), ("Harassment", 70, 90))
    for grid in tables(*lines):
        note = "Stalking offences recorded before 2019 are counted under harassment."
        assert sums(write([*grid, [], [note]]), "Stalking") == {}
        note = "Stalking and harassment are offences under the Protection from Harassment Act 1997."
        assert sums(write([*grid, [], [note]]), "Stalking") == ASKED
