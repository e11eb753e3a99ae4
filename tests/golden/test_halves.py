"""Tables and columns of one sex or age: together the whole, alone a part of it."""

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
ONLINE = Collection(
    name="online-child-sexual-offences",
    title="Online child sexual offences recorded by police",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)
SLAVERY = Collection(name="modern-slavery", title="Modern slavery", counts="Offences of modern slavery recorded")
YEARS = ["2018/19", "2019/20"]
FEMALE: Grid = [["Female victims"], ["Age", *YEARS], ["0-12", 31, 40], ["13-17", 88, 91]]
MALE: Grid = [["Male victims"], ["Age", *YEARS], ["0-12", 9, 12], ["13-17", 22, 28]]
UNKNOWN: Grid = [["Gender not recorded"], ["Age", *YEARS], ["0-12", 1, 0], ["13-17", 2, 3]]
TITLE: Grid = [["Kent Police - offences with an online flag by victim gender"]]


def answer(path: Path, settings: Collection = ONLINE) -> Reading:
    return read_response(path, collection=settings.name, round_=2023, settings=settings)


def sums(first: int, second: int) -> dict[tuple[str, str], int]:
    return {("kent", "2018/19"): first, ("kent", "2019/20"): second}


def test_tables_of_each_sex_below_a_title_of_offences_by_sex(write: Write) -> None:
    assert force_years(answer(write([*TITLE, *FEMALE, [], *MALE]))) == sums(150, 171)
    assert force_years(answer(write([*TITLE, *FEMALE, [], *MALE, [], *UNKNOWN]))) == sums(153, 174)


def test_those_of_no_known_sex_are_not_left_out(write: Write) -> None:
    tables = [["Kent Police online offences"], ["Female"], *FEMALE[1:], [], ["Male"], *MALE[1:]]
    assert force_years(answer(write(tables))) == sums(150, 171)
    reading = answer(write([*tables, [], *UNKNOWN]))
    assert (reading.status, reading.observations) == ("quarantined", [])


def test_victims_without_a_word_of_offences(write: Write) -> None:
    reading = answer(write([["Kent Police - online"], *FEMALE, [], *MALE]))
    assert "counts something else than offences: 'Female victims'" in reading.reason


@pytest.mark.parametrize("title", ["Female victims", "Female", "Victim sex: Female", "Females only"])
def test_one_sex_alone_is_not_the_whole(write: Write, title: str) -> None:
    reading = answer(write([*TITLE, [title], *FEMALE[1:]]))
    assert f"The table is of {title!r} alone" in reading.reason


def test_a_sheet_of_one_sex(write: Write) -> None:
    assert "'Female' alone" in answer(write({"Female": [*TITLE, *FEMALE[1:]]})).reason
    both = {"Female": [*TITLE, *FEMALE[1:]], "Male": [*TITLE, *MALE[1:]]}
    assert answer(write(both)).status == "accepted"


def test_a_sex_or_age_that_was_asked_for(write: Write) -> None:
    assert force_years(answer(write([*TITLE, ["Child victims"], *FEMALE[1:]]))) == sums(119, 131)
    assert answer(write([*TITLE, ["Adult victims"], *FEMALE[1:]])).status == "quarantined"


@pytest.mark.parametrize(("first", "second"), [("Adult victim", "Child victim"), ("Female victims", "Male victims")])
def test_offences_divided_by_who_was_the_victim(write: Write, first: str, second: str) -> None:
    head: Grid = [[None, first, None, second, None], [None, *YEARS, *YEARS]]
    path = write([*head, ["Modern slavery offences", 51, 62, 22, 19]], merges=["B1:C1", "D1:E1"])
    assert force_years(answer(path, SLAVERY)) == sums(73, 81)
    path = write([*head, ["Modern slavery", 51, 62, 22, 19], ["Arrests", 5, 6, 2, 1]], merges=["B1:C1", "D1:E1"])
    assert answer(path, SLAVERY).status == "quarantined"


def test_victims_of_one_age_or_beside_all_victims(write: Write) -> None:
    path = write([[None, "Adult victim", None], [None, *YEARS], ["Modern slavery offences", 51, 62]], merges=["B1:C1"])
    assert answer(path, SLAVERY).status == "quarantined"
    grid: Grid = [[None, "Adult victim", "Victims"], ["Modern slavery offences 2018/19", 51, 73]]
    assert answer(write(grid), SLAVERY).status == "quarantined"


@pytest.mark.parametrize(
    ("title", "first", "second", "read"),
    [
        ("Modern slavery", "Female victim", "Male victim", True),
        ("Modern slavery", "Female victims", "Male victims", False),
        ("Modern slavery victims", "Female victim", "Male victim", False),
        ("Modern slavery", "Female suspect", "Male suspect", False),
    ],
)
def test_each_offence_has_one_victim(write: Write, title: str, first: str, second: str, read: bool) -> None:
    path = write([[title], ["Year", first, second], ["2018/19", 9, 8], ["2019/20", 8, 7]])
    assert sum(one.count or 0 for one in answer(path, SLAVERY).observations) == (32 if read else 0)
