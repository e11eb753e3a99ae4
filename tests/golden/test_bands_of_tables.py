"""Tables of one age or sex each: together they are all, and the answer, or some are missing.

What belongs here: titles that are an age or a sex, or end in one. What does not: one such table (`test_halves.py`), or
bands in the lines of one table (`test_overlapping_bands.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")


def of_ages(*titles: str) -> Grid:
    lines: list[list[object]] = []
    for n, title in enumerate(titles):
        offences = [["Rape", 20 - n, 30 - n], ["Sexual grooming", 5, 7], ["Total", 25 - n, 37 - n]]
        lines += [[title], ["Offence", *YEARS], *offences, []]
    return lines


CHILDREN = "Sexual offences against children"


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("Sexual offences", ("Victims under 13", "Victims aged 13 and over")),
        ("Sexual offences", ("Sexual offences: victims under 18", "Sexual offences: victims aged 18 and over")),
        (CHILDREN, ("Victims under 13", "Victims aged 13 to 17")),
        (CHILDREN, ("Sexual offences: victim aged under 13", "Sexual offences: victim aged 13 to 17")),
    ],
)
def test_ages_that_are_all(write: Write, asked: str, titles: tuple[str, ...]) -> None:
    assert last_year(write(of_ages(*titles)), asked) == 73


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("Sexual offences", ("Victims under 13", "Victims aged 13 to 17")),
        ("Sexual offences", ("Victims under 13", "Victims aged 18 and over")),
        ("Sexual offences", ("Sexual offences: victims under 16", "Sexual offences: victims aged 18 and over")),
        ("Sexual offences", ("Sexual offences: victims under 18", "Sexual offences: suspects under 18")),
        (CHILDREN, ("Victims under 13", "Victims aged 13 to 15")),
        (CHILDREN, ("Victims under 13", "Victims aged under 16")),
        (CHILDREN, ("Sexual offences: victims under 13", "Sexual offences: victims aged 10 to 17")),
    ],
)
def test_ages_with_a_gap_or_twice(write: Write, asked: str, titles: tuple[str, ...]) -> None:
    assert last_year(write(of_ages(*titles)), asked) is None


@pytest.mark.parametrize(
    ("own", "other"),
    [("Residential", "Business and Community"), ("Residential", "Business"), ("Dwelling", "Non-dwelling")],
)
def test_tables_of_two_sides_under_one_title(write: Write, own: str, other: str) -> None:
    areas: Grid = [["East Kent", 20, 30], ["West Kent", 5, 7], ["Sub total", 25, 37]]
    others: Grid = [["East Kent", 2, 3], ["West Kent", 1, 1], ["Sub total", 3, 4]]
    head: Grid = [["Area", *YEARS]]
    path = write([["Burglary"], [], [own], *head, *areas, [], [other], *head, *others])
    assert last_year(path, "Residential burglary") == 37
    both = write([["Burglary"], [], [own], *head, *areas, [], ["Total"], *head, *others])
    assert last_year(both, "Residential burglary") is None
