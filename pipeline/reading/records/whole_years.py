"""Whether a list of records holds all of each year it counts.

What belongs here: periods that the file states, and what the records' own days show. What does not: which day dates a
record (`dating.py`), or the counts (`counting.py`).
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

from pipeline.reading.labels.period import Period, financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings

# Records that are dated by their months stand on the first of each.
_LEAST_GAP = timedelta(days=7)

# Of a list that fills the years asked about: the longest time without a record at either end of them, how likely it
# must be that chance alone left it so, and how likely a gap between two records must be.
_LONGEST_END = timedelta(days=31)
_LIKELY_END = 0.2
_LIKELY_GAP = 0.05
_FEWEST = 12  # records


def cut_years(
    days: list[date], sheet: str, around: Surroundings, *, years_said: bool = False
) -> dict[int, tuple[date, date]]:
    """The years that a stated period cuts short, at their beginning or end, with the first and the last day it has of
    each.

    A year counts only if a stated period covers it, or its records fall in all twelve months up to its very ends;
    where the file says each record's financial year itself (`years_said`), up to its very ends is enough. All years
    of a list that fills those asked about are whole. Raises Refusal for a year of which that cannot be shown.
    """
    stated = _stated(sheet, around)
    if not stated and _fills_what_was_asked(days, around):
        return {}
    partial: dict[int, tuple[date, date]] = {}
    for year in sorted({financial_year_start(day) for day in days}):
        first, last = date(year, 4, 1), date(year + 1, 3, 31)
        if any(p.start <= first and p.end >= last for p in stated if p.start and p.end):
            continue
        mine = sorted(day for day in days if first <= day <= last)
        held = ((max(p.start, first), min(p.end, last)) for p in stated if p.start and p.end)
        cut = next((days for days in held if days[0] <= mine[0] and mine[-1] <= days[1]), None)
        if cut is not None:
            partial[year] = cut
            continue
        gaps = [b - a for a, b in zip(mine, mine[1:], strict=False)]
        longest = max([*gaps, _LEAST_GAP])
        # Asked after its end, a year whose every month has records is whole; without a round its ends must be close.
        asked_after = around.round_ is not None and last <= date(around.round_, 3, 31)
        close = mine[0] - first <= longest and last - mine[-1] <= longest
        every_month = len({day.month for day in mine}) == 12
        if not ((every_month or years_said) and (close or (asked_after and every_month))):
            raise Refusal(
                sheet,
                "",
                "",
                f"The list of records does not show that it holds all of {year}/{(year + 1) % 100:02d}: "
                f"they run from {mine[0].isoformat()} to {mine[-1].isoformat()}, and nothing states the period "
                "asked for.",
                'Ask the force which dates the list covers, then say it in the sidecar: covers = "2018-04-01 to '
                '2020-03-31".',
            )
    return partial


def _fills_what_was_asked(days: list[date], around: Surroundings) -> bool:
    """True for a list within the years that the question asks about, so many records from end to end of them that
    nothing can be missing but by an unlikely chance: rare offences leave a month or two without any."""
    first, last = around.asked_from, around.round_ and date(around.round_, 3, 31)
    if not first or not last or len(days) < _FEWEST or not first <= min(days) <= max(days) <= last:
        return False
    ordered = sorted(days)
    gaps = [(b - a).days for a, b in pairwise(ordered)]
    by_day = len(ordered) / (ordered[-1] - ordered[0] + timedelta(days=1)).days
    ends = (ordered[0] - first, last - ordered[-1])
    return max(ends) <= _LONGEST_END and (
        all(_chance(by_day, end.days) >= _LIKELY_END for end in ends)
        and len(gaps) * _chance(by_day, max(gaps)) >= _LIKELY_GAP
    )


def _chance(by_day: float, days: int) -> float:
    """How likely so many days without a record are, where records come by chance (a Poisson process)."""
    return math.exp(-by_day * days)


def _stated(sheet: str, around: Surroundings) -> list[Period]:
    """The periods that titles, the sheet's and the file's names state, or else the sidecar."""
    if around.covers is not None:
        return [around.covers]
    stated = [
        p
        for texts in around.sheet_titles.values()
        for text in texts
        for p in find_periods(text)
        if p.kind in ("financial_year", "span", "part_year") and p.start and p.end
    ]
    for name in (sheet, around.file_name):
        stated += [p for p in find_periods(name) if p.kind in ("financial_year", "span") and p.start and not p.weak]
    return stated
