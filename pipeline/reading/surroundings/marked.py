"""Notes that a mark leads to: gathered from all over the file, and found again for a marked cell.

What belongs here: which note is a mark's. What does not: the marks themselves (`labels/marks.py`), or what such a note
says (`completeness.py`, `answer/notes/marked_notes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.reading.labels.legend_lines import legends_in
from pipeline.reading.labels.legends import legend_of
from pipeline.reading.labels.marks import mark_of_note
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.tokens import Grid, Token

_MARK_ALONE = re.compile(r"\W{0,2}(?:note ?)?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[*†‡§^~#]+)\W{0,2}", re.I)
_LONGEST = 1000


class MarkedNote(NamedTuple):
    """A note with its place; `body` is what it says of what is marked."""

    sheet: str
    address: str
    text: str
    body: str


def marked_notes(grid: Grid, bands: list[Band], listed: range) -> Iterator[tuple[str, MarkedNote]]:
    """Each note of a sheet that opens with a mark, or speaks of one, wherever it stands: below a table, above it or
    beside it. `listed` are the rows of its list of records."""
    inside = _columns_of_tables(bands)
    for row, tokens in grid.rows.items():
        if row in listed:
            continue
        columns = inside.get(row, set())
        outside = [t for t in tokens if t.cell.column not in columns]
        for place, token in enumerate(outside):
            if not isinstance(token.cell.value, str) and not (len(outside) == 2 and place == 0):
                continue
            following = outside[place + 1 : place + 2]
            told = following[0] if following and _is_mark_alone(token) else token
            for line in _lines(token, following):
                for one in legends_in(line) or (line,):
                    found = mark_of_note(one)
                    if found is not None and legend_of(one) is None:
                        mark, body = found
                        yield mark, MarkedNote(grid.sheet.name, told.cell.address, told.cell.text, body)


def _is_mark_alone(token: Token) -> bool:
    return _MARK_ALONE.fullmatch(token.cell.text.strip()) is not None


def _lines(token: Token, following: list[Token]) -> list[str]:
    """The lines of a note; a mark in a cell of its own, and the note in the next."""
    text = token.cell.text
    if _is_mark_alone(token):
        if not following or following[0].kind != "text" or _is_mark_alone(following[0]):
            return []
        mark = text.strip(" .:)=")
        return [f"{mark}{')' if mark[-1:].isalnum() else ''}\t{following[0].cell.text.strip()}"]
    return text.splitlines() if len(text) <= _LONGEST * 10 else []


def _columns_of_tables(bands: list[Band]) -> dict[int, set[int]]:
    """The columns of labels and values in each row of the tables."""
    inside: dict[int, set[int]] = {}
    for band in bands:
        last = max(band.value_columns, default=-1)  # behind which texts are remarks
        columns = {*(c for c in band.label_columns if c <= last or last < 0), *band.value_columns}
        for row in (*band.header_rows, *band.repeated_headers, *band.body_rows):
            inside.setdefault(row, set()).update(columns)
    return inside
