"""The periods a text names: financial years, calendar years, part years, months, quarters, spans.

What belongs here: how atoms join (`1 April 2018 to 31 March 2019`, `year ending March 2019`, `Q1 2018/19`,
`2019/20 (to 31/12/2019)`) and what kind of period results. What does not: which cell a period governs.

A calendar year, a part year or an ambiguous year (`FY2019`) is recognised as such and never becomes a financial year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.reading.labels.period_atoms import Atom, find_atoms, month_end
from pipeline.reading.labels.text import clean

_JOIN = re.compile(
    r"^\s*[(\[]?\s*(?:-|to|until|till|through|and|up to(?: and including)?|ending|ended|/)\s*(?:the\s+)?(?:end of\s+)?$",
    re.I,
)
_NEAR = re.compile(r"^[\s,:;()\[\]/_.-]*(?:of\s+)?(?:fy|f/y|financial year|in)?[\s,:;()\[\]-]*$", re.I)
_YEAR_TO = re.compile(
    r"(?:\byear|\b(?:12|twelve)\s+months?|\by/?e|\byr)\.?\s*(?:ending|ended|end|to|up to)?(?:\s+(?:in|on))?(?:\s+the)?[\s:,-]*$",
    re.I,
)
_UP_TO = re.compile(r"(?:\bto|\buntil|\btill|\bup to|\bas (?:at|of)|\bytd|-)\s*(?:date)?[\s:,-]*$", re.I)
_PART_WORDS = re.compile(
    r"\b(?:to date|so far|ytd|year[- ]to[- ]date|part[- ]?year|part year|partial(?:ly)?|incomplete|not (?:a )?(?:full|complete)(?: year)?"
    r"|half[- ]?year|first half|second half|h1|h2|(?:[1-9]|1[01]|one|two|three|four|five|six|seven|eight|nine|ten|eleven)\s+months?)\b",
    re.I,
)
_CALENDAR_WORDS = re.compile(r"\bcalendar\b|\bcy\s*(?=(?:19|20)\d\d)", re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as a text names it.

    `kind` is `financial_year`, `calendar_year`, `part_year`, `quarter`, `month`, `day`, `span`, or, where the
    text alone fixes no dates, `month_name`, `quarter_name`, `month_range`, `ambiguous`. `weak` marks a notation that
    may be something else (`15-16` may be an age band); `bare` a lone calendar-looking year.
    """

    kind: str
    text: str
    begin: int
    stop: int
    start: date | None = None
    end: date | None = None
    month: int | None = None
    last_month: int | None = None
    quarter: int | None = None
    day: int | None = None
    weak: bool = False
    bare: bool = False

    @property
    def financial_year(self) -> str | None:
        """`2018/19` for exactly one financial year, else None."""
        if self.kind != "financial_year" or self.start is None:
            return None
        return f"{self.start.year}/{(self.start.year + 1) % 100:02d}"


def kind_of_range(start: date, end: date) -> str:
    """What a range of whole dates is."""
    if end < start:
        return "ambiguous"
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31) and end.year == start.year + 1:
        return "financial_year"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year == start.year:
        return "calendar_year"
    if start == end:
        return "day"
    whole_months = start.day == 1 and end == month_end(end.year, end.month)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and months == 1:
        return "month"
    if whole_months and months == 3 and start.month % 3 == 1:
        return "quarter"
    return "part_year" if financial_year_start(start) == financial_year_start(end) else "span"


def financial_year_start(day: date) -> int:
    """The calendar year in which the financial year of a date begins."""
    return day.year if day.month >= 4 else day.year - 1


def within_year(period: Period, year: Period) -> Period:
    """A month, quarter or range of months named without its year, placed in the year that governs it."""
    assert year.start is not None and year.end is not None
    if period.kind == "quarter_name" and period.quarter is not None:
        if year.kind != "financial_year":  # `Q1 2018` may start in January or in April
            return replace(period, kind="ambiguous")
        first, last = (period.quarter * 3) % 12 + 1, (period.quarter * 3 + 2) % 12 + 1
    else:
        first, last = period.month or 1, period.last_month or period.month or 1

    def year_of(month: int) -> int:
        assert year.start is not None
        return year.start.year if month >= year.start.month else year.start.year + 1

    start, end = date(year_of(first), first, 1), month_end(year_of(last), last)
    return replace(period, kind=kind_of_range(start, end), start=start, end=end)


@lru_cache(maxsize=65536)
def find_periods(raw: str) -> tuple[Period, ...]:
    """Every period a text names, left to right, with pieces that belong together joined."""
    text = clean(raw)
    atoms = find_atoms(text)
    if not atoms:
        return ()
    found: list[Period] = []
    i = 0
    while i < len(atoms):
        period, used = _read(text, atoms, i)
        i += used
        if period is not None:
            found.append(period)
    return tuple(_settle(text, found))


def _read(text: str, atoms: list[Atom], i: int) -> tuple[Period | None, int]:
    """One period starting at atom i, and how many atoms it took."""
    first = atoms[i]
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    if following is not None and _JOIN.match(text[first.stop : following.begin]):
        joined = _range(text, first, following)
        if joined is not None:
            return joined, 2
    after = atoms[i + 2] if i + 2 < len(atoms) else None
    opens_range = following is not None and after is not None and _JOIN.match(text[following.stop : after.begin])
    if following is not None and not opens_range and _NEAR.match(text[first.stop : following.begin]):
        placed = _placed(text, first, following)
        if placed is not None:
            return placed, 2
    year_to = _YEAR_TO.search(text[: first.begin])
    if year_to and first.kind in ("day", "month") and first.end is not None:
        start = _year_before(first.end)
        return _period(text, year_to.start(), first.stop, start, first.end), 1
    return _single(text, first), 1


