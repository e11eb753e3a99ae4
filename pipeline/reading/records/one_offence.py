"""Rows of a list that hold more than one offence, or another offence now than at first.

What belongs here: second columns of offences, and several offences in a cell. What does not: whether they are what was
asked for (`answer/`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid, Token

_OFFENCE = re.compile(r"\b(?:offences?|crimes?|charges?)\b")
_SECOND = re.compile(
    r"\b(?:offence|crime|charge)s? ?(?:[2-9]|two|three)\b|"
    r"\b(?:second|secondary|third|additional|further)\b.*\b(?:offences?|crimes?|charges?)\b"
)
_LATER = re.compile(
    r"\b(?:current|final|latest|new|revised|reclassified|amended)\b.*\b(?:offences?|crimes?|class\w*|type)\b|"
    r"^reclassified(?: (?:to|as))?$"
)
_SEVERAL = re.compile(r"\bx ?[2-9]\d?\s*$|\bx ?1\d\s*$|^\s*[2-9]\d? ?x\b", re.I)
_BETWEEN = re.compile(r"[;|\n+]")


def one_offence_each(grid: Grid, header_row: int, rows: Sequence[int], offence_column: int | None) -> None:
    """Raises Refusal where a row holds several offences, or one that was classified anew."""
    for header in grid.rows[header_row]:
        heading, column = key(header.cell.text), header.cell.column
        cells = {row: token for row in rows if (token := grid.tokens.get((row, column))) is not None}
        if column != offence_column and _SECOND.search(heading) and cells:
            raise _refused(grid, next(iter(cells.values())), "The row holds a second offence")
        if _LATER.search(heading) and offence_column not in (None, column):
            other = next((t for row, t in cells.items() if _text(grid, row, offence_column) != key(t.cell.text)), None)
            if other is not None:
                raise _refused(grid, other, "The row names another offence than at first, or states it in other words")
        if column == offence_column or _OFFENCE.search(heading):
            several = next((t for t in cells.values() if _holds_several(t.cell.text)), None)
            if several is not None:
                raise _refused(grid, several, "The cell holds more than one offence")


def _text(grid: Grid, row: int, column: int | None) -> str:
    token = grid.tokens.get((row, column)) if column is not None else None
    return key(token.cell.text) if token is not None else ""


def _holds_several(text: str) -> bool:
    if _SEVERAL.search(text):
        return True
    return sum(map(names_offence, _BETWEEN.split(text))) > 1


def _refused(grid: Grid, token: Token, what: str) -> Refusal:
    return Refusal(
        grid.sheet.name,
        token.cell.address,
        "",
        f"{what}: each row of a list counts as one.",
        "Ask the force for one row to each offence as it stands recorded, or for counts by financial year.",
    )
