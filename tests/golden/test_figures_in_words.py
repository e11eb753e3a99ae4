"""Figures said in words: bounds that the words give are an interval, and whatever gives none is refused by its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, observations, refused

Write = Callable[..., Path]
BOUNDS = [
    ("more than 90", 91, None), ("over 100", 101, None), ("in excess of 100", 101, None), ("just over 100", 101, None),
    ("50+", 50, None), ("100 plus", 100, None), ("at least 12", 12, None), ("not less than 12", 12, None),
    ("12 or 13", 12, 13), ("between 5 and 10", 5, 10), ("5 to 9", 5, 9), ("0-4", 0, 4), ("1 - 4 offences", 1, 4),
    ("<=5", 0, 5), ("not more than 5", 0, 5), ("5 or under", 0, 5), ("fewer than 10", 0, 9), ("just under 50", 0, 49),
    ("<5 offences", 0, 4), ("Less than 5 (suppressed)", 0, 4), ("fewer than twelve", 0, 11),
]  # fmt: skip
NO_BOUNDS = [
    "approx 50",
    "approx. 1300",
    "c. 40",
    "c40",
    "circa 40",
    "~40",
    "about 40",
    "12 approx",
    "50ish",
    "almost 50",
]
TWO = ["277 (281)", "12, 13", "10 & 3", "5 or 50", "5 and 6"]
NOT_SAID = ["see note", "a few", "tbc", "?", "1O1", "12 (two)"]


def layouts(value: str) -> dict[str, Grid]:
    """The same value in a table among numbers, and where it is all that a table holds."""
    return {
        "among numbers": [["Offence", "2018/19", "2019/20"], ["Rape", value, 12], ["Grooming", 5, 7]],
        "a year to a line": [["Year", "Offences"], ["2018/19", value], ["2019/20", 12]],
        "one line": [["Offence", "2018/19", "2019/20"], ["Rape", value, value]],
        "one year": [["Year", "Offences"], ["2018/19", value]],
        "under years alone": [["2018/19", "2019/20"], [value, value]],
    }


PLACES = list(layouts(""))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_words_that_give_bounds_are_an_interval(
    write: Write, text: str, low: int, high: int | None, place: str
) -> None:
    grid = layouts(text)[place]
    first = "A2" if place == "under years alone" else "B2"
    cells = {
        f"{'ABC'[c]}{r + 1}"
        for r, row in enumerate(grid[1:], 1)
        for c, v in enumerate(row)
        if v == text or v in (5, 7, 12)
    }
    expected: dict[str, dict[str, object]] = {cell: {} for cell in cells}
    expected[first] = {"low": low, "high": high, "count": None, "source_text": text, "year": "2018/19"}
    observations(write(grid), expected)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NO_BOUNDS)
def test_a_number_about_right_is_refused_by_its_cell(write: Write, text: str, place: str) -> None:
    cell = "A2" if place == "under years alone" else "B2"
    refused(write(layouts(text)[place]), cell, "gives no bounds", suggesting="corrections.toml.*40-60")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [*TWO, *NOT_SAID])
def test_whatever_states_no_figure_is_refused_by_its_cell(write: Write, text: str, place: str) -> None:
    cell = "A2" if place == "under years alone" else "B2"
    saying = "two numbers, and nothing says which" if text in TWO else "neither a number nor a sign"
    refused(write(layouts(text)[place]), cell, saying, suggesting="corrections.toml")


@pytest.mark.parametrize("text", ["none", "None", "Nil return", "nil", "none recorded", "No offences"])
@pytest.mark.parametrize("place", PLACES)
def test_words_for_zero_are_zero_wherever_they_stand(write: Write, text: str, place: str) -> None:
    other = {"among numbers": {"2018/19": 5, "2019/20": 19}, "a year to a line": {"2018/19": 0, "2019/20": 12},
             "one year": {"2018/19": 0}}  # fmt: skip
    accepted(write(layouts(text)[place]), other.get(place, {"2018/19": 0, "2019/20": 0}))


@pytest.mark.parametrize(("text", "count"), [("1 (one)", 1), ("12 (twelve)", 12), ("0 (zero)", 0)])
def test_a_number_said_again_in_words(write: Write, text: str, count: int) -> None:
    accepted(write(layouts(text)["a year to a line"]), {"2018/19": count, "2019/20": 12})


def test_not_applicable_with_its_reason_is_no_zero(write: Write) -> None:
    path = write(layouts("N/A - law not in force")["a year to a line"])
    observations(path, {"B2": {"count": None, "high": None, "status": "not_available"}, "B3": {"count": 12}})


def test_none_under_a_heading_that_is_no_year_stays_a_label(write: Write) -> None:
    """`None` may be a kind of outcome: nothing here says that it counts anything."""
    refused(write([["Offence", "Outcome", "Place"], ["Rape", "None", "None"]]), saying="No table of numbers")
