"""Notes that say which year is the last whole one, and which is not there: they take nothing from the whole one.

What belongs here: sentences of two years, or of none in figures. What does not: notes by which a year of the table is
not whole (`test_context.py`), and those that marks lead to (`test_marked_parts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
NUMBERS = {"2017/18": 298, "2018/19": 327, "2019/20": 305}


def reading(write: Write, *notes: str) -> Reading:
    rows: Grid = [["Robbery offences"], ["Financial year", "Total"], *NUMBERS.items(), [None], *([n] for n in notes)]
    path = write(rows, "kent-police-foi.xlsx")
    return read_response(path, collection="robbery", settings=ROBBERY)


def whole(found: Reading) -> dict[str, int | None]:
    return {s.financial_year: s.count for s in found.observations if s.financial_year and s.status == "reported"}


@pytest.mark.parametrize(
    "note",
    [
        "Note 1: 2019/20 is the latest complete year; 2020/21 is not included.",
        "2019/20 is the most recent full year",
        "2019/20 is the last complete financial year, so 2020/21 is not included.",
        "2019/20 is the most recent full financial year available; the current year has not been included.",
        "The latest complete year is 2019/20; data for 2020/21 is not yet available.",
        "2020/21 is not included as 2019/20 is the latest full year.",
        "Data for 2020/21 not yet available",
        "Data for 2020/21 is not yet available.",
        "2020/21 is not a complete year and is not included; the last full year is 2019/20.",
        "Figures go up to 2019/20; 2020/21 has not been included.",
        "2019/20 is the last full year. 2020/21 is excluded because it is not complete.",
    ],
)
def test_a_year_that_is_called_whole_beside_one_that_is_not_there(write: Write, note: str) -> None:
    found = reading(write, note)
    assert whole(found) == NUMBERS, (found.quarantine, found.observations)


@pytest.mark.parametrize(
    "note",
    [
        "2018/19 is the latest complete year; 2019/20 is to December.",
        "2018/19 is the latest complete year; 2019/20 is not complete.",
        "2018/19 is the latest complete year, the current year is not a full year.",
        "2019/20 is not the latest complete year and is not included in full.",
        "2019/20 is not a complete year; 2020/21 is not included.",
        "2019/20 is the latest complete year, but March is not included.",
        "2019/20 is the latest year; it is not complete.",
        "2018/19 and 2019/20 are not complete; 2020/21 is not included.",
        "2018/19, 2019/20 are not complete",
        "The last full year is 2018/19; 2019/20 is partial.",
        "2019/20 is the most recent full year for Medway; for Dover it is not complete.",
        "2019/20 is the latest complete year; Medway is not included.",
        "The latest full year is not included.",
    ],
)
def test_a_year_of_the_table_that_is_not_whole(write: Write, note: str) -> None:
    assert "2019/20" not in whole(reading(write, note))


@pytest.mark.parametrize("note", ["2019/20 is not a full year.", "Figures for 2019/20 are to December only."])
def test_the_last_sentence_of_a_long_note(write: Write, note: str) -> None:
    long = (
        "Please be aware that this information was taken from the crime recording system of the force on the day on "
        "which it was asked for, and that it may change as crimes are reclassified or cancelled in the light of later "
        "investigation by officers. "
    )
    assert whole(reading(write, long)) == NUMBERS
    assert "2019/20" not in whole(reading(write, long + note))


@pytest.mark.parametrize(
    ("note", "last"),
    [
        ("[x] = not available (records before April 2019 not migrated)", True),
        ("[x] = not available. 2019/20 is to June only.", False),
    ],
)
def test_a_date_in_the_meaning_of_a_sign_is_of_the_figures_that_have_it(write: Write, note: str, last: bool) -> None:
    rows: Grid = [["Robbery offences"], ["Force", *NUMBERS], ["Kent", "[x]", 327, 305], [None], [note]]
    found = read_response(write(rows, "kent-police-foi.xlsx"), collection="robbery", settings=ROBBERY)
    assert ("2019/20" in whole(found)) == last
