"""What a program that made a table printed of its filters: those by what was asked change nothing, others narrow it.

What belongs here: filters on one line, on several, and in the cells over a pivot table. What does not: other sentences
around a table (`test_caveats.py`), or the filter by the flag that a collection counts (`test_flags.py`).
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
TABLE: Grid = [["Burglary offences recorded"], [None, "2018/19", "2019/20"], ["Offences", 100, 120]]


def _read(write: Write, lines: Grid, where: str) -> Reading:
    below: dict[str, Grid] = {"Data": [*TABLE, [None], *lines]}
    above: dict[str, Grid] = {"Data": [*lines, [None], *TABLE]}
    elsewhere: dict[str, Grid] = {"Data": TABLE, "Parameters": lines}
    sheets = {"below": below, "above": above}.get(where, elsewhere)
    return read_response(write(sheets, "kent-police-foi.xlsx"), collection="burglary", settings=BURGLARY)


@pytest.mark.parametrize("where", ["below", "above", "on another sheet"])
@pytest.mark.parametrize(
    "lines",
    [
        [["Applied filters:\nOffence is Burglary\nDistrict is Medway"]],
        [["Applied filters:\nOutcome is Charged"]],
        [["Applied filters:"], ["Offence is Burglary"], ["District is Medway or Dover"]],
        [["Filters applied"], ["Victim type = Elderly"]],
        [["Parameters: Offence = Robbery"]],
        [["Filter on report: District Equal to Medway"]],
        [["Search criteria: burglaries where a vehicle was stolen"]],
        [["Query filters: Outcome In list 1; 1A; 2"]],
        [["Applied filters: Age of victim >= 60"]],
        [["Applied filters: Repeat victim is Yes"]],
        [["Applied filters: Domestic abuse is not Yes"]],
        [["Applied filters: Offence is not Burglary - attempted"]],
        [["District", "Medway"], ["Year", "(All)"]],
        [["Outcome", "(Multiple Items)"]],
        [["Victim gender", "Female"]],
        [["Applied filters:\nIncluded (2) DistrictName"]],
    ],
)
def test_a_filter_that_narrows_what_is_counted(write: Write, lines: Grid, where: str) -> None:
    reading = _read(write, lines, where)
    assert not reading.observations
    reason = reading.quarantine[0].reason
    assert "filter" in reason or str(lines[0][-1]) in reason, reason  # of a part of the force, of one sex
    assert "counts = " in reading.quarantine[0].suggestion


@pytest.mark.parametrize("where", ["below", "above", "on another sheet"])
@pytest.mark.parametrize(
    "lines",
    [
        [["Applied filters:\nOffence is Burglary\nForce is Kent Police\nFinancial Year is 2018/19 or 2019/20"]],
        [["Applied filters:"], ["Offence is Burglary"], ["Date recorded is on or after 01/04/2018"]],
        [["Filters applied"], ["Crime status is Recorded"], ["Outcome is All"]],
        [["Applied filters: Outcome is not Cancelled"]],
        [["Applied filters: No crime is No"]],
        [["Applied filters: District is not (Blank)"]],
        [["Parameters: Crime type = Burglary"]],
        [["District", "(All)"], ["Financial year", "(Multiple Items)"]],
        [["Force", "Kent"], ["Offence", "Burglary"]],
        [["Filters: None"]],
        [["Applied filters:\nForce is Kent Police\nIncluded (2) RecordedFY"]],
        [["Prompts:"], ["Enter Force: KENT"], ["Enter date from: 01/04/2018"], ["Enter date to: 31/03/2020"]],
        [["Contact", "FOI team"]],
        [["Request", "Burglaries by year"]],
    ],
)
def test_a_filter_by_what_was_asked(write: Write, lines: Grid, where: str) -> None:
    reading = _read(write, lines, where)
    assert {o.financial_year: o.count for o in reading.observations} == {"2018/19": 100, "2019/20": 120}, reading.reason


@pytest.mark.parametrize("where", ["below", "on another sheet"])
@pytest.mark.parametrize(
    "lines",
    [
        [["Parameters: Start date 01/06/2018 End date 31/03/2020"]],
        [["Date From: 01/06/2018"], ["Date To: 31/03/2020"]],
        [["Period: 1 Jan 2018 to 31 Dec 2019"]],
        [["Date range: 01/01/2018 to 31/12/2019"]],
        [["Date recorded: 01/04/2019 to 31/03/2020"]],
    ],
)
def test_dates_of_a_search_that_leave_out_a_part_of_a_year(write: Write, lines: Grid, where: str) -> None:
    whole = {o.financial_year for o in _read(write, lines, where).observations if o.status == "reported"}
    assert whole != {"2018/19", "2019/20"}


@pytest.mark.parametrize("where", ["below", "above", "on another sheet"])
@pytest.mark.parametrize(
    "line",
    [
        "Date range: 01/04/2018 to 31/03/2020",
        "Parameters: From 01/04/2018 To 31/03/2020",
        "Period: 1 April 2017 to 31 March 2021",
        "Date recorded: 01/04/2018 - 31/03/2020",
        "Date of request: 5 May 2020",
    ],
)
def test_dates_of_a_search_that_hold_all_years(write: Write, line: str, where: str) -> None:
    reading = _read(write, [[line]], where)
    assert {o.financial_year: o.count for o in reading.observations} == {"2018/19": 100, "2019/20": 120}, reading.reason


@pytest.mark.parametrize(("ages", "read"), [("0-17", True), ("Under 18", True), ("13-17", False), ("18+", False)])
def test_a_filter_by_age_where_children_were_asked_for(write: Write, ages: str, read: bool) -> None:
    settings = Collection(name="asked", title="Sexual offences against children (under 18) recorded by the force")
    rows: Grid = [["Offence group", "Sexual offences"], ["Victim age", ages], [None], ["Year", "Count of Occurrence"]]
    path = write([*rows, ["2018/19", 100], ["2019/20", 120]])
    assert bool(read_response(path, collection="asked", settings=settings).observations) is read
