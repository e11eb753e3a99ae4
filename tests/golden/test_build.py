"""The builder writes what it is told: otherwise every golden test would test the wrong file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from .build import Formula

Write = Callable[..., Path]
GRID = [["Kent", None, "2018/19"], [date(2019, 3, 31), 0.25, 1234]]


@pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "xls", "ods"])
def test_values_dates_and_blanks_come_back(write: Write, suffix: str) -> None:
    book = CalamineWorkbook.from_path(write(GRID, f"a.{suffix}", formats={"B2": "0%"}))
    rows = book.get_sheet_by_name("Sheet1").to_python(skip_empty_area=False)
    assert rows == [["Kent", "", "2018/19"], [date(2019, 3, 31), 0.25, 1234.0]]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_merges_keep_the_first_value_only(write: Write, suffix: str) -> None:
    path = write([["a", None, "b"], [1, 2, 3]], f"a.{suffix}", merges=["A1:B1"])
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    assert sheet.to_python(skip_empty_area=False) == [["a", "", "b"], [1.0, 2.0, 3.0]]
    if suffix != "ods":
        assert sheet.merged_cell_ranges == [((0, 0), (0, 1))]


def test_marks_go_to_the_sheet_they_name(write: Write) -> None:
    path = write(
        {"One": [[1], [2]], "Two": [[1, 2], [3, 4]], "Three": [[9]]},
        hidden_rows=["2"],
        hidden_columns=["Two!B"],
        hidden_sheets=["Three"],
        comments={"Two!A1": "hello"},
    )
    book = openpyxl.load_workbook(path)
    assert book["One"].row_dimensions[2].hidden
    assert book["Two"].column_dimensions["B"].hidden
    assert not book["Two"].row_dimensions[2].hidden
    assert book["Three"].sheet_state == "hidden"
    assert book["Two"]["A1"].comment.text == "hello"


def test_a_formula_keeps_its_result_only_when_it_has_one(write: Write) -> None:
    path = write([[1, Formula("A1+1", 2)], [Formula("A1+5"), "#REF!"]])
    shown = openpyxl.load_workbook(path, data_only=True)["Sheet1"]
    assert [shown["B1"].value, shown["A2"].value] == [2, None]
    assert openpyxl.load_workbook(path)["Sheet1"]["A2"].value == "=A1+5"
    assert openpyxl.load_workbook(path)["Sheet1"]["B2"].data_type == "e"
