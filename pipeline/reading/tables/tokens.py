"""Each cell as a token: a number, a stated absence, a date, or text.

What belongs here: the kind of one cell, taken by itself. What does not: its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.reading.formats.workbook import Cell, Sheet
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import Label, understand
from pipeline.reading.labels.values import Value, value_of
from pipeline.reading.tables.months_in_digits import read_months_in_digits

_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})
_YEARS = range(1990, 2041)


@dataclass(slots=True)
class Token:
    """`kind` is `number`, `year` (a number that may be a year), `missing` (`*`, `<5`, `n/a`), `word` (an absence
    that may be a label: `unknown`, `x`), `date`, `text` or `fault`."""

    cell: Cell
    kind: str
    value: Value | None = None

    @property
    def label(self) -> Label:
        """What the cell says when it is read as a label."""
        return understand(self.cell.text)


@dataclass(slots=True)
class Grid:
    """A sheet's tokens by place. `spread` tells, for places under a merged cell, where its text stands, `extents` the
    last row and column of each merged cell; `rows` holds each row's tokens, left to right."""

    sheet: Sheet
    tokens: dict[tuple[int, int], Token]
    spread: dict[tuple[int, int], tuple[int, int]]
    rows: dict[int, list[Token]]
    extents: dict[tuple[int, int], tuple[int, int]]

    def at(self, row: int, column: int) -> Token | None:
        """The token at a place, or the one of the merged cell that covers it."""
        token = self.tokens.get((row, column))
        if token is None and (row, column) in self.spread:
            token = self.tokens.get(self.spread[row, column])
        return token


def token_of(cell: Cell, legend: dict[str, Value] | None = None) -> Token:
    """The token of a cell; `legend` holds what the file itself says its signs mean."""
    if legend and isinstance(cell.value, (str, int, float)) and not cell.fault:
        said = cell.value if isinstance(cell.value, str) else f"{cell.value:.15g}"
        if (meant := legend.get(clean(said).casefold())) is not None:
            return Token(cell, "missing" if meant.kind == "missing" else "number", meant)
    if not cell.fault and cell.text.strip().upper() in _ERRORS:
        cell.fault = f"the error value {cell.text.strip()}"
    if cell.fault:
        return Token(cell, "fault")
    if isinstance(cell.value, date):
        return Token(cell, "date")
    value = value_of(cell.value, cell.unit)
    if value is None:
        return Token(cell, "text")
    if value.kind == "count" and _may_be_year(value.count or 0) and not value.marker and "," not in cell.text:
        return Token(cell, "year", value)
    if value.kind == "missing" or (value.kind == "count" and (value.weak or not any(map(str.isdigit, cell.text)))):
        return Token(cell, "word" if _may_be_label(cell.text) else "missing", value)
    return Token(cell, "number", value)


def _may_be_year(number: int) -> bool:
    """A calendar year, or a financial year written as `201819`."""
    return number in _YEARS or (number // 100 in _YEARS and (number // 100 + 1) % 100 == number % 100)


def _may_be_label(text: str) -> bool:
    """An absence written as a word may as well be a label: `Unknown`, `None`, `18+`, `Under 13`, `10-17`."""
    stripped = text.strip()
    return (
        len(stripped) > 1
        and (stripped[0].isalpha() or stripped[0].isdigit())
        and stripped.casefold() not in ("n/a", "na")
    )


def make_grid(sheet: Sheet, legend: dict[str, Value] | None = None) -> Grid:
    tokens = {place: token_of(cell, legend) for place, cell in sheet.cells.items()}
    spread: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merges:
        if (bottom - top + 1) * (right - left + 1) <= 200_000 and (top, left) in tokens:
            for r in range(top, bottom + 1):
                for c in range(left, right + 1):
                    if (r, c) != (top, left):
                        spread[r, c] = (top, left)
    rows: dict[int, list[Token]] = {}
    for place in sorted(tokens):
        rows.setdefault(place[0], []).append(tokens[place])
    for row_tokens in rows.values():
        _count_with_units(row_tokens)
        read_months_in_digits(row_tokens)
    extents = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges}
    return Grid(sheet, tokens, spread, rows, extents)


def _count_with_units(tokens: list[Token]) -> None:
    """`1,050 offences` is a number, unless it alone stands before others: `2 offences`, then how many people."""
    units = [t for t in tokens if t.kind == "word" and t.value is not None and t.value.count]
    if units and (len(tokens) == 1 or units != tokens[:1]):
        for token in units:
            token.kind = "number"


def full_date(token: Token | None) -> date | None:
    """The day that a cell holds, as a date or in words; None for anything else."""
    if token is None:
        return None
    if isinstance(token.cell.value, date):
        return token.cell.value
    periods = find_periods(token.cell.text) if token.kind == "text" else ()
    return periods[0].start if len(periods) == 1 and periods[0].kind == "day" else None
