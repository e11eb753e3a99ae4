"""Tables that a sidecar declares: their cells, header rows and label columns as said, not as found.

What belongs here: a band from a declaration. What does not: anything about its labels or totals: a declared table is
checked as strictly as one that was found.
"""

from __future__ import annotations

from pipeline.declared.sidecar import DeclaredTable
from pipeline.reading.declarations.cells import corners
from pipeline.reading.declarations.cut import not_cut
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.tokens import Grid, Token

Place = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def declared_bands(grids: list[Grid], tables: tuple[DeclaredTable, ...]) -> list[tuple[Grid, Band, DeclaredTable]]:
    """The band of each declared table. Raises Refusal where a sheet is missing, or a range is plainly not as said."""
    found = [(_grid(grids, table), corners(table.range), table) for table in tables]
    return [
        (grid, _band(grid, place, table, [p for other, p, _ in found if other is grid]), table)
        for grid, place, table in found
    ]


def _grid(grids: list[Grid], table: DeclaredTable) -> Grid:
    named = [grid for grid in grids if table.sheet in (None, grid.sheet.name)]
    if len(named) == 1:
        return named[0]
    have = ", ".join(repr(grid.sheet.name) for grid in grids)
    why = (
        f"on the sheet {table.sheet!r}, which the file does not have"
        if table.sheet
        else "but names no sheet, and the file has several"
    )
    raise Refusal(
        table.sheet or "",
        "",
        "",
        f"The sidecar declares the table {table.range} {why}.",
        f"The file's sheets are {have}.",
    )


def _band(grid: Grid, place: Place, table: DeclaredTable, declared: list[Place]) -> Band:
    top, left, bottom, right = place
    first_body, first_value = top + table.header_rows, left + table.label_columns
    rows = [
        r for r in range(first_body, bottom + 1) if any((r, c) in grid.tokens for c in range(first_value, right + 1))
    ]
    labelled = [
        r
        for r in range(first_body, bottom + 1)
        if r not in rows and any((r, c) in grid.tokens for c in range(left, first_value))
    ]
    columns = [c for c in range(first_value, right + 1) if any((r, c) in grid.tokens for r in range(top, bottom + 1))]
    if not rows or not columns:
        raise Refusal(
            grid.sheet.name,
            table.range.partition(":")[0],
            "",
            f"The declared table {table.range} holds no values.",
            "Check range, header_rows and label_columns in the sidecar against the sheet.",
        )
    band = Band(grid, [r for r in range(top, first_body) if r in grid.rows], rows, labelled)
    band.label_columns = list(range(left, first_value))
    band.note_columns = [c for c in columns if role_of_heading(heading(band, c)) == "note"]
    band.value_columns = [c for c in columns if c not in band.note_columns]
    band.titles = _titles(grid, place, declared)
    _no_counts_in_headers(band, table)
    _no_counts_in_labels(band, table)
    not_cut(band, place, table.range, [p for p in declared if p != place])
    return band


def _titles(grid: Grid, place: Place, declared: list[Place]) -> list[Token]:
    """The texts above a table, nearest first, up to the declared table above it."""
    top, left, _, right = place
    above = max((p[2] for p in declared if p[2] < top and p[1] <= right and left <= p[3]), default=-1)
    return [
        token
        for row in range(top - 1, above, -1)
        for token in grid.rows.get(row, [])
        if token.kind in ("text", "year", "date") and token.cell.column <= right
    ]


def _no_counts_in_headers(band: Band, table: DeclaredTable) -> None:
    """Refuse numbers in a header row, unless they are ages: as a header they would be lost."""
    for row in band.header_rows:
        numbers = [t for c in band.value_columns if (t := band.grid.tokens.get((row, c))) and t.kind == "number"]
        beside = [t.cell.text for c in band.label_columns if (t := band.grid.tokens.get((row, c)))]
        if numbers and not any(role_of_heading(text) in ("age", "code") for text in beside):
            raise _taken_for(numbers[0], band, "header", f"header_rows = {table.header_rows}")


def _no_counts_in_labels(band: Band, table: DeclaredTable) -> None:
    """Refuse numbers in a label column that no heading calls codes, ages or the like."""
    for column in band.label_columns:
        numbers = [t for r in band.body_rows if (t := band.grid.tokens.get((r, column))) and t.kind == "number"]
        if numbers and role_of_heading(heading(band, column)) is None:
            raise _taken_for(numbers[0], band, "label", f"label_columns = {table.label_columns}")


def _taken_for(token: Token, band: Band, role: str, key: str) -> Refusal:
    return Refusal(
        band.grid.sheet.name,
        token.cell.address,
        token.cell.text,
        f"The number {token.cell.text} stands where the sidecar declares a {role}, and would not be counted.",
        f"Check {key} in the sidecar against the sheet; a column of codes or ages needs a heading that says so.",
    )
