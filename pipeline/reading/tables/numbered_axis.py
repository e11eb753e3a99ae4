"""Months and quarters along an axis: as numbers in a column of their own, `4` for April beside a year or `201804`, and
their order.

What belongs here: knowing such a column, which months or quarters its numbers mean, and whether months run on into
another year. What does not: the year that a month belongs to (`entries/months.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.period_atoms import month_end
from pipeline.reading.labels.text import in_words
from pipeline.reading.tables.tokens import Token

_QUARTERS = re.compile(r"^(?:(?:financial|fiscal|fy) ?)?(?:quarters?|qtr)(?: (?:no\.?|num(?:ber)?))?$", re.I)
_QUARTER = re.compile(r"^[1-4]$")
_HEADING = re.compile(r"^(?:\w+ )?months?(?: (?:no\.?|num(?:ber)?))?$", re.I)
_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$")
_YEAR_AND_MONTH = re.compile(r"^(20\d\d)(0[1-9]|1[0-2])$")
_FROM_APRIL = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def is_numbered(heading: str, tokens: list[Token]) -> bool:
    """True for two or more numbers under `Month` that are all from 1 to 12, or all such as `201804`, and for those from
    1 to 4 under `Quarter`; and no other number or sign."""
    numbers = [t for t in tokens if t.kind != "text"]
    said = in_words(" ".join(heading.split()))
    forms = (_MONTH, _YEAR_AND_MONTH) if _HEADING.match(said) else (_QUARTER,) if _QUARTERS.match(said) else ()
    return (
        len(numbers) > 1
        and all(t.kind == "number" for t in numbers)
        and any(all(form.match(t.cell.text.strip()) for t in numbers) for form in forms)
        and all(t.label.total for t in tokens if t.kind == "text")
    )


def numbered_period(heading: str, token: Token, tokens: list[Token]) -> Period | None:
    """The month or quarter that a number means on such an axis; `weak` where month 1 of a financial year may be
    April."""
    text = token.cell.text.strip()
    if token.kind == "number" and "month" not in heading.casefold():
        return Period("quarter_name", text, 0, len(text), quarter=int(text))
    if both := _YEAR_AND_MONTH.match(text):
        year, month = int(both.group(1)), int(both.group(2))
        return Period("month", text, 0, len(text), date(year, month, 1), month_end(year, month))
    if token.kind != "number" or not _MONTH.match(text):
        return None
    return Period("month_name", text, 0, len(text), month=int(text), weak=not _run_from_april(tokens))


def _run_from_april(tokens: list[Token]) -> bool:
    """True if the numbers run 4 to 12, 1 to 3, once or more: years that begin with month 4."""
    months = [month for month, _ in groupby(int(t.cell.text) for t in tokens if t.kind == "number")]
    return bool(months) and months == _FROM_APRIL * (len(months) // 12)


def run_over_new_year(lines: Iterable[Sequence[Period]]) -> bool:
    """True for lines with these periods where December and the January after it stand under the same year, or both
    without one, and the months did not begin in January."""
    said = [
        (next((p.text for p in line if p.bare), None), month.month)
        for line in lines
        if (month := next((p for p in line if p.kind == "month_name"), None)) is not None
    ]
    over = any(one == other and (m, n) == (12, 1) for (one, m), (other, n) in pairwise(said))
    return over and said[0][1] != 1
