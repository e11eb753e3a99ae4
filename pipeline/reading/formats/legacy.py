"""Legacy .xls workbooks (BIFF), through xlrd, which also sees formats, errors, merges and what is hidden.

What belongs here: values, merges, percentages, error cells, hidden sheets, rows, columns, names and comments of .xls.
What does not: the other formats, which calamine reads (`opening.py`), or the container around (`legacy_parts.py`).
"""

from __future__ import annotations

import io
from typing import Any

from pipeline.bounds import WORKBOOK
from pipeline.reading.formats.extent import check_area
from pipeline.reading.formats.hiding import (
    say_as_shown,
    strike,
    take_out_covered,
    take_out_invisible,
    take_out_lines,
    withhold,
)
from pipeline.reading.formats.legacy_cells import is_invisible, is_struck, make_legacy_cell, rich_text, withheld
from pipeline.reading.formats.legacy_formulas import Place, uncalculated
from pipeline.reading.formats.legacy_parts import container_findings
from pipeline.reading.formats.package import check_sheets
from pipeline.reading.formats.workbook import Cell, Sheet, UnreadableFile, Workbook
from pipeline.reading.model import Finding, cell_address

_LOWEST_ROW, _NARROWEST_COLUMN = 40, 77  # in twentieths of a point, and in 256ths of a letter
_NAME_OF_AN_EXTERNAL_TEXT = 0x17  # how a formula begins that is a text and nothing else


def read_legacy(content: bytes) -> Workbook:
    """The visible cells of an .xls workbook; raises UnreadableFile for a protected or broken one."""
    import xlrd  # only legacy files need it

    silence = io.StringIO()
    # Rows as long as they are, so that one stray cell does not make all of them as long as the farthest.
    how = {"file_contents": content, "logfile": silence, "ragged_rows": True}
    try:
        try:
            book = xlrd.open_workbook(**how, formatting_info=True)
        except NotImplementedError:  # the oldest versions have no formatting to read
            book = xlrd.open_workbook(**how)
        without_result = uncalculated(content, book, silence)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (xlrd raises whatever a broken file leads it to)
        raise _unreadable(error) from None
    workbook = Workbook("xls", findings=[*container_findings(content), *_names(book)])
    check_sheets(book.sheet_names())
    for source, places in zip(book.sheets(), without_result, strict=True):
        if source.visibility:
            kind = "hidden sheet" if source.visibility == 1 else "very hidden sheet"
            workbook.findings.append(Finding(kind, source.name, "the whole sheet"))
            continue
        workbook.sheets.append(_sheet(book, source, places, workbook.findings))
    return workbook


def _unreadable(error: Exception) -> UnreadableFile:
    if "encrypted" in str(error).lower() or "password" in str(error).lower():
        return UnreadableFile(
            "The file is protected with a password (encrypted).", "Ask the force for an unprotected copy."
        )
    # The kind of error alone: its words may be those of a cell that must not be shown.
    return UnreadableFile(
        f"The file is a damaged .xls workbook ({type(error).__name__}).",
        "Download it again or ask the force to resend it.",
    )


def _names(book: Any) -> list[Finding]:
    names = [one for one in book.name_obj_list if not one.builtin]
    texts = sum(one.raw_formula[:1] == bytes([_NAME_OF_AN_EXTERNAL_TEXT]) for one in names if one.raw_formula)
    found = [Finding("text kept in a name", "", f"{texts} of the defined names")] if texts else []
    return [*found, Finding("defined name", "", f"{len(names)} in the workbook")] if names else found


def _sheet(book: Any, source: Any, without_result: set[Place], findings: list[Finding]) -> Sheet:
    import xlrd

    sheet = Sheet(source.name)
    sheet.merges = [(r0, c0, r1 - 1, c1 - 1) for r0, r1, c0, c1 in source.merged_cells]
    empty = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    styles: dict[tuple[int, int], int] = {}
    for r in range(source.nrows):
        for c in range(source.row_len(r)):
            found = source.cell(r, c)
            cell = make_legacy_cell(book, source.name, found, r, c) if found.ctype not in empty else None
            if cell is not None:
                sheet.cells[r, c] = cell
                if found.xf_index is not None:
                    styles[r, c] = found.xf_index
    for place in without_result:
        sheet.cells[place] = Cell(*place, None, "=(formula)", fault="a formula without a stored result")
    check_area(source.name, min(len(sheet.cells), WORKBOOK.cells + 1), 0, 0)
    for place, begun in source.rich_text_runlist_map.items():
        text = sheet.cells[place].value if place in sheet.cells else None
        if isinstance(text, str) and (rich := rich_text(book, text, begun)) is not None:
            say_as_shown(sheet, place, rich)
    struck = {style for style in set(styles.values()) if is_struck(book, style)}
    for place in (place for place, style in styles.items() if style in struck):
        strike(sheet, place)
    for place, style in styles.items():
        shown = withheld(book, style, sheet.cells[place].value)
        if shown is not None:
            withhold(sheet, place, shown, findings)
    unseen = {style for style in set(styles.values()) if is_invisible(book, style)}
    take_out_invisible(sheet, [place for place, style in styles.items() if style in unseen], findings)
    rows = {r for r, info in source.rowinfo_map.items() if info.hidden or info.height < _LOWEST_ROW}
    columns = [(c, c) for c, info in source.colinfo_map.items() if info.hidden or info.width < _NARROWEST_COLUMN]
    take_out_lines(sheet, rows, columns, findings)
    take_out_covered(sheet, findings)
    for r, c in getattr(source, "cell_note_map", {}):
        findings.append(Finding("comment", source.name, cell_address(r, c)))
    return sheet
