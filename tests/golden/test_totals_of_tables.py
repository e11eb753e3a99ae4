"""Totals of several tables: a line below the last, and a table of its own over the others or below them.

What belongs here: what such a total proves, and what it does not. What does not: totals within one table
(`test_totals.py`), or tables that the others add up to without a word (`test_tables_of_a_file.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
TOWNS = {"North": ("Dover", "Deal"), "South": ("Thanet", "Swale"), "West": ("Ashford", "Maidstone")}
ALL = {("kent", "2018/19"): 63, ("kent", "2019/20"): 69}


def counts(path: Path, title: str = "Robbery", flag: str | None = None) -> dict[tuple[str, str], object]:
    settings = Collection(name="asked", title=title, flag=flag)
    return dict(force_years(read_response(path, collection="asked", settings=settings)))


def divisions(below: str, *, totals: bool = True, stated: tuple[int, int] = (63, 69)) -> Grid:
    grid: list[Any] = [["Robbery offences recorded"]]
    for number, (name, towns) in enumerate(TOWNS.items()):
        lines: list[list[Any]] = [[town, 8 + number * 2 + n, 9 + number * 2 + n] for n, town in enumerate(towns)]
        total = ["Total", *(sum(int(line[of]) for line in lines) for of in (1, 2))]
        grid += [[None], [f"{name} Division"], ["District", *YEARS], *lines, *([total] if totals else [])]
    return [*grid, [None], [below, *stated]]


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("below", ["Grand total", "Kent Police Total", "Force total", "Total of tables 1, 2 and 3"])
def test_a_total_of_all_tables_below_the_last(write: Write, below: str, totals: bool) -> None:
    assert counts(write(divisions(below, totals=totals))) == ALL


@pytest.mark.parametrize("stated", [(63, 70), (62, 69)])
def test_one_that_is_no_sum_of_them(write: Write, stated: tuple[int, int]) -> None:
    assert counts(write(divisions("Grand total", stated=stated))) == {}


def test_a_total_of_pages_on_sheets_of_their_own(write: Write) -> None:
    pages = {
        "Page 1": [["Robbery (page 1 of 2)"], ["Area", *YEARS], ["Dover", 10, 12], ["Deal", 20, 21]],
        "Page 2": [
            ["Robbery (page 2 of 2)"],
            ["Area", *YEARS],
            ["Swale", 30, 30],
            ["Lydd", 3, 6],
            ["Total, pages 1 and 2", 63, 69],
        ],
    }
    assert counts(write(pages)) == ALL


@pytest.mark.parametrize(("below", "read"), [("Grand total", True), ("", False)])
def test_completed_and_attempted_are_all_only_with_their_total(write: Write, below: str, read: bool) -> None:
    def one(name: str, *figures: int) -> Grid:
        return [[name], ["District", *YEARS], ["Dover", *figures[:2]], ["Deal", *figures[2:]]]

    grid = [["Robbery recorded"], [], *one("Completed", 20, 21, 25, 30), [], *one("Attempted", 8, 8, 10, 10)]
    assert counts(write([*grid, *([[], [below, 63, 69]] if below else [])])) == (ALL if read else {})


def below_their_whole(whole: str, label: str, named: tuple[str, str], stated: int = 63) -> list[Any]:
    one, other = named
    return [
        ["Kent Police"],
        [whole, *YEARS],
        [label, stated, 69],
        [],
        *([one, *YEARS], ["East", 13, 9], ["West", 20, 20], ["Subtotal", 33, 29], []),
        *([other, *YEARS], ["East", 10, 30], ["West", 20, 10], ["Subtotal", 30, 40]),
    ]


CLASSES = ("Rape of a child under 13", "Sexual grooming")
ONLINE = "Total online-flagged child sexual offences, all tables below"


@pytest.mark.parametrize(("stated", "read"), [(63, True), (64, False)])
def test_a_table_that_is_called_the_total_of_those_below(write: Write, stated: int, read: bool) -> None:
    grid = below_their_whole(ONLINE, "All", CLASSES, stated)
    assert counts(write(grid), "Online child sexual offences", "online") == (ALL if read else {})


def test_districts_that_no_list_has_below_their_total(write: Write) -> None:
    grid = below_their_whole("Total of all tables below", "All districts", ("Coast", "Rest of Kent"))
    grid[0] = ["Kent Police: robbery"]
    assert counts(write(grid)) == ALL
