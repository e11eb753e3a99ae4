"""The periods a text names: financial years, calendar years, part years, months, quarters, spans.

What belongs here: how atoms join (`1 April 2018 to 31 March 2019`, `year ending March 2019`, `Q1 2018/19`). What
does not: which cell a period governs. A calendar year, a part year or an ambiguous year (`FY2019`) is recognised as
such and never becomes a financial year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.reading.labels.period import Period, kind_of_range, within_year
from pipeline.reading.labels.period_atoms import Atom, find_atoms
from pipeline.reading.labels.period_joining import settle
from pipeline.reading.labels.text import clean

_TO = r"(?:to|until|till|through|thru|and|up to(?: and including)?|ending|ended|a|ac|i|hyd(?: at)?|tan)"
_JOIN = re.compile(
    rf"^\s*[(\[]?\s*(?:-|{_TO}(?:\s*/\s*{_TO})?|/)\s*(?:the\s+)?(?:end of\s+)?[*†‡]?$",
    re.I,
)

_NEAR = re.compile(r"^[\s,:;()\[\]/_.-]*(?:of\s+)?(?:fy|f/y|financial year|in)?[\s,:;()\[\]-]*$", re.I)

_YEAR_TO = re.compile(  # `year ending`, `12 months to`, `FYE`, `y/e`, `MAT`, `year to the end of`
    r"(?P<twelve>\byear|\b(?:12|twelve)[\s-]*(?:months?|mths?|m)(?:\s+period)?|\bf?y/?e|\bf/y/e|\bfy|\byr|\bmat)\.?"
    r"[\s(-]*(?:ending|ended|ends|end|(?:up\s+)?to(?:\s+the)?\s+end|(?:up\s+)?to)?(?:\s+(?:of|in|on))?(?:\s+the)?"
    r"[\s:,-]*$",
    re.I,
)
_SEVERAL = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))[\s-]*$", re.I)
_YEAR_END = re.compile(r"^[\s(-]*(?:f?y/?e|f/y/e|(?:financial |fiscal )?(?:year|yr)[\s-]*end(?:ing|ed)?)\b\)?", re.I)


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
    return tuple(settle(text, found))


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
    if first.kind in ("day", "month") and first.end is not None:
        year_to = _YEAR_TO.search(text[: first.begin])
        if year_to and not (year_to["twelve"].casefold() == "year" and _SEVERAL.search(text[: year_to.start()])):
            return _period(text, year_to.start(), first.stop, _year_before(first.end), first.end), 1
        if year_end := _YEAR_END.match(text[first.stop :]):
            return _period(text, first.begin, first.stop + year_end.end(), _year_before(first.end), first.end), 1
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
    if first.kind == last.kind == "year" and first.year is not None and last.year == first.year + 1:
        # `2018 to 2019` may be the financial year or both calendar years; an axis of such labels decides.
        return Period("ambiguous", text[begin:stop], begin, stop, start=None, end=None, bare=True)
    if {first.kind, last.kind} <= {"financial_year", "year", "span"} and first.kind == last.kind:
        if (first.start, first.end) == (last.start, last.end) and first.start and first.end:
            return _period(text, begin, stop, first.start, first.end)
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
