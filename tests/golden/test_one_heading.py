"""The one heading over all figures, and the one line of a table: every word of it is held to the question.

What belongs here: labels that all figures share, guilty and innocent. What does not: labels that have neighbours
(`test_odd_lines.py`), or names that speak of what was asked (`test_more_or_less.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]


def counts(write: Write, offence: str, rows: Grid) -> list[int | None]:
    settings = Collection(name="asked", title=offence, counts=f"Offences of {offence.lower()} recorded by the force")
    found = read_response(write(rows, "kent-police-foi.xlsx"), collection="asked", settings=settings)
    return [seen.count for seen in found.observations]


def columns(offence: str, heading: str) -> Grid:
    title = [f"{offence} offences recorded, by financial year"]
    return [title, ["Financial year", heading], ["2018/19", 310], ["2019/20", 298]]


def lines(label: str) -> Grid:
    return [["Offence", "2018/19", "2019/20"], [label, 310, 298]]


HEADINGS_OF_ELSE = [
    ("Hate crime", "Non-crime incidents"),
    ("Hate crime", "Incidents logged"),
    ("Hate crime", "Crimes and incidents"),
    ("Domestic abuse", "Calls for service"),
    ("Domestic abuse", "Incidents attended"),
    ("Domestic abuse", "MARAC cases"),
    ("Robbery", "Attempts"),
    ("Robbery", "Cancelled"),
    ("Vehicle theft", "Keyless thefts"),
]
HEADINGS = [
    ("Burglary", "No. of crimes"),
    ("Burglary", "Vol"),
    ("Burglary", "Rec'd"),
    ("Burglary", "Count of URN"),
    ("Burglary", "CountOfOCC_NO"),
    ("Burglary", "# Crimes (Main)"),
    ("Robbery", "Nifer o droseddau"),
    ("Domestic abuse", "DA crime vol"),
    ("Catalytic converter theft", "Thefts"),
    ("Shoplifting", "Reported"),
    ("Arson", "Attempted and completed offences"),
]
LINES_OF_ELSE = [
    ("Burglary", "Burglary - attempted"),
    ("Rape", "No crimed"),
    ("Stalking", "Breach of stalking protection order"),
    ("Vehicle theft", "Keyless thefts"),
    ("Theft from the person", "Snatch theft"),
]
LINES = [
    ("Burglary", "Force"),
    ("Burglary", "Crime count"),
    ("Burglary", "Kent Police"),
    ("Modern slavery", "No of modern slavery crimes rec'd"),
    ("Theft from the person", "Thefts from the person"),
    ("Robbery", "All robbery (incl. attempts)"),
]


@pytest.mark.parametrize(("offence", "heading"), HEADINGS_OF_ELSE)
def test_a_heading_of_something_else(write: Write, offence: str, heading: str) -> None:
    assert not counts(write, offence, columns(offence, heading))


@pytest.mark.parametrize(("offence", "heading"), HEADINGS)
def test_a_heading_of_the_offences(write: Write, offence: str, heading: str) -> None:
    assert counts(write, offence, columns(offence, heading)) == [310, 298]


@pytest.mark.parametrize(("offence", "label"), LINES_OF_ELSE)
def test_a_line_of_something_else(write: Write, offence: str, label: str) -> None:
    assert not counts(write, offence, lines(label))


@pytest.mark.parametrize(("offence", "label"), LINES)
def test_a_line_of_the_offences(write: Write, offence: str, label: str) -> None:
    assert counts(write, offence, lines(label)) == [310, 298]
