"""What the surroundings say: titles, sheet names and file names that give, repeat or contradict force and year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, observations, refused, withheld

Write = Callable[..., Path]
YEARS: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
BOTH = {"2018/19": 8, "2019/20": 19}
NO_YEAR: Grid = [["Offence", "Count"], ["Rape", 3], ["Grooming", 5]]


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("kent.xlsx", "kent"),
        ("KENT FOI 2020-0117.xlsx", "kent"),
        ("foi_response_West-Mercia_v2 FINAL.xlsx", "west-mercia"),
        ("Response - Sussex Police.xlsx", "sussex"),
        ("north_yorkshire.xlsx", "north-yorkshire"),
        ("avon-and-somerset.xlsx", "avon-and-somerset"),
        ("PSNI F-2020-00871.xlsx", "northern-ireland"),
        ("gmp 1234-20.xlsx", "greater-manchester"),
        ("City of London reply.xlsx", "city-of-london"),
        ("metropolitan.xlsx", "metropolitan"),
        ("Northamptonshire.xlsx", "northamptonshire"),
        ("essex(1).xlsx", "essex"),
    ],
)
def test_the_force_is_in_the_file_name(write: Write, name: str, force: str) -> None:
    accepted(write(YEARS, name), BOTH, force=force)


@pytest.mark.parametrize(
    "title",
    [
        "Surrey Police",
        "Surrey Police - FOI 2020/0117",
        "Online offences recorded by Surrey Police, 2018/19 to 2019/20",
        "SURREY POLICE FREEDOM OF INFORMATION REQUEST",
        "Force: Surrey",
    ],
)
def test_the_force_is_in_the_title(write: Write, title: str) -> None:
    accepted(write([[title], *YEARS], "response.xlsx"), BOTH, force="surrey")


def test_the_force_is_in_the_sheet_name(write: Write) -> None:
    accepted(write({"Surrey": YEARS}, "response.xlsx"), BOTH, force="surrey")


def test_the_force_is_in_a_labelled_cell(write: Write) -> None:
    accepted(write([["Police force:", "Surrey"], [None], *YEARS], "response.xlsx"), BOTH, force="surrey")


def test_no_force_anywhere_is_refused(write: Write) -> None:
    refused(write(YEARS, "response.xlsx"), saying="force", suggesting="force")


def test_the_file_name_and_the_title_disagree(write: Write) -> None:
    refused(write([["Essex Police"], *YEARS]), saying="essex.*kent|kent.*essex")


def test_the_file_name_and_the_force_column_disagree(write: Write) -> None:
    refused(write([["Force", "2018/19", "2019/20"], ["Essex", 8, 19]]), saying="essex.*kent|kent.*essex")


def test_the_file_name_the_title_and_the_column_agree(write: Write) -> None:
    accepted(write([["Kent Police"], ["Force", "2018/19", "2019/20"], ["Kent", 8, 19]]), BOTH)


def test_two_sheets_that_name_two_forces_in_a_file_of_one(write: Write) -> None:
    withheld(write({"Kent": YEARS, "Essex": YEARS}), "2018/19", saying="essex", force="essex")


@pytest.mark.parametrize("sheet", ["2018-19", "FY 2018-19", "Apr 18 - Mar 19", "2018_19", "Offences 18-19"])
def test_the_year_is_in_the_sheet_name(write: Write, sheet: str) -> None:
    accepted(write({sheet: NO_YEAR}), {"2018/19": 8})


@pytest.mark.parametrize(
    "title",
    [
        "2018/19",
        "Financial year 2018/19",
        "Offences recorded in 2018/19",
        "Online offences, 1 April 2018 to 31 March 2019",
        "Period: 01/04/2018 - 31/03/2019",
        "Online crime: year ending March 2019",
    ],
)
def test_the_year_is_in_the_title(write: Write, title: str) -> None:
    accepted(write([[title], *NO_YEAR]), {"2018/19": 8})


@pytest.mark.parametrize("name", ["kent-2018-19.csv", "kent 2018_19.csv", "Kent FY18-19.csv", "kent-apr18-mar19.csv"])
def test_the_year_is_in_the_file_name(write: Write, name: str) -> None:
    accepted(write(NO_YEAR, name), {"2018/19": 8})


def test_no_year_anywhere_is_refused(write: Write) -> None:
    refused(write(NO_YEAR), saying="year|period", suggesting="period")


def test_the_sheet_name_and_the_title_disagree_about_the_year(write: Write) -> None:
    refused(
        write({"2018-19": [["Offences recorded in 2019/20"], *NO_YEAR]}), saying="2018/19.*2019/20|2019/20.*2018/19"
    )


def test_the_sheet_name_and_the_columns_disagree_about_the_year(write: Write) -> None:
    refused(write({"2016-17": YEARS}), saying="2016/17")


def test_a_title_that_spans_the_columns_agrees_with_them(write: Write) -> None:
    accepted(write([["Offences recorded from 1 April 2018 to 31 March 2020"], *YEARS]), BOTH)


def test_a_title_of_several_years_gives_a_column_without_one_no_year(write: Write) -> None:
    observations(
        write([["Offences recorded from 1 April 2015 to 31 March 2020"], *NO_YEAR]),
        {
            "B3": {"year": None, "status": "other_period", "count": 3},
            "B4": {"year": None, "status": "other_period", "count": 5},
        },
    )


def test_a_foi_number_that_looks_like_a_year_is_no_year(write: Write) -> None:
    refused(write([["FOI 2018/19"], *NO_YEAR]), saying="year|period")


def test_a_foi_number_in_the_file_name_does_not_contradict_the_columns(write: Write) -> None:
    accepted(write(YEARS, "kent foi 2016-17.xlsx"), BOTH)


def test_a_title_that_says_to_date_shortens_the_last_year(write: Write) -> None:
    observations(
        write([["Offences recorded 1 April 2018 to 31 December 2019"], *YEARS]),
        {
            "B3": {"year": "2018/19", "count": 3},
            "C3": {"year": None, "status": "partial_year", "count": 12},
            "B4": {"year": "2018/19", "count": 5},
            "C4": {"year": None, "status": "partial_year", "count": 7},
        },
    )


def test_a_calendar_year_in_the_sheet_name_stays_one(write: Write) -> None:
    observations(
        write({"2018": NO_YEAR}),
        {
            "B2": {"year": None, "status": "calendar_year", "count": 3},
            "B3": {"year": None, "status": "calendar_year", "count": 5},
        },
    )


def test_the_source_and_sheet_of_every_number_are_kept(write: Write) -> None:
    observations(
        write({"Cover": [["Kent Police"]], "Data": YEARS}),
        {
            "Data!B2": {"source_text": "3"},
            "Data!C2": {"source_text": "12"},
            "Data!B3": {"source_text": "5"},
            "Data!C3": {"source_text": "7"},
        },
    )


@pytest.mark.parametrize(
    "title",
    ["Stalking - Maidstone", "Stalking offences, Medway only", "Offences recorded on the streets of Thanet", "Dover",
     "Knife crime: Tunbridge Wells District", "STALKING OFFENCES IN GRAVESHAM"],
)  # fmt: skip
def test_a_title_that_names_a_district_of_the_force_is_of_that_part(write: Write, title: str) -> None:
    refused(write([["Kent Police"], [title], ["Year", "Offences"], ["2018/19", 34]]), saying="of a part of the force")


@pytest.mark.parametrize("title", ["Offences by district, including Medway", "Kent Police, Sutton Road, Maidstone"])
def test_a_district_in_an_address_or_among_others_is_no_part(write: Write, title: str) -> None:
    accepted(write([["Kent Police"], [title], ["Year", "Offences"], ["2018/19", 34]]), {"2018/19": 34})


def test_a_district_of_the_forces_own_name_is_the_force(write: Write) -> None:
    path = write(
        [["Hampshire & Isle of Wight Constabulary - offences"], ["Year", "Offences"], ["2018/19", 34]], "a.xlsx"
    )
    accepted(path, {("hampshire", "2018/19"): 34})


def test_who_a_team_works_with_is_not_whose_figures_they_are(write: Write) -> None:
    letterhead = [["Devon & Cornwall Police"], ["Alliance FOI team (with Dorset Police)"], ["Offences - force total"]]
    table = [["Financial Year", "Crime Count"], ["2017/18", 1008], ["2018/19", 1108]]
    counts = {("devon-and-cornwall", "2017/18"): 1008, ("devon-and-cornwall", "2018/19"): 1108}
    accepted(write([*letterhead, *table], "foi.xlsx"), counts)
    refused(
        write([["Kent Police"], ["Offences recorded by Essex Police"], *table], "foi.xlsx"),
        saying="not agree on the force",
    )


def test_a_withheld_count_in_the_first_line_of_a_table_without_a_header_is_kept(write: Write) -> None:
    """It was read as a header, and lost."""
    lines = [["2017/18", "Fewer than 10"], ["2018/19", 12]]
    for title in ([], [["Spiking offences"]]):
        observations(
            write([*title, *lines], "kent-police.csv"),
            {f"B{len(title) + 1}": {"high": 9}, f"B{len(title) + 2}": {"count": 12}},
        )


def test_all_the_counties_of_a_force_are_the_force(write: Write) -> None:
    title = "Stalking offences recorded in Devon, Cornwall and the Isles of Scilly"
    accepted(write([[title], ["Year", "Offences"], ["2018/19", 34]], "a.xlsx"), {("devon-and-cornwall", "2018/19"): 34})


def test_what_is_said_of_the_document_in_cells_side_by_side_heads_nothing(write: Write) -> None:
    about = ["Data Source: CRIS", "Date extracted: 12/05/2021"]
    accepted(write([["Kent Police"], about, ["Offence", "2018/19"], ["Rape", 34]]), {"2018/19": 34})
