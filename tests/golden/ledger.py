"""Checks that a reading accounts for every non-empty cell of its file, by looking at the file a second way.

What belongs here: finding the non-empty cells without the reader, and comparing them with its ledger.
What does not: whether what was read is right (`expect.py`).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from python_calamine import CalamineWorkbook

from pipeline.reading.model import DISPOSITIONS, Reading, cell_address

Place = tuple[str, str]
TEXT = {".csv", ".tsv"}


def ledger_complete(reading: Reading, path: Path) -> None:
    """Every non-empty cell has exactly one disposition, and cells that gave numbers are called values."""
    anywhere = path.suffix.lower() in TEXT
    entries = [("" if anywhere else entry.sheet, entry.cell) for entry in reading.ledger]
    assert [place for place, times in Counter(entries).items() if times > 1] == [], "disposed of twice"
    assert {entry.disposition for entry in reading.ledger} <= set(DISPOSITIONS)
    assert non_empty(path) - set(entries) == set(), "cells without a disposition"
    kinds = {place: entry.disposition for place, entry in zip(entries, reading.ledger, strict=True)}
    for seen in reading.observations:
        if seen.source_text and ":" not in seen.source_cell:  # an empty cell has no entry
            assert kinds["" if anywhere else seen.source_sheet, seen.source_cell] == "value"
    for total in reading.totals:
        place = ("" if anywhere else total.source_sheet, total.source_cell)
        assert kinds[place] in ("total", "quarantined")


def non_empty(path: Path) -> set[Place]:
    """Sheet and address of every cell with something in it, as another program sees the file."""
    if path.suffix.lower() in TEXT:
        return {
            ("", cell_address(r, c))
            for r, row in enumerate(_text_rows(path.read_bytes()))
            for c, value in enumerate(row)
            if value.strip()
        }
    book = CalamineWorkbook.from_path(path)
    return {
        (name, cell_address(r, c))
        for name in book.sheet_names
        for r, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for c, value in enumerate(row)
        if str(value).strip()
    }


def _text_rows(content: bytes) -> list[list[str]]:
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    delimiter = max(",;\t|", key=text.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
