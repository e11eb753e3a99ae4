"""Lines over a table and the names of its sheet, beside the title: each word of them is accounted for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
BURGLARY = Collection(
    name="burglary", title="Burglary offences recorded", counts="Offences of burglary recorded by the force"
)
DOGS = Collection(name="dog-theft", title="Dog thefts", counts="Offences of theft of a dog recorded by the force")
TITLE: Grid = [["Burglary offences recorded"]]
TOTALS: Grid = [[None, "2018/19", "2019/20"], ["Offences", 100, 120]]
DISTRICTS: Grid = [["District", "2018/19", "2019/20"], ["Medway", 60, 70], ["Dover", 40, 50]]
BOTH = {("kent", "2018/19"): 100, ("kent", "2019/20"): 120}
OTHER_THINGS = [
    "Robbery",
    "Arrests",
    "Victims",
    "Detected only",
    "Undetected offences",
    "Business premises",
    "Residential",
    "Night time",
    "Weekends",
    "Linked series",
    "Domestic abuse related",
    "Offences with a knife",
    "Offences against over 65s",
    "Under 18s",
    "Repeat offences",
    "Attempts",
    "Northern Division",
    "Medway District",
    "Stolen vehicles",
    "Aggravated",
    "Distraction",
    "Recorded in error",
    "No crimes",
    "Cancelled",
    "Juvenile offenders",
    "MSG",
    "National",
    "South East",
    "Estimates",
    "Cumulative",
    "Average",
    "Sample",
    "Online",
    "Unvalidated",
    "Repeat victims",
    "Vehicle crime",
    "Question 2: How many were solved?",
]
OF_THE_DOCUMENT = [
    "Kent Police",
    "Data",
    "Response",
    "FOI 1234-20",
    "Table 1",
    "Annex A",
    "Q1",
    "Export",
    "Crime_Export_20200114",
    "SQL Results",
    "Recorded crime",
    "Offences by financial year",
    "By district",
    "Force-wide",
    "Provisional",
    "Athena",
    "HO class 28 to 31",
    "Information Rights Unit",
    "Crystal Report",
    "For website",
    "Burglary",
]


def answer(path: Path, settings: Collection = BURGLARY, counts: str | None = None) -> Reading:
    sidecar = Sidecar(counts=counts) if counts else None
    return read_response(path, collection=settings.name, round_=2023, settings=settings, sidecar=sidecar)


@pytest.mark.parametrize("said", OTHER_THINGS)
def test_a_second_line_of_another_thing_is_refused(write: Write, said: str) -> None:
    for grid in ([*TITLE, [said], *TOTALS], [*TITLE, [said], *DISTRICTS]):
        reading = answer(write(grid))
        assert reading.observations == [], said
        assert "sidecar" in reading.quarantine[0].suggestion or "counts =" in reading.quarantine[0].suggestion


@pytest.mark.parametrize("said", [said for said in OTHER_THINGS if said != "Victims"])  # offences by their victims
def test_a_sheet_of_another_thing_is_refused(write: Write, said: str) -> None:
    reading = answer(write({said.replace(":", "").replace("?", "")[:31]: [*TITLE, *TOTALS]}))
    assert reading.observations == [], said
    assert "sidecar" in reading.quarantine[0].suggestion or "counts" in reading.quarantine[0].suggestion


@pytest.mark.parametrize("said", OF_THE_DOCUMENT)
def test_a_line_or_a_sheet_of_the_document_is_accepted(write: Write, said: str) -> None:
    for content in ([*TITLE, [said], *TOTALS], [[said], *TITLE, *TOTALS], {said: [*TITLE, *DISTRICTS]}):
        assert force_years(answer(write(content))) == BOTH, said


@pytest.mark.parametrize(
    "said",
    [
        "Data extracted from Athena 14/06/2023 and is subject to change",
        "Source: Athena, extracted 05/05/2023",
        "Disclosure Unit, Sutton Road, Maidstone ME15 9BZ",
        "Produced by: Strategic Development",
        "Our ref: HFOI 3391/22",
        "All figures have been rounded to the nearest 5",
        "Dear Sir or Madam",
        "Theft Act 1968, section 9",
    ],
)
def test_a_letters_own_lines_are_accepted(write: Write, said: str) -> None:
    assert answer(write([[said], *TITLE, *TOTALS])).status == "accepted"
    assert answer(write([*TITLE, [said], *TOTALS])).status == "accepted"


@pytest.mark.parametrize("tail", ["domestic", "repeat", "night time", "1 in 10 sample", "Police officers as suspects"])
def test_the_tail_of_a_title_is_heard(write: Write, tail: str) -> None:
    for title in (f"Burglary offences - {tail}", f"Burglary offences ({tail})", f"Burglary offences: {tail}"):
        assert answer(write([[title], *TOTALS])).observations == []
        assert answer(write([[title], *DISTRICTS])).observations == []


@pytest.mark.parametrize(
    "tail", ["Kent", "by district", "2018/19 to 2019/20", "FOI 12345", "all districts", "HOCR 28-31"]
)
def test_a_tail_that_says_no_more_is_accepted(write: Write, tail: str) -> None:
    for title in (f"Burglary offences - {tail}", f"Burglary offences ({tail})", f"{tail}: Burglary offences"):
        assert force_years(answer(write([[title], *DISTRICTS]))) == BOTH


def test_a_title_of_a_part_over_districts_is_refused(write: Write) -> None:
    assert "residential" in answer(write([["Residential burglary"], *DISTRICTS])).reason


def test_a_sheet_is_called_by_what_its_table_has_a_column_of(write: Write) -> None:
    grid: Grid = [["Dog theft offences by breed"], ["Breed", "2018/19"], ["Labrador", 30], ["Not known", 10]]
    assert force_years(answer(write({"Breeds": grid}), DOGS)) == {("kent", "2018/19"): 40}
    assert answer(write({"Cats": grid}), DOGS).observations == []


def test_tables_of_the_same_years_may_each_be_of_a_part(write: Write) -> None:
    parts = {"Residential": [["Residential burglary"], *TOTALS], "Business": [["Business burglary"], *TOTALS]}
    reading = answer(write(parts))
    assert "line over" not in reading.reason and "name of the sheet" not in reading.reason


@pytest.mark.parametrize(
    "said",
    [
        "Residential burglary",
        "Question 2: How many arrests?",
        "Question 2",
        "Previous years - incidents",
        "Previous years (calendar)",
        "Dwelling",
        "Q2 Theft offences",
    ],
)
def test_a_second_table_of_other_years_is_held_to_its_own_title(write: Write, said: str) -> None:
    earlier: Grid = [["District", "2016/17", "2017/18"], ["Medway", 10, 12], ["Dover", 3, 4]]
    reading = answer(write([*TITLE, *DISTRICTS, [], [said], *earlier]))
    assert not any(o.financial_year in ("2016/17", "2017/18") for o in reading.observations)
    accepted = answer(write([*TITLE, *DISTRICTS, [], ["Previous years"], *earlier]))
    assert force_years(accepted) == {**BOTH, ("kent", "2016/17"): 13, ("kent", "2017/18"): 16}


def test_the_sidecar_says_what_the_figures_count(write: Write) -> None:
    path = write([*TITLE, ["Business premises"], *TOTALS])
    assert force_years(answer(path, counts="Burglaries of any premises")) == BOTH


def test_a_title_of_the_columns_of_a_table_is_accepted(write: Write) -> None:
    """Charges have a column of their own, and are no matter of the offences beside it."""
    heads: Grid = [
        [None, "2018/19", None, "2019/20", None],
        ["Offence", *["Offences recorded", "Charged/Summonsed"] * 2],
    ]
    title: Grid = [["Burglary: offences recorded and charges, 2018/19 to 2019/20"], []]
    reading = answer(write([*title, *heads, ["Burglary", 100, 9, 120, 8]], merges=["B3:C3", "D3:E3"]))
    assert force_years(reading) == BOTH


@pytest.mark.parametrize(
    "name",
    [
        "Kent Police robbery.xlsx",
        "Kent_Police_burglary_arrests.xlsx",
        "Kent burglary residential only.xlsx",
        "Kent 123 SUPERSEDED.xlsx",
        "Kent template.xlsx",
        "Kent Police repeat burglaries.xlsx",
        "Kent_burglary_suspects_bailed.xlsx",
        "Kent burglary not checked.xlsx",
        "Kent 1882-25 burglary top 20.xlsx",
        "Kent non crime burglary 24.xlsx",
        "Kent Antisemitic burglary.xlsx",
        "FOI 12 Kent dispersal applications.xlsx",
    ],
)
def test_a_file_named_by_another_thing_is_refused(write: Write, name: str) -> None:
    reading = answer(write([*TITLE, *TOTALS], name))
    assert reading.observations == [] and "file's name" in reading.reason
    assert force_years(answer(write([*TITLE, *TOTALS], name), counts="Burglaries")) == BOTH


@pytest.mark.parametrize(
    "name",
    [
        "Kent Police burglary and robbery.xlsx",
        "Kent_burglary_offences_final.xlsx",
        "Kent draft response.xlsx",
        "Kent for information only.xlsx",
        "Kent burglary amended.xlsx",
        "20240612_FOI_burglary_disclosure_Kent.xlsx",
        "Kent burglary 5yrs J Hughes.xlsx",
    ],
)
def test_a_file_named_by_what_was_asked_or_nothing_is_accepted(write: Write, name: str) -> None:
    assert force_years(answer(write([*TITLE, *TOTALS], name))) == BOTH


def test_a_file_named_by_what_it_has_a_column_of_is_accepted(write: Write) -> None:
    grid: Grid = [["Year", "Offences", "Arrests"], ["2018/19", 100, 9], ["2019/20", 120, 8]]
    assert force_years(answer(write([*TITLE, *grid], "Kent burglary arrests.xlsx"))) == BOTH
