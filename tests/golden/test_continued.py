"""A table that goes on to the right of itself, for want of room below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
HEADER: list[str | None] = ["Offence", "2018/19", "2019/20", None, "Offence", "2018/19", "2019/20"]


def test_offences_go_on_to_the_right(write: Write) -> None:
    grid: Grid = [HEADER, ["Rape", 3, 12, None, "Images", 2, 1], ["Grooming", 5, 7, None, "Assault", 7, 8]]
    accepted(write(grid), {"2018/19": 17, "2019/20": 28})


def test_years_go_on_to_the_right(write: Write) -> None:
    grid = [["Year", "Offences", None, "Year", "Offences"], ["2016/17", 1, None, "2018/19", 3]]
    accepted(
        write([*grid, ["2017/18", 2, None, "2019/20", 5]]), {"2016/17": 1, "2017/18": 2, "2018/19": 3, "2019/20": 5}
    )


def test_the_same_offence_on_both_sides_is_refused(write: Write) -> None:
    refused(write([HEADER, ["Rape", 3, 12, None, "Rape", 2, 1], ["Grooming", 5, 7, None, "Assault", 7, 8]]))


def test_what_is_no_offence_to_the_right_is_refused(write: Write) -> None:
    header = [*HEADER[:4], "Outcome", *HEADER[5:]]
    refused(write([header, ["Rape", 3, 12, None, "Charged", 2, 1], ["Grooming", 5, 7, None, "Cautioned", 1, 8]]))
