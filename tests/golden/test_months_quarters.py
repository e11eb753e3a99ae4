"""Parts of a year: months and quarters that fill a financial year, and those that do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .build import MONTHS, Cell, Grid
from .expect import accepted, force_years, observations, read, refused

Write = Callable[..., Path]
NAMES = list(MONTHS)
COUNTS = [1, 2, 0, 3, 1, 1, 2, 0, 4, 1, 0, 2]  # 17 together
FIRST_DAYS = [date(2018, m, 1) for m in range(4, 13)] + [date(2019, m, 1) for m in range(1, 4)]


def down(labels: list[Cell]) -> Grid:
    return [["Month", "Offences"], *[[label, count] for label, count in zip(labels, COUNTS, strict=True)]]


def test_each_month_is_an_observation_of_that_month(write: Write) -> None:
    path = write(down([f"{day:%b %Y}" for day in FIRST_DAYS]))
    observations(
        path,
        {
            f"B{row}": {"count": count, "year": None, "period_start": day}
            for row, (day, count) in enumerate(zip(FIRST_DAYS, COUNTS, strict=True), 2)
        },
    )
    assert read(path).observations[0].period_end == date(2018, 4, 30)


@pytest.mark.parametrize("pattern", ["%b %Y", "%B %Y", "%b-%y", "%m/%Y", "%Y-%m", "%B-%Y"])
def test_twelve_months_as_text_fill_a_year(write: Write, pattern: str) -> None:
    accepted(write(down([f"{day:{pattern}}" for day in FIRST_DAYS])), {"2018/19": 17})


@pytest.mark.parametrize("number_format", ["mmm-yy", "mmmm yyyy", "mm/yyyy"])
def test_twelve_months_as_date_cells_fill_a_year(write: Write, number_format: str) -> None:
    path = write(down(list(FIRST_DAYS)), formats={f"A{row}": number_format for row in range(2, 14)})
    accepted(path, {"2018/19": 17})


def test_twelve_months_as_date_cells_in_an_old_workbook(write: Write) -> None:
    path = write(down(list(FIRST_DAYS)), "kent-police-foi.xls", formats={f"A{row}": "MMM-YY" for row in range(2, 14)})
    accepted(path, {"2018/19": 17})


def test_month_names_under_the_year_in_the_first_cell_only(write: Write) -> None:
    grid: Grid = [
        ["Year", "Month", "Offences"],
        *[
            ["2018/19" if row == 0 else None, name, count]
            for row, (name, count) in enumerate(zip(NAMES, COUNTS, strict=True))
        ],
        ["2018/19 Total", None, 17],
    ]
    accepted(write(grid), {"2018/19": 17})


def test_months_across_and_offences_down_with_the_year_in_the_title(write: Write) -> None:
    accepted(
        write(
            [
                ["2018/19"],
                [
                    "Offence",
                    "Apr",
                    "May",
                    "Jun",
                    "Jul",
                    "Aug",
                    "Sep",
                    "Oct",
                    "Nov",
                    "Dec",
                    "Jan",
                    "Feb",
                    "Mar",
                    "Total",
                ],
                ["Rape", 1, 0, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0, 5],
                ["Grooming", 0, 2, 0, 1, 1, 1, 1, 0, 4, 0, 0, 2, 12],
            ]
        ),
        {"2018/19": 17},
    )


def test_the_year_of_a_month_table_that_disagrees_with_its_months(write: Write) -> None:
    refused(
        write([*down([f"{day:%b %Y}" for day in FIRST_DAYS]), ["Total 2018/19", 18]]),
        "Sheet1!B14",
        saying="18.*17|17.*18",
    )


def test_eleven_months_are_not_a_year(write: Write) -> None:
    accepted(write(down([f"{day:%b %Y}" for day in FIRST_DAYS])[:-1]), {})


def test_a_month_twice_is_refused(write: Write) -> None:
    labels: list[Cell] = [f"{day:%b %Y}" for day in FIRST_DAYS]
    labels[11] = labels[10]
    refused(write(down(labels)), ("Sheet1!A12", "Sheet1!A13", "Sheet1!B12", "Sheet1!B13"), saying="feb|twice|2019")


def test_months_of_a_calendar_year_across_two_financial_years_fill_neither(write: Write) -> None:
    accepted(write(down([f"{date(2018, month, 1):%b %Y}" for month in range(1, 13)])), {})


def test_month_names_under_a_calendar_year_stay_in_it(write: Write) -> None:
    names = [f"{date(2018, month, 1):%B}" for month in range(1, 13)]
    path = write([["2018"], *down(list(names))])
    accepted(path, {})
    assert {seen.period_start.year for seen in read(path).observations} == {2018}


@pytest.mark.parametrize(
    "labels",
    [
        ["Q1 2018/19", "Q2 2018/19", "Q3 2018/19", "Q4 2018/19"],
        ["Apr-Jun 2018", "Jul-Sep 2018", "Oct-Dec 2018", "Jan-Mar 2019"],
        ["April to June 2018", "July to September 2018", "October to December 2018", "January to March 2019"],
        ["2018/19 Q1", "2018/19 Q2", "2018/19 Q3", "2018/19 Q4"],
    ],
)
def test_four_quarters_fill_a_year(write: Write, labels: list[str]) -> None:
    accepted(write([["Offence", *labels], ["Rape", 1, 2, 0, 3], ["Grooming", 4, 0, 1, 1]]), {"2018/19": 12})


def test_quarters_under_their_years(write: Write) -> None:
    accepted(
        write(
            [
                [None, "2018/19", None, None, None, "2019/20", None, None, None],
                ["Offence", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"],
                ["Grooming", 1, 2, 0, 3, 4, 0, 1, 1],
            ],
            merges=["B1:E1", "F1:I1"],
        ),
        {"2018/19": 6, "2019/20": 6},
    )


def test_a_missing_quarter_leaves_no_year(write: Write) -> None:
    accepted(write([["Offence", "Q1 2018/19", "Q2 2018/19", "Q4 2018/19"], ["Rape", 1, 2, 3]]), {})


def test_quarters_of_a_bare_year_are_refused(write: Write) -> None:
    refused(
        write([["Offence", "Q1 2018", "Q2 2018", "Q3 2018", "Q4 2018"], ["Rape", 1, 2, 0, 3]]),
        ("Sheet1!B1", "Sheet1!C1", "Sheet1!D1", "Sheet1!E1"),
    )


def test_years_beside_the_months_that_make_them_are_counted_once(write: Write) -> None:
    years: Grid = [["Year", "Offences"], ["2018/19", 17], [None]]
    accepted(write([*years, *down([f"{day:%b %Y}" for day in FIRST_DAYS])]), {"2018/19": 17})


def test_withheld_months_leave_bounds_for_the_year(write: Write) -> None:
    grid = [list(row) for row in down([f"{day:%b %Y}" for day in FIRST_DAYS])]
    grid[1][1] = "<5"  # April 2018: 1 becomes 0 to 4, and the rest are 16
    accepted(write(grid), {"2018/19": (16, 20)})


@pytest.mark.parametrize("corner", ["2018/19", "Offences 2018/19", "Month (FY 2018-2019)", "Year ending March 2019"])
def test_the_heading_of_the_months_holds_their_year(write: Write, corner: str) -> None:
    running = [sum(COUNTS[: i + 1]) for i in range(12)]
    rows: Grid = [list(line) for line in zip(NAMES, COUNTS, running, strict=True)]
    accepted(write([[corner, "Offences in month", "Cumulative (year to date)"], *rows]), {"2018/19": 17})
    refused(write([["Offences recorded in 2019/20"], [corner, "Offences"], *rows]), saying="title")


def test_months_once_below_a_heading_of_several_years(write: Write) -> None:
    for above in ([["Offences 2018/19 and 2019/20"], ["Month", "Offences"]], [["2018/19 to 2019/20", "Offences"]]):
        path = write([*above, *map(list, zip(NAMES, COUNTS, strict=True))])
        refused(path, saying="'April' may lie in each of the years", suggesting="period")


@pytest.mark.parametrize("above", [[["Offences 2018"], ["Month", "Offences"]], [["Offences 2018", "Number"]]])
def test_months_from_april_to_march_of_a_bare_year(write: Write, above: Grid) -> None:
    refused(write([*above, *map(list, zip(NAMES, COUNTS, strict=True))]), saying="run on over the end of a year")
    january_first = [*NAMES[9:], *NAMES[:9]]
    reading = read(write([*above, *map(list, zip(january_first, COUNTS, strict=True))]))
    assert {(seen.period_start.year, seen.status) for seen in reading.observations} == {(2018, "reported")}


def test_months_from_april_to_march_below_several_bare_years(write: Write) -> None:
    rows: Grid = [[name, count, count] for name, count in zip(NAMES, COUNTS, strict=True)]
    refused(write([["Month", 2018, 2019], *rows]), saying="run on over the end of a year")


def test_months_that_run_on_into_the_next_of_their_years(write: Write) -> None:
    years = [2018] * 9 + [2019] * 3
    rows: Grid = [[year, name, count] for year, name, count in zip(years, NAMES, COUNTS, strict=True)]
    accepted(write([["Year", "Month", "Offences"], *rows]), {"2018/19": 17})
    same: Grid = [[2018, name, count] for name, count in zip(NAMES, COUNTS, strict=True)]
    refused(write([["Year", "Month", "Offences"], *same]), saying="run on over the end of a year")


@pytest.mark.parametrize("title", ["Rape offences per month", "Recorded offences per month"])
def test_offences_per_month_over_months_are_no_rate(write: Write, title: str) -> None:
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    path = write([[title], ["Month", "2018/19"], *[[month, 10] for month in months]])
    observations(path, {f"B{row}": {"count": 10, "status": "reported"} for row in range(3, 15)})
    refused(write([[title], ["", "2018/19"], ["Rape", 10]]), "Sheet1!A1", saying="rate")
    refused(write([["Average rapes per month"], ["Month", "2018/19"], *[[month, 10] for month in months]]), "Sheet1!A1")


def by_quarter(heading: str, quarters: int = 4, first: int = 1) -> Grid:
    """As the Home Office publishes recorded crime: a line for each year, quarter, force and offence."""
    return [
        ["Financial Year", heading, "Force Name", "Offence Description", "Number of Offences"],
        *(
            [year, quarter, "Kent", offence, 100 * quarter + n]
            for year in ("2018/19", "2019/20")
            for quarter in range(first, first + quarters)
            for n, offence in enumerate(("Stalking", "Harassment"))
        ),
    ]


@pytest.mark.parametrize("heading", ["Financial Quarter", "Quarter", "Fiscal quarter no.", "FY Quarter"])
def test_quarters_by_their_numbers(write: Write, heading: str) -> None:
    assert force_years(read(write(by_quarter(heading)))) == {("kent", "2018/19"): 2004, ("kent", "2019/20"): 2004}


def test_numbers_that_are_no_four_quarters_of_a_year(write: Write) -> None:
    assert force_years(read(write(by_quarter("Financial Quarter", quarters=3)))) == {}
    for wrong in (by_quarter("Quarter", first=0), by_quarter("Calendar quarter"), by_quarter("Headquarter")):
        assert not force_years(read(write(wrong)))
