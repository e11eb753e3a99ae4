"""A thing without some of it, and these alone, are all of it: `Burglary (excluding attempts)`, `Burglary (attempts)`.

What belongs here: the two as lines, and what looks like them. What does not: `With injury` and `Without injury`
(`test_known_parts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
BURGLARY = Collection(
    name="residential-burglary",
    title="Residential burglary recorded by police",
    counts="Residential burglary (burglary of a dwelling) offences recorded by the force",
)
WHOLE = {("kent", "2018/19"): 1426, ("kent", "2019/20"): 1441}
COUNTS = ((1189, 1201), (237, 240), (31, 30))


def answer(write: Write, *names: str, across: bool) -> Reading:
    years = ("2018/19", "2019/20")
    long = [[year, name, COUNTS[n][y]] for y, year in enumerate(years) for n, name in enumerate(names)]
    wide = [[name, *COUNTS[n]] for n, name in enumerate(names)]
    rows = [["Offence", *years], *wide] if across else [["Financial Year", "Offence", "Recorded offences"], *long]
    path = write([["Kent Police"], [], *rows])
    reading = read_response(path, collection=BURGLARY.name, settings=BURGLARY)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Residential burglary (excluding attempts)", "Residential burglary (attempts)"),
        ("Residential burglary (excl. attempts)", "Residential burglary (attempted)"),
        ("Residential burglary - sheds", "Residential burglary - excluding sheds"),
    ],
)
def test_without_and_these_alone(write: Write, one: str, two: str, across: bool) -> None:
    assert force_years(answer(write, one, two, across=across)) == WHOLE


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize(
    "names",
    [
        ("Residential burglary (including attempts)", "Residential burglary (attempts)"),
        ("Residential burglary", "Residential burglary (attempts)"),
        ("Residential burglary (excluding attempts)", "Residential burglary"),
        ("Residential burglary (excluding attempts)", "Residential burglary (sheds)"),
        ("Residential burglary (excluding attempts)",),
        ("Residential burglary (excluding attempts)", "Business burglary (attempts)"),
        ("Residential burglary (excluding attempts)", "Residential burglary (attempts)", "Residential burglary"),
        (
            "Residential burglary (excluding attempts)",
            "Residential burglary (attempts)",
            "Residential burglary (sheds)",
        ),
    ],
)
def test_what_are_not_the_two(write: Write, names: tuple[str, ...], across: bool) -> None:
    assert not answer(write, *names, across=across).observations
