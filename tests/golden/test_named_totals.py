"""Printed totals that add up, and are no number of what was asked for by their own name.

What belongs here: totals of more than was asked, those that count offences several times, and those of both sides of a
flag. What does not: totals that do not add up (`test_totals.py`), or lines outside one (`test_lines_law.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]
KNIVES = ["Knife crime (Home Office definition)", "Possession of a knife"]
STRANDS = ["Racial", "Religious", "Disability", "Transphobic"]


def is_read(write: Write, question: str, names: list[str], total: str, heading: str = "Type") -> bool:
    lines: Grid = [[name, 300 + n, 270 - n] for n, name in enumerate(names)]
    sums: Grid = [[total, *(sum(line[at] for line in lines) for at in (1, 2))]] if total else []
    path = write([[question], [heading, *YEARS], *lines, *sums], "kent-police-foi.xlsx")
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    return bool(force_years(reading))


@pytest.mark.parametrize(
    ("question", "names", "total", "read"),
    [
        ("Knife crime offences", KNIVES, "Knife crime and possession combined", False),
        ("Knife crime offences", KNIVES, "Total knife crime & possession", False),
        ("Knife crime offences", ["Robbery with a knife", "Assault with a knife"], "Knife crime total", True),
        ("Stalking and harassment", ["Stalking", "Harassment"], "Total stalking and harassment", True),
        ("Hate crimes", STRANDS, "Total (a crime may be counted under several strands)", False),
        ("Hate crimes", STRANDS, "Total, an offence being recorded more than once", False),
        ("Hate crimes", STRANDS, "Total (no crime is counted more than once)", True),
    ],
)
def test_what_a_total_says_that_it_adds_up(
    write: Write, question: str, names: list[str], total: str, read: bool
) -> None:
    assert is_read(write, question, names, total) is read


@pytest.mark.parametrize(
    ("question", "names", "total", "heading"),
    [
        ("Knife crime", ["No knife flag", "Knife crime flag"], "Total offences", "Knife crime flag"),
        ("Crimes with a spiking marker", ["Marked", "Not marked"], "All crime", "Type"),
        ("Domestic abuse flagged offences", ["Violence - all", "Violence - DA flagged"], "", "Row"),
    ],
)
def test_both_sides_of_what_was_asked_are_no_sum_of_it(
    write: Write, question: str, names: list[str], total: str, heading: str
) -> None:
    assert not is_read(write, question, names, total, heading)
