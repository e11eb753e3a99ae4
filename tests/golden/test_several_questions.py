"""Tables under several questions on one sheet, or on a sheet each: which of them answers what was asked.

What belongs here: outcomes under a question, all crime beside what was asked, parts said to be `of these`, and
questions that each ask for a part. What does not: tables of outcomes by their titles (`test_another_question.py`), or
lines of one table (`test_of_which.py`).
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
SHOPS = Collection(name="shoplifting", title="Shoplifting", counts="Shoplifting offences recorded by the force")
YEARS = ["2018/19", "2019/20"]
OWN = {("kent", "2018/19"): 389, ("kent", "2019/20"): 401}
QUESTION = "1. How many shoplifting offences were recorded in each financial year?"


def answer(path: Path) -> Reading:
    reading = read_response(path, collection=SHOPS.name, round_=2023, settings=SHOPS)
    ledger_complete(reading, path)
    return reading


def table(title: str, *lines: tuple[object, ...]) -> Grid:
    return [[title], ["", *YEARS], *map(list, lines)]


def both_ways(first: Grid, second: Grid) -> list[dict[str, Grid]]:
    return [{"Response": [*first, [], *second]}, {"Q1": first, "Q2": second}]


def statuses(write: Write, first: Grid, second: Grid) -> set[str]:
    return {answer(write(sheets)).status for sheets in both_ways(first, second)}


OUTCOMES = [("Charged/summonsed", 38, 40), ("Community resolution", 64, 61)]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("3. What were the outcomes?", OUTCOMES),
        ("3. What were the outcomes?", [("Charge/Summons", 38, 40), ("No suspect identified", 300, 301)]),
        ("Q2. Please provide the outcomes of these offences", OUTCOMES),
        ("2. Please break down the outcomes by type", [*OUTCOMES, ("Cannabis warning", 1, 2)]),
        ("2. How many suspects were under 18?", [("Under 18", 38, 40)]),
        ("2. How many people were arrested?", [("Number", 38, 40)]),
        ("2. How many of these were charged?", [("Number", 38, 40)]),
        ("3. Age of suspects", [("10-17", 20, 21), ("18+", 80, 81)]),
        ("2. How many shoplifting offences resulted in a charge or summons?", [("Offences", 38, 40)]),
        ("2. Shoplifting offences finalised with an outcome of charge", [("Shoplifting offences", 38, 40)]),
    ],
)
def test_what_became_of_them_is_another_question(write: Write, question: str, lines: list[tuple[object, ...]]) -> None:
    first = table(QUESTION, ("Offences", 389, 401))
    for sheets in both_ways(first, table(question, *lines)):
        assert force_years(answer(write(sheets))) == OWN
    three = [*first, [], *table("2. How many people were arrested?", ("Arrests", 9, 8)), [], *table(question, *lines)]
    assert force_years(answer(write(three))) == OWN


@pytest.mark.parametrize(
    "question",
    [
        "1. How many shoplifting offences with no outcome were recorded?",
        "1. How many shoplifting offences with a victim aged under 16 were recorded?",
        "1. How many shoplifting offences have been solved?",
        "1. How many shoplifting offences involved violence?",
        "1. How many shoplifting offences were committed by repeat offenders?",
        "1. How many thefts from the person were recorded?",
    ],
)
def test_the_first_question_may_ask_for_less(write: Write, question: str) -> None:
    first = table(question, ("Offences", 389, 401))
    assert statuses(write, first, table("2. What were the outcomes?", *OUTCOMES)) == {"quarantined"}
    assert answer(write(first)).status == "quarantined"


@pytest.mark.parametrize("label", ["Crimes", "Number"])
@pytest.mark.parametrize(
    ("all_crime", "own"),
    [
        ("Q1. All crime recorded", "Q2. Of those, shoplifting"),
        ("All crime recorded by Kent Police", "Shoplifting recorded by Kent Police"),
        ("1. How many crimes were recorded in total?", "2. How many of these were shoplifting?"),
        ("1. How many offences were recorded?", "2. How many of those offences were shoplifting?"),
        ("All notifiable offences", "Shoplifting offences"),
        ("All theft", "Of which, shoplifting"),
    ],
)
def test_all_crime_beside_what_was_asked(write: Write, all_crime: str, own: str, label: str) -> None:
    first, second = table(all_crime, (label, 42801, 43000)), table(own, (label, 389, 401))
    for sheets in (*both_ways(first, second), *both_ways(second, first)[:1]):
        path = write(sheets)
        assert force_years(answer(path)) == OWN
    assert "has a table of its own" in " ".join(
        entry.detail for entry in answer(write({"A": first, "B": second})).ledger
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (table("Q1. Offences recorded", ("Crimes", 428, 430)), table("Q2. Shoplifting", ("Crimes", 389, 401))),
        (table("Q1. All crime", ("Crimes", 380, 400)), table("Q2. Of those, shoplifting", ("Crimes", 389, 401))),
        (table("Q1. All crime", ("Crimes", 42801, 43000)), table("Q2. Of those, undetected", ("Crimes", 389, 401))),
        (table("Q1. All crime", ("Crimes", 428, 430)), table("Q2. Of those, violent shoplifting", ("Crimes", 38, 40))),
        (table("Q1. All crime", ("Crimes", 4281, 4300)), table("Q2. Shoplifting and robbery", ("Crimes", 389, 401))),
        (table("Q1. All crime in shops", ("Crimes", 428, 430)), table("Q2. Of those, shoplifting", ("Crimes", 38, 40))),
        (table("Q1. All crime at night", ("Crimes", 428, 430)), table("Q2. Of those, shoplifting", ("Crimes", 38, 40))),
        (table("All shoplifting recorded", ("Crimes", 4281, 4300)), table("Q2. Shoplifting", ("Crimes", 389, 401))),
        (table("All theft", ("Theft", 42, 43), ("Shoplifting", 41, 42)), table("Shoplifting", ("Crimes", 38, 40))),
    ],
)  # fmt: skip
def test_it_may_not_be_all_crime(write: Write, first: Grid, second: Grid) -> None:
    assert statuses(write, first, second) == {"quarantined"}


def test_all_crime_of_a_year_without_its_own(write: Write) -> None:
    first: Grid = [["All crime"], ["", *YEARS, "2020/21"], ["Crimes", 4281, 4300, 4000]]
    assert statuses(write, first, table("Of those, shoplifting", ("Crimes", 389, 401))) == {"quarantined"}


@pytest.mark.parametrize(
    "part",
    [
        "2. How many of these were attended by the police?",
        "2. How many of these were committed by under 18s?",
        "2. Of these, how many had a value over £200?",
        "Of which, with violence",
        "2. Of the shoplifting offences recorded, how many were attended?",
    ],
)
def test_a_part_of_these_is_another_question(write: Write, part: str) -> None:
    first = table(QUESTION, ("Offences", 389, 401))
    for sheets in both_ways(first, table(part, ("Offences", 38, 40))):
        assert force_years(answer(write(sheets))) == OWN
    assert statuses(write, first, table(part, ("Offences", 390, 40))) == {"quarantined"}  # more than the whole
    alone = answer(write(table(part, ("Offences", 38, 40))))
    assert alone.status == "quarantined"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Shoplifting offences recorded", "Shoplifting offences recorded with violence"),
        ("Shoplifting offences recorded", "Shoplifting offences attended by an officer"),
        (
            "1. How many shoplifting offences were recorded in supermarkets?",
            "2. How many shoplifting offences were recorded in petrol stations?",
        ),
        ("Shoplifting with violence", "Shoplifting in pubs"),
    ],
)
def test_the_answers_to_two_questions_are_never_added_up(write: Write, first: str, second: str) -> None:
    one, other = table(first, ("Offences", 389, 401)), table(second, ("Offences", 38, 40))
    assert statuses(write, one, other) == {"quarantined"}


@pytest.mark.parametrize("second", ["were attended?", "were committed by repeat offenders?", "took place in a pub?"])
def test_a_narrower_question_with_a_number_of_its_own(write: Write, second: str) -> None:
    one, other = table(QUESTION, ("Offences", 389, 401)), f"2. How many shoplifting offences {second}"
    assert force_years(answer(write({"A": one, "B": table(other, ("Offences", 38, 40))}))) == OWN
    assert statuses(write, one, table(other, ("Offences", 390, 40))) == {"quarantined"}  # more than the whole


def headed(heading: str, *counts: int, title: str = "") -> Grid:
    lines = [[year, count] for year, count in zip(YEARS, counts, strict=True)]
    return [*([[title]] if title else []), ["Financial year", heading], *lines]


@pytest.mark.parametrize("title", ["", "Shoplifting", "2. Shoplifting offences"])
@pytest.mark.parametrize("heading", ["Shoplifting", "Shoplifting offences", "Shoplifting crimes recorded"])
def test_a_table_is_named_by_its_heading(write: Write, title: str, heading: str) -> None:
    for over in ("All crime", "Robbery"):
        first = headed(over, 42801, 43000, title=f"{over} recorded" if title else "")
        for sheets in both_ways(first, headed(heading, 389, 401, title=title)):
            assert force_years(answer(write(sheets))) == OWN


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("Robbery", "Shoplifting", True),
        ("1. How many robberies were recorded?", "2. How many shoplifting offences were recorded?", True),
        ("Robbery", "Shoplifting and robbery", False),
        ("Robbery", "Shoplifting by under 18s", False),
        ("Robbery in shops", "Shoplifting with violence", False),
        ("Robbery and shoplifting", "Shoplifting", False),
        ("Arson", "Robbery", False),
    ],
)
def test_another_offence_has_a_table_of_its_own(write: Write, first: str, second: str, read: bool) -> None:
    for sheets in both_ways(table(first, ("Offences", 70, 80)), table(second, ("Offences", 389, 401))):
        assert force_years(answer(write(sheets))) == (OWN if read else {})


BURGLARY = Collection(name="burglary", title="Burglary recorded by police", counts="Offences of burglary recorded")
CYCLES = Collection(name="cycles", title="Bicycle theft", counts="Thefts of bicycles recorded by the force")
KNIVES = Collection(name="knife", title="Knife crime", counts="Knife crimes recorded by the force")
HATE = Collection(name="hate-crime", title="Hate crime", counts="Hate crimes recorded by the force")
STALKING = Collection(name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force")


@pytest.mark.parametrize(
    ("settings", "first", "second"),
    [
        (BURGLARY, table("All crime, Kent", ("Crimes", 42801, 43000)), table("Burglary, Kent", ("Crimes", 389, 401))),
        (CYCLES, table("Bicycle theft", ("Offences", 389, 401)), table("", ("Bicycles recovered", 38, 40))),
        (CYCLES, table("Bicycle theft", ("Offences", 389, 401)), table("Bicycles stolen", ("Bicycles stolen", 50, 51))),
        (CYCLES, table("Bicycle theft", ("Offences", 389, 401)), table("2. Makes of bicycle stolen", ("Trek", 50, 51))),
        (KNIVES, table("Knife crime", ("Offences", 389, 401)), table("2. Knives surrendered", ("Knives", 5000, 5100))),
        (HATE, table("Hate crimes", ("Total", 389, 401)), table("Hate incidents", ("Total", 900, 901))),
        (
            STALKING,
            table("Part 1: stalking offences", ("Offences", 389, 401)),
            table("Part 3: breaches of stalking protection orders", ("Breaches", 1, 2)),
        ),
    ],
)  # fmt: skip
def test_of_other_collections(write: Write, settings: Collection, first: Grid, second: Grid) -> None:
    for sheets in (*both_ways(first, second), *both_ways(second, first)):
        path = write(sheets)
        reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
        ledger_complete(reading, path)
        assert force_years(reading) == OWN, reading.reason


@pytest.mark.parametrize(
    ("settings", "first", "second"),
    [
        (CYCLES, "Bicycle theft in Dover", "Makes of bicycle stolen"),
        (KNIVES, "Knife crime with injury", "Knives surrendered"),
        (HATE, "Racist hate crimes", "Hate incidents"),
        (HATE, "Hate crimes", "Hate crimes and incidents"),
    ],
)
def test_the_other_table_is_no_whole(write: Write, settings: Collection, first: str, second: str) -> None:
    one, other = table(first, ("Total", 389, 401)), table(second, ("Total", 500, 501))
    for sheets in both_ways(one, other):
        reading = read_response(write(sheets), collection=settings.name, round_=2023, settings=settings)
        assert reading.status == "quarantined"


def test_no_part_that_the_question_names(write: Write) -> None:
    """Stalking and stalking that puts in fear may be two classes: neither is left out for the other."""
    first = table("Stalking", ("Offences", 389, 401))
    second = table("Stalking involving fear of violence", ("Offences", 38, 40))
    for sheets in both_ways(first, second):
        reading = read_response(write(sheets), collection="stalking", round_=2023, settings=STALKING)
        assert reading.status == "quarantined"


def test_with_and_without_are_all_there_is(write: Write) -> None:
    first = table("Knife crime with injury", ("Total", 89, 101))
    second = table("Knife crime without injury", ("Total", 300, 300))
    for sheets in both_ways(first, second):
        reading = read_response(write(sheets), collection="knife", round_=2023, settings=KNIVES)
        assert force_years(reading) == OWN, reading.reason
    for other in ("Knives surrendered", "Knives in surrender bins"):
        second = table(other, ("Total", 300, 300))
        for sheets in both_ways(first, second):
            assert read_response(write(sheets), collection="knife", round_=2023, settings=KNIVES).observations == []
