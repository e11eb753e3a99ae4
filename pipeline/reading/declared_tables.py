"""Tables that a sidecar declares: their cells, header rows and label columns as said, not as found.

What belongs here: a band from a declaration. What does not: anything about its labels or totals: a declared table is
checked as strictly as one that was found.
"""

from __future__ import annotations

from pipeline.declared.sidecar import DeclaredTable
from pipeline.reading.declared_cells import corners
from pipeline.reading.labels.understand import role_of_heading
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.tokens import Grid


def declared_bands(grids: list[Grid], tables: tuple[DeclaredTable, ...]) -> list[tuple[Grid, Band, DeclaredTable]]:
    """The band of each declared table. Raises Refusal where a sheet is missing or a range holds no values."""
    return [(grid, _band(grid, table), table) for table in tables for grid in [_grid(grids, table)]]


def _grid(grids: list[Grid], table: DeclaredTable) -> Grid:
    named = [grid for grid in grids if table.sheet in (None, grid.sheet.name)]
    if len(named) == 1:
        return named[0]
    have = ", ".join(repr(grid.sheet.name) for grid in grids)
    raise Refusal(
        table.sheet or "",
        "",
        "",
        f"The sidecar declares a table on the sheet {table.sheet or '(none named)'!r}, which is not to be found.",
        f"The file's sheets are {have}.",
    )


def _band(grid: Grid, table: DeclaredTable) -> Band:
    top, left, bottom, right = corners(table.range)
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
    band.titles = [
        t for r in range(top - 1, -1, -1) for t in grid.rows.get(r, []) if t.kind in ("text", "year", "date")
    ]
    return band
