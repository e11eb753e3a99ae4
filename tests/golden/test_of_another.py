"""Titles, sheets and file names that name somebody else's area: short names, counties, regions, several forces.

What belongs here: names that are not those of the force whose figures they seem to be, and those that only look so.
What does not: two forces known by name (`test_context.py`), or districts as lines of a table (`test_members.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
TABLE: Grid = [[None, "2018/19", "2019/20"], ["Offences", 100, 120]]
BOTH = {"2018/19": 100, "2019/20": 120}
TITLE = "Burglary offences recorded"


@pytest.mark.parametrize(
    "name",
    [
        *("Beds and Herts", "beds_herts", "Beds Cambs", "Met and City of London", "Glos and Wilts", "Kent and CoLP"),
        *("Kent and Teesside", "Avon and Kent", "Kent_Manchester", "kent-and-teesside", "Kent & WMP"),
        *(
            "Met CoLP",
            "South East region Kent",
            "Kent and Mercia",
            "IOW and Kent",
            "Wales and Kent",
            "Kent_Yorkshire",
            "Glouc and Kent",
        ),
    ],
)
def test_a_file_named_after_two_forces(write: Write, name: str) -> None:
    path = write([[TITLE], *TABLE], f"{name} 12-20.xlsx")
    refused(path, saying="more than one force|beside it|initials|is of", suggesting="force")


@pytest.mark.parametrize(
    "name",
    [
        *("Metropolitan Police Camden", "Kent Police burglary Medway"),
        *("Brighton & Hove division burglary - Sussex Police", "City of Oxford burglaries, Thames Valley Police"),
        *("Darlington burglary, Durham Constabulary", "maidstone_burglary_kent_police"),
    ],
)
def test_a_file_named_after_a_part_of_the_force(write: Write, name: str) -> None:
    refused(write([[TITLE], *TABLE], f"{name}.xlsx"), saying="a part of it")


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("Beds 12-20", "bedfordshire"),
        ("Glos", "gloucestershire"),
        ("Met Police 01", "metropolitan"),
        ("CoLP 4", "city-of-london"),
        ("Avon and Somerset 1", "avon-and-somerset"),
        ("Dyfed-Powys Police FOI 388", "dyfed-powys"),
        ("Devon and Cornwall reply", "devon-and-cornwall"),
        ("Kent and Medway thefts", "kent"),
        ("Bristol Avon and Somerset 2", "avon-and-somerset"),
        ("Burglary by district incl Maidstone, Kent Police", "kent"),
        ("Durham burglary, Durham Constabulary", "durham"),
        ("County Durham and Darlington burglary - Durham Constabulary", "durham"),
        ("Medway and Kent burglary", "kent"),
        ("Thames Valley reading of 2020", "thames-valley"),
        ("Kent burglary and robbery", "kent"),
        ("Hampshire & IOW 7", "hampshire"),
    ],
)
def test_a_file_named_after_one_force(write: Write, name: str, force: str) -> None:
    accepted(write([[TITLE], *TABLE], f"{name}.xlsx"), BOTH, force=force)


@pytest.mark.parametrize(
    "title",
    [
        *("Beds", "Met", "Devon", "Wales", "Yorkshire", "WMP", "London", "England and Wales", "South East", "BCH"),
        *(f"{TITLE} by Beds Police", f"{TITLE} by Midlands Police", f"{TITLE} by the Teesside Constabulary"),
        *(f"{TITLE}, South East region", f"{TITLE} in the West Midlands region", f"{TITLE} (BCH)", f"{TITLE} - DPP"),
        *("Kent & Essex Serious Crime Directorate", f"{TITLE} across the three forces", f"{TITLE} - Tri-force"),
        *(f"{TITLE} by BTP in Kent", f"{TITLE} in Kent and Essex", f"{TITLE} by all 43 forces", f"{TITLE} by ERSOU"),
        *("Port of Dover Police", f"{TITLE} by Port of Dover Police", "National Crime Agency", f"{TITLE} - all forces"),
        *(f"{TITLE} - collaborated unit", f"{TITLE} by Kent and Teesside police", "Springfield Police"),
    ],
)
def test_a_title_of_another_area_or_of_more(write: Write, title: str) -> None:
    path = write([[title], [TITLE], *TABLE] if "Burglary" not in title else [[title], *TABLE], "Kent Police.xlsx")
    refused(path, saying="seem to be those of Kent|does not agree|more than one|part of the force")


@pytest.mark.parametrize("sheet", ["South East", "England and Wales", "Yorkshire", "Beds", "Devon"])
def test_a_sheet_named_after_another_area_or_more(write: Write, sheet: str) -> None:
    refused(write({sheet: [[TITLE], *TABLE]}, "Kent Police.xlsx"), saying="seem to be those|does not agree")


def test_a_region_that_bears_a_forces_name(write: Write) -> None:
    path = write([[f"{TITLE}, West Midlands region"], *TABLE], "West Midlands Police.xlsx")
    refused(path, "Sheet1!A1", saying="West Midlands Region")


@pytest.mark.parametrize(
    "title",
    [
        *(
            TITLE,
            "Kent",
            "Kent Police",
            "Kent County",
            f"{TITLE} in England and Wales by Kent Police",
            "Number of beds",
        ),
        *(f"{TITLE} by police", f"{TITLE} by Kent Police", f"{TITLE} by Local Police Area", "Criteria met: Burglary"),
        *("Joint Information Unit (Kent and Essex)", "Offences Recorded by the Police"),
        *("Joint Essex and Kent FOI team - Kent data", "Home Office", "Police and Crime Commissioner for Kent"),
        *("FOI 20/1234 - Response from Kent Police to Mr J London", f"{TITLE} by Kent Police, England"),
        *("Violence by Armed Police", "Freedom of Information, Kent and Essex team"),
    ],
)
def test_a_title_that_names_nobody_else(write: Write, title: str) -> None:
    accepted(write([[title], *TABLE], "Kent Police.xlsx"), BOTH)


def test_titles_of_each_force_in_the_file_of_both(write: Write) -> None:
    path = write({"Norfolk": [[TITLE], *TABLE], "Suffolk": [[TITLE], *TABLE]}, "Norfolk and Suffolk.xlsx")
    both = {(force, year): count for force in ("norfolk", "suffolk") for year, count in BOTH.items()}
    accepted(path, both)


@pytest.mark.parametrize("note", ["Includes Bedfordshire", "This response covers both forces."])
def test_a_note_that_figures_are_of_several_forces(write: Write, note: str) -> None:
    refused(write([[TITLE], *TABLE, [None], [note]], "Hertfordshire.xlsx"), saying="more than one")


def test_a_year_of_another_force_beside_its_own(write: Write) -> None:
    grid: Grid = [[TITLE], [None, "2018/19 Essex", "2019/20"], ["Offences", 100, 70]]
    refused(write(grid, "Kent Police.xlsx"), "Sheet1!B2", saying="names another force")


@pytest.mark.parametrize(
    "heading", ["Council", "Fire service", "NHS trust", "Court", "Prison", "Victim home area", "Transferred to"]
)
def test_names_of_counties_that_are_no_forces_here(write: Write, heading: str) -> None:
    grid: Grid = [[TITLE], [heading, "2018/19", "2019/20"], ["Kent", 100, 120], ["Essex", 50, 60], ["Surrey", 9, 8]]
    refused(write(grid, "foi.xlsx"), "Sheet1!A3", saying=f"Under the heading '{heading}'")


@pytest.mark.parametrize("heading", ["Force", "Police force area", "County", "Area", "Name", "Constabulary"])
def test_names_of_forces_under_their_heading(write: Write, heading: str) -> None:
    grid: Grid = [[TITLE], [heading, "2018/19"], ["Kent", 100], ["Essex", 50]]
    accepted(write(grid, "foi.xlsx"), {("kent", "2018/19"): 100, ("essex", "2018/19"): 50})
