"""Months written as numbers, `4` for April, in a column of their own beside one of years.

What belongs here: knowing such a column, and which months its numbers mean. What does not: the year that a month
belongs to (`entries/entry_period.py`).
"""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.reading.labels.period import Period
from pipeline.reading.tables.tokens import Token

_HEADING = re.compile(r"^(?:\w+ )?months?(?: (?:no\.?|num(?:ber)?))?$", re.I)
_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$")
_FROM_APRIL = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def is_months_by_number(heading: str, tokens: list[Token]) -> bool:
    """True for two or more numbers from 1 to 12 under `Month`, and no other number or sign."""
    numbers = [t for t in tokens if t.kind != "text"]
    return (
        bool(_HEADING.match(" ".join(heading.split())))
        and len(numbers) > 1
        and all(t.kind == "number" and _MONTH.match(t.cell.text.strip()) for t in numbers)
        and all(t.label.total for t in tokens if t.kind == "text")
    )


def numbered_month(token: Token, tokens: list[Token]) -> Period | None:
    """The month that a number means on such an axis; `weak` where month 1 of a financial year may be April."""
    text = token.cell.text.strip()
    if token.kind != "number" or not _MONTH.match(text):
        return None
    return Period("month_name", text, 0, len(text), month=int(text), weak=not _run_from_april(tokens))


def _run_from_april(tokens: list[Token]) -> bool:
    """True if the numbers run 4 to 12, 1 to 3, once or more: years that begin with month 4."""
    months = [month for month, _ in groupby(int(t.cell.text) for t in tokens if t.kind == "number")]
    return bool(months) and months == _FROM_APRIL * (len(months) // 12)
