"""A line of another force in the response of one: its figures are asked of itself.

What belongs here: one other force beside the response's own. What does not: a force's name among districts
(`test_members.py`), or files of several forces (`test_forces.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
ROWS: Grid = [["Essex", 100, 120], ["Kent", 5, 6]]
BOTH = {("essex", "2018/19"): 100, ("essex", "2019/20"): 120, ("kent", "2018/19"): 5, ("kent", "2019/20"): 6}


def table(title: str, total: bool = False, heading: str = "Force") -> Grid:
    sums: Grid = [["Total", 105, 126]] if total else []
    return [[title], [heading, "2018/19", "2019/20"], *ROWS, *sums]


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("heading", ["Force", "Area", ""])
def test_a_line_of_another_force(write: Write, total: bool, heading: str) -> None:
    path = write(table("Burglary offences recorded", total, heading), "essex-police-foi.xlsx")
    refused(path, "A4", saying="of another force: 'Kent'", suggesting="ignore the line|both")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Burglary offences recorded by Essex Police and Kent Police", "essex-police-foi.xlsx"),
        ("Burglary offences recorded", "essex and kent police.xlsx"),
        ("Burglary offences recorded", "response.xlsx"),
    ],
)
def test_a_response_of_both(write: Write, title: str, name: str) -> None:
    accepted(write(table(title), name), BOTH, ledger=False)


def test_a_file_listed_for_both(write: Write) -> None:
    path = write(table("Burglary offences recorded"), "response.xlsx")
    reading = read_response(path, round_=2020, expected_forces_of_file=("essex", "kent"))
    assert len(reading.observations) == 4


def test_the_line_ignored(write: Write) -> None:
    path = write(table("Burglary offences recorded"), "essex-police-foi.xlsx")
    sidecar = Sidecar.model_validate({"ignore": [{"label": "Kent", "reason": "for comparison"}]})
    reading = read_response(path, round_=2020, sidecar=sidecar)
    assert [seen.count for seen in reading.observations] == [100, 120]
