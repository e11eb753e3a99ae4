"""Rows and columns that a sheet groups in its outline: parents that are the sums of their groups, and others.

What belongs here: groups of the outline in .xlsx. What does not: parents told by their indents (`test_breakdowns.py`),
or by sums alone (`test_parents.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, observations, refused

Write = Callable[..., Path]
HEAD: Grid = [["Burglary offences recorded"], ["District", "2018/19", "2019/20"]]
EAST: Grid = [["Dover", 100, 120], ["Thanet", 50, 60]]
WEST: Grid = [["Dartford", 10, 15], ["Gravesham", 20, 25]]


def test_parents_above_their_groups(write: Write) -> None:
    grid = [*HEAD, ["East", 150, 180], *EAST, ["West", 30, 40], *WEST]
    path = write(grid, row_levels={"4": 1, "5": 1, "7": 1, "8": 1})
    accepted(path, {"2018/19": 180, "2019/20": 220})
    observations(path, {f"{column}{row}": {} for row in (4, 5, 7, 8) for column in "BC"})


def test_parents_below_their_groups(write: Write) -> None:
    grid = [*HEAD, *EAST, ["East", 150, 180], *WEST, ["West", 30, 40]]
    path = write(grid, row_levels={"3": 1, "4": 1, "6": 1, "7": 1})
    accepted(path, {"2018/19": 180, "2019/20": 220})


def test_groups_within_groups(write: Write) -> None:
    grid = [*HEAD, ["All districts of the force", 180, 220], ["East", 150, 180], *EAST, ["West", 30, 40], *WEST]
    path = write(grid, row_levels={"4": 1, "5": 2, "6": 2, "7": 1, "8": 2, "9": 2})
    accepted(path, {"2018/19": 180, "2019/20": 220})


@pytest.mark.parametrize("parent", [160, 100])
def test_a_parent_that_is_no_sum(write: Write, parent: int) -> None:
    """What is grouped beneath a row may be a part of it, or none."""
    grid = [*HEAD, ["East", parent, 180], *EAST, ["West", 31, 40], *WEST]
    refused(write(grid, row_levels={"4": 1, "5": 1, "7": 1, "8": 1}), "A3", saying="groups 'Dover' with 'East'")


def test_one_row_grouped_under_another(write: Write) -> None:
    grid = [*HEAD, ["Dover", 160, 190], ["Deal", 50, 60], ["Thanet", 70, 80]]
    path = write(grid, row_levels={"4": 1})
    refused(path, "A3", saying="groups 'Deal' with 'Dover'", suggesting="total_labels")
    accepted(write(grid), {"2018/19": 280, "2019/20": 330})


def test_a_total_over_all_rows_however_they_are_grouped(write: Write) -> None:
    grid = [*HEAD, ["Dover", 160, 190], ["Deal", 50, 60], ["Thanet", 70, 80], ["Total", 280, 330]]
    accepted(write(grid, row_levels={"4": 1}), {"2018/19": 280, "2019/20": 330})


@pytest.mark.parametrize("levels", [{"3": 1, "4": 1}, {"2": 1, "3": 1, "4": 1}])
def test_all_rows_in_one_group(write: Write, levels: dict[str, int]) -> None:
    accepted(write([*HEAD, *EAST], row_levels=levels), {"2018/19": 150, "2019/20": 180})


def test_years_that_are_grouped(write: Write) -> None:
    """Earlier years are folded away, and hold no others."""
    rows: Grid = [["2017/18", 90], ["2018/19", 100], ["2019/20", 120]]
    counts = {"2017/18": 90, "2018/19": 100, "2019/20": 120}
    accepted(write([["Burglary offences"], ["Year", "Offences"], *rows], row_levels={"3": 1, "4": 1}), counts)
    across: Grid = [["Offence", *counts], ["Burglary", *counts.values()]]
    accepted(write([["Burglary offences"], *across], column_levels={"B": 1, "C": 1}), counts)


def test_columns_that_are_grouped(write: Write) -> None:
    grid: Grid = [["Burglary offences"], ["Year", "Dover", "Medway", "Thanet"], ["2018/19", 100, 20, 30]]
    refused(write(grid, column_levels={"C": 1}), "B2", saying="groups 'Medway' with 'Dover'")
    accepted(write(grid), {"2018/19": 150})
