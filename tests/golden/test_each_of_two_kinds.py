"""Questions that two kinds of offences answer together, and files that have them apart, joined, or only one of them.

What belongs here: two tables under titles that are each other's opposite, and one kind alone where two were asked for.
What does not: tables of kinds that the question lists (`test_listed_kinds.py`), or of each sex (`test_halves.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
BOTH = {("kent", "2018/19"): 588, ("kent", "2019/20"): 612}
FIRST, SECOND = (502, 520), (86, 92)


def found(path: Path, asked: str) -> object:
    settings = Collection(name="asked", title=asked, counts=asked)
    reading = read_response(path, collection="asked", round_=2022, settings=settings)
    ledger_complete(reading, path)
    return force_years(reading)


def lines(*named: tuple[str, tuple[int, int]]) -> Grid:
    return [["Kent Police"], [], ["", "2018/19", "2019/20"], *([name, *counts] for name, counts in named)]


def stacked(one: str, other: str) -> Grid:
    tables: list[list[object]] = []
    for title, counts in ((one, FIRST), (other, SECOND)):
        tables += [[title], ["Year", "Offences"], ["2018/19", counts[0]], ["2019/20", counts[1]], []]
    return [["Kent Police"], [], *tables]


def beside(one: str, other: str) -> Grid:
    years: Grid = [
        [year, first, None, year, second] for year, first, second in (("2018/19", 502, 86), ("2019/20", 520, 92))
    ]
    return [["Kent Police"], [], [one, None, None, other], ["Year", "Offences", None, "Year", "Offences"], *years]


@pytest.mark.parametrize("table", [stacked, beside])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arson endangering life", "Arson not endangering life"),
        ("Arson with life endangered", "Arson without life endangered"),
    ],
)
def test_titles_that_are_opposites(write: Write, table: Callable[[str, str], Grid], one: str, other: str) -> None:
    assert found(write(table(one, other)), "Arson offences recorded") == BOTH


@pytest.mark.parametrize("table", [stacked, beside])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arson crimed", "Arson not crimed"),  # which was none
        ("Arson confirmed", "Arson not confirmed"),
        ("Arson", "Arson endangering life"),
        ("Arson endangering life", "Burglary"),
    ],
)
def test_titles_that_are_not(write: Write, table: Callable[[str, str], Grid], one: str, other: str) -> None:
    assert found(write(table(one, other)), "Arson offences recorded") == {}


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        ("Robbery and burglary offences recorded", "Robbery", "Burglary"),
        ("Thefts of and from motor vehicles", "Theft of a motor vehicle", "Theft from a motor vehicle"),
        ("Theft of or from a motor vehicle", "Theft of a motor vehicle", "Theft from a motor vehicle"),
    ],
)
def test_one_of_two_kinds_is_less_than_was_asked(write: Write, asked: str, one: str, other: str) -> None:
    assert found(write(lines((one, FIRST), (other, SECOND))), asked) == BOTH
    assert found(write(stacked(one, other)), asked) == BOTH
    for alone in (one, other):
        assert found(write(lines((alone, FIRST))), asked) == {}


def test_the_joined_name_is_more_than_one_of_them(write: Write) -> None:
    path = write(lines(("Theft of or from motor vehicles", (588, 612))))
    assert found(path, "Thefts of and from motor vehicles") == BOTH
    for one in ("Theft of motor vehicles", "Theft from motor vehicles"):
        assert found(path, one) == {}
