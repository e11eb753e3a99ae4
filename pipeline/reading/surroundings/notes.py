"""What a single note or heading says of how complete figures are: a day they go up to, a year that is not whole.

What belongs here: the wordings. What does not: which years of a table they concern (`completeness.py`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.reading.labels.period import Period, financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says

_CUT_OFF = re.compile(
    r"\b(?:extract(?:ed|ion)?|downloaded|runs? to|run|produced|pulled|generated|correct|accurate|as at|as of|as on|"
    r"data (?:is "
    r"|are )?(?:up )?to|"
    r"(?:recorded|reported|offences|crimes|figures) (?:up )?to|up to|up until|to date)\b[^.;]{0,40}$",
    re.I,
)

PART_OF_NOTE = re.compile(
    r"\b(?:(?:is|are|was|were|has|have) missing|missing (?:data|figures|from|for)|(?<!up )to date|so far|"
    r"part[- ]?year|partial|incomplete|"
    r"(?:from|to|until) (?:\d+\w* )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*(?: \d+)? only|"
    r"not (?:a )?(?:full|complete)|year to date|ytd|"
    r"(?:[1-9]|1[01]|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months)\b",
    re.I,
)


_LEFT_OUT = re.compile(
    r"\b(?:excludes?|excluding|without|not include|up to and including|only includes?|runs? (?:only )?to)\b.{0,30}"
    r"\b(?:q[1-4]|quarter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|months?)",
    re.I,
)
_EXCLUDES = re.compile(
    r"\b(?:do(?:es)? not|doesn't|did not) include\b|\bexclud(?:es?|ing)\b|"
    r"\bnot including\b|\bnot (?:yet |currently )?available\b|\bunavailable\b|"
    r"\bnot (?:yet )?(?:been )?(?:included|counted|entered)\b",
    re.I,
)
# A year that goes to another month than March: `2019/20 is to December`, `up to 31/12`.
_TO_MONTH = re.compile(
    r"\b(?:is|are|was|covers?|runs?|goes|only|data|figures?|up|year)\b[^.;]{0,20}"
    r"(?<!prior )\b(?:to|until)\b(?: the)?(?: end of)? (?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:apr|may|jun|jul|aug|sep|oct|nov|dec|jan|feb)[a-z]*\b|"
    r"\b(?:up to|until|to) \d{1,2}/(?:0?[124-9]|1[0-2])(?![/\d])",
    re.I,
)
# A year that begins in another month than April: `2017-18 data from 1 July`.
_FROM_MONTH = re.compile(
    r"\b(?:data|figures?|is|are|was|covers?|only) from (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|jan(?:uary)?|"
    r"feb(?:ruary)?|mar(?:ch)?)(?: only| onwards)?\W*$",
    re.I,
)
# When a response was made, where its month alone is given too.
_TAKEN = re.compile(
    r"\b(?:extract(?:ed|ion)?|downloaded|produced|pulled|run|correct|accurate|as at|last updated|"
    r"date of (?:response|reply)|response date)\b[^.;]{0,20}$",
    re.I,
)
_NAMED = re.compile(r"\b((?:19|20)\d\d)[/-]\d\d\b")
_QUARTER = re.compile(r"\b(?:q[1-4]|(?:first|second|third|fourth|last|final) quarter)\b", re.I)
# Before that day there are no records, or not all: said of the data, and with words that deny the rest.
_BEGINS = re.compile(
    r"^(?=.*\b(?:data|figures?|records?|recording|information|systems?|offences|crimes)\b).*(?:"
    r"\bonly (?:be )?(?:available|held|recorded|searchable|searched|provided|complete|collected)\b.{0,20}"
    r"\b(?:from|since|after)\b|"
    r"\b(?:data|figures?|records?|recording|information)\b.{0,20}\b(?:starts?|started|beg[aiu]ns?|commenced?s?)\b|"
    r"\b(?:prior to|before|earlier|previous|pre)\b.*\b(?:not|no|cannot|unable|incomplete|un(?:available|searchable))\b|"
    r"\b(?:not|no|cannot|unable|incomplete|un(?:available|searchable))\b.*\b(?:prior to|before|earlier|pre))",
    re.I,
)
_LAST_YEAR = re.compile(r"\b(?:most recent|latest|last|final|current)(?: financial)? (?:year|column|period)\b", re.I)


def leaves_out(text: str) -> bool:
    """True for a text that names what is not there: `Q1 data is not available`."""
    return _EXCLUDES.search(clean(text)) is not None


def ends_data(text: str, period: Period) -> bool:
    """True for a day up to which the text says that data goes, or on which it was taken."""
    return period.kind == "day" and _CUT_OFF.search(clean(text)[: period.begin]) is not None


def tells_when_taken(text: str, period: Period) -> bool:
    """True for the day or the month in which a text says that the data was taken, or the response made."""
    return period.kind in ("day", "month") and _TAKEN.search(clean(text)[: period.begin]) is not None


def last_day_said(text: str) -> date | None:
    """The day up to which a heading says that its figures go, or at which they were: `as at 31 March 2019`."""
    return next((period.end for period in find_periods(text) if ends_data(text, period)), None)


def first_day_said(text: str) -> date | None:
    """The day before which a sentence says that there are no records: `Data is only available from June 2017`."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        said = clean(sentence)
        replaced = says("doubt", "system", said) and not says("doubt", "system_not_whole", said)
        if _BEGINS.search(said) and not replaced:  # before a new system there was another
            days = [p.start for p in find_periods(said) if p.kind in ("day", "month", "quarter") and p.start]
            if days:
                return days[0]
    return None


def years_said_part(text: str) -> list[int | None]:
    """The years that a note calls not whole, `2019/20 is not a full year`, by when they begin; None for the last one:
    `the last column is for 10 months`."""
    said = clean(text)
    left_out = _EXCLUDES.search(said)
    if left_out is not None and says("doubt", "of_else", said[: left_out.start()]):
        left_out = None  # `Arrest figures for 2018/19 are not available`
    said_part = left_out or any(one.search(said) for one in (PART_OF_NOTE, _LEFT_OUT, _TO_MONTH, _FROM_MONTH))
    if len(said) > 250 or not said_part:
        return []
    found = find_periods(said)
    years: list[int | None] = [p.start.year for p in found if p.kind in ("financial_year", "part_year") and p.start]
    years += [financial_year_start(p.start) for p in found if p.kind in ("month", "quarter") and p.start and not years]
    # With words beside it that make another period of it, a year is still the one that is spoken of.
    years = years or [int(match[1]) for match in _NAMED.finditer(said)]
    some_months = any(p.kind == "month_range" and not p.twelve_from for p in found)
    return years or ([None] if some_months or _LAST_YEAR.search(said) or _QUARTER.search(said) else [])
