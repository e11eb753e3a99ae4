"""Parts that stand below the total of their table, `Of which domestic abuse related`, and one that was asked for.

What belongs here: such a line below a total. What does not: parts of one line (`test_of_which.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")


def below(part: str, last: int = 6, title: str = "Burglary") -> Grid:
    areas: Grid = [["North", 20, 30], ["South", 5, 7], ["Total", 25, 37]]
    return [[title], [], ["Area", *YEARS], *areas, [part, 4, last]]


@pytest.mark.parametrize("part", ["Of which domestic abuse related", "of which: attempted", "Of which charged"])
def test_a_part_below_the_total(write: Write, part: str) -> None:
    assert last_year(write(below(part)), "Burglary") == 37
    assert last_year(write(below(part, last=60)), "Burglary") is None  # more than the whole


@pytest.mark.parametrize(
    ("asked", "title", "part"),
    [
        ("Residential burglary", "Burglary", "Of which residential"),
        ("Sexual offences against children", "Sexual offences", "Of which against children"),
        ("Thefts of bicycles", "Theft", "of which bicycles"),
        ("Domestic abuse stalking", "Stalking", "Of which domestic abuse related"),
    ],
)
def test_a_part_that_was_asked_for(write: Write, asked: str, title: str, part: str) -> None:
    assert last_year(write(below(part, title=title)), asked) is None


def test_the_name_of_the_whole_in_its_part(write: Write) -> None:
    assert last_year(write(below("of which burglary with violence")), "Burglary") == 37
