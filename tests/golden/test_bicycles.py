"""Bicycles, and things with a word of theirs: motor cycles, parts of cycles, electric bicycles alone.

What belongs here: titles and lines of such things. What does not: parts of other offences (`test_named_parts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
CYCLES = Collection(name="bicycle-theft", title="Bicycle theft", counts="Offences of bicycle theft recorded")
PEDALS = Collection(name="pedal-cycle-theft", title="Pedal cycle theft", counts="Pedal cycle thefts recorded")


@pytest.mark.parametrize("asked", [CYCLES, PEDALS])
@pytest.mark.parametrize("name", ["Motor cycle theft", "Theft of cycle parts", "Electric bicycle theft"])
def test_things_with_a_word_of_the_bicycle(write: Write, asked: Collection, name: str) -> None:
    for rows in (
        [["Kent Police"], [name], ["Area", *YEARS], ["North", 5, 6], ["South", 7, 8]],
        [["Kent Police"], ["Offence", *YEARS], [name, 5, 6]],
    ):
        assert not read_response(write(rows), collection=asked.name, settings=asked, round_=2020).observations


def test_electric_bicycles_beside_the_others(write: Write) -> None:
    rows = [
        ["Bicycle theft"],
        ["Type", *YEARS],
        ["Electric bicycles", 5, 6],
        ["Pedal bicycles", 7, 8],
        ["Total", 12, 14],
    ]
    found = read_response(write(rows), collection="bicycle-theft", settings=CYCLES, round_=2020)
    assert force_years(found) == {("kent", "2018/19"): 12, ("kent", "2019/20"): 14}
