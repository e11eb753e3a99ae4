"""Arithmetic on financial years, which are keys written `2019/20` and run from 1 April to 31 March.

What belongs here: from label to dates and back, and stepping from one year to another.
What does not: understanding how people write a year in a spreadsheet (`pipeline/reading/labels`).
"""

import re
from datetime import date

_LABEL = re.compile(r"([0-9]{4})/([0-9]{2})")


def is_financial_year(text: str) -> bool:
    """Whether `text` is a label such as `2019/20`: two consecutive years, written just so."""
    match = _LABEL.fullmatch(text)
    return match is not None and int(match[2]) == (int(match[1]) + 1) % 100


def start_year(financial_year: str) -> int:
    """The calendar year in which it starts: 2019 for `2019/20`."""
    if not is_financial_year(financial_year):
        raise ValueError(f"{financial_year!r} is not a financial year; write it as 2019/20")
    return int(financial_year[:4])


def starting_in(year: int) -> str:
    """The financial year that starts on 1 April of a calendar year: `2019/20` for 2019."""
    return f"{year:04d}/{(year + 1) % 100:02d}"


def start_date(financial_year: str) -> date:
    return date(start_year(financial_year), 4, 1)


def end_date(financial_year: str) -> date:
    return date(start_year(financial_year) + 1, 3, 31)


def following(financial_year: str, years: int = 1) -> str:
    """The financial year that many years later; earlier, when `years` is negative."""
    return starting_in(start_year(financial_year) + years)


def previous(financial_year: str) -> str:
    return following(financial_year, -1)


def of_date(day: date) -> str:
    """The financial year in which a day lies."""
    return starting_in(day.year if (day.month, day.day) >= (4, 1) else day.year - 1)


def of_period(first: date, last: date) -> str | None:
    """The financial year that a period exactly is, or None where it is anything else."""
    candidate = of_date(first)
    return candidate if (first, last) == (start_date(candidate), end_date(candidate)) else None


def through(first: str, last: str) -> tuple[str, ...]:
    """Every financial year from `first` to `last`, both included; empty where `last` is the earlier."""
    return tuple(starting_in(year) for year in range(start_year(first), start_year(last) + 1))


def window_ending(last: str, years: int) -> tuple[str, ...]:
    """The `years` consecutive financial years that end with `last`."""
    return through(following(last, 1 - years), last)


def last_asked_in(round_: int) -> str:
    """The newest financial year that a round asks about: `2019/20` in round 2020, since it ended that spring."""
    return starting_in(round_ - 1)
