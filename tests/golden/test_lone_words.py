"""A word or two alone below or beside a table: `Residential`, `Under 18s`, `Medway`, `Thousands`, `Essex`.

What belongs here: texts that stand by themselves and say of what the figures are. What does not: lines over a table
(`test_lines_over.py`) or sentences (`test_caveats.py`, `test_doubtful_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
TABLE: Grid = [["Burglary offences recorded"], ["Year", "Offences"], ["2018/19", 100], ["2019/20", 120]]
GUILTY = [
    "Residential",
    "Dwellings",
    "Non-dwelling",
    "Business",
    "Sheds",
    "Attempted",
    "Aggravated",
    "DA related",
    "Online only",
    "Under 18s",
    "Males",
    "Robbery",
    "Thousands",
    "Rates",
    "Per 1000",
    "Medway",
    "Dover District",
    "Essex",
    "South East",
]
INNOCENT = [
    "Kent",
    "Kent Police",
    "OFFICIAL",
    "Burglary",
    "Recorded crime",
    "Notes:",
    "End",
    "England",
    "Athena",
    "Force wide",
    "R Smith",
    "Information Management",
    "Digital team",
    "Business Support Unit",
    "Page 1",
]


def answer(path: Path, settings: Collection = BURGLARY) -> Reading:
    return read_response(path, collection=settings.name, round_=2020, settings=settings)


def grids(word: str) -> dict[str, Grid]:
    """Below the table, right of its title, and right of its last row."""
    return {
        "A6": [*TABLE, [], [word]],
        "D1": [["Burglary offences recorded", None, None, word], *TABLE[1:]],
        "D4": [*TABLE[:3], ["2019/20", 120, None, word]],
    }


@pytest.mark.parametrize("place", ["A6", "D1", "D4"])
@pytest.mark.parametrize("word", GUILTY)
def test_a_word_that_says_of_what_the_figures_are(write: Write, place: str, word: str) -> None:
    reading = answer(write(grids(word)[place]))
    assert not reading.observations
    assert reading.quarantine[0].cell == place
    assert "stands" in reading.quarantine[0].reason  # alone, or beside a figure


@pytest.mark.parametrize("place", ["A6", "D1", "D4"])
@pytest.mark.parametrize("word", INNOCENT)
def test_a_word_that_says_nothing_of_them(write: Write, place: str, word: str) -> None:
    reading = answer(write(grids(word)[place]))
    assert [seen.count for seen in reading.observations] == [100, 120], reading.reason


def test_words_of_the_question(write: Write) -> None:
    asked = Collection(name="homes", title="Residential burglary", counts="Residential burglary offences recorded")
    grid: Grid = [["Residential burglary offences"], *TABLE[1:], []]
    assert answer(write([*grid, ["Residential"]]), asked).observations
    assert not answer(write([*grid, ["Business"]]), asked).observations


def test_several_words_explain_each_other(write: Write) -> None:
    """A list of what burglary is, or of the districts of the force, narrows nothing; nor does an address."""
    for below in (["Residential", "Business"], ["Medway", "Dover", "Thanet"], ["Sutton Road", "Maidstone", "ME15 9BZ"]):
        assert answer(write([*TABLE, [], *([word] for word in below)])).observations, below


def test_a_word_that_is_a_label_too(write: Write) -> None:
    rows: Grid = [["Residential", 60, 70], ["Business", 40, 50], ["Total", 100, 120]]
    grid: Grid = [["Burglary offences"], ["Type", "2018/19", "2019/20"], *rows, [], ["Residential"]]
    assert answer(write(grid)).observations
