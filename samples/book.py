"""What a layout yields and a writer writes: a workbook as plain rows of text and whole numbers.

What belongs here: the shape of a sheet and a workbook. What does not: how figures are laid out (`layouts/`),
and how a file format stores them (`writers.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | None
Row = list[Value]


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells; rows and columns are zero-based, its value stands in the first cell."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows may be of different lengths, `bold` holds the row numbers of headings."""

    name: str
    rows: Sequence[Row]
    merges: tuple[Merge, ...] = ()
    bold: frozenset[int] = frozenset()


Workbook = list[Sheet]


def trimmed(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows without the empty cells at their ends and the empty rows at the bottom; an empty text is None."""
    result: list[list[object]] = []
    for row in rows:
        cells = [None if value == "" else value for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        result.append(cells)
    while result and not result[-1]:
        result.pop()
    return result
