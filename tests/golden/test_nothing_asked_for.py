"""Figures of which none is what was asked for, and what a refusal then says: no choice of two wrong answers, and a
number of reports where reports were asked for.

What belongs here: arrests beside charges, and collections of reports and incidents. What does not: one figure of
something else (`test_asked.py`), or two figures of which one may be the answer (`test_ambiguity.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
SPIKING = Collection(name="spiking", title="Drink spiking reports", counts="Reports of drink spiking received")
HATE = Collection(name="hate", title="Hate incidents", counts="Hate incidents recorded by the force")


def answer(path: Path, settings: Collection = BURGLARY, take: tuple[str, ...] = ()) -> Reading:
    sidecar = Sidecar(take=take) if take else None
    return read_response(path, collection=settings.name, round_=2020, settings=settings, sidecar=sidecar)


def beside(one: str, other: str) -> Grid:
    return [["Burglary"], ["Year", one, other], ["2018/19", 10, 5], ["2019/20", 12, 6]]


@pytest.mark.parametrize(
    ("one", "other"), [("Arrests", "Charges"), ("Number arrested", "Number charged"), ("Victims", "Suspects")]
)
def test_two_figures_neither_of_which_is_the_answer(write: Write, one: str, other: str) -> None:
    reading = answer(write(beside(one, other)))
    refusal = reading.quarantine[0]
    assert not reading.observations
    assert "none of them is the answer" in refusal.reason
    assert "number of offences recorded" in refusal.suggestion
    assert "take" not in refusal.suggestion
    assert "take" not in reading.sidecar_draft


def test_a_person_may_still_take_one(write: Write) -> None:
    path = write(beside("Arrests", "Charges"))
    assert [seen.count for seen in answer(path, take=("Arrests",)).observations] == [10, 12]


def test_offences_beside_arrests_are_the_answer(write: Write) -> None:
    assert [seen.count for seen in answer(write(beside("Crimes", "Arrests"))).observations] == [10, 12]


def test_what_became_of_offences_divides_them(write: Write) -> None:
    rows: Grid = [["Charged", 10, 12], ["Cautioned", 5, 6], ["No suspect identified", 85, 90], ["Total", 100, 108]]
    grid: Grid = [["Burglary offences by outcome"], ["Outcome", "2018/19", "2019/20"], *rows]
    assert answer(write(grid)).observations


@pytest.mark.parametrize("counted", ["Arrests", "Victims", "Charges", "Devices"])
@pytest.mark.parametrize(("settings", "thing"), [(SPIKING, "reports"), (HATE, "incidents")])
def test_something_else_where_reports_were_asked_for(
    write: Write, settings: Collection, thing: str, counted: str
) -> None:
    reading = answer(write([[settings.title], ["Year", counted], ["2018/19", 10], ["2019/20", 12]]), settings)
    assert not reading.observations
    assert f"number of {thing}" in reading.quarantine[0].suggestion
    assert "offences" not in reading.quarantine[0].suggestion


@pytest.mark.parametrize("counted", ["Reports", "Incidents", "Number of incidents reported", "Offences", "Number"])
@pytest.mark.parametrize("settings", [SPIKING, HATE])
def test_reports_and_incidents(write: Write, settings: Collection, counted: str) -> None:
    reading = answer(write([[settings.title], ["Year", counted], ["2018/19", 10], ["2019/20", 12]]), settings)
    assert reading.observations, reading.reason
