"""Names, signs and comparisons as forces write them, each of which a table was refused for.

What belongs here: one way of writing each, with its nearest neighbour that is to be refused. What does not: whole
responses (`test_as_forces_answer.py`).
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
YEARS = ["2021/22", "2022/23"]
KENT = {("kent", "2021/22"): 628, ("kent", "2022/23"): 537}
WORKERS = "Assaults on emergency workers"


def answer(path: Path, question: str = "Robbery", counts: str = "") -> Reading:
    settings = Collection(name="asked", title=question, counts=counts or question)
    reading = read_response(path, collection="asked", settings=settings)
    ledger_complete(reading, path)
    return reading


def table(*headings: str, title: str = "Robbery offences") -> Grid:
    others = [[10 * n + 700, 10 * n + 650] for n in range(len(headings) - 1)]
    rows: Grid = [[year, [628, 537][at], *(o[at] for o in others)] for at, year in enumerate(YEARS)]
    return [[title], ["Year", *headings], *rows]


def test_a_force_by_its_name_turned_round(write: Write) -> None:
    rows: Grid = [["London, City of"], ["Robbery offences"], ["Year", *YEARS], ["Offences recorded", 49, 47]]
    reading = answer(write(rows, "FOI 1212.xlsx"))
    assert force_years(reading) == {("city-of-london", "2021/22"): 49, ("city-of-london", "2022/23"): 47}


@pytest.mark.parametrize("note", ["* suppressed to protect individuals", "* fewer than 5", "* withheld"])
def test_a_sign_with_its_meaning_right_beside_it(write: Write, note: str) -> None:
    rows: Grid = [["Robbery offences"], ["Year", *YEARS], ["Offences", "*", 47], [], [note]]
    assert force_years(answer(write(rows)))["kent", "2022/23"] == 47


@pytest.mark.parametrize("beside", ["Comparison: all theft", "Theft (for comparison)", "For context: all theft"])
def test_a_column_that_is_there_to_be_compared_with(write: Write, beside: str) -> None:
    assert force_years(answer(write(table("Offences", beside)))) == KENT
    assert not answer(write(table(beside))).observations


def test_sexes_of_which_one_is_by_chance_the_sum_of_the_others(write: Write) -> None:
    """Their printed total is of all three."""
    rows: Grid = [["Robbery 2021/22"], ["Sex", "Offences"], ["Male", 159], ["Female", 106], ["Unknown", 53]]
    assert force_years(answer(write([*rows, ["Total", 318]]))) == {("kent", "2021/22"): 318}
    assert not answer(write(rows)).observations


def test_lines_of_staff_beside_shares(write: Write) -> None:
    """`NHS staff` may be the number of these: a total tells that they are victims, and no column of shares does."""
    rows: Grid = [["Service of victim", YEARS[0], "%"], ["Police", 17, 0.1], ["NHS staff", 254, 0.6], ["Fire", 12, 0.3]]
    found = force_years(answer(write([[WORKERS], *rows, ["Total", 283, 1]]), WORKERS))
    assert found == {("kent", "2021/22"): 283}


def test_a_part_that_leaves_the_others_out_in_brackets(write: Write) -> None:
    title = "Assaults on police constables recorded (does not include other emergency workers)"
    counts = f"{WORKERS}, including police constables"
    assert not answer(write(table("Offences", title=title)), WORKERS, counts).observations


@pytest.mark.parametrize("total", ["Both years", "All years", "Two years", "2 years together"])
def test_a_total_of_the_years(write: Write, total: str) -> None:
    rows: Grid = [["Robbery"], ["Year", "Personal", "Business"], [YEARS[0], 600, 28], [YEARS[1], 500, 37]]
    assert force_years(answer(write([*rows, [total, 1100, 65]]))) == KENT
    assert not answer(write([*rows, [total, 1101, 65]])).observations


def test_a_sheet_with_the_question_in_other_words(write: Write) -> None:
    """`Pedal cycles` is no opposite of bicycles."""
    rows = table("Offences", title="Thefts of pedal cycles")
    counts = "Thefts of pedal cycles recorded by the force"
    assert force_years(answer(write({"Pedal cycles": rows}), "Bicycle theft", counts)) == KENT


def test_a_title_that_says_what_the_table_shows(write: Write) -> None:
    assert (
        force_years(answer(write(table("Offences", title="The table below shows recorded offences of robbery"))))
        == KENT
    )
    assert not answer(write(table("Offences", title="The table below shows detected robbery"))).observations


@pytest.mark.parametrize(
    ("note", "whole"),
    [
        ("Includes one offence transferred in from another force in April 2022", True),
        ("April 2022 only", False),
        ("Includes April to June 2022 only", False),
        ("Offences recorded in April 2022", False),
    ],
)
def test_a_marked_figure_that_holds_one_of_some_month(write: Write, note: str, whole: bool) -> None:
    """The year of a figure is no part of one for that."""
    rows: Grid = [["Robbery offences"], ["Year", *YEARS], ["Offences", 628, "537*"], [], [f"* {note}"]]
    assert (force_years(answer(write(rows))) == KENT) is whole


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Provisional: figures may change as investigations progress.", True),
        ("Provisional: figures may change if investigations are excluded.", False),
        ("Provisional: investigations only.", False),
    ],
)
def test_a_provisional_year(write: Write, note: str, read: bool) -> None:
    rows: Grid = [
        ["Robbery offences"],
        ["Year", YEARS[0], f"{YEARS[1]} [p]"],
        ["Offences", 628, 537],
        [],
        [f"[p] {note}"],
    ]
    assert (force_years(answer(write(rows))) == KENT) is read
