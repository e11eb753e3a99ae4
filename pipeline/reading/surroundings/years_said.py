"""What a title or note says of the years of its tables: financial years, years from April to March, years of its own.

What belongs here: the wordings. What does not: the heading over the years themselves (`tables/year_heading.py`), or
years that are not whole (`notes.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns

# Years that an organisation counts in, whose months the words alone do not say.
_OWN_YEARS = re.compile(
    r"\b(?:financial|fiscal|polic(?:e|ing)|performance|business|reporting|statistical|operational|corporate|"
    r"accounting|planning|budget(?:ary)?)[ _-]years?\b",
    re.I,
)
_BY_LETTERS = re.compile(r"\b(?:fye|f?/?y/e)\b|\b(?:fys?|f/y)\b(?!\W{0,2}\d)", re.I)
_YEARS_END = re.compile(r"\b(?:years?|12 months|twelve months)\s+(?:ending|ended|end|(?:up )?to)\b[^.;]{0,20}$", re.I)
_CALENDAR = re.compile(r"\bcalendar\b|\bjan(?:uary)?\b", re.I)


def speaks_of_financial_years(text: str) -> bool:
    """True for a text by which years written as `2018` are not, or may not be, those from January to December."""
    said = clean(text)
    if "calendar" in said.casefold():
        return False
    if _OWN_YEARS.search(said) or _BY_LETTERS.search(said):
        return True
    return any(
        p.twelve_from == 4
        or (p.start is None and p.month == 3 and _YEARS_END.search(said[: p.begin]))
        or _from_april_to_march(p)
        for p in find_periods(said)
    )


def says_other_years(text: str) -> bool:
    """True for a text by which the years of a table are not financial years."""
    said = clean(text)
    twelve = [p for p in find_periods(said) if p.twelve_from is not None]
    if twelve:
        return all(p.month != 4 for p in twelve) and (twelve[0].month != 1 or not _names_financial(said))
    return bool(patterns("title")["other_years"].search(said)) and not _names_financial(said)


def says_calendar_years(text: str) -> bool:
    return bool(_CALENDAR.search(text))


def _names_financial(said: str) -> bool:
    return re.search(r"\bfinancial\b|\bapr", said, re.I) is not None


def _from_april_to_march(period: Period) -> bool:
    """Several years together, from the first of April to the end of a March."""
    if period.kind != "span" or period.start is None or period.end is None:
        return False
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (4, 1, 3, 31)
