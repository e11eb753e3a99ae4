"""One sheet of an .xlsb workbook, record by record: what is hidden, merged, at fault, and a check on every cell.

What belongs here: the records of a sheet, and holding calamine's cells against them: a cell that the two do not
read alike is established by neither. What does not: the parts around the sheets (`binary_package.py`).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pipeline.reading.formats.binary_records import damaged, records, rk_number, wide_string
from pipeline.reading.formats.binary_styles import BinaryStyles
from pipeline.reading.formats.binary_texts import text_of
from pipeline.reading.formats.extent import check_area
from pipeline.reading.formats.number_formats import shown_instead
from pipeline.reading.formats.rich_text import Shown
from pipeline.reading.formats.sheet_xml import SheetExtras
from pipeline.reading.formats.workbook import Merge, Sheet, UnreadableFile, make_cell
from pipeline.reading.model import cell_address

_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _RICH = 0, 2, 3, 4, 5, 6, 7, 62
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = 8, 9, 10, 11
_SHORT_FORMS = range(12, 19)
_COLUMN, _MERGE, _END_OF_SHEET = 60, 176, 130
_HIDDEN_ROW, _CALCULATE_ON_LOADING = 0x10, 2
_CELLS = {_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _RICH, 8, 9, 10, 11}
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class BinarySheet:
    """By zero-based address: every number and every other cell with something in it; dates; texts with fonts of their
    own in their own record, which calamine passes by; merges; extras."""

    extras: SheetExtras = field(default_factory=SheetExtras)
    merges: list[Merge] = field(default_factory=list)
    numbers: dict[tuple[int, int], float] = field(default_factory=dict)
    dates: dict[tuple[int, int], datetime] = field(default_factory=dict)
    inline: dict[tuple[int, int], str] = field(default_factory=dict)
    others: set[tuple[int, int]] = field(default_factory=set)


def read_sheet(content: bytes, name: str, styles: BinaryStyles) -> BinarySheet:
    """What the records of a sheet say. Raises UnreadableFile where they are cut short or of a kind nobody reads."""
    sheet, row, kind = BinarySheet(), 0, -1
    for kind, payload in records(content, f"sheet {name!r}"):
        if kind in _CELLS:
            _cell(sheet, kind, payload, row, styles)
        elif kind == _ROW:
            row, _, height = struct.unpack_from("<IIH", payload)
            if payload[11] & _HIDDEN_ROW or height == 0:
                sheet.extras.hidden_rows.add(row)
        elif kind == _COLUMN:
            first, last, width, _, flags = struct.unpack_from("<IIIIH", payload)
            if flags & 1 or width == 0:
                sheet.extras.hidden_columns.append((first, last))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", payload)
            sheet.merges.append((top, left, bottom, right))
        elif kind in _SHORT_FORMS:
            raise damaged(f"sheet {name!r} keeps cells in short records, which spreadsheet programs do not write")
    if kind != _END_OF_SHEET:
        raise damaged(f"sheet {name!r} has no end")
    _check_extent(name, sheet)
    return sheet


def _check_extent(name: str, sheet: BinarySheet) -> None:
    places = sheet.others | sheet.numbers.keys()
    last_row, last_column = (max((place[i] for place in places), default=-1) for i in (0, 1))
    check_area(name, len(places), last_row, last_column)


def _cell(sheet: BinarySheet, kind: int, payload: bytes, row: int, styles: BinaryStyles) -> None:
    column, style = struct.unpack_from("<II", payload)
    place, style, extras = (row, column), style & 0xFFFFFF, sheet.extras
    if level := styles.indents.get(style):
        extras.indent[place] = level
    if style in styles.struck:
        extras.struck.add(place)
    if kind in (_ERROR, _FORMULA_ERROR):
        text = _ERRORS.get(payload[8], "#ERROR")
        extras.faults[place] = (text, f"the error value {text}")
    elif kind in (_RK, _REAL, _FORMULA_NUMBER):
        number = rk_number(payload, 8) if kind == _RK else struct.unpack_from("<d", payload, 8)[0]
        sheet.numbers[place] = number
        _number_as_shown(sheet, place, number, style, styles)
        flags = struct.unpack_from("<H", payload, 16)[0] if kind == _FORMULA_NUMBER else 0
        if kind == _FORMULA_NUMBER and (styles.stale or (flags & _CALCULATE_ON_LOADING and number == 0)):
            extras.faults[place] = ("=(formula)", "a formula without a stored result")
    elif kind == _FORMULA_TEXT:
        text, at = wide_string(payload, 8)
        if styles.stale or (not text and struct.unpack_from("<H", payload, at)[0] & _CALCULATE_ON_LOADING):
            extras.faults[place] = ("=(formula)", "a formula without a stored result")
        elif text:
            sheet.others.add(place)
            _text_as_shown(sheet, place, None, style, styles)
    else:
        sheet.others.add(place)
        if kind == _RICH:
            sheet.inline[place] = wide_string(payload, 9)[0]
        if kind in (_TEXT, _SHARED, _RICH):
            of_workbook = styles.texts.get(struct.unpack_from("<I", payload, 8)[0]) if kind == _SHARED else None
            rich = text_of(payload, 8, styles.fonts) if kind == _RICH else of_workbook
            _text_as_shown(sheet, place, rich, style, styles)


def _text_as_shown(
    sheet: BinarySheet, place: tuple[int, int], rich: Shown | None, style: int, styles: BinaryStyles
) -> None:
    if rich is not None:
        sheet.extras.rich[place] = rich
    if style in styles.withholding_text:
        sheet.extras.withheld[place] = styles.withholding_text[style]


def _number_as_shown(
    sheet: BinarySheet, place: tuple[int, int], number: float, style: int, styles: BinaryStyles
) -> None:
    if style in styles.units:
        sheet.extras.units[place] = styles.units[style]
    shown = shown_instead(styles.withholding[style], number) if style in styles.withholding else None
    if shown is not None:
        sheet.extras.withheld[place] = shown
    elif style in styles.dates and 1 <= number < 2_958_466:  # the last day of the year 9999
        epoch = date(1904, 1, 1) if styles.since_1904 else date(1899, 12, 30 if number >= 60 else 31)
        if style in styles.redating:
            sheet.extras.dated[place] = styles.redating[style]
        sheet.dates[place] = datetime.combine(epoch, time()) + timedelta(milliseconds=round(number * 86_400_000))


def settle(sheet: Sheet, seen: BinarySheet) -> None:
    """Dates as dates onto calamine's cells. Raises UnreadableFile where a cell was not read as its record says."""
    for place, text in seen.inline.items():
        own = make_cell(*place, text)
        if own is not None:
            sheet.cells.setdefault(place, own)
    for place, number in seen.numbers.items():
        cell = sheet.cells.get(place)
        if cell is None or (type(cell.value) is float and cell.value != number):
            raise _not_alike(sheet.name, place)
    for place, cell in sheet.cells.items():
        if place not in seen.numbers and place not in seen.others and place not in seen.extras.faults:
            raise _not_alike(sheet.name, place)
        if type(cell.value) is float and place not in seen.numbers and place not in seen.extras.faults:
            raise _not_alike(sheet.name, place)
    for place, day in seen.dates.items():
        dated = make_cell(*place, day)
        if dated is not None:
            sheet.cells[place] = dated


def _not_alike(name: str, place: tuple[int, int]) -> UnreadableFile:
    return damaged(f"cell {cell_address(*place)} of sheet {name!r} cannot be read with certainty")
