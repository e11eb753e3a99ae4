"""Months that head columns as six digits, `201804`, `201805`, as dashboards export them.

What belongs here: knowing a row of them by their order. What does not: such numbers in a column under `Month`
(`numbered_axis.py`), or a financial year written as `201819` (`tokens.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.reading.tables.tokens import Token

_YEAR_AND_MONTH = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_FEWEST = 6  # that no six counts would be by chance


def read_months_in_digits(row: Sequence[Token]) -> None:
    """Make dates of the numbers of a row that are the months of some year in their order, and its only numbers."""
    numbers = [token for token in row if token.kind in ("number", "year")]
    said = [_YEAR_AND_MONTH.fullmatch(token.cell.text.strip()) for token in numbers]
    months = [12 * int(match[1]) + int(match[2]) - 1 for match in said if match is not None]
    if len(months) < _FEWEST or len(months) < len(numbers) or any(b != a + 1 for a, b in pairwise(months)):
        return
    for token, month in zip(numbers, months, strict=True):
        day = date(month // 12, month % 12 + 1, 1)
        token.cell = replace(token.cell, value=day, text=f"{day:%B %Y}", sent=token.cell.raw)
        token.kind, token.value = "date", None
