"""What the lines of a table are parts of: a printed total proves their sum, not that they are offences.

What belongs here: columns and rows whose names, or whose heading, make them parts of the offences asked for or of
something else. What does not: sums themselves (`test_totals.py`, `test_added_up.py`).
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
YEARS = ["2018/19", "2019/20"]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")


def _read(write: Write, grid: Grid, title: str = "Burglary offences recorded") -> Reading:
    path = write([[title], *grid], "kent-police-foi.xlsx")
    return read_response(path, collection="burglary", settings=BURGLARY)


def _totalled(pair: tuple[str, str], *, across: bool) -> Grid:
    if across:
        return [["Year", *pair, "Total"], ["2018/19", 100, 10, 110], ["2019/20", 120, 13, 133]]
    return [[None, *YEARS], [pair[0], 100, 120], [pair[1], 10, 13], ["Total", 110, 133]]


@pytest.mark.parametrize(
    "pair",
    [
        ("Victims", "Suspects"),
        ("Offenders", "Victims"),
        ("Charged", "Cautioned"),
        ("Crimed", "No crimed"),
        ("Crimed", "Not crimed"),
        ("Ours", "Other force"),
        ("Confirmed", "Cancelled"),
        ("Valid", "Invalid"),
        ("Kept", "Transferred"),
        ("Convicted", "Acquitted"),
        ("Custody", "Fine"),
        ("Guilty", "Not guilty"),
        ("Actual", "Last year"),
        ("Min", "Max"),
        ("Searches", "Finds"),
        ("Reports", "Crimes"),
        ("Residential", "Vehicle"),
    ],
)
@pytest.mark.parametrize("across", [True, False])
def test_a_total_of_what_may_be_no_offences(write: Write, pair: tuple[str, str], across: bool) -> None:
    reading = _read(write, _totalled(pair, across=across))
    assert not reading.observations
    assert any(label in reading.quarantine[0].reason for label in pair)
    assert "counts = " in reading.quarantine[0].suggestion


@pytest.mark.parametrize(
    "pair",
    [
        ("Residential", "Business"),
        ("Detected", "Undetected"),
        ("Charged", "No suspect identified"),
        ("Day", "Night"),
        ("Suspect under 18", "Suspect 18 and over"),
        ("Domestic abuse", "Not domestic abuse"),
        ("Attended", "Not attended"),
        ("North", "South"),
        ("Medway", "Thanet"),
        ("Facebook", "Snapchat"),
        ("Burglary", "Aggravated burglary"),
        ("Injury", "No injury"),
        ("Stranger", "Acquaintance"),
        ("H1", "H2"),
        ("Home", "Unconnected building"),
        ("Dwelling", "Street / open space"),
        ("Male victim", "Unknown / organisation"),
    ],
)
@pytest.mark.parametrize("across", [True, False])
def test_a_total_of_parts_of_the_offences(write: Write, pair: tuple[str, str], across: bool) -> None:
    reading = _read(write, _totalled(pair, across=across))
    assert sum(o.count or 0 for o in reading.observations) == 110 + 133, reading.reason


@pytest.mark.parametrize(
    "pair", [("Crimed", "Not crimed"), ("Recorded", "No crimed"), ("Notifiable", "Non-notifiable")]
)
def test_what_no_force_counts_beside_offences(write: Write, pair: tuple[str, str]) -> None:
    assert not _read(write, [[None, *YEARS], [pair[0], 100, 120], [pair[1], 10, 13]]).observations


@pytest.mark.parametrize("line", ["Assault with intent to resist arrest", "Escape from lawful custody offences"])
def test_offences_of_arrest_and_custody_are_parts(write: Write, line: str) -> None:
    grid: Grid = [[None, *YEARS], ["Burglary", 100, 120], [line, 10, 13], ["Total", 110, 133]]
    reading = _read(write, grid)
    assert not any("A total adds up" in entry.reason for entry in reading.quarantine)


def test_sub_is_a_subtotal(write: Write) -> None:
    grid: Grid = [["Area", "District", "2018/19"], ["North", "Medway", 40], [None, "Gravesham", 10], [None, "Sub", 50]]
    reading = _read(write, [*grid, ["East", "Dover", 20], [None, "Sub", 20]])
    assert sum(o.count or 0 for o in reading.observations) in (0, 70)


def test_a_title_says_by_what_the_offences_are_divided(write: Write) -> None:
    grid = _totalled(("Rear door", "Skylight"), across=True)
    assert not _read(write, grid).observations
    assert len(_read(write, grid, "Burglary offences recorded by point of entry").observations) == 4


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Sentence", ("Custody", "Fine")),
        ("Plea", ("Guilty", "Not guilty")),
        ("Verdict", ("Hung", "Struck out")),
        ("Disposal", ("Charged", "Caution")),
        ("Outcome", ("Charged", "Community resolution")),
        ("Nationality of suspect", ("British", "Romanian")),
        ("Suspect ethnicity", ("White", "Black")),
        ("Offender age", ("10-17", "18+")),
        ("Victims with", ("1 burglary", "2 burglaries")),
        ("Ten most burgled postcodes", ("ME7 1", "ME7 2")),
        ("School", ("Hillside", "Woodlands")),
        ("Officer", ("PC A", "PC B")),
        ("Prison", ("HMP Maidstone", "HMP Elmley")),
        ("Brand of vehicle stolen", ("Ford", "BMW")),
        ("Item stolen", ("Jewellery", "Cash")),
        ("Arrest offence", ("Residential burglary", "Business burglary")),
        ("Complaint", ("Noise", "Damage")),
        ("Search authority", ("Section 1", "Section 60")),
    ],
)
def test_the_heading_of_the_lines_says_what_they_are(write: Write, heading: str, lines: tuple[str, str]) -> None:
    reading = _read(write, [[heading, *YEARS], [lines[0], 100, 120], [lines[1], 10, 13]])
    assert not reading.observations
    assert any(repr(said) in reading.quarantine[0].reason for said in (heading, *lines))
    assert "counts = " in reading.quarantine[0].suggestion


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Outcome", ("Charged", "No suspect identified", "Evidential difficulties", "Not yet assigned")),
        ("Offender age", ("10-17", "18+", "Not known")),
        ("Gender of suspect", ("Male", "Female", "No suspect")),
        ("Victim ethnicity", ("White", "Black", "Not stated")),
        ("Type of premises", ("Dwelling", "Boat", "Barn")),
        ("Location", ("High Street", "Harbour")),
        ("LPA", ("North", "South")),
        ("Policing hub", ("Medway", "Thanet")),
        ("Description", ("Residential", "Business")),
        ("Burglary", ("Dwelling", "Barn")),
        ("Relationship", ("Stranger", "Lodger")),
        ("Method of entry", ("Door", "Skylight")),
        ("Row Labels", ("Medway", "Swale")),
        (None, ("Resi", "Non-resi")),
    ],
)
def test_the_heading_of_a_breakdown(write: Write, heading: str | None, lines: tuple[str, ...]) -> None:
    reading = _read(write, [[heading, *YEARS], *([line, 10, 13] for line in lines)])
    assert sum(o.count or 0 for o in reading.observations) == 23 * len(lines), reading.reason


@pytest.mark.parametrize(
    ("question", "lines", "read"),
    [
        ("Burglary", [("Residential", 60, 70), ("Business", 40, 50)], True),
        ("Burglary", [("Residential", 60, 70), ("Business and Community", 40, 50)], True),
        ("Robbery", [("Personal", 60, 70), ("Business", 40, 50)], True),
        ("Burglary", [("Residential", 60, 70, 130), ("Business", 40, 50, 90)], True),  # a total of each line alone
        ("Drug possession", [("Cannabis", 60, 70), ("Other drugs", 40, 50)], True),
        ("Cannabis possession", [("Cannabis", 60, 70), ("Other", 40, 50)], False),
        ("Shoplifting", [("Residential", 60, 70), ("Business", 40, 50)], False),
        ("Burglary", [("Business", 60, 70), ("Commercial", 40, 50)], False),
        ("Burglary", [("Residential", 60, 70), ("Business arrests", 40, 50)], False),
        ("Burglary", [("Residential", 60, 70), ("Business", 40, 50), ("Last year", 1, 2)], False),
        ("Burglary", [("Residential", 60, 70), ("Business", 40, 50), ("Domestic premises", 1, 2)], False),
    ],
)
def test_the_two_kinds_that_the_law_has(
    write: Write, question: str, lines: list[tuple[object, ...]], read: bool
) -> None:
    settings = Collection(name="kinds", title=question, counts=f"{question} offences recorded by the force")
    grid: Grid = [[f"{question} offences"], ["", "2018/19", "2019/20", "Total"][: len(lines[0])], *map(list, lines)]
    reading = read_response(write(grid), collection="kinds", round_=2023, settings=settings)
    assert force_years(reading) == ({("kent", "2018/19"): 100, ("kent", "2019/20"): 120} if read else {})
