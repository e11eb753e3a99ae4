"""Lists of offences so rare that some months have none: whole where they fill the years that the question asks about.

What belongs here: lists that state no period, against the question's first year and the round. What does not: lists
that state their period, or have records in every month (`test_records.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

Write = Callable[..., Path]
FIRST, LAST = date(2017, 4, 14), date(2020, 3, 26)
EVERY = 23  # days: 16 a year, with none in a month or two


def listed(first: date = FIRST, last: date = LAST, without: tuple[date, date] | None = None) -> list[date]:
    days = [first + timedelta(days=EVERY * n) for n in range((last - first).days // EVERY)] + [last]
    days = [day for n, day in enumerate(days) if n % 9 != 4]
    return [day for day in days if without is None or not without[0] <= day <= without[1]]


def reading_of(write: Write, days: list[date], first_year: str | None = "2017/18", round_: int = 2020) -> Reading:
    settings = Collection(
        name="arson", title="Arson", counts="Arson offences recorded by the force", first_year=first_year
    )
    rows = [["Crime number", "Date recorded", "Offence"]]
    rows += [[f"46/{n}/18", day.isoformat(), "Arson"] for n, day in enumerate(days, 100)]
    return read_response(write(rows, "kent-foi.csv"), collection="arson", round_=round_, settings=settings)


def test_a_list_that_fills_the_years_asked_about_is_whole(write: Write) -> None:
    days = listed()
    reading = reading_of(write, days)
    assert reading.status == "accepted", reading.reason
    counted = Counter(f"{day.year - (day.month < 4)}/{(day.year + (day.month > 3)) % 100}" for day in days)
    assert {seen.financial_year: seen.count for seen in reading.observations} == counted


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(listed(first=date(2017, 6, 20)), id="begins in June"),
        pytest.param(listed(last=date(2020, 1, 29)), id="ends in January"),
        pytest.param(listed(without=(date(2018, 6, 1), date(2018, 11, 30))), id="half a year is missing"),
        pytest.param(listed(first=date(2018, 1, 3), last=date(2019, 12, 30)), id="calendar years"),
        pytest.param([*listed(), date(2020, 4, 9)], id="runs over the years asked about"),
        pytest.param(listed()[::6], id="too few to tell"),
    ],
)
def test_a_list_that_leaves_some_of_the_years_open_is_refused(write: Write, days: list[date]) -> None:
    reading = reading_of(write, days)
    assert reading.status == "quarantined"
    assert "does not show that it holds all of" in str(reading.reason)


@pytest.mark.parametrize(("first_year", "round_"), [(None, 2020), ("2015/16", 2020), ("2017/18", 2021)])
def test_the_years_are_those_of_the_question(write: Write, first_year: str | None, round_: int) -> None:
    assert reading_of(write, listed(), first_year, round_).status == "quarantined"
