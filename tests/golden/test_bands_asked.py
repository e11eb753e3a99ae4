"""Bands of ages under a total that has the question's own limit, beside those who are older.

What belongs here: which bands are left out, and their guilty likenesses. What does not: one sex or age alone
(`test_halves.py`), or bands that overlap (`test_overlapping_bands.py`).
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
COUNTS = "Sexual offences against children (under 18) recorded by the force"
ONLINE = Collection(
    name="online", title="Online sexual offences", counts=f"{COUNTS} with an online crime flag", flag="online"
)
PLAIN = Collection(name="plain", title="Sexual offences against children", counts=COUNTS)
TITLE = "Sexual offences with an online flag by age of victim"
WHOLE = {("kent", "2018/19"): 254, ("kent", "2019/20"): 334}
YOUNG = {"0-12": (57, 74), "13-15": (141, 185), "16-17": (56, 75)}
UNDER = "Total under 18"


def answer(write: Write, heads: dict[str, tuple[int, int]], settings: Collection = ONLINE, title: str = "") -> Reading:
    title = title or (TITLE if settings is ONLINE else "Sexual offences by age of victim")
    years = [[year, *(counts[n] for counts in heads.values())] for n, year in enumerate(("2018/19", "2019/20"))]
    across: Grid = [[title], ["Financial Year", *heads], *years]
    path = write(across)
    reading = read_response(path, collection=settings.name, settings=settings)
    ledger_complete(reading, path)
    return reading


def bands(under: str, *older: str, young: dict[str, tuple[int, int]] = YOUNG) -> dict[str, tuple[int, int]]:
    first, second = (sum(counts[n] for counts in young.values()) for n in (0, 1))
    rest = {name: (84 + n, 111 + n) for n, name in enumerate(older)}
    everyone = (first + sum(c for c, _ in rest.values()), second + sum(c for _, c in rest.values()))
    return {**young, under: (first, second), **rest, "All ages": everyone}


@pytest.mark.parametrize("settings", [ONLINE, PLAIN])
@pytest.mark.parametrize(
    ("under", "older"),
    [
        (UNDER, ["18 and over"]),
        ("Total aged under 18", ["18+"]),
        ("Under 18 total", ["Adults"]),
        (UNDER, ["18-24", "25 and over"]),
    ],
)
def test_those_below_the_limit(write: Write, settings: Collection, under: str, older: list[str]) -> None:
    assert force_years(answer(write, bands(under, *older), settings)) == WHOLE


@pytest.mark.parametrize(
    "table",
    [
        bands("Total under 16", "18 and over"),  # another limit than was asked
        bands("Total 18 and under", "18 and over"),
        bands(UNDER, "Unknown"),  # who may be under 18
        bands(UNDER, "18 and over", "Unknown"),
        bands(UNDER, "16 and over"),
        bands(UNDER, "17-24", "25 and over"),
        bands("Total", "18 and over"),
        bands(UNDER, "18 and over", young={"0-12": (57, 74), "13-15": (141, 185), "16-18": (56, 75)}),
    ],
)
def test_ages_that_no_limit_tells_apart(write: Write, table: dict[str, tuple[int, int]]) -> None:
    for settings in (ONLINE, PLAIN):
        assert not answer(write, table, settings).observations


def test_a_total_that_is_none(write: Write) -> None:
    table = bands(UNDER, "18 and over") | {UNDER: (254, 335)}
    for settings in (ONLINE, PLAIN):
        assert not answer(write, table, settings).observations


def test_ages_of_those_who_did_it(write: Write) -> None:
    """All of the figures are of children, whoever did it."""
    both = {("kent", "2018/19"): 338, ("kent", "2019/20"): 445}
    for settings, flag in ((ONLINE, " with an online flag"), (PLAIN, "")):
        title = f"Sexual offences against children{flag}"
        reading = answer(write, bands(UNDER, "18 and over"), settings, f"{title} by age of offender")
        assert force_years(reading) in ({}, both)
        assert not answer(write, bands(UNDER, "18 and over"), settings, title).observations  # whose ages?
