"""The dates that a title, a sheet's name or a file's name is about, where its table has years of its own.

What belongs here: which dates such a text claims, and whether a table's years are those. What does not: the periods in
a text (`labels/periods.py`), or what follows from a claim that does not hold (`years_agree.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.surroundings.title_period import is_noise

_UP_TO = re.compile(r"\b(?:to|until|till|up to|ending|ended)(?: the)?(?: end of)?\s*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Before a year by one number that says when: `recorded in 2015`, `Offences - 2015`. Others are those of an Act.
_DATES = re.compile(r"(?:^|[-:,(]|\b(?:in|for|during|between|from|years?|recorded|offences|crimes))\W*$", re.I)
_NAMES_A_YEAR = re.compile(r"(?:fy ?)?(?:20)?\d\d ?[/-] ?(?:20)?\d\d\b(?! ?[/-])", re.I)
# Years named by their ends, where one word stands for all of them: `year ending March 2018 and March 2019`.
_ENDING = re.compile(
    r"\b(years? (?:ending|ended|to) )((?:\d\d? )?[a-z]+ \d{4})( and| to|,)(?= (?:\d\d? )?[a-z]+ \d{4}\b)",
    re.I,
)
_FORCES_OF_TODAY = 1974
_DATED = ("financial_year", "calendar_year", "part_year", "quarter", "span")


@dataclass(frozen=True, slots=True)
class Shown:
    """The periods on the axes of a table: all that have dates, the first and the last."""

    periods: list[Period]
    first: Period
    last: Period

    @property
    def start(self) -> date:
        return self.first.start or date.max

    @property
    def end(self) -> date:
        return self.last.end or date.min

    @property
    def start_of_last(self) -> date:
        return self.last.start or date.max

    def __str__(self) -> str:
        return repr(self.first.text) if self.first == self.last else f"{self.first.text!r} to {self.last.text!r}"


@dataclass(frozen=True, slots=True)
class _Claim:
    """The dates that a text names. `loose` where by years of one number, which may be those that financial years begin
    or end in."""

    text: str
    start: date
    end: date
    loose: bool

    @property
    def is_a_year(self) -> bool:
        return len(_YEAR.findall(self.text)) == 1 if self.loose else 364 <= (self.end - self.start).days <= 365


def _is_a_number(period: Period) -> bool:
    """True for a year in a file's name before there were the forces of today: the number of a request, `1920-21`."""
    return period.start is not None and period.start.year < _FORCES_OF_TODAY


def other_than_shown(text: str, shown: Shown, *, of_title: bool, of_file: bool, sent: int | None = None) -> str:
    """The period that a text names and that is not the table's; empty where it covers them, or names one as a yearly
    report does. `of_title` for a text over the table, `of_file` for the name of its file; `sent` is the year in which
    the request was."""
    while (each := _ENDING.sub(r"\1\2\3 \1", text)) != text:
        text = each
    found = [p for p in find_periods(text) if not (p.weak or is_noise(text, p) or (of_file and _is_a_number(p)))]
    cut = next((p for p in found if p.kind == "month" and p.end and _UP_TO.search(text[: p.begin])), None)
    if cut is not None and cut.end is not None and shown.start_of_last <= cut.end < shown.end:
        return cut.text
    claims = [claim for p in found if (claim := _claim(p, text)) and not (claim.loose and of_file)]
    if not claims:
        return ""
    start, end = min(claim.start for claim in claims), max(claim.end for claim in claims)
    begins = start <= shown.start
    # A title that ends within the last year makes that one part of a year.
    ends = shown.end <= end or (of_title and (start.month, start.day) == (4, 1) and shown.start_of_last < end)
    if (begins and ends) or (
        len(claims) == 1 and _is_of_them(claims[0], shown, sent, of_title=of_title, of_file=of_file)
    ):
        return ""
    return " and ".join(dict.fromkeys(claim.text for claim in claims))


def _claim(period: Period, text: str) -> _Claim | None:
    if period.by_years_alone:
        years = [int(year) for year in _YEAR.findall(period.text)]
        dates = len(years) > 1 or _DATES.search(text[: period.begin])
        start, end = date(min(years) - 1, 4, 1), date(max(years) + 1, 3, 31)
        return _Claim(period.text, start, end, loose=True) if dates else None
    if period.kind not in _DATED or period.start is None or period.end is None:
        return None
    return _Claim(period.financial_year or period.text, period.start, period.end, loose=False)


def _is_of_them(claim: _Claim, shown: Shown, sent: int | None, *, of_title: bool, of_file: bool) -> bool:
    """Whether one year is the last of a table, that of the document, which is later, or any in a name; or the part of
    one by which a title explains the last column: `2019/20 is to 31/12/2019`. Of a table of one year a file's name has
    another only as that in which it was sent."""
    named = _NAMES_A_YEAR.match(claim.text) and claim.start == shown.start_of_last
    if of_title and named and _is_part_after_whole_years(shown):
        open_end = (shown.end.month, shown.end.day) == (3, 31)  # of `2019/20 YTD`
        return claim.end == shown.end or (open_end and claim.end < shown.end)
    if not claim.is_a_year:
        return False
    if claim.loose:
        return claim.end.year - 1 >= shown.end.year
    if of_title:
        return (claim.start, claim.end) == (shown.last.start, shown.last.end)
    named = any((claim.start, claim.end) == (p.start, p.end) for p in shown.periods)
    of_document = len(shown.periods) > 1 or sent is None or claim.start.year >= sent
    return named or (of_file and claim.start > shown.start_of_last and of_document)


def _is_part_after_whole_years(shown: Shown) -> bool:
    """True where the last column is a part of a year, from its beginning, and all before it are whole years."""
    others = [p for p in shown.periods if p.start != shown.last.start]
    opens = (shown.start_of_last.month, shown.start_of_last.day) == (4, 1)
    whole = all(p.kind == "financial_year" for p in others)
    return opens and whole and bool(others) and shown.last.kind in ("part_year", "quarter", "month")
