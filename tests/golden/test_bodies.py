"""Bodies that are no police force, named as those whose figures a table holds: regional units, councils, agencies.

What belongs here: heads, titles, sources and lone lines that name one. What does not: other police forces and regions
(`test_of_another.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")


def answer(path: Path) -> Reading:
    return read_response(path, collection="burglary", round_=2020, settings=BURGLARY)


BODIES = [
    "South East Regional Organised Crime Unit",
    "ROCU",
    "ERSOU",
    "National Crime Agency",
    "Kent County Council",
    "Medway Council",
    "Counter Terrorism Policing South East",
    "Kent Fire and Rescue",
    "NaVCIS",
]


@pytest.mark.parametrize("body", BODIES)
def test_figures_of_a_body_that_is_no_force(write: Write, body: str) -> None:
    """As the head of a table, in its title, as the source, and alone below it."""
    rows: Grid = [["Year", "Offences"], ["2018/19", 100], ["2019/20", 120]]
    for grid in (
        [[body], ["Burglary offences recorded"], *rows],
        [[f"Burglary offences recorded by {body}"], *rows],
        [["Burglary offences recorded"], *rows, [], [f"Source: {body}"]],
        [["Burglary offences recorded"], *rows, [], [body]],
    ):
        assert not answer(write(grid)).observations, grid


@pytest.mark.parametrize(
    "line", ["All Wales", "Burglary offences in England and Wales", "Burglary offences recorded by Eastern Region"]
)
def test_a_title_of_more_than_one_force(write: Write, line: str) -> None:
    grid: Grid = [[line], ["Burglary offences"], ["Year", "Offences"], ["2018/19", 100]]
    assert not answer(write(grid)).observations


@pytest.mark.parametrize(
    "line",
    [
        "Corporate Services",
        "Information Access Team",
        "Burglary offences by council",
        "Burglary offences in each borough council area",
        "Home Office counting rules for England and Wales",
        "Kent Police, England and Wales",
        "Source: Kent Police, National Police Chiefs' Council guidance",
        "Source: Home Office Data Hub",
    ],
)
def test_lines_that_name_a_body_and_not_whose_figures_these_are(write: Write, line: str) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 100], ["2019/20", 120]]
    assert answer(write([[line], ["Burglary offences recorded"], *rows])).observations
    assert answer(write([["Burglary offences recorded"], *rows, [], [line]])).observations
