"""A response as it is understood: its sheets as grids in which each cell carries what became of it.

What belongs here: the neutral grid that the terminal and the page are drawn from. What does not: colours (`commands`),
or reading (`response.py`). Lists of records are masked: they are people's data, whatever became of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.declared_cells import place_of
from pipeline.reading.find_records import find_records
from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import Sheet, UnreadableFile
from pipeline.reading.model import Disposition, Reading, column_letters
from pipeline.reading.tables.tokens import make_grid

MASK = "•••"
# Beside the first rows of a sheet, these many around cells that were refused.
_AROUND_REFUSED = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell to show: its text, what became of it (empty where the file was not read so far), and why."""

    address: str
    text: str
    disposition: str
    detail: str


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
    said = {(entry.sheet, entry.cell): entry for entry in reading.ledger}
    return [
        _sheet(sheet, said, _refused_rows(sheet, reading), rows_at_most) for sheet in workbook.sheets if sheet.cells
    ]


def _refused_rows(sheet: Sheet, reading: Reading) -> list[int]:
    """The rows of cells that were refused, with the row before and after each."""
    cells = [entry.cell.partition(":")[0] for entry in reading.quarantine if entry.sheet == sheet.name and entry.cell]
    return [row + step for row, _ in map(place_of, cells) for step in (-1, 0, 1)]


def _sheet(
    sheet: Sheet, said: dict[tuple[str, str], Disposition], wanted: list[int], rows_at_most: int
) -> SheetPreview:
    columns = range(min(c for _, c in sheet.cells), max(c for _, c in sheet.cells) + 1)
    used = sorted({r for r, _ in sheet.cells})
    rest = set(used[rows_at_most:]) & set(wanted[:_AROUND_REFUSED])
    records = find_records(make_grid(sheet))
    first_masked = records.header_row + 1 if records is not None else None
    rows = [
        (row + 1, [_shown(sheet, row, column, said, first_masked) for column in columns])
        for row in [*used[:rows_at_most], *sorted(rest)]
    ]
    return SheetPreview(sheet.name, [column_letters(c) for c in columns], rows, len(used) - len(rows))


def _shown(
    sheet: Sheet, row: int, column: int, said: dict[tuple[str, str], Disposition], first_masked: int | None
) -> Shown | None:
    cell = sheet.cells.get((row, column))
    if cell is None:
        return None
    masked = first_masked is not None and row >= first_masked
    entry = said.get((sheet.name, cell.address))
    text = MASK if masked else " ".join(cell.text.split())
    return Shown(cell.address, text, entry.disposition if entry else "", entry.detail if entry else "")
