"""A declared range that cuts a table in two: figures that stand directly below or beside it are of the same table.

What belongs here: refusing such a range. What does not: making a table of a range (`tables.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.understand import understand
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.tokens import Token

Place = tuple[int, int, int, int]
_SHARES = ("percent", "decimal")


def not_cut(band: Band, place: Place, said: str, others: list[Place]) -> None:
    """Refuse a range below or beside which the figures go on, unless another declared table or a rule of the sidecar
    that leaves them out accounts for them. A total below it may stand outside, where it agrees."""
    below = [token for column in band.value_columns if (token := _figure(band, place[2] + 1, column, others))]
    if below and not _is_their_total(band, place, below):
        raise _cut(band, below[0], said)
    beside = [token for row in band.body_rows if (token := _figure(band, row, place[3] + 1, others))]
    if beside and not _is_derived(band, place[3] + 1, beside):
        raise _cut(band, beside[0], said)


def _figure(band: Band, row: int, column: int, others: list[Place]) -> Token | None:
    """The figure in a cell; None for any other, and for one of another declared table."""
    token = band.grid.tokens.get((row, column))
    declared = any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in others)
    return token if token is not None and token.kind in ("number", "missing") and not declared else None


def _is_their_total(band: Band, place: Place, below: list[Token]) -> bool:
    labels = [band.grid.tokens.get((place[2] + 1, column)) for column in band.label_columns]
    if not any(label is not None and understand(label.cell.text).total for label in labels):
        return False
    for token in below:
        parts = [band.grid.tokens.get((row, token.cell.column)) for row in band.body_rows]
        counts = [part.value.count if part is not None and part.value is not None else 0 for part in parts]
        stated = token.value.count if token.value is not None else None
        if stated is None or None in counts or sum(count or 0 for count in counts) != stated:
            return False
    return True


def _is_derived(band: Band, column: int, beside: list[Token]) -> bool:
    """True for a column of percentages, rates or totals, by its heading or its figures."""
    heads = [band.grid.tokens.get((row, column)) for row in band.header_rows]
    labels = [understand(head.cell.text) for head in heads if head is not None]
    shares = all(token.value is not None and token.value.kind in _SHARES for token in beside)
    return shares or any(label.derived for label in labels)


def _cut(band: Band, token: Token, said: str) -> Refusal:
    return Refusal(
        band.grid.sheet.name,
        token.cell.address,
        token.cell.text,
        f"The declared table {said} ends before {token.cell.address}, where its figures go on.",
        "Widen the range in the sidecar to the whole table; or leave the other figures out there with a reason: "
        f'[[ignore]] cells = "{token.cell.address}".',
    )
