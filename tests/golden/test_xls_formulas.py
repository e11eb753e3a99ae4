"""Formulas of .xls workbooks whose results nobody stored, as programs that do not calculate write them.

What belongs here: results that are none, and those that are. What does not: what formulas make of counts
(`test_calculated.py`), or those of .xlsb (`test_xlsb.py`).
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import xlwt

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

ROBBERY = Collection(name="robbery", title="Robbery", counts="Offences of robbery recorded by the force")
EMPTY = struct.pack("<QH", 0xFFFF000000000003, 0)  # as this library writes every formula: an empty text
LATER = 2  # to be calculated when the workbook is opened


def read(folder: Path, *lines: list[object], result: float | None = None, flags: int = 0) -> Reading:
    book = xlwt.Workbook()
    book.add_sheet("Notes").write(0, 0, "Recorded crime")
    sheet = book.add_sheet("Data")
    grid: list[list[object]] = [["Robbery offences"], ["District", "2018/19", "2019/20"], *lines]
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    path = folder / "kent-police-foi.xls"
    book.save(str(path))
    if result is not None:  # of the first formula
        path.write_bytes(path.read_bytes().replace(EMPTY, struct.pack("<dH", result, flags), 1))
    return read_response(path, collection="robbery", settings=ROBBERY, round_=2020)


def counts(found: Reading) -> list[int]:
    return sorted(seen.count for seen in found.observations if seen.count is not None)


@pytest.mark.parametrize(
    "lines",
    [
        (["North", 50, 60], ["South", 40, xlwt.Formula("B4")]),
        (["North", 50, 60], ["South", 40, 48], ["Total", 90, xlwt.Formula("SUM(C3:C4)")]),
    ],
)
def test_a_formula_without_a_result_is_refused_by_address(tmp_path: Path, lines: tuple[list[object], ...]) -> None:
    found = read(tmp_path, *lines)
    assert not found.observations
    refused = found.quarantine[0]
    assert (refused.sheet, refused.cell) == ("Data", f"C{len(lines) + 2}") and "stored result" in refused.reason


def test_a_nought_that_is_still_to_be_calculated_is_none(tmp_path: Path) -> None:
    found = read(tmp_path, ["North", 50, 60], ["South", 40, xlwt.Formula("B4")], result=0.0, flags=LATER)
    assert not found.observations and found.quarantine[0].cell == "C4"


@pytest.mark.parametrize(("result", "flags"), [(0.0, 0), (48.0, 0), (48.0, LATER)])
def test_a_result_that_was_stored(tmp_path: Path, result: float, flags: int) -> None:
    found = read(tmp_path, ["North", 50, 60], ["South", 40, xlwt.Formula("B4")], result=result, flags=flags)
    assert counts(found) == sorted([50, 40, 60, int(result)])


def test_an_empty_text_beside_a_result_is_one(tmp_path: Path) -> None:
    remark = xlwt.Formula('IF(B4>99,"high","")')
    found = read(tmp_path, ["North", 50, 60], ["South", 40, xlwt.Formula("B4"), remark], result=48.0)
    assert counts(found) == [40, 48, 50, 60]
