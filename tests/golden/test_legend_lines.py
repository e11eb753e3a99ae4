"""Legends of several signs and marks in one line, and columns of marks that they explain.

What belongs here: `r = revised, p = provisional`, `: not available   .. not applicable`, and marks that every table of
official statistics uses. What does not: a legend of one sign (`test_values.py`), or notes of one mark
(`test_marked_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
NUMBERS = {"2016/17": 311, "2017/18": 298, "2018/19": 327, "2019/20": 305}


def reading(write: Write, rows: Grid) -> Reading:
    path = write([["Kent Police"], ["Robbery offences recorded"], *rows], "kent-police-foi.xlsx")
    return read_response(path, collection="robbery", settings=ROBBERY)


def flagged(*legend: str, marks: str = "..rp", heading: str | None = "Flag") -> Grid:
    flags = [None if mark == "." else mark for mark in marks]
    rows = [[year, n, flag] for (year, n), flag in zip(NUMBERS.items(), flags, strict=True)]
    return [["Financial year", "Offences", heading], *rows, [None], *([line] for line in legend)]


def counts(found: Reading) -> dict[str, int | None]:
    return {seen.financial_year or "": seen.count for seen in found.observations}


@pytest.mark.parametrize(
    "legend",
    [
        "r = revised, p = provisional",
        "p = provisional; r = revised",
        "r: revised   p: provisional",
        "R means revised and P means provisional.",
        "[r] revised / [p] provisional",
        "(p) - provisional, (r) - revised since last year",
        "Key: r = revised figure | p = provisional figure",
        "Flags: r revised, p provisional, e estimated, x not available",
        "Shorthand: [c] = confidential, [p] = provisional, [r] = revised, [z] = not applicable",
        "r – revised; p – provisional; b – break in time series",
        "",
    ],
)
@pytest.mark.parametrize("heading", ["Flag", "Note", None])
def test_a_column_of_marks_is_read_by_the_line_that_explains_them(
    write: Write, legend: str, heading: str | None
) -> None:
    found = reading(write, flagged(*([legend] if legend else []), heading=heading))
    assert counts(found) == NUMBERS, found.quarantine


@pytest.mark.parametrize(
    ("marks", "legend"),
    [
        ("..re", "r = revised, e = estimated"),
        ("..re", "e = estimated; r = revised"),
        ("...e", ""),
        ("...f", "p = provisional, f = forecast"),
        ("...f", ""),
        ("..rp", "r = reports, p = persons"),
        ("..rp", "p = part of the force, r = revised"),
        ("..rp", "r = revised, p = to December"),
        ("..rd", "r = revised / d = excludes Medway"),
        ("....", "Figures are a = attempts only, b = all others"),
        ("....", "r = revised, all figures exclude Medway"),
    ],
)
def test_a_mark_that_makes_something_else_of_a_figure(write: Write, marks: str, legend: str) -> None:
    found = reading(write, flagged(*([legend] if legend else []), marks=marks))
    assert counts(found) != NUMBERS


@pytest.mark.parametrize(
    "legend",
    [
        ": not available   .. not available",
        ".. not applicable; : not available",
        ": = not held, .. = not available",
        "Key: ':' not available, '..' not applicable",
        "[x] not available    .. not held    : not available",
        ": means not available / .. means not held",
    ],
)
def test_signs_in_cells_and_one_line_for_all_of_them(write: Write, legend: str) -> None:
    rows: Grid = [[None, *NUMBERS], ["Robbery offences", ":", "..", 327, 305], [legend]]
    assert counts(reading(write, rows)) == {"2016/17": None, "2017/18": None, "2018/19": 327, "2019/20": 305}


def test_each_sign_of_a_line_has_its_own_meaning(write: Write) -> None:
    rows: Grid = [[None, *NUMBERS], ["Robbery offences", "-", "*", 327, 305], ["- = nil, * = fewer than 5"]]
    found = reading(write, rows)
    assert counts(found) == {"2016/17": 0, "2017/18": None, "2018/19": 327, "2019/20": 305}
    assert [seen.count_high for seen in found.observations] == [0, 4, 327, 305]


@pytest.mark.parametrize(
    "legend",
    [
        "- = not held, 2018/19 is to June only",
        "- = not held. Medway left out",
        "- = not held; 2018/19 figures are estimates",
        ": not available, Medway left out",
        ": not available  .. not held  Figures for 2018/19 are of arrests",
    ],
)
def test_a_line_that_says_more_than_what_its_signs_mean(write: Write, legend: str) -> None:
    rows: Grid = [[None, *NUMBERS], ["Robbery offences", "-", ":", 327, 305], [legend]]
    assert counts(reading(write, rows)).get("2018/19") != 327


def test_a_note_with_a_tab_in_it_stands_in_its_own_cell(write: Callable[..., Path]) -> None:
    """A mark alone in a cell is explained in the next one; a tab within a text leads to no other cell."""
    rows: Grid = [["Robbery offences"], ["Year", "2018/19"], ["Offences", 628], [], ["* revised\tsince"]]
    reading = read_response(write(rows), collection="asked", settings=Collection(name="asked", title="Robbery"))
    assert force_years(reading) == {("kent", "2018/19"): 628}
