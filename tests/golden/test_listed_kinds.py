"""A table for each kind of offence that the question lists: all of them are added up, and fewer are refused.

What belongs here: kinds told apart by titles and sheets. What does not: lines of one table (`test_added_up.py`).
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
BURGLARY = Collection(
    name="burglary",
    title="Burglary recorded by police",
    counts="Offences of burglary, residential and business and community, recorded by the force",
)
ROBBERY = Collection(
    name="robbery",
    title="Robbery",
    counts="Offences of robbery, of business property and of personal property, recorded by the force",
)
BOTH_OF_THEM = Collection(
    name="stalking-and-harassment", title="Stalking and harassment", counts="Offences of stalking and harassment"
)
STALKING = Collection(name="stalking", title="Stalking", counts="Offences of stalking recorded by the force")
WHOLE = {("kent", "2018/19"): 2423, ("kent", "2019/20"): 4319}


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def by_district(title: str, *rows: tuple[int, int]) -> Grid:
    named = [[name, *counts] for name, counts in zip(("East", "South"), rows, strict=True)]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    return [[title], ["BCU", "2018/19", "2019/20"], *named, ["Total", *totals]]


def two(first: str, second: str) -> tuple[Grid, Grid]:
    return by_district(first, (771, 1769), (643, 1619)), by_district(second, (320, 313), (689, 618))


def plain(title: str, *counts: int) -> Grid:
    return [[title], ["Year", "2018/19", "2019/20"], ["Total", *counts]]


@pytest.mark.parametrize(
    ("settings", "first", "second"),
    [
        (BURGLARY, "Residential burglary", "Business and community burglary"),
        (BURGLARY, "Burglary - Residential", "Burglary - Business & Community"),
        (BURGLARY, "Number of residential burglaries", "Number of business and community burglaries"),
        (ROBBERY, "Robbery of personal property", "Robbery of business property"),
        (ROBBERY, "Personal robbery", "Business robbery"),
        (BOTH_OF_THEM, "Stalking offences", "Harassment offences"),
    ],
)
def test_all_the_kinds_that_are_listed(write: Write, settings: Collection, first: str, second: str) -> None:
    one, other = two(first, second)
    assert force_years(answer(write({"A": one, "B": other}), settings)) == WHOLE
    assert force_years(answer(write({"Data": [*one, [], *other]}), settings)) == WHOLE
    for alone in (one, other):
        assert not answer(write(alone), settings).observations


def test_kinds_by_the_names_of_sheets(write: Write) -> None:
    one, other = two("Burglary offences by BCU", "Burglary offences by BCU")
    assert force_years(answer(write({"Residential": one, "Business and Community": other}), BURGLARY)) == WHOLE
    assert not answer(write({"Residential": one, "Community": other}), BURGLARY).observations
    one, other = two("", "")
    assert force_years(answer(write({"Stalking": one, "Harassment": other}), BOTH_OF_THEM)) == WHOLE


@pytest.mark.parametrize(
    "title",
    ["Burglary - Residential", "Burglary (residential)", "Burglary (business and community)", "Burglary: business"],
)
def test_a_title_of_one_kind_behind_the_offence(write: Write, title: str) -> None:
    """The offence's name alone was heard, and what follows it was not."""
    assert not answer(write(two(title, "")[0]), BURGLARY).observations
    for whole in ("Burglary - residential and business", "Burglary (residential, business and community)"):
        assert answer(write(two(whole, "")[0]), BURGLARY).observations


@pytest.mark.parametrize(
    "second",
    [
        "Shed burglary",
        "Attempted residential burglary",
        "Dwelling burglary",
        "Residential burglary",
        "Business and community burglary, attempts",
        "Other burglary",
        "Business burglary without residential",
        "Business and community burglary arrests",
        "Business and community robbery",
        "Burglary, residential and business and community",
    ],
)
def test_what_is_not_the_other_kind(write: Write, second: str) -> None:
    one, other = two("Residential burglary", second)
    assert not answer(write({"A": one, "B": other}), BURGLARY).observations


def test_another_offence_beside_the_one_that_was_asked_for(write: Write) -> None:
    one, other = two("Stalking offences", "Harassment offences")
    assert force_years(answer(write({"A": one, "B": other}), STALKING)) != WHOLE


def test_kinds_that_are_not_divided_alike(write: Write) -> None:
    one, other = two("Residential burglary", "Business and community burglary")
    for odd in ([[*row[:1], *row[1:]] if row[0] != "South" else ["Medway", *row[1:]] for row in other], other[:-2]):
        assert force_years(answer(write({"A": one, "B": odd}), BURGLARY)) in ({}, WHOLE)


def test_a_third_table_of_all_must_agree(write: Write) -> None:
    one, other = two("Residential burglary", "Business and community burglary")
    for off, expected in ((0, WHOLE), (1, {})):
        both = by_district("All burglary", (1091, 2082 + off), (1332, 2237))
        assert force_years(answer(write({"A": one, "B": other, "C": both}), BURGLARY)) == expected
        swapped = by_district("All burglary", (1092, 2082 + off), (1331, 2237))
        assert not answer(write({"A": one, "B": other, "C": swapped}), BURGLARY).observations
    third = plain("Other burglary", 5, 6)
    assert not answer(write({"A": one, "B": other, "C": third}), BURGLARY).observations
