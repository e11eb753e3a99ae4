"""What several lines of one table must share with the question, whatever a heading calls them.

What belongs here: lines that are all narrower than what was asked, lines named beside a code, and lines never a
part. What does not: lines of which some are what was asked (`test_other_sides.py`, `test_beside_its_name.py`), or
printed totals that do not add up (`test_totals.py`).
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
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]


def answer(path: Path, question: str) -> Reading:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    return reading


def table(heading: str, *names: str, title: str = "", total: str = "") -> Grid:
    lines: Grid = [[name, 300 + n, 270 - n] for n, name in enumerate(names)]
    sums: Grid = [[total, *(sum(line[at] for line in lines) for at in (1, 2))]] if total else []
    return [[title], [], [heading, *YEARS], *lines, *sums] if title else [[heading, *YEARS], *lines, *sums]


@pytest.mark.parametrize(
    ("question", "names", "total"),
    [
        ("Rape offences", ["Rape of a female aged 16 or over", "Rape of a female child under 16"], "Total"),
        ("Burglary", ["Burglary - residential", "Attempted burglary - residential"], "Residential total"),
        ("Stalking offences", ["Domestic stalking, ex-partner", "Domestic stalking, family"], "Total"),
        ("Dog thefts", ["Burglary with dog stolen - house", "Burglary with dog stolen - kennel"], "Total"),
        ("Robbery", ["Attempted robbery - personal", "Attempted robbery - business"], "Total"),
    ],
)  # fmt: skip
def test_lines_that_are_all_narrowed_in_one_way(write: Write, question: str, names: list[str], total: str) -> None:
    assert not answer(write(table("Offence", *names, total=total)), question).observations


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Rape offences", ["Rape of a female", "Rape of a male"]),
        ("Residential burglary", ["Burglary - residential", "Attempted burglary - residential"]),
        ("Burglary", ["Burglary dwelling", "Burglary non-dwelling"]),
        ("Rape of women and girls", ["Rape of a female aged 16 and over", "Rape of a female child under 16"]),
    ],
)
def test_lines_of_both_sides_or_of_the_one_that_was_asked(write: Write, question: str, names: list[str]) -> None:
    reading = answer(write(table("Offence", *names, total="Total")), question)
    assert force_years(reading) == {("kent", "2021/22"): 601, ("kent", "2022/23"): 539}


@pytest.mark.parametrize("heading", ["HO class", "HO code", "Class", "Offence"])
def test_names_behind_a_code_are_read_whatever_heads_them(write: Write, heading: str) -> None:
    """A column of codes has no words; one of codes and names is one of names."""
    names = ["39 Theft from the person", "44 Theft of a pedal cycle", "46 Shoplifting"]
    reading = answer(write(table(heading, *names, title="Theft")), "Bicycle theft")
    assert force_years(reading) in ({}, {("kent", "2021/22"): 301, ("kent", "2022/23"): 269})
    assert not answer(write(table(heading, *names, title="Theft")), "Dog theft").observations


@pytest.mark.parametrize("heading", ["Type", "Category", "Offence"])
@pytest.mark.parametrize("other", ["Hate non-crime incidents", "Hate incidents", "Non-crimes"])
def test_incidents_are_no_kind_of_crimes(write: Write, heading: str, other: str) -> None:
    """A heading says that lines divide something, and a total that they add up: neither makes crimes of incidents."""
    reading = answer(write(table(heading, "Hate crimes", other, total="All hate reports")), "Hate crimes")
    assert ("kent", "2021/22") not in force_years(reading) or force_years(reading)["kent", "2021/22"] == 300


@pytest.mark.parametrize("named", ["Shoplifting offences recorded", "Shoplifting - recorded crimes"])
@pytest.mark.parametrize(
    "other",
    [
        "Shoplifting - arrests",
        "Shoplifting - suspects charged",
        "Shoplifting offences with charge",
        "Shoplifting victims aged under 18",
        "Shoplifting incidents",
    ],
)
def test_what_is_called_offences_recorded_is_beside_what_became_of_them(write: Write, named: str, other: str) -> None:
    reading = answer(write(table("Measure", other, named)), "Shoplifting offences recorded")
    assert force_years(reading) == {("kent", "2021/22"): 301, ("kent", "2022/23"): 269}


@pytest.mark.parametrize(
    ("names", "total"),
    [
        (["Shoplifting offences recorded", "Shoplifting - charged"], "Total"),  # by which the first is not all of them
        (["Shoplifting", "Shoplifting - charged"], ""),  # of which neither says that it is all of them
    ],
)
def test_what_became_of_offences_may_be_a_part_of_them(write: Write, names: list[str], total: str) -> None:
    assert not answer(write(table("Measure", *names, total=total)), "Shoplifting offences recorded").observations


@pytest.mark.parametrize("heading", ["HO class", "Class", "Offence"])
def test_classes_of_what_was_asked_among_others(write: Write, heading: str) -> None:
    """All lines are classes of the counting rules, of which no two hold the same offence: those that were asked for are
    the answer, one or several."""
    others = ["39 Theft from the person", "44 Theft or unauthorised taking of a pedal cycle", "49 Other theft"]
    reading = answer(write(table(heading, *others, "46 Shoplifting", total="Total")), "Shoplifting")
    assert force_years(reading) == {("kent", "2021/22"): 303, ("kent", "2022/23"): 267}
    arson = ["56A Arson endangering life", "56B Arson not endangering life", "58A Criminal damage to a dwelling"]
    reading = answer(write(table(heading, *arson)), "Arson")
    assert force_years(reading) == {("kent", "2021/22"): 601, ("kent", "2022/23"): 539}


def test_a_class_that_we_do_not_know_may_hold_what_was_asked(write: Write) -> None:
    rows = table("HO class", "46 Shoplifting", "200 Retail crime")
    assert not answer(write(rows), "Shoplifting").observations


@pytest.mark.parametrize("beside", ["Assault by penetration", "Causing sexual activity without consent"])
def test_the_one_line_called_as_asked_among_offences_of_any_name(write: Write, beside: str) -> None:
    reading = answer(write(table("Category", beside, "Rape")), "Rape offences")
    assert force_years(reading) == {("kent", "2021/22"): 301, ("kent", "2022/23"): 269}


def test_a_line_outside_the_total_of_what_was_asked(write: Write) -> None:
    """`Knife crime total` is all of it, or `Possession of a knife` is too: nobody can say."""
    lines: Grid = [["Robbery with a knife", 100, 90], ["Assault with a knife", 50, 60], ["Knife crime total", 150, 150]]
    grid: Grid = [["Offence", *YEARS], *lines, ["Possession of a knife", 20, 25]]
    assert not answer(write(grid), "Knife crime").observations
    reading = answer(write(grid[:-1]), "Knife crime")
    assert force_years(reading) == {("kent", "2021/22"): 150, ("kent", "2022/23"): 150}


def test_offences_against_adults_under_a_heading_of_ages(write: Write) -> None:
    """Though they stand there as ages do; ages of those who did it are no matter of whom it was done to."""
    names = ["Child sexual offences (under 18)", "Adult sexual offences (18 and over)"]
    reading = answer(write(table("Age group", *names, total="All sexual offences")), "Child sexual offences")
    assert force_years(reading) == {("kent", "2021/22"): 300, ("kent", "2022/23"): 270}
    ages = table(
        "Age of offender", "Under 18", "18 and over", title="Child sexual offences by age of offender", total="Total"
    )
    found = force_years(answer(write(ages), "Child sexual offences"))
    assert found == {("kent", "2021/22"): 601, ("kent", "2022/23"): 539}
