"""Delimited text: .csv and .tsv of any encoding, delimiter and line end.

What belongs here: telling encoding, delimiter and preamble; never a lossy decode, never a converted value.
What does not: reading meaning into the texts: every cell is text, exactly as it stands.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

from pipeline.bounds import WORKBOOK
from pipeline.reading.formats.extent import check_area
from pipeline.reading.formats.workbook import Sheet, UnreadableFile, Workbook, fill

_DELIMITERS = ",\t;|"


def read_delimited(content: bytes) -> Workbook:
    """One sheet called `csv`, every cell text. Raises UnreadableFile for binary or broken text."""
    text = decode(content)
    csv.field_size_limit(WORKBOOK.text_characters)
    try:
        rows = _rows(text, _delimiter(text))
    except csv.Error as error:
        raise UnreadableFile(
            f"The file is not well-formed delimited text ({error}).",
            "Open it in a spreadsheet program and save it again as CSV.",
        ) from None
    sheet = Sheet("csv")
    check_area("csv", sum(map(len, rows)), 0, 0)
    fill(sheet, rows)
    return Workbook("csv", [sheet])


def decode(content: bytes) -> str:
    """The text of the file: by its byte-order mark, else UTF-8, else UTF-16 by its NULs, else Windows-1252; always
    exact."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        if b"\x00" in content[:4096]:
            even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
            if odd > 10 * (even + 1):
                return content.decode("utf-16-le")
            if even > 10 * (odd + 1):
                return content.decode("utf-16-be")
            raise UnreadableFile(
                "The file holds binary data (NUL bytes), not text.", "Ask the force for a .xlsx, .ods or .csv file."
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise UnreadableFile(
            "The file holds binary data (NUL bytes), not text.", "Ask the force for a .xlsx, .ods or .csv file."
        )
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"The text is neither UTF-8 nor Windows-1252: byte {content[error.start]:#04x} at position {error.start} "
            "fits neither.",
            "Save the file again as UTF-8 CSV.",
        ) from None


def _delimiter(text: str) -> str:
    """The delimiter that splits most lines into the same number (two or more) of fields."""
    sample = [line for line in re.split(r"\r\n|\r|\n", text[:200_000]) if line.strip()][:200]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
        if widths:
            width, lines = widths.most_common(1)[0]
            score = lines + 0.2 * sum(widths.values()) + 0.01 * width
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if "\x00" in text:
        raise UnreadableFile("The file holds NUL characters, which no table does.", "Ask the force for a clean copy.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return list(csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=False))
