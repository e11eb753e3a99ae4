"""Parts that are together all of the line over them: `Robbery`, `of which: personal`, `of which: business`.

What belongs here: parts set back, said to be parts, or under `of which` alone, whose own names do not say what they are
of; and what the line over them must then be. What does not: parts that are not all of it (`test_of_which.py`), what
became of offences (`test_how_they_stand.py`), or parts under a plain total (`test_under_a_total.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
Line = tuple[object, ...]
WHOLE = ("Robbery", 588, 612)
OWN = {("kent", "2018/19"): 588, ("kent", "2019/20"): 612}
PERSONAL = {("kent", "2018/19"): 502, ("kent", "2019/20"): 520}
BOTH = {("kent", "2018/19"): 688, ("kent", "2019/20"): 722}


def down(*lines: Line) -> Grid:
    return [["Kent Police"], [], ["", "2018/19", "2019/20"], *map(list, lines)]


def across(*lines: Line) -> Grid:
    return [list(column) for column in zip(("", "2018/19", "2019/20"), *lines, strict=True)]


def found(path: Path, asked: str) -> object:
    settings = Collection(name="asked", title=asked)
    reading = read_response(path, collection="asked", round_=2022, settings=settings)
    ledger_complete(reading, path)
    return force_years(reading)


def two(one: str, other: str) -> list[Line]:
    return [(one, 502, 520), (other, 86, 92)]


@pytest.mark.parametrize(
    "parts",
    [
        two("of which: personal", "of which: business"),
        two("Of which personal robbery", "Of which business robbery"),
        two("   Personal property", "   Business property"),
        [("of which", None, None), *two("  personal", "  business")],
        [("Of which:", None, None), *two("Personal", "Business")],
        two("of which: domestic abuse flagged", "of which: not domestic abuse flagged"),
    ],
)
def test_the_line_over_them_says_what_they_are(write: Write, parts: list[Line]) -> None:
    assert found(write(down(WHOLE, *parts)), "Robbery offences recorded") == OWN
    if all(str(part[0]).casefold().startswith("of which") and part[1] for part in parts):
        assert found(write(across(WHOLE, *parts)), "Robbery offences recorded") == OWN


@pytest.mark.parametrize("part", ["of which: {}", "   {}"])
def test_several_such_groups(write: Write, part: str) -> None:
    robbery = [(part.format(name), *counts) for name, *counts in two("personal", "business")]
    burglary = [("Burglary", 100, 110), (part.format("dwelling"), 60, 70), (part.format("other"), 40, 40)]
    for end in ([], [("Total", 688, 722)]):
        path = write(down(WHOLE, *robbery, *burglary, *end))
        assert found(path, "All crime recorded") == BOTH
        assert found(path, "Robbery and burglary offences recorded") == BOTH
        assert found(path, "Robbery offences recorded") == OWN


def test_lines_below_them_are_not_under_their_heading(write: Write) -> None:
    burglary = [("Burglary", 100, 110), ("of which", None, None), ("dwelling", 60, 70), ("other", 40, 40)]
    lines = [WHOLE, ("of which", None, None), *two("personal", "business"), *burglary, ("Total", 688, 722)]
    assert found(write(down(*lines)), "Robbery and burglary offences recorded") == BOTH


@pytest.mark.parametrize("parts", [two("of which: personal", "of which: business"), two("  personal", "  business")])
def test_a_part_was_asked_for(write: Write, parts: list[Line]) -> None:
    assert found(write(down(WHOLE, *parts)), "Personal robbery offences recorded") == PERSONAL


def test_parts_that_are_not_all_of_it(write: Write) -> None:
    some = [("with a knife", 102, 120), ("with a gun", 12, 10)]
    assert found(write(down(WHOLE, ("of which:", None, None), *some)), "Robbery offences recorded") == OWN
    at_times = [("of which: personal", 502, 520), ("of which: business", 86, 192)]  # one of the figures is wrong
    assert found(write(down(WHOLE, *at_times)), "Robbery offences recorded") == {}


@pytest.mark.parametrize("part", ["of which: {}", "   {}"])
@pytest.mark.parametrize(
    ("asked", "whole", "one", "other"),
    [
        ("Robbery offences recorded", "Robbery", "crimes", "incidents"),
        ("Robbery offences recorded", "Robbery", "confirmed", "no-crimed"),
        ("Robbery offences recorded", "Robbery", "robbery", "burglary"),
        ("Theft offences recorded", "Theft offences", "theft", "handling stolen goods"),
        ("Robbery offences recorded", "Robbery", "arrests", "charges"),
        ("Robbery offences recorded", "Robbery", "Assault", "Kidnap"),
        ("Robbery offences recorded", "Robbery", "Theft of cats", "Shoplifting"),
        ("Robbery offences recorded", "Robbery", "Drug offences", "Assault"),
        ("Shop robbery offences recorded", "Robbery", "personal", "business"),
        ("Dog theft offences recorded", "Theft", "of a pet", "other"),
        ("Residential burglary offences recorded", "Burglary", "forced", "not forced"),
        ("Robbery offences involving a knife recorded", "Robbery", "personal", "business"),
        ("Stalking offences recorded", "Violence", "domestic", "other"),
        ("Stalking offences recorded", "Violence total", "domestic", "other"),
        ("Drink spiking offences recorded", "Total spiking", "Drink spiking", "Needle spiking"),
    ],
)
def test_another_whole_or_parts_of_another_thing(
    write: Write, part: str, asked: str, whole: str, one: str, other: str
) -> None:
    parts = [(part.format(name), *counts) for name, *counts in two(one, other)]
    assert found(write(down((whole, 588, 612), *parts)), asked) in ({}, PERSONAL if one == "Drink spiking" else {})
