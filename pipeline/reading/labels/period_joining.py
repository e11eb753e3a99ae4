"""Pieces side by side that name one period together: `2019/20 (to 31/12/2019)`, `Q1 (Apr-Jun) 2018/19`.

What belongs here: joining neighbouring periods of one text. What does not: joining atoms (`periods.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.reading.labels.period import _YEARS, UNDATED, Period, within_year
from pipeline.reading.labels.period_atoms import month_end

_UP_TO = re.compile(r"(?:\bto|\buntil|\btill|\bup to|\bas (?:at|of)|\bytd|-)\s*(?:date)?[\s:,-]*$", re.I)

_PART_WORDS = re.compile(
    r"\b(?:to date|so far|ytd|year[- ]to[- ]date|part[- ]?year|part year|partial(?:ly)?|incomplete|not (?:a "
    r")?(?:full|complete)(?: year)?"
    r"|half[- ]?year|first half|second half|h1|h2|(?:[1-9]|1[01]|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven)\s+(?:months?|mths?)|(?:\d|1[01]) ?mo?(?:nths?|ths?)?(?= *\)?$)|"
    r"(?:first )?(?:[1-3]|one|two|three) quarters?|3/4 (?:of (?:the )?)?year|9/12|to "
    r"present"
    r"|to now|ongoing|current year|excl(?:\.|ud\w+)?|not included)\b|\(part\)|- part$|\btd$",
    re.I,
)
_SHORTENS = re.compile(r"\b(?:till|until|up to|ytd|excl\w*\.?|not included|from|to date|without|minus|less)\b", re.I)

_TWELVE_MONTHS = re.compile(r"^[\s,:(-]*(?:(?:full )?(?:12|twelve)[\s-]*(?:months?|mths?)(?: period)?)\)?\W*$", re.I)
_JOINS_PART = re.compile(r"^(?:of|in|for|the|fy|f|y|year|years|financial|fiscal|and|quarter|month|only|during)$", re.I)
_OTHER_YEARS = re.compile(
    r"\bay(?=\W*\d)|\b(?:academic|school|tax|seasons?|municipal|survey|forecast|estimates?|estimated|projected|projection|target|planned)\b",
    re.I,
)
_ANOTHER_CLAUSE = re.compile(r";|\b(?:so(?! far)|that|which|where|meaning|hence|thus|therefore)\b", re.I)
_CALENDAR_WORDS = re.compile(r"\bcalendar\b|\bcy\s*(?=(?:19|20)\d\d)", re.I)


def settle(text: str, periods: list[Period]) -> list[Period]:
    """Periods side by side that name one period together become one; a part-year word makes a year a part year."""
    settled: list[Period] = []
    for period in periods:
        previous = settled[-1] if settled else None
        if previous is not None and period.begin - previous.stop <= 24:
            together = _together(text, previous, period)
            if together is not None:
                settled[-1] = replace(
                    together, text=text[previous.begin : period.stop], begin=previous.begin, stop=period.stop
                )
                continue
        settled.append(period)
    settled = [_with_its_length(text, period) for period in settled]
    if len(settled) == 1 and settled[0].kind == "financial_year" and _PART_WORDS.search(text):
        settled[0] = replace(settled[0], kind="part_year")
    if len(settled) == 1 and settled[0].kind == "financial_year" and _OTHER_YEARS.search(text):
        settled[0] = replace(settled[0], kind="ambiguous", start=None, end=None)
    if len(settled) == 1 and _CALENDAR_WORDS.search(text):
        if settled[0].bare:
            settled[0] = replace(settled[0], bare=False)
        elif settled[0].kind == "financial_year":  # `2018/19 (calendar year)` contradicts itself
            settled[0] = replace(settled[0], kind="ambiguous", start=None, end=None)
    return settled


def _with_its_length(text: str, period: Period) -> Period:
    """A whole year together with `(12 months)` beside it."""
    said = _TWELVE_MONTHS.match(text[period.stop :]) if period.kind in _YEARS and not period.bare else None
    return replace(period, stop=period.stop + said.end()) if said else period


def _together(text: str, first: Period, second: Period) -> Period | None:
    """The one period that two neighbouring pieces name, or None where they are two."""
    if _ANOTHER_CLAUSE.search(text[first.stop : second.begin]):
        return None  # `Each year runs from 1 April to 31 March, so that 2020 is ...`
    if first.kind == second.kind == "month_range" and (first.month, first.last_month) == (
        second.month,
        second.last_month,
    ):
        return first  # in two languages
    if {first.kind, second.kind} == {"quarter_name", "month_range"} or (
        first.kind == "quarter" and second.kind == "month_range"
    ):
        quarter = first if first.kind.startswith("quarter") else second
        months = second if quarter is first else first
        if months.month is None or months.last_month is None:
            return None
        if quarter.start is not None:
            return quarter if quarter.start.month == months.month else replace(quarter, kind="ambiguous")
        same = quarter.quarter is not None and months.month == (quarter.quarter * 3) % 12 + 1
        return months if same else replace(months, kind="ambiguous")
    for year, part in ((first, second), (second, first)):
        if year.kind in _YEARS and part.kind in UNDATED:
            placed = within_year(part, year)
            if (placed.start, placed.end) == (year.start, year.end):
                return year
            if _SHORTENS.search(text):
                return replace(year, kind="part_year")
            between = re.findall(r"[^\W\d_]+", text[first.stop : second.begin])
            if not all(_JOINS_PART.match(word) for word in between):  # `2018/19 (post June)`
                return replace(placed, kind="ambiguous", start=None, end=None, doubt=" ".join(between))
            return placed
    if first.kind == "ambiguous" and second.kind == "financial_year" and second.start is not None:
        named = re.search(r"(\d{2})$", first.text)  # `FY 2019 (1 April 2018 to 31 March 2019)`
        ends = {second.start.year % 100, (second.start.year + 1) % 100}
        return second if named and int(named.group(1)) in ends else None
    return _within(text, first, second) if first.kind in _YEARS else None


def _within(text: str, year: Period, other: Period) -> Period | None:
    """A year followed by the dates it runs to, or by the part of it that is meant."""
    assert year.start is not None and year.end is not None
    up_to = _UP_TO.search(text[: other.begin]) is not None
    if other.kind == "ambiguous" and other.month and other.day and up_to:  # `2019/20 (to 31 December)`
        ends_in = year.start.year if other.month >= year.start.month else year.start.year + 1
        end = (
            min(date(ends_in, other.month, min(other.day, 28)), year.end)
            if other.day < 29
            else (month_end(ends_in, other.month))
        )
        return year if end == year.end else replace(year, kind="part_year", end=end)
    if other.kind == "ambiguous" and other.month and other.last_month:  # `2019/20 (1 Apr to 14 Jan)`
        return replace(year, kind="part_year")
    if other.start is None or other.end is None:
        return None
    if (other.start, other.end) == (year.start, year.end):
        return replace(year, bare=False)
    if not (year.start <= other.start and other.end <= year.end):
        return None
    if other.kind in ("day", "month") and up_to:
        return year if other.end == year.end else replace(year, kind="part_year", end=other.end)
    return other if other.kind in ("part_year", "quarter", "month") else None
