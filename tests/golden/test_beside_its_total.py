"""Lines of another offence beside those that a total adds up by the name of what was asked for: left out.

What belongs here: what such a total tells apart, and what it does not. What does not: one line of the name of what was
asked for (`test_called_as_asked.py`), or sums that say nothing (`test_whole_by_name.py`).
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
STALKING = Collection(
    name="stalking-harassment",
    title="Stalking and harassment recorded by police",
    counts="Stalking and harassment offences (including malicious communications) recorded by the force",
)
WHOLE = {("kent", "2018/19"): 1050, ("kent", "2019/20"): 1368}
PARTS: list[list[object]] = [["Stalking", 51, 107], ["Harassment", 729, 768], ["Malicious communications", 270, 493]]
TOTAL: list[object] = ["Stalking and harassment total", 1050, 1368]
DAMAGE: list[object] = ["Criminal damage", 616, 654]


def answer(write: Write, *lines: list[object], title: str = "Kent Police") -> Reading:
    path = write([[title], ["Offence", "2018/19", "2019/20"], *lines])
    reading = read_response(path, collection=STALKING.name, settings=STALKING)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize("name", ["Stalking and harassment total", "Total stalking and harassment"])
@pytest.mark.parametrize("other", ["Criminal damage", "Burglary", "Shoplifting"])
def test_another_offence_beside_the_total(write: Write, name: str, other: str) -> None:
    total: list[object] = [name, 1050, 1368]
    assert force_years(answer(write, *PARTS, total, [other, 616, 654])) == WHOLE
    down: Grid = [["Offence", "2018/19", "2019/20"], *PARTS, total, [other, 616, 654]]
    path = write([["Kent Police"], *map(list, zip(*down, strict=True))])
    assert force_years(read_response(path, collection=STALKING.name, settings=STALKING)) == WHOLE


@pytest.mark.parametrize(
    "lines",
    [
        [*PARTS, ["Total", 1050, 1368], DAMAGE],  # which names nothing
        [*PARTS, ["Stalking and harassment total", 1051, 1368], DAMAGE],
        [*PARTS, ["Total stalking", 1050, 1368], DAMAGE],
        [*PARTS, TOTAL, ["Harassment of a person in their home", 6, 5]],  # may be among them, or not
        [*PARTS, TOTAL, ["Racially aggravated harassment", 6, 5]],
        [*PARTS, TOTAL, ["Domestic abuse", 616, 654]],
        [*PARTS, TOTAL, ["Other offences", 616, 654]],
        [*PARTS[:2], DAMAGE, ["Stalking and harassment total", 1396, 1529]],
    ],
)
def test_what_no_such_total_tells_apart(write: Write, lines: list[list[object]]) -> None:
    assert not answer(write, *lines).observations


def test_a_title_that_gathers_offences_of_any_name(write: Write) -> None:
    assert force_years(answer(write, *PARTS, TOTAL, DAMAGE, title="Crimes with a stalking marker")) != WHOLE
