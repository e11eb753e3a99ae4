"""The numbered periods of a financial year: `P01 Apr` to `P12 Mar`, and `P1` to `P12` under a heading that says so.

What belongs here: periods by number, and what is none. What does not: months with a number to sort by (`01 April`), in
`test_months_quarters.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import MONTHS, Grid
from .expect import accepted, force_years, read

Write = Callable[..., Path]
Named = Callable[[int, str], str]
NAMES: list[Named] = [
    lambda number, month: f"P{number:02} {month[:3]}",
    lambda number, month: f"P{number} - {month}",
    lambda number, month: f"Period {number} ({month})",
]
NUMBERS: list[Named] = [lambda number, _: f"P{number}", lambda number, _: f"Period {number}"]
YEARS = ["2018/19", "2019/20"]
WHOLE = {"2018/19": 186, "2019/20": 186}


def down(named: Named, heading: str = "Fiscal period", years: list[str] = YEARS, many: int = 12) -> Grid:
    rows: Grid = [[year, named(n + 1, MONTHS[n % 12]), 10 + n] for year in years for n in range(many)]
    return [["Stalking offences recorded"], ["Financial year", heading, "Crimes"], *rows]


def across(named: Named, years: list[str] = YEARS) -> Grid:
    rows: Grid = [[year, *(10 + n for n in range(12)), 186] for year in years]
    return [["Stalking offences recorded"], ["Year", *(named(n + 1, MONTHS[n]) for n in range(12)), "Total"], *rows]


@pytest.mark.parametrize("named", NAMES)
def test_periods_with_their_months(write: Write, named: Named) -> None:
    for heading in ("Fiscal period", "Period", "Month", "P"):
        accepted(write(down(named, heading)), WHOLE)
    accepted(write(across(named)), WHOLE)
    accepted(write([*down(named), ["All", None, 372]]), WHOLE)


@pytest.mark.parametrize("named", NUMBERS)
@pytest.mark.parametrize("heading", ["Fiscal period", "Period", "Fiscal_Period", "FY period number"])
def test_twelve_numbers_under_a_heading_of_periods(write: Write, named: Named, heading: str) -> None:
    accepted(write(down(named, heading)), WHOLE)


def test_a_wrong_total_of_the_periods(write: Write) -> None:
    grid = across(NAMES[0])
    assert not read(write([*grid[:-1], [*grid[-1][:-1], 187]])).observations


def test_a_year_without_all_its_periods_is_none(write: Write) -> None:
    assert force_years(read(write(down(NAMES[0], many=11)))) == {}
    assert not read(write(down(NUMBERS[0], many=11))).observations


def test_what_is_no_month_of_a_financial_year(write: Write) -> None:
    """Thirteen periods of four weeks, numbers under no heading of periods, months of a year from January or July."""
    assert not read(write(down(NUMBERS[0], many=13))).observations
    assert not read(write(down(NUMBERS[0], "Patrol"))).observations
    for first in (9, 3):
        turned: Named = lambda number, _, first=first: f"P{number:02} {MONTHS[(number - 1 + first) % 12][:3]}"  # type: ignore[misc] # noqa: E731
        assert not read(write(down(turned))).observations
        assert not read(write(across(turned))).observations


def test_a_year_that_may_be_from_january(write: Write) -> None:
    for named in (NAMES[0], NUMBERS[0]):
        grid = down(named, years=["2018", "2019"])
        assert force_years(read(write(grid))) in ({}, {("kent", "2018/19"): 186, ("kent", "2019/20"): 186})
        heads = ["Calendar year", *grid[1][1:]]
        assert force_years(read(write([grid[0], heads, *grid[2:]]))) == {}
