"""A response as it is understood: its sheets as grids in which each cell carries what became of it.

What belongs here: the neutral grid that the terminal and the page are drawn from. What does not: colours (`commands`),
or reading (`response.py`). Lists of records are masked: they are people's data, whatever became of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.declarations.cells import place_of
from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import Cell, Sheet, UnreadableFile
from pipeline.reading.model import Disposition, Reading, column_letters
from pipeline.reading.records.finding import find_records
from pipeline.reading.records.personal import personal_columns
from pipeline.reading.tables.tokens import make_grid

MASK = "•••"
# Beside the first rows of a sheet, these many around cells that were refused.
_AROUND_REFUSED = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell to show: its text, what became of it (empty where the file was not read so far), and why. `named` is
    true of a cell that a refusal names."""

    address: str
    text: str
    disposition: str
    detail: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The used rectangle of a sheet: column letters, and for each row its number and its cells (None where empty)."""

    name: str
    letters: list[str]
    rows: list[tuple[int, list[Shown | None]]]
    rows_left_out: int


def preview(path: Path, reading: Reading, rows_at_most: int = 200) -> list[SheetPreview]:
    """The visible sheets of a file with the disposition of each cell; nothing for a file that cannot be opened."""
    try:
        workbook = open_workbook(path.read_bytes())
    except (UnreadableFile, OSError):
        return []
    return [_sheet(sheet, reading, rows_at_most) for sheet in workbook.sheets if sheet.cells]


def _sheet(sheet: Sheet, reading: Reading, rows_at_most: int) -> SheetPreview:
    said = {entry.cell: entry for entry in reading.ledger if entry.sheet == sheet.name}
    counts = {one.source_cell: one.count for one in reading.observations if one.source_sheet == sheet.name}
    counts |= {one.source_cell: one.stated for one in reading.totals if one.source_sheet == sheet.name}
    named = {entry.cell for entry in reading.quarantine if entry.sheet == sheet.name and entry.cell}
    columns = range(min(c for _, c in sheet.cells), max(c for _, c in sheet.cells) + 1)
    used = sorted({r for r, _ in sheet.cells})
    rest = set(used[rows_at_most:]) & set(_around(named))
    first_masked = _first_masked(sheet, used[-1] + 1)
    rows = [
        (
            row + 1,
            [_shown(sheet.cells.get((row, column)), said, counts, named, row >= first_masked) for column in columns],
        )
        for row in [*used[:rows_at_most], *sorted(rest)]
    ]
    return SheetPreview(sheet.name, [column_letters(c) for c in columns], rows, len(used) - len(rows))


def _first_masked(sheet: Sheet, none: int) -> int:
    """The first row of single people or incidents, from which on nothing of the sheet is shown."""
    grid = make_grid(sheet)
    records = find_records(grid)
    rows = [one.first_row for one in personal_columns(grid)] + ([records.header_row + 1] if records else [])
    return min(rows, default=none)


def _around(cells: set[str]) -> list[int]:
    """The rows of some cells, with the row before and after each."""
    rows = sorted({place_of(cell.partition(":")[0])[0] for cell in cells})
    return [row + step for row in rows for step in (-1, 0, 1)][:_AROUND_REFUSED]


def _shown(
    cell: Cell | None, said: dict[str, Disposition], counts: dict[str, int | None], named: set[str], masked: bool
) -> Shown | None:
    if cell is None:
        return None
    entry = said.get(cell.address)
    corrected = f" → {entry.corrected}" if entry and entry.corrected else _read_as(cell, counts.get(cell.address))
    text = MASK if masked else f"{' '.join(cell.text.split())}{corrected}"
    disposition, detail = (entry.disposition, entry.detail) if entry else ("", "")
    return Shown(cell.address, text, disposition, detail, cell.address in named)


def _read_as(cell: Cell, count: int | None) -> str:
    """The number that a cell was read as, where its text has other digits: a word for none."""
    digits = "".join(character for character in cell.text if character.isdigit())
    return "" if count is None or digits == str(count) else f" → {count}"
