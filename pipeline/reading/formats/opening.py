"""Opening a response of any format we read.

What belongs here: the choice of parser by content, and joining calamine's values with what only the package shows.
What does not: the parsers' own details.
"""

from __future__ import annotations

import io

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.binary_package import inspect_binary
from pipeline.reading.formats.binary_sheet import BinarySheet, settle
from pipeline.reading.formats.delimited import read_delimited
from pipeline.reading.formats.hiding import apply, in_few_words, take_out_covered
from pipeline.reading.formats.legacy import read_legacy
from pipeline.reading.formats.opendocument import inspect_opendocument
from pipeline.reading.formats.package import check_sheets, inspect_package
from pipeline.reading.formats.pdf_document import read_pdf_document
from pipeline.reading.formats.sheet_xml import SheetExtras
from pipeline.reading.formats.sniff import sniff
from pipeline.reading.formats.word_document import read_word_document
from pipeline.reading.formats.workbook import Merge, Sheet, UnreadableFile, Workbook, fill
from pipeline.reading.model import Finding


def open_workbook(content: bytes) -> Workbook:
    """Every visible cell of a file. Raises UnreadableFile, with the reason and what to do, for anything else."""
    kind, package = sniff(content)
    if kind == "delimited":
        return read_delimited(content)
    if kind == "docx":
        return read_word_document(content)
    if kind == "pdf":
        return read_pdf_document(content)
    workbook = read_legacy(content) if package is None else _modern(kind, package, content)
    workbook.findings = in_few_words(workbook.findings)
    return workbook


def _modern(kind: str, package: Archive, content: bytes) -> Workbook:
    """.xlsx, .xlsm, .xlsb and .ods: values by calamine, the rest from the package's XML or records."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = Workbook(kind)
    extras: dict[str, SheetExtras] = {}
    merges: dict[str, list[Merge]] = {}
    hidden: set[str] = set()
    binary: dict[str, BinarySheet] = {}
    try:
        if kind == "xlsx":
            extras = inspect_package(package, workbook.findings)
        elif kind == "ods":
            extras, merges, hidden = inspect_opendocument(package, workbook.findings)
        else:
            binary = inspect_binary(package, workbook.findings)
            extras = {name: seen.extras for name, seen in binary.items()}
            merges = {name: seen.merges for name, seen in binary.items()}
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        check_sheets([metadata.name for metadata in book.sheets_metadata])
        for metadata in book.sheets_metadata:
            if metadata.typ != SheetTypeEnum.WorkSheet:
                continue  # a chart has no cells, and macros are told of as such
            if metadata.name in hidden:
                continue  # told of already
            if metadata.visible != SheetVisibleEnum.Visible:
                very = "very " if metadata.visible == SheetVisibleEnum.VeryHidden else ""
                workbook.findings.append(Finding(f"{very}hidden sheet", metadata.name, "the whole sheet"))
                continue
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
                apply(sheet, extras[metadata.name], workbook.findings)
            take_out_covered(sheet, workbook.findings)
            workbook.sheets.append(sheet)
    except UnreadableFile:
        raise
    except (KeyError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise _damaged(error) from None
    except BaseException as error:  # calamine's own exceptions, and its panics, which derive from no Exception
        if type(error).__module__.startswith(("python_calamine", "pyo3_runtime")):
            raise _damaged(error) from None
        raise
    return workbook


def _damaged(error: BaseException) -> UnreadableFile:
    """The kind of error alone: its words may be those of a cell that must not be shown."""
    return UnreadableFile(
        f"The workbook is damaged or incomplete ({type(error).__name__}).",
        "Open it in a spreadsheet program and save it again beside the original; or download it again, or ask the "
        "force to resend it.",
    )