def _year_before(end: date) -> date:
    """The first day of the twelve months that end on `end`."""
    next_day = end + timedelta(days=1)
    return date(next_day.year - 1, next_day.month, next_day.day)


def _period(text: str, begin: int, stop: int, start: date, end: date) -> Period:
    return Period(kind_of_range(start, end), text[begin:stop], begin, stop, start=start, end=end)


def _range(text: str, first: Atom, last: Atom) -> Period | None:
    """Two atoms with `to` or a dash between them."""
    begin, stop = first.begin, last.stop
    if first.start and last.end and first.kind in ("day", "month") and last.kind in ("day", "month"):
        return _period(text, begin, stop, first.start, last.end)
    if first.kind in ("day_of_month", "month_name") and last.kind in ("day", "month") and last.end:
        # `1 April to 31 March 2019`, `Apr - Dec 2018`: the year stands once, at the end.
        month = first.month or 1
        year = last.end.year - (1 if month > last.end.month else 0)
        return _period(text, begin, stop, date(year, month, first.day or 1), last.end)
    if first.kind in ("day_of_month", "month_name") and last.kind in ("day_of_month", "month_name"):
        whole = (first.day or 1) == 1 and (last.day is None or last.day >= 28)
        kind = "month_range" if whole else "ambiguous"
        return Period(kind, text[begin:stop], begin, stop, month=first.month, last_month=last.month)
    if first.kind == "quarter" and last.kind == "quarter" and first.quarter and last.quarter:
        month, last_month = (first.quarter * 3) % 12 + 1, (last.quarter * 3 + 2) % 12 + 1
        return Period("month_range", text[begin:stop], begin, stop, month=month, last_month=last_month)
    if {first.kind, last.kind} <= {"financial_year", "year", "span"} and first.kind == last.kind:
        start = first.start or date(first.year or 1, 1, 1)
        end = last.end or date(last.year or 1, 12, 31)
        return Period("span", text[begin:stop], begin, stop, start=start, end=end)
    return None


def _placed(text: str, first: Atom, second: Atom) -> Period | None:
    """A month or quarter beside the year that governs it: `Q1 2018/19`, `2018/19 - April`."""
    for part, year in ((first, second), (second, first)):
        if part.kind in ("month_name", "quarter") and year.kind in ("financial_year", "year"):
            named = _single(text, part)
            governing = _single(text, year)
            assert named is not None and governing is not None
            result = within_year(named, governing)
            return replace(result, text=text[first.begin : second.stop], begin=first.begin, stop=second.stop)
    return None


def _single(text: str, atom: Atom) -> Period | None:
    begin, stop = atom.begin, atom.stop
    found = text[begin:stop]
    if atom.kind == "year":
        assert atom.year is not None
        return Period("calendar_year", found, begin, stop, date(atom.year, 1, 1), date(atom.year, 12, 31), bare=True)
    if atom.kind == "ambiguous_year":
        return Period("ambiguous", found, begin, stop)
    if atom.kind in ("month_name", "day_of_month"):
        kind = "month_name" if atom.kind == "month_name" else "ambiguous"
        return Period(kind, found, begin, stop, month=atom.month, day=atom.day)
    if atom.kind == "quarter":
        return Period("quarter_name", found, begin, stop, quarter=atom.quarter)
    weak = atom.kind == "financial_year" and bool(re.fullmatch(r"\d\d\s*-\s*\d\d|\d{6}", found))
    return Period(atom.kind, found, begin, stop, atom.start, atom.end, weak=weak)


def _settle(text: str, periods: list[Period]) -> list[Period]:
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
    if len(settled) == 1 and settled[0].kind == "financial_year" and _PART_WORDS.search(text):
        settled[0] = replace(settled[0], kind="part_year")
    if len(settled) == 1 and _CALENDAR_WORDS.search(text):
        if settled[0].bare:
            settled[0] = replace(settled[0], bare=False)
        elif settled[0].kind == "financial_year":  # `2018/19 (calendar year)` contradicts itself
            settled[0] = replace(settled[0], kind="ambiguous", start=None, end=None)
    return settled


_YEARS = ("financial_year", "calendar_year")
_UNDATED = ("month_name", "quarter_name", "month_range")


def _together(text: str, first: Period, second: Period) -> Period | None:
    """The one period that two neighbouring pieces name, or None where they are two."""
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
        if year.kind in _YEARS and part.kind in _UNDATED:
            placed = within_year(part, year)
            return year if (placed.start, placed.end) == (year.start, year.end) else placed
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
    if other.start is None or other.end is None:
        return None
    if (other.start, other.end) == (year.start, year.end):
        return replace(year, bare=False)
    if not (year.start <= other.start and other.end <= year.end):
        return None
    if other.kind in ("day", "month") and up_to:
        return year if other.end == year.end else replace(year, kind="part_year", end=other.end)
    return other if other.kind in ("part_year", "quarter", "month") else None
