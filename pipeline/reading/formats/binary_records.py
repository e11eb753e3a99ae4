"""The records of an .xlsb part: a type, a size, and as many bytes.

What belongs here: walking over them, and the two shapes that many share. What does not: what a record says
(`binary_package.py`, `binary_sheet.py`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pipeline.reading.formats.workbook import UnreadableFile


def damaged(what: str) -> UnreadableFile:
    return UnreadableFile(
        f"The .xlsb workbook is damaged or incomplete ({what}).",
        "Open it in a spreadsheet program and save it as .xlsx, or ask the force to resend it.",
    )


def records(content: bytes, part: str) -> Iterator[tuple[int, bytes]]:
    """Type and payload of each record. Raises UnreadableFile where the last one is cut short."""
    at, end = 0, len(content)
    try:
        while at < end:
            kind = content[at]
            at += 1
            if kind & 128:
                kind = kind & 127 | (content[at] & 127) << 7
                at += 1
            size = shift = 0
            while True:
                byte = content[at]
                at += 1
                size |= (byte & 127) << shift
                shift += 7
                if not byte & 128:
                    break
            if at + size > end:
                raise IndexError
            yield kind, content[at : at + size]
            at += size
    except IndexError:
        raise damaged(f"{part} ends in the middle of a record") from None


def wide_string(payload: bytes, at: int) -> tuple[str, int]:
    """The text at an offset, and the offset behind it; a text that is none at all is empty."""
    (length,) = struct.unpack_from("<I", payload, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(payload):
        raise damaged("a text is longer than its record")
    return payload[at + 4 : end].decode("utf-16-le", "surrogatepass"), end


def rk_number(payload: bytes, at: int) -> float:
    """A number in four bytes: a whole number or the upper half of a float, either perhaps times a hundred."""
    (raw,) = struct.unpack_from("<i", payload, at)
    if raw & 2:
        number = float(raw >> 2)
    else:
        (number,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", raw & ~3))
    return number / 100 if raw & 1 else number
