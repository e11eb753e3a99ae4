"""What is printed of the length of a list: its total below, or in a title or note. It must be the number of rows.

What belongs here: finding such numbers, and lines below a list that are no records. What does not: counting by year
(`counting.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid, Token

_IF_NO_RECORD = (
    "Ask the force whether the list is complete; or, if the line is no record, ignore it in the sidecar with a reason."
)
_THINGS = r"(?:offences|crimes|records|rows|entries|occurrences|results)"
_STATED = re.compile(
    rf"\b(?:total(?: number)?|grand total|number|count)(?: of)?(?: \w+){{0,3}}? ?[:=] ?(?P<a>\d[\d,]*)\W*$|"
    rf"(?:[:(]| - ) ?(?P<b>\d[\d,]*) (?:\w+ ){{0,2}}?{_THINGS}\b(?: recorded| in total)?\W*$|"
    rf"^(?P<c>\d[\d,]*) {_THINGS}(?: \w+)?\W*$",
    re.I,
)
# Notes by which a row is no offence: `Each row counts victims`, `One crime can have several records`.
_NOT_ONE = re.compile(
    r"\b(?:row|line|record|entry)(?:s)? (?:\w+ ){0,2}?(?:is|are|per|counts?|represents?|shows?|relates? to|for each) "
    r"(?:an? |each |single |one )*(?:victims?|suspects?|offenders?|arrests?|outcomes?|charges?|persons?|people)\b|"
    r"\b(?:several|multiple|many|more than one) (?:records?|rows?|lines?|entries)\b",
    re.I,
)


def is_total(tokens: list[Token]) -> bool:
    """True for a line of a total: a label that says so, and a number."""
    return any(token.label.total for token in tokens) and bool(_numbers(tokens))


def check_stated(grid: Grid, header_row: int, rows: list[int]) -> list[Token]:
    """The cells of a total below the list, which is right. Raises Refusal for one that is not, here or in a text, and
    for a line right below the list that is no whole record."""
    sheet, last = grid.sheet.name, rows[-1]
    for row, tokens in grid.rows.items():
        for token in tokens if not header_row <= row <= last else ():
            if token.kind == "text" and _NOT_ONE.search(clean(token.cell.text)):
                raise _cut(sheet, token, f"A text says that a row is no offence: {clean(token.cell.text)[:160]!r}.")
            if token.kind == "text" and says("caveat", "void", clean(token.cell.text)):
                raise _cut(sheet, token, f"A text says that it is not all there is: {clean(token.cell.text)[:160]!r}.")
            said = _STATED.search(clean(token.cell.text)) if token.kind == "text" else None
            number = int(next(n for n in said.groups() if n).replace(",", "")) if said else len(rows)
            if number != len(rows):
                raise _cut(sheet, token, f"The text states {number}, but the list holds {len(rows)} records.")
    following = next((row for row in sorted(grid.rows) if row > last), None)
    below = grid.rows[following] if following is not None else []
    if is_total(below):
        if _numbers(below) != [len(rows)]:
            numbers = ", ".join(map(str, _numbers(below)))
            told = f"The total below the list states {numbers}, but the list holds {len(rows)} records."
            raise _cut(sheet, below[0], told)
        return below
    if following == last + 1 and not (len(below) == 1 and len(below[0].cell.text) > 60):
        raise _cut(sheet, below[0], "The line below the list is no whole record: it has no date.")
    return []


def _numbers(tokens: list[Token]) -> list[int]:
    return [t.value.count for t in tokens if t.value and t.value.count is not None and t.kind in ("number", "year")]


def _cut(sheet: str, token: Token, reason: str) -> Refusal:
    return Refusal(sheet, token.cell.address, "", reason, _IF_NO_RECORD)
