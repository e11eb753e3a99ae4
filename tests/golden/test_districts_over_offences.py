"""Districts with the offences of each beneath them, or beside them in a second column.

What belongs here: a place over offences on the same column of labels, and totals of one offence over all places. What
does not: a table for each district (`test_district_tables.py`), or which names are places of a force
(`test_breakdowns.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
KINDS = ("Personal robbery", "Business robbery")
ALL = {("kent", "2018/19"): 776, ("kent", "2019/20"): 814}
ONE = {("kent", "2018/19"): 588, ("kent", "2019/20"): 612}


def found(write: Write, *rows: tuple[object, ...]) -> object:
    path = write([["Kent Police"], [], *map(list, rows)])
    settings = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded")
    reading = read_response(path, collection="robbery", round_=2022, settings=settings)
    ledger_complete(reading, path)
    return force_years(reading)


def beneath(first: str, second: str, one: str, other: str, *end: tuple[object, ...]) -> list[tuple[object, ...]]:
    parts = [(f"   {one}", 300, 310), (f"   {other}", 100, 112), (f"   {one}", 288, 302), (f"   {other}", 88, 90)]
    return [("", "2018/19", "2019/20"), (first, 400, 422), *parts[:2], (second, 376, 392), *parts[2:], *end]


@pytest.mark.parametrize(("first", "second"), [("Dover", "Ashford"), ("North LPU", "South LPU")])
@pytest.mark.parametrize("end", [(), (("Total", 776, 814),)])
def test_the_place_is_over_its_offences(
    write: Write, first: str, second: str, end: tuple[tuple[object, ...], ...]
) -> None:
    assert found(write, *beneath(first, second, *KINDS, *end)) == ALL
    assert found(write, *beneath(first, second, "Robbery", "Burglary", *end)) == ONE


def test_what_is_over_them_is_no_place_or_no_sum(write: Write) -> None:
    assert found(write, *beneath("Theft", "Burglary", *KINDS)) == {}
    assert found(write, *beneath("Dover", "Ashford", "Robbery", "Robbery incidents")) == {}
    wrong = beneath("Dover", "Ashford", *KINDS)
    wrong[1] = ("Dover", 400, 423)
    assert found(write, *wrong) == {}


@pytest.mark.parametrize("kinds", [KINDS, ("Robbery", "Burglary")])
def test_a_total_of_each_offence_over_all_places(write: Write, kinds: tuple[str, str]) -> None:
    places = [("North", kinds[0], 300, 310), ("North", kinds[1], 100, 112)]
    places += [("South", kinds[0], 288, 302), ("South", kinds[1], 88, 90)]
    rows = [("LPU", "Offence", "2018/19", "2019/20"), *places]
    first, second = ("Total", kinds[0], 588, 612), ("Total", kinds[1], 188, 202)
    known = ALL if kinds == KINDS else ONE
    assert found(write, *rows, first, second) == known
    assert found(write, *rows, first, second, ("Total", "Total", 776, 814)) == known
    for wrong in (("Total", kinds[0], 588, 613), ("Total", kinds[0], 188, 202)):
        assert found(write, *rows, wrong, second) == {}
