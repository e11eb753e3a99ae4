"""What each column of a band is: labels, values or notes; and tables side by side told apart.

What belongs here: the kind of a column from its cells and its heading. What does not: rows (`rows.py`, `bands.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import says
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.column_cells import (
    headed_as_values,
    headed_by_year,
    heads_years,
    is_leftmost,
    is_when_taken,
    last_value,
    numbers_after,
    numbers_before,
    period_heading,
)
from pipeline.reading.tables.numbered_axis import is_numbered
from pipeline.reading.tables.rows import LABEL_KINDS, VALUE_KINDS
from pipeline.reading.tables.tokens import Token

_MOST_NOTES = 30
_DIRECTION = re.compile(
    r"(?:up|down|same|no change|unchanged|stable|level|ris(?:e|ing)|fall(?:ing)?|(?:in|de)creas(?:e[ds]?|ing)|"
    r"[▲▼↑↓→←↔=–-])",
    re.I,
)


def split_columns(band: Band, first: int, last: int) -> list[Band]:
    """The tables side by side in a band: a label column that follows value columns begins a new one."""
    kinds = {c: _column_kind(band, c, first, last) for c in range(first, last + 1)}
    used = [c for c, kind in kinds.items() if kind]
    parts: list[Band] = []
    current = _empty_like(band)
    for position, column in enumerate(used):
        kind = kinds[column]
        previous = used[position - 1] if position else column
        if (
            kind == "label"
            and current.value_columns
            and _begins_table(band, kinds, column, current, column - previous > 1)
        ):
            parts.append(current)
            current = _empty_like(band)
        target = {"label": current.label_columns, "value": current.value_columns, "note": current.note_columns}[kind]
        target.append(column)
    parts.append(current)
    parts = [part for part in parts if part.value_columns]
    _give_titles(parts)
    return parts


def _give_titles(parts: list[Band]) -> None:
    """Give each of several tables its own title, in place, where one line over them has one at the head of each:
    `Female victims | | Male victims` over `Year | Offences | Year | Offences`."""
    if len(parts) < 2 or not all(part.label_columns for part in parts):
        return
    heads = [part.label_columns[0] for part in parts]
    for row in {token.cell.row for token in parts[0].titles} | set(parts[0].header_rows[:-1]):
        tokens = parts[0].grid.rows[row]
        if [token.cell.column for token in tokens] != heads or any(token.label.period for token in tokens):
            continue
        for part, own in zip(parts, tokens, strict=True):
            part.header_rows = [one for one in part.header_rows if one != row]
            part.titles = [own, *(title for title in part.titles if title.cell.row != row)]


def _empty_like(band: Band) -> Band:
    return Band(
        band.grid,
        band.header_rows,
        band.body_rows,
        band.sections,
        titles=band.titles,
        repeated_headers=band.repeated_headers,
        particulars=band.particulars,
    )


def _begins_table(band: Band, kinds: dict[int, str], column: int, current: Band, apart: bool) -> bool:
    """True where a label column after values repeats the first one's heading or its labels, or stands apart with
    values of its own."""
    values_follow = any(kind == "value" for c, kind in kinds.items() if c > column)
    if not values_follow:
        return False
    if not current.label_columns:
        return False
    same_heading = heading(band, column) and heading(band, column) == heading(band, current.label_columns[0])
    return bool(same_heading) or apart or _labels(band, column) == _labels(band, current.label_columns[0])


def _labels(band: Band, column: int) -> list[str]:
    tokens = (band.grid.at(row, column) for row in band.body_rows)
    return [token.cell.text.strip() if token is not None else "" for token in tokens]


def _column_kind(band: Band, column: int, first: int, last: int) -> str:
    tokens = [t for row in band.body_rows if (t := band.grid.tokens.get((row, column))) is not None]
    covered = not tokens and any(band.grid.at(row, column) is not None for row in band.body_rows)
    if covered:
        return (
            "label"
            if not any(
                (row, column) in band.grid.spread and band.grid.spread[row, column][1] != column
                for row in band.body_rows
            )
            else ""
        )
    count = {kind: sum(t.kind == kind for t in tokens) for kind in (*VALUE_KINDS, *LABEL_KINDS, "year")}
    role = role_of_heading(heading(band, column))
    numbers = count["number"] + count["fault"]
    texts = count["text"] + count["date"]
    if is_when_taken(heading(band, column)) and len({t.cell.text.strip() for t in tokens}) == 1 and texts:
        return "note"  # the day of the extract, beside each line of an export
    if heads_years(heading(band, column)) and is_leftmost(band, column) and tokens and count["year"] == len(tokens):
        return "label"
    if period_heading(band, column) and texts == 0 and tokens:
        return "value"  # whatever stands under a year (`No.`), its numbers are counts of that year
    if tokens and not is_leftmost(band, column) and headed_by_year(band, column):
        return "value"  # a text under a year is a figure that cannot be read, never a label
    if not tokens:
        return "value" if headed_as_values(band, column) else ""
    few = not numbers or numbers + count["missing"] <= len(tokens) / 2 or _number_notes(band, column, tokens)
    year = understand(heading(band, column)).period  # and not the year over `Count` and `Note`
    noted = role == "note" and few and year is None and not all(map(_names_flag, tokens))
    if noted and not (is_leftmost(band, column) and len(tokens) == len(band.body_rows)):  # `Flag` may head the labels
        return "note"
    if numbers and is_numbered(heading(band, column), tokens) and numbers_after(band, column):
        return "label"
    if role == "serial" and _counts_labels(band, column, first, last):
        return "value"
    if (
        role in ("code", "serial", "age")
        and column < last_value(band, last)
        and not numbers_before(band, column, first)
    ):
        return "label" if role != "serial" or texts else "note"
    if count["year"] and count["year"] + texts == len(tokens):
        leftmost = not any(first <= t.cell.column < column for row in band.body_rows for t in band.grid.rows[row])
        return "label" if leftmost or role == "period" or texts else "value"
    if numbers + count["year"] == 0 and is_leftmost(band, column) and numbers_after(band, column):
        return "label"  # `NA` and `None` may be what a force calls a kind of offence
    if texts == 0 and numbers + count["missing"] + count["year"] > 0:
        return "value"
    if texts == 0:  # only words such as `unknown`: a value column if numbers never stand left of it as values
        return "value" if period_heading(band, column) or column > first else "label"
    labelling = ("offence", "force", "period", "note", "sex", "age", "code", "serial", "outcome")
    if numbers and role not in labelling and not is_leftmost(band, column):
        return "value"  # numbers with a text among them: a figure that cannot be read, never a label
    if column > last_value(band, last) >= first and not heading(band, column) and len(tokens) < len(band.body_rows):
        return "note"  # beside some of the lines, and under no heading
    if column > last_value(band, last) >= first and all(_DIRECTION.fullmatch(t.cell.text.strip()) for t in tokens):
        return "note"  # which way the numbers before it went
    has_right = any(band.grid.tokens.get((row, c)) for row in band.body_rows for c in range(column + 1, column + 3))
    if numbers + count["missing"] > texts + count["word"] and not (is_leftmost(band, column) and has_right):
        return "value"
    if (
        period_heading(band, column)
        and numbers + count["missing"] + count["word"] > 0
        and not is_leftmost(band, column)
    ):
        return "value"
    return "label"


def _names_flag(token: Token) -> bool:
    """True for `Domestic abuse` and `Online` under `Flag`, which say of what flag the figures are."""
    return token.label.flag is not None or says("subject", "other_flag", f"{token.cell.text} flag")


def _number_notes(band: Band, column: int, tokens: list[Token]) -> bool:
    """True for numbers under `Notes` that may only be those of notes."""
    numbers = [t.value.count for t in tokens if t.kind == "number" and t.value is not None]
    return "note" in heading(band, column).casefold() and all(n is not None and n < _MOST_NOTES for n in numbers)


def _counts_labels(band: Band, column: int, first: int, last: int) -> bool:
    """True for numbers under `No.` right after a column of texts: how many, not which; unless years follow."""
    beside = [t for row in band.body_rows if (t := band.grid.tokens.get((row, column - 1))) is not None]
    tokens = [t for row in band.body_rows if (t := band.grid.tokens.get((row, column))) is not None]
    return (
        column > first
        and heading(band, column).strip().casefold() in ("no", "no.", "#")
        and bool(beside)
        and all(t.kind == "text" for t in beside)
        and all(t.kind in (*VALUE_KINDS, "year") for t in tokens)
        and not any(period_heading(band, c) for c in range(column + 1, last + 1))
    )
