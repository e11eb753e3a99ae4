"""One line among others that counts something else than they do, proved by a total or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
COUNTS = (41, 17, 95, 29)
DOGS = Collection(name="dog-theft", title="Dog theft", counts="Offences of theft of a dog recorded by the force")


def _table(heading: str | None, *lines: str) -> list[list[object]]:
    rows: list[list[object]] = [[line, count, count + 3] for line, count in zip(lines, COUNTS, strict=False)]
    whole = sum(COUNTS[: len(lines)])
    return [["Dog theft offences"], [heading, "2018/19", "2019/20"], *rows, ["Total", whole, whole + 3 * len(lines)]]


@pytest.mark.parametrize("heading", ["Breed", "Location type", "District", None])
@pytest.mark.parametrize(
    "odd", ["Arrests", "Victims", "Number of arrests made", "Luton - no further action", "Luton (deduct)"]
)
def test_a_line_that_counts_something_else_is_refused(write: Write, heading: str | None, odd: str) -> None:
    reading = read_response(write(_table(heading, "Bedford", "Dunstable", odd)), settings=DOGS, round_=2020)
    assert reading.observations == []
    (refusal, *_) = reading.quarantine
    assert refusal.cell == "A5" and ("[[ignore]]" in refusal.suggestion or "take" in refusal.suggestion)


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Outcome", ("Charged", "Cautioned", "No further action", "Under investigation")),
        ("Breed", ("Labrador", "Cross breed", "Breed not stated")),
        ("Location type", ("Street", "Police station", "Victim's home", "Other")),
    ],
)
def test_lines_of_one_kind_are_added_up(write: Write, heading: str, lines: tuple[str, ...]) -> None:
    reading = read_response(write(_table(heading, *lines), "kent.xlsx"), settings=DOGS, round_=2020)
    whole = sum(COUNTS[: len(lines)])
    assert force_years(reading) == {("kent", "2018/19"): whole, ("kent", "2019/20"): whole + 3 * len(lines)}
