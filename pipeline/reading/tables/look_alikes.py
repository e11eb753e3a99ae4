"""Labels that look like periods and may be none: `Q1` of a question, `Apr 18` the 18th of April, every third month the
end of a quarter, `21/22 Sexual activity` a code among others.

What belongs here: what an axis says of it, by its heading and by its labels together. What does not: `Q1` at the
beginning of a question in words (`labels/understand.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.labels.understand import Label
from pipeline.reading.tables.year_heading import FROM, TO

_QUESTIONS = re.compile(
    r"^(?:your |our |the )?(?:foi )?(?:questions?|requests?|quer(?:y|ies)|qs?)(?: (?:no\.?|number|ref\w*|asked|#))*$",
    re.I,
)

_OF_TWO_NUMBERS = re.compile(r"^\d{1,3}/\d{1,2}\s+[^\W\d]")
_MONTHS = re.compile(r"\bmonth(?:s|ly)?\b", re.I)
_MONTH_AND_TWO_DIGITS = re.compile(r"^[a-z]{3,9} \d\d$", re.I)


def is_of_questions(heading: str) -> bool:
    """True for the heading of a column of questions."""
    return bool(_QUESTIONS.match(" ".join(heading.split()).strip(" :.")))


def in_doubt(heading: str, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of an axis, with those as ambiguous that may be no quarters or months, and codes as such."""
    return _ends_of_quarters(heading, _days_or_months(_no_quarters(heading, _codes_among_codes(labels))))


def _codes_among_codes(labels: dict[int, Label]) -> dict[int, Label]:
    """Where most labels that begin with two numbers begin with a code, `17/16 Sexual assault`, one that looks like a
    year does too."""
    begun = [label for label in labels.values() if _OF_TWO_NUMBERS.match(label.text)]
    if sum(label.code is not None for label in begun) * 2 <= len(begun):
        return labels
    return {
        place: replace(label, period=None, code=label.period.text)
        if label.period and label.rest and _OF_TWO_NUMBERS.match(label.text)
        else label
        for place, label in labels.items()
    }


_FIRST_YEAR = 1980  # before it, a date may be an offence code, `8/65`
_APART = {3: "quarters", 6: "half years", 12: "years"}


def _ends_of_quarters(heading: str, labels: dict[int, Label]) -> dict[int, Label]:
    """`Jun 18`, `Sep 18`, `Dec 18` may be the quarters that end with these months, unless they are headed as months."""
    months = sorted({p.start for label in labels.values() if (p := label.period) and p.kind == "month" and p.start})
    places = [month.year * 12 + month.month for month in months]
    apart = {b - a for a, b in zip(places, places[1:], strict=False)}
    headed = _MONTHS.search(heading) or FROM.match(heading) or TO.match(heading)
    if len(apart) != 1 or not apart <= _APART.keys() or headed or months[0].year < _FIRST_YEAR:
        return labels
    doubt = f"the months beside it stand {min(apart)} apart, as those that end or begin {_APART[min(apart)]} do"
    return {
        place: replace(label, period=replace(p, kind="ambiguous", start=None, end=None, doubt=doubt))
        if (p := label.period) and p.kind == "month"
        else label
        for place, label in labels.items()
    }


def _days_or_months(labels: dict[int, Label]) -> dict[int, Label]:
    """`Apr 17`, `Apr 18` and no other month may be the Aprils of two years, or two days."""
    periods = [label.period for label in labels.values() if label.period is not None]
    months = {p.start.month for p in periods if p.start is not None}
    if len(months) != 1 or not all(p.kind == "month" and _MONTH_AND_TWO_DIGITS.match(p.text) for p in periods):
        return labels
    return {place: _no_month(label) for place, label in labels.items()}


def _no_month(label: Label) -> Label:
    period = label.period
    if period is None:
        return label
    day = int(period.text.split()[-1])
    return (
        label if day > 31 else replace(label, period=replace(period, kind="ambiguous", day=day, start=None, end=None))
    )


def _no_quarters(heading: str, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of an axis without the quarters that its heading denies: `Q1` under `Question` is a number, and
    `Q1 2018/19` there, or where every year has the same quarter and no other, may be either."""
    quarters = [label.period.quarter for label in labels.values() if label.period and label.period.kind == "quarter"]
    once_a_year = len(quarters) > 1 and len(set(quarters)) == 1
    if not is_of_questions(heading) and not once_a_year:
        return labels
    return {place: _no_quarter(label) for place, label in labels.items()}


def _no_quarter(label: Label) -> Label:
    period = label.period
    if period is None or period.quarter is None or not period.text.casefold().startswith("q"):
        return label
    if period.kind == "quarter_name":
        return replace(label, period=None)
    return replace(label, period=replace(period, kind="ambiguous", start=None, end=None))
