"""What a test workbook is made of: grids of Python values, formulas, and marks such as merges and hiding.

What belongs here: the words in which a test describes a file, and the plain-text formats.
What does not: how each spreadsheet format is written (`writers.py`), what the reader makes of it (`expect.py`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar


@dataclass(frozen=True)
class Formula:
    """A formula cell (.xlsx and .xlsb): the number it was last seen to give, or None where the file keeps none."""

    text: str
    cached: float | None = None


Cell = str | int | float | bool | date | Formula | None
Grid = Sequence[Sequence[Any]]  # of Cell
# Of a financial year, in its order.
MONTHS = (
    *("April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "January", "February", "March"),
)
Value = TypeVar("Value")


@dataclass
class Marks:
    """What is not a value. Addresses are `B2` on the first sheet, or `Sheet!B2`."""

    merges: Sequence[str] = ()
    formats: dict[str, str] = field(default_factory=dict)
    indents: dict[str, int] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    hidden_rows: Sequence[str] = ()
    hidden_columns: Sequence[str] = ()
    hidden_sheets: Sequence[str] = ()
    very_hidden_sheets: Sequence[str] = ()
    row_levels: dict[str, int] = field(default_factory=dict)
    column_levels: dict[str, int] = field(default_factory=dict)

    def on(self, sheet: str, first: str) -> Marks:
        """The marks of one sheet, their addresses without it."""

        def address(reference: str) -> str | None:
            name, _, rest = ("!" + reference).rpartition("!")
            return rest if (name.lstrip("!") or first) == sheet else None

        def listed(references: Sequence[str]) -> list[str]:
            return [found for reference in references if (found := address(reference))]

        def mapped(values: dict[str, Value]) -> dict[str, Value]:
            return {found: value for reference, value in values.items() if (found := address(reference))}

        return Marks(
            listed(self.merges),
            mapped(self.formats),
            mapped(self.indents),
            mapped(self.comments),
            listed(self.hidden_rows),
            listed(self.hidden_columns),
            [name for name in self.hidden_sheets if name == sheet],
            [name for name in self.very_hidden_sheets if name == sheet],
            mapped(self.row_levels),
            mapped(self.column_levels),
        )


def text_table(grid: Grid, delimiter: str = ",", line_end: str = "\r\n") -> str:
    """The grid as delimited text, dates written as a British Excel would."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    for row in grid:
        writer.writerow(f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row)
    return out.getvalue()
