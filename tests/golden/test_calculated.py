"""Figures that a sheet calculates: what makes another number of a count, and what only adds up or looks up counts.

What belongs here: formulas of figures, in .xlsx and .ods. What does not: formulas without a result (`test_values.py`),
or totals that do not add up (`test_totals.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.corrections import Correction
from pipeline.reading.formats.calculated import from_opendocument, moved, places_in
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Formula, Grid
from .packages import changed, on_sheet

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
HEAD: Grid = [["Burglary offences recorded"], [None, "2018/19", "2019/20"]]
KENT = "kent-police-foi.xlsx"


def reading(path: Path, *corrections: Correction) -> Reading:
    return read_response(path, collection="burglary", settings=BURGLARY, corrections=corrections)


def corrected(cell: str, value: int) -> Correction:
    said = {"reason": "the force said so", "date": date(2020, 6, 1), "who": "the force"}
    return Correction(file=KENT, sheet=None, cell=cell, expected=str(value), value=value, **said)  # type: ignore[arg-type]


def counts(found: Reading) -> list[int | None]:
    return [seen.count for seen in found.observations]


@pytest.mark.parametrize(
    "formula",
    [
        "AVERAGE(B3,140)",
        "MEDIAN(100,120,140)",
        "ROUND(1234,-2)",
        "MROUND(118,5)",
        "RANDBETWEEN(1,5)",
        "90/9*12",
        "Data!B4*10%",
        "B3*1.2",
        "B3+20",
        "SUM(B3:B3,20)",
    ],
)
def test_a_figure_that_is_calculated(write: Write, formula: str) -> None:
    found = reading(write([*HEAD, ["Offences", 100, Formula(formula, 120)]], KENT))
    assert not found.observations
    assert (found.quarantine[0].cell, formula in found.quarantine[0].reason) == ("C3", True)


@pytest.mark.parametrize(
    "formula",
    [
        "100+20",
        "SUM(60,60)",
        'COUNTIF(Data!A1:A900,"Burglary")',
        "SUMPRODUCT((Data!A1:A9=2019)*(Data!B1:B9=1))",
        "Data!B4",
        "SUM(Data!B4:B9)",
        "SUM(F3:F9)",
        'GETPIVOTDATA("Count",Pivot!A3)',
        "IF(Data!B4=0,0,Data!B4)",
        'IFERROR(VLOOKUP("10/2",Data!A1:B9,2,0),0)',
    ],
)
def test_a_figure_that_is_added_or_looked_up(write: Write, formula: str) -> None:
    assert counts(reading(write([*HEAD, ["Offences", 100, Formula(formula, 120)]], KENT))) == [100, 120]


def test_a_line_made_of_some_of_the_others(write: Write) -> None:
    rows: Grid = [
        ["Medway", 10, 20],
        ["Dover", 5, 6],
        ["Thanet", 3, 4],
        ["Coast", Formula("B4+B5", 8), Formula("C4+C5", 10)],
    ]
    head: Grid = [HEAD[0], ["District", "2018/19", "2019/20"]]
    found = reading(write([*head, *rows], KENT))
    assert not found.observations
    assert "made of B4" in found.quarantine[0].reason


def test_what_is_left_of_a_total_is_a_line_of_its_own(write: Write) -> None:
    rows: Grid = [["Medway", 10], ["Other districts", Formula("B5-B3", 20)], ["Total", 30]]
    assert counts(reading(write([HEAD[0], ["District", "2018/19"], *rows], KENT))) == [10, 20]


def test_totals_by_formulas_prove_their_parts(write: Write) -> None:
    rows: Grid = [["Medway", 10], ["Dover", 5], ["Total", Formula("SUM(B3:B4)", 15)]]
    assert counts(reading(write([HEAD[0], ["District", "2018/19"], *rows], KENT))) == [10, 5]


def test_a_formula_that_cells_share(write: Write) -> None:
    path = write([*HEAD, ["Offences", Formula("ROUND(E3,-1)", 100), Formula("ROUND(F3,-1)", 120)]], KENT)

    def share(xml: str) -> str:
        first = xml.replace("<f>ROUND(E3,-1)</f>", '<f t="shared" ref="B3:C3" si="0">ROUND(E3,-1)</f>')
        return first.replace("<f>ROUND(F3,-1)</f>", '<f t="shared" si="0"/>')

    assert "=ROUND(F3,-1)" in reading(on_sheet(share)(path), corrected("B3", 100)).quarantine[0].reason


def test_a_formula_in_an_ods(write: Write) -> None:
    path = write([*HEAD, ["Offences", 100, 120]], "kent-police-foi.ods")

    def calculate(xml: str) -> str:
        return xml.replace('office:value="120"', 'table:formula="of:=ROUND([.B3];-1)" office:value="120"')

    assert "=ROUND(B3;-1)" in reading(changed(path, "content.xml", calculate)).quarantine[0].reason


def test_a_person_says_that_the_number_is_one(write: Write) -> None:
    path = write([*HEAD, ["Offences", 100, Formula("ROUND(119.7,0)", 120)]], KENT)
    assert counts(reading(path, corrected("C3", 120))) == [100, 120]


def test_addresses_in_formulas() -> None:
    assert moved('SUM(B3:B4)+$C$1*"A1"', 2, 1) == 'SUM(C5:C6)+$C$1*"A1"'
    assert from_opendocument("of:=SUM([.B3:.B4])+[$'My Sheet'.A1]") == "SUM(B3:B4)+'My Sheet'!A1"
    assert list(places_in("SUM(B3:B4)+Sheet2!C5+'x y'!D6:D9+LOG10(3)+F1")) == [(2, 1), (3, 1), (0, 5)]
