"""Months and quarters that only their neighbours date: a year column beside them, a total after them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .build import Cell, Grid
from .expect import accepted, observations, refused

Write = Callable[..., Path]
QUARTERS: list[Cell] = ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"]
FROM_APRIL = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
COUNTS = [1, 2, 0, 3, 1, 1, 2, 0, 4, 1, 0, 2]  # 17 together


def by_quarter(last: int = 25) -> Grid:
    return [
        ["Offence", *QUARTERS, "2018/19", *QUARTERS, "2019/20"],
        ["Stalking", 5, 6, 7, 8, 26, 9, 8, 9, 8, 34],
        ["Harassment", 4, 5, 4, 5, 18, 6, 6, 6, 7, last],
    ]


def test_quarters_before_the_total_of_their_year(write: Write) -> None:
    accepted(write(by_quarter()), {"2018/19": 44, "2019/20": 59})


def test_such_a_quarter_is_an_observation_of_its_own_dates(write: Write) -> None:
    grid: Grid = [["Offence", *QUARTERS, "2019/20"], ["Stalking", 9, 8, 7, 6, 30]]
    observations(
        write(grid),
        {cell: {"count": n, "year": None} for cell, n in {"B2": 9, "C2": 8, "D2": 7, "E2": 6}.items()},
    )


def test_quarters_after_the_total_of_their_year(write: Write) -> None:
    grid: Grid = [
        ["Offence", "2018/19", *QUARTERS, "2019/20", *QUARTERS],
        ["Stalking", 26, 5, 6, 7, 8, 34, 9, 8, 9, 8],
    ]
    accepted(write(grid), {"2018/19": 26, "2019/20": 34})


def test_quarters_down_before_the_total_of_their_year(write: Write) -> None:
    labels = [*QUARTERS, "Total 2018/19", *QUARTERS, "Total 2019/20"]
    counts = [5, 6, 7, 8, 26, 9, 8, 9, 8, 34]
    grid: Grid = [["Period", "Offences"], *[[label, n] for label, n in zip(labels, counts, strict=True)]]
    accepted(write(grid), {"2018/19": 26, "2019/20": 34})


def test_quarters_beside_a_year_that_is_not_their_sum_are_refused(write: Write) -> None:
    refused(write(by_quarter(last=26)), saying="without its year")


def test_three_quarters_of_a_year_do_not_date_each_other(write: Write) -> None:
    grid: Grid = [["Offence", "Apr-Jun", "Jul-Sep", "Oct-Dec", "2018/19"], ["Stalking", 5, 6, 7, 18]]
    refused(write(grid), saying="without its year")


def numbered(years: list[Cell], months: list[int], counts: list[int], heading: str = "Year") -> Grid:
    rows: Grid = [[y, m, n] for y, m, n in zip(years, months, counts, strict=True)]
    return [[heading, "Month", "Offences"], *rows]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "csv"])
def test_a_column_of_years_and_one_of_the_numbers_of_months(write: Write, suffix: str) -> None:
    grid = numbered([*[2018] * 9, *[2019] * 3], FROM_APRIL, COUNTS)
    accepted(write(grid, f"kent-police-foi.{suffix}"), {"2018/19": 17})


def test_numbers_of_months_with_a_total_below(write: Write) -> None:
    grid = [*numbered([*[2018] * 9, *[2019] * 3], FROM_APRIL, COUNTS), ["Total", None, 17]]
    accepted(write(grid), {"2018/19": 17})


def test_numbers_of_months_that_run_from_april_in_each_financial_year(write: Write) -> None:
    grid = numbered([*["2018/19"] * 12, *["2019/20"] * 12], FROM_APRIL * 2, [*COUNTS, *[1] * 12], "Financial year")
    accepted(write(grid), {"2018/19": 17, "2019/20": 12})


def test_numbers_of_months_that_run_from_one_in_a_financial_year_are_refused(write: Write) -> None:
    """Month 1 of a financial year is January to some, and April to others."""
    grid = numbered(["2018/19"] * 12, list(range(1, 13)), COUNTS, "Financial year")
    refused(write(grid), "B2", saying="January or April")


def test_numbers_of_months_over_several_offences(write: Write) -> None:
    rows: Grid = [[2018 + (m < 4), m, n, 1] for m, n in zip(FROM_APRIL, COUNTS, strict=True)]
    accepted(write([["Year", "Month", "Rape", "Grooming"], *rows]), {"2018/19": 29})


def test_months_as_a_year_and_the_number_of_a_month_in_one(write: Write) -> None:
    months = [*range(201804, 201813), *range(201901, 201904)]
    accepted(write([["Month", "Offences"], *[[m, n] for m, n in zip(months, COUNTS, strict=True)]]), {"2018/19": 17})


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_financial_years_as_numbers_over_columns(write: Write, suffix: str) -> None:
    grid: Grid = [["Offence", 201819, 201920], ["Theft", 40, 30], ["Arson", 10, 1], ["Total", 50, 31]]
    accepted(write(grid, f"kent-police-foi.{suffix}"), {"2018/19": 50, "2019/20": 31})


def test_a_large_count_that_looks_like_a_financial_year(write: Write) -> None:
    accepted(write([["Offence", "2018/19", "2019/20"], ["Theft", 201819, 30]]), {"2018/19": 201819, "2019/20": 30})


def test_a_note_that_says_which_part_of_the_year_it_is(write: Write) -> None:
    grid: Grid = [["Year", "Offences"], ["2018/19", 50], ["2019/20*", 31], []]
    note: Grid = [["* 2019/20 figures are for April to December 2019 only"]]
    observations(
        write([*grid, *note]),
        {"B2": {"year": "2018/19"}, "B3": {"status": "partial_year", "count": 31, "period_end": date(2019, 12, 31)}},
    )
