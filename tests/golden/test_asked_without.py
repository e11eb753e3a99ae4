"""Questions that leave something out: `Criminal damage, arson not included`, `Burglary (excluding attempts)`.

What belongs here: what is left out in names, titles and notes of a response, there or not. What does not: responses
that leave out what was asked for (`test_more_or_less.py`).
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
DAMAGE = (
    Collection(name="d", title="Criminal damage", counts="Criminal damage offences recorded, arson not included"),
    Collection(name="d", title="Criminal damage (excluding arson) recorded by the force"),
)
BURGLARY = (
    Collection(name="b", title="Burglary offences (excluding attempts)"),
    Collection(name="b", title="Burglary", counts="Burglary offences recorded by the force, attempts not included"),
)
YEARS = ["2018/19", "2019/20"]
ANSWER = {("kent", "2018/19"): 208, ("kent", "2019/20"): 309}


def answer(write: Write, asked: Collection, rows: Grid) -> Reading:
    path = write([["Kent Police"], *rows])
    reading = read_response(path, collection=asked.name, settings=asked)
    ledger_complete(reading, path)
    return reading


def table(label: str, *others: list[object]) -> Grid:
    return [["Offence", *YEARS], [label, 208, 309], *others]


@pytest.mark.parametrize("asked", DAMAGE)
@pytest.mark.parametrize(
    "rows",
    [
        table("Criminal damage"),
        table("Criminal damage (excl. arson)"),
        [["Recorded criminal damage, arson not included"], *table("All offences")],
        [["Criminal damage and arson offences recorded"], *table("Criminal damage", ["Arson", 9, 8])],
        [*table("Criminal damage"), [], ["Arson is not included."]],
    ],
)
def test_arson_is_none_of_it(write: Write, asked: Collection, rows: Grid) -> None:
    assert force_years(answer(write, asked, rows)) == ANSWER


@pytest.mark.parametrize("asked", DAMAGE)
@pytest.mark.parametrize(
    "rows",
    [
        table("Criminal damage and arson"),
        table("Criminal damage inc arson"),
        table("Arson"),
        [["Criminal damage and arson"], *table("All offences")],
        [*table("Criminal damage"), [], ["Figures include arson."]],
    ],
)
def test_arson_in_it_is_refused(write: Write, asked: Collection, rows: Grid) -> None:
    reading = answer(write, asked, rows)
    assert reading.status == "quarantined"
    assert "arson" in reading.reason.casefold()


ASSAULTS = Collection(
    name="a",
    title="Assault without injury",
    counts="Assault without injury offences recorded, assaults on constables not included",
)


@pytest.mark.parametrize(
    "rows",
    [
        table("Assault without injury", ["Assault without injury on a constable", 67, 69]),
        [["Assault without injury (not on a constable)"], *table("All offences")],
        [["Assault without injury offences (assaults on police officers excluded)"], *table("Assault without injury")],
    ],
)
def test_what_is_left_out_may_stand_beside_it(write: Write, rows: Grid) -> None:
    assert force_years(answer(write, ASSAULTS, rows)) == ANSWER


@pytest.mark.parametrize("asked", BURGLARY)
@pytest.mark.parametrize(
    "rows",
    [
        table("Burglary"),
        table("Burglary (excl attempts)"),
        table("Burglary", ["Attempted burglary", 9, 8]),
        [["Burglary excluding attempts"], *table("Burglary")],
        [*table("Burglary"), [], ["Attempted offences are excluded."]],
    ],
)
def test_attempts_may_be_left_out(write: Write, asked: Collection, rows: Grid) -> None:
    assert force_years(answer(write, asked, rows)) == ANSWER


@pytest.mark.parametrize("asked", BURGLARY)
@pytest.mark.parametrize(
    "rows",
    [
        table("Burglary (incl attempts)"),
        [["Burglary, including attempts"], *table("Burglary")],
        [*table("Burglary"), [], ["Figures include attempted burglaries."]],
    ],
)
def test_attempts_in_it_are_refused(write: Write, asked: Collection, rows: Grid) -> None:
    reading = answer(write, asked, rows)
    assert reading.status == "quarantined"
    assert "the collection leaves out" in reading.reason
