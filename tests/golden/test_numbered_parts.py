"""Parts of a file with numbers, `page 1 of 3`, `Table 3`, and whether they are all there.

What belongs here: parts that are added up. What does not: lists of records that were cut (`test_records.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
SUMS = {("kent", "2018/19"): 10, ("kent", "2019/20"): 14}


def counts(path: Path, title: str) -> dict[tuple[str, str], object]:
    return dict(force_years(read_response(path, collection="asked", settings=Collection(name="asked", title=title))))


def pages(*numbers: int, many: int = 2) -> Grid:
    head: Grid = [["Beat", *YEARS], ["Dover", 2, 3], ["Deal", 3, 4]]
    beats: Grid = [["Beat", *YEARS], ["Swale", 1, 3], ["Thanet", 4, 4]]
    one, other = [[f"Robbery - page {number} of {many}"] for number in numbers]
    return [one, *head, [], other, *beats]


@pytest.mark.parametrize(("numbers", "many", "whole"), [((1, 2), 2, True), ((1, 3), 3, False), ((1, 2), 3, False)])
def test_the_pages_of_one_table(write: Write, numbers: tuple[int, int], many: int, whole: bool) -> None:
    assert counts(write(pages(*numbers, many=many)), "Robbery") == (SUMS if whole else {})


@pytest.mark.parametrize(("second", "whole"), [(2, True), (3, False)])
def test_tables_of_classes_that_are_numbered(write: Write, second: int, whole: bool) -> None:
    grid: Grid = [
        ["Table 1: Stalking"],
        ["Year", "Offences"],
        *zip(YEARS, (4, 6), strict=True),
        [],
        [f"Table {second}: Harassment"],
        ["Year", "Offences"],
        *zip(YEARS, (6, 8), strict=True),
    ]
    assert counts(write(grid), "Stalking and harassment") == (SUMS if whole else {})


@pytest.mark.parametrize("other", [True, False])
def test_a_table_that_goes_on_elsewhere(write: Write, other: bool) -> None:
    grid: Grid = [["Robbery"], ["Beat", *YEARS], ["Dover", 4, 6], ["Deal", 6, 8], ["continued on Page 2"]]
    rest: Grid = [["Robbery"], ["Beat", *YEARS], ["Swale", 1, 1], ["Thanet", 2, 2], ["Total, pages 1 and 2", 13, 17]]
    read = counts(write({"Page 1": grid, **({"Page 2": rest} if other else {})}), "Robbery")
    assert bool(read) == other
