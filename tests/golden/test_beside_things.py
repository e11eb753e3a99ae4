"""Things counted beside the offences in which they were taken: `Number of thefts`, `Number of animals stolen`.

What belongs here: which of the two is the answer, and when nobody can tell. What does not: arrests, victims and the
like beside offences (`test_beside_its_name.py`), or things alone (`test_asked.py`).
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
DOGS = Collection(name="dog-theft", title="Dog theft", counts="Thefts of dogs recorded by the force")
OFFENCES = {("kent", "2018/19"): 24, ("kent", "2019/20"): 32}
MORE, FEWER = (288, 310), (3, 5)


def answer(path: Path, settings: Collection = DOGS) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def both_ways(title: str, *lines: tuple[object, ...]) -> list[Grid]:
    over: Grid = [[title]] if title else []
    down: Grid = [["", "2018/19", "2019/20"], *map(list, lines)]
    return [[*over, *down], [*over, *map(list, zip(*[["", "2018/19", "2019/20"], *lines], strict=True))]]


@pytest.mark.parametrize("things", ["Dogs stolen", "Number of dogs stolen", "No. of dogs that were taken", "Dogs"])
@pytest.mark.parametrize(
    ("offences", "title"),
    [
        ("Offences", ""),
        ("No. of crimes recorded", ""),
        ("Number of thefts", "Dog theft"),
        ("Dog thefts", ""),
        ("Number of dog theft offences", "Question 1"),
    ],
)
def test_the_offences_are_the_answer(write: Write, offences: str, title: str, things: str) -> None:
    for lines in ([(offences, 24, 32), (things, *MORE)], [(things, *MORE), (offences, 24, 32)]):
        for grid in both_ways(title, *lines):
            assert force_years(answer(write(grid))) == OFFENCES
    for grid in both_ways(
        title, (offences, 24, 32), (things, *MORE), ("Dogs stolen - pups", 2, 3), ("Est. value", 9, 9)
    ):
        reading = answer(write(grid))
        assert force_years(reading) == OFFENCES
        assert "the offences stand beside them" in {
            entry.detail.removeprefix("counts things, and ") for entry in reading.ledger
        }


@pytest.mark.parametrize("offences", ["Dog thefts", "Dog theft offences recorded"])
def test_fewer_things_than_offences_of_that_name(write: Write, offences: str) -> None:
    for grid in both_ways("", (offences, 24, 32), ("Dogs stolen", *FEWER)):
        assert force_years(answer(write(grid))) == OFFENCES


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", [("Recorded crimes", 24, 32), ("Dogs stolen", *FEWER)]),  # all crimes, of which each dog is one
        ("", [("Number of thefts", 24, 32), ("Number of dogs stolen", *FEWER)]),
        ("", [("Offences", "<5", 32), ("Dogs stolen", 3, 40)]),
        ("", [("Dogs stolen", 24, 32), ("Cats stolen", *MORE)]),  # no offences
        ("", [("Attempted thefts", 24, 32), ("Dogs stolen", *MORE)]),
        ("", [("Other thefts", 24, 32), ("Dogs stolen", *MORE)]),
        ("", [("Thefts of cats", 24, 32), ("Dogs stolen", *MORE)]),
        ("", [("Offences (no dog taken)", 24, 32), ("Dogs taken", *MORE)]),
        ("", [("Dog thefts", 24, 32), ("Offences in which dogs were stolen", 3, 4)]),
        ("Dog theft", [("Offences", 24, 32), ("Dogs not stolen", 30, 40)]),
        ("Dog theft", [("Offences", 24, 32), ("Dogs stolen", 1, 2), ("Total", 25, 34)]),  # added to them
    ],
)
def test_nobody_can_tell(write: Write, title: str, lines: list[tuple[object, ...]]) -> None:
    for grid in both_ways(title, *lines):
        assert (answer(write(grid)).status) == "quarantined"


def test_where_things_were_asked_for(write: Write) -> None:
    asked = Collection(name="dogs-stolen", title="Dog theft", counts="Number of dogs stolen")
    for grid in both_ways("", ("Dog thefts", 24, 32), ("Number of dogs stolen", *MORE)):
        assert answer(write(grid), asked).status == "quarantined"
