"""Sentences among the lines of a table: they are notes, and neither a label of the lines below nor the end of the
table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .expect import accepted, observations, refused

Write = Callable[..., Path]


@pytest.mark.parametrize(
    "note",
    [
        "Recording of this offence changed following a review.",
        "Figures for grooming are provisional and may be subject to change",
        "The force moved to Niche in October 2018, so later figures are not comparable",
        "From here on new counting rules apply.",
        "Rape is shown separately as it has its own classification",
    ],
)
def test_a_note_between_lines(write: Write, note: str) -> None:
    cells: dict[str, dict[str, object]] = {
        "B2": {"offence": "Rape", "count": 3},
        "C2": {"count": 12},
        "B4": {"offence": "Grooming", "count": 5},
        "C4": {"count": 7},
    }
    observations(write([["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], [note], ["Grooming", 5, 7]]), cells)


def test_a_note_with_a_date_between_years(write: Write) -> None:
    note = "The force moved to Niche in October 2018, so later figures are not comparable"
    grid = [["Year", "Offences"], ["2017/18", 1], [note], ["2018/19", 3], ["2019/20", 5]]
    accepted(write(grid), {"2017/18": 1, "2018/19": 3, "2019/20": 5})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Offences where the victim was under 16 years of age", "Offences where the victim was 16 or over at the time"),
        ("How many offences were recorded with an online flag?", "How many offences were recorded without a flag?"),
    ],
)
def test_a_long_label_still_names_the_lines_below_it(write: Write, first: str, second: str) -> None:
    grid = [["Offence", "2018/19"], [first], ["Rape", 3], ["Grooming", 5], [second], ["Rape", 2], ["Grooming", 1]]
    if "flag" in first:
        refused(write(grid), saying="flag")
    else:
        accepted(write(grid), {"2018/19": 11})
