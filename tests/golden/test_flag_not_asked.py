"""A flag of which the question says nothing: with a total over both sides it divides the offences like anything else.

What belongs here: flags beside the question. What does not: the flag that a collection counts (`test_flags.py`).
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
STALKING = Collection(name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force")
DOMESTIC = Collection(
    name="domestic-stalking",
    title="Domestic abuse related stalking",
    counts="Stalking offences related to domestic abuse recorded by the force",
)
ONLINE = Collection(name="online", title="Online stalking", counts="Stalking offences with an online flag")
YEARS = ["2018/19", "2019/20"]
TOTAL = ("Total", 70, 80)
BOTH = {("kent", "2018/19"): 70, ("kent", "2019/20"): 80}


def answer(path: Path, settings: Collection = STALKING) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def table(heading: str, *lines: tuple[object, ...]) -> Grid:
    return [["Stalking offences recorded"], [heading, *YEARS], *map(list, lines)]


@pytest.mark.parametrize("heading", ["Domestic Abuse Flag", "DA flag", "Online flag", "Mental health marker/flag"])
@pytest.mark.parametrize("sides", [("Yes", "No"), ("Y", "N")])
def test_both_sides_under_a_total(write: Write, heading: str, sides: tuple[str, str]) -> None:
    yes, no = ((side, *counts) for side, counts in zip(sides, [(40, 45), (30, 35)], strict=True))
    assert force_years(answer(write(table(heading, yes, no, TOTAL)))) == BOTH
    assert force_years(answer(write({"DA flag": table("Domestic Abuse Flag", yes, no, TOTAL)}))) == BOTH
    assert "could both be the answer" in answer(write(table(heading, yes, no))).reason  # nothing adds them up
    assert "add up to" in answer(write(table(heading, yes, no, ("Total", 70, 81)))).reason


@pytest.mark.parametrize(
    ("settings", "heading"),
    [(DOMESTIC, "Domestic Abuse Flag"), (DOMESTIC, "DA flag"), (ONLINE, "Online flag"), (ONLINE, "Flag")],
)
def test_a_flag_that_was_asked_about(write: Write, settings: Collection, heading: str) -> None:
    reading = answer(write(table(heading, ("Yes", 40, 45), ("No", 30, 35), TOTAL)), settings)
    assert (reading.status, "could both be the answer" in reading.reason) == ("quarantined", True)


@pytest.mark.parametrize("side", ["Yes", "No"])
def test_one_side_alone(write: Write, side: str) -> None:
    reading = answer(write(table("Domestic Abuse Flag", (side, 40, 45))))
    assert (reading.status, reading.quarantine[0].cell) == ("quarantined", "B3")
    assert "alone, and all offences were asked for" in reading.reason
    assert answer(write({"DA flag": [["Year", "Stalking"], ["2018/19", 40], ["2019/20", 45]]})).status == "quarantined"
