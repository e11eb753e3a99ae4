"""A sheet with the number of a question to which nothing is held: it says nothing of the figures of another question.

What belongs here: sheets without figures beside one with the answer. What does not: several tables with figures
(`test_numbered_tables.py`), or several questions on one sheet (`test_several_questions.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
ANSWER: Grid = [
    ["Q1 - Number of robbery offences recorded"],
    ["Fiscal year", "Offences"],
    ["2018/19", 327],
    ["2019/20", 305],
]


def counts(write: Write, name: str, rows: Grid, answer: Grid = ANSWER, first: str = "Q1") -> list[int | None]:
    path = write({first: answer, name: rows}, "kent-police-foi.xlsx")
    return [seen.count for seen in read_response(path, collection="robbery", settings=ROBBERY).observations]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Q2", [["Q2 - Average police attendance time"], ["Not held"]]),
        ("Sheet2", [["Kent Police"], ["Question 2: mean cost of each investigation"], ["No information held"]]),
        ("Q3", [["Q3. Percentage of calls answered in ten seconds", "Information not held"]]),
        ("Q2", [["Q2 Estimated value of property"], [None], ["Refused - section 12, cost exceeded"]]),
    ],
)
def test_a_question_to_which_nothing_is_held(write: Write, name: str, rows: Grid) -> None:
    assert counts(write, name, rows) == [327, 305]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Q2", [["Q2 - How the figures of Q1 were made"], ["Estimated from a sample"]]),
        ("Q2", [["Q2 - Districts not in Q1"], ["Medway is excluded"]]),
        ("Q1 notes", [["Q1 - Average for each month"], ["Not held"]]),
        ("Notes", [["Average numbers are shown"], ["Not held"]]),
        ("Q2", [["Q2 - Are the figures above estimated?"], ["Figures are estimated"]]),
        ("Q2", [["Q2 - Average numbers are shown in the data of Q1"], ["Not held"]]),
    ],
)
def test_a_sheet_that_speaks_of_the_figures(write: Write, name: str, rows: Grid) -> None:
    assert counts(write, name, rows) == []


def test_a_sheet_with_a_number_beside_an_answer_without_one(write: Write) -> None:
    """Whether it is another question than that of the answer, nobody says."""
    rows: Grid = [["Q2 - Average for each month"], ["Not held"]]
    assert counts(write, "Q2", rows, [["Robbery offences"], *ANSWER[1:]], first="Data") == []
