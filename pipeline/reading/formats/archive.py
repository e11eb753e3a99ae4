"""The zip archive that a modern workbook is: its parts within bounds, and no part larger than it says.

What belongs here: opening the archive, and inflating a part. What does not: what a part says (`package.py`,
`opendocument.py`).

The sizes in an archive's directory are claims. They are checked before anything is inflated, and a part is inflated no
further than it claims: one that goes on is refused.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter

from pipeline.bounds import PACKAGE
from pipeline.reading.formats.workbook import UnreadableFile

_LOCAL_HEADER = 30
_RESEND = "Download it again; if it stays damaged, ask the force to resend it."
_SAVE_ANEW = (
    "Open it on a machine that may fail, save the sheet with the figures alone, and name this file as its source."
)


class Archive:
    """The parts of a package by name. Raises UnreadableFile for an archive that no spreadsheet program writes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                self._parts = package.infolist()
        except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError, struct.error) as error:
            raise UnreadableFile(f"The file is a damaged or truncated zip package ({error}).", _RESEND) from None
        self._check()
        self._by_name = {part.filename: part for part in self._parts}
        self.names = set(self._by_name)
        self.encrypted = any(part.flag_bits & 1 for part in self._parts)

    def _check(self) -> None:
        if len(self._parts) > PACKAGE.parts:
            raise _too_large(f"has {len(self._parts):,} parts, and at most {PACKAGE.parts:,} are read")
        total = sum(part.file_size for part in self._parts)
        if total > PACKAGE.uncompressed_bytes:
            raise _too_large(
                f"would unpack to {_mega(total)} MB, and at most {_mega(PACKAGE.uncompressed_bytes)} are read"
            )
        for part in self._parts:
            if part.file_size > max(PACKAGE.ratio_from_bytes, PACKAGE.ratio * part.compress_size):
                raise _too_large(f"has the part {part.filename!r}, which would unpack to {_mega(part.file_size)} MB")
        twice = [name for name, times in Counter(part.filename.casefold() for part in self._parts).items() if times > 1]
        if twice:
            raise UnreadableFile(
                f"The package has two parts called {twice[0]!r}: programs would not agree on what it says.",
                "Ask the force to save it again and resend it.",
            )
        for part in self._parts:
            if part.filename.startswith("/") or ".." in part.filename.replace("\\", "/").split("/"):
                raise UnreadableFile(
                    f"The package has a part called {part.filename!r}, a place outside itself.",
                    "No spreadsheet program writes this: tell the force, and ask for the original.",
                )

    def read(self, name: str) -> bytes:
        """A part, whole. Raises UnreadableFile where it is damaged or not what the directory says."""
        part = self._by_name[name]
        header = self._content[part.header_offset : part.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise _damaged(name)
        start = part.header_offset + _LOCAL_HEADER + sum(struct.unpack("<HH", header[26:30]))
        packed = self._content[start : start + part.compress_size]
        if part.compress_type == zipfile.ZIP_STORED:
            content = packed
        elif part.compress_type == zipfile.ZIP_DEFLATED:
            try:
                content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.file_size + 1)
            except zlib.error:
                raise _damaged(name) from None
        else:
            raise UnreadableFile(f"The part {name!r} is packed in an unusual way.", "Ask the force to save it again.")
        if len(content) > part.file_size:
            raise _too_large(f"has the part {name!r}, which is larger than it says")
        if len(content) < part.file_size or zlib.crc32(content) != part.CRC:
            raise _damaged(name)
        return content


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"The file is a damaged or truncated zip package (its part {name!r}).", _RESEND)


def _too_large(how: str) -> UnreadableFile:
    return UnreadableFile(f"The package {how}.", _SAVE_ANEW)


def _mega(size: int) -> str:
    return f"{size / 1e6:,.0f}"
