"""Lines that are the sum of the lines below or above them, and no label that says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
SMALL: Grid = [
    ["Offence", "2018/19"],
    ["Sexual offences", 5],
    ["Rape", 2],
    ["Sexual assault", 3],
    ["Violence", 4],
    ["Assault", 1],
    ["Harassment", 3],
]


def test_two_parents_over_small_numbers(write: Write) -> None:
    refused(
        write(SMALL),
        "B2",
        saying=r"'Sexual offences', 'Violence'.*\b9\b.*\b18\b",
        suggesting=r'total_labels = \["Sexual offences", "Violence"\]',
    )


def test_two_sums_below_their_parts(write: Write) -> None:
    grid = [SMALL[0], *SMALL[2:4], ["Sexual", 5], *SMALL[5:], ["Violent", 4]]
    refused(write(grid), "B4", saying=r"\b9\b.*\b18\b", suggesting="total_labels")


def test_parents_among_the_columns(write: Write) -> None:
    header, counts = zip(*SMALL[1:], strict=True)
    refused(write([["Year", *header], ["2018/19", *counts]]), saying=r"\b9\b.*\b18\b", suggesting="total_labels")


@pytest.mark.parametrize("rows", [SMALL[1:4], [*SMALL[1:], ["Theft", 1]], [["A1", 0], *SMALL[2:]]])
def test_one_small_sum_or_a_rest_may_be_chance(write: Write, rows: Grid) -> None:
    names = [["Rape", "Grooming", "Assault", "Images", "Incest", "Exposure", "Theft"][i] for i, _ in enumerate(rows)]
    total = sum(row[1] for row in rows)
    accepted(write([SMALL[0], *([name, row[1]] for name, row in zip(names, rows, strict=True))]), {"2018/19": total})


def test_a_total_over_all_proves_that_they_are_all_leaves(write: Write) -> None:
    refused(write([*SMALL, ["Total", 9]]), saying="18")
