"""A part that is said to be of the line before it: `Hate crimes recorded`, `of which: racially motivated`.

What belongs here: which of the two is the answer, by the question's words. What does not: a part that a total proves
(`test_traps.py`), or one with the collection's flag (`test_flags.py`).
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
HATE = Collection(name="hate-crime", title="Hate crime", counts="Hate crimes recorded by the force")
WHOLE = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}


def answer(path: Path) -> Reading:
    reading = read_response(path, collection=HATE.name, round_=2023, settings=HATE)
    ledger_complete(reading, path)
    return reading


def across(whole: str, part: str, *counts: object) -> Grid:
    first, second = counts or (20, 31)
    return [["Financial year", whole, part], ["2018/19", 50, first], ["2019/20", 60, second]]


def down(*lines: tuple[object, ...]) -> Grid:
    return [["", "2018/19", "2019/20"], *map(list, lines)]


@pytest.mark.parametrize("whole", ["All hate crimes recorded", "Hate crimes", "Hate crime (all strands)"])
@pytest.mark.parametrize("part", ["of which: racially motivated", "Of which charged", "of these, antisemitic"])
def test_the_whole_bears_the_name_of_what_was_asked(write: Write, whole: str, part: str) -> None:
    assert force_years(answer(write(across(whole, part)))) == WHOLE
    assert force_years(answer(write(across(whole, part, "<5", 31)))) == WHOLE
    two = ("of which: religiously motivated", 2, 3)
    assert force_years(answer(write(down((whole, 50, 60), (part, 20, 31), two)))) == WHOLE


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Offences recorded", "of which hate"),
        ("Public order", "of which hate crimes"),
        ("Racially aggravated hate crimes", "of which: violent"),  # a whole that is less than was asked
        ("Hate crimes", "of which: recorded by the force"),  # nothing says what is left out
        ("Hate crimes and incidents", "of which crimes"),
    ],
)
def test_the_whole_may_be_another_thing(write: Write, whole: str, part: str) -> None:
    for grid in (across(whole, part), down((whole, 50, 60), (part, 20, 31))):
        reading = answer(write(grid))
        assert (reading.status, "could both be the answer" in reading.reason) == ("quarantined", True)


STALKING = Collection(name="stalking", title="Stalking", counts="Stalking offences recorded by the force")


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("All stalking offences", "of which flagged as online"),
        ("Stalking offences", "of which online"),
        ("All stalking offences", "Of which: domestic abuse flagged"),
        ("All stalking offences", "Online stalking offences"),
        ("All stalking offences", "With an online flag"),
    ],
)
def test_a_flagged_part_that_nobody_asked_about(write: Write, whole: str, part: str) -> None:
    for grid in (across(whole, part), down((whole, 50, 60), (part, 20, 31))):
        reading = read_response(write(grid), collection="stalking", round_=2023, settings=STALKING)
        assert (reading.status, force_years(reading)) == ("accepted", WHOLE), reading.reason
        larger = write(across(whole, part, 20, 61))
        assert not read_response(larger, collection="stalking", round_=2023, settings=STALKING).observations


def test_a_flagged_part_that_is_set_back_below_its_whole(write: Write) -> None:
    for part in ("   of which domestic abuse flagged", "    Of which: flagged as online"):
        for counts, known in ((20, 31), WHOLE), ((50, 61), {}):  # no part is more than its whole
            path = write(down(("Stalking offences recorded", 50, 60), (part, *counts)))
            assert force_years(read_response(path, collection="stalking", round_=2023, settings=STALKING)) == known


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("All domestic stalking offences", "of which flagged as online"),
        ("Stalking offences", "Online stalking offences"),  # the rest, perhaps
        ("Stalking offences (not online)", "Online stalking offences"),
    ],
)
def test_a_flagged_part_of_no_such_whole(write: Write, whole: str, part: str) -> None:
    for grid in (across(whole, part), down((whole, 50, 60), (part, 20, 31))):
        assert not read_response(write(grid), collection="stalking", round_=2023, settings=STALKING).observations


def test_a_flagged_part_that_was_asked_about(write: Write) -> None:
    online = Collection(name="online", title="Online stalking", counts="Stalking offences with an online flag recorded")
    for grid in (across("All stalking offences", "of which flagged as online"),):
        reading = read_response(write(grid), collection="online", round_=2023, settings=online)
        assert force_years(reading) in ({}, {("kent", "2018/19"): 20, ("kent", "2019/20"): 31})


@pytest.mark.parametrize(
    "grid",
    [
        across("Hate crimes", "of which: racially motivated", 20, 61),  # more than its whole
        down(("of which: racially motivated", 20, 31), ("Hate crimes", 50, 60)),  # of nothing before it
        down(("Hate crimes", 50, 60), ("of which: racially motivated", 20, 31), ("Total", 70, 91)),
        down(("Stalking", 50, 60), ("of which: racially motivated", 20, 31), ("Hate crimes", 50, 60)),
    ],
)
def test_a_part_of_no_such_whole(write: Write, grid: Grid) -> None:
    assert answer(write(grid)).status == "quarantined"
