"""What stands right before and after a period in a label, and makes it another one: `since 2018/19`, `2018/19 onwards`.

What belongs here: those words, and the doubt they leave. What does not: words that are part of the period's own
notation (`year ending`: `periods.py`), or other words beside it, which the labels next to it explain or do not
(`tables/beside_period.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.labels.period import Period

# Prepositions but for those that leave a period as it is (`in`, `of`, `for`, `during`, `within`); parts of a whole.
_BEFORE = re.compile(
    r"(?:^|(?<=[\s(\[,;:/-]))(?P<said>(?:as (?:at|of)|up to|upto|prior to|other than|apart from|compared (?:to|with)|"
    r"to|from|since|before|after|until|till?|at|on|post|pre|following|beyond|past|through|thru|ex(?:cl)?\.?|"
    r"excluding|except|without|minus|less|vs\.?|versus|ends?|ending|ended|early|earlier|late|later|mid|half|part|fytd|rolling|[12]h|"
    r"some|most|rest|remainder|start|starting|beginning|commencing|opening|clos(?:e|ing)|quarter|qtr|to date|"
    r"by(?=[\s(:,-]*$))(?:[\s-]+(?:to|of|at|from|ending|ended|end|up|and|including|month|in))*)"
    r"[\s(:,-]*(?:(?:the|fy|f/y|fin\.?|financial|fiscal|calendar|years?|yr|month|of)[\s(:,.-]*)*$",
    re.I,
)
_AFTER = re.compile(
    r"^[\s)\]:,*-]*(?P<said>(?:and|or|&) (?:onwards?|on|later|after|before|earlier|prior|beyond|since|previous\w*)\b|"
    r"onwards?\b|on\W*$|part\b|to (?:present|now|date)\b|(?:start|beginning|end|half)\b|p\d{1,2}\b|[12]h\b|"
    r"\(?est(?:imat\w*)?\b\.?|"
    r"\+\W*$)",
    re.I,
)
# What a range or a whole year by its notation may have before it: `between 1 April 2018 and 31 March 2019`.
_OPENS_RANGE = re.compile(r"^(?:from|between|since|starting|period)\b", re.I)
_YEAR_BY_ENDING = re.compile(r"^(?:ending|ended)$", re.I)
_MONTH_ENDING = re.compile(r"\bmonth[\s-]*(?:ending|ended|ends?|to|up to)(?: the)?(?: end)?(?: of)?[\s:,-]*$", re.I)
_NAMED = re.compile(r"^\W*(?:(?:fy|f/y|financial year)\W*)?\d{2,4}\s*(?:[/_\\-]\s*\d{1,4})?\W*$", re.I)
_KINDS = ("financial_year", "calendar_year", "quarter", "month", "month_name", "quarter_name")


def with_its_edges(text: str, period: Period) -> Period:
    """The period of a label, made ambiguous where what stands beside it limits or widens it."""
    if period.kind not in _KINDS:
        return period
    said = _before(text[: period.begin], period) or _after(text[period.stop :])
    return replace(period, kind="ambiguous", bare=False, start=None, end=None, doubt=said) if said else period


def _before(text: str, period: Period) -> str:
    found = _BEFORE.search(text)
    if found is None or (period.kind in ("month", "month_name") and _MONTH_ENDING.search(text)):
        return ""
    said = found["said"]
    ranged = period.kind != "month_name" and not _NAMED.match(period.text) and period.kind != "month"
    if ranged and _OPENS_RANGE.match(said):
        return ""
    return "" if period.kind == "financial_year" and _YEAR_BY_ENDING.match(said) else said


def _after(text: str) -> str:
    found = _AFTER.match(text)
    return found["said"] if found else ""
