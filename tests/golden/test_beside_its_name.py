"""Arrests, charges and the like beside offences that stand under their own name: `Pedal cycle theft`, `Arrests`.

What belongs here: a line, a table or a sheet of them, where the other says by its name what was asked for. What does
not: a line that says `Offences recorded` (`test_asked.py`), or a table by its title (`test_another_question.py`).
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
CYCLES = Collection(
    name="pedal-cycle-theft",
    title="Theft of pedal cycles",
    counts="Offences of theft of a pedal cycle (Home Office code 44) recorded by the force",
)
YEARS = ["2018/19", "2019/20"]
BOTH = {("kent", "2018/19"): 245, ("kent", "2019/20"): 320}
QUESTION = "Q1: How many pedal cycle thefts were recorded?"
ARRESTED = "Q2: How many people were arrested for pedal cycle theft?"
OTHERS = ["Arrests", "Number of arrests", "People arrested", "Charges", "Victims", "Suspects", "Cautions", "Outcomes"]


def answer(path: Path, settings: Collection = CYCLES) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def table(title: str, label: str, *counts: int) -> Grid:
    return [[title], ["Year", *YEARS], [label, *counts]]


@pytest.mark.parametrize("other", OTHERS)
def test_a_line_of_something_else(write: Write, other: str) -> None:
    rows = [*table("Pedal cycle theft recorded", "Pedal cycle theft", 245, 320), [other, 30, 10]]
    across = [["Year", "Pedal cycle theft", other], ["2018/19", 245, 30], ["2019/20", 320, 10]]
    for grid in (rows, rows[1:], across, [*across[:-1], ["2019/20", 320, 10], ["Total", 565, 40]]):
        assert force_years(answer(write(grid))) == BOTH


@pytest.mark.parametrize("other", OTHERS)
def test_a_sheet_of_something_else(write: Write, other: str) -> None:
    one, two = table(QUESTION, "Pedal cycle theft", 245, 320), table("Q2", other, 30, 10)
    assert force_years(answer(write({"Q1 Offences": one, "Q2": two}))) == BOTH
    assert force_years(answer(write({"Q1 Offences": one, "Q2": two[1:]}))) == BOTH
    assert force_years(answer(write({"Data": [*one, [], *two]}))) == BOTH


@pytest.mark.parametrize("title", [ARRESTED, "2. Number of people charged with pedal cycle theft", "Q2. Arrests made"])
def test_a_question_of_something_else(write: Write, title: str) -> None:
    one = table(QUESTION, "Pedal cycle theft", 245, 320)
    for label in ("Arrests", "Total", "Number"):
        assert force_years(answer(write({"Q1 Offences": one, "Q2": table(title, label, 30, 10)}))) == BOTH


def test_something_else_alone_is_no_answer(write: Write) -> None:
    assert not answer(write(table(ARRESTED, "Arrests", 30, 10))).observations
    assert not answer(write(table("Pedal cycle theft", "Arrests", 30, 10))).observations
    later = [[ARRESTED], ["Year", *YEARS, "2020/21"], ["Arrests", 30, 10, 5]]
    assert not answer(write({"Q1": table(QUESTION, "Pedal cycle theft", 245, 320), "Q2": later})).observations


def test_beside_another_offence_it_is_left_alone(write: Write) -> None:
    """`Burglary` is not what was asked for: nothing says what stands beside it."""
    for name in ("Burglary", "Thefts from vehicles", "Other"):
        assert not answer(write([*table("Answer", name, 245, 320), ["Arrests", 30, 10]])).observations
        one, two = table("Answer", name, 245, 320), table("Q2", "Arrests", 30, 10)
        assert not answer(write({"Q1": one, "Q2": two})).observations


def test_what_became_of_the_offences_is_not_left_out_of_them(write: Write) -> None:
    """The name is over each of the lines, or a total adds both up: neither line is the offences themselves."""
    section: Grid = [["Offence", "End", *YEARS], ["Pedal cycle theft", "Charged", 30, 10], [None, "Cautioned", 5, 6]]
    for grid in (
        [*section, [None, "Other", 210, 304]],
        [*section, ["Pedal cycle theft", "Other", 210, 304]],
        [*section, [None, "Undetected", 210, 304], [None, "Total", 245, 320]],
        [*table("Answer", "Pedal cycle theft", 245, 320), ["Arrests", 30, 10], ["Total", 275, 330]],
    ):
        assert force_years(answer(write(grid))) in ({}, BOTH)


@pytest.mark.parametrize("more", [" (undetected)", " - no arrest made", ", still open", " - other", " without charge"])
def test_a_name_of_what_is_left_beside_them(write: Write, more: str) -> None:
    for other in ("Arrests", "Charged"):
        rows = table("Answer", f"Pedal cycle theft{more}", 215, 310)
        assert not answer(write([*rows, [other, 30, 10]])).observations
        assert not answer(write([["Year", *YEARS], rows[2], [other, 30, 10]])).observations
        sheets = {
            "Q1 Offences": table(QUESTION, f"Pedal cycle theft{more}", 215, 310),
            "Q2": table("Q2", other, 30, 10),
        }
        assert not answer(write(sheets)).observations


def test_a_name_that_has_such_a_word_in_it_is_an_offence(write: Write) -> None:
    dogs = Collection(
        name="dogs",
        title="Dogs dangerously out of control",
        counts="Offences of a dog being dangerously out of control (section 3) recorded by the force",
    )
    names = ["Owner or person in charge of dog dangerously out of control", "Dog dangerously out of control, no injury"]
    grid = [["Offence", *YEARS], [names[0], 97, 153], [names[1], 33, 230], ["Total", 130, 383]]
    assert force_years(answer(write(grid), dogs)) == {("kent", "2018/19"): 130, ("kent", "2019/20"): 383}


def test_a_title_of_arrests_is_over_the_offence_too(write: Write) -> None:
    for title in ("Pedal cycle theft arrests", "Arrests and charges by offence", "Stop and searches"):
        assert not answer(write([*table(title, "Pedal cycle theft", 245, 320), ["Charges", 30, 10]])).observations
        sheets = {"A": table(title, "Pedal cycle theft", 245, 320), "B": table("Charges", "Charges", 30, 10)}
        assert not answer(write(sheets)).observations


@pytest.mark.parametrize("other", ["Non-crime hate incidents", "Non-crimes", "Non crime occurrences"])
def test_what_calls_itself_no_crime_is_none(write: Write, other: str) -> None:
    hate = Collection(name="hate", title="Hate crime", counts="Hate crimes recorded by the force")
    grid: Grid = [["Financial year", "Hate crimes", other], ["2018/19", 245, 30], ["2019/20", 320, 10]]
    path = write(grid)
    assert force_years(read_response(path, collection="hate", round_=2023, settings=hate)) == BOTH
