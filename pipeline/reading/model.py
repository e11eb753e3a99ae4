"""The shapes that pass through the reader: cells, sheets, workbooks, and what a reading yields.

What belongs here: plain records, with no behaviour beyond their own address and text.
What does not: how a format is opened (`formats/`), how labels are understood (`labels/`), how tables are found
and proved (`tables/`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from schemas.vocabulary import BREACH_KINDS, HIDDEN_KINDS

Layout = Literal["inferred", "declared"]
CellValue = str | float | int | bool | date | None


@cache
def column_letters(column: int) -> str:
    """The letters of a zero-based column: 0 is `A`, 27 is `AB`."""
    letters = ""
    number = column + 1
    while number:
        number, remainder = divmod(number - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """The spreadsheet address of a zero-based row and column: (0, 0) is `A1`, (4, 27) is `AB5`."""
    return f"{column_letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One stated value of a response, and the cell it stands in.

    `count` is set only when an exact number was stated; `count_low` and `count_high` bound it, and a
    missing `count_high` means that no upper bound is known. `period_end` is None for a part of a year where nobody says
    on which day it ends. `financial_year` is `2019/20`, and None
    unless the period is exactly one financial year. `offence` is the force's own wording, None where
    the response gives one undivided figure; `breakdown` holds any further category (sex, age, month).
    """

    force_id: str
    financial_year: str | None
    period_start: date
    period_end: date | None
    offence: str | None
    offence_code: str | None
    breakdown: str | None
    count: int | None
    count_low: int | None
    count_high: int | None
    status: str
    source_sheet: str
    source_cell: str
    source_text: str


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total printed in a response, and what the leaves beneath it add up to.

    `covers_force_year` is true when the total is over everything the file counts for its force and
    period, so that it may stand for a sum with suppressed parts.
    """

    force_id: str | None
    financial_year: str | None
    period_start: date | None
    period_end: date | None
    stated: int
    sum_low: int
    sum_high: int | None
    agrees: bool
    covers_force_year: bool
    source_sheet: str
    source_cell: str
    source_text: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file, table or cell that was refused: why, and what a person can do about it.

    `sheet` and `cell` are empty strings when the reason concerns the whole file or the whole sheet.
    """

    sheet: str
    cell: str
    text: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of one non-empty cell: see `DISPOSITIONS` for the words. `corrected` is the text that a correction
    put in place of what the file says; empty where none did."""

    sheet: str
    cell: str
    disposition: str
    detail: str = ""
    corrected: str = ""


DISPOSITIONS: dict[str, str] = {
    "value": "became an observation",
    "header": "names a column or row of values",
    "label": "names a force, period, offence or category",
    "total": "a total that was checked against its parts",
    "derived": "a percentage, rate, rank or change: not a count, never loaded",
    "note": "a title, note, source or other text",
    "ignored": "left out because the sidecar says so, with its reason",
    "quarantined": "refused",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a file holds beside what its sheets show: one of `HIDDEN_KINDS` and its place, never its content."""

    kind: str
    sheet: str
    place: str

    def __post_init__(self) -> None:
        if self.kind not in HIDDEN_KINDS:
            raise ValueError(f"no such kind of finding: {self.kind!r}")

    @property
    def possible_breach(self) -> bool:
        return self.kind in BREACH_KINDS


@dataclass(slots=True)
class Reading:
    """All that was understood of one response file. `account` gives what became of each cell, which is written out for
    those alone who look at it; `findings` are what the file holds beside what it shows, `reviewed` who looked at them
    and when."""

    status: Literal["accepted", "partly_accepted", "quarantined"]
    layout: Layout
    reason: str = ""
    observations: list[Observation] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    account: Callable[[], list[Disposition]] = list
    sidecar_draft: str = ""
    findings: list[Finding] = field(default_factory=list)
    reviewed: str | None = None

    @property
    def ledger(self) -> list[Disposition]:
        """What became of each cell."""
        return self.account()
