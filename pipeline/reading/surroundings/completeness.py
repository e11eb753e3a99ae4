"""Whether a financial year that a table names can be whole: notes, days of extraction, the round itself.

What belongs here: years that are made part years, and why. What does not: the wordings (`notes.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.notes import tells_of_a_new_system
from pipeline.reading.surroundings.own_subject import is_about_something_else
from pipeline.reading.surroundings.trends import tells_a_trend
from pipeline.reading.surroundings.years_not_whole import PART_OF_NOTE, leaves_out

# Before a month without its year, in the note that a year's marker leads to: `data to end of December`.
_LIMIT = re.compile(
    r"\b(?:to|until|till|up to|from|since|after|before)(?: the)?(?: (?:start|beginning|end) of)?\s*$", re.I
)
_HOLDS_SOME = re.compile(
    r"(?:this |it )?(?:includes?|including|contains?) (?:an?|one|two|three|four|five|six|some|several|\d+) \w+", re.I
)


def cut_short(period: Period, around: Surroundings, force: str) -> tuple[Period, str]:
    """The period of a figure of a force, made a part year where a date of extraction or the round itself shows that it
    cannot be complete; and why."""
    if period.start is None or period.end is None:
        return period, ""
    if period.kind in ("month", "quarter"):
        return _not_over(period, around)
    if period.kind != "financial_year":
        return period, ""
    said = _said_of(period.start.year, around, force)
    if said is None and around.last_year == period.start.year:
        said = _said_of(None, around, force)
    if said is not None:
        return part_of_year(period, said), f"a note says so: {said.strip()[:80]!r}"
    for day, sheet, address, text in around.cut_offs:
        if period.start <= day < period.end:
            return replace(
                period, kind="part_year", end=day
            ), f"{sheet}!{address} says the data runs to {day.isoformat()}: {text.strip()[:80]!r}"
    for day, sheet, address, text in around.beginnings:
        if period.start < day:
            return replace(
                period, kind="part_year", start=min(day, period.end)
            ), f"{sheet}!{address} says the data begins on {day.isoformat()}: {text.strip()[:80]!r}"
    if around.round_ is not None and period.end > date(around.round_, 3, 31):
        return replace(
            period, kind="part_year"
        ), f"{period.financial_year} was not over when round {around.round_} was asked"
    return period, ""


def _said_of(year: int | None, around: Surroundings, force: str) -> str | None:
    """The note by which a year is not whole: one of all forces, or of this one."""
    return around.part_years.get((year, "")) or around.part_years.get((year, force))


def _not_over(period: Period, around: Surroundings) -> tuple[Period, str]:
    """A month or a quarter, made a part where the data was taken before its end: its figure completes no year."""
    assert period.end is not None
    for day, sheet, address, text in around.cut_offs:
        if day < period.end:
            return replace(
                period, kind="part_year"
            ), f"{sheet}!{address} says the data runs to {day.isoformat()}: {text}"
    if around.round_ is not None and period.end > date(around.round_, 12, 31):
        return replace(period, kind="part_year"), f"it was not over in {around.round_}, the year of the round"
    return period, ""


def part_of_year(year: Period, said: str) -> Period:
    """The part of a year that a note names, `April to December 2019 only`; with an open end where it names none, or
    one that is not there."""
    if leaves_out(said):
        return replace(year, kind="part_year")
    ends = {p.end for p in find_periods(said) if p.start == year.start and p.end and year.end and p.end < year.end}
    return replace(year, kind="part_year", end=ends.pop() if len(ends) == 1 else year.end)


def says_part(said: str, year: Period) -> bool:
    """True for the note of a marked year or figure by which the year is not whole: `April to June only`."""
    said = clean(said)
    if is_about_something_else(said) or tells_a_trend(said) or tells_of_a_new_system(said):
        return False  # `A new system was introduced in spring 2023`
    if _HOLDS_SOME.match(said) and not PART_OF_NOTE.search(said):
        return False  # `Includes one offence transferred in from another force in April 2018`
    found = find_periods(said)
    dates = [p for p in found if p.end and year.start and year.end and year.start < p.end < year.end]
    months = [p for p in found if p.month and p.twelve_from is None]
    limits = any(_LIMIT.search(said[: month.begin]) for month in months)
    return PART_OF_NOTE.search(said) is not None or bool(dates) or limits
