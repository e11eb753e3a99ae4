"""Titles that name the system on which crimes are recorded: `Hate crimes recorded on OPUS` are all of those years.

What belongs here: one system, or one after another. What does not: notes about a change of systems
(`test_doubtful_notes.py`), or other words of a title (`test_more_or_less.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
HATE = Collection(
    name="hate-crime", title="Hate crime recorded by police", counts="Hate crimes recorded by the force, all strands"
)


def strands(title: str, years: list[str], race: int, *, total: bool = True) -> Grid:
    lines: Grid = [
        ["Race", *(race + n for n in range(len(years)))],
        ["Disability", *(50 + n for n in range(len(years)))],
    ]
    whole: Grid = [["Total", *(race + 50 + 2 * n for n in range(len(years)))]] if total else []
    return [[title], ["Strand", *years], *lines, *whole]


def read(path: Path) -> Reading:
    return read_response(path, collection="hate-crime", settings=HATE)


@pytest.mark.parametrize(
    "system", ["recorded on Niche", "recorded in Athena", "recorded on the CRIS system", "recorded on iOPS"]
)
def test_all_that_stands_on_the_system(write: Write, system: str) -> None:
    found = read(write(strands(f"Hate crimes {system}", ["2018/19", "2019/20"], 400)))
    assert force_years(found) == {("kent", "2018/19"): 450, ("kent", "2019/20"): 452}, found.quarantine


@pytest.mark.parametrize("systems", [("OPUS", "iOPS"), ("Genesis", "Connect"), ("the old Unifi system", "Niche RMS")])
def test_one_system_after_another(write: Write, systems: tuple[str, str]) -> None:
    old, new = (f"Table {n}: Hate crimes recorded on {name}" for n, name in enumerate(systems, 1))
    first, second = strands(old, ["2017/18", "2018/19"], 300), strands(new, ["2019/20"], 500)
    found = read(write([*first, [], [], *second]))
    counts = {("kent", "2017/18"): 350, ("kent", "2018/19"): 352, ("kent", "2019/20"): 550}
    assert force_years(found) == counts, found.quarantine


@pytest.mark.parametrize("total", [True, False])
def test_a_year_on_two_systems_without_a_total_of_both(write: Write, total: bool) -> None:
    first = strands("Table 1: Hate crimes recorded on OPUS", ["2018/19", "2019/20"], 300, total=total)
    second = strands("Table 2: Hate crimes recorded on iOPS", ["2019/20"], 200, total=total)
    assert ("kent", "2019/20") not in force_years(read(write([*first, [], [], *second])))


@pytest.mark.parametrize(
    "title",
    [
        "Hate crimes recorded on Niche with an outcome",
        "Hate crimes recorded on Athena mobile",
        "Hate crimes recorded on buses",
        "Hate crimes recorded on the custody system",
        "Racist hate crimes recorded on Niche",
        "Hate crimes recorded on Blue Light calls",
    ],
)
def test_what_narrows_all_the_same(write: Write, title: str) -> None:
    assert not read(write(strands(title, ["2018/19", "2019/20"], 400))).observations
