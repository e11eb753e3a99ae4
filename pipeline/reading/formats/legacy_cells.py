"""One cell of an .xls workbook: its value, and what its style shows of it.

What belongs here: a cell by itself. What does not: the sheet around it (`legacy.py`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.reading.formats.colours import alike
from pipeline.reading.formats.dressed import date_shown, redates
from pipeline.reading.formats.number_formats import is_date_format, shown_instead, text_shown, unit_of
from pipeline.reading.formats.rich_text import Run, Shown, as_shown
from pipeline.reading.formats.workbook import Cell, UnreadableFile, make_cell
from pipeline.reading.model import cell_address

_NO_FILL, _SOLID = 0, 1
_AUTOMATIC = 0x7FFF


def make_legacy_cell(book: Any, sheet: str, found: Any, row: int, column: int) -> Cell | None:
    """A cell that holds something, or None. Raises UnreadableFile where its style is none of the workbook's."""
    import xlrd

    if book.formatting_info and found.xf_index is not None and found.xf_index >= len(book.xf_list):
        raise UnreadableFile(
            f"The file is a damaged .xls workbook: cell {cell_address(row, column)} of sheet {sheet!r} has a format "
            "that the workbook does not hold.",
            "Download it again or ask the force to resend it.",
        )

    if found.ctype == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(found.value, "#ERROR")
        return Cell(row, column, None, text, fault=f"the error value {text}")
    value: object = found.value
    if found.ctype == xlrd.XL_CELL_DATE:
        try:
            value = xlrd.xldate_as_datetime(found.value, book.datemode) if found.value >= 1 else str(found.value)
        except (xlrd.XLDateError, ValueError, OverflowError):
            value = found.value
    elif found.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(found.value)
    cell = make_cell(row, column, value)
    if cell is not None and book.formatting_info and found.xf_index is not None:
        code = _format(book, found.xf_index)
        cell.unit = unit_of(code) if isinstance(value, float) else ""
        cell.indent = book.xf_list[found.xf_index].alignment.indent_level
    return cell


def withheld(book: Any, style: int, value: object) -> str | None:
    """What the style shows in place of a value (possibly nothing), or None where it shows the value."""
    if not book.formatting_info:
        return None
    if isinstance(value, str):
        return text_shown(_format(book, style))
    if isinstance(value, date):
        code = _format(book, style)
        return date_shown(code, value) if is_date_format(code) and redates(code) else None
    return shown_instead(_format(book, style), value) if isinstance(value, float) else None


def is_struck(book: Any, style: int) -> bool:
    return bool(book.formatting_info) and _font(book, book.xf_list[style].font_index)[1]


def rich_text(book: Any, text: str, begun: list[tuple[int, int]]) -> Shown | None:
    """What is seen of a text whose fonts change; `begun` says from which letter on there is which font."""
    bounds = [*(start for start, _ in begun), len(text)]
    runs = [Run(text[: bounds[0]])]
    runs += [Run(text[bounds[i] : bounds[i + 1]], *_font(book, font)) for i, (_, font) in enumerate(begun)]
    return as_shown(runs)


def _font(book: Any, number: int) -> tuple[bool, bool]:
    """Whether its letters are raised or lowered, and whether they are struck through."""
    if number >= len(book.font_list):
        return False, False
    return bool(book.font_list[number].escapement), bool(book.font_list[number].struck_out)


def is_invisible(book: Any, style: int) -> bool:
    """Whether the letters have the colour of what is behind them."""
    if not book.formatting_info:
        return False
    one = book.xf_list[style]
    letters = book.font_list[one.font_index].colour_index if one.font_index < len(book.font_list) else _AUTOMATIC
    background = one.background
    if letters == _AUTOMATIC or background.fill_pattern not in (_NO_FILL, _SOLID):
        return False
    behind = "FFFFFF"
    if background.fill_pattern == _SOLID:
        behind = _hexadecimal(book, background.pattern_colour_index)
    return alike(_hexadecimal(book, letters), behind)


def _hexadecimal(book: Any, number: int) -> str:
    colour = book.colour_map.get(number)
    return "".join(f"{channel:02X}" for channel in colour) if colour else ""


def _format(book: Any, style: int) -> str:
    found = book.format_map.get(book.xf_list[style].format_key)
    return found.format_str if found is not None else ""
