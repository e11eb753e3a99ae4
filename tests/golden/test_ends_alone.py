"""Arrests, charges and other ends of offences, which no total makes all that were recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
YEARS = ["2018/19", "2019/20"]


def sums(path: Path, settings: Collection = ROBBERY) -> dict[tuple[str, str], object]:
    return dict(force_years(read_response(path, collection=settings.name, round_=2023, settings=settings)))


@pytest.mark.parametrize("title", ["Robbery offences by outcome", "Robbery by outcome", "Robbery offences recorded"])
@pytest.mark.parametrize(
    "ends", [("Arrests", "Charges"), ("Charged", "Cautioned"), ("Charged/Summonsed", "Community resolution")]
)
def test_ends_of_which_none_is_left(write: Write, title: str, ends: tuple[str, str]) -> None:
    down = [[title], ["", *YEARS], [ends[0], 5, 6], [ends[1], 7, 8], ["Total", 12, 14]]
    across = [[title], ["Year", *ends, "Total"], [YEARS[0], 5, 7, 12], [YEARS[1], 6, 8, 14]]
    assert (sums(write(down)), sums(write(across))) == ({}, {})


@pytest.mark.parametrize("rest", ["Undetected", "No suspect identified", "Not charged", "Outcome 18", "Other"])
def test_those_without_an_end_are_among_them(write: Write, rest: str) -> None:
    down = [["Robbery offences by outcome"], ["Outcome", *YEARS], ["Charged", 5, 6], [rest, 7, 8], ["Total", 12, 14]]
    assert sums(write(down)) == {("kent", "2018/19"): 12, ("kent", "2019/20"): 14}
