"""A table for each class of offence, or for another subject, each with a title or a corner of its own.

What belongs here: classes that a flagged question holds, and tables of another class or of outcomes beside the one that
was asked for. What does not: totals over such tables (`test_totals_of_tables.py`), or kinds that the question lists.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
CLASSES = [
    "Rape of a child under 13",
    "Sexual activity involving a child under 16",
    "Causing or inciting a child to engage in sexual activity",
    "Sexual grooming",
]
ONLINE = "Kent Police: child sexual offences with the online flag"
SUMS = {("kent", "2018/19"): 46, ("kent", "2019/20"): 50}
ASKED = {("kent", "2018/19"): 60, ("kent", "2019/20"): 70}


def counts(path: Path, title: str, flag: str | None = None) -> dict[tuple[str, str], object]:
    settings = Collection(name="asked", title=title, flag=flag)
    return dict(force_years(read_response(path, collection="asked", settings=settings)))


def online(path: Path) -> dict[tuple[str, str], object]:
    return counts(path, "Online child sexual offences", "online")


@pytest.mark.parametrize("heading", ["Offences", "Offences flagged online", "Online crimes"])
def test_a_table_of_years_for_each_class(write: Write, heading: str) -> None:
    grid: list[Any] = [[ONLINE]]
    for number, name in enumerate(CLASSES):
        grid += [[], [name], ["Financial year", heading], [YEARS[0], 10 + number], [YEARS[1], 11 + number]]
    assert online(write(grid)) == SUMS


def test_a_table_of_the_sexes_for_each_class(write: Write) -> None:
    grid: list[Any] = [[ONLINE]]
    for number, name in enumerate(CLASSES):
        lines: Grid = [["Female", 6 + number, 6 + number], ["Male", 4, 5], ["Total", 10 + number, 11 + number]]
        grid += [[], [name], ["Victim", *YEARS], *lines]
    assert online(write(grid)) == SUMS


def test_a_class_in_each_corner(write: Write) -> None:
    grid: list[Any] = [[ONLINE], ["All classes below", *YEARS], ["Total", 46, 50]]
    for number, name in enumerate(CLASSES):
        grid += [[], [name, *YEARS], ["Offences", 10 + number, 11 + number]]
    assert online(write(grid)) == SUMS


def by_district(title: str, first: int) -> Grid:
    return [[title], ["District", *YEARS], ["Dover", first, first + 5], ["Deal", 60 - first, 65 - first]]


@pytest.mark.parametrize(
    ("question", "title", "other"),
    [
        ("Theft from the person", "Table 1: Theft from the person offences", "Table 2: Theft from the person outcomes"),
        ("Burglary", "Burglary by district", "Burglary charges by district"),
        ("Burglary", "Burglary offences", "Burglary outcomes (charge/summons) by district"),
        ("Possession of drugs", "Possession of drugs - offences recorded", "Trafficking of drugs - offences recorded"),
    ],
)
def test_outcomes_and_other_classes_stand_aside(write: Write, question: str, title: str, other: str) -> None:
    aside: Grid = [[other], ["", *YEARS], [other.split(" - ")[0], 5, 6]]
    assert counts(write([*by_district(title, 40), [], *aside]), question) == ASKED


@pytest.mark.parametrize("first", ["a) Robbery offences", "1) Number of robbery offences recorded"])
def test_questions_of_one_letter(write: Write, first: str) -> None:
    second, third = ("b)", "c)") if first.startswith("a") else ("2)", "3)")

    def one(title: str, label: str, *figures: int) -> Grid:
        return [[title], ["FY", *YEARS], [label, *figures], []]

    grid = [*one(first, "Offences", 60, 70), *one(f"{second} Robbery offences with a knife", "Offences", 8, 9)]
    assert counts(write([*grid, *one(f"{third} Robbery arrests", "Arrests", 5, 6)]), "Robbery") == ASKED


@pytest.mark.parametrize(
    ("again", "read"), [("Robbery - SUPERSEDED, do not use", True), ("Robbery, first reply", False)]
)
def test_a_table_that_says_it_is_superseded(write: Write, again: str, read: bool) -> None:
    old: Grid = [[again], ["Year", "Total"], [YEARS[0], 58], [YEARS[1], 66]]
    new: Grid = [["Robbery"], ["Year", "Total"], [YEARS[0], 60], [YEARS[1], 70]]
    assert counts(write({"v1": old, "v2": new}), "Robbery") == (ASKED if read else {})


METHODS = ["Snatch theft", "Pickpocketing (stealth theft)", "Other theft from the person"]


@pytest.mark.parametrize("many", [3, 1])
def test_methods_of_theft_from_the_person(write: Write, many: int) -> None:
    lines = [[name, 20 + n, 23 + n] for n, name in enumerate(METHODS[:many])]
    read = {("kent", "2018/19"): 63, ("kent", "2019/20"): 72} if many > 1 else {}
    assert counts(write([["Method", *YEARS], *lines]), "Theft from the person") == read
