"""Rows of values that head columns: ages such as `<13` and `13-15`, single years of age, letters of divisions.

What belongs here: telling such a row from one of counts. What does not: rows of years (`row_context.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.tables.rows import NEAR, VALUE_KINDS, RowInfo
from pipeline.reading.tables.tokens import Token

_LEAST_AGES = 6
"""Single ages in a row that cannot be counts that happen to run on."""


def ages_head_columns(info: RowInfo, below: RowInfo, above: list[RowInfo]) -> bool:
    """`<13`, `13-15`, `16-17` over numbers are ages, not withheld counts. `<5` and nothing else are counts, and so is
    whatever stands under headings of its own."""
    values = [t for t in info.tokens if t.kind in VALUE_KINDS]
    if below.kind != "body" or below.row - info.row > NEAR or not all(t.kind == "missing" for t in values):
        return False
    numbers = {t.cell.column for t in below.tokens if t.kind == "number"}
    lines = below.tokens[0].cell.column if below.tokens[0].kind not in VALUE_KINDS else None  # `Aged 5-9` is a label
    ages = [t for t in info.tokens if t.label.category == "age" and t.cell.column != lines]
    if len({t.cell.text.strip() for t in values}) < len(values):
        return False
    if all(t in values for t in ages) or _headed_one_by_one(ages, above):
        return False
    return len(ages) >= 2 and all(t.label.category == "age" and t.cell.column in numbers for t in values)


def _headed_one_by_one(tokens: list[Token], above: list[RowInfo]) -> bool:
    """True if each has a heading right over it, and no two have the same."""
    headings = {t.cell.column: t.cell.text for row in above if row.kind == "head" for t in row.tokens}
    over = [headings.get(t.cell.column) for t in tokens]
    return None not in over and len(set(over)) == len(over)


def single_ages_head_columns(info: RowInfo, below: RowInfo, above: list[RowInfo]) -> bool:
    """`0`, `1`, `2` to `17` over numbers, and nothing over them that heads them one by one: single years of age."""
    if below.kind != "body" or below.row - info.row > NEAR or info.tokens[0].label.period:
        return False
    run = single_ages(info.tokens)
    numbers = {t.cell.column for t in below.tokens}  # some may be left blank
    headed = {t.cell.column for row in above if row.kind in ("head", "words") for t in row.tokens}
    columns = {t.cell.column for t in run}
    return bool(run) and len(columns & numbers) * 2 >= len(columns) and len(columns & headed) < 2


def letters_head_columns(info: RowInfo, below: RowInfo) -> bool:
    """`A`, `B`, `C` over numbers are names, of divisions or districts, though `C` alone may be a withheld count."""
    if below.kind != "body" or below.row - info.row > NEAR:
        return False
    signs = [t for t in info.tokens if t.kind in VALUE_KINDS]
    names = [t for t in info.tokens if t.kind == "text" and _is_letter(t)]
    numbers = {t.cell.column for t in below.tokens if t.kind == "number"}
    return bool(names) and all(_is_letter(t) and t.cell.column in numbers for t in (*signs, *names))


def _is_letter(token: Token) -> bool:
    text = token.cell.text.strip()
    return len(text) == 1 and text.isalpha()


def single_ages(tokens: list[Token]) -> list[Token]:
    """The numbers of a row where they run in single steps, as ages do, from childhood on; empty where they do not."""
    numbers = [t for t in tokens if t.kind == "number" and re.fullmatch("[0-9]{1,2}", t.cell.text.strip())]
    ages = [int(t.cell.text) for t in numbers]
    running = len(ages) >= _LEAST_AGES and ages[0] <= 18 and ages == list(range(ages[0], ages[0] + len(ages)))
    return numbers if running and all(t in numbers or t.kind not in ("number", "fault") for t in tokens) else []
