"""Lines that are plainly no offences, beside the one that is called exactly what was asked: `NRM referrals` beside
`Modern slavery`; and parts of any name beside others of what was asked, under its title and total.

What belongs here: referrals, fires, orders and the like. What does not: arrests and victims
(`test_beside_its_name.py`), things taken in thefts (`test_beside_things.py`), or other offences
(`test_called_as_asked.py`).
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
YEARS = ["2018/19", "2019/20"]
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}
QUESTIONS = {
    "Modern slavery": "Modern slavery offences recorded by the force",
    "Bicycle theft": "Thefts of bicycles recorded by the force",
    "Dog theft": "Recorded offences of theft of a dog",
    "Assaults on emergency workers": "Offences of assault on an emergency worker recorded by the force",
    "Arson": "Arson offences recorded by the force",
    "Domestic abuse": "Domestic abuse offences recorded by the force",
    "Hate crime": "Hate crimes recorded by the force",
    "Stalking": "Stalking offences recorded by the force",
    "Honour-based abuse": "Honour-based abuse offences recorded by the force",
    "Burglary": "Burglary offences recorded by the force",
}
Line = tuple[str, int, int]


def answer(path: Path, title: str, counts: str = "") -> Reading:
    settings = Collection(name="asked", title=title, counts=counts or QUESTIONS[title])
    reading = read_response(path, collection="asked", round_=2023, settings=settings)
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def tables(*lines: Line, title: str = "") -> list[Grid]:
    over: list[list[object]] = [[title]] if title else []
    columns: list[tuple[object, ...]] = [("Financial year", *YEARS), *lines]
    return [[*over, ["Category", *YEARS], *map(list, lines)], [*over, *map(list, zip(*columns, strict=True))]]


BESIDE = [
    ("Modern slavery", "Modern slavery", "NRM referrals submitted"),
    ("Modern slavery", "Modern slavery offences", "Duty to notify referrals"),
    ("Bicycle theft", "Bicycle theft", "Cycles returned to owner"),
    ("Dog theft", "Dog theft", "Dogs reunited with owners"),
    ("Assaults on emergency workers", "Assault on an emergency worker", "Officers injured on duty"),
    ("Assaults on emergency workers", "Assaults on emergency workers", "Working days lost"),
    ("Arson", "Arson", "Deliberate secondary fires (per FRS)"),
    ("Domestic abuse", "Domestic abuse", "Domestic abuse-related incidents (non crime)"),
    ("Domestic abuse", "Domestic abuse offences", "MARAC referrals"),
    ("Hate crime", "Hate crime", "Hate incidents"),
    ("Stalking", "Stalking", "Stalking Protection Orders issued"),
    ("Stalking", "Stalking", "Calls to 101"),
    ("Stalking", "Stalking crimes", "Stalking non-crime incidents"),
]


@pytest.mark.parametrize(("question", "mine", "other"), BESIDE)
def test_what_is_no_offence_is_left_out(write: Write, question: str, mine: str, other: str) -> None:
    for lines in ([(mine, 50, 60), (other, 7, 8)], [(other, 700, 800), (mine, 50, 60)]):
        for grid in tables(*lines):
            reading = answer(write(grid), question)
            assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


@pytest.mark.parametrize(("question", "mine", "other"), BESIDE)
def test_a_total_of_both(write: Write, question: str, mine: str, other: str) -> None:
    for grid in tables((mine, 50, 60), (other, 7, 8), ("Total", 57, 68)):
        assert not answer(write(grid), question).observations


@pytest.mark.parametrize(
    ("question", "lines", "title"),
    [
        ("Modern slavery", [("Modern slavery", 50, 60), ("MARAC referrals", 7, 8)], "Referrals made"),
        ("Arson", [("Arson", 50, 60), ("Accidental fires", 7, 8)], "Fires attended by cause"),
        ("Domestic abuse", [("Domestic abuse", 50, 60), ("Non-crime incidents", 7, 8)], "Incidents attended"),
        ("Domestic abuse", [("Domestic abuse", 50, 60), ("Domestic incidents", 7, 8)], "Domestic abuse incidents"),
        ("Stalking", [("Stalking", 50, 60), ("Calls about noise", 7, 8)], "Calls for service by type"),
        ("Hate crime", [("Hate crimes and incidents", 50, 60), ("Hate incidents", 7, 8)], ""),
        ("Hate crime", [("Hate crime", 50, 60), ("Other hate incidents and crimes", 7, 8)], ""),
        ("Arson", [("Arson (other)", 50, 60), ("Deliberate fires", 7, 8)], ""),
        ("Domestic abuse", [("Domestic abuse", 50, 60), ("Domestic abuse (other offences)", 7, 8)], ""),
    ],
)
def test_a_title_or_a_name_by_which_it_is_not_so(write: Write, question: str, lines: list[Line], title: str) -> None:
    for grid in tables(*lines, title=title):
        assert not answer(write(grid), question).observations


def test_referrals_that_were_asked_for_too(write: Write) -> None:
    counts = "Modern slavery offences and NRM referrals recorded by the force"
    for grid in tables(("Modern slavery offences", 50, 60), ("NRM referrals", 7, 8)):
        assert force_years(answer(write(grid), "Modern slavery and NRM referrals", counts)) != ASKED


HONOUR = [("Forced marriage", 10, 12), ("Female genital mutilation", 3, 4)]
REST = ("Other offences flagged honour based abuse", 37, 44)


def test_parts_beside_others_of_what_was_asked(write: Write) -> None:
    for grid in tables(*HONOUR, REST, ("Total", 50, 60), title="Honour-based abuse offences recorded"):
        reading = answer(write(grid), "Honour-based abuse")
        assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([*HONOUR, REST], "Honour-based abuse offences recorded"),  # which no total adds up
        ([*HONOUR, REST, ("Total", 50, 60)], ""),
        ([*HONOUR, REST, ("Total", 50, 60)], "Domestic abuse offences"),
        ([*HONOUR, REST, ("Total", 51, 60)], "Honour-based abuse offences recorded"),
    ],
)
def test_parts_that_nothing_says_are_of_it(write: Write, lines: list[Line], title: str) -> None:
    for grid in tables(*lines, title=title):
        assert not answer(write(grid), "Honour-based abuse").observations


def test_another_offence_beside_others_of_what_was_asked(write: Write) -> None:
    lines = [("Robbery", 10, 12), ("Other burglary", 40, 48), ("Total", 50, 60)]
    for grid in tables(*lines, title="Burglary offences recorded"):
        assert not answer(write(grid), "Burglary").observations
