"""The first and last day that a program printed as those of its search, against the years of the table.

What belongs here: `Date range: 01/01/2018 to 31/12/2019`, `Date from`. What does not: other filters (`filters.py`), or
sentences that tell when data begins or ends (`surroundings/`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings

_FROM = re.compile(r"\b(?:from|start\w*|after|since|begin\w*)\b|>", re.I)
_KINDS = ("day", "span", "financial_year", "calendar_year", "part_year")
_LONGEST = 120


def years_are_searched(leaves: list[Entry], begins: dict[int, tuple[str, int]], around: Surroundings) -> None:
    """Refuse whole years that begin before the first day of the search, or end after its last. `begins` is the sheet
    and the first row of each table, by its number."""
    for table in sorted({leaf.table for leaf in leaves}):
        for sheet, address, text in around.notes_on(*begins[table]):
            first, last = _days_of(text)
            for leaf in leaves if first or last else ():
                period = leaf.period
                if leaf.table != table or period.kind != "financial_year" or not (period.start and period.end):
                    continue
                if (first and period.start < first) or (last and period.end > last):
                    raise Refusal(
                        sheet,
                        address,
                        text,
                        f"The dates of the search do not hold all of {period.text!r}: {clean(text)[:160]!r}.",
                        "Ask the force whether the year is whole; if it is, leave the dates out of account with an "
                        f"[[ignore]] and its reason; or, if the figures are the answer all the same: {SAY_COUNTS}.",
                    )


def _days_of(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that a line gives as those of a search; None for what it does not say."""
    said = clean(text)
    if len(said) > _LONGEST or not says("filter", "range", said):
        return None, None
    periods = [p for p in find_periods(said) if p.kind in _KINDS and p.start]
    if not periods:
        return None, None
    if len(periods) > 1 or periods[0].kind != "day":
        return periods[0].start, periods[-1].end
    return (periods[0].start, None) if _FROM.search(said) else (None, periods[0].end)
