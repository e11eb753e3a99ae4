"""Lines that are the sums of those before or after them, and are called no total: `Robbery` over `Personal robbery`.

What belongs here: sums that a printed total or their own names prove to be subtotals, and the same sums where nothing
does. What does not: lines set back under others (`test_parents.py`), what the lines under a whole may be called
(`test_under_a_whole.py`), or the sum that alone has the name of what was asked for (`test_sum_by_name.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
Line = tuple[str, int, int]
BOTH = {("kent", "2018/19"): 688, ("kent", "2019/20"): 722}
ROBBERY = {("kent", "2018/19"): 588, ("kent", "2019/20"): 612}
TOTAL = ("Total", 688, 722)


def lines(robbery: str, burglary: str, *parts: str, below: bool = False) -> list[Line]:
    """Two groups, each a sum and its parts, the sum above or below them."""
    counts = iter([(502, 520), (86, 92), (60, 70), (40, 40)])
    named = [(part, *next(counts)) for part in parts]
    groups = [[(robbery, 588, 612), *named[:2]], [(burglary, 100, 110), *named[2:]]]
    return [line for group in groups for line in (group[1:] + group[:1] if below else group)]


BY_NAME = ("Personal robbery", "Business robbery", "Residential burglary", "Other burglary")
NAMED = lines("Robbery", "Burglary", *BY_NAME)
BELOW = lines("Robbery offences", "Burglary offences", *BY_NAME, below=True)
CAPITALS = lines("ROBBERY", "BURGLARY", "Personal", "Business", "Residential", "Commercial")
PLAIN = lines("Robbery", "Burglary", "Personal", "Business", "Residential", "Commercial")
WITHIN = [("ACQUISITIVE CRIME", 688, 722), *NAMED]


def found(write: Write, asked: str, *rows: Line, across: bool = False) -> object:
    grid: list[tuple[object, ...]] = [("", "2018/19", "2019/20"), *rows]
    path = write([["Kent Police"], [], *(map(list, zip(*grid, strict=True)) if across else map(list, grid))])
    reading = read_response(path, collection="asked", round_=2022, settings=Collection(name="asked", title=asked))
    ledger_complete(reading, path)
    return force_years(reading)


@pytest.mark.parametrize("rows", [NAMED, BELOW, CAPITALS, [*PLAIN, TOTAL], [*WITHIN, TOTAL]])
def test_a_total_or_their_names_prove_them(write: Write, rows: list[Line]) -> None:
    assert found(write, "Robbery and burglary offences recorded", *rows) == BOTH
    assert found(write, "All crime recorded", *rows, across=True) == BOTH
    assert found(write, "Robbery offences recorded", *rows) == ROBBERY


def test_the_other_of_a_joined_name_is_left_out(write: Write) -> None:
    fraud = [("Company fraud", 3, 4), ("False representation", 188, 190), ("Other frauds", 60, 50)]
    rows = [*fraud, ("Fraud offences", 251, 244), ("Forgery of a prescription", 5, 6), ("Other forgery", 22, 20)]
    rows += [("Forgery offences", 27, 26), ("Fraud and forgery", 278, 270)]
    assert found(write, "Fraud offences", *rows) == {("kent", "2018/19"): 251, ("kent", "2019/20"): 244}
    rows[-2] = ("Fraud by abuse of position", 27, 26)  # which is fraud too
    assert found(write, "Fraud offences", *rows) == {}


@pytest.mark.parametrize(("one", "other"), [("Arrests", "Charges"), ("Victims", "Suspects"), ("Assault", "Kidnap")])
def test_parts_that_are_none_of_it(write: Write, one: str, other: str) -> None:
    named = lines("ROBBERY", "BURGLARY", one, other, "Residential", "Commercial")
    assert found(write, "Robbery offences recorded", *named) == {}
    assert found(write, "Robbery offences recorded", *named, TOTAL) == {}


@pytest.mark.parametrize("rows", [NAMED, BELOW, CAPITALS, [*PLAIN, TOTAL]])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sum_that_does_not_hold_in_every_year(write: Write, rows: list[Line], place: int) -> None:
    """A misprint makes counts of its own of none of them."""
    name, first, second = rows[place]
    wrong = [*rows[:place], (name, first, second + 3), *rows[place + 1 :]]
    assert found(write, "All crime recorded", *wrong) == {}


@pytest.mark.parametrize(
    "rows",
    [
        PLAIN,  # nothing but the sums
        [("Robbery", 588, 612), ("Theft", 502, 520), ("Burglary", 86, 92), ("Arson", 100, 110)],
        [("ROBBERY", 588, 612), ("Theft", 502, 520), ("Burglary", 86, 92)],
        [("Robbery", 3, 5), ("Business robbery", 2, 4), ("Personal robbery", 1, 1)],  # so small that it may be chance
        [("Robbery", 588, 588), ("Business robbery", 86, 86), ("Theft of cars", 502, 502)],
        [("Robbery", 588, 612), ("Theft", 502, 520), ("Burglary", 86, 92), ("Total", 1176, 1225)],
    ],
)
def test_nothing_proves_them(write: Write, rows: list[Line]) -> None:
    assert found(write, "All crime recorded", *rows) == {}
