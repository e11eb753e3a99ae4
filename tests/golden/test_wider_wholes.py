"""More than was asked, beside what was asked or in its place: `All crime`, `All theft offences`, `Of which: dog theft`.

What belongs here: the whole that is left out, and the one that is refused. What does not: other offences
(`test_called_as_asked.py`), a whole that is the answer (`test_of_which.py`), or tables of all crime
(`test_several_questions.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}
QUESTIONS = {
    "Dog theft": "Recorded offences of theft of a dog",
    "Stalking": "Stalking offences recorded by the force",
    "Hate crime": "Hate crimes recorded by the force",
    "Domestic abuse": "Domestic abuse offences recorded by the force",
    "Spiking": "Spiking offences recorded by the force",
    "Residential burglary": "Offences of residential burglary recorded",
    "Robbery": "Robbery offences recorded by the force",
}
Line = tuple[str, int, int]


def answer(path: Path, title: str, **declared: str) -> Reading:
    settings = Collection(name=title.casefold().replace(" ", "-"), title=title, counts=QUESTIONS[title])
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings, sidecar=Sidecar(**declared))
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def tables(*lines: Line, title: str = "") -> list[Grid]:
    over: list[list[object]] = [[title]] if title else []
    columns: list[tuple[object, ...]] = [("Financial year", *YEARS), *lines]
    across = [list(row) for row in zip(*columns, strict=True)]
    return [[*over, ["Offence", *YEARS], *map(list, lines)], [*over, *across]]


@pytest.mark.parametrize(
    ("question", "mine", "wider"),
    [
        ("Dog theft", "Dog theft", "All crime"),
        ("Dog theft", "Theft of a dog", "All recorded crime"),
        ("Stalking", "Stalking offences", "Total crime (excl. fraud)"),
        ("Hate crime", "Hate crimes", "All crimes recorded"),
        ("Domestic abuse", "Domestic abuse", "Total Notifiable Offences"),
        ("Dog theft", "Dog theft", "All offences"),
        ("Dog theft", "Dog theft", "All theft offences"),
        ("Dog theft", "Dog thefts", "Theft offences"),
        ("Spiking", "Spiking", "All violence against the person"),
        ("Residential burglary", "Residential burglary", "All burglary"),
        ("Dog theft", "Of which: dog theft", "All theft offences"),
        ("Hate crime", "of which hate crimes", "All recorded crime"),
        ("Stalking", "of which stalking", "Stalking and harassment"),
        ("Stalking", "of which: stalking", "All violence against the person"),
    ],
)
def test_more_than_was_asked_is_left_out(write: Write, question: str, mine: str, wider: str) -> None:
    part = mine.casefold().startswith("of which")
    for lines in ([(wider, 5000, 6000), (mine, 50, 60)], [(mine, 50, 60), (wider, 5000, 6000)][: 0 if part else 2]):
        for grid in tables(*lines) if lines else ():
            reading = answer(write(grid), question)
            assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


def test_beside_other_offences_too(write: Write) -> None:
    for grid in tables(("Stalking", 50, 60), ("Harassment", 70, 90), ("All crime", 5000, 6000)):
        assert force_years(answer(write(grid), "Stalking")) == ASKED
    for grid in tables(("Stalking", 50, 60), ("Harassment", 70, 90), ("All crime", 120, 150)):
        assert force_years(answer(write(grid), "Stalking")) == ASKED


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Dog theft", [("All crime", 40, 6000), ("Dog theft", 50, 60)]),  # less than a part of it
        ("Dog theft", [("All other theft", 5000, 6000), ("Dog theft", 50, 60)]),
        ("Dog theft", [("Theft from the person", 5000, 6000), ("of which dog theft", 50, 60)]),
        ("Dog theft", [("All residential theft", 5000, 6000), ("of which dog theft", 50, 60)]),
        ("Hate crime", [("Public order", 5000, 6000), ("of which hate crimes", 50, 60)]),
        ("Hate crime", [("All public order offences", 5000, 6000), ("of which hate crimes", 50, 60)]),
        ("Hate crime", [("Offences recorded", 5000, 6000), ("of which hate", 50, 60)]),
        ("Stalking", [("All domestic abuse offences", 5000, 6000), ("Stalking", 50, 60)]),  # perhaps one of these
        ("Stalking", [("All domestic abuse offences", 5000, 6000), ("of which stalking", 50, 60)]),
        ("Stalking", [("Stalking and harassment", 5000, 6000), ("Stalking", 50, 60)]),
        ("Residential burglary", [("All crime", 5000, 6000), ("Burglary", 50, 60)]),
        ("Stalking", [("All crime", 5000, 6000), ("Online stalking", 50, 60)]),
    ],
)
def test_a_part_of_something_else_or_no_such_whole(write: Write, question: str, lines: list[Line]) -> None:
    for grid in tables(*lines):
        assert not answer(write(grid), question).observations


def test_all_offences_of_what_a_title_names(write: Write) -> None:
    lines = (("All offences", 80, 90), ("Dog theft", 50, 60))
    for grid in tables(*lines, title="Dog theft offences recorded"):
        assert not answer(write(grid), "Dog theft").observations


def test_a_person_says_that_all_are_the_answer(write: Write) -> None:
    grid = tables(("Dog theft", 50, 60), ("Other theft", 70, 90), ("All theft", 120, 150))[0]
    said = answer(write(grid), "Dog theft", counts="Thefts of dogs and of what goes with them")
    assert force_years(said) == {("kent", "2018/19"): 120, ("kent", "2019/20"): 150}


@pytest.mark.parametrize("title", ["", "Dog theft offences recorded"])
@pytest.mark.parametrize(
    "label", ["All crime", "All recorded crime", "Total crime (excl. fraud)", "Recorded crime (all)", "Overall crime"]
)
def test_all_crime_in_place_of_what_was_asked(write: Write, label: str, title: str) -> None:
    for grid in tables((label, 50, 60), title=title):
        reading = answer(write(grid), "Dog theft")
        assert (reading.observations, "is more than was asked" in reading.reason) == ([], True), reading.reason


@pytest.mark.parametrize("label", ["Total crimes", "Total offences", "Total Notifiable Offences", "All crimes"])
def test_words_for_all_that_a_title_names(write: Write, label: str) -> None:
    for grid in tables((label, 50, 60), title="Dog theft offences recorded"):
        assert force_years(answer(write(grid), "Dog theft")) == ASKED


def test_all_crime_by_a_title_alone(write: Write) -> None:
    for title in ("All recorded crime in Kent, 2018/19 to 2019/20", "All crime by year"):
        grid = [[title], ["Year", "Offences"], [YEARS[0], 50], [YEARS[1], 60]]
        assert not answer(write(grid), "Robbery").observations
    everything = Collection(name="all", title="All recorded crime", counts="All crimes recorded by the force")
    path = write(tables(("All crime", 50, 60))[0])
    assert force_years(read_response(path, collection="all", round_=2023, settings=everything)) == ASKED
