"""Words beside one year of an axis that no other year has: `2019/20 annualised` beside `2018/19`.

What belongs here: finding such words. What does not: words that limit a period by themselves, `since 2018/19`
(`labels/period_edges.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import Label
from pipeline.reading.labels.wording import names_offence

_NUMBERED = re.compile(r"^(?:(?:year|period|question|part|item|table|y|p|q) ?)?\d{1,2} ?[a-h]?$")  # `Year 1: 2018/19`
_YEARS = ("financial_year", "calendar_year", "quarter", "month")


def alone_beside_a_year(labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of an axis of periods; ambiguous where words stand beside one of the years alone that name no offence,
    flag or category: they may say that its figure is not of the whole year, or counts something else."""
    plain = {id(label): label for label in labels.values() if _is_year(label)}
    beside: dict[str, set[Period]] = defaultdict(set)
    for label in plain.values():
        if label.period is not None:
            beside[_said(label)].add(_dates(label.period))
    odd = {said for said, periods in beside.items() if said and len(periods) == 1 and not _explained(said)}
    if not odd:
        return labels
    several = len({period for periods in beside.values() for period in periods}) > 1
    strange = several and ("" in beside or len(odd) == len(beside))
    return {
        place: _doubted(label)
        if id(label) in plain and _said(label) in odd and (strange or (len(plain) == 1 and _follows(label)))
        else label
        for place, label in labels.items()
    }


def _is_year(label: Label) -> bool:
    return label.period is not None and label.period.kind in _YEARS and not (label.total or label.derived)


def _said(label: Label) -> str:
    if label.rest:
        return key(label.rest)
    return label.subject if label.subject and label.subject != "offences" else ""


def _dates(period: Period) -> Period:
    return Period(period.kind, "", 0, 0, start=period.start, end=period.end)


def _explained(said: str) -> bool:
    return names_offence(said) or _NUMBERED.match(said) is not None


def _follows(label: Label) -> bool:
    """True for words after the year, `2019/20 annualised`, and not a name before it, `TNOs 2019/20`."""
    period = label.period
    return period is not None and bool(key(label.text[period.stop :]).strip()) and not key(label.text[: period.begin])


def _doubted(label: Label) -> Label:
    assert label.period is not None
    doubt = label.rest or label.subject or ""
    return replace(label, period=replace(label.period, kind="ambiguous", bare=False, start=None, end=None, doubt=doubt))
