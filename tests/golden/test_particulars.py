"""Particulars over a table, `Subject | Burglary`: they head no columns, and filters among them narrow the figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar, parse_sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Cell, Grid
from .expect import force_years

Write = Callable[..., Path]
BURGLARY = Collection(
    name="burglary", title="Burglary offences recorded", counts="Offences of burglary recorded by the force"
)
YEAR_BY_YEAR: Grid = [["Financial year", "Number of recorded offences"], ["2018/19", 100], ["2019/20", 120]]
ACROSS: Grid = [["Offence", "2018/19", "2019/20"], ["Burglary", 100, 120]]
BOTH = {("kent", "2018/19"): 100, ("kent", "2019/20"): 120}
INNOCENT: list[tuple[str, Cell]] = [
    ("Subject", "Burglary"),
    ("Reference", "25/1671"),
    ("Date data extracted", date(2020, 7, 2)),
    ("Review date", "May 2026"),
    ("Applicant", "Journalist"),
    ("Next update", "n/a"),
    ("Report name", "Crimes by class and year"),
    ("Researcher:", "Staff 71023"),
    ("Source system", "Niche RMS"),
    ("Version", "1.0 final"),
    ("Status", "Provisional"),
    ("Years", "2018-19, 2019-20"),
    ("Period covered", "01/04/2018 - 31/03/2020"),
    ("Counting basis", "Recorded crimes"),
    ("Crime type", "Burglary"),
    ("Outcome", "All"),
    ("Area", "Kent"),
    ("Filter", "Offence = Burglary; Crime status <> Cancelled"),
    ("Pwnc / Topic", "Burglary"),
    ("Count of", "Burglary offences"),
    ("Recorded", "2018/19 to 2019/20"),
    ("Team", "FOI Team"),
    ("Unit", "Performance Analysis"),
    ("Owner", "Information Management"),
    ("Status", "Open data"),
]
NARROWING: list[tuple[str, Cell]] = [
    ("Outcome", "1 - Charged/Summonsed"),
    ("Team", "CID North"),
    ("Owner", "CID"),
    ("Status", "Open"),
    ("Crime status", "Undetected"),
    ("Victim gender", "Female"),
    ("Suspect age", "10-17"),
    ("Premises type", "Dwelling"),
    ("Sub-division", "C - West"),
    ("Area", "Medway"),
    ("Crime type", "Robbery"),
    ("Subject", "Robbery"),
    ("Offences", "All crime"),
    ("Outcome", "Charged in 2019/20"),
    ("Premises", "Dwellings, 2018/19 to 2019/20"),
    ("Aggrieved occupation", "Paramedic"),
    ("Record type", "Incident (non-crime)"),
    ("Status", "DRAFT - awaiting sign off"),
    ("Period covered", "Apr-Sep of each year"),
    ("Data source", "Custody system"),
    ("Filter", "Outcome = Charged"),
    ("Count of", "NRM referrals"),
    ("Source", "Referral spreadsheet"),
]


def _read(write: Write, grid: Grid, counts: str = "") -> Reading:
    sidecar = Sidecar(counts=counts) if counts else None
    return read_response(write(grid), collection=BURGLARY.name, round_=2023, settings=BURGLARY, sidecar=sidecar)


def _under(lines: Grid, table: Grid, *, apart: bool) -> Grid:
    return [["Force", "Kent Police"], *lines, *([[]] if apart else []), *table]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("table", [YEAR_BY_YEAR, ACROSS], ids=["year by year", "across"])
@pytest.mark.parametrize(("name", "value"), INNOCENT, ids=[name for name, _ in INNOCENT])
def test_a_particular_of_the_document_or_of_what_was_asked_leaves_the_figures(
    write: Write, name: str, value: Cell, table: Grid, apart: bool
) -> None:
    reading = _read(write, _under([[name, value]], table, apart=apart))
    assert force_years(reading) == BOTH, reading.quarantine


@pytest.mark.parametrize("table", [YEAR_BY_YEAR, ACROSS], ids=["year by year", "across"])
@pytest.mark.parametrize(("name", "value"), NARROWING, ids=[f"{name}-{value}" for name, value in NARROWING])
def test_a_particular_that_narrows_the_figures_refuses_them(write: Write, name: str, value: Cell, table: Grid) -> None:
    reading = _read(write, _under([[name, value]], table, apart=True))
    assert force_years(reading) == {}
    assert str(value).casefold() in reading.quarantine[0].reason.casefold() or "part of" in reading.quarantine[0].reason


def test_particulars_may_stand_below_the_title(write: Write) -> None:
    grid: Grid = [
        ["Burglary offences recorded, Kent Police"],
        ["Reference", "25/1"],
        ["Status", "Final"],
        [],
        *YEAR_BY_YEAR,
    ]
    assert force_years(_read(write, grid)) == BOTH


def test_a_particular_that_narrows_is_settled_by_saying_what_the_figures_count(write: Write) -> None:
    grid = _under([["Suspect age", "10-17"]], ACROSS, apart=True)
    assert force_years(_read(write, grid, counts="Offences of burglary recorded by the force")) == BOTH


def test_a_particular_is_settled_by_leaving_its_line_out(write: Write) -> None:
    path = write(_under([["Suspect age", "10-17"]], ACROSS, apart=True))
    said = read_response(path, collection="burglary", round_=2023, settings=BURGLARY).quarantine[0].suggestion
    assert 'cells = "A2:B2"' in said
    ignored = parse_sidecar(b'[[ignore]]\ncells = "A2:B2"\nreason = "The force says that all are counted."\n', path)
    reading = read_response(path, collection="burglary", round_=2023, settings=BURGLARY, sidecar=ignored)
    assert force_years(reading) == BOTH


def test_a_header_in_two_rows_is_no_particular(write: Write) -> None:
    grid: Grid = [["Kent Police"], ["Offence", "Recorded crimes"], [None, "2018/19", "2019/20"], ["Burglary", 100, 120]]
    assert force_years(_read(write, grid)) == BOTH


def test_the_corner_of_a_pivot_table_is_no_particular(write: Write) -> None:
    grid: Grid = [
        ["Kent Police"],
        ["Count of Crime Number", "Column Labels"],
        ["Row Labels", "2018/19", "2019/20", "Grand Total"],
        ["Burglary", 100, 120, 220],
        ["Grand Total", 100, 120, 220],
    ]
    assert force_years(_read(write, grid)) == BOTH


@pytest.mark.parametrize(("heading", "read"), [("Offences", True), ("Arrests", False), ("Solved crimes", False)])
def test_date_may_head_the_years_of_a_table(write: Write, heading: str, read: bool) -> None:
    grid: Grid = [["Kent Police"], ["Date", heading], ["2018/19", 100], ["2019/20", 120]]
    assert force_years(_read(write, grid)) == (BOTH if read else {})


def test_date_heads_years_beside_two_columns(write: Write) -> None:
    grid: Grid = [["Kent Police"], ["Date", "Offences", "Arrests"], ["2018/19", 100, 9], ["2019/20", 120, 8]]
    assert force_years(_read(write, grid)) == BOTH
