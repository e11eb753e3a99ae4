"""How far the cells of a sheet reach: parsers build the whole rectangle, and one stray cell would make it enormous.

What belongs here: telling before the sheet is parsed. What does not: the formats' own ways to say where a cell is,
beyond the `r="B7"` of .xlsx.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.bounds import WORKBOOK
from pipeline.reading.formats.workbook import UnreadableFile
from pipeline.reading.model import cell_address

# Attributes as XML allows them to be written, not as programs write them: what hides here would not be bounded.
_IS = rb"\s*=\s*[\"']"
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br%b([A-Za-z]{1,3})(\d{1,7})[^>]*(?<!/)>" % _IS)
_ROW_OF_4, _ROW_OF_5, _ROW_OF_6 = (re.compile(rb"=\s*[\"']" + rb"[A-Za-z]{1,3}\d{%d}" % n) for n in (4, 5, 6))
_COLUMN_OF_2 = re.compile(rb"=\s*[\"'][A-Za-z]{2,3}\d")
_COLUMN_OF_3 = re.compile(rb"=\s*[\"'][A-Za-z]{3}\d")


def check_extent(sheet: str, content: bytes) -> None:
    """Raises UnreadableFile where the cells of an .xlsx sheet are too many, or one lies far from the others."""
    most_cells = max(content.count(b"<c "), content.count(b":c "))
    if _at_most_rows(content) * _at_most_columns(content) <= _allowed(min(most_cells, WORKBOOK.cells)):
        return
    cells = _CELL.findall(content)
    last_row = max((int(row) for _, row in cells), default=0) - 1
    last_column = max((column_number(letters) for letters in {letters.decode() for letters, _ in cells}), default=-1)
    check_area(sheet, len(cells), last_row, last_column)


def check_area(sheet: str, cells: int, last_row: int, last_column: int) -> None:
    """The same for any format: so many cells with something in them, the farthest in that row and column."""
    if cells > WORKBOOK.cells:
        raise UnreadableFile(
            f"Sheet {sheet!r} has {cells:,} cells, and at most {WORKBOOK.cells:,} are read.",
            "Ask the force for the counts alone, or save the sheet with the figures by itself.",
        )
    if (last_row + 1) * (last_column + 1) > _allowed(cells):
        raise UnreadableFile(
            f"Sheet {sheet!r} has a cell far outside its table: its cells reach {cell_address(last_row, last_column)}, "
            f"and only {cells:,} of them hold anything.",
            "Press Ctrl+End in the sheet to find it, delete what is there, and save the file again beside the "
            "original; or ask the force to.",
        )


@cache
def column_number(letters: str) -> int:
    """Zero-based: `A` is 0, `AB` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _allowed(cells: int) -> int:
    return min(WORKBOOK.sheet_area, max(WORKBOOK.area_always, WORKBOOK.area_per_cell * cells))


def _at_most_rows(content: bytes) -> int:
    """A bound that costs one look through the sheet: from how many digits its longest address has."""
    for pattern, most in ((_ROW_OF_4, 999), (_ROW_OF_5, 9_999), (_ROW_OF_6, 99_999)):
        if not pattern.search(content):
            return most
    return 1_048_576


def _at_most_columns(content: bytes) -> int:
    if not _COLUMN_OF_2.search(content):
        return 26
    return 16_384 if _COLUMN_OF_3.search(content) else 702
