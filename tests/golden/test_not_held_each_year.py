"""Words in place of numbers, or nothing at all, where each year has a line or a column: a value that is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, observations, refused

Write = Callable[..., Path]
TITLE: Grid = [["Burglary offences recorded"]]
HELD = "Information not held"


@pytest.mark.parametrize(
    "said", [HELD, "No information held", "Kent Police does not hold this information", "not held"]
)
@pytest.mark.parametrize(
    "lay_out",
    [
        lambda one, two: [["2018/19", "2019/20"], [one, two]],
        lambda one, two: [[None, "2018/19", "2019/20"], ["Offences", one, two]],
        lambda one, two: [["2018/19", one], ["2019/20", two]],
        lambda one, two: [["Year", "Offences"], ["2018/19", one], ["2019/20", two]],
    ],
)
def test_each_year_is_not_held(write: Write, lay_out: Callable[..., Grid], said: str) -> None:
    path = write([*TITLE, *lay_out(said, said)])
    accepted(path, {"2018/19": (0, None), "2019/20": (0, None)}, ledger=False)
    path = write([*TITLE, *lay_out(said, 12)])
    accepted(path, {"2018/19": (0, None), "2019/20": 12}, ledger=False)


def test_a_line_of_several_that_are_not_held(write: Write) -> None:
    rows = [["Residential burglary", HELD, HELD], ["Business burglary", HELD, HELD]]
    path = write([*TITLE, [None, "2018/19", "2019/20"], *rows])
    accepted(path, {"2018/19": (0, None), "2019/20": (0, None)}, ledger=False)


def test_a_year_with_nothing_beside_it_is_left_blank(write: Write) -> None:
    head: Grid = [*TITLE, ["Year", "Offences"]]
    first = write([*head, ["2018/19", None], ["2019/20", 120]])
    observations(first, {"B3": {"year": "2018/19", "status": "blank"}, "B4": {"year": "2019/20", "count": 120}})
    within = write([*head, ["2018/19", 100], ["2019/20", None], ["2020/21", 120]], "kent-police-2.xlsx")
    accepted(within, {"2018/19": 100, "2019/20": (0, None), "2020/21": 120}, round_=2023)


def test_a_year_over_its_months_heads_them(write: Write) -> None:
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    rows = [["2018/19", None], *([month, 1] for month in months), ["2019/20", None], *([month, 2] for month in months)]
    accepted(write([*TITLE, ["Month", "Offences"], *rows]), {"2018/19": 12, "2019/20": 24})


def test_a_word_beside_one_date_is_no_line_of_figures(write: Write) -> None:
    refused(write([*TITLE, ["Date of response", "12 May 2020"], ["2018/19", "see letter"]]), ledger=False)
