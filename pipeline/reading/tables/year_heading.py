"""What the heading over years or months says of them: `Year (Apr-Mar)`, `Policing year`, `12 months to March`.

What belongs here: which twelve months a bare year means under a heading, and headings under which a month is no month.
What does not: a period's own notation (`labels/periods.py`), or which event the heading dates (`dated_event.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pipeline.reading.labels.period import Period, kind_of_range
from pipeline.reading.labels.period_atoms import month_end
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns

_TWELVE = r"(?:\byears?|\b(?:12|twelve)[\s-]*(?:months?|mths?|m)(?: period)?|\bfy|\bf/y|\byr)"
_END = r"(?:ending|ended|ends|end|(?:up )?to)\b(?: the)?(?: end)?(?: of)?(?: the)?"
_START = r"(?:start\w*|commenc\w*|begin\w*|from)\b"
_ENDING = re.compile(rf"{_TWELVE}[\s(,:-]*{_END}|\bf?y/?e\b|\bf/y/e\b", re.I)
_ENDS_BELOW = re.compile(rf"{_TWELVE}[\s(,:-]*{_END}\W*$", re.I)
_STARTING = re.compile(rf"{_TWELVE}[\s(,:-]*{_START}", re.I)
_FINANCIAL = re.compile(r"\b(?:financial|fiscal|fy|f/y|fye|fin\.?)\b", re.I)
_OWN_YEAR = re.compile(r"\b([a-z]+)[\s-]+(?:years?|yr)\b", re.I)
_OTHER_YEAR = re.compile(r"\b(?:academic|school|university|tax|municipal|survey|season\w*) years?\b", re.I)
_A_BODY = re.compile(r"^(?:police|force)$", re.I)
_NO_KIND = re.compile(r"^(?:calendar|by|per|date|month|quarter|within|last|this|every|each|same|whole|single)$", re.I)
_ENDS_IN_MARCH = re.compile(rf"(?:{_TWELVE}[\s(,:-]*{_END}|\bf?y/?e\b|\bf/y/e\b)\s*(?:31(?:st)? )?mar(?:ch)?\W*$", re.I)
# Over months: what makes each of them the end, or the beginning, of something longer.
_LONGER = re.compile(
    r"\b(?:quarters?|quarterly|qtr|half|halves|rolling|cumulative|ytd|to date|weeks?|seasons?|"
    r"(?:\d+|two|three|four|six|nine|twelve)[\s-]*(?:months?|mths?)|"
    rf"(?:period|years?|fy)\b[\s-]*(?:{_END}|{_START}))|\bf?y/?e\b",
    re.I,
)

# Two columns that name one period between them.
FROM = re.compile(r"^(?:(?:date )?from|start(?:s|ing)?(?: date)?|(?:period|year) start)$", re.I)
TO = re.compile(r"^(?:(?:date )?(?:to|until)|end(?:s|ing)?(?: date)?|(?:period|year) end(?:ing)?)$", re.I)


class Meaning(NamedTuple):
    """Which twelve months: those that end with, or start with, a month; `asks` where nobody says; `other` in words."""

    ends: int = 0
    starts: int = 0
    asks: bool = False
    other: str = ""


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> Meaning | None:
    """What a heading says of the years below it, or None where it leaves them as they are."""
    text = clean(heading)
    months = [p for p in find_periods(text) if p.month is not None and p.start is None]
    if other := _OTHER_YEAR.search(text):
        return Meaning(other=other.group())
    ending, starting = bool(_ENDING.search(text)), bool(_STARTING.search(text))
    whole = next((p for p in months if p.last_month is not None), None)
    if whole is not None and whole.month and whole.last_month:
        if (whole.last_month - whole.month) % 12 != 11:
            return Meaning(other=whole.text)
        return (
            Meaning(starts=1)
            if whole.month == 1
            else Meaning(asks=True)
            if whole.month == 4
            else Meaning(other=whole.text)
        )
    if len(months) == 1 and months[0].month and (ending or starting):
        named = Meaning(ends=months[0].month) if ending else Meaning(starts=months[0].month)
        begins = months[0].day in (None, 1) if starting and not ending else True
        return named if begins else Meaning(other=months[0].text)
    if _FINANCIAL.search(text):
        return Meaning(ends=3) if ending else Meaning(starts=4) if starting else Meaning(asks=True)
    if ending or starting:
        return Meaning(asks=True)
    return next((Meaning(asks=True) for word in _OWN_YEAR.findall(text) if _names_a_year(word)), None)


def _names_a_year(word: str) -> bool:
    """True for a word that makes the year one of its own, `Policing year`; not `Recorded year`, `Crime year`."""
    if _A_BODY.match(word):
        return True
    plain = _NO_KIND.match(word) or names_offence(word) or not patterns("generic")["words"].sub("", word).strip()
    return not plain and not any(pattern.search(word) for pattern in patterns("dating").values())


def year_meant(heading: str, period: Period) -> Period:
    """A bare year or a month with the meaning that its heading gives it; one that contradicts it is ambiguous."""
    meaning = meaning_of(heading)
    if period.kind == "month" or (period.kind == "day" and _ends_month(period)):
        return _month_meant(heading, period)
    if meaning is None:
        return period
    if period.kind == "financial_year":
        other = meaning.other or (meaning.ends not in (0, 3)) or (meaning.starts not in (0, 4))
        return _doubted(period, heading) if other else period
    if not period.bare or period.start is None:
        return period
    if meaning.other:
        return _doubted(period, heading)
    if meaning.asks:
        return replace(period, kind="ambiguous", start=None, end=None)
    if meaning.ends:
        end = month_end(period.start.year, meaning.ends)
        return _twelve_months(period, (end + timedelta(1)).replace(year=(end + timedelta(1)).year - 1), end)
    start = date(period.start.year, meaning.starts, 1)
    return _twelve_months(period, start, start.replace(year=start.year + 1) - timedelta(1))


def says_years_end(text: str) -> bool:
    """True for the beginning of what the lines below say: `Offences in the year ending` over `31 March 2019`."""
    return _ENDS_BELOW.search(clean(text)) is not None


def ended_in_march(period: Period, said: str) -> Period:
    """A bare year of which a title or a note says that it ends in March, `Burglary, year ending 31 March`; else as it
    is. What is said of other things, `Population for the year ending March`, is not said of it."""
    match = _ENDS_IN_MARCH.search(clean(said))
    before = clean(said)[: match.start()] if match is not None else ""
    of_it = names_offence(before) or not patterns("generic")["words"].sub("", before).strip(" ,.:;-–(")
    return year_meant("Financial year ending March", period) if match is not None and of_it else period


def _month_meant(heading: str, period: Period) -> Period:
    text = clean(heading)
    assert period.start is not None and period.end is not None
    if _ENDING.search(text):
        after = month_end(period.end.year, period.end.month) + timedelta(1)
        return _twelve_months(period, after.replace(year=after.year - 1), after - timedelta(1))
    if _STARTING.search(text) and period.start.day == 1:
        return _twelve_months(period, period.start, period.start.replace(year=period.start.year + 1) - timedelta(1))
    longer = _LONGER.search(text)
    return _doubted(period, heading) if longer and period.kind == "month" else period


def _twelve_months(period: Period, start: date, end: date) -> Period:
    return replace(period, kind=kind_of_range(start, end), bare=False, start=start, end=end)


def _doubted(period: Period, heading: str) -> Period:
    said = f"it stands under {clean(heading)!r}"
    return replace(period, kind="ambiguous", bare=False, start=None, end=None, doubt=said)


def _ends_month(period: Period) -> bool:
    return period.end is not None and period.end == month_end(period.end.year, period.end.month)
