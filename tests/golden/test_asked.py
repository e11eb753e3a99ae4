"""Figures that are not what the collection asks for: other things counted, other offences, no known kind at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
STALKING = Collection(
    name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force", first_year="2018/19"
)
YEARS = ["2018/19", "2019/20"]


def answer(path: Path, take: tuple[str, ...] = ()) -> Reading:
    sidecar = Sidecar(take=take) if take else None
    return read_response(path, collection="stalking", round_=2023, settings=STALKING, sidecar=sidecar)


def under(heading: str, *titles: str) -> list[list[object]]:
    above: list[list[object]] = [[title] for title in titles]
    return [*above, ["Financial year", heading], ["2018/19", 30], ["2019/20", 41]]


@pytest.mark.parametrize(
    ("heading", "counted"),
    [
        ("Incidents", "incidents"),
        ("Number of incidents", "incidents"),
        ("Stalking incidents", "incidents"),
        ("Incidents of stalking", "incidents"),
        ("Crimes and incidents", "incidents"),
        ("Number of stalking incidents logged (not crimes)", "incidents"),
        ("Calls received", "incidents"),
        ("Calls", "incidents"),
        ("Contacts", "incidents"),
        ("Logs", "incidents"),
        ("Reports", "reports"),
        ("Reports of stalking", "reports"),
        ("Allegations", "reports"),
        ("Referrals", "investigations"),
        ("Intelligence", "investigations"),
        ("Suspects", "suspects"),
        ("Investigations", "investigations"),
        ("Seizures", "devices"),
    ],
)
def test_a_heading_that_counts_something_else(write: Write, heading: str, counted: str) -> None:
    path = write(under(heading))
    reading = answer(path)
    assert (reading.status, reading.quarantine[0].cell) == ("quarantined", "B2")
    assert f"count {counted}, and" in reading.reason
    assert f'take = ["{heading}"]' in reading.quarantine[0].suggestion
    assert force_years(answer(path, (heading,))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize(
    "heading",
    [
        "Offences",
        "Crimes",
        "Crimed incidents",
        "Incidents recorded as crimes",
        "Crime reports",
        "Occurrences",
        "Volume",
        "Number",
        "Count",
        "Cases",
        "Frequency",
        "Our answer",
        "Stalking",
        "s.2A PHA 1997",
        "Burglary with stalking",
    ],
)
def test_a_heading_that_counts_offences_or_nothing_in_particular(write: Write, heading: str) -> None:
    assert answer(write(under(heading))).status == "accepted"


def test_incidents_under_a_title_that_says_offences(write: Write) -> None:
    assert answer(write(under("Incidents", "Recorded offences of stalking"))).status == "accepted"
    assert answer(write(under("Number", "Stalking incidents by year"))).status == "quarantined"


@pytest.mark.parametrize("heading", ["Widgets", "Items", "Licences", "Vulnerable"])
def test_a_heading_of_no_known_kind(write: Write, heading: str) -> None:
    path = write(under(heading))
    assert f"Nothing says that {heading!r} are offences" in answer(path).reason
    assert answer(path, (heading,)).status == "accepted"
    assert answer(write(under(heading, "Stalking offences recorded"))).status == "accepted"


@pytest.mark.parametrize("total", [True, False])
def test_another_offence_beside_the_one_asked_for(write: Write, total: bool) -> None:
    lines = [["Offence", *YEARS], ["Stalking", 30, 41], ["Harassment", 300, 410]]
    path = write([*lines, *([["Total", 330, 451]] if total else [])])
    reading = answer(path)
    assert "asks for stalking, and 'Harassment' is another offence" in reading.reason
    assert 'take = ["Stalking"]' in reading.sidecar_draft
    assert force_years(answer(path, ("Stalking",))) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


def test_another_offence_in_place_of_the_one_asked_for(write: Write) -> None:
    assert "'Malicious communications' is another" in answer(write(under("Malicious communications"))).reason


def test_offences_that_are_kinds_of_the_one_asked_for(write: Write) -> None:
    grid = [
        ["Offence", *YEARS],
        ["Stalking involving fear of violence", 30, 41],
        ["Pursue course of conduct s.2A", 3, 4],
    ]
    assert force_years(answer(write(grid))) == {("kent", "2018/19"): 33, ("kent", "2019/20"): 45}
