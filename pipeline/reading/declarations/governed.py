"""The cells that a label governs: the rows it is filled down to, the columns it spans, the rows below a section label.

What belongs here: leaving out whole lines by their label, and keeping the labels of the lines that stay. What does not:
which rule leaves out what (`cells.py`), or what a label means (`tables/lines.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.reading.formats.workbook import Sheet
from pipeline.reading.labels.text import key
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.bands import find_bands
from pipeline.reading.tables.tokens import Token, make_grid

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Governed:
    """A label with the lines it governs: the values of each, by its row or column, and all their inner labels.

    `own` is the line the label stands in, `level` the row or column of labels it is one of; it `fills` where it also
    names the unlabelled lines after its own.
    """

    label: Token
    level: tuple[str, int]
    own: int
    lines: dict[int, set[Place]]
    inner: set[Place]
    fills: bool = True

    @property
    def place(self) -> Place:
        return self.label.cell.row, self.label.cell.column


def places_under(sheet: Sheet, label: str) -> set[Place]:
    """The label wherever it stands in a sheet, and all that it governs."""
    wanted = key(label)
    found = {place for place, cell in sheet.cells.items() if key(cell.text) == wanted}
    if found:
        for band in find_bands(make_grid(sheet)):
            for one in governed(band):
                if key(one.label.cell.text) == wanted:
                    found |= one.inner.union(*one.lines.values())
    return found & set(sheet.cells)


def keep_labels(sheet: Sheet, gone: set[Place]) -> set[Place]:
    """What goes, so that every line that stays keeps its labels; a label may be moved to the next line it governs.

    Raises Refusal for a label that would go while its figures stay, and pass for those of the label before it.
    """
    gone = set(gone)
    for band in find_bands(make_grid(sheet)):
        kept: set[tuple[str, int]] = set()
        for one in governed(band):
            live = [line for line, values in one.lines.items() if not values or values - gone]
            if one.lines and not live:
                gone.add(one.place)  # beside no value of its own, it would name the lines that follow
            elif one.own not in live:
                gone.discard(one.place)
                if live and one.level[0] != "section":
                    _move(sheet, one, live[0])
            elif one.place in gone and one.fills and one.level in kept and any(v - gone for v in one.lines.values()):
                raise _nameless(sheet, one)
            if one.place not in gone:
                kept.add(one.level)
    return gone


def _move(sheet: Sheet, one: Governed, line: int) -> None:
    """The label to another of its lines, and the top left corner of its merged cell with it."""
    row, column = one.place
    to = (row, line) if one.level[0] == "header" else (line, column)
    sheet.cells[to] = replace(sheet.cells.pop(one.place), row=to[0], column=to[1])
    sheet.merges = [(*to, *merge[2:]) if merge[:2] == one.place else merge for merge in sheet.merges]


def _nameless(sheet: Sheet, one: Governed) -> Refusal:
    cell = one.label.cell
    return Refusal(
        sheet.name,
        cell.address,
        cell.text,
        f"The sidecar ignores the label {cell.text!r} but keeps its figures, which would pass for those of the label "
        "before it.",
        "Ignore the figures too (the whole row or column), or none of them.",
    )


def governed(band: Band) -> Iterator[Governed]:
    """Every label of a table."""
    tokens = band.grid.tokens
    for depth, row in enumerate(band.header_rows):
        below = [*band.header_rows[depth:], *band.repeated_headers]
        merged = any(band.grid.spread[row, c][0] == row for c in band.value_columns if (row, c) in band.grid.spread)
        spans = depth < len(band.header_rows) - 1 and not merged
        for columns, fills in ((band.value_columns, spans), ([*band.label_columns, *band.note_columns], False)):
            for token, run in _runs(band, [(row, c) for c in columns], fills):
                lines = {c: {(r, c) for r in band.body_rows if (r, c) in tokens} for _, c in run}
                inner = {(r, c) for r in below for _, c in run}
                yield Governed(token, ("header", row), token.cell.column, lines, inner, fills)
    for section, following in pairwise([*band.sections, 10**9]):
        rows = [r for r in band.body_rows if section < r < following]
        lines, inner = {r: _values(band, r) for r in rows}, _labels(band, rows, -1)
        for token in band.grid.rows[section]:
            if token.label.force and any(band.grid.tokens[place].label.force for place in inner & tokens.keys()):
                continue  # a force among forces, which left its row empty
            yield Governed(token, ("section", 0), next(iter(rows), -1), lines, inner)
    for column in band.label_columns:
        for token, run in _runs(band, [(r, column) for r in band.body_rows], True):
            rows = [r for r, _ in run]
            lines, inner = {r: _values(band, r) for r in rows}, _labels(band, rows, column)
            yield Governed(token, ("label", column), token.cell.row, lines, inner)


def _runs(band: Band, places: list[Place], fills: bool) -> list[tuple[Token, list[Place]]]:
    """Each label along these places with those it reaches: under its merged cell, or up to the next label."""
    runs: list[tuple[Token, list[Place]]] = []
    for place in places:
        token = band.grid.at(*place)
        before = runs[-1] if runs else None
        if token is not None and (before is None or before[0] is not token):
            runs.append((token, [place]))
        elif before is not None and (token is not None or (fills and not _section_between(band, before[1][-1], place))):
            before[1].append(place)
    return runs


def _section_between(band: Band, before: Place, place: Place) -> bool:
    return any(before[0] < section < place[0] for section in band.sections)


def _values(band: Band, row: int) -> set[Place]:
    return {(row, c) for c in (*band.value_columns, *band.note_columns) if (row, c) in band.grid.tokens}


def _labels(band: Band, rows: list[int], column: int) -> set[Place]:
    """The labels of these rows from a column inwards: those further out may name other rows too."""
    return {(r, c) for r in rows for c in band.label_columns if c >= column}
