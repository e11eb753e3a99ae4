"""Names with only some of the words that make the question, in a file without the others: `Vehicle offences` where
thefts of vehicles were asked for; and names of one part alone.

What belongs here: one name for all figures. What does not: names with words that the question has not
(`test_more_or_less.py`), or without what narrows any offence (`test_qualified.py`).
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
YEARS = ["2018/19", "2019/20"]
ANSWER = {("kent", "2018/19"): 208, ("kent", "2019/20"): 309}
VEHICLES, DRUGS = "Thefts of motor vehicles", "Drug trafficking"


def answer(write: Write, asked: str, rows: Grid) -> Reading:
    path = write(rows)
    settings = Collection(name="asked", title=asked, counts=f"{asked} offences recorded by the force")
    reading = read_response(path, collection="asked", settings=settings)
    ledger_complete(reading, path)
    return reading


def table(label: str, *others: list[object], title: str = "") -> Grid:
    return [*([[title]] if title else []), ["Offence", *YEARS], [label, 208, 309], *others]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (VEHICLES, "Vehicle offences"),
        ("Theft from vehicle", "Vehicle crimes recorded"),
        (DRUGS, "Drug offences"),
        ("Possession of drugs", "Drugs"),
        ("Fraud by false representation", "Fraud"),
        ("Arson endangering life", "Arson"),
        ("Criminal damage to vehicles", "Criminal damage"),
        ("Theft of bicycles", "Bicycle crime"),
        ("Dangerous driving", "Driving offences"),
    ],
)
def test_a_name_that_may_be_of_more(write: Write, asked: str, name: str) -> None:
    titled: Grid = [[name], ["Year", "Number"], [YEARS[0], 208], [YEARS[1], 309]]
    for rows in (table(name), titled):
        reading = answer(write, asked, rows)
        assert reading.status == "quarantined", rows
    assert force_years(answer(write, asked, table(name, title=f"{asked} recorded"))) == ANSWER


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (VEHICLES, "Motor vehicle theft"),
        (VEHICLES, "Vehicle theft"),
        (DRUGS, "Trafficking in controlled drugs"),
        (DRUGS, "Drug offences - trafficking"),
        ("Possession of weapons", "Weapons offences"),
        ("Modern slavery", "Slavery"),
        ("Theft from shops (shoplifting)", "Shoplifting"),
        ("Sexual communication with a child", "Sexual communication offences"),
    ],
)
def test_another_name_for_all_of_it(write: Write, asked: str, name: str) -> None:
    assert force_years(answer(write, asked, table(name))) == ANSWER


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (DRUGS, "Possession with intent to supply"),
        (DRUGS, "Possession of drugs"),
        ("Possession of drugs", "Possession of cannabis"),
        ("Drug", "Trafficking of drugs"),
        ("Drug", "Possession of drugs"),
    ],
)
def test_one_part_or_another_offence_alone(write: Write, asked: str, name: str) -> None:
    assert answer(write, asked, table(name)).status == "quarantined"


@pytest.mark.parametrize("total", [[], [["Total drug offences", 308, 419]]])
def test_trafficking_beside_possession_and_their_total(write: Write, total: list[list[object]]) -> None:
    rows = table("Trafficking of drugs", ["Possession of drugs", 100, 110], *total)
    assert force_years(answer(write, DRUGS, rows)) == ANSWER


def test_all_kinds_of_trafficking_under_a_title(write: Write) -> None:
    rows = table("Possession with intent to supply", ["Import/export of controlled drugs", 2, 1], title=DRUGS)
    reading = answer(write, DRUGS, [*rows, ["Grand total", 210, 310]])
    assert force_years(reading) == {("kent", "2018/19"): 210, ("kent", "2019/20"): 310}
