"""One side of an offence beside the other, where one was asked for: told from it, if each line is of one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]
RESIDENTIAL = "Residential burglary"


def answer(path: Path, question: str) -> Reading:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    return reading


def table(own: str, *others: str, total: str = "") -> Grid:
    lines: Grid = [[own, 300, 270], *([other, 40 + n, 50 + n] for n, other in enumerate(others))]
    sums: Grid = [[total, *(sum(line[at] for line in lines) for at in (1, 2))]] if total else []
    return [["Offence", *YEARS], *lines, *sums]


@pytest.mark.parametrize("total", ["", "All burglary"])
@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        (RESIDENTIAL, "Burglary - residential", "Burglary - business and community"),
        (RESIDENTIAL, "Residential", "Business"),
        ("Personal robbery", "Personal", "Business"),
        ("Child sexual offences", "Child", "Adult"),
    ],
)
def test_the_side_that_was_asked_for(write: Write, question: str, own: str, other: str, total: str) -> None:
    total = total.replace("burglary", "") + "offences" if total and question != RESIDENTIAL else total
    reading = answer(write(table(own, other, total=total)), question)
    assert force_years(reading) == {("kent", "2021/22"): 300, ("kent", "2022/23"): 270}


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("Residential - attempted", ["Business"]),  # not all of its side
        ("Residential, detected", ["Business"]),
        ("Residential", ["Business", "Sheds"]),  # of neither side
        ("Residential", ["Residential - sheds", "Business"]),  # which may be in it or beside it
    ],
)
def test_a_side_that_may_not_be_whole(write: Write, own: str, others: list[str]) -> None:
    assert not answer(write(table(own, *others)), RESIDENTIAL).observations


def test_both_sides_are_what_was_asked_where_no_side_was(write: Write) -> None:
    reading = answer(write(table("Residential", "Business")), "Burglary")
    assert force_years(reading) == {("kent", "2021/22"): 340, ("kent", "2022/23"): 320}


@pytest.mark.parametrize(
    "name",
    [
        "All burglary offences (residential and business)",
        "Total burglary: dwelling and non-dwelling",
        "All burglaries - dwellings and other buildings",
    ],
)
def test_one_column_of_both_sides_is_no_side(write: Write, name: str) -> None:
    """Though its name is that of a total, it is all that names the figures."""
    rows: Grid = [["Burglary"], [], ["Financial year", name], [YEARS[0], 4400], [YEARS[1], 4210]]
    assert not answer(write(rows), "Residential burglary (burglary of a dwelling)").observations


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Burglary dwelling", "Burglary non-dwelling"),
        ("Burglary in a dwelling", "Burglary other than dwelling"),
        ("Burglary in a dwelling", "Burglary in a building other than a dwelling"),
        ("Residential", "Non-residential"),
    ],
)
@pytest.mark.parametrize("total", ["", "All burglary"])
def test_a_side_that_is_denied_is_the_other(write: Write, own: str, other: str, total: str) -> None:
    reading = answer(write(table(own, other, total=total)), RESIDENTIAL)
    assert force_years(reading) == {("kent", "2021/22"): 300, ("kent", "2022/23"): 270}
    assert not answer(write(table(other)), RESIDENTIAL).observations
    assert not answer(write(table(f"{own} (attempts)", other)), RESIDENTIAL).observations
    assert not answer(write(table(own, f"{own} and {other}")), RESIDENTIAL).observations
    assert not answer(write(table(own, other, "Burglary of sheds")), RESIDENTIAL).observations


def two_tables(one: str, two: str) -> Grid:
    heads = ["Financial year", "Offences"]
    rows = [[year, 300 - n, None, None, year, 40 + n] for n, year in enumerate(YEARS)]
    return [["Kent Police"], [], [one, None, None, None, two], [*heads, None, None, *heads], *rows]


@pytest.mark.parametrize("two", ["Business burglary", "Business and community burglary", "Burglary - business"])
def test_a_table_of_the_other_side(write: Write, two: str) -> None:
    reading = answer(write(two_tables(RESIDENTIAL, two)), RESIDENTIAL)
    assert force_years(reading) == {("kent", "2021/22"): 300, ("kent", "2022/23"): 299}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Residential burglary (attempts)", "Business burglary"),
        (RESIDENTIAL, "Residential and business burglary"),
        (RESIDENTIAL, "Residential burglary - sheds"),
        ("Burglary", "Business burglary"),
        (RESIDENTIAL, "Attempts"),
    ],
)
def test_a_table_that_is_not_of_the_other_side(write: Write, one: str, two: str) -> None:
    assert not answer(write(two_tables(one, two)), RESIDENTIAL).observations


def by_sex(*lines: tuple[str, int, int]) -> Grid:
    return [["Kent Police"], ["Robbery by sex of victim"], ["", *YEARS], *map(list, lines)]


SEXES = (("Male", 302, 310), ("Female", 200, 210))


@pytest.mark.parametrize("third", ["Unknown", "Not recorded", "Organisation", "Business", "Crown/State"])
def test_victims_of_neither_sex(write: Write, third: str) -> None:
    """Beside both they are part of the whole, and of no sex that was asked for."""
    path = write(by_sex(*SEXES, (third, 86, 92)))
    assert force_years(answer(path, "Robbery offences")) == {("kent", "2021/22"): 588, ("kent", "2022/23"): 612}
    assert force_years(answer(path, "Robbery of females")) == {("kent", "2021/22"): 200, ("kent", "2022/23"): 210}
    for narrower in ("Robbery offences against women", "Robbery offences against women and girls"):
        assert force_years(answer(path, narrower)) == {}  # `Female` may be more, and all of them are


def test_businesses_beside_one_sex_or_another_offence_beside_both(write: Write) -> None:
    for lines in ((SEXES[0], ("Organisation", 86, 92)), (*SEXES, ("Burglary", 86, 92))):
        assert force_years(answer(write(by_sex(*lines)), "Robbery offences")) == {}
