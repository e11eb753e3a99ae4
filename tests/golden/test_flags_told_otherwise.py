"""Flags told by codes, by headings that deny them, or by an answer to something else.

What belongs here: columns and lines beside the flag's own words. What does not: these words (`test_flags.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
TITLE = "Kent Police harassment 2018/19"


def counts(path: Path) -> list[object]:
    settings = Collection(name="asked", title="Online harassment", flag="online")
    return list(force_years(read_response(path, collection="asked", settings=settings)).values())


@pytest.mark.parametrize(
    ("codes", "key", "read"),
    [
        (("OL", "ON"), "Key: OL = offline, ON = online", [211]),
        (("OL", "ON"), "Key: OL = online, ON = not flagged", [1402]),
        (("OL", "ON"), "", []),
        (("1", "2"), "1 = online, 2 = no flag", [1402]),
    ],
)
def test_codes_mean_what_a_key_says(write: Write, codes: tuple[str, str], key: str, read: list[int]) -> None:
    grid: list[Any] = [
        [TITLE],
        ["Flag code", "Offences"],
        [codes[0], 1402],
        [codes[1], 211],
        *([[key]] if key else []),
    ]
    assert counts(write(grid)) == read


@pytest.mark.parametrize(
    ("title", "heading", "read"),
    [
        (TITLE, "Online", [402]),
        (TITLE, "Not online", [3011]),
        ("Kent Police: harassment with the online flag 2018/19", "Domestic abuse", []),
    ],
)
def test_answers_to_a_heading(write: Write, title: str, heading: str, read: list[int]) -> None:
    grid: list[Any] = [[title], [heading, "Offences"], ["Yes", 402], ["No", 3011]]
    assert counts(write(grid)) == read


@pytest.mark.parametrize(
    ("heading", "blank", "many"), [("Online", False, 80), ("Offline (Y/N)", False, 40), ("Offline", True, 0)]
)
def test_a_column_of_records_that_denies_the_flag(write: Write, heading: str, blank: bool, many: int) -> None:
    days = [date(2018, 4, 1).replace(month=month, day=day) for month in range(4, 13) for day in (2, 9, 16, 23, 28)]
    days += [date(2019, month, day) for month in range(1, 4) for day in range(1, 26)]
    rows: list[Any] = [[f"32/{n}/18", day, "Harassment", "Y" if n % 3 else "N"] for n, day in enumerate(days)]
    rows[0][3] = None if blank else "N"
    grid: list[Any] = [["URN", "Date recorded", "Offence", heading], *rows]
    assert counts(write(grid, "Kent Police online harassment records 1 April 2018 to 31 March 2019.xlsx")) == (
        [many] if many else []
    )
