"""Writes grids and marks as .xlsx, .xlsm, .xls, .xlsb and .ods files.

What belongs here: one function per format, each seeing one sheet at a time.
What does not: the records of .xlsb (`xlsb.py`), or what the reader should make of the file (`expect.py`).
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import xlwt
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from .build import Cell, Formula, Grid, Marks
from .xlsb import write_xlsb


def write_workbook(path: Path, sheets: dict[str, Grid], marks: Marks) -> Path:
    """Write the sheets in the format of the path's suffix."""
    first = next(iter(sheets))
    pages = [(name, grid, marks.on(name, first)) for name, grid in sheets.items()]
    writers = {".xlsx": _xlsx, ".xlsm": _xlsx, ".xls": _xls, ".xlsb": write_xlsb, ".ods": _ods}
    writers[path.suffix.lower()](path, pages)
    return path


def _xlsx(path: Path, pages: list[tuple[str, Grid, Marks]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, grid, marks in pages:
        _xlsx_sheet(book.create_sheet(name), grid, marks)
    book.save(path)
    formulas = [cell for _, grid, _ in pages for row in grid for cell in row if isinstance(cell, Formula)]
    _store_results(path, {cell.text: cell.cached for cell in formulas if cell.cached is not None})


def _xlsx_sheet(sheet: Worksheet, grid: Grid, marks: Marks) -> None:
    for r, row in enumerate(grid, 1):
        for c, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(r, c, f"={value.text}" if isinstance(value, Formula) else value)
    for reference in marks.merges:
        sheet.merge_cells(reference)
    for address, number_format in marks.formats.items():
        sheet[address].number_format = number_format
    for address, indent in marks.indents.items():
        sheet[address].alignment = Alignment(indent=indent)
    for address, text in marks.comments.items():
        sheet[address].comment = Comment(text, "A. Writer")
    for number in marks.hidden_rows:
        sheet.row_dimensions[int(number)].hidden = True
    for letter in marks.hidden_columns:
        sheet.column_dimensions[letter].hidden = True
    for number, level in marks.row_levels.items():
        sheet.row_dimensions[int(number)].outlineLevel = level
    for letter, level in marks.column_levels.items():
        sheet.column_dimensions[letter].outlineLevel = level
    if marks.hidden_sheets:
        sheet.sheet_state = "hidden"
    if marks.very_hidden_sheets:
        sheet.sheet_state = "veryHidden"


def _store_results(path: Path, results: dict[str, float]) -> None:
    """Give formulas the results that a spreadsheet program would have stored; openpyxl stores none."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if name.startswith("xl/worksheets/sheet"):
                xml = content.decode()
                for text, result in results.items():
                    xml = re.sub(rf"(<f>{re.escape(text)}</f>)<v\s*(/>|></v>)", rf"\g<1><v>{result}</v>", xml)
                content = xml.encode()
            package.writestr(name, content)


def _xls(path: Path, pages: list[tuple[str, Grid, Marks]]) -> None:
    book = xlwt.Workbook()
    for name, grid, marks in pages:
        sheet = book.add_sheet(name)
        for reference in marks.merges:
            area = CellRange(reference)
            sheet.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
        for r, row in enumerate(grid):
            for c, value in enumerate(row):
                number_format = marks.formats.get(f"{get_column_letter(c + 1)}{r + 1}")
                if value in ERROR_CODES:
                    sheet.row(r).set_cell_error(c, value)
                elif isinstance(value, date) or number_format:
                    sheet.write(r, c, value, xlwt.easyxf(num_format_str=number_format or "DD/MM/YYYY"))
                elif value is not None:
                    sheet.write(r, c, value)
        for number in marks.hidden_rows:
            sheet.row(int(number) - 1).hidden = True
        for letter in marks.hidden_columns:
            sheet.col(column_index_from_string(letter) - 1).hidden = True
        sheet.visibility = 1 if marks.hidden_sheets else 2 if marks.very_hidden_sheets else 0
    book.save(str(path))


def _ods(path: Path, pages: list[tuple[str, Grid, Marks]]) -> None:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    hidden = odf.style.Style(name="hidden", family="table")
    hidden.addElement(odf.style.TableProperties(display="false"))
    book.automaticstyles.addElement(hidden)
    for name, grid, marks in pages:
        table = odf.table.Table(name=name, **({"stylename": hidden} if marks.hidden_sheets else {}))
        for c in range(1, max(map(len, grid), default=0) + 1):
            state = {"visibility": "collapse"} if get_column_letter(c) in marks.hidden_columns else {}
            table.addElement(odf.table.TableColumn(**state))
        spans: dict[tuple[int, int], dict[str, int] | None] = {}
        for reference in marks.merges:
            area = CellRange(reference)
            spans |= dict.fromkeys(area.cells)
            spans[area.min_row, area.min_col] = {
                "numbercolumnsspanned": area.size["columns"],
                "numberrowsspanned": area.size["rows"],
            }
        for r, row in enumerate(grid, 1):
            line = odf.table.TableRow(**({"visibility": "collapse"} if str(r) in marks.hidden_rows else {}))
            for c, value in enumerate(row, 1):
                percent = f"{get_column_letter(c)}{r}" in marks.formats
                line.addElement(_ods_cell(value, spans.get((r, c), {}), percent))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))


def _ods_cell(value: Cell, span: dict[str, int] | None, percent: bool) -> odf.table.TableCell:
    if span is None:
        return odf.table.CoveredTableCell()
    if value is None:
        return odf.table.TableCell(**span)
    if isinstance(value, date):
        cell = odf.table.TableCell(valuetype="date", datevalue=value.isoformat(), **span)
    elif isinstance(value, int | float):
        cell = odf.table.TableCell(valuetype="percentage" if percent else "float", value=value, **span)
    else:
        cell = odf.table.TableCell(valuetype="string", **span)
    cell.addElement(odf.text.P(text=f"{value:.0%}" if percent else str(value)))
    return cell
