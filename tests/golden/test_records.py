"""Lists with one row per offence: counted by financial year where the list is known to be whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]
DAYS = [date(2018, 4, 1), date(2018, 11, 20), date(2019, 3, 31), date(2019, 4, 1), date(2020, 3, 31)]  # 3, then 2
OFFENCES = ["Rape", "Grooming", "Grooming", "Rape", "Rape"]
TITLE = "Offences recorded 1 April 2018 to 31 March 2020"


def records(*title: str) -> Grid:
    return [
        *([line] for line in title),
        ["Date recorded", "Offence"],
        *[[day, offence] for day, offence in zip(DAYS, OFFENCES, strict=True)],
    ]


def as_dates(first: int, last: int) -> dict[str, str]:
    return {f"A{row}": "dd/mm/yyyy" for row in range(first, last + 1)}


def test_a_list_of_a_stated_period_is_counted_by_year(write: Write) -> None:
    accepted(write(records(TITLE), formats=as_dates(3, 7)), {"2018/19": 3, "2019/20": 2})


def test_each_year_and_offence_of_a_list_is_one_observation(write: Write) -> None:
    reading = read(write(records(TITLE), formats=as_dates(3, 7)))
    assert sorted((seen.financial_year, seen.offence, seen.count) for seen in reading.observations) == [
        ("2018/19", "Grooming", 2),
        ("2018/19", "Rape", 1),
        ("2019/20", "Rape", 2),
    ]
    assert all(":" in seen.source_cell or "," in seen.source_cell or seen.count == 1 for seen in reading.observations)


def test_a_list_with_dates_as_text_in_a_csv(write: Write) -> None:
    accepted(write(records(TITLE), "kent-police-foi.csv"), {"2018/19": 3, "2019/20": 2})


def test_a_list_with_a_financial_year_column_needs_no_dates(write: Write) -> None:
    years = ["2018/19", "2018/19", "2018/19", "2019/20", "2019/20"]
    grid: Grid = [
        ["Crime number", "Financial year", "Offence"],
        *[
            [f"46/{number}/19", year, offence]
            for number, (year, offence) in enumerate(zip(years, OFFENCES, strict=True), 1001)
        ],
    ]
    accepted(write(grid), {"2018/19": 3, "2019/20": 2})


def test_a_list_of_unknown_extent_is_refused(write: Write) -> None:
    refused(write(records(), formats=as_dates(2, 6)), saying="period|complete|whole|month")


def test_a_list_with_offences_in_every_month_is_whole(write: Write) -> None:
    days = [date(2018 if month > 3 else 2019, month, 15) for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
    grid: Grid = [["Date", "Offence"], *[[day, "Grooming"] for day in days], [date(2019, 3, 20), "Rape"]]
    accepted(write(grid, formats=as_dates(2, 14)), {"2018/19": 13})


def test_a_year_of_a_stated_period_without_any_offence_is_zero(write: Write) -> None:
    reading = read(write(records("Offences recorded 1 April 2017 to 31 March 2020"), formats=as_dates(3, 7)))
    counts = {seen.financial_year: seen.count for seen in reading.observations if seen.financial_year == "2017/18"}
    assert counts in ({}, {"2017/18": 0})
    assert sum(seen.count or 0 for seen in reading.observations) == 5


def test_an_offence_outside_the_stated_period_is_refused(write: Write) -> None:
    refused(write([*records(TITLE), [date(2016, 5, 1), "Rape"]], formats=as_dates(3, 8)), saying="2016")


def test_the_last_year_of_a_list_that_stops_early_is_part_of_a_year(write: Write) -> None:
    reading = read(write(records("Offences recorded 1 April 2018 to 31 December 2019")[:-1], formats=as_dates(3, 6)))
    found = {(seen.financial_year, seen.status): seen.count for seen in reading.observations if seen.offence == "Rape"}
    assert found == {("2018/19", "reported"): 1, (None, "partial_year"): 1}


def test_a_row_without_a_date_is_refused_by_address(write: Write) -> None:
    refused(write([*records(TITLE), [None, "Rape"]], formats=as_dates(3, 7)), ("Sheet1!A8", "Sheet1!B8"), saying="date")


@pytest.mark.parametrize("text", ["31/13/2018", "unknown", "2018"])
def test_a_date_that_is_none_is_refused_by_address(write: Write, text: str) -> None:
    refused(write([*records(TITLE), [text, "Rape"]], formats=as_dates(3, 7)), "Sheet1!A8")


def test_dates_of_several_kinds_with_none_said_to_be_the_one_recorded_are_refused(write: Write) -> None:
    refused(
        write(
            [
                [TITLE],
                ["Date reported", "Date of offence", "Offence"],
                [date(2018, 4, 2), date(2017, 12, 1), "Rape"],
                [date(2019, 4, 2), date(2019, 3, 30), "Grooming"],
            ],
            formats={f"{c}{r}": "dd/mm/yyyy" for c in "AB" for r in (3, 4)},
        ),
        saying="date",
    )


def test_a_list_with_a_total_below_is_checked_against_it(write: Write) -> None:
    refused(write([*records(TITLE), ["Total", 6]], formats=as_dates(3, 7)), ("Sheet1!A8", "Sheet1!B8"))


def test_personal_data_of_a_list_appears_nowhere(write: Write) -> None:
    people = ["Jane Roe", "Ann Poe", "Kim Loe", "Sam Noe", "Pat Zoe"]
    grid: Grid = [
        [TITLE],
        ["Date recorded", "Offence", "Victim name", "Victim date of birth", "Postcode"],
        *[
            [day, offence, person, date(2006, 7, 19), "ME15 9ZZ"]
            for day, offence, person in zip(DAYS, OFFENCES, people, strict=True)
        ],
    ]
    formats = {f"{c}{r}": "dd/mm/yyyy" for c in "AD" for r in range(3, 8)}
    told = str(read(write(grid, formats=formats)))
    assert not [secret for secret in [*people, "ME15", "2006"] if secret in told]


def listed(column: str, values: list[object]) -> Grid:
    """Two dozen records of 2018/19 with one more column."""
    days = [
        date(2018, 4, 1),
        *(date(2018 + (month < 4), month, 14) for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)),
    ]
    records = [[f"46/{n}/18", day, "Rape", values[n % len(values)]] for n, day in enumerate([*days, *days])]
    header: Grid = [["Crimes recorded 01/04/2018 to 31/03/2019"], ["Crime number", "Date recorded", "Offence", column]]
    return [*header, *records]


def test_flagged_records_among_others(write: Write) -> None:
    path = write(listed("Online flag", ["Y", "N"]))
    refused(path, "D2", saying="13 of the 26 records are flagged", suggesting="flag", ledger=False)
    settings = Collection(name="online-offences", flag="online")
    assert sum(o.count or 0 for o in read_response(path, round_=2020, settings=settings).observations) == 13


@pytest.mark.parametrize("value", ["N", "No", "Not flagged"])
def test_records_of_which_none_is_flagged(write: Write, value: str) -> None:
    refused(write(listed("Online flag", [value])), "D2", saying="0 of the 26 records are flagged", ledger=False)


def test_records_that_are_all_flagged(write: Write) -> None:
    accepted(write(listed("Cyber flagged", ["Yes"])), {"2018/19": 26}, ledger=False)


def test_a_crime_number_in_two_rows(write: Write) -> None:
    grid = listed("Victim sex", ["F", "M"])
    refused(write([*grid[:3], *grid[2:]]), "A4", saying="27 rows hold 26 different numbers", ledger=False)


def test_cancelled_crimes_among_the_records(write: Write) -> None:
    refused(write(listed("Status", ["Filed", "Cancelled"])), "D2", saying="13 of the 26.*cancelled", ledger=False)


def test_a_period_stated_below_the_list(write: Write) -> None:
    days = [date(2018, 4, 1), date(2018, 7, 3), date(2018, 12, 24)]
    grid = [["Crime ref", "Date recorded", "Offence"], *([f"46/{n}", day, "Rape"] for n, day in enumerate(days))]
    accepted(write([*grid, [], ["Data: 01/04/2018 to 31/03/2019"]]), {"2018/19": 3}, ledger=False)
    refused(write(grid), saying="does not show that it holds all", ledger=False)


def test_a_list_with_long_occurrence_numbers_is_counted_and_one_of_counts_is_not(write: Write) -> None:
    heads = ["Occurrence Number", "Recorded Date", "Offence"]
    lines = [[13210000991 + 991 * n, f"{day:%d/%m/%Y} 10:22", "Theft"] for n, day in enumerate(DAYS)]
    accepted(write([[TITLE], heads, *lines], "kent-police-foi.csv"), {"2018/19": 3, "2019/20": 2})
    counts = [[120 + n, f"{day:%d/%m/%Y}", "Theft"] for n, day in enumerate(DAYS)]
    assert read(write([[TITLE], heads, *counts], "kent-police-foi.csv")).status == "quarantined"


@pytest.mark.parametrize("heading", ["Occurrence", "Incident", "Reference", "Log", "Case", "NICHE", "Record ID"])
def test_long_numbers_under_one_word_are_references(write: Write, heading: str) -> None:
    grid: Grid = [
        [TITLE],
        [heading, "Date recorded", "Offence"],
        *[[202000012 + 7 * n, day, offence] for n, (day, offence) in enumerate(zip(DAYS, OFFENCES, strict=True))],
    ]
    formats = {f"B{row}": "dd/mm/yyyy" for row in range(3, 8)}
    accepted(write(grid, formats=formats), {"2018/19": 3, "2019/20": 2})


LONG_YEARS = ["2018/2019", "2019/2020"]
WORDED_YEARS = ["April 2018 to March 2019", "April 2019 to March 2020"]


@pytest.mark.parametrize("years", [LONG_YEARS, WORDED_YEARS], ids=["long", "worded"])
@pytest.mark.parametrize(
    "heading", ["Sexual Crime", "Sexual Offence", "Number of sexual offences recorded", "Recorded Crime", "No of crime"]
)
def test_years_with_many_digits_are_no_references_of_records(write: Write, heading: str, years: list[str]) -> None:
    grid: Grid = [[TITLE], ["Financial Year", heading], *[[year, 30 + n] for n, year in enumerate(years)]]
    accepted(write(grid), {"2018/19": 30, "2019/20": 31})


def test_a_count_withheld_beside_a_long_year_is_no_record(write: Write) -> None:
    grid: Grid = [[TITLE], ["Financial Year", "Sexual Crime"], [LONG_YEARS[0], "<5"], [LONG_YEARS[1], 31]]
    accepted(write(grid), {"2018/19": (0, 4), "2019/20": 31})


@pytest.mark.parametrize("heading", ["Solved rate", "Average", "Rate per 1,000"])
def test_what_a_formula_divided_is_no_reference_of_a_record(write: Write, heading: str) -> None:
    rates = [0.268757379095249, 0.138523438607296]
    grid: Grid = [
        [TITLE],
        ["Financial year", heading],
        *[list(line) for line in zip(("2018/19", "2019/20"), rates, strict=True)],
    ]
    assert not read(write(grid)).observations


@pytest.mark.parametrize("heading", ["Month", "Date", "Month recorded"])
@pytest.mark.parametrize("counted", ["Sexual Crime", "Offence", "No of crime", "Sexual offences"])
def test_first_days_of_months_beside_counts_are_no_records(write: Write, heading: str, counted: str) -> None:
    months = [date(2018 + (3 + n) // 12, 1 + (3 + n) % 12, 1) for n in range(24)]
    grid: Grid = [[TITLE], [heading, counted], *[[month, 10 + n] for n, month in enumerate(months)]]
    reading = read(write(grid, formats={f"A{row}": "mmm-yy" for row in range(3, 27)}))
    assert sum(o.count or 0 for o in reading.observations) in (0, sum(range(10, 34))), reading.observations[:3]


def test_short_numbers_under_one_word_are_no_references(write: Write) -> None:
    grid: Grid = [
        [TITLE],
        ["Incidents", "Date recorded", "Offence"],
        *[[12 + n, day, offence] for n, (day, offence) in enumerate(zip(DAYS, OFFENCES, strict=True))],
    ]
    refused(write(grid, formats={f"B{row}": "dd/mm/yyyy" for row in range(3, 8)}))
