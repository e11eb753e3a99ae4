"""Lines that are added up only where each is what was asked for by its own words, or under a title that says it whole.

What belongs here: an offence of another name among the lines, words of the question that nothing in the file has, and
codes that nothing explains. What does not: lines that are all narrower (`test_lines_law.py`), or one line of the name
of what was asked (`test_called_as_asked.py`).
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


def answer(
    write: Write, question: str, title: str, names: list[str], heading: str = "Offence", total: str = ""
) -> Reading:
    lines: Grid = [[name, 300 + n, 270 - n] for n, name in enumerate(names)]
    sums: Grid = [[total, *(sum(line[at] for line in lines) for at in (1, 2))]] if total else []
    path = write([[title], [], [heading, *YEARS], *lines, *sums])
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    return reading


def summed(names: list[str]) -> dict[tuple[str, str], int]:
    many = range(len(names))
    return {("kent", "2021/22"): sum(300 + n for n in many), ("kent", "2022/23"): sum(270 - n for n in many)}


@pytest.mark.parametrize("total", ["", "Total"])
@pytest.mark.parametrize(
    ("question", "title", "names"),
    [
        ("Possession of drugs", "Drug offences", ["Drug offences", "Possession of weapons", "Public order"]),
        ("Indecent exposure", "Exposure and voyeurism", ["Exposure (s66)", "Voyeurism (s67)"]),
        ("Indecent exposure", "Public indecency", ["Outraging public decency", "Sexual activity in a public lavatory"]),
        ("Voyeurism", "Class 88E", ["Expose genitals to cause alarm", "Observe a private act, sexual gratification"]),
        ("Assaults on police officers", "Assaults", ["8N Assault with injury", "105A Assault without injury"]),
        (
            "Assaults on police officers",
            "Assaults on emergency workers",
            ["Assault with injury on an emergency worker", "Assault without injury on an emergency worker"],
        ),
        (
            "Assaults on police officers",
            "Assaults on police",
            ["104A Assault without injury on a constable", "105A Assault without injury", "8N Assault with injury"],
        ),
        (
            "Possession of drugs",
            "Misuse of Drugs Act 1971",
            ["92/60 Possession of a controlled drug - cocaine", "92/30 Supplying a controlled drug"],
        ),
    ],
)  # fmt: skip
def test_an_offence_of_another_name(write: Write, question: str, title: str, names: list[str], total: str) -> None:
    assert not answer(write, question, title, names, total=total).observations


@pytest.mark.parametrize(
    ("question", "title", "names"),
    [
        (
            "Assaults on police officers",
            "Assaults on police officers",
            ["8S Assault with injury on a constable", "104A Assault without injury on a constable"],
        ),
        (
            "Child sexual offences",
            "Child sexual offences recorded",
            ["20B Sexual assault on a female child under 13", "19G Rape of a male child under 16"],
        ),
    ],
)  # fmt: skip
def test_offences_under_a_title_that_says_it_whole(write: Write, question: str, title: str, names: list[str]) -> None:
    assert force_years(answer(write, question, title, names, total="Total")) == summed(names)


FLAGS = ["Domestic abuse flagged offences", "Honour based abuse flagged offences", "Alcohol flagged offences"]


@pytest.mark.parametrize("title", ["Qualifiers", "Flags on crimes recorded", ""])
@pytest.mark.parametrize("total", ["", "Total"])
def test_offences_of_several_flags(write: Write, title: str, total: str) -> None:
    """One offence may have several, and only one was asked for."""
    reading = answer(write, "Domestic abuse flagged offences recorded", title, FLAGS, "Qualifier", total)
    assert force_years(reading) in ({}, {("kent", "2021/22"): 300, ("kent", "2022/23"): 270})


def test_one_flag_by_offence(write: Write) -> None:
    names = ["Violence - domestic abuse flagged", "Sexual offences - domestic abuse flagged"]
    reading = answer(write, "Domestic abuse flagged offences recorded", "Domestic abuse flagged offences", names)
    assert force_years(reading) == summed(names)


@pytest.mark.parametrize(
    "names",
    [
        ["28F Attempted burglary - residential", "28G Distraction burglary - residential"],
        ["Attempted burglary residential", "Attempted distraction burglary residential"],
        ["Distraction burglary residential", "Distraction burglary residential, victim over 60"],
    ],
)
def test_the_plain_offence_is_missing(write: Write, names: list[str]) -> None:
    assert not answer(write, "Residential burglary", "Burglary residential", names).observations
    plain = ["28E Burglary - residential", "28F Attempted burglary - residential"]
    assert force_years(answer(write, "Residential burglary", "Burglary residential", plain)) == summed(plain)


@pytest.mark.parametrize("heading", ["Code", "Local crime code", "Type"])
@pytest.mark.parametrize("names", [["RB1", "RB2", "TP1"], ["RB", "RX", "TA"]])
def test_codes_that_nothing_explains(write: Write, heading: str, names: list[str]) -> None:
    assert not answer(write, "Robbery offences", "Crime by local type code", names, heading).observations


@pytest.mark.parametrize("title", ["Crime by beat code", "Recorded crime"])
def test_codes_of_places_divide_the_offences(write: Write, title: str) -> None:
    names = ["EA1", "EA2", "WB1"]
    reading = answer(write, "Robbery offences", title, names, "Beat code")
    assert force_years(reading) in ({}, summed(names))
    assert "is a code" not in "".join(entry.reason for entry in reading.quarantine)
