"""Tables one under another, each of a district: the force's figures where they divide it, a part where they do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, observations, refused

Write = Callable[..., Path]


def stack(
    *tables: tuple[str, int, int], over: str = "Gwent Police", years: tuple[str, str] = ("2017/18", "2018/19")
) -> Grid:
    grid: list[list[object]] = [[over], [None]] if over else []
    for title, first, second in tables:
        grid += [[title], [*years], [first, second], [None]]
    return grid


BLAENAU, CAERPHILLY, NEWPORT = ("Blaenau Gwent", 81, 90), ("Caerphilly", 211, 205), ("Newport", 260, 244)
SUM = {("gwent", "2017/18"): 552, ("gwent", "2018/19"): 539}


@pytest.mark.parametrize("over", ["Gwent Police", "Stalking by local authority", "Offences recorded, by district"])
def test_a_table_of_each_district(write: Write, over: str) -> None:
    accepted(write(stack(BLAENAU, CAERPHILLY, NEWPORT, over=over), "Gwent 1.xlsx"), SUM)


def test_each_figure_is_of_its_district(write: Write) -> None:
    path = write(stack(BLAENAU, CAERPHILLY), "Gwent 1.xlsx")
    observations(
        path,
        {
            **{cell: {"count": count, "breakdown": "Blaenau Gwent"} for cell, count in (("A5", 81), ("B5", 90))},
            **{cell: {"count": count, "breakdown": "Caerphilly"} for cell, count in (("A9", 211), ("B9", 205))},
        },
    )


@pytest.mark.parametrize(
    "grid",
    [
        stack(BLAENAU, CAERPHILLY, NEWPORT, over=""),
        stack(BLAENAU, CAERPHILLY, ("Newport city centre", 260, 244)),
        stack(BLAENAU, CAERPHILLY, ("Cardiff", 260, 244)),
        stack(BLAENAU, CAERPHILLY, CAERPHILLY),
        [*stack(BLAENAU, CAERPHILLY), *stack(NEWPORT, over="", years=("2018/19", "2019/20"))],
    ],
)
def test_tables_that_may_not_be_all_of_it(write: Write, grid: Grid) -> None:
    refused(write(grid, "Gwent 1.xlsx"), saying="a part of the force", ledger=False)


@pytest.mark.parametrize(
    ("force", "title"),
    [
        ("Gwent", "Blaenau Gwent"),
        ("Sussex", "Burglary offences in East Sussex"),
        ("Cheshire", "Burglary offences - Cheshire East"),
        ("Norfolk", "Burglary offences, North Norfolk"),
        ("Surrey", "Surrey Heath"),
    ],
)
def test_a_part_that_bears_the_forces_name_is_a_part(write: Write, force: str, title: str) -> None:
    grid: Grid = [[f"{force} Police"], [None], [title], ["2017/18", "2018/19"], [81, 90]]
    refused(write(grid, f"{force}.xlsx"), "Sheet1!A3", saying="a part of the force")
