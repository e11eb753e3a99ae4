"""Ages in a title that are those of the question, in other words, and those that are fewer or more.

What belongs here: phrases of ages over one table, and titles of both sides of a flag over its columns. What does not:
other words that narrow a title (`test_narrowed.py`), or lines of ages (`test_overlapping_bands.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
CHILDREN = Collection(
    name="online",
    title="Online sexual offences against children",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)
STALKING = Collection(name="stalking", title="Stalking", counts="Offences of stalking recorded by the force")
YEARS = [["Year", "Offences"], ["2018/19", 37], ["2019/20", 41]]
BOTH = {("kent", "2018/19"): 37, ("kent", "2019/20"): 41}


def sums(path: Path, settings: Collection = CHILDREN) -> dict[tuple[str, str], object]:
    return dict(force_years(read_response(path, collection=settings.name, round_=2020, settings=settings)))


@pytest.mark.parametrize(
    "ages",
    [
        *("victim aged 0-17", "aged 17 and under", "victim 17 or under", "up to 17", "0 to 17 years", "victim < 18"),
        *("aged 17 or younger", "0-17 years old", "U18", "aged less than 18", "under 13 and 13-17", "age 0–17"),
    ],
)
def test_ages_that_are_those_of_the_question(write: Write, ages: str) -> None:
    assert sums(write([[f"Child sexual offences ({ages}) with an online crime flag"], *YEARS])) == BOTH
    assert sums(write([[f"Online-flagged sexual offences against children, {ages}"], *YEARS])) == BOTH


@pytest.mark.parametrize(
    "ages",
    [
        *("victim aged 0-15", "under 16", "13-17", "aged 15 and under", "victims aged 13 to 17", "up to 16", "< 16"),
        *("aged 17", "16 and 17", "0-12", "aged 17 and over", "aged 18 and under", "up to 18", "under 13 and 16-17"),
    ],
)
def test_ages_that_are_less_or_more(write: Write, ages: str) -> None:
    assert not sums(write([[f"Child sexual offences ({ages}) with an online crime flag"], *YEARS]))
    assert not sums(write([[f"Online-flagged sexual offences against children, {ages}"], *YEARS]))


@pytest.mark.parametrize(
    ("title", "is_all"),
    [
        ("Stalking offences by age: under 18, 18 and over", True),
        ("Stalking offences up to 31 March 2020", True),
        ("Stalking offences for up to 5 years", True),
        ("Stalking offences, victims aged 18 and over", False),
        ("Stalking offences by persons aged 18+", False),
        ("Stalking offences with a victim of 17 or under", False),
    ],
)
def test_ages_where_none_were_asked_for(write: Write, title: str, is_all: bool) -> None:
    assert sums(write([[title], *YEARS]), STALKING) == (BOTH if is_all else {})


@pytest.mark.parametrize(
    "title",
    [
        "Sexual offences where the victim is under 18, with and without the online flag",
        "Sexual offences against children with or without an online flag",
        "Sexual offences against children, online flagged and not",
    ],
)
@pytest.mark.parametrize("sides", [("Yes", "No"), ("With", "Without"), ("Flagged", "Not flagged")])
def test_a_title_of_both_sides_of_a_flag_denies_neither(write: Write, title: str, sides: tuple[str, str]) -> None:
    head = [[title], [], ["Financial year", "Online flag", None, "Total"], [None, *sides, None]]
    assert sums(write([*head, ["2018/19", 37, 90, 127], ["2019/20", 41, 80, 121]])) == BOTH


@pytest.mark.parametrize("both", ["with and without", "with or without", "without"])
def test_a_title_of_both_sides_or_of_the_other_over_figures_of_none(write: Write, both: str) -> None:
    assert not sums(write([[f"Sexual offences against children, {both} the online flag"], *YEARS]))
    beside = [["Year", "With injury flag", "Without", "Total"], ["2018/19", 37, 90, 127], ["2019/20", 41, 80, 121]]
    assert not sums(write([[f"Sexual offences against children, {both} the online flag"], *beside]))
