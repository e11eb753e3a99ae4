"""From a chosen entry to the observation that the warehouse keeps.

What belongs here: status and dates of one value. What does not: choosing it (`answer/statements.py`).
"""

from __future__ import annotations

from datetime import timedelta

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.period import kind_of_range
from pipeline.reading.model import Observation


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
    assert period.start is not None and period.end is not None
    end = period.end
    if period.kind == "part_year" and kind_of_range(period.start, end) == "financial_year":
        end -= timedelta(days=1)  # nobody says where it ends: but not with the year
    return Observation(
        force_id=entry.force,
        financial_year=period.financial_year,
        period_start=period.start,
        period_end=end,
        offence=entry.offence or None,
        offence_code=entry.code,
        breakdown=" / ".join(text for _, text in entry.categories) or None,
        count=value.count,
        count_low=value.low,
        count_high=value.high,
        status=status,
        source_sheet=entry.sheet,
        source_cell=entry.address,
        source_text=entry.token.cell.text if entry.token else "",
    )
