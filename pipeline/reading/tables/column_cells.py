"""What stands in, over and beside one column of a band.

What belongs here: one question to each function. What does not: what the column is (`columns.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import in_words
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.rows import VALUE_KINDS

_TAKEN = re.compile(
    r"\b(?:extract(?:ed|ion)?|refresh(?:ed)?|download(?:ed)?|export(?:ed)?|run|snapshot) date\b|"
    r"\bdate (?:of )?(?:the )?(?:extract(?:ed|ion)?|refresh(?:ed)?|download(?:ed)?|export(?:ed)?|run|snapshot)\b|"
    r"^(?:data )?(?:extracted|refreshed|downloaded|exported)(?: on)?$",
    re.I,
)


def is_when_taken(heading: str) -> bool:
    """True for the heading of a column that says when the figures were taken from a system: `extract_date`."""
    return _TAKEN.search(in_words(heading)) is not None


def numbers_before(band: Band, column: int, first: int) -> bool:
    """True if a column to the left is all numbers: a count, so that this column is no label."""
    for c in range(first, column):
        over = heading(band, c)
        if role_of_heading(over) in ("code", "serial", "age", "period") or understand(over).measure:
            continue  # `Population`, of the place that the line is of
        kinds = {t.kind for row in band.body_rows if (t := band.grid.tokens.get((row, c))) is not None}
        if kinds and kinds <= {"number", "missing"}:
            return True
    return False


def numbers_after(band: Band, column: int) -> bool:
    return any(
        t.cell.column > column and t.kind in ("number", "year") for row in band.body_rows for t in band.grid.rows[row]
    )


def is_leftmost(band: Band, column: int) -> bool:
    return not any(token.cell.column < column for row in band.body_rows for token in band.grid.rows[row])


def last_value(band: Band, last: int) -> int:
    return max(
        (
            t.cell.column
            for row in band.body_rows
            for t in band.grid.rows[row]
            if t.cell.column <= last and t.kind in (*VALUE_KINDS, "year")
        ),
        default=0,
    )


def period_heading(band: Band, column: int) -> bool:
    return any(
        (token := band.grid.at(row, column)) is not None and understand(token.cell.text).period is not None
        for row in band.header_rows
    )


def heads_years(text: str) -> bool:
    """True for a heading that says which months the years below it have: `Year (January - December)`."""
    period = understand(text).period
    return role_of_heading(text) == "period" and period is not None and period.twelve_from is not None


def headed_by_year(band: Band, column: int) -> bool:
    """True if the cell right above a column is a year and no more."""
    label = understand(heading(band, column))
    return label.period is not None and label.period.start is not None and not label.rest


def headed_as_values(band: Band, column: int) -> bool:
    """An empty column under a period of its own: a year for which nothing was filled in."""
    labels = [
        understand(token.cell.text)
        for row in band.header_rows
        if (token := band.grid.tokens.get((row, column))) is not None
    ]
    return any(label.period is not None and not label.rest and len(label.text) <= 60 for label in labels)
