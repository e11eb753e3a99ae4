"""Writes a workbook as .xlsx, .xls, .ods or .csv.

What belongs here: the four formats. What does not: what stands in the cells (`layouts/`). Files are made without the
time of their making. Made again they have the same bytes, save .ods: odfpy declares in each file the namespaces of
all the files it has written before.
"""

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from samples.book import Sheet, Workbook

# openpyxl writes other bytes where lxml happens to be installed.
os.environ["OPENPYXL_LXML"] = "False"

MADE = "2020-01-01T00:00:00Z"
_TIMESTAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?")


def _without_times(package: bytes, times_in: str) -> bytes:
    """The zip package with fixed times: those of its members, and those written in the member `times_in`."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == times_in:
                content = _TIMESTAMP.sub(MADE.encode(), content)
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            # The `mimetype` of an OpenDocument package has to stand uncompressed.
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return result.getvalue()


def _xlsx(book: Workbook) -> bytes:
    from openpyxl import Workbook as Package
    from openpyxl.styles import Font

    package = Package()
    package.remove(package.worksheets[0])
    for sheet in book:
        page = package.create_sheet(sheet.name)
        for r, row in enumerate(sheet.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    cell = page.cell(row=r, column=c, value=value)
                    if r - 1 in sheet.bold:
                        cell.font = Font(bold=True)
        for m in sheet.merges:
            page.merge_cells(
                start_row=m.row + 1, start_column=m.column + 1, end_row=m.row + m.height, end_column=m.column + m.width
            )
        page.column_dimensions["A"].width = 40
    stream = io.BytesIO()
    package.save(stream)
    return _without_times(stream.getvalue(), "docProps/core.xml")


def _xls(book: Workbook) -> bytes:
    import xlwt

    package = xlwt.Workbook()
    plain, bold = xlwt.easyxf(), xlwt.easyxf("font: bold on")
    for sheet in book:
        page = package.add_sheet(sheet.name)
        merges = {(m.row, m.column): m for m in sheet.merges}
        for r, row in enumerate(sheet.rows):
            style = bold if r in sheet.bold else plain
            for c, value in enumerate(row):
                if value is None:
                    continue
                if m := merges.get((r, c)):
                    page.write_merge(r, r + m.height - 1, c, c + m.width - 1, value, style)
                else:
                    page.write(r, c, value, style)
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


def _ods(book: Workbook) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    package = OpenDocumentSpreadsheet()
    for sheet in book:
        table = Table(name=sheet.name)
        starts = {(m.row, m.column): m for m in sheet.merges}
        covered = {(m.row, m.column + step) for m in sheet.merges for step in range(1, m.width)}
        for r, row in enumerate(sheet.rows):
            line = TableRow()
            # A row without a cell is not valid OpenDocument.
            for c, value in enumerate(row or [None]):
                if (r, c) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                kind: dict[str, object] = {}
                if isinstance(value, int):
                    kind = {"valuetype": "float", "value": str(value)}
                elif value is not None:
                    kind = {"valuetype": "string"}
                if m := starts.get((r, c)):
                    kind |= {"numbercolumnsspanned": m.width, "numberrowsspanned": m.height}
                cell = TableCell(**kind)
                if value is not None:
                    cell.addElement(P(text=str(value)))
                line.addElement(cell)
            table.addElement(line)
        package.spreadsheet.addElement(table)
    stream = io.BytesIO()
    package.write(stream)
    return _without_times(stream.getvalue(), "meta.xml")


def _csv(book: Workbook) -> bytes:
    sheet: Sheet
    (sheet,) = book
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(sheet.rows)
    written = text.getvalue()
    # Excel saves a CSV in the Windows code page, or as UTF-8 with a byte order mark. The en dash tells them apart.
    return written.encode("cp1252" if "\N{EN DASH}" in written else "utf-8-sig")


WRITERS: dict[str, Callable[[Workbook], bytes]] = {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods, ".csv": _csv}


def as_bytes(book: Workbook, file: str) -> bytes:
    """The content of a file of that name."""
    return WRITERS[Path(file).suffix](book)
