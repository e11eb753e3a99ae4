"""What the style sheet of an .xlsb workbook says of cells: formats, indents, fonts that raise letters or strike them.

What belongs here: `xl/styles.bin`. What does not: which cells use a style (`binary_sheet.py`), or texts of which some
letters have a font of their own (`binary_texts.py`).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from pipeline.reading.formats.binary_records import records, wide_string
from pipeline.reading.formats.dressed import redates
from pipeline.reading.formats.number_formats import BUILT_IN, is_date_format, may_withhold, text_shown, unit_of
from pipeline.reading.formats.rich_text import Shown

_FONT, _FORMAT, _CELL_FORMAT = 43, 44, 47
_BEGIN_CELL_FORMATS, _END_CELL_FORMATS = 617, 618
_STRUCK = 0x08


@dataclass(frozen=True, slots=True)
class Font:
    """Whether letters stand above or below the line, and whether they are struck through."""

    raised: bool = False
    struck: bool = False


@dataclass(slots=True)
class BinaryStyles:
    """By style number: dates, units, indents, formats that withhold a number or a text or show a date as another thing,
    and those struck through. And what holds for the whole workbook: its fonts, its shared texts of which some letters
    look unlike the rest, its date system, and whether formulas were left to be calculated."""

    dates: set[int] = field(default_factory=set)
    units: dict[int, str] = field(default_factory=dict)
    indents: dict[int, int] = field(default_factory=dict)
    withholding: dict[int, str] = field(default_factory=dict)
    withholding_text: dict[int, str] = field(default_factory=dict)
    redating: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    fonts: list[Font] = field(default_factory=list)
    texts: dict[int, Shown] = field(default_factory=dict)
    since_1904: bool = False
    stale: bool = False


def read_styles(content: bytes) -> BinaryStyles:
    """By style number, as in `styles.py`."""
    styles, formats, number, inside = BinaryStyles(), dict(BUILT_IN), 0, False
    for kind, payload in records(content, "the style sheet"):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", payload)[0]] = wide_string(payload, 2)[0]
        elif kind == _FONT:
            _, flags, _, script = struct.unpack_from("<HHHH", payload)
            styles.fonts.append(Font(raised=script in (1, 2), struck=bool(flags & _STRUCK)))
        elif kind in (_BEGIN_CELL_FORMATS, _END_CELL_FORMATS):
            inside = kind == _BEGIN_CELL_FORMATS
        elif kind == _CELL_FORMAT and inside:
            _, code_number, font = struct.unpack_from("<HHH", payload)
            _add(styles, number, formats.get(code_number, ""))
            if font < len(styles.fonts) and styles.fonts[font].struck:
                styles.struck.add(number)
            if payload[11]:
                styles.indents[number] = payload[11]
            number += 1
    return styles


def _add(styles: BinaryStyles, number: int, code: str) -> None:
    if is_date_format(code):
        styles.dates.add(number)
        if redates(code):
            styles.redating[number] = code
    elif unit := unit_of(code):
        styles.units[number] = unit
    if may_withhold(code):
        styles.withholding[number] = code
    if (shown := text_shown(code)) is not None:
        styles.withholding_text[number] = shown
