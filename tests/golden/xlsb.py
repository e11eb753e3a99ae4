"""Writes .xlsb workbooks: the records of MS-XLSB that Excel writes for a small sheet, byte for byte.

What belongs here: the parts and records of the binary format; no library writes it, so the tests do.
What does not: the other formats (`writers.py`), or what the reader should make of the file.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from .build import Cell, Formula, Grid, Marks

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_CALCULATE_ON_LOADING = 2
_PLAIN = ("General", 0, False)
_FONTS = {"": (0, 0), "raised": (0, 1), "struck": (8, 0)}  # flags, and 1 for letters above the line

Style = tuple[str, int, bool]
"""A number format, an indent, and whether the letters are struck through."""
Runs = tuple[tuple[str, str], ...]
"""Pieces of a text, each with its look: `raised`, `struck` or none."""


@dataclass(frozen=True)
class Rich:
    """A text cell of which some letters look unlike the rest, among the shared texts or, `inline`, in its record."""

    runs: Runs
    inline: bool = False


def record(kind: int, payload: bytes = b"") -> bytes:
    """One record: its type and its size, seven bits to a byte, then its payload."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, sizes = len(payload), b""
    while size > 127:
        sizes += bytes([size & 127 | 128])
        size >>= 7
    return head + sizes + bytes([size]) + payload


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def write_xlsb(path: Path, pages: list[tuple[str, Grid, Marks]], struck: Sequence[str] = ()) -> None:
    """`struck` are the addresses of cells whose letters are struck through."""
    strings: dict[str | Runs, int] = {}
    styles: dict[Style, int] = {_PLAIN: 0}
    parts = {}
    for number, (_, grid, marks) in enumerate(pages, 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = _sheet(grid, marks, strings, styles, struck)
        if marks.comments:
            parts[f"xl/comments{number}.bin"] = _comments(marks.comments)
            parts[f"xl/worksheets/_rels/sheet{number}.bin.rels"] = _relations(
                [("comments", f"../comments{number}.bin")]
            )
    relations = [("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(pages) + 1)]
    relations += [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
    parts["xl/workbook.bin"] = _workbook(pages)
    parts["xl/_rels/workbook.bin.rels"] = _relations(relations)
    parts["xl/styles.bin"] = _styles(styles)
    parts["xl/sharedStrings.bin"] = _strings(strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        package.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.bin")]))
        for name, content in parts.items():
            package.writestr(name, content)


def _content_types(parts: Iterable[str]) -> str:
    excel = "application/vnd.ms-excel"
    kinds = {
        "xl/workbook": f"{excel}.sheet.binary.macroEnabled.main",
        "xl/worksheets/": f"{excel}.worksheet",
        "xl/styles": f"{excel}.styles",
        "xl/sharedStrings": f"{excel}.sharedStrings",
        "xl/comments": f"{excel}.comments",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in parts
        for start, kind in kinds.items()
        if name.startswith(start) and name.endswith(".bin")
    )
    return (
        f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{excel}'
        '.sheet.binary.macroEnabled.main"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> bytes:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'.encode()


def _workbook(pages: list[tuple[str, Grid, Marks]]) -> bytes:
    out = record(131) + record(153, struct.pack("<II", 0x10020, 0) + wide("")) + record(143)
    for number, (name, _, marks) in enumerate(pages, 1):
        state = 1 if marks.hidden_sheets else 2 if marks.very_hidden_sheets else 0
        out += record(156, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(name))
    return out + record(144) + record(132)


def _sheet(
    grid: Grid, marks: Marks, strings: dict[str | Runs, int], styles: dict[Style, int], struck: Sequence[str]
) -> bytes:
    rows, columns = max(len(grid), 1), max(map(len, grid), default=1) or 1
    out = record(129) + record(148, struct.pack("<IIII", 0, rows - 1, 0, columns - 1))
    if marks.hidden_columns:
        numbers = [column_index_from_string(letter) - 1 for letter in marks.hidden_columns]
        hidden = [record(60, struct.pack("<IIIIH", number, number, 2340, 0, 1)) for number in sorted(numbers)]
        out += record(390) + b"".join(hidden) + record(391)
    out += record(145)
    for r in range(max(rows, *(int(row) for row in marks.hidden_rows), 1) if marks.hidden_rows else rows):
        flags = 0x10 if str(r + 1) in marks.hidden_rows else 0
        out += record(0, struct.pack("<IIHBBBIII", r, 0, 300, 0, flags, 0, 1, 0, columns - 1))
        for c, value in enumerate(grid[r] if r < len(grid) else ()):
            address = f"{get_column_letter(c + 1)}{r + 1}"
            usual = "dd/mm/yyyy" if isinstance(value, date) else "General"
            style = (marks.formats.get(address, usual), marks.indents.get(address, 0), address in struck)
            out += _cell(struct.pack("<II", c, styles.setdefault(style, len(styles))), value, strings)
    out += record(146)
    if marks.merges:
        areas = [CellRange(reference) for reference in marks.merges]
        out += record(177, struct.pack("<I", len(areas)))
        for a in areas:
            out += record(176, struct.pack("<IIII", a.min_row - 1, a.max_row - 1, a.min_col - 1, a.max_col - 1))
        out += record(178)
    return out + record(130)


def _cell(head: bytes, value: Cell | Rich, strings: dict[str | Runs, int]) -> bytes:
    if isinstance(value, Rich):
        if value.inline:
            return record(62, head + _rich(value.runs))
        return record(7, head + struct.pack("<I", strings.setdefault(value.runs, len(strings))))
    if isinstance(value, Formula):  # the formula itself is the constant it gave: a token 0x1F and the number
        flags = 0 if value.cached is not None else _CALCULATE_ON_LOADING
        number = struct.pack("<d", value.cached or 0.0)
        return record(9, head + number + struct.pack("<HI", flags, 9) + b"\x1f" + number + struct.pack("<I", 0))
    if value is None:
        return record(1, head)
    if value in ERROR_CODES:
        return record(3, head + bytes([_ERRORS[str(value)]]))
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    if isinstance(value, date):
        return record(2, head + struct.pack("<i", (value - date(1899, 12, 30)).days << 2 | 2))
    if isinstance(value, int) and abs(value) < 1 << 28:
        return record(2, head + struct.pack("<i", value << 2 | 2))
    if isinstance(value, int | float):
        return record(5, head + struct.pack("<d", value))
    return record(7, head + struct.pack("<I", strings.setdefault(value, len(strings))))


def _rich(runs: Runs) -> bytes:
    """A text and where in it which font begins; the first letters are in the cell's own where they look plain."""
    text, begun = "", []
    for words, look in runs:
        begun.append((len(text), list(_FONTS).index(look)))
        text += words
    return b"\1" + wide(text) + struct.pack("<I", len(begun)) + b"".join(struct.pack("<HH", *one) for one in begun)


def _strings(strings: dict[str | Runs, int]) -> bytes:
    items = b"".join(record(19, b"\0" + wide(text) if isinstance(text, str) else _rich(text)) for text in strings)
    return record(159, struct.pack("<II", len(strings), len(strings))) + items + record(160)


def _styles(styles: dict[Style, int]) -> bytes:
    """Formats that are used, each under a number of its own, among the least that a style sheet must hold."""
    codes = {code: 164 + n for n, code in enumerate(dict.fromkeys(code for code, *_ in styles if code != "General"))}
    formats = b"".join(record(44, struct.pack("<H", number) + wide(code)) for code, number in codes.items())
    colour = bytes([1, 64, 0, 0, 0, 0, 0, 255])
    fonts = [
        struct.pack("<HHHHBBBB", 220, flags, 400, script, 0, 2, 0, 0) + colour + b"\x02" + wide("Calibri")
        for flags, script in _FONTS.values()
    ]
    fill = struct.pack("<I", 0) + colour * 2 + struct.pack("<I5dI", 0, 0, 0, 0, 0, 0, 0)
    plain = struct.pack("<HHHHHBBHBB", 0xFFFF, 0, 0, 0, 0, 0, 0, 0x1010, 0, 0)
    cells = b"".join(
        record(
            47,
            struct.pack(
                "<HHHHHBBHBB", 0, codes.get(code, 0), 2 * struck, 0, 0, 0, indent, 0x1011 if indent else 0x1010, 5, 0
            ),
        )
        for code, indent, struck in styles
    )
    return (
        record(278)
        + record(615, struct.pack("<I", len(codes)))
        + formats
        + record(616)
        + record(611, struct.pack("<I", len(fonts)))
        + b"".join(record(43, font) for font in fonts)
        + record(612)
        + _one(603, 45, fill)
        + _one(613, 46, b"\0" + (b"\0\0" + colour) * 5)
        + _one(626, 47, plain)
        + record(617, struct.pack("<I", len(styles)))
        + cells
        + record(618)
        + _one(619, 48, struct.pack("<IHBB", 0, 1, 0, 0) + wide("Normal"))
        + record(279)
    )


def _one(begin: int, kind: int, payload: bytes) -> bytes:
    return record(begin, struct.pack("<I", 1)) + record(kind, payload) + record(begin + 1)


def _comments(comments: dict[str, str]) -> bytes:
    out = record(628) + record(630) + record(632, wide("A. Writer")) + record(631) + record(633)
    for address, text in comments.items():
        area = CellRange(address)
        place = struct.pack("<IIII", area.min_row - 1, area.min_row - 1, area.min_col - 1, area.min_col - 1)
        out += record(635, struct.pack("<I", 0) + place + bytes(16)) + record(637, b"\0" + wide(text)) + record(636)
    return out + record(634) + record(629)
