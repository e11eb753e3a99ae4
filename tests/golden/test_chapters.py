"""The title of a chapter, which its total bears too: `Theft offences recorded` over `Shoplifting` and `All theft`.

What belongs here: the name of a group of the counting rules over the line that was asked for. What does not: other
lines over a table (`test_lines_over.py`), or a total of more beside what was asked for (`test_wider_wholes.py`).
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
YEARS = ["2018/19", "2019/20"]
ASKED = {("kent", "2018/19"): 100, ("kent", "2019/20"): 120}
Line = tuple[str, int, int]
THEFT: list[Line] = [("Bicycle theft", 30, 40), ("Shoplifting", 100, 120), ("Other theft", 50, 60)]
VIOLENCE: list[Line] = [("Homicide", 3, 4), ("Stalking", 100, 120)]


def answer(path: Path, title: str) -> Reading:
    counts = f"{title} offences recorded by the force"
    settings = Collection(name=title.casefold(), title=f"{title} recorded by police", counts=counts)
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def tables(title: str, lines: list[Line], total: str, *, off: int = 0) -> list[Grid]:
    """The chapter with its offences below each other, and beside each other."""
    whole = (total, sum(line[1] for line in lines), sum(line[2] for line in lines) + off)
    columns = [("Financial year", *YEARS), *lines, whole]
    across = [list(row) for row in zip(*columns, strict=True)]
    return [[[title], ["Offence group", *YEARS], *map(list, [*lines, whole])], [[title], *across]]


@pytest.mark.parametrize(
    ("asked", "title", "lines", "total"),
    [
        ("Shoplifting", "Kent Police: theft offences recorded", THEFT, "All theft"),
        ("Shoplifting", "Theft offences", THEFT, "Total theft offences"),
        ("Shoplifting", "Theft", THEFT, "All theft offences"),
        ("Shoplifting", "Acquisitive crime", THEFT, "Total acquisitive crime"),
        ("Stalking", "Violence against the person", VIOLENCE, "All violence against the person"),
        (
            "Stalking",
            "Violence against the person offences recorded by Kent Police",
            VIOLENCE,
            "Total violence against the person",
        ),
    ],
)
def test_the_title_is_the_name_of_the_total(
    write: Write, asked: str, title: str, lines: list[Line], total: str
) -> None:
    for grid in tables(title, lines, total):
        reading = answer(write(grid, "kent-police-foi.xlsx"), asked)
        assert force_years(reading) == ASKED, reading.reason
    sheet = answer(write({"Theft": tables(title, lines, total)[0]}, "kent-police-foi.xlsx"), asked)
    assert (force_years(sheet) == ASKED) is ("theft" in title.casefold())


@pytest.mark.parametrize(
    "title",
    [
        "Theft offences detected",
        "Theft offences - Medway",
        "Theft offences flagged",
        "Theft offences with a child suspect",
        "Theft offences where a weapon was used",
        "Online theft offences",
        "Attempted theft",
        "Theft offences (Northern)",
        "Domestic abuse offences",
        "Violence against the person",
    ],
)
def test_a_title_of_another_or_a_narrower_thing(write: Write, title: str) -> None:
    for grid in tables(title, THEFT, "All theft"):
        assert not answer(write(grid, "kent-police-foi.xlsx"), "Shoplifting").observations


@pytest.mark.parametrize("total", ["All theft detected", "All domestic abuse offences"])
def test_a_total_that_is_of_something_else(write: Write, total: str) -> None:
    for grid in tables("Theft offences recorded", THEFT, total)[:1]:
        assert not answer(write(grid, "kent-police-foi.xlsx"), "Shoplifting").observations


@pytest.mark.parametrize(
    ("asked", "title", "read"),
    [
        ("Shoplifting", "Theft offences", True),
        ("Bicycle theft", "Acquisitive crime", True),
        ("Shoplifting", "Extract from crime tree", True),
        ("Shoplifting", "Serious acquisitive crime", False),  # which is not all of an offence in it
        ("Shoplifting", "Violence against the person", False),
        ("Shoplifting", "Theft offences, under 18s", False),
    ],
)
def test_the_name_of_its_group_over_lines_without_a_total(write: Write, asked: str, title: str, read: bool) -> None:
    lines = [("Bicycle theft", 100, 120), ("Shoplifting", 100, 120)]
    grid = [[title], ["Offence group", *YEARS], *map(list, lines)]
    assert (force_years(answer(write(grid, "kent-police-foi.xlsx"), asked)) == ASKED) is read
    # One line alone may be all that the title is of.
    assert title == "Extract from crime tree" or not answer(write(grid[:3], "kent-police-foi.xlsx"), asked).observations


@pytest.mark.parametrize("name", ["Shoplifting - attempted", "Shoplifting over £200", "Shoplifting (other)"])
def test_a_line_beside_it_that_may_hold_a_part(write: Write, name: str) -> None:
    for grid in tables("Theft offences recorded", [*THEFT, (name, 7, 8)], "All theft"):
        assert not answer(write(grid, "kent-police-foi.xlsx"), "Shoplifting").observations


def test_a_part_alone_in_the_chapter(write: Write) -> None:
    lines = [("Bicycle theft", 30, 40), ("Shoplifting over £200", 100, 120)]
    for grid in tables("Theft offences recorded", lines, "All theft"):
        assert not answer(write(grid, "kent-police-foi.xlsx"), "Shoplifting").observations


def test_a_flag_over_the_whole_chapter(write: Write) -> None:
    lines = [("Stalking", 30, 40), ("Shoplifting", 100, 120)]
    for grid in tables("Domestic abuse offences", lines, "All domestic abuse offences"):
        assert not answer(write(grid, "kent-police-foi.xlsx"), "Shoplifting").observations
