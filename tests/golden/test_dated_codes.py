"""Offence codes that a spreadsheet program turned into dates: never kept as codes, and said to be what they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.corrections import Correction
from tests.declared import reading as declared

from .build import Cell
from .expect import force_years, observations, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
DAYS = [date(1965, 8, 1), date(1966, 8, 1)]


@pytest.mark.parametrize("heading", ["HO code", "Offence code", "Code", "Crime class"])
@pytest.mark.parametrize(("one", "other", "was"), [
    (*DAYS, "8/65"), ("Aug-65", "Aug-66", ""), ("1965-08-01 00:00:00", "1966-08-01", "8/65"),
    (date(2020, 5, 8), date(2020, 6, 8), "8/5"), (DAYS[0], "195/12", "8/65"),
])  # fmt: skip
def test_a_date_alone_names_no_offence(write: Write, heading: str, one: Cell, other: Cell, was: str) -> None:
    refused(write([[heading, *YEARS], [one, 3, 4], [other, 5, 6]]), "A2", f"date.*{was}", "corrections.toml")


@pytest.mark.parametrize("code", [DAYS[0], "Aug-65", "08-May"])
def test_beside_the_name_of_the_offence_it_is_left_out(write: Write, code: Cell) -> None:
    path = write([["HO code", "Offence", "2018/19"], [code, "Stalking", 3], ["104/25", "Assault", 4]])
    observations(path, {
        "C2": {"count": 3, "offence": "Stalking", "offence_code": None},
        "C3": {"count": 4, "offence": "Assault", "offence_code": "104/25"},
    })  # fmt: skip


def test_a_class_whose_subclass_is_a_date_is_no_code(write: Write) -> None:
    grid = [["Class", "Sub class", "Offence", "2018/19"], [8, date(2020, 5, 1), "Stalking", 3], [8, 66, "Assault", 4]]
    observations(write(grid), {"D2": {"offence_code": None}, "D3": {"offence_code": "8/66"}})


def test_under_another_heading_it_may_be_a_code_too(write: Write) -> None:
    refused(write([["Offence", *YEARS], [DAYS[0], 3, 4], [DAYS[1], 5, 6]]), "A2", "Two periods", "offence code, 8/65")


def test_a_correction_says_what_it_was(write: Write) -> None:
    path = write([["HO code", *YEARS], [DAYS[0], 3, 4], ["8/66", 5, 6]])
    correction = Correction(
        file="2020/kent.xlsx", cell="A2", expected="1965-08-01", value="8/65", reason="a date as typed",
        date=date(2020, 9, 1), who="the force's letter",
    )  # fmt: skip
    reading = declared.read(path, corrections=[correction])
    assert {o.offence_code for o in reading.observations} == {"8/65", "8/66"}
    assert force_years(reading) == {("kent", "2018/19"): 8, ("kent", "2019/20"): 10}
