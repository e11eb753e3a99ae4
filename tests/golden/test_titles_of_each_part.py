"""Tables side by side with a title over each of them, in one line of the sheet.

What belongs here: such titles, of sexes and of places. What does not: tables one under another
(`test_district_tables.py`), or headings over the columns of one table (`test_layouts.py`).
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
SUMS = {("kent", "2018/19"): 12, ("kent", "2019/20"): 32}


def answer(path: Path, title: str = "Rape of children") -> Reading:
    return read_response(path, collection="asked", settings=Collection(name="asked", title=title))


def beside(one: str, other: str, over: str = "", gap: bool = False, heading: str = "Offences") -> Grid:
    between = [None] if gap else []
    return [
        *([[over]] if over else []),
        [one, None, *between, other],
        ["Year", heading, *between, "Year", heading],
        ["2018/19", 5, *between, "2018/19", 7],
        ["2019/20", 15, *between, "2019/20", 17],
    ]


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize(
    ("one", "other", "over"),
    [
        ("Rape of girls under 18", "Rape of boys under 18", ""),
        ("Rape: female victims under 18", "Rape: male victims under 18", "Kent Police"),
        ("Female", "Male", "Rape of children"),
    ],
)
def test_a_table_for_each_sex(write: Write, one: str, other: str, over: str, gap: bool) -> None:
    assert force_years(answer(write(beside(one, other, over, gap)))) == SUMS


@pytest.mark.parametrize("gap", [True, False])
def test_a_table_for_each_place(write: Write, gap: bool) -> None:
    grid = beside("Devon", "Cornwall & Isles of Scilly", "Devon & Cornwall Police: rape of children recorded", gap)
    read = force_years(answer(write(grid, "Devon and Cornwall.xlsx")))
    assert read == {("devon-and-cornwall", year): count for (_, year), count in SUMS.items()}


@pytest.mark.parametrize(("one", "other"), [("Urban", "Rural"), ("Girls", "Girls"), ("2018", "2019")])
def test_titles_that_tell_no_parts(write: Write, one: str, other: str) -> None:
    assert not answer(write(beside(one, other, "Rape of children"))).observations


def test_two_offences_of_which_one_was_asked_for(write: Write) -> None:
    read = force_years(answer(write(beside("Rape offences", "Robbery offences", "Kent Police")), "Rape"))
    assert read == {("kent", "2018/19"): 5, ("kent", "2019/20"): 15}


UNITS: Grid = [
    ["Kent Police - rape of children by area command"],
    ["Northern Area Command"],
    ["Offence", "2018/19", "2019/20"],
    ["Rape of a female child under 13", 2, 5],
    ["Rape of a male child under 13", 3, 10],
    [],
    ["Southern Area Command"],
    ["Offence", "2018/19", "2019/20"],
    ["Rape of a female child under 13", 3, 7],
    ["Rape of a male child under 13", 4, 10],
]


def test_parts_that_no_list_has_are_all_only_with_their_whole(write: Write) -> None:
    whole: Grid = [[], ["Force", "2018/19", "2019/20"], ["Grand total", 12, 32]]
    assert force_years(answer(write([*UNITS, *whole]))) == SUMS
    assert not answer(write(UNITS)).observations
