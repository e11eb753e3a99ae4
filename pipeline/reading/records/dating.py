"""By what the records of a list are dated: the day or month on which each was recorded, or its financial year.

What belongs here: choosing the column that counts, and reading it. What does not: whether a year is complete
(`whole_years.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.reading.labels.period import financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import in_words, key, without_marker
from pipeline.reading.labels.words import patterns
from pipeline.reading.model import cell_address
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid, Token, full_date

Kind = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Dating:
    """The column that dates the records. `months` is one that says the month too, where that column says the year."""

    grid: Grid
    column: int
    kind: Kind
    months: int | None = None

    def day(self, row: int) -> date | None:
        """The day of a record, the first of its month, or None where only its year is known."""
        token = self.grid.tokens.get((row, self.column))
        if self.kind == "year":
            return _month(self.grid.tokens.get((row, self.months))) if self.months is not None else None
        return _month(token) if self.kind == "month" else full_date(token)

    def year(self, row: int) -> int:
        """The financial year of a record, by the calendar year it begins in. Raises Refusal where it has none."""
        token = self.grid.tokens.get((row, self.column))
        day = self.day(row)
        if self.kind != "year":
            if day is not None:
                return financial_year_start(day)
        elif token is not None:
            periods = find_periods(token.cell.text)
            if len(periods) == 1 and periods[0].financial_year and periods[0].start:
                year = periods[0].start.year
                if day is not None and financial_year_start(day) != year:
                    raise self._refused(row, "A record's month is not in its financial year.")
                return year
        raise self._refused(row, "A record has no readable date or financial year.")

    def _refused(self, row: int, reason: str) -> Refusal:
        return Refusal(
            self.grid.sheet.name,
            cell_address(row, self.column),
            "",
            reason,
            "Ask the force for the missing date, or for counts by financial year.",
        )


def _month(token: Token | None) -> date | None:
    """The first day of the month that a cell names together with its year."""
    if token is None:
        return None
    periods = find_periods(token.cell.text)
    return full_date(token) or (periods[0].start if len(periods) == 1 and periods[0].kind == "month" else None)


def dating_of(
    grid: Grid, header_row: int, dates: tuple[Token, ...], month: int | None, year: int | None, take: tuple[str, ...]
) -> Dating:
    """The column that dates the records: the one that `take` names, or that of the day recorded. Raises Refusal where
    several could be meant, or the only one is of another day: when a crime was committed, or a suspect charged."""
    headed = {t.cell.column: t for t in grid.rows[header_row]}
    candidates: list[tuple[Token, Kind]] = [(token, "day") for token in dates]
    candidates += [(headed[month], "month")] if month is not None else []
    candidates += [(headed[year], "year")] if year is not None else []
    wanted = {key(entry) for entry in take}
    chosen = [one for one in candidates if {key(one[0].cell.text), key(without_marker(one[0].cell.text))} & wanted]
    if not chosen:
        chosen = [one for one in candidates if one[1] == "day"]
        recorded = [one for one in chosen if says_when(one[0].cell.text) == "recorded"]
        exactly = [one for one in recorded if "record" in key(one[0].cell.text)]
        if len(chosen) > 1:
            chosen = exactly if len(exactly) == 1 else []
            if not chosen:
                raise _several(grid, [token for token, kind in candidates if kind == "day"])
        elif not chosen:
            chosen = [one for one in candidates if one[1] == "year"] or candidates
        if says_when(chosen[0][0].cell.text) == "other":
            raise _another_day(grid, chosen[0][0])
    token, kind = chosen[0]
    beside = month if kind == "year" and month is not None else None
    return Dating(grid, token.cell.column, kind, beside)


def says_when(heading: str) -> Literal["recorded", "other", "plain"]:
    """Whether a heading says that its dates are those of recording, those of something else, or neither."""
    words, text = patterns("dating"), key(in_words(heading))
    if words["never"].search(text):
        return "other"
    if words["recorded"].search(text):
        return "recorded"
    return "other" if words["other"].search(text) else "plain"


def _several(grid: Grid, columns: list[Token]) -> Refusal:
    likeliest = min(columns, key=lambda t: ("recorded", "plain", "other").index(says_when(t.cell.text)))
    return Refusal(
        grid.sheet.name,
        columns[0].cell.address,
        columns[0].cell.text,
        "The list has several date columns, and none says it is the date recorded: "
        f"{', '.join(repr(t.cell.text.strip()) for t in columns)}.",
        "Ask the force which date its figures go by; then say it in the sidecar: "
        f'take = ["{" ".join(likeliest.cell.text.split())}"].',
    )


def _another_day(grid: Grid, heading: Token) -> Refusal:
    name = " ".join(heading.cell.text.split())
    return Refusal(
        grid.sheet.name,
        heading.cell.address,
        heading.cell.text,
        f"The records are dated by {name!r} alone, which is not the day on which a crime was recorded: counted by it, "
        "a year holds other offences than those recorded in it.",
        "Ask the force for the dates recorded, or for counts by financial year; or, if the collection counts by this "
        f'date, say so in the sidecar: take = ["{name}"].',
    )
