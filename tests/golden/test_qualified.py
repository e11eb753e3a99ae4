"""Figures that are called by the offence, and by no word of that which narrows it in the question; and those of which
the narrowing word stands anywhere in the file, or that have no name at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]


def answer(path: Path, question: str) -> Reading:
    settings = Collection(name="asked", title=question)
    return read_response(path, collection="asked", round_=2024, settings=settings)


def table(name: str, *, titled: bool) -> Grid:
    over: Grid = [[name], [None]] if titled else []
    return [*over, ["Force" if titled else "Offence", *YEARS], ["Kent Police" if titled else name, 310, 325]]


WIDER = [
    ("Residential burglary", "Burglary offences recorded"),
    ("Residential burglary", "Burglary (all)"),
    ("Personal robbery", "Robbery"),
    ("Disability hate crime", "Hate crimes recorded"),
    ("Rape of a child", "Rape offences"),
    ("Robbery with a knife", "Robbery offences"),
    ("Assaults on emergency workers", "Assaults"),
    ("Racially aggravated harassment", "Harassment offences"),
    ("Knife possession in schools", "Knife possession offences"),
]
JOINED = [
    ("Residential burglary", "Burglary offences (residential and business combined)"),
    ("Personal robbery", "Robbery (personal and business)"),
    ("Domestic abuse against women", "Domestic abuse (male and female victims)"),
]
AS_ASKED = [
    ("Residential burglary", "Burglary - residential"),
    ("Residential and business burglary", "Burglary offences"),
    ("Disability hate crime", "Hate crimes with a disability strand"),
    ("Assaults on emergency workers", "Assault on an emergency worker"),
    ("Sexual communication with a child", "Sexual communication offences"),
    ("Knife possession", "Possession of an article with blade or point"),
    ("Shoplifting", "Shoplifting offences"),
]


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(("question", "name"), [*WIDER, *JOINED])
def test_the_offence_without_what_narrows_it_or_with_the_other_kind_is_more_than_was_asked(
    write: Write, question: str, name: str, titled: bool
) -> None:
    reading = answer(write(table(name, titled=titled)), question)
    assert not reading.observations
    assert name in reading.quarantine[0].reason


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(("question", "name"), AS_ASKED)
def test_another_way_to_say_what_narrows_it_is_what_was_asked(
    write: Write, question: str, name: str, titled: bool
) -> None:
    reading = answer(write(table(name, titled=titled)), question)
    assert [o.count for o in reading.observations] == [310, 325]


def test_a_table_without_any_name_answers_what_was_asked(write: Write) -> None:
    grid: Grid = [["Financial year", "Number"], ["2021/22", 310], ["2022/23", 325]]
    reading = answer(write(grid), "Residential burglary")
    assert [o.count for o in reading.observations] == [310, 325]


def test_the_word_may_stand_in_the_question_that_is_repeated_over_the_table(write: Write) -> None:
    grid: Grid = [["How many residential burglaries were recorded?"], [None], ["Burglary", *YEARS], ["Kent", 310, 325]]
    reading = answer(write(grid), "Residential burglary")
    assert [o.count for o in reading.observations] == [310, 325]


def test_the_label_of_each_record_may_have_it(write: Write) -> None:
    days = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]
    rows: Grid = [[n, day, "BURGLARY RESIDENTIAL"] for n, day in enumerate(days, 1000)]
    said = "All burglaries recorded by the force between 01/04/2018 and 31/03/2020"
    sheets = {"Info": [["Kent Police"], [said]], "Records": [["No.", "Date", "Offence"], *rows]}
    assert answer(write(sheets), "Residential burglary").status == "accepted"
