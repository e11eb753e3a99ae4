"""Tables that each stand under a question with its number: the one that asks for exactly what was asked for is the
answer, and the others are not.

What belongs here: other things and parts by their own numbered questions, and the questions after which nobody can
tell. What does not: questions without a number (`test_several_questions.py`), or in the rows of one table.
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
BICYCLES = Collection(name="bicycle-theft", title="Bicycle theft")
SPIKING = Collection(name="spiking", title="Spiking", counts="Offences of spiking, whether by drink or by needle")
BY_DRINK = Collection(name="spiking", title="Spiking", counts="Offences of spiking by drink")
OWN = {("kent", "2018/19"): 389, ("kent", "2019/20"): 401}


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def both_ways(*titled: tuple[str, int, int]) -> list[dict[str, Grid]]:
    tables: list[Grid] = [[[title], ["Year", "Total"], ["2018/19", a], ["2019/20", b]] for title, a, b in titled]
    one = [row for table in tables for row in [*table, []]]
    return [{"Response": [["Kent Police"], [], *one]}, {str(n): table for n, table in enumerate(tables, 1)}]


FIRST = ("Q1 - Total number of bicycle thefts recorded", 389, 401)


@pytest.mark.parametrize(
    "second",
    [
        "Q2 - Total number of electric scooter thefts recorded",
        "Q2 - Total number of motorcycle thefts recorded",
        "Question 2: Total number of caravan thefts recorded",
    ],
)
def test_another_thing_under_a_question_of_its_own(write: Write, second: str) -> None:
    for sheets in both_ways(FIRST, (second, 84, 87), ("Q3 - Total number of horse thefts recorded", 2, 1)):
        assert force_years(answer(write(sheets), BICYCLES)) == OWN


@pytest.mark.parametrize(
    "second",
    [
        "Q2 - Total number of other thefts recorded",
        "Q2 - Total number of attempted thefts recorded",
        "Q2 - Total number of pedal cycle thefts recorded",
        "Q2 - Total number of electric bicycle thefts recorded",
        "Q2 - Total number of online thefts recorded",
        "Q2 - Total number of further thefts recorded",
        "Q2 - Total number of unsolved thefts recorded",
        "Q2 - Total number of thefts recorded late",
        "Q1 - Total number of electric scooter thefts recorded",  # no question of its own
        "Total number of electric scooter thefts recorded",
    ],
)
def test_what_may_be_more_of_the_same(write: Write, second: str) -> None:
    for sheets in both_ways(FIRST, (second, 84, 87)):
        assert force_years(answer(write(sheets), BICYCLES)) == {}


@pytest.mark.parametrize("number", ["Q2. ", "Question 2: ", "Q1. ", ""])
def test_a_question_that_no_table_answers(write: Write, number: str) -> None:
    """It says nothing of the figures under another number; under no other it may be a note on them."""
    grid: Grid = [["Q1. Number of spiking offences recorded"], ["Year", "Offences"], ["2018/19", 84], ["2019/20", 487]]
    path = write([*grid, [None], [f"{number}Number of officers trained in drink spiking"], ["No information held"]])
    assert bool(answer(path, SPIKING).observations) == ("2" in number)


def test_less_than_was_asked_for_is_no_whole(write: Write) -> None:
    first = ("Q1 - Total number of bicycle thefts detected", 389, 401)
    for sheets in both_ways(first, ("Q2 - Total number of scooter thefts detected", 84, 87)):
        assert force_years(answer(write(sheets), BICYCLES)) == {}


ASKED = ("1. How many spiking offences were recorded in 2018/19 and 2019/20?", 389, 401)


def test_a_part_by_its_own_question(write: Write) -> None:
    for sheets in both_ways(ASKED, ("2. How many of these were by needle?", 84, 87)):
        assert force_years(answer(write(sheets), SPIKING)) == OWN


@pytest.mark.parametrize(
    ("settings", "second", "figures"),
    [
        (BY_DRINK, "2. How many of these were by drink?", (84, 87)),  # the part is what was asked for
        (SPIKING, "2. How many of these were by needle?", (84, 487)),  # more than the whole of which it is a part
    ],
)
def test_no_part_that_may_be_left_out(
    write: Write, settings: Collection, second: str, figures: tuple[int, int]
) -> None:
    for sheets in both_ways(ASKED, (second, *figures)):
        assert force_years(answer(write(sheets), settings)) == {}
