"""What a single note or heading says of the days of its figures: the last one, the first, when they were taken.

What belongs here: the wordings. What does not: which years of a table they concern (`completeness.py`), or years that
are called whole or not (`years_not_whole.py`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says

_CUT_OFF = re.compile(
    r"\b(?:extract(?:ed|ion)?|downloaded|runs? to|run|produced|pulled|generated|correct|accurate|as at|as of|as on|"
    r"data (?:is "
    r"|are )?(?:up )?to|"
    r"(?:recorded|reported|offences|crimes|figures) (?:up )?to|source\b[^.;]{0,20}\bto|up to|"
    r"up until|to date)\b[^.;]{0,40}$",
    re.I,
)
# When a response was made, where its month alone is given too.
_TAKEN = re.compile(
    r"\b(?:extract(?:ed|ion)?|downloaded|produced|pulled|run|correct|accurate|as at|last updated|"
    r"date of (?:response|reply)|response date)\b[^.;]{0,20}$",
    re.I,
)
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


def ends_data(text: str, period: Period) -> bool:
    """True for a day up to which the text says that data goes, or on which it was taken."""
    return period.kind == "day" and _CUT_OFF.search(clean(text)[: period.begin]) is not None


def tells_when_taken(text: str, period: Period) -> bool:
    """True for the day or the month in which a text says that the data was taken, or the response made."""
    return period.kind in ("day", "month") and _TAKEN.search(clean(text)[: period.begin]) is not None


def last_day_said(text: str) -> date | None:
    """The day up to which a heading says that its figures go, or at which they were: `as at 31 March 2019`."""
    return next((period.end for period in find_periods(text) if ends_data(text, period)), None)


def tells_of_a_new_system(said: str) -> bool:
    """True for a sentence by which one system replaced another, so that the records of none are missing."""
    whole = patterns("innocent")["phrases"].sub(" ", said)  # without `not directly comparable`
    return says("doubt", "system", said) and not says("doubt", "system_not_whole", whole)


def first_day_said(text: str) -> date | None:
    """The day before which a sentence says that there are no records: `Data is only available from June 2017`."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        said = clean(sentence)
        if _BEGINS.search(said) and not tells_of_a_new_system(said):
            days = [p.start for p in find_periods(said) if p.kind in ("day", "month", "quarter") and p.start]
            if days:
                return days[0]
    return None
