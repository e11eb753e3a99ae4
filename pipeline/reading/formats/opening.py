"""Opening a response of any format we read.

What belongs here: the choice of parser by content, and joining calamine's values with what only the package shows.
What does not: the parsers' own details.
"""

from __future__ import annotations

import io
import zipfile

from pipeline.reading.formats.binary_package import inspect_binary
from pipeline.reading.formats.binary_sheet import BinarySheet, settle
from pipeline.reading.formats.delimited import read_delimited
from pipeline.reading.formats.legacy import read_legacy
from pipeline.reading.formats.opendocument import inspect_opendocument
from pipeline.reading.formats.package import SheetExtras, column_place, inspect_package
from pipeline.reading.formats.sniff import sniff
from pipeline.reading.formats.workbook import Cell, Merge, Sheet, UnreadableFile, Workbook, fill
from pipeline.reading.model import Finding, cell_address


def open_workbook(content: bytes) -> Workbook:
    """Every visible cell of a file. Raises UnreadableFile, with the reason and what to do, for anything else."""
    kind = sniff(content)
    if kind == "delimited":
        return read_delimited(content)
    if kind == "xls":
        return read_legacy(content)
    return _modern(kind, content)


def _modern(kind: str, content: bytes) -> Workbook:
    """.xlsx, .xlsm, .xlsb and .ods: values by calamine, the rest from the package's XML or records."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    workbook = Workbook(kind)
    extras: dict[str, SheetExtras] = {}
    merges: dict[str, list[Merge]] = {}
    hidden: list[str] = []
    binary: dict[str, BinarySheet] = {}
    damaged = UnreadableFile(
        "The workbook is damaged or incomplete.", "Download it again or ask the force to resend it."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if kind == "xlsx":
                extras = inspect_package(package, workbook.findings)
            elif kind == "ods":
                extras, merges, hidden = inspect_opendocument(package, workbook.findings)
            else:
                binary = inspect_binary(package, workbook.findings)
                extras = {name: seen.extras for name, seen in binary.items()}
                merges = {name: seen.merges for name, seen in binary.items()}
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for metadata in book.sheets_metadata:
            if metadata.visible != SheetVisibleEnum.Visible or metadata.name in hidden:
                very = "very " if metadata.visible == SheetVisibleEnum.VeryHidden else ""
                workbook.findings.append(Finding(f"{very}hidden sheet", metadata.name, "the whole sheet"))
                continue
            if kind == "xlsb" and metadata.name not in binary:
                continue  # a chart, which has no cells
            source = book.get_sheet_by_name(metadata.name)
            sheet = Sheet(metadata.name)
            first_row, first_column = source.start or (0, 0)
            fill(sheet, source.to_python(skip_empty_area=True), first_row, first_column)
            sheet.merges = merges.get(metadata.name) or [
                (top, left, bottom, right) for (top, left), (bottom, right) in source.merged_cell_ranges or ()
            ]
            if metadata.name in binary:
                settle(sheet, binary[metadata.name])
            if metadata.name in extras:
                _apply(sheet, extras[metadata.name], workbook.findings)
            workbook.sheets.append(sheet)
    except UnreadableFile:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise UnreadableFile(f"{damaged.reason[:-1]} ({error}).", damaged.suggestion) from None
    except BaseException as error:  # calamine's own exceptions, and its panics, which derive from no Exception
        if type(error).__module__.startswith(("python_calamine", "pyo3_runtime")):
            raise UnreadableFile(f"{damaged.reason[:-1]} ({error}).", damaged.suggestion) from None
        raise
    return workbook


def _apply(sheet: Sheet, extras: SheetExtras, findings: list[Finding]) -> None:
    """Formats and faults onto the cells; cells in hidden rows and columns out, reported by place."""
    for place, unit in extras.units.items():
        if place in sheet.cells and isinstance(sheet.cells[place].value, float):
            sheet.cells[place].unit = unit
    for place, level in extras.indent.items():
        if place in sheet.cells:
            sheet.cells[place].indent = level
    for (row, column), shown in extras.withheld.items():
        if shown:
            sheet.cells[row, column] = Cell(row, column, shown, shown)
        else:
            sheet.cells.pop((row, column), None)
            findings.append(Finding("number hidden by its format", sheet.name, f"cell {cell_address(row, column)}"))
    for (row, column), (text, fault) in extras.faults.items():
        sheet.cells[row, column] = Cell(row, column, None, text, fault=fault)
    hidden_rows = {row for row, _ in sheet.cells if row in extras.hidden_rows}
    for row in sorted(hidden_rows):
        findings.append(Finding("hidden row", sheet.name, f"row {row + 1}"))
    gone = {place for place in sheet.cells if place[0] in hidden_rows}
    for first, last in extras.hidden_columns:
        inside = {place for place in sheet.cells if first <= place[1] <= last}
        if inside:
            columns = [column for _, column in inside]
            findings.append(Finding("hidden column", sheet.name, column_place(min(columns), max(columns))))
            gone |= inside
    for place in gone:
        del sheet.cells[place]
