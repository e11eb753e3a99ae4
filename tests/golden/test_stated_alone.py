"""Figures that stand alone beside their label, outside every table.

What belongs here: such a figure of a year, over the list or table that states the same year. What does not: totals
below a list, or numbers that nothing explains.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Ignore, Sidecar
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]


def listed(first: int, second: int) -> Grid:
    stated: list[list[Any]] = [
        ["Total offences recorded 2018/19:", first],
        ["Total offences recorded 2019/20:", second],
    ]
    days = [date(2018, 4, 3), date(2018, 9, 1), date(2019, 3, 30), date(2019, 4, 2), date(2020, 3, 28)]
    rows: list[list[Any]] = [["Date recorded", "Offence"], *([day, "Robbery"] for day in days)]
    return [
        ["Robbery offences recorded by Kent Police, 2018/19 and 2019/20"],
        *stated,
        [None],
        ["All are listed below."],
        *rows,
    ]


def read(path: Path) -> tuple[str, dict[tuple[str, str], object], str]:
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title="Robbery"))
    return reading.status, dict(force_years(reading)), reading.reason


def test_it_is_the_total_of_the_list(write: Write) -> None:
    counts = {("kent", "2018/19"): 3, ("kent", "2019/20"): 2}
    assert read(write(listed(3, 2))) == ("accepted", counts, "")


def over(sentence: str) -> Grid:
    return [["Robbery offences recorded"], [sentence], ["Year", "Offences"], ["2018/19", 40], ["2019/20", 50]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police recorded 90 robbery offences from 2018/19 to 2019/20, as in the table below.",
        "Kent Police recorded 50 robbery offences in 2019/20, as in the table below.",
        "There were 1,234 crimes of every kind in 2019/20, robbery offences among them.",
    ],
)
def test_a_sentence_that_states_the_same_or_something_far_from_it(write: Write, sentence: str) -> None:
    assert read(write(over(sentence)))[0] == "accepted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police recorded 94 robbery offences from 2018/19 to 2019/20, as in the table below.",
        "Kent Police recorded 52 robbery offences in 2019/20, as in the table below.",
    ],
)
def test_a_sentence_that_states_another_number(write: Write, sentence: str) -> None:
    status, counts, reason = read(write(over(sentence)))
    assert (status, counts) == ("quarantined", {})
    assert "The sentence states" in reason


def test_it_contradicts_the_list(write: Write) -> None:
    status, counts, reason = read(write(listed(4, 2)))
    assert (status, counts) == ("quarantined", {})
    assert "stands 4" in reason
    assert "add up to 3" in reason


def test_a_sentence_that_the_sidecar_leaves_out_of_account(write: Write) -> None:
    path = write(over("Kent Police recorded 52 robbery offences in 2019/20, as in the table below."))
    ignored = Ignore(sheet="Sheet1", cells="A2", reason="The sentence is of the year before, says the force.")
    settings = Collection(name="asked", title="Robbery")
    reading = read_response(path, collection="asked", settings=settings, sidecar=Sidecar(ignore=(ignored,)))
    assert dict(force_years(reading)) == {("kent", "2018/19"): 40, ("kent", "2019/20"): 50}
