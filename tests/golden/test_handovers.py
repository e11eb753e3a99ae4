"""One recording system after another, as notes tell it: no day is missing between them, or some are.

What belongs here: notes with the date to which one went and from which the next goes on. What does not: dates up to
which figures go (`test_periods.py`), or what systems are called (`test_recording_systems.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reading.surroundings.handovers import without_handovers

from .build import Grid
from .expect import accepted, read

Write = Callable[..., Path]
YEARS = {"2018/19": 99, "2019/20": 94}


def noted(note: str) -> Grid:
    return [["Burglary offences"], [], ["Year", "Offences"], *([year, n] for year, n in YEARS.items()), [], [note]]


@pytest.mark.parametrize(
    "note",
    [
        "Data source: CRIS (to Feb 2020) and CONNECT (from Feb 2020).",
        "Source: CRIS to 14 February 2020, CONNECT from 15 February 2020.",
        "Data taken from CRIS up to January 2020 and from CONNECT since.",
        "Recorded on Athena until 31 January 2020 and on Niche from 1 February 2020.",
    ],
)
def test_where_one_goes_on_from_the_other_the_year_is_whole(write: Write, note: str) -> None:
    accepted(write(noted(note)), YEARS)


@pytest.mark.parametrize(
    "note",
    [
        "Source: CRIS (to Feb 2020) and CONNECT (from April 2020).",
        "Source: CRIS to 14 February 2020.",
        "Data to Feb 2020",
        "Data taken from CRIS up to January 2020.",
    ],
)
def test_where_days_are_missing_it_is_not(write: Write, note: str) -> None:
    seen = read(write(noted(note))).observations
    assert [one.status for one in seen if one.financial_year == "2019/20" and one.count == YEARS["2019/20"]] == []


def test_only_the_dates_are_taken_out() -> None:
    assert without_handovers("CRIS to May 2019, Niche from June 2019; Dover to July 2019") == (
        "CRIS , Niche ; Dover to July 2019"
    )
    assert without_handovers("From April 2018 to March 2019") == "From April 2018 to March 2019"
