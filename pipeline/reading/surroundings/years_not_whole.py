"""Years that a note calls not whole, or not there, and those that it calls whole.

What belongs here: the wordings. What does not: the days up to which figures go (`notes.py`), or which years of a table
are made parts (`completeness.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.period import financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says

PART_OF_NOTE = re.compile(
    r"\b(?:(?:is|are|was|were|has|have) missing|missing (?:data|figures|from|for)|(?<!up )to date|so far|"
    r"part[- ]?year|partial|incomplete|"
    r"(?:from|to|until) (?:\d+\w* )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*(?: \d+)? only|"
    r"not (?:a )?(?:full|complete)|year to date|ytd|"
    r"^part of (?:the|a) year|(?:for|cover(?:s|ing)?|only) (?:a )?part of (?:the|a|this|that) year|"
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
    r"\b(?:is|are|was|covers?|runs?|goes|only|data|source|figures?|up|year)\b[^.;]{0,20}"
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
_EVERY_YEAR = re.compile(r"\b(?:each|every|all)(?: of the)?(?: (?:financial|fiscal))? years?\b", re.I)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")  # `All years up to December 2019` ends once
_NAMED = re.compile(r"\b((?:19|20)\d\d)[/-]\d\d\b")
_QUARTER = re.compile(r"\b(?:q[1-4]|(?:first|second|third|fourth|last|final) quarter)\b", re.I)
# The number of a question before what is asked for, and what that leaves out: `Q2 Offences used (excluding X)`.
_QUESTION = re.compile(r"^q\d{1,2}\b[.:)]? (?=\w[^()]*\((?:excluding|excludes?|not including)\b[^()]*\)$)", re.I)
_LAST_YEAR = re.compile(r"\b(?:most recent|latest|last|final|current)(?: financial)? (?:year|column|period)\b", re.I)
_CURRENT_YEAR = re.compile(r"\b(?:current|this|present|ongoing)(?: (?:financial|fiscal))? year\b", re.I)
# `2019/20 is the latest complete year`, `the last full year is 2019/20`.
_NOW_WHOLE = re.compile(r"\b(?:is|are|has) now(?: been)? (?:complete[d]?|full|whole)\b", re.I)
_YEAR = r"(?P<{}>(?:19|20)\d\d)[/-]\d\d(?:\d\d)?"
_FULL = (
    r"(?:the |our )?(?:(?:latest|last|most recent|final|newest) )?(?:available )?(?:full|complete|whole)"
    r"(?: (?:financial|fiscal))? year(?: (?:available|held|recorded))?(?: (?:for which|with)[^.;,]{0,40})?"
)
_WHOLE = re.compile(
    rf"\b{_YEAR.format('before')} (?:is|was) (?:therefore )?{_FULL}|\b{_FULL} (?:is|was) {_YEAR.format('after')}\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_LONGEST = 250


def leaves_out(text: str) -> bool:
    """True for a text that names what is not there: `Q1 data is not available`."""
    return _EXCLUDES.search(clean(text)) is not None


def says_every_year_part(text: str) -> bool:
    """True for a text by which no year is whole: `Each year is up to 31 December only`."""
    said = clean(text)
    part = any(one.search(said) for one in (PART_OF_NOTE, _TO_MONTH, _FROM_MONTH))
    return part and _EVERY_YEAR.search(said) is not None and not _DATED.search(said)


# What a quarter is: `Q1 = April to June`, of every year.
_QUARTER_IS = re.compile(
    r"\bq(?:uarter|tr)? ?[1-4]\s*(?:=|:|is|means|being|runs from|covers)?\s*\(?(?:apr\w*\W+(?:to )?june?|"
    r"july?\W+(?:to )?sep\w*|oct\w*\W+(?:to )?dec\w*|jan\w*\W+(?:to )?mar\w*)\b(?!\W*only)",
    re.I,
)


def years_said_part(text: str) -> list[int | None]:
    """The years that a note calls not whole, `2019/20 is not a full year`, by when they begin; None for the last one:
    `the last column is for 10 months`. Each clause is of the years that it names; one that names none is of all."""
    years: list[int | None] = []
    for part in [text] if len(clean(text)) <= _LONGEST else _SENTENCE.split(text):
        said = _QUARTER_IS.sub(" ", _QUESTION.sub("", clean(part)))
        whole = [int(match["before"] or match["after"]) for match in _WHOLE.finditer(said)]
        rest = _WHOLE.sub(" ", said)
        for clause in re.split(r";|(?<=[.!?])\s", rest):
            if len(said) <= _LONGEST and _says_part(clause):
                years += _years_in(clause) or _years_unnamed(clause, whole) or _years_in(rest) or whole
    return list(dict.fromkeys(years))


def _says_part(said: str) -> bool:
    if _NOW_WHOLE.search(said):
        return False  # `Data for 2019/20 previously ran to December and is now complete`
    left_out = _EXCLUDES.search(said)
    if left_out is not None and says("doubt", "of_else", said[: left_out.start()]):
        left_out = None  # `Arrest figures for 2018/19 are not available`
    return bool(left_out) or any(one.search(said) for one in (PART_OF_NOTE, _LEFT_OUT, _TO_MONTH, _FROM_MONTH))


def _years_in(said: str) -> list[int | None]:
    """The financial years that a clause names, or those of its months and quarters."""
    found = find_periods(said)
    years = [p.start.year for p in found if p.kind in ("financial_year", "part_year") and p.start]
    years += [financial_year_start(p.start) for p in found if p.kind in ("month", "quarter") and p.start and not years]
    # With words beside it that make another period of it, a year is still the one that is spoken of.
    beside = [p.text for p in found if p.kind == "ambiguous" or re.search(r"\band\b|&", p.text)]
    return [*years, *(int(match[1]) for one in (beside if years else [said]) for match in _NAMED.finditer(one))]


def _years_unnamed(said: str, whole: list[int]) -> list[int | None]:
    """The year that a clause speaks of without its name: the last of the table, or the one after the last `whole`."""
    if whole and _CURRENT_YEAR.search(said):
        return [max(whole) + 1]
    some_months = any(p.kind == "month_range" and not p.twelve_from for p in find_periods(said))
    return [None] if some_months or _LAST_YEAR.search(said) or _QUARTER.search(said) else []
