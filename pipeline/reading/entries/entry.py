"""One leaf value with everything that is known of it.

What belongs here: the record that passes from tables to statements, and sums of such records. What does not:
deciding anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.text import key
from pipeline.reading.labels.values import Value
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.tokens import Token

BLANK = Value("missing", "blank", None, 0, None)
OVER_ALL = "over all tables"
OF_RECORDS = "records"
"""What kinds of totals are no lines of a table: those of several tables, and the number of records in a list."""


@dataclass(slots=True)
class Entry:
    """One leaf value with everything that is known of it. `token` is None for an empty cell of the table, `covered`
    the printed totals that it is a proved part of (table, row or column, index). A count of records has no row and
    column, and no token either: `stated` says what was counted."""

    sheet: str
    address: str
    table: int
    token: Token | None
    value: Value
    force: str
    period: Period
    offence: str | None
    code: str | None
    categories: tuple[tuple[str, str], ...]
    flag: str | None
    subject: str | None
    labels: tuple[str, ...]
    row: Line | None = None
    column: Line | None = None
    covered: frozenset[tuple[int, str, int]] = frozenset()
    stated: str = ""

    @property
    def of_records(self) -> bool:
        """True for a count of the records of a list."""
        return bool(self.stated)

    @property
    def family(self) -> tuple[str, ...]:
        """The ways in which this value is a part of something: `offence`, `sex`, `age`, ..."""
        return (("offence",) if self.offence else ()) + tuple(
            sorted({family for family, _ in self.categories} - {"outcome"})
        )


def scope_of(period: Period) -> object:
    """Months and quarters are compared under the financial year they belong to; other periods by themselves."""
    if period.kind in ("month", "quarter") and period.start is not None:
        return period.start.year if period.start.month >= 4 else period.start.year - 1
    if period.kind == "financial_year" and period.start is not None:
        return period.start.year
    return (period.kind, period.start, period.end)


def identity_of(entry: Entry) -> tuple[object, ...]:
    """What makes two figures statements of the same thing."""
    categories = tuple(key(text) for _, text in entry.categories)
    return (
        entry.period.start,
        entry.period.end,
        key(entry.offence or ""),
        entry.code,
        categories,
        entry.flag,
        entry.subject or "offences",
    )


def bounds(group: list[Entry]) -> tuple[int, int | None]:
    low = sum(entry.value.low or 0 for entry in group)
    highs = [entry.value.high for entry in group]
    return low, None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
