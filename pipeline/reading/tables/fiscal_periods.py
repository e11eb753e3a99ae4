"""The numbered periods of a financial year, `P01 Apr` to `P12 Mar`, and `P1` to `P12` under `Fiscal period`.

What belongs here: telling them from periods of four weeks, and from other numbers. What does not: months with a number
that is none of a period (`numbered_months.py`), or the year that they belong to (`entries/months.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.understand import Label
from pipeline.reading.tables.tokens import Token

_PERIOD = re.compile(r"^p(?:eriod|d)?[ .-]?(0?[1-9]|1[0-3])\b[ :.()-]*([a-z]*)\)?$", re.I)
_HEADING = re.compile(
    r"^(?:(?:fiscal|financial|fy|accounting)[ _]?)?(?:year[ _])?period(?: (?:no\.?|number|name))?$", re.I
)
_IN_A_YEAR = 12


def fiscal_periods(heading: str, tokens: list[Token]) -> dict[int, Label] | None:
    """The labels of an axis of such periods, by token, as the months that they are; None for any other axis. Without
    the names of months there must be twelve of them, and the heading must call them so; names of a year that does not
    begin in April leave their months in doubt."""
    found = {id(t): match for t in tokens if t.kind == "text" and (match := _PERIOD.match(t.cell.text.strip()))}
    others = [t for t in tokens if id(t) not in found]
    if not found or not all(t.label.total for t in others):
        return None
    numbers = {int(match.group(1)) for match in found.values()}
    named = all(_month_of(match) for match in found.values())
    from_april = all(_month_of(match) == _of_year(match) for match in found.values())
    unnamed = not any(match.group(2) for match in found.values())
    whole = numbers == set(range(1, _IN_A_YEAR + 1))
    if not named and not (unnamed and whole and _HEADING.match(" ".join(heading.split()))):
        return None
    return {id(t): _label(t, found[id(t)], unnamed or from_april) if id(t) in found else t.label for t in tokens}


def _of_year(match: re.Match[str]) -> int:
    """The month that a period of a year from April is."""
    return (int(match.group(1)) + 2) % _IN_A_YEAR + 1


def _month_of(match: re.Match[str]) -> int | None:
    months = [period.month for period in find_periods(match.group(2)) if period.kind == "month_name"]
    return months[0] if len(months) == 1 else None


def _label(token: Token, match: re.Match[str], known: bool) -> Label:
    text = token.cell.text.strip()
    month = Period("month_name", text, 0, len(text), month=_of_year(match))
    period = month if known else Period("ambiguous", text, 0, len(text))
    return replace(token.label, period=period, several_periods=False, code=None, category=None, rest="")
