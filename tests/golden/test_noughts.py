"""Numbers that are no counts by what the file says of them: a nought for few or for nothing held, 99999 for none known.

What belongs here: legends of numbers, and remarks beside a nought. What does not: signs that are no numbers
(`test_values.py`).
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
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")


def reading(write: Write, rows: Grid) -> Reading:
    path = write([["Burglary offences recorded"], *rows], "kent-police-foi.xlsx")
    return read_response(path, collection="burglary", settings=BURGLARY)


def first(found: Reading) -> tuple[int | None, int | None, int | None, str]:
    seen = found.observations[0]
    return seen.count, seen.count_low, seen.count_high, seen.status


@pytest.mark.parametrize(
    ("stated", "note", "expected"),
    [
        (0, "0 denotes fewer than 5", (None, 0, 4, "suppressed")),
        ("0", "0 = fewer than 5", (None, 0, 4, "suppressed")),
        (0, "Figures under 5 are shown as 0", (None, 0, 4, "suppressed")),
        (0, "Counts of 1 to 4 are shown as zero", (None, 0, 4, "suppressed")),
        (0, "Zero means not recorded", (None, 0, None, "not_held")),
        (0, "0 indicates no data held", (None, 0, None, "not_held")),
        (5, "Figures under 5 have been replaced by 5", (None, 0, 5, "suppressed")),
        (99999, "99999 = not available", (None, 0, None, "not_held")),
        (0, "0 = none recorded", (0, 0, 0, "reported")),
        (0, "0: no offences recorded", (0, 0, 0, "reported")),
        (5, "Figures under 5 are shown as <5", (5, 5, 5, "reported")),
        (5, "<5 = fewer than five", (5, 5, 5, "reported")),
        (0, "Values of 4 or less are shown as 0-4", (0, 0, 0, "reported")),
        (1, "1: see the covering letter", (1, 1, 1, "reported")),
    ],
)
def test_what_a_number_stands_for(
    write: Write, stated: int | str, note: str, expected: tuple[int | None, int | None, int | None, str]
) -> None:
    rows: Grid = [[None, "2018/19", "2019/20"], ["Offences", stated, 120], [None], [note]]
    assert first(reading(write, rows)) == expected


@pytest.mark.parametrize("remark", ["Data not held", "No data", "Not recorded before 2019", "System error"])
def test_a_nought_beside_a_remark_that_nothing_is_held(write: Write, remark: str) -> None:
    found = reading(write, [["Year", "Offences", "Comment"], ["2018/19", 0, remark], ["2019/20", 120, None]])
    assert not found.observations
    assert (found.quarantine[0].cell, remark in found.quarantine[0].reason) == ("B3", True)


@pytest.mark.parametrize(
    "note", ["2018/19 data is not held", "No data available for 2018/19", "We started recording in April 2019"]
)
def test_noughts_of_a_year_that_is_not_held(write: Write, note: str) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 0], ["2019/20", 120], [None], [note]]
    assert not any(seen.count == 0 for seen in reading(write, rows).observations)


@pytest.mark.parametrize("remark", ["None recorded", "No offences", "Checked", None])
def test_a_nought_that_counts_none(write: Write, remark: str | None) -> None:
    found = reading(write, [["Year", "Offences", "Comment"], ["2018/19", 0, remark], ["2019/20", 120, None]])
    assert [seen.count for seen in found.observations] == [0, 120]


@pytest.mark.parametrize(
    "note", ["Offence code created in 2019", "2017/18 data is not held", "Recording began in 2010"]
)
def test_noughts_of_a_year_that_is_held(write: Write, note: str) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 0], ["2019/20", 120], [None], [note]]
    assert [seen.count for seen in reading(write, rows).observations] == [0, 120]
