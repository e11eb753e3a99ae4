"""Formulas of an .xls workbook whose result nobody stored: xlrd reads them as an empty text, or as 0.

What belongs here: the records of formulas, and by which of them a result is none. What does not: cells and their values
(`legacy_cells.py`), or formulas of .xlsb (`binary_sheet.py`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

Place = tuple[int, int]

_FORMULAS = (0x0006, 0x0206, 0x0406)
_BEGINS, _ENDS, _SHEET = (0x0009, 0x0209, 0x0409, 0x0809), 0x000A, 0x0085
_WORKSHEET, _CALCULATE_ON_LOADING = 0, 2
_TEXT_OF_NO_LETTERS = 3
_OLDEST = 30  # earlier workbooks lay a formula out in another way


def uncalculated(content: bytes, book: Any, log: Any) -> list[set[Place]]:
    """For each sheet, its formulas without a stored result: those that are to be calculated when the workbook is opened
    and have no text or a 0; and those without a text, where no formula of the workbook has any result."""
    if book.biff_version < _OLDEST:
        return [set() for _ in range(book.nsheets)]
    stream, base = _stream(content, log)
    sheets = [list(_formulas(stream, start)) for start in _starts(stream, base)]
    stored = any(result not in ("", 0.0) for sheet in sheets for _, result, _ in sheet)
    found = [
        {place for place, result, later in sheet if (later and result in ("", 0.0)) or (result == "" and not stored)}
        for sheet in sheets
    ]
    return found + [set() for _ in range(book.nsheets - len(found))]


def _stream(content: bytes, log: Any) -> tuple[bytes, int]:
    """The records of the workbook, and where they begin."""
    from xlrd.compdoc import SIGNATURE, CompDoc  # only legacy files need it

    if content[: len(SIGNATURE)] != SIGNATURE:
        return content, 0
    container = CompDoc(content, logfile=log)
    found = (container.locate_named_stream(name) for name in ("Workbook", "Book"))
    return next(((stream, base) for stream, base, _ in found if stream), (b"", 0))


def _starts(stream: bytes, base: int) -> list[int]:
    """Where the records of each sheet begin; in a workbook of one sheet alone, where the workbook's do."""
    starts = [
        base + struct.unpack_from("<I", payload)[0]
        for kind, payload in _records(stream, base)
        if kind == _SHEET and len(payload) > 5 and payload[5] == _WORKSHEET
    ]
    return starts or [base]


def _formulas(content: bytes, start: int) -> Iterator[tuple[Place, object, bool]]:
    """The place of each formula, its result, None for one that stands elsewhere, and whether it is to be calculated."""
    for kind, payload in _records(content, start):
        if kind in _FORMULAS and len(payload) >= 16:
            row, column = struct.unpack_from("<HH", payload)
            number, flags = struct.unpack_from("<dH", payload, 6)
            special = payload[12:14] == b"\xff\xff"
            empty = special and payload[6] == _TEXT_OF_NO_LETTERS
            yield (row, column), "" if empty else None if special else number, bool(flags & _CALCULATE_ON_LOADING)


def _records(content: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from one beginning to its end, without those of charts between."""
    depth = 0
    while at + 4 <= len(content):
        kind, size = struct.unpack_from("<HH", content, at)
        depth += (kind in _BEGINS) - (kind == _ENDS)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content[at + 4 : at + 4 + size]
        at += 4 + size
