"""What heads lines without a heading over their figures: sections, a title in two cells, words that end with the lines.

What belongs here: where the first section stands where a title does. What does not: sections under a heading
(`test_blocks.py`), or what the sections divide (`test_plain_tables.py`).
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
MONTHS = ["April", "May", "June", "July", "August", "September", "October", "November", "December", "January"]
MONTHS += ["February", "March"]


def counts(path: Path, title: str) -> dict[tuple[str, str], object]:
    return dict(force_years(read_response(path, collection="asked", settings=Collection(name="asked", title=title))))


@pytest.mark.parametrize("title", ["Acquisitive crime recorded by Kent Police", "Kent Police"])
def test_a_section_of_years_for_each_offence(write: Write, title: str) -> None:
    grid: list[Any] = [[title]]
    for number, name in enumerate(["Burglary", "Robbery", "Theft from the person"]):
        grid += [[], [name], [YEARS[0], 10 + number], [YEARS[1], 20 + number]]
    assert counts(write(grid), "Robbery") == {("kent", "2018/19"): 11, ("kent", "2019/20"): 21}


def test_a_section_of_districts_for_each_year(write: Write) -> None:
    grid: list[Any] = [["Kent Police - robbery"]]
    for number, year in enumerate(["Apr 18 - Mar 19", "Apr 19 - Mar 20"]):
        grid += [[], [year], ["Dover", 4 + number], ["Deal", 6], ["Force total", 10 + number]]
    assert counts(write(grid), "Robbery") == {("kent", "2018/19"): 10, ("kent", "2019/20"): 11}


def test_a_section_of_months_for_each_year_right_below_the_title(write: Write) -> None:
    grid: list[Any] = [["Kent Police - all robbery offences recorded"]]
    for start in (2018, 2019):
        grid += [[f"April {start} to March {start + 1}"]]
        grid += [[f"{month} {start + (n > 8)}", start - 2016] for n, month in enumerate(MONTHS)] + [[]]
    assert counts(write(grid), "Robbery") == {("kent", "2018/19"): 24, ("kent", "2019/20"): 36}


def test_a_title_and_its_year_in_two_cells(write: Write) -> None:
    def one(year: str, figure: int) -> Grid:
        lines: Grid = [["Dover", figure, "40%"], ["Deal", 5, "60%"], ["Total", figure + 5, "100%"], []]
        return [["Robbery", year], ["Locality", "Crimes", "% of total"], *lines]

    grid = [["Kent Police"], [], *one("1 April 2018 to 31 March 2019", 3), *one("1 April 2019 to 31 March 2020", 4)]
    assert counts(write(grid), "Robbery") == {("kent", "2018/19"): 8, ("kent", "2019/20"): 9}


@pytest.mark.parametrize(("over", "read"), [("Recorded offences in the year ending", True), ("Recorded by", False)])
def test_words_that_end_with_the_lines_below(write: Write, over: str, read: bool) -> None:
    grid: list[Any] = [["Kent Police"], ["Robbery"], [over], ["31 March 2019", 825], ["31 March 2020", 757]]
    whole = {("kent", "2018/19"): 825, ("kent", "2019/20"): 757}
    assert counts(write(grid), "Robbery") == (whole if read else {})
