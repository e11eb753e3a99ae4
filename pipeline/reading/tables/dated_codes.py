"""Offence codes that a spreadsheet program turned into dates as they were typed: `8/65` into 1 August 1965.

What belongs here: knowing one, and what it may have been. What does not: codes as they should stand (`axes.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean
from pipeline.reading.tables.tokens import Token, full_date

# As programs show such a date: `Aug-65`, `08-May`, `1965-08-01 00:00:00`.
_SHOWN = re.compile(r"^(?:[A-Z][a-z]{2}-\d\d|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|\d{4}-\d\d-\d\d(?: 00:00(?::00)?)?)$")


def is_dated_code(token: Token) -> bool:
    """True for a date where a code should stand."""
    return token.kind == "date" or _SHOWN.match(clean(token.cell.text)) is not None or full_date(token) is not None


def may_have_been(token: Token) -> str:
    """What was typed, as far as the date tells: the first of a month has lost its year's century, another day its
    order; empty where only its text is a date."""
    day = full_date(token)
    if day is None:
        return ""
    return f"{day.month}/{day.year % 100:02d}" if day.day == 1 else f"{day.day}/{day.month}"
