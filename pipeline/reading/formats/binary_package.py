"""What calamine cannot see in an .xlsb workbook as a whole: its date system, comments and pivot caches.

What belongs here: the parts around the sheets. What does not: a sheet's own records (`binary_sheet.py`), its styles
(`binary_styles.py`) and texts (`binary_texts.py`), or cell values, which calamine reads (`opening.py`).
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from pipeline.reading.formats.archive import Archive
from pipeline.reading.formats.binary_records import damaged, records, wide_string
from pipeline.reading.formats.binary_sheet import BinarySheet, read_sheet
from pipeline.reading.formats.binary_styles import BinaryStyles, read_styles
from pipeline.reading.formats.binary_texts import shared_texts
from pipeline.reading.formats.package_xml import read_part, relations
from pipeline.reading.formats.parts import part_findings
from pipeline.reading.model import Finding, cell_address

_CALCULATION, _PROPERTIES, _SHEET, _COMMENT = 157, 153, 156, 635
_SOME_NOT_CALCULATED = 0x10
_STYLES, _TEXTS = "xl/styles.bin", "xl/sharedStrings.bin"


@dataclass(slots=True)
class _Book:
    """The sheets by name with the identity of their relation, and what holds for all of them."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    since_1904: bool = False
    stale: bool = False


def inspect_binary(package: Archive, findings: list[Finding]) -> dict[str, BinarySheet]:
    """Sheet name -> what its records say, adding to `findings` what the package hides."""
    findings += part_findings(package)
    try:
        book = _workbook(read_part(package, "xl/workbook.bin"))
        styles = read_styles(read_part(package, _STYLES)) if _STYLES in package.names else BinaryStyles()
        styles.since_1904, styles.stale = book.since_1904, book.stale
        if _TEXTS in package.names:
            styles.texts = shared_texts(read_part(package, _TEXTS), styles.fonts)
        targets = {identity: path for identity, _, path in relations(package, "xl/workbook.bin")}
        sheets = {}
        for name, identity in book.sheets:
            part = targets.get(identity, "")
            if part not in package.names:
                raise damaged(f"sheet {name!r} is missing")
            if "chartsheets" in part:
                continue  # a page with a chart and no cells
            if "worksheets" not in part:
                raise damaged(f"sheet {name!r} is no worksheet but a macro or a dialogue")
            sheets[name] = read_sheet(read_part(package, part), name, styles)
            findings.extend(Finding("comment", name, place) for place in _comments(package, part))
    except (struct.error, IndexError):
        raise damaged("a record is shorter than its kind") from None
    return sheets


def _workbook(content: bytes) -> _Book:
    book = _Book()
    for kind, payload in records(content, "the workbook's list of sheets"):
        if kind == _PROPERTIES:
            book.since_1904 = bool(payload[0] & 1)
        elif kind == _CALCULATION and len(payload) >= 25:
            book.stale = bool(payload[24] & _SOME_NOT_CALCULATED)
        elif kind == _SHEET:
            identity, at = wide_string(payload, 8)
            book.sheets.append((wide_string(payload, at)[0], identity))
    return book


def _comments(package: Archive, part: str) -> list[str]:
    places: set[str] = set()
    for _, kind, path in relations(package, part):
        if path not in package.names or not kind.lower().endswith(("/comments", "/threadedcomment")):
            continue
        content = read_part(package, path)
        if path.endswith(".bin"):
            for record, payload in records(content, "the comments"):
                if record == _COMMENT:
                    row, _, column = struct.unpack_from("<III", payload, 4)
                    places.add(cell_address(row, column))
        else:
            places |= set(re.findall(r'ref="([A-Z]+\d+)"', content.decode("utf-8", "replace")))
    return sorted(places)
