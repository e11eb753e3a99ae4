"""Formulas as texts: which cells they refer to, written one way for all formats.

What belongs here: addresses in a formula. What does not: what a formula makes of a number (`answer/calculated.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.reading.formats.extent import column_number
from pipeline.reading.model import column_letters

Place = tuple[int, int]

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_ADDRESS = re.compile(r"(?<![\w.!'$\]])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(!.])")
_AREA = re.compile(r"(?<![\w.!'$\]:])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(!.])")
_OPEN_DOCUMENT = re.compile(r"\[(?P<sheet>\$?(?:'[^']*'|[^.\]']*))\.(?P<first>[^\]:]+)(?::\.(?P<last>[^\]]+))?\]")
_MOST = 100_000


def without_texts(formula: str) -> str:
    return _TEXT.sub('""', formula)


def moved(formula: str, down: int, right: int) -> str:
    """The formula of the first of several cells that share one, as it is in another of them."""

    def move(match: re.Match[str]) -> str:
        fixed_column, column, fixed_row, row = match.groups()
        letters = column if fixed_column else column_letters(max(column_number(column) + right, 0))
        return f"{fixed_column}{letters}{fixed_row}{row if fixed_row else int(row) + down}"

    return _outside_texts(formula, lambda part: _ADDRESS.sub(move, part))


def from_opendocument(formula: str) -> str:
    """`of:=SUM([.B3:.B4])` as other programs write it: `SUM(B3:B4)`."""

    def address(match: re.Match[str]) -> str:
        sheet = match["sheet"].lstrip("$").strip("'")
        area = f"{match['first']}:{match['last']}" if match["last"] else match["first"]
        return f"'{sheet}'!{area}" if sheet else area

    return _outside_texts(re.sub(r"^\w*:?=", "", formula), lambda part: _OPEN_DOCUMENT.sub(address, part))


def places_in(formula: str) -> Iterator[Place]:
    """The cells of its own sheet that a formula refers to."""
    for match in _AREA.finditer(without_texts(formula)):
        left, top, right, bottom = match.groups()
        first = int(top) - 1, column_number(left)
        last = (int(bottom) - 1, column_number(right)) if right else first
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= _MOST:
            yield from ((r, c) for r in range(first[0], last[0] + 1) for c in range(first[1], last[1] + 1))


def _outside_texts(formula: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for match in _TEXT.finditer(formula):
        parts += [change(formula[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*parts, change(formula[at:])])
