"""A table of outcomes, charges or suspects beside the one of offences: the answer to a second question."""

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
BURGLARY = Collection(
    name="burglary", title="Burglary recorded by police", counts="Offences of burglary recorded by the force"
)
YEARS = ["2018/19", "2019/20"]
OFFENCES: Grid = [["Q1. Number of burglary offences recorded"], ["Year", *YEARS], ["Number of crimes", 898, 601]]
BOTH = {("kent", "2018/19"): 898, ("kent", "2019/20"): 601}


def answer(path: Path, settings: Collection = BURGLARY) -> Reading:
    return read_response(path, collection=settings.name, round_=2023, settings=settings)


def outcomes(title: str, charged: int, total: bool = True) -> Grid:
    rows: Grid = [["Charged/Summonsed", charged, 28], ["Investigation complete - no suspect identified", 801, 549],
                  ["Not yet assigned", 68, 24]]  # fmt: skip
    sums: Grid = [["Total", charged + 801 + 68, 601]]
    return [[title], ["Outcome", *YEARS], *rows, *(sums if total else [])]


@pytest.mark.parametrize("charged", [29, 31])
@pytest.mark.parametrize("title", ["Q2. Outcomes of the above offences", "Disposals", "Table 2: Outcomes by year"])
def test_outcomes_beside_the_offences(write: Write, title: str, charged: int) -> None:
    """Equal or not: offences of one year may have outcomes in another."""
    below = [*OFFENCES, [], *outcomes(title, charged)]
    for sheets in ({"Q1 Offences": OFFENCES, "Q2 Outcomes": outcomes(title, charged)}, {"Response": below}):
        path = write(sheets)
        reading = answer(path)
        assert (reading.status, force_years(reading)) == ("accepted", BOTH)
        assert {seen.source_sheet for seen in reading.observations} <= {"Q1 Offences", "Response"}
        assert not any(stated.stated != 898 for stated in reading.totals if stated.financial_year == "2018/19")
        ledger_complete(reading, path)
        aside = {entry.disposition for entry in reading.ledger if entry.sheet == "Q2 Outcomes"}
        assert not aside & {"value", "total"}


def test_a_sheet_of_outcomes_by_its_name_alone(write: Write) -> None:
    sheets = {"Offences": OFFENCES[1:], "Outcomes": outcomes("", 29)[1:]}
    assert force_years(answer(write(sheets))) == BOTH


def test_outcomes_of_a_year_without_its_offences_are_not_left_out(write: Write) -> None:
    later: Grid = [
        ["Q2. Outcomes of the above offences"],
        ["Outcome", *YEARS, "2020/21"],
        ["Charged", 29, 28, 27],
        ["Not yet assigned", 7, 8, 9],
    ]
    assert answer(write({"Q1": OFFENCES, "Q2": later})).status == "quarantined"


def test_offences_by_outcome_are_offences(write: Write) -> None:
    """The same offences divided another way: checked against each other."""
    by_outcome = outcomes("Burglary offences by outcome", 29)
    assert force_years(answer(write({"Q1": OFFENCES, "Q2": by_outcome}))) == BOTH
    assert answer(write({"Q1": OFFENCES, "Q2": outcomes("Burglary offences by outcome", 31)})).status == "quarantined"


def test_a_title_of_offences_stands_before_the_name_of_its_sheet(write: Write) -> None:
    sheets = {"Summary": OFFENCES, "Outcomes": outcomes("All burglary offences, with their outcomes", 31)}
    assert "could both be the answer" in answer(write(sheets)).reason


def test_a_collection_of_outcomes_has_them_for_its_answer(write: Write) -> None:
    asked = Collection(name="b", title="Outcomes of burglary offences", counts="Outcomes of burglary offences")
    for title in ("Q2. Outcomes of the above offences", "Outcomes of the above offences", "Number of outcomes"):
        reading = answer(write({"Q1": OFFENCES, "Q2": outcomes(title, 31)}), asked)
        assert (reading.status, reading.observations) == ("quarantined", [])


@pytest.mark.parametrize(
    "second", ["Burglaries recorded, broken down by method", "Number of burglary crimes in each year"]
)
def test_tables_of_one_offence_are_no_shares_of_it(write: Write, second: str) -> None:
    """They were added up, as tables of different offences are."""
    again: Grid = [[second], ["Year", *YEARS], ["Total", 898, 601]]
    assert force_years(answer(write({"A": OFFENCES, "B": again}))) == BOTH
    other: Grid = [[second], ["Year", *YEARS], ["Total", 897, 601]]
    assert "could both be the answer" in answer(write({"A": OFFENCES, "B": other})).reason
