"""A response as it is understood: its sheets as grids in which each cell carries what became of it.

What belongs here: the neutral grid that the terminal and the page are drawn from. What does not: colours
(`commands`), or reading (`response.py`). Cells of record-level lists are masked: they are people's data.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import UnreadableFile
from pipeline.reading.model import Reading, column_letters

_MASK = "•••"


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell to show: its text, what became of it, and why."""

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
    said = {(d.sheet, d.cell): d for d in reading.ledger}
    previews = []
    for sheet in workbook.sheets:
        if not sheet.cells:
            continue
        columns = range(min(c for _, c in sheet.cells), max(c for _, c in sheet.cells) + 1)
        used = sorted({r for r, _ in sheet.cells})
        rows = []
        for r in used[:rows_at_most]:
            shown: list[Shown | None] = []
            for c in columns:
                cell = sheet.cells.get((r, c))
                entry = said.get((sheet.name, cell.address)) if cell else None
                masked = entry is not None and entry.detail.startswith("a record")
                text = " ".join(cell.text.split()) if cell else ""
                shown.append(
                    None
                    if cell is None
                    else Shown(
                        _MASK if masked else text, entry.disposition if entry else "note", entry.detail if entry else ""
                    )
                )
            rows.append((r + 1, shown))
        previews.append(SheetPreview(sheet.name, [column_letters(c) for c in columns], rows, len(used) - len(rows)))
    return previews
