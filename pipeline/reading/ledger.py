"""The account of a file: what became of each non-empty cell.

What belongs here: one disposition for every cell, and the numbers that no table explains. What does not: deciding
what a cell is; the reader's steps say it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.reading.formats.workbook import Cell, Workbook
from pipeline.reading.labels.wording import is_metadata
from pipeline.reading.model import Disposition, Quarantined, cell_address
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.rows import is_numbered_note, notes_by_number
from pipeline.reading.tables.tokens import Token, token_of

if TYPE_CHECKING:
    from pipeline.reading.surroundings.table_context import TableContext


_WORDS = 5  # and more are a sentence


class Ledger:
    """Dispositions by sheet number and cell. Cells nobody claims are notes if they are text, and a fault if they are
    numbers."""

    def __init__(self, workbook: Workbook) -> None:
        self._cells = {sheet.name: [sheet.cells[place] for place in sorted(sheet.cells)] for sheet in workbook.sheets}
        self._said: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in self._cells}
        # What is said of many cells is kept once: a long file has millions.
        self._words: dict[tuple[str, str], tuple[str, str]] = {}
        self.corrected: dict[tuple[str, str], str] = {}

    def set(self, sheet: str, address: str, disposition: str, detail: str = "") -> None:
        said = (disposition, detail)
        self._said[sheet][address] = self._words.setdefault(said, said)

    def band(self, band: Band) -> None:
        """The headers, labels and notes of a table, before anything is known of its values."""
        sheet = band.grid.sheet.name
        columns = {*band.label_columns, *band.value_columns}
        for row in (*band.header_rows, *band.repeated_headers):
            for token in band.grid.rows[row]:
                if not columns or min(columns) <= token.cell.column <= max((*columns, *band.note_columns)):
                    self.set(sheet, token.cell.address, "header")
        for token in band.titles:
            self.set(sheet, token.cell.address, "note", "stands above the table")
        for row in band.sections:
            for token in band.grid.rows[row]:
                self.set(sheet, token.cell.address, "label", "names the rows below it")
        for row in band.body_rows:
            for column in band.label_columns:
                if (row, column) in band.grid.tokens:
                    self.set(sheet, cell_address(row, column), "label")
            for column in band.note_columns:
                if (row, column) in band.grid.tokens:
                    self.set(sheet, cell_address(row, column), "note")

    def table(self, context: TableContext) -> None:
        """The values of a proved table: values, totals and derived figures."""
        table, proof = context.table, context.proof
        rows, columns = {r.index for r in proof.rows}, {c.index for c in proof.columns}
        for row in table.rows:
            for column in table.columns:
                token = table.token(row, column)
                if token is None:
                    continue
                if row.measure or column.measure:
                    said = ("derived", row.measure or column.measure or "")
                elif row.index in rows and column.index in columns:
                    outside = row.place is not None or column.place is not None
                    said = ("ignored", "not a police force") if outside else ("value", "")
                else:
                    said = ("total", "agrees with its parts")
                self.set(table.sheet, token.cell.address, *said)

    def listing(self, band: Band) -> None:
        """A list of notes or contents: its numbers count nothing."""
        for row in (*band.header_rows, *band.body_rows, *band.sections):
            for token in band.grid.rows[row]:
                self.set(band.grid.sheet.name, token.cell.address, "note", "a list of notes or contents")

    def set_aside(self, band: Band, reason: str) -> None:
        """The values of a table that is not what the sidecar takes."""
        for row in band.body_rows:
            for column in band.value_columns:
                if (row, column) in band.grid.tokens:
                    self.set(band.grid.sheet.name, cell_address(row, column), "ignored", reason)

    def refuse_band(self, band: Band, reason: str) -> None:
        for row in band.body_rows:
            for column in band.value_columns:
                if (row, column) in band.grid.tokens:
                    self.set(band.grid.sheet.name, cell_address(row, column), "quarantined", reason)

    def refuse_sheet(self, sheet: str, reason: str) -> None:
        for cell in self._cells[sheet]:
            self.set(sheet, cell.address, "quarantined", reason)

    def quarantine_rest(self, reason: str) -> None:
        """Of a refused file, everything that is not plainly text is quarantined."""
        for sheet, cell in self._unsaid():
            if token_of(cell).kind not in ("text", "date"):
                self.set(sheet, cell.address, "quarantined", reason)

    def unexplained_numbers(self) -> list[Quarantined]:
        """Numbers outside every table, unless their line is about the document (a reference, a page number)."""
        numbers = [
            (sheet, cell) for sheet, cell in self._unsaid() if token_of(cell).kind in ("number", "year", "fault")
        ]
        rows: dict[str, dict[int, list[Token]]] = {sheet: {} for sheet, _ in numbers}
        for sheet, by_row in rows.items():
            for cell in self._cells[sheet]:
                by_row.setdefault(cell.row, []).append(token_of(cell))
        listed = {sheet: notes_by_number(by_row) for sheet, by_row in rows.items()}
        found = []
        for sheet, cell in numbers:
            beside = rows[sheet][cell.row]
            said = [token.cell.text for token in beside if token.cell is not cell]
            if is_numbered_note(beside) or cell.row in listed[sheet] or any(map(is_metadata, said)):
                continue
            reason = "A number stands outside every table, and nothing says what it counts."
            self.set(sheet, cell.address, "quarantined", reason)
            found.append(
                Quarantined(
                    sheet,
                    cell.address,
                    cell.text,
                    reason,
                    "If it is no figure, ignore the cell in the sidecar with a reason; if it is, declare the table "
                    "it belongs to.",
                )
            )
        return found

    def unclaimed_lines(self) -> Iterator[tuple[str, list[Token]]]:
        """The lines with a number that nobody has claimed so far: the sheet, and all that stands in the line."""
        rows = dict.fromkeys((sheet, cell.row) for sheet, cell in self._unsaid() if token_of(cell).kind == "number")
        for sheet, row in rows:
            yield sheet, [token_of(cell) for cell in self._cells[sheet] if cell.row == row]

    def sentences(self) -> Iterator[tuple[str, Cell]]:
        """The cells with several words, in sheet order; not those that a sidecar leaves out of account."""
        for sheet, cells in self._cells.items():
            said = self._said[sheet]
            heard = (cell for cell in cells if said.get(cell.address, ("",))[0] != "ignored")
            yield from ((sheet, cell) for cell in heard if len(cell.text.split()) >= _WORDS)

    def entries(self) -> list[Disposition]:
        """One disposition for every non-empty visible cell, in sheet order."""
        return [
            Disposition(sheet, at, *self._said[sheet].get(at, ("note", "")), self.corrected.get((sheet, at), ""))
            for sheet, cells in self._cells.items()
            for at in (cell.address for cell in cells)
        ]

    def _unsaid(self) -> list[tuple[str, Cell]]:
        """The cells that nobody has claimed so far."""
        return [
            (sheet, cell)
            for sheet, cells in self._cells.items()
            for cell in cells
            if cell.address not in self._said[sheet]
        ]
