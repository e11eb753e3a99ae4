"""Sentences around a table that change what its figures mean, and those beside them that change nothing.

What belongs here: one sentence each, around one plain table. What does not: titles and labels (`test_asked.py`), or
notes on years that are not whole because data was taken too early (`test_notes_between.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import parse_sidecar
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
YEARS = ("2017/18", "2018/19", "2019/20")
COUNTS = (100, 120, 90)
COURSING = Collection(
    name="hare-coursing", title="Hare coursing", counts="Reports of hare coursing incidents recorded by the force"
)
STALKING = Collection(
    name="stalking-and-harassment",
    title="Stalking and harassment",
    counts="Offences of stalking and offences of harassment recorded by the force",
)
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
ONLINE = Collection(
    name="online-child-sexual-offences",
    title="Online child sexual offences",
    counts="Sexual offences against children recorded with an online flag",
    flag="online",
)
TITLES = {
    COURSING.name: "Hare coursing incidents",
    STALKING.name: "Stalking and harassment offences",
    BURGLARY.name: "Burglary offences recorded",
    ONLINE.name: "Child sexual offences with an online flag",
}


def whole_years(
    write: Write, note: str, settings: Collection, where: str = "below", sidecar: str = ""
) -> dict[str, int | None]:
    """What a table of three years gives with a note beside it: the counts of its whole financial years."""
    table: Grid = [["Financial year", *YEARS], ["Offences", *COUNTS]]
    title: Grid = [[TITLES[settings.name]]]
    below: dict[str, Grid] = {"Data": [*title, *table, [None], [note]]}
    above: dict[str, Grid] = {"Data": [*title, [note], *table]}
    elsewhere: dict[str, Grid] = {"Data": [*title, *table], "Notes": [[note]]}
    path = write({"below": below, "above": above}.get(where, elsewhere), "kent-police-foi.xlsx")
    declared = parse_sidecar(sidecar.encode(), path) if sidecar else None
    reading = read_response(path, collection=settings.name, settings=settings, sidecar=declared)
    return {o.financial_year: o.count for o in reading.observations if o.financial_year and o.status == "reported"}


@pytest.mark.parametrize("where", ["below", "above", "on a sheet of notes"])
@pytest.mark.parametrize(
    ("settings", "note"),
    [
        # of something else
        (STALKING, "The figures are the number of victims."),
        (COURSING, "The figures are the number of victims."),
        (COURSING, "These are reports which resulted in a charge: the figures are charges."),
        (BURGLARY, "Based on a 10% sample of records."),
        (BURGLARY, "A search was made for the word home, and robberies are therefore among the offences shown."),
        (BURGLARY, "The offence shares its code with theft on our system and the numbers above cover them all."),
        (BURGLARY, "Not every one of these offences will be a burglary."),
        (BURGLARY, "Counted by victim: where an offence has two victims it appears twice."),
        (BURGLARY, "Offences held by the Safeguarding Unit are restricted and are not in these totals."),
        (BURGLARY, "Figures are under-recorded before 2017; from then on they also cover reports to Action Fraud."),
        (BURGLARY, "Figures include thefts from sheds and so will include thefts other than burglary."),
        (STALKING, "Number refers to distinct persons arrested on suspicion of these offences."),
        (STALKING, "The table shows arrests, not crimes."),
        (STALKING, "These are the offences that resulted in a charge."),
        (BURGLARY, "Counts are calls to 999 opened under code burglary"),
        (BURGLARY, "Note: numbers are incidents rather than crimes"),
        (BURGLARY, "Not all of these were recorded as crimes."),
        (BURGLARY, "Figures shown are burglaries solved."),
        (BURGLARY, "How many people were charged with these offences is shown above."),
        (BURGLARY, "Number of devices seized."),
        (BURGLARY, "This list shows arrests."),
        (BURGLARY, "Source: Custody system"),
        (BURGLARY, "Applied filters: Outcome is Charged"),
        (BURGLARY, "Applied filters: District is Medway"),
        (BURGLARY, "Search criteria: Keyword is knife"),
        # no counts
        (BURGLARY, "All figures in 000s."),
        (BURGLARY, "Figures are monthly averages."),
        (BURGLARY, "Figures have been multiplied by 10 for publication."),
        (BURGLARY, "Figures are cumulative from 2017/18."),
        (BURGLARY, "2018/19 data is an estimate"),
        # wrong, or not all
        (BURGLARY, "2018/19 should read 130."),
        (BURGLARY, "Please disregard the figure for 2018/19."),
        (BURGLARY, "Superseded by version 2"),
        (BURGLARY, "Two districts did not reply."),
        (BURGLARY, "Medway to follow"),
        (BURGLARY, "Results truncated"),
        # of others
        (BURGLARY, "These figures are for Essex Police."),
        (BURGLARY, "The figures are provided for Kent and Essex combined."),
        (BURGLARY, "Figures relate to the whole of England and Wales."),
        (BURGLARY, "Source: Essex Police"),
        # of more
        (BURGLARY, "Figures include attempted burglary and aggravated burglary and robbery."),
        (BURGLARY, "From 2018/19 figures include burglary and theft from vehicles."),
        (STALKING, "Malicious communications offences are included in the above."),
        (STALKING, "The figures cannot be separated from malicious communications."),
        (ONLINE, "Offline offences are included."),
        # of less
        (STALKING, "To answer in full would exceed the cost limit. We have therefore supplied stalking only."),
        (STALKING, "Only one location is recorded for each victim."),
        (STALKING, "Only one location is recorded for each crime reported by a partner."),
        (STALKING, "Only one crime is counted for each incident, and only domestic ones are shown."),
        (STALKING, "Harassment is not included."),
        (STALKING, "Figures exclude domestic abuse."),
        (STALKING, "Harassment could not be provided within the cost limit."),
        (BURGLARY, "Only offences where the victim was aged over 60 are counted."),
        (BURGLARY, "Figures only cover burglaries of dwellings with a value over £1000."),
        (BURGLARY, "Figures exclude Medway."),
        (BURGLARY, "Data for Medway not available"),
        (BURGLARY, "Two of our five districts were unable to provide data."),
    ],
)
def test_a_note_that_the_figures_are_not_what_they_seem(
    write: Write, settings: Collection, note: str, where: str
) -> None:
    assert whole_years(write, note, settings, where) == {}


@pytest.mark.parametrize(
    ("settings", "note"),
    [
        (STALKING, "Crimes are counted by the date they were recorded."),
        (STALKING, "A crime is counted once, whatever the number of its victims."),
        (STALKING, "All statistics are provisional and should be treated as management information."),
        (STALKING, "Arrest data is not held in a form that can be searched."),
        (STALKING, "The number of suspects may differ from the number of offences."),
        (STALKING, "Offences recorded by British Transport Police are not included."),
        (STALKING, "Figures exclude offences recorded by other forces."),
        (STALKING, "Figures exclude crimes that were later cancelled."),
        (STALKING, "Recorded crime includes crimes transferred to us by other forces."),
        (STALKING, "The figures above show crimes recorded, not incidents."),
        (STALKING, "Essex Police and Kent Police share an information rights team."),
        (STALKING, "Section 12 applies to question 2."),
        (STALKING, "This response was prepared by the Information Rights team shared by Essex Police and Kent Police."),
        (STALKING, "Figures of less than 5 have been shown as <5 to prevent identification of individuals."),
        (STALKING, "Only one motive, the principal one, is recorded for each crime."),
        (STALKING, "Only one location is recorded per crime."),
        (BURGLARY, "Figures include attempted burglary."),
        (BURGLARY, "Burglary incidents are not included."),
        (BURGLARY, "Data includes residential and business burglary."),
        (BURGLARY, "FOI 12/23: burglary (theft is not included)"),
        (BURGLARY, "This information is provided for guidance only."),
        (BURGLARY, "Figures are for the Kent Police area."),
        (BURGLARY, "Source: Niche RMS"),
        (BURGLARY, "It should be noted that figures may differ from those published."),
        (BURGLARY, "Every effort is made to ensure that the figures are accurate, but errors may occur."),
        (BURGLARY, "The response to question 3 is to follow the publication of national statistics."),
        (BURGLARY, "Filters: Offence is Burglary"),
        (BURGLARY, "Parameters: From 01/04/2017 To 31/03/2020"),
        (BURGLARY, "Police forces in the United Kingdom are routinely required to provide crime statistics."),
        (ONLINE, "The online flag was introduced in April 2015."),
        (ONLINE, "Only offences recorded with the flag are shown."),
        (ONLINE, "Use of the online flag is not mandatory, so figures may be an undercount."),
    ],
)
def test_a_note_that_changes_nothing(write: Write, settings: Collection, note: str) -> None:
    assert whole_years(write, note, settings) == dict(zip(YEARS, COUNTS, strict=True))


@pytest.mark.parametrize(
    ("note", "whole"),
    [
        ("Data for Q4 2019/20 not yet available.", ("2017/18", "2018/19")),
        ("Q4 data not yet available", ("2017/18", "2018/19")),
        ("Data prior to 1 June 2017 is not available because of a change in system.", ("2018/19", "2019/20")),
        ("Data only available from June 2018", ()),  # 2017/18 has a number, and no records
        ("The data for 2017/18 starts in July 2017.", ("2018/19", "2019/20")),
        ("Crime system went live on 1 June 2017; earlier records are not held.", ("2018/19", "2019/20")),
        ("2017/18: data from July only", ("2018/19", "2019/20")),
        ("Records before 1 April 2017 are not held.", YEARS),
    ],
)
def test_a_note_that_data_begins_or_ends_within_a_year(write: Write, note: str, whole: tuple[str, ...]) -> None:
    assert tuple(whole_years(write, note, BURGLARY)) == whole


def test_a_note_concerns_the_table_it_stands_under(write: Write) -> None:
    """Of two tables, the second counts arrests and says so: the first is the answer."""
    first: Grid = [["Burglary offences recorded"], ["Financial year", *YEARS], ["Offences", *COUNTS]]
    second: Grid = [["Arrests for burglary"], ["Financial year", *YEARS], ["Arrests", 9, 8, 7]]
    path = write([*first, [None], *second, ["The figures are the number of people arrested."]], "kent-police-foi.xlsx")
    reading = read_response(path, collection="burglary", settings=BURGLARY)
    assert {o.financial_year: o.count for o in reading.observations} == dict(zip(YEARS, COUNTS, strict=True))


def test_a_remark_beside_a_row(write: Write) -> None:
    table: Grid = [["Force", *YEARS, "Notes"], ["Kent", *COUNTS, None], ["Essex", 5, 6, 7, "Figures exclude Southend"]]
    path = write([["Burglary offences recorded"], *table], "joint.xlsx")
    reading = read_response(path, collection="burglary", settings=BURGLARY)
    assert not reading.observations
    assert "exclude Southend" in reading.reason


def test_a_person_can_leave_a_note_out_of_account(write: Write) -> None:
    ignoring = '[[ignore]]\ncells = "A5"\nreason = "the force confirmed that Medway is in"\n'
    found = whole_years(write, "Figures exclude Medway.", BURGLARY, sidecar=ignoring)
    assert found == dict(zip(YEARS, COUNTS, strict=True))


@pytest.mark.parametrize(
    "note",
    [
        "2019/20 is to December",
        "2019/20 up to 31/12",
        "The most recent year includes data up to December only.",
        "Extracted Feb 2020",
        "Date of response: 3 February 2020",
    ],
)
def test_a_last_year_that_was_not_over(write: Write, note: str) -> None:
    assert set(whole_years(write, note, BURGLARY)) == {"2017/18", "2018/19"}


@pytest.mark.parametrize(
    "note",
    ["Date of response: 3 June 2020", "Extracted May 2020", "2019/20 is to March", "Years run from April to March"],
)
def test_a_last_year_that_was_over(write: Write, note: str) -> None:
    assert set(whole_years(write, note, BURGLARY)) == set(YEARS)


@pytest.mark.parametrize("note", ["Extracted 10/01/2020", "Data to 31 December 2019"])
def test_months_after_the_data_was_taken_complete_no_year(write: Write, note: str) -> None:
    names = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    months: Grid = [
        [f"{name}-{19 if number < 9 else 20}", 10 if number < 9 else 0] for number, name in enumerate(names)
    ]
    path = write(
        [["Burglary offences recorded"], ["Month", "Offences"], *months, [None], [note]], "kent-police-foi.xlsx"
    )
    reading = read_response(path, collection="burglary", settings=BURGLARY)
    whole = {o.period_start for o in reading.observations if o.status == "reported"}
    assert len(whole) == 9


@pytest.mark.parametrize("column", [3, 4, 6])
@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_note_beside_a_table_is_heard_in_every_row(write: Write, row: int, column: int) -> None:
    """Also in that of its headings, where an empty column lies between."""
    lines: list[list[object]] = [[None, "2017/18", "2018/19"], ["Medway", 100, 120], ["Dover", 90, 70]]
    lines[row] += [*[None] * (column - 2), "Excludes the Northern division"]
    assert read_response(write(lines), settings=BURGLARY).observations == []
