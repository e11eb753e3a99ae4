"""Legal classes that are wider than what was asked: `Theft from a motor vehicle` of catalytic converters.

What belongs here: lists of records with a column of what was taken, and files that never say what was. What does not:
lines without a word of the question beside others with one (`test_neighbours.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
DAYS = [date(2018, 4, 1) + timedelta(weeks=week) for week in range(104)]
CONVERTERS = Collection(
    name="catalytic-converter-theft",
    title="Catalytic converter theft",
    counts="Offences of theft of catalytic converters recorded by the force",
)
KNIVES = Collection(
    name="knife-crime", title="Knife crime", counts="Offences involving a knife or sharp instrument recorded"
)
FROM, OTHER, THING = "Theft from a motor vehicle", "Other theft", "Catalytic converter"


def answer(path: Path, settings: Collection = CONVERTERS) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


def listed(offences: list[str], heading: str = "", things: tuple[str, ...] = (), title: str = "") -> Grid:
    rows = [
        [
            f"46/{n}/18",
            day,
            offences[n % len(offences)],
            *([things[n % len(things)]] if things else []),
        ]
        for n, day in enumerate(DAYS)
    ]
    head = ["Crime ref", "Date recorded", "Offence", *([heading] if heading else [])]
    return [*([[title]] if title else []), head, *rows]


@pytest.mark.parametrize("heading", ["Property", "Property type", "Item stolen", "Stolen property", "Vehicle part"])
@pytest.mark.parametrize("offences", [[FROM], [FROM, OTHER]])
def test_what_was_taken_stands_beside_each_offence(write: Write, heading: str, offences: list[str]) -> None:
    reading = answer(write(listed(offences, heading, (THING,))))
    assert force_years(reading) == {("kent", "2018/19"): 53, ("kent", "2019/20"): 51}, reading.reason
    assert {seen.offence for seen in reading.observations} == set(offences)


@pytest.mark.parametrize(
    ("offences", "heading", "things"),
    [
        ([FROM], "", ()),
        ([FROM, OTHER], "", ()),
        ([FROM], "Property", (THING, "Number plates")),
        ([FROM], "Property", ("Catalytic converter, tools",)),
        ([FROM], "Property recovered", (THING,)),
        ([FROM], "Property damaged", (THING,)),
        ([FROM], "Search term", (THING,)),
        (["Robbery"], "Property", (THING,)),
        (["Handling stolen goods"], "Property", (THING,)),
    ],
)
def test_what_was_taken_is_not_said_of_each(
    write: Write, offences: list[str], heading: str, things: tuple[str, ...]
) -> None:
    assert not answer(write(listed(offences, heading, things))).observations


def test_offences_wider_than_what_was_asked_in_a_file_that_never_says_it(write: Write) -> None:
    rows: Grid = [["Offence", *YEARS], [FROM, 100, 120], [OTHER, 10, 12], ["Total", 110, 132]]
    reading = answer(write(rows))
    assert f"The figures are of {FROM!r}, {OTHER!r} and the like, and nothing in the file says" in reading.reason
    for said in ([["Catalytic converter thefts"], *rows], [*rows, [], ["Thefts of catalytic converters recorded"]]):
        assert force_years(answer(write(said)))[("kent", "2018/19")] == 110
    named = write(rows, "kent-police-catalytic-converters.xlsx")
    assert force_years(answer(named))[("kent", "2018/19")] == 110


def test_offences_that_share_no_word_with_the_question_divide_it_where_the_file_says_so(write: Write) -> None:
    rows: Grid = [["Offence", *YEARS], ["Robbery", 100, 120], ["Assault with injury", 10, 12], ["Total", 110, 132]]
    assert not answer(write(rows), KNIVES).observations
    for said in ([["Knife crime"], *rows], [*rows, [], ["Offences in which a knife was used."]]):
        assert force_years(answer(write(said), KNIVES))[("kent", "2018/19")] == 110
