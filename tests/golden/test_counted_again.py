"""Lines that count the same offences again, told apart by how or when they were counted, or by ages that overlap.

What belongs here: such lines of one axis. What does not: two tables with the same years (`test_ambiguity.py`), or bands
without the name of an offence (`test_overlapping_bands.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
ARSON = Collection(name="arson", title="Arson", counts="Offences of arson recorded by the force")
RAPE = Collection(name="rape", title="Rape", counts="Offences of rape recorded by the force")
BOTH = {("kent", "2018/19"): 70, ("kent", "2019/20"): 77}


def read(
    write: Write, asked: Collection, first: str, second: str, *, head: str = "Offence", total: bool = False
) -> Reading:
    lines = [[first, 40, 44], [second, 30, 33], *([["Total", 70, 77]] if total else [])]
    path = write([[f"{asked.title} offences"], [], [head, "2018/19", "2019/20"], *lines])
    return read_response(path, collection=asked.name, settings=asked, round_=2020)


@pytest.mark.parametrize(
    ("first", "second", "head"),
    [
        ("Arson (system A)", "Arson (system B)", "Version"),
        ("Arson - first extract", "Arson - second extract", "Source"),
        ("Arson (original)", "Arson (revised)", "Figures"),
        ("Method 1", "Method 2", "Method"),
        ("Arson recorded", "Arson reported", "Offence"),
    ],
)
def test_two_counts_of_the_same_offences(write: Write, first: str, second: str, head: str) -> None:
    found = read(write, ARSON, first, second, head=head)
    assert not found.observations and f'take = ["{second}"]' in found.quarantine[0].suggestion


@pytest.mark.parametrize(("first", "second"), [("Arson endangering life", "Arson not endangering life")])
def test_two_parts_of_one_whole(write: Write, first: str, second: str) -> None:
    assert force_years(read(write, ARSON, first, second)) == BOTH


def test_a_total_adds_them_up(write: Write) -> None:
    assert force_years(read(write, ARSON, "Arson (system A)", "Arson (system B)", head="System", total=True)) == BOTH


@pytest.mark.parametrize(
    ("second", "overlaps"), [("Rape - victim under 18", True), ("Rape - victim 13 or over", False)]
)
def test_ages_behind_the_name_of_an_offence(write: Write, second: str, overlaps: bool) -> None:
    found = read(write, RAPE, "Rape - victim under 13", second)
    assert force_years(found) == ({} if overlaps else BOTH)
    assert not overlaps or "overlap by their own numbers" in found.quarantine[0].reason
