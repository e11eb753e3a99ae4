"""Legacy .xls workbooks (BIFF), through xlrd, which also sees formats, errors, merges and what is hidden.

What belongs here: values, merges, percentages, error cells, hidden sheets, rows, columns and comments of .xls.
What does not: the other formats, which calamine reads (`opening.py`).
"""

from __future__ import annotations

from pipeline.reading.formats.number_formats import shown_instead, unit_of
from pipeline.reading.formats.workbook import Cell, Sheet, UnreadableFile, Workbook, make_cell
from pipeline.reading.model import Finding, cell_address


def read_legacy(content: bytes) -> Workbook:
    """The visible cells of an .xls workbook; raises UnreadableFile for a protected or broken one."""
    import io

    import xlrd  # only legacy files need it

    silence = io.StringIO()
    try:
        try:
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=silence)
        except NotImplementedError:  # the oldest versions have no formatting to read
            book = xlrd.open_workbook(file_contents=content, logfile=silence)
    except Exception as error:  # noqa: BLE001 (xlrd raises whatever a broken file leads it to)
        raise _unreadable(error) from None
    workbook = Workbook("xls")
    for source in book.sheets():
        if source.visibility:
            kind = "hidden sheet" if source.visibility == 1 else "very hidden sheet"
            workbook.findings.append(Finding(kind, source.name, "the whole sheet"))
            continue
        workbook.sheets.append(_sheet(book, source, workbook.findings))
    return workbook


def _unreadable(error: Exception) -> UnreadableFile:
    if "encrypted" in str(error).lower() or "password" in str(error).lower():
        return UnreadableFile(
            "The file is protected with a password (encrypted).", "Ask the force for an unprotected copy."
        )
    return UnreadableFile(
        f"The file is a damaged .xls workbook ({error}).", "Download it again or ask the force to resend it."
    )


def _sheet(book, source, findings: list[Finding]) -> Sheet:  # type: ignore[no-untyped-def]  # xlrd has no types
    import xlrd

    sheet = Sheet(source.name)
    sheet.merges = [(r0, c0, r1 - 1, c1 - 1) for r0, r1, c0, c1 in source.merged_cells]
    hidden_rows = {r for r, info in source.rowinfo_map.items() if info.hidden or info.height == 0}
    hidden_columns = {c for c, info in source.colinfo_map.items() if info.hidden or info.width == 0}
    seen: set[tuple[str, int]] = set()
    for r in range(source.nrows):
        for c in range(source.row_len(r)):
            found = source.cell(r, c)
            if found.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            hidden = ("hidden row", r) if r in hidden_rows else ("hidden column", c) if c in hidden_columns else None
            if hidden:
                if hidden not in seen:
                    place = f"row {r + 1}" if hidden[0] == "hidden row" else f"column {cell_address(0, c)[:-1]}"
                    findings.append(Finding(hidden[0], source.name, place))
                seen.add(hidden)
                continue
            cell = _cell(book, found, r, c)
            if cell is not None and cell.text == "" and cell.fault == "":
                findings.append(Finding("number hidden by its format", source.name, f"cell {cell_address(r, c)}"))
            elif cell is not None:
                sheet.cells[r, c] = cell
    for r, c in getattr(source, "cell_note_map", {}):
        findings.append(Finding("comment", source.name, cell_address(r, c)))
    return sheet


def _cell(book, found, row: int, column: int) -> Cell | None:  # type: ignore[no-untyped-def]
    import xlrd

    if found.ctype == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(found.value, "#ERROR")
        return Cell(row, column, None, text, fault=f"the error value {text}")
    value: object = found.value
    if found.ctype == xlrd.XL_CELL_DATE:
        try:
            value = xlrd.xldate_as_datetime(found.value, book.datemode) if found.value >= 1 else str(found.value)
        except (xlrd.XLDateError, ValueError):
            value = found.value
    elif found.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(found.value)
    cell = make_cell(row, column, value)
    if cell is not None and book.formatting_info and found.xf_index is not None:
        style = book.xf_list[found.xf_index]
        fmt = book.format_map.get(style.format_key)
        cell.unit = unit_of(fmt.format_str) if isinstance(value, float) and fmt is not None else ""
        cell.indent = style.alignment.indent_level
        shown = shown_instead(fmt.format_str, value) if fmt is not None and isinstance(value, float) else None
        if shown is not None:
            return Cell(row, column, shown, shown)
    return cell
