"""The workbook as read: sheets of visible cells, and what the file hides.

What belongs here: the shape that every format yields, and the refusal every format may raise.
What does not: how a format is parsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pipeline.bounds import WORKBOOK
from pipeline.reading.model import CellValue, Finding, cell_address

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; zero-based, inclusive."""


class UnreadableFile(Exception):
    """The file as a whole cannot be read: `reason` says what it is, `suggestion` what to do."""

    def __init__(self, reason: str, suggestion: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.suggestion = suggestion


@dataclass(slots=True)
class Cell:
    """One non-empty cell. `text` is its text, and `sent` what the file says where a correction replaced it; `fault`
    says why its value cannot be known (an error value, a formula without a result); `unit` that its format shows a
    `percent` or `money`; `indent` its level of indentation."""

    row: int
    column: int
    value: CellValue
    text: str
    unit: str = ""
    indent: int = 0
    fault: str = ""
    sent: str | None = None

    @property
    def raw(self) -> str:
        """The text as the force sent it."""
        return self.text if self.sent is None else self.sent

    @property
    def address(self) -> str:
        return cell_address(self.row, self.column)


@dataclass(slots=True)
class Sheet:
    """The visible cells of a sheet; where cells were taken out because nobody sees them, and which rows those are
    that are hidden whole; `formulas` are what its numbers are calculated by, the levels how deep rows and columns
    lie in the outline, where they do."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    taken_out: set[tuple[int, int]] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    row_levels: dict[int, int] = field(default_factory=dict)
    column_levels: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Workbook:
    format: str
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def make_cell(row: int, column: int, value: object) -> Cell | None:
    """A cell of a parsed value; None where nothing stands. Whole numbers lose their `.0`, midnight its time."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if len(value) > WORKBOOK.text_characters:
            raise UnreadableFile(
                f"Cell {cell_address(row, column)} holds {len(value):,} characters; no table has such a cell.",
                "Delete it and save the file again beside the original, or ask the force to.",
            )
        return Cell(row, column, value, value) if value.strip("\u200b\ufeff \t\r\n\xa0") else None
    if isinstance(value, bool):
        return Cell(row, column, value, str(value).upper())
    if isinstance(value, (int, float)):
        number = float(value)
        whole = number.is_integer() and abs(number) < 1e15
        return Cell(row, column, number, str(int(number)) if whole else repr(number))
    if isinstance(value, datetime):
        day = value.date()
        midnight = value.time() == time(0, 0)
        return Cell(row, column, day, day.isoformat() if midnight else value.isoformat(sep=" "))
    if isinstance(value, date):
        return Cell(row, column, value, value.isoformat())
    if isinstance(value, (time, timedelta)):
        return Cell(row, column, str(value), str(value))
    return Cell(row, column, str(value), str(value))


def fill(sheet: Sheet, rows: Sequence[Sequence[object]], first_row: int = 0, first_column: int = 0) -> None:
    """Put every non-empty value of a rectangle into the sheet."""
    cells = sheet.cells
    for r, values in enumerate(rows, first_row):
        for c, value in enumerate(values, first_column):
            if value != "" and value is not None:
                cell = make_cell(r, c, value)
                if cell is not None:
                    cells[r, c] = cell
