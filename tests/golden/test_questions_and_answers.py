"""A response laid out as request and answer: one question to a line, its figure on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import make_sidecar, sidecar_path
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Cell, Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
STALKING = Collection(name="stalking", title="Stalking offences", counts="Offences of stalking recorded by the force")
HEADS = ["Request", "Response"]


def question(year: str) -> str:
    return f"How many stalking offences were recorded in {year}?"


def read(path: Path, **declared: object) -> Reading:
    sidecar = make_sidecar(declared, sidecar_path(path)) if declared else None
    reading = read_response(path, round_=2020, settings=STALKING, collection="stalking", sidecar=sidecar)
    ledger_complete(reading, path)
    return reading


def reads(path: Path, expected: dict[str, int], /, **declared: object) -> None:
    reading = read(path, **declared)
    assert (reading.status, reading.reason) == ("accepted", "")
    assert force_years(reading) == {("kent", year): count for year, count in expected.items()}


def is_refused(path: Path, cell: str, saying: str) -> None:
    reading = read(path)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert any(entry.cell == cell and saying in entry.reason for entry in reading.quarantine), reading.quarantine


@pytest.mark.parametrize("above", [[], [HEADS], [["Kent Police"], [], HEADS], [["Question", "Answer"]]])
def test_a_question_that_names_its_year_and_what_is_counted(write: Write, above: Grid) -> None:
    path = write([*above, [question("2018/19"), 400], [question("2019/20"), 412]])
    reads(path, {"2018/19": 400, "2019/20": 412})


@pytest.mark.parametrize("asked", [
    "How many offences of stalking have been recorded by Kent Police between 1 April 2019 and 31 March 2020?",
    "Please provide the total number of stalking crimes recorded in the financial year 2019/20.",
    "Q1. How many stalking offences did your force record in 2019/20?",
    "Number of stalking offences recorded in 2019/20?",
])  # fmt: skip
def test_however_it_is_put(write: Write, asked: str) -> None:
    reads(write([HEADS, [asked, 412]]), {"2019/20": 412})


@pytest.mark.parametrize(("answer", "count"), [("None", 0), ("Nil", 0), ("412 offences", 412)])
def test_an_answer_in_words(write: Write, answer: str, count: int) -> None:
    reads(write([HEADS, [question("2019/20"), answer]]), {"2019/20": count})


def test_an_answer_in_a_sentence_is_not_passed_over(write: Write) -> None:
    path = write([HEADS, [question("2018/19"), "There were 400 offences."], [question("2019/20"), 412]])
    is_refused(path, "B2", "'There were 400 offences.'")


@pytest.mark.parametrize("other", [
    "How many arrests were made for stalking in 2018/19?", "How many stalking offences led to a charge in 2018/19?",
])  # fmt: skip
def test_answers_to_two_questions_are_never_added_up(write: Write, other: str) -> None:
    reads(write([HEADS, [question("2018/19"), 400], [other, 31]]), {"2018/19": 400})


@pytest.mark.parametrize("other", [
    "How many of these stalking offences were committed online in 2019/20?",
    "How many of your staff were accused of stalking in 2019/20?",
    "How many stalking offences involved a knife in 2019/20?", "How many reports of stalking were made in 2019/20?",
])  # fmt: skip
def test_another_question_is_not_the_one_that_was_asked(write: Write, other: str) -> None:
    path = write([HEADS, [other, 31]])
    is_refused(path, "B2", "is not what the collection asks for")
    reads(path, {"2019/20": 31}, counts="Offences of stalking recorded by the force")


def test_a_question_without_its_year_is_refused(write: Write) -> None:
    path = write([HEADS, ["How many stalking offences were recorded?", 412]])
    is_refused(path, "B2", "Nothing says which year")
    reads(path, {"2019/20": 412}, period="2019/20")


@pytest.mark.parametrize(
    "pointer", ["Please see the table below", "See table below.", "Please refer to the table attached"]
)
@pytest.mark.parametrize("gap", [[], [[]]])
def test_an_answer_that_points_to_the_table_below(write: Write, pointer: str, gap: Grid) -> None:
    rows: list[list[Cell]] = [["Year", "Total"], ["2018/19", 400], ["2019/20", 412], ["Total", 812]]
    path = write([HEADS, ["How many stalking offences were recorded?", pointer], *gap, *rows])
    reads(path, {"2018/19": 400, "2019/20": 412})


def test_questions_without_a_figure_stay_notes(write: Write) -> None:
    rest = [["Do you hold data on outcomes?", "No"], ["What is your policy on stalking?", "Please see our website."]]
    reads(write([HEADS, [question("2019/20"), 412], *rest]), {"2019/20": 412})


def test_a_question_in_the_initials_of_what_is_asked(write: Write) -> None:
    mutilation = Collection(
        name="fgm",
        title="Female genital mutilation",
        counts="Offences of female genital mutilation recorded by the force",
    )
    rows: Grid = [HEADS, *[[f"How many FGM offences were recorded in {year}?", 4] for year in ("2017/18", "2018/19")]]
    reading = read_response(write(rows, "kent-police-foi.xlsx"), round_=2020, settings=mutilation, collection="fgm")
    assert force_years(reading) == {("kent", "2017/18"): 4, ("kent", "2018/19"): 4}
