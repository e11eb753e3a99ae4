"""Whether a table's own years agree with what its titles, its sheet's name and the file's name say of them.

What belongs here: a heading copied from last year's file, the name of a part of a year over whole ones, calendar years
over financial ones. What does not: the dates in such a text (`years_named.py`), dating a table that has no periods
(`title_period.py`), or notes that a year is not whole (`completeness.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pipeline.reading.labels.period import Period, within_year
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.title_period import without_reference
from pipeline.reading.surroundings.years_named import Shown, other_than_shown
from pipeline.reading.surroundings.years_not_whole import says_every_year_part
from pipeline.reading.surroundings.years_said import says_other_years
from pipeline.reading.tables.line import Line, Table

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_PART = (
    rf"(?:quarter [1-4]|h[12]|(?:first|second) half|ytd|year to date|part year|"
    rf"(?:to |up to )?(?:{_MONTH})(?: ?(?:-|to) ?(?:{_MONTH}))?)"
    r"(?: only| (?:(?:of|in) )?(?:each|every) (?:financial )?year)?"
)
# A sheet's name, or a line over a table, that says no more than a part of a year; `Q1` is as likely a question.
_PART_OF_YEAR = re.compile(_PART, re.I)
# The same at the end of a longer one; a month alone may be the month of a report.
_ENDS_IN_PART = re.compile(rf"[(,:–-]\s*(?!(?:{_MONTH})\W*$)({_PART})\s*\)?$", re.I)
# A month, or some quarters, of every year, anywhere in a title.
_EACH = re.compile(
    rf"\b(?:each|every) (?:{_MONTH})\b|\b(?:{_MONTH})(?: (?:of|in))? (?:each|every) (?:financial )?year\b|"
    r"\bq[1-4] ?(?:to|-|and|&|,) ?q[1-3]\b|\bq[2-4] ?(?:to|-) ?q4\b",
    re.I,
)
_APRIL_TO_MARCH = re.compile(
    r"\b(?:apr\w*\s*(?:-|–|to|and)|years? (?:to|ending|ended))\s*(?:the end of |31(?:st)? )?mar\w*", re.I
)
# What a quarter is, said by the way: `Q1 = April to June`.
_QUARTER_IS = re.compile(
    rf"\b(?:q[1-4]|quarter [1-4])\s*(?:[=:(]|is\b)\s*(?:{_MONTH})\s*(?:-|–|to)\s*(?:{_MONTH})\b\)?", re.I
)
_OF_THE_DOCUMENT = re.compile(
    r"\b(?:extract|produc|publish|updat|refresh|print|creat|version|issu|audit|review)\w*\b", re.I
)
_WHOLE = re.compile(r"apr\w* ?(?:-|to) ?mar\w*(?: (?:of )?(?:each|every)(?: financial)? year)?", re.I)
_CALENDAR = re.compile(r"^(?!.*\bfinancial\b).*\bcalendar\b", re.I)
# What was asked for, in a letter's words, is not what was sent.
_ASKED = re.compile(r"\b(?:you|your|request\w*|asked|dear|thank)\b", re.I)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that may speak of a table's years: what it is, where it stands, and what is read of it."""

    what: str
    address: str
    text: str
    words: str

    @property
    def of_title(self) -> bool:
        return self.what == "title"

    @property
    def of_file(self) -> bool:
        return self.what == "file's name"


def years_agree(table: Table, lines: list[Line], around: Surroundings) -> None:
    """Refuse a table whose years are not those that a text over it, its sheet or its file is about."""
    dated = [p for line in lines for p in _dates_of(line) if p.start and p.end and p.kind != "day"]
    if not dated:
        return
    shown = Shown(dated, min(dated, key=lambda p: p.start or date.max), max(dated, key=lambda p: p.end or date.min))
    if around.covers is not None:
        _within_declared(table, around.covers, shown)
        return
    years = [p for p in dated if p.kind == "financial_year"]
    whole = years if not any(p.kind in ("month", "quarter", "part_year") for p in dated) else []
    for said in _sayings(table, around):
        other = (
            (whole and (_part(said) or _months(said)))
            or (years and said.of_title and says_every_year_part(said.words) and said.words)
            or (years and _other_years(said))
            or other_than_shown(said.words, shown, of_title=said.of_title, of_file=said.of_file, sent=around.round_)
        )
        if other:
            raise _disagree(table, said, other, shown)


def _dates_of(line: Line) -> list[Period]:
    """The periods of a line: of a month under its calendar year the month, `2023` and `Mar`."""
    year = next((p for p in line.periods if p.kind == "calendar_year"), None)
    months = [p for p in line.periods if p.kind == "month_name"]
    return [within_year(month, year) for month in months] if year is not None and months else list(line.periods)


def _sayings(table: Table, around: Surroundings) -> Iterator[_Said]:
    for token in table.band.titles:
        text = token.cell.text
        if len(text) <= _LONGEST and not _ASKED.search(text):
            yield _Said("title", token.cell.address, text, _QUARTER_IS.sub(" ", clean(text)).strip(" ,;-"))
    yield _Said("sheet's name", "", table.sheet, clean(table.sheet))
    yield _Said("file's name", "", around.file_name, clean(without_reference(PurePosixPath(around.file_name).stem)))


def _within_declared(table: Table, declared: Period, shown: Shown) -> None:
    if declared.start and declared.end and not (declared.start <= shown.start and shown.end <= declared.end):
        raise Refusal(
            table.sheet,
            "",
            "",
            f"The sidecar says covers = {declared.text!r}, but the table names {shown}.",
            "Correct the sidecar, or check that it lies beside the right file.",
        )


def _part(said: _Said) -> str:
    """The name of a part of a year that is all that a text says, or the end of it, over whole years."""
    ends = _ENDS_IN_PART.search(said.words)
    part = ends[1] if ends else said.words
    is_part = not said.of_file and _PART_OF_YEAR.fullmatch(part) and not _WHOLE.fullmatch(part)
    return part if is_part else ""


def _months(said: _Said) -> str:
    """The months or quarters of each year that a title names in passing: `Robbery offences October to March`."""
    if not said.of_title or _OF_THE_DOCUMENT.search(said.words):
        return ""
    months = next((p.text for p in find_periods(said.words) if p.kind == "month_range" and not p.twelve_from), "")
    each = _EACH.search(_APRIL_TO_MARCH.sub(" ", said.words))
    return months or (each.group() if each else "")


def _other_years(said: _Said) -> str:
    """What a sheet's or a file's name says of years that are not financial ones; titles are among the notes."""
    named = _CALENDAR.search(said.words) or (not said.of_title and says_other_years(said.words))
    return said.words if named else ""


def _disagree(table: Table, said: _Said, other: str, shown: Shown) -> Refusal:
    ignored = "ignore the title with an [[ignore]] and its reason, or " if said.of_title else ""
    return Refusal(
        table.sheet,
        said.address,
        said.text,
        f"The {said.what} says {other!r}, and the table {shown}: one of them is wrong, or the figures are of a part of "
        "those years.",
        f"Ask the force which is right; if it is the table, {ignored}say in the sidecar which dates its figures are "
        'for: covers = "2018-04-01 to 2020-03-31".',
    )
