"""Marks on figures, years, lines, headings and totals, and the notes that they lead to.

What belongs here: a mark and its note, wherever it stands. What does not: notes without a mark (`test_caveats.py`), or
signs that stand alone in a cell (`test_values.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import parse_sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
TITLE: Grid = [["Burglary offences recorded"]]


def table(**marks: str) -> Grid:
    """Two districts and two years; `marks` are put at the end of the cell that they name."""
    return [
        [f"District{marks.get('heading', '')}", "2018/19", f"2019/20{marks.get('year', '')}"],
        ["Medway", 100, f"120{marks['figure']}" if "figure" in marks else 120],
        [f"Dover{marks.get('line', '')}", 30, 40],
        [f"Total{marks.get('total', '')}", 130, 160],
    ]


def reading(write: Write, sheets: Grid | dict[str, Grid], sidecar: str = "") -> Reading:
    path = write(sheets, "kent-police-foi.xlsx")
    declared = parse_sidecar(sidecar.encode(), path) if sidecar else None
    return read_response(path, collection="burglary", settings=BURGLARY, sidecar=declared)


def whole(found: Reading) -> dict[str, int]:
    """The sums of the years that are known to be whole."""
    sums: dict[str, int] = {}
    for seen in found.observations:
        if seen.financial_year and seen.status == "reported" and seen.count is not None:
            sums[seen.financial_year] = sums.get(seen.financial_year, 0) + seen.count
    return sums


PARTS = [
    "partial year",
    "April to June only",
    "to 31 January 2020",
    "data for April to June only",
    "9 months",
    "to June",
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("cell", ["figure", "year"])
def test_a_mark_whose_note_makes_a_part_of_the_year(write: Write, cell: str, part: str) -> None:
    """Of a figure too: the sum that it belongs to is of no whole year."""
    found = reading(write, [*TITLE, *table(**{cell: "*"}), [None], [f"* {part}"]])
    assert whole(found) == {"2018/19": 130}
    assert {seen.status for seen in found.observations} == {"reported", "partial_year"}


@pytest.mark.parametrize("part", [*(part for part in PARTS if "2020" not in part), "data to 31 January 2019"])
def test_a_mark_of_the_first_year(write: Write, part: str) -> None:
    rows: Grid = [["District", "2018/19*", "2019/20"], ["Medway", 100, 120], ["Dover", 30, 40]]
    assert whole(reading(write, [*TITLE, *rows, [None], [f"* {part}"]])) == {"2019/20": 160}


def test_a_part_of_a_year_of_a_mark_that_stands_nowhere(write: Write) -> None:
    found = reading(write, [*TITLE, *table(), [None], ["* data for April to June only"]])
    assert whole(found) != {"2018/19": 130, "2019/20": 160}


@pytest.mark.parametrize("cell", ["figure", "year", "line", "heading", "total"])
@pytest.mark.parametrize(
    "note", ["incidents", "victims", "estimate", "rounded", "includes robbery", "includes Thanet", "from two sources"]
)
def test_a_mark_whose_note_is_not_understood(write: Write, cell: str, note: str) -> None:
    found = reading(write, [*TITLE, *table(**{cell: "*"}), [None], [f"* {note}"]])
    assert not found.observations
    assert (
        found.quarantine[0].cell == {"figure": "C3", "year": "C2", "line": "A4", "heading": "A2", "total": "A5"}[cell]
    )
    assert note in found.quarantine[0].reason


@pytest.mark.parametrize("line", ["to September only", "Excludes May", "9 months"])
def test_a_mark_of_a_line_that_is_not_whole(write: Write, line: str) -> None:
    assert not reading(write, [*TITLE, *table(line="*"), [None], [f"* {line}"]]).observations


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("*", "*estimate"),
        ("~", "~ estimate"),
        ("†", "† estimate"),
        (" [1]", "[1] estimate"),
        (" (1)", "1. Estimate"),
        ("¹", "¹ estimate"),
        (" [note 1]", "Note 1: estimate"),
        (" (a)", "a) estimate"),
        (" [p]", "[p] part of the force"),
        ("p", "p = part of the force"),
        ("r", "r: reports rather than crimes"),
        ("*", "Figures marked with an asterisk are estimates"),
    ],
)
def test_marks_in_many_forms(write: Write, mark: str, note: str) -> None:
    assert not reading(write, [*TITLE, *table(figure=mark), [None], [note]]).observations


@pytest.mark.parametrize("place", ["above", "beside", "on a sheet of notes", "in the next cell"])
def test_the_note_stands_anywhere(write: Write, place: str) -> None:
    rows = table(year=" [1]")
    beside = [[*rows[0], None, "[1] estimate"], *rows[1:]]
    sheets: dict[str, dict[str, Grid]] = {
        "above": {"Data": [*TITLE, ["[1] estimate"], [None], *rows]},
        "beside": {"Data": [*TITLE, *beside]},
        "on a sheet of notes": {"Data": [*TITLE, *rows], "Notes": [["Notes"], ["[1] estimate"]]},
        "in the next cell": {"Data": [*TITLE, *rows, [None], [1, "Estimate"]]},
    }
    assert not reading(write, sheets[place]).observations


@pytest.mark.parametrize("cell", ["figure", "year", "line", "heading", "total"])
@pytest.mark.parametrize(
    "note",
    [
        "provisional",
        "Figures for 2019/20 are provisional and subject to change.",
        "Provisional: figures for 2019/20 may be revised in the annual publication",
        "Does not include non-crime hate incidents",
        "Figures are provisional and have not been through full validation",
        "Includes 2 offences recorded by BTP and transferred",
        "Excludes cancelled crimes",
        "Revised in June 2020",
        "As described in the Home Office Counting Rules for Recorded Crime.",
        "Counting rules changed in April 2018",
        "Not comparable with earlier years",
        "Data extracted on 12/05/2020 from a live system and may change",
        "See notes tab",
        "Financial years run from 1 April to 31 March",
    ],
)
def test_a_mark_whose_note_changes_nothing(write: Write, cell: str, note: str) -> None:
    found = reading(write, [*TITLE, *table(**{cell: "*"}), [None], [f"* {note}"]])
    assert whole(found) == {"2018/19": 130, "2019/20": 160}


@pytest.mark.parametrize("mark", ["*", "r", "p", " [1]"])
def test_a_mark_without_a_note(write: Write, mark: str) -> None:
    found = reading(write, [*TITLE, *table(figure=mark if mark != " [1]" else "*", line=mark if mark == "*" else "")])
    assert whole(found) == {"2018/19": 130, "2019/20": 160}


def test_a_person_can_leave_the_note_out_of_account(write: Write) -> None:
    ignoring = '[[ignore]]\ncells = "A7"\nreason = "the force confirmed that these are crimes"\n'
    found = reading(write, [*TITLE, *table(figure="*"), [None], ["* incidents"]], sidecar=ignoring)
    assert whole(found) == {"2018/19": 130, "2019/20": 160}


def of_a_part(write: Write, note: str) -> Reading:
    rows: Grid = [
        ["District", "2017/18", "2018/19", "2019/20 (to 31/05/2019)1"],
        ["Medway", 40, 45, 9],
        ["Dover", 50, 55, 11],
        [None],
        [note],
    ]
    return reading(write, [*TITLE, *rows])


@pytest.mark.parametrize(
    "note",
    [
        "1 Figures for the current year are provisional and for part of the year only.",
        "1 Part of the year only.",
        "1. Covers part of the year",
        "1 Year to date",
    ],
)
def test_the_note_of_a_heading_that_says_itself_that_its_year_is_not_whole(write: Write, note: str) -> None:
    assert whole(of_a_part(write, note)) == {"2017/18": 90, "2018/19": 100}


@pytest.mark.parametrize(
    "note",
    [
        "1 Figures are estimated.",
        "1 Covers part of the year and excludes Dover.",
        "All figures are for part of a year.",
    ],
)
def test_the_note_of_such_a_heading_that_says_more(write: Write, note: str) -> None:
    assert whole(of_a_part(write, note)) != {"2017/18": 90, "2018/19": 100}
