"""Percentages beside the counts that they are of, where their own labels do not call them so.

What belongs here: years that stand again, and lines of parts. What does not: columns headed `%` (`test_measures.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
COUNTS = {"2018/19": 27, "2019/20": 32}


def shares(corner: str | None, gap: bool = False) -> Grid:
    between = [None] if gap else []
    return [
        ["Kent Police: child sexual offences with the online flag"],
        ["Offence", *YEARS, *between, corner, *YEARS],
        ["Rape of a child under 13", 8, 11, *between, "Rape of a child under 13", 0.296, 0.344],
        ["Sexual grooming", 19, 21, *between, "Sexual grooming", 0.704, 0.656],
    ]


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("corner", ["% of year total", "Share"])
def test_the_same_years_again_as_percentages(write: Write, corner: str, gap: bool) -> None:
    columns = "FG" if gap else "EF"
    formats = {f"{column}{row}": "0.0%" for column in columns for row in (3, 4)}
    accepted(write(shares(corner, gap), "kent-police-online.xlsx", formats=formats), COUNTS, ledger=False)


def test_a_line_of_a_part_in_percent(write: Write) -> None:
    grid: Grid = [
        ["Offence", *YEARS],
        ["Rape of a child under 13", 8, 11],
        ["Sexual grooming", 19, 21],
        ["Total", 27, 32],
    ]
    accepted(write([*grid, ["of which repeat victims", "12%", "14%"]], "kent-online.xlsx"), COUNTS)


def test_a_percentage_in_place_of_a_count(write: Write) -> None:
    grid: Grid = [["Offence", *YEARS], ["Rape of a child under 13", 8, 11], ["Sexual grooming", "12%", "14%"]]
    refused(write(grid, "kent-online.xlsx"), "Sheet1!B3", saying="percentage")
