"""One class of an offence that the law tells from its others, by a word of the question: possession of cannabis.

What belongs here: the class among others, under its own names, and a name that holds them all. What does not: sides of
other offences (`test_other_sides.py`), or names wider than the question in general (`test_wider_names.py`).
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

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
ASKED = "Offences of possession of cannabis recorded by the force"
SUMS = {("kent", "2018/19"): 200, ("kent", "2019/20"): 300}


def answer(path: Path, counts: str = ASKED) -> Reading:
    return read_response(path, collection="asked", settings=Collection(name="asked", title=counts, counts=counts))


def table(*names: str, title: str = "Drug offences") -> Grid:
    """Lines of different counts, the first of them 200 and 300."""
    return [[title], ["Offence", *YEARS], *([name, 200 + 7 * n, 300 + 9 * n] for n, name in enumerate(names))]


@pytest.mark.parametrize(
    "name", ["Possession of cannabis", "Possession of controlled drugs (cannabis)", "Cannabis possession"]
)
@pytest.mark.parametrize(
    "others",
    [
        ["Production of cannabis", "Supply of controlled drugs", "Possession of other controlled drugs"],
        ["Trafficking in controlled drugs", "Possession of controlled drugs (excl. cannabis)", "Other drug offences"],
        ["Cultivation of cannabis", "Possession of cannabis with intent to supply"],
    ],
)
def test_the_class_among_others(write: Write, name: str, others: list[str]) -> None:
    assert force_years(answer(write(table(name, *others)))) == SUMS


@pytest.mark.parametrize("name", ["Possession of drugs", "Possession of drugs (all types)", "Drug possession"])
def test_a_name_that_holds_other_classes_too(write: Write, name: str) -> None:
    for grid in (table(name), table("2018/19", "2019/20", title=name)):
        reading = answer(write(grid))
        assert not reading.observations
    assert "the word 'cannabis'" in answer(write(table(name, title="Kent Police"))).reason


def test_a_sheet_for_each_class(write: Write) -> None:
    titles = ("Possession of cannabis", "Possession of controlled drugs other than cannabis", "Trafficking of drugs")
    sheets = {
        name: [["Kent Police"], [title], [], ["District", *YEARS], ["Dover", 80 + n, 90 + n], ["Medway", 120, 210]]
        for n, (name, title) in enumerate(zip(("Poss cannabis", "Poss other", "Trafficking"), titles, strict=True))
    }
    assert force_years(answer(write(sheets))) == SUMS


ARSON = "Arson offences recorded by the force, whether or not life was endangered"


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([["Arson endangering life", 150, 200], ["Arson not endangering life", 50, 100]], True),
        ([["56A Arson endangering life", 150, 200], ["56B Arson not endangering life", 50, 100]], True),
        ([["Arson endangering life", 200, 300]], False),
    ],
)
def test_what_makes_no_difference_to_a_question(write: Write, lines: list[list[object]], read: bool) -> None:
    reading = answer(write([["Kent Police"], ["Offence", *YEARS], *lines]), ARSON)
    assert (force_years(reading) == SUMS) if read else not reading.observations


@pytest.mark.parametrize(
    "title", ["Dangerous dogs: offences under section 3 of the Dangerous Dogs Act 1991", "Dogs stolen"]
)
def test_the_words_of_an_act_are_of_other_offences_too(write: Write, title: str) -> None:
    path = write([[title], [], ["Year", "Offences"], ["2018/19", 200], ["2019/20", 300]])
    assert bool(force_years(answer(path, "Offences of theft of a dog recorded by the force"))) is (
        title == "Dogs stolen"
    )
