"""The same thing counted in each year, and the whole of each: other subjects, halves, lines without a label."""

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
BURGLARY = Collection(
    name="burglary", title="Burglary offences recorded", counts="Offences of burglary recorded by the force"
)
TITLE: Grid = [["Burglary offences recorded"]]


def answer(path: Path) -> Reading:
    return read_response(path, collection="burglary", round_=2023, settings=BURGLARY)


def sums(first: int, second: int) -> dict[tuple[str, str], int]:
    return {("kent", "2018/19"): first, ("kent", "2019/20"): second}


@pytest.mark.parametrize("other", ["Arrests", "Victims", "Incidents", "Charges", "Outcomes"])
def test_a_year_that_counts_another_thing_than_the_others_is_refused(write: Write, other: str) -> None:
    long: Grid = [["Year", "Measure", "Value"], ["2018/19", "Offences", 100], ["2019/20", other, 12]]
    assert other.casefold() in answer(write([*TITLE, *long])).reason
    blocks: Grid = [
        ["Year", "2018/19", "2019/20"],
        ["Offences", 100, 120],
        ["Year", "2016/17", "2017/18"],
        [other, 8, 9],
    ]
    assert answer(write([*TITLE, *blocks])).observations == []
    sheets = {"2018-19": [*TITLE, ["Offences", 100]], "2019-20": [*TITLE, [other, 12]]}
    assert answer(write(sheets)).observations == []


def test_a_year_beside_which_another_thing_is_counted_is_of_offences(write: Write) -> None:
    rows = [["2018/19", "Offences", 100], ["2018/19", "Arrests", 12], ["2019/20", "Offences", 120]]
    assert force_years(answer(write([*TITLE, ["Year", "Measure", "Value"], *rows]))) == sums(100, 120)


def test_the_one_label_of_some_years_is_held_to_the_question(write: Write) -> None:
    later: Grid = [["Year", "2018/19", "2019/20"], ["Burglary", 100, 120]]
    path = write([*TITLE, *later, [], ["Year", "2016/17", "2017/18"], ["Burglary of sheds", 8, 9]])
    assert answer(path).observations == []
    path = write([*TITLE, *later, [], ["Year", "2016/17", "2017/18"], ["Burglaries", 80, 90]])
    assert force_years(answer(path)) == {**sums(100, 120), ("kent", "2016/17"): 80, ("kent", "2017/18"): 90}


PARTS = [
    ("Half", ["H1", "H2"]),
    ("Half", ["1st half", "2nd half"]),
    ("Season", ["Spring", "Summer", "Autumn", "Winter"]),
]


def by_parts(heading: str, parts: list[str], without: str = "") -> Grid:
    rows = [[year, part, 10] for year in ("2018/19", "2019/20") for part in parts]
    return [*TITLE, ["Year", heading, "Burglary"], *(row for row in rows if row[:2] != ["2019/20", without])]


@pytest.mark.parametrize(("heading", "parts"), PARTS)
def test_a_year_without_one_of_its_parts_is_refused(write: Write, heading: str, parts: list[str]) -> None:
    whole = len(parts) * 10
    assert force_years(answer(write(by_parts(heading, parts)))) == sums(whole, whole)
    reading = answer(write(by_parts(heading, parts, without=parts[-1])))
    assert reading.observations == [] and "part of a year" in reading.reason


@pytest.mark.parametrize(
    ("heading", "parts"), [("Term", ["Term 1", "Term 2", "Term 3"]), ("Week", ["Week 1", "Week 2"])]
)
def test_terms_and_weeks_make_up_no_year(write: Write, heading: str, parts: list[str]) -> None:
    assert answer(write(by_parts(heading, parts))).observations == []


def with_and_without(whole: int | None, *parts: int) -> Grid:
    rows = [["2018/19", "Residential", None, whole]] if whole is not None else []
    rows += [["2018/19", "Residential", f"Type {n}", count] for n, count in enumerate(parts)]
    return [*TITLE, ["Year", "Offence type", "Offence sub-type", "Count"], *rows, ["2018/19", "Business", None, 5]]


def test_a_line_without_the_label_that_others_have_is_their_total(write: Write) -> None:
    assert force_years(answer(write(with_and_without(150, 110, 40)))) == {("kent", "2018/19"): 155}


def test_a_line_without_a_label_that_is_more_than_the_others_is_refused(write: Write) -> None:
    reading = answer(write(with_and_without(150, 100, 40)))
    assert reading.observations == [] and "150" in reading.reason and "140" in reading.reason


def test_a_line_without_a_label_that_is_less_is_what_nobody_told_further(write: Write) -> None:
    assert force_years(answer(write(with_and_without(7, 100, 40)))) == {("kent", "2018/19"): 152}
