"""A column of numbers headed `Note`, and below a blank row what each says: `1 | Recorded on the previous system`.

What belongs here: lists of notes in two cells, without a full stop. What does not: marks on labels and figures
(`test_marked_notes.py`), or remarks in words beside figures (`test_remarks.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
COUNTS = {"2017/18": 571, "2018/19": 590, "2019/20": 633}


def noted(*notes: list[object], heading: str = "Note", marks: tuple[object, ...] = (1, None, 2)) -> Grid:
    years = [[year, count, mark] for (year, count), mark in zip(COUNTS.items(), marks, strict=True)]
    return [["Financial year", "Stalking offences recorded", heading], *years, [], *notes]


@pytest.mark.parametrize("heading", ["Note", "Notes", "Footnote"])
@pytest.mark.parametrize("name", ["kent-foi.csv", "kent-foi.xlsx"])
def test_notes_that_leave_the_figures_what_they_are(write: Write, heading: str, name: str) -> None:
    notes = [[1, "Recorded on the previous system"], [2, "Data cleansing carried out"]]
    accepted(write(noted(*notes, heading=heading), name), COUNTS)


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("Excludes Medway", "C4"),
        ("Recorded on the previous system only", "C4"),
        ("Includes incidents", "C4"),
        ("Data cleansing not carried out", "C4"),
    ],
)
def test_a_note_that_makes_something_else_of_its_row(write: Write, note: str, cell: str) -> None:
    refused(write(noted([1, "Recorded on the previous system"], [2, note]), "kent-foi.csv"), cell, saying="note")


def test_a_text_in_place_of_a_figure_is_no_note(write: Write) -> None:
    """Where no number above leads to it, or no blank row is before it."""
    refused(write(noted([3, "Recorded on the previous system"], [4, "Not yet validated"]), "kent-foi.csv"))
    refused(write([*noted([1, "Recorded on the previous system"])[:4], [1, "See below the"]], "kent-foi.csv"))
