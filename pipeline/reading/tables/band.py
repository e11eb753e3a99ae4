"""The place of one table in a sheet: its header rows, body rows, label columns and value columns.

What belongs here: the record that finding and declaring a table both yield. What does not: finding one (`bands.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.tables.particulars import Particular
from pipeline.reading.tables.tokens import Grid, Token


@dataclass(slots=True)
class Band:
    """Rows and columns of one table: the header rows above, the body rows, the label and value columns, each in order.

    `sections` are rows inside the body that hold a label and no values; `titles` the text cells above, nearest first,
    among them the values of those `particulars` that are heard as titles are.
    """

    grid: Grid
    header_rows: list[int]
    body_rows: list[int]
    sections: list[int]
    label_columns: list[int] = field(default_factory=list)
    value_columns: list[int] = field(default_factory=list)
    note_columns: list[int] = field(default_factory=list)
    titles: list[Token] = field(default_factory=list)
    repeated_headers: list[int] = field(default_factory=list)
    particulars: list[Particular] = field(default_factory=list)

    @property
    def first_row(self) -> int:
        return min(rows[0] for rows in (self.header_rows, self.body_rows, self.sections) if rows)


def heading(band: Band, column: int) -> str:
    """The text that heads a column: its lowest non-empty header cell."""
    for row in reversed(band.header_rows):
        token = band.grid.at(row, column)
        if token is not None:
            return token.cell.text.strip()
    return ""
