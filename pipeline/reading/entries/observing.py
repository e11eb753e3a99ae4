"""From a chosen entry to the observation that the warehouse keeps.

What belongs here: status and dates of one value. What does not: choosing it (`answer/statements.py`).
"""

from __future__ import annotations

from datetime import date

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.period import Period, kind_of_range
from pipeline.reading.model import Observation


def known_end(period: Period) -> date | None:
    """The last day of a period; None for a part of a year where nobody says on which day it ends."""
    assert period.start is not None and period.end is not None
    whole = kind_of_range(period.start, period.end) in ("financial_year", "calendar_year")
    return None if period.kind == "part_year" and whole else period.end


def observation_of(entry: Entry) -> Observation:
    value, period = entry.value, entry.period
    status = value.status
    if value.kind == "count" and period.kind != "financial_year":
        by_kind = {
            "calendar_year": "calendar_year",
            "part_year": "partial_year",
            "month": "reported",
            "quarter": "reported",
        }
        status = by_kind.get(period.kind, "other_period")
    assert period.start is not None
    return Observation(
        force_id=entry.force,
        financial_year=period.financial_year,
        period_start=period.start,
        period_end=known_end(period),
        offence=entry.offence or None,
        offence_code=entry.code,
        breakdown=" / ".join(text for _, text in entry.categories) or None,
        count=value.count,
        count_low=value.low,
        count_high=value.high,
        status=status,
        source_sheet=entry.sheet,
        source_cell=entry.address,
        source_text=entry.token.cell.raw if entry.token else entry.stated,
    )
