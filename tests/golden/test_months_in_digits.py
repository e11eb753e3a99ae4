"""Months over columns as six digits, `201804` to `202003`, as dashboards export them.

What belongs here: a row of them, and numbers that only look so. What does not: months in a column
(`test_months_quarters.py`), or in words (`test_periods.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Cell, Grid
from .expect import observations, read, refused

Write = Callable[..., Path]
MONTHS = [100 * year + month for year, month in [*((2018, m) for m in range(4, 13)), *((2019, m) for m in range(1, 4))]]


def table(heads: list[Cell]) -> Grid:
    return [["Knife crime"], ["District", *heads], ["Dover", *range(1, 13)], ["Swale", *range(21, 33)]]


@pytest.mark.parametrize("as_text", [True, False])
def test_a_row_of_months_in_their_order(write: Write, as_text: bool) -> None:
    seen = read(write(table([str(m) if as_text else m for m in MONTHS]))).observations
    assert sum(one.count or 0 for one in seen) == sum([*range(1, 13), *range(21, 33)])
    assert {(str(one.period_start), str(one.period_end)) for one in seen if one.source_cell == "B3"} == {
        ("2018-04-01", "2018-04-30")
    }
    assert {one.source_text for one in seen if one.source_cell == "M4"} == {"32"}


def test_numbers_that_are_no_row_of_months(write: Write) -> None:
    refused(write(table([*MONTHS[:-1], 201905])), ledger=False)
    counts = [["Year", "Offences"], ["2018/19", 201804], ["2019/20", 201805]]
    observations(write(counts), {"B2": {"count": 201804}, "B3": {"count": 201805}})
