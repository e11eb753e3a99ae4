"""Lists of records: which of their dates counts, and what shows a line without a date to be an offence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, force_years, refused

Write = Callable[..., Path]
DAYS = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]  # 53 in the first year, 51 in the second
YEARS = {"2018/19": 53, "2019/20": 51}
MONTHS = ["April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTHS += ["January", "February", "March"]
BEFORE_THE_FIRST_YEAR: Grid = [
    ["46/1/18", date(2018, 1, 9), "Stalking"],
    ["46/2/18", date(2018, 3, 20), "Stalking"],
]


def dated(*headings: str) -> Grid:
    """A list with a reference, one such column of dates for each heading, and an offence."""
    rows: Grid = [[f"46/{n}/19", *(day for _ in headings), "Stalking"] for n, day in enumerate(DAYS, 1000)]
    return [["Crime number", *headings, "Offence"], *rows]


@pytest.mark.parametrize(
    "heading",
    [
        "Date committed",
        "Offence date",
        "Date of offence",
        "Committed From Date",
        "Date Charged",
        "Outcome recorded date",
        "DATE_COMMITTED",
        "OutcomeRecordedDate",
    ],
)
def test_dates_of_another_day_alone(write: Write, heading: str) -> None:
    path = write(dated(heading), "kent-police-foi.csv")
    refused(path, "B1", saying="not the day on which a crime was recorded", suggesting=f'take = \\["{heading}"\\]')


@pytest.mark.parametrize(
    "heading",
    ["Date recorded", "Recorded", "Crime Recorded Date", "Date reported", "Date", "DATE_RECORDED", "DateRecorded"],
)
def test_dates_of_recording(write: Write, heading: str) -> None:
    accepted(write(dated(heading), "kent-police-foi.csv"), YEARS)


def test_the_day_recorded_beside_others(write: Write) -> None:
    accepted(write(dated("Date committed", "Recorded on", "Outcome recorded on"), "kent-police-foi.csv"), YEARS)


def test_the_sidecar_chooses_the_dates(write: Write) -> None:
    path = write(dated("Date committed"), "kent-police-foi.csv")
    reading = read_response(path, round_=2020, sidecar=Sidecar(take=("Date committed",)))
    assert (reading.status, force_years(reading)) == ("accepted", {("kent", year): n for year, n in YEARS.items()})


def test_a_list_and_the_table_made_of_it_are_one_answer(write: Write) -> None:
    table = [["Financial year", "Offences"], *map(list, YEARS.items())]
    accepted(write({"Summary": table, "Data": dated("Date recorded")}), YEARS)


def test_a_list_and_a_table_that_differ(write: Write) -> None:
    table = [["Financial year", "Offences"], ["2018/19", 53], ["2019/20", 52]]
    refused(
        write({"Summary": table, "Data": dated("Date recorded")}), "Data!B2:B105", saying="could both be", ledger=False
    )


def test_a_list_beside_what_the_sidecar_takes(write: Write) -> None:
    table = [["Financial year", "Offences"], ["2018/19", 54], ["2019/20", 52]]
    path = write({"Summary": table, "Data": dated("Date recorded")})
    reading = read_response(path, round_=2020, sidecar=Sidecar(take=("Summary",)))
    assert force_years(reading) == {("kent", "2018/19"): 54, ("kent", "2019/20"): 52}
    reading = read_response(path, round_=2020, sidecar=Sidecar(take=("Data",)))
    assert force_years(reading) == {("kent", year): n for year, n in YEARS.items()}


def test_lines_with_a_financial_year_that_repeat(write: Write) -> None:
    rows = (
        [["2018/19", "Stalking", "North"]] * 3
        + [["2018/19", "Stalking", "South"]]
        + [["2019/20", "Stalking", "North"]] * 2
    )
    accepted(write([["Financial Year", "Offence", "District"], *rows], "kent-foi.csv"), {"2018/19": 4, "2019/20": 2})


def test_lines_that_name_each_thing_once_are_no_list(write: Write) -> None:
    rows = [[year, offence, "held"] for year in ("2018/19", "2019/20") for offence in ("Stalking", "Rape", "Fraud")]
    refused(write([["Financial Year", "Offence", "Information"], *rows], "kent-foi.csv"))


def test_lines_about_people_are_no_list_of_offences(write: Write) -> None:
    rows = [["2018/19", "Stalking", "F"]] * 3 + [["2019/20", "Stalking", "M"]] * 2
    refused(write([["Financial Year", "Offence", "Victim gender"], *rows], "kent-foi.csv"))


@pytest.mark.parametrize("written", ["Apr-18", "April 2018"])
def test_lines_with_the_month_recorded(write: Write, written: str) -> None:
    def said(place: int) -> str:
        year = 2018 if place < 9 else 2019
        return f"{MONTHS[place][:3]}-{year % 100}" if "-" in written else f"{MONTHS[place]} {year}"

    rows = [[said(place), "Stalking"] for place in range(12) for _ in range(2)]
    accepted(write([["Recorded Month", "Offence"], *rows], "kent-foi.csv"), {"2018/19": 24})
    refused(
        write([["Recorded Month", "Offence"], *rows[:20]], "kent-foi.csv"), saying="does not show that it holds all"
    )
    refused(write([["Committed Month", "Offence"], *rows], "kent-foi.csv"), "A1", saying="not the day")


def test_lines_whose_month_is_in_another_year(write: Write) -> None:
    rows = [["April 2018", "2018/19", "Stalking"]] * 4 + [["April 2019", "2018/19", "Stalking"]] * 2
    refused(
        write([["Month", "Financial Year", "Offence"], *rows], "kent-foi.csv"), "B6", saying="not in its financial year"
    )


def test_months_that_show_a_year_to_be_part(write: Write) -> None:
    rows = [[f"{month} 2018", "2018/19", "Stalking"] for month in MONTHS[:6] for _ in range(3)]
    refused(write([["Created Month", "Financial Year", "Offence"], *rows], "kent-foi.csv"), saying="does not show that")


def test_a_note_that_lines_of_tables_overlap_concerns_no_list(write: Write) -> None:
    rows = [*dated("Date recorded"), ["46/2000/19", DAYS[-1], "Rape"]]
    path = write([*rows, [], ["An offence may be counted in more than one category of our tables."]])
    accepted(path, {"2018/19": 53, "2019/20": 52}, ledger=False)


@pytest.mark.parametrize(
    "said",
    [
        "recorded 1 January 2018 to 31 March 2020, one row per offence",
        "recorded between 01/01/2018 and 31/03/2020",
        "for the period 01.01.2018 - 31.03.2020",
        "from January 2018 to March 2020",
    ],
)
def test_a_title_says_that_the_first_year_is_part(write: Write, said: str) -> None:
    [heading, *records] = dated("Date recorded")
    listed = [heading, *BEFORE_THE_FIRST_YEAR, *records]
    accepted(write([[f"Stalking offences {said}"], *listed], "kent-foi.csv"), YEARS, ledger=False)
    refused(write([["Stalking offences recorded"], *listed], "kent-foi.csv"), saying="all of 2017/18")


@pytest.mark.parametrize("name", ["January 2018 to March 2020", "Jan18-Mar20"])
def test_a_name_says_that_the_first_year_is_part(write: Write, name: str) -> None:
    [heading, *records] = dated("Date recorded")
    listed = [heading, *BEFORE_THE_FIRST_YEAR, *records]
    accepted(write({name: listed}), YEARS, ledger=False)
    accepted(write(listed, f"kent-police {name}.csv"), YEARS, ledger=False)


def test_records_outside_the_period_that_a_title_states(write: Write) -> None:
    [heading, *records] = dated("Date recorded")
    listed = [heading, *BEFORE_THE_FIRST_YEAR, *records]
    title = "Stalking offences recorded 1 February 2018 to 31 March 2020"
    refused(write([[title], *listed], "kent-foi.csv"), saying="all of 2017/18")
