"""A list of contents that says what each sheet holds, where the sheets themselves may not.

What belongs here: names of sheets with what they hold beside them. What does not: covers (`test_introductions.py`), or
titles on the sheets of the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")


def listed(write: Write, first: str, second: str, title: str = "", how: str = "beside") -> Path:
    names = ("Table 1", "Table 2")
    lists: dict[str, list[list[object]]] = {
        "beside": [[name, text] for name, text in zip(names, (first, second), strict=True)],
        "by number": [[1, first], [2, second]],
        "in one cell": [[f"Table 1: {first}"], [f"Table 2 - {second}"]],
    }
    areas: Grid = [["North", 20, 30], ["South", 5, 7], ["Total", 25, 37]]
    return write(
        {
            "Contents": [["Kent Police"], ["Contents"], *lists[how]],
            "Table 1": [[title], ["Area", *YEARS], *areas],
            "Table 2": [["Year", "Offences"], ["2018/19", 4], ["2019/20", 5]],
        }
    )


@pytest.mark.parametrize("how", ["beside", "by number", "in one cell"])
@pytest.mark.parametrize("title", ["", "Harassment"])
def test_what_another_sheet_holds_is_left_out(write: Write, title: str, how: str) -> None:
    path = listed(write, "Harassment offences by area", "Stalking offences, whole force", title, how)
    assert last_year(path, "Harassment offences") == 37


@pytest.mark.parametrize("how", ["beside", "by number", "in one cell"])
@pytest.mark.parametrize("first", ["Harassment offences, domestic only", "Racially aggravated harassment", "Arson"])
def test_what_its_own_sheet_holds_is_heard(write: Write, first: str, how: str) -> None:
    assert last_year(listed(write, first, "Stalking offences", "Harassment", how), "Harassment offences") is None
    assert last_year(listed(write, first, "Stalking offences", "", how), "Harassment offences") is None
