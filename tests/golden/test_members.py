"""Lines under the heading of a breakdown: districts, sexes, outcomes, and what stands among them and is none.

What belongs here: whether a line can be a member of what its heading says. What does not: lines without a heading
(`test_added_up.py`), or districts that a title names (`test_context.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.sidecar_keys import Sidecar
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
DISTRICTS: Grid = [["Medway", 100, 120], ["Dover", 30, 40], ["Thanet", 20, 23]]


def under(heading: str, *lines: Sequence[Any]) -> Grid:
    return [["Burglary offences recorded"], [heading, *YEARS], *lines]


@pytest.mark.parametrize(
    "line",
    [
        *("Arrests", "Number of arrests", "Victims", "Calls received", "Solved", "Offences charged", "Suspects"),
        *("Carried forward", "c/f", "Less duplicates", "Duplicates removed", "Cancelled", "Test", "Other forces"),
        *("Transferred out", "Late recording"),
        *("Last year", "Same period last year", "Check", "Sample size", "Number of districts", "Keyword hits", "n"),
        *("Theft from vehicle", "Residential", "Under 18", "Male", "Attempted", "Top ward", "White", "Garage"),
        *(
            "Calls for service",
            "Not attended",
            "Stop and search",
            "No crimes",
            "Elderly victims",
            "Households",
            "Force",
        ),
    ],
)
@pytest.mark.parametrize("total", [False, True])
def test_a_line_among_districts_that_is_none(write: Write, line: str, total: bool) -> None:
    summed: Grid = [["Total", 157, 188]] if total else []
    path = write(under("District", *DISTRICTS, [line, 7, 5], *summed), "Kent Police.xlsx")
    refused(path, "Sheet1!A6", saying=f"'{line}' under 'District' is no part", suggesting="\\[\\[ignore\\]\\] label")


@pytest.mark.parametrize("heading", ["Ward", "Gender", "Age of victim", "Outcome"])
@pytest.mark.parametrize("line", ["Arrests", "Victims", "Incidents", "Last year", "Less duplicates", "Sample size"])
def test_a_line_of_something_else_under_any_breakdown(write: Write, heading: str, line: str) -> None:
    own = {"Ward": "Marden", "Gender": "Female", "Age of victim": "18 and over", "Outcome": "Charged"}[heading]
    other = {"Ward": "Yalding", "Gender": "Male", "Age of victim": "Under 18", "Outcome": "No suspect"}[heading]
    path = write(under(heading, [own, 60, 70], [other, 20, 30], [line, 5, 6]), "Kent Police.xlsx")
    refused(path, "Sheet1!A5", saying=f"'{line}' under '{heading}'")


@pytest.mark.parametrize("heading", ["Location type", "Category", "Area", "Ethnicity"])
@pytest.mark.parametrize("line", ["Last year", "Carried forward", "Cancelled", "Check"])
def test_what_is_no_member_of_anything(write: Write, heading: str, line: str) -> None:
    own, other = {"Ethnicity": ("White", "Asian"), "Area": ("Medway", "Dover")}.get(heading, ("Dwelling", "Shed"))
    path = write(under(heading, [own, 60, 70], [other, 20, 30], [line, 5, 6]), "Kent Police.xlsx")
    refused(path, "Sheet1!A5", saying=f"'{line}' under '{heading}'")


@pytest.mark.parametrize(
    "line",
    [
        *("Other", "Unknown", "Not stated", "N/A", "Outside force area", "Out of force", "No location", "Unallocated"),
        *("Crime Recording Centre", "Offences outside the force", "Robbery Squad", "South East", "Other districts"),
        *("Rochester", "Bluewater", "West Kent", "Force HQ", "Deal", "Canterbury city centre", "Weald & Downs"),
    ],
)
def test_a_line_among_districts_that_may_be_one(write: Write, line: str) -> None:
    path = write(under("District", *DISTRICTS, [line, 7, 5]), "Kent Police.xlsx")
    accepted(path, {"2018/19": 157, "2019/20": 188})


def test_outcomes_that_are_some(write: Write) -> None:
    outcomes = ["Charged", "Solved", "Suspect identified", "Victim declines", "Arrested", "Under investigation"]
    grid = under("Outcome", *[[outcome, 10, 20] for outcome in outcomes], ["Cancelled", 1, 2], ["Total", 61, 122])
    accepted(write(grid, "Kent Police.xlsx"), {"2018/19": 61, "2019/20": 122})


def test_answers_by_their_first_letters(write: Write) -> None:
    grid: Grid = [["Burglary offences recorded by day or night"], ["Year", "Y", "N"], ["2018/19", 5, 6]]
    accepted(write(grid, "Kent Police.xlsx"), {"2018/19": 11})


@pytest.mark.parametrize(
    "line",
    [
        *("Medway North", "Medway town centre", "Gillingham (Medway)", "Medway (of which Gillingham)"),
        *("Medway and Dover", "Medway & Dover", "Dover, Medway", "Medway/Dover"),
    ],
)
def test_a_part_or_a_sum_of_districts_among_them(write: Write, line: str) -> None:
    path = write(under("District", *DISTRICTS, [line, 7, 5]), "Kent Police.xlsx")
    refused(path, "Sheet1!A6", saying="may hold the same offences", suggesting="total_labels = \\[\\]")


@pytest.mark.parametrize("heading", ["", "District", "Area"])
def test_the_force_itself_over_parts_of_it(write: Write, heading: str) -> None:
    lines: Grid = [["Norfolk", 100, 120], ["Norwich", 50, 80], ["Great Yarmouth", 20, 21]]
    path = write(under(heading, *lines), "Norfolk Constabulary.xlsx")
    refused(path, "Sheet1!A3", saying="'Norfolk' and 'Norwich' may hold the same offences")
    summed = under("District", *lines, ["Total", 170, 221])
    accepted(write(summed, "Norfolk.xlsx"), {"2018/19": 170, "2019/20": 221}, force="norfolk")


@pytest.mark.parametrize("line", ["Eastern", "East of England", "Of which Norwich"])
def test_the_force_beside_its_region_or_a_part(write: Write, line: str) -> None:
    grid: Grid = [["Burglary offences recorded"], ["", "Norfolk", line], ["2018/19", 100, 150], ["2019/20", 120, 160]]
    refused(write(grid, "Norfolk Constabulary.xlsx"), saying="may hold the same offences|The region")


def test_the_county_without_its_city(write: Write) -> None:
    path = write(under("District", ["Leicestershire", 90, 95], ["Leicester", 140, 150]), "Leicestershire Police.xlsx")
    accepted(path, {"2018/19": 230, "2019/20": 245}, force="leicestershire")


def test_a_total_proves_such_lines(write: Write) -> None:
    path = write(under("District", *DISTRICTS, ["Medway North", 7, 5], ["Total", 157, 188]), "Kent Police.xlsx")
    accepted(path, {"2018/19": 157, "2019/20": 188})


@pytest.mark.parametrize(
    ("force", "districts"),
    [
        ("avon-and-somerset", ["Somerset", "North Somerset", "South Gloucestershire", "Bristol"]),
        ("humberside", ["Hull", "East Riding", "North Lincolnshire", "North East Lincolnshire"]),
        ("durham", ["County Durham", "Darlington"]),
        ("cleveland", ["Redcar and Cleveland", "Hartlepool", "Stockton", "Middlesbrough"]),
        ("hampshire", ["East Hampshire", "Southampton", "Isle of Wight", "Newport"]),
        ("suffolk", ["Suffolk", "Ipswich"]),
        ("essex", ["Essex", "Southend", "Thurrock"]),
        ("surrey", ["Ashford", "Staines", "Woking"]),
        ("btp", ["London", "Scotland", "Manchester"]),
    ],
)
def test_districts_of_the_force_itself(write: Write, force: str, districts: list[str]) -> None:
    names = {"btp": "British Transport Police"}
    counts = range(10, 10 + len(districts))
    lines = [[name, count, count + 10] for name, count in zip(districts, counts, strict=True)]
    path = write(under("District", *lines), f"{names.get(force, force)}.xlsx")
    accepted(path, {(force, "2018/19"): sum(counts), (force, "2019/20"): sum(counts) + 10 * len(districts)})


@pytest.mark.parametrize(
    ("force", "heading", "districts", "cell"),
    [
        ("Essex", "District", ["Medway", "Dover", "Thanet"], "A3"),
        ("Essex", "", ["Medway", "Dover", "Thanet"], "A3"),
        ("Essex", "Town", ["Dover", "Sheffield"], "A3"),
        ("Kent Police", "District", ["Medway", "Dover", "Heathrow"], "A5"),
        ("Kent Police", "District", ["Medway", "Dover", "Essex"], "A5"),
        ("Lincolnshire", "District", ["Lincoln", "East Lindsey", "North Lincolnshire"], "A5"),
        ("Gloucestershire", "District", ["Gloucester", "Stroud", "South Gloucestershire"], "A5"),
        ("Lancashire", "District", ["Blackpool", "Cumbria"], "A4"),
        ("Devon and Cornwall", "District", ["Plymouth", "Dorset"], "A4"),
        ("Kent Police", "Country", ["England", "Wales"], "A3"),
        ("Kent Police", "District", ["Medway", "London"], "A4"),
    ],
)
def test_districts_of_another_force(write: Write, force: str, heading: str, districts: list[str], cell: str) -> None:
    path = write(under(heading, *[[name, 10, 20] for name in districts]), f"{force}.xlsx")
    refused(path, f"Sheet1!{cell}", saying="is not known for a part of", suggesting="force = ")


def test_areas_that_the_sidecar_says_are_its_own(write: Write) -> None:
    path = write(under("District", ["Medway", 10, 20], ["Heathrow", 1, 2]), "Kent Police.xlsx")
    reading = read_response(path, sidecar=Sidecar(force="kent"))
    assert (reading.status, sum(o.count or 0 for o in reading.observations)) == ("accepted", 33)


def test_a_ward_that_bears_the_name_of_a_town_elsewhere(write: Write) -> None:
    path = write(under("Ward", ["Maidstone", 10, 20], ["Preston", 10, 20], ["Boughton", 1, 2]), "Kent Police.xlsx")
    accepted(path, {"2018/19": 21, "2019/20": 42})


def test_offences_that_are_called_as_places_are(write: Write) -> None:
    path = write(under("", ["Burglary of a home", 10, 20], ["Burglary in Reading", 10, 20]), "Kent Police.xlsx")
    accepted(path, {"2018/19": 20, "2019/20": 40})


@pytest.mark.parametrize("heading", ["NPU", "Neighbourhood Policing Unit", "LPU", "District"])
@pytest.mark.parametrize("line", ["Not recorded", "Unknown", "Not stated"])
def test_what_has_no_place_is_a_part_like_the_others(write: Write, heading: str, line: str) -> None:
    grid = under(heading, *DISTRICTS, [line, 7, 5], ["Total", 157, 188])
    accepted(write(grid), {"2018/19": 157, "2019/20": 188})


@pytest.mark.parametrize("heading", ["NPU", "District"])
@pytest.mark.parametrize("line", ["Crimes not recorded", "Not recorded as a crime", "Not crimed"])
def test_what_was_not_recorded_at_all_is_none(write: Write, heading: str, line: str) -> None:
    refused(write(under(heading, *DISTRICTS, [line, 7, 5], ["Total", 157, 188])))
