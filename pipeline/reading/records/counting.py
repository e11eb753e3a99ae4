"""Record-level lists, one row per offence: counted by financial year, and never kept.

What belongs here: the counts, and the proof that a year is complete. Only counts leave this module: no value of a
record is kept, since records are personal data. What does not: recognising such a list (`finding.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.reading.labels.forces import force_of_label, forces_in_text
from pipeline.reading.labels.period import financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, cell_address
from pipeline.reading.records.columns_beside import each_an_offence, flagged_rows
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.tokens import Grid, full_date

# The longest name of an offence in the counting rules has fewer letters.
_LONGEST_OFFENCE = 250


@dataclass(slots=True)
class Records:
    """A list of records: its header row, its record rows, and the columns that matter."""

    grid: Grid
    header_row: int
    rows: list[int]
    date_column: int | None
    year_column: int | None
    offence_column: int | None
    force_column: int | None
    counted: list[int] = field(default_factory=list)

    def account(self, ledger: Ledger) -> None:
        sheet = self.grid.sheet.name
        dating = self.date_column if self.date_column is not None else self.year_column
        counted = set(self.counted)
        for token in self.grid.rows[self.header_row]:
            ledger.set(sheet, token.cell.address, "header")
        for row in self.rows:
            for token in self.grid.rows[row]:
                used = token.cell.column == dating and row in counted
                ledger.set(
                    sheet,
                    token.cell.address,
                    "value" if used else "label",
                    "a record, counted" if used else "a record, not kept",
                )

    def observations(self, around: Surroundings, flag: str | None = None) -> list[Observation]:
        """One count per force, financial year and offence. Raises Refusal where a year cannot be shown to be
        complete, or a record to be an offence. `flag`: the collection counts the flagged ones alone."""
        sheet = self.grid.sheet.name
        self._nothing_below()
        each_an_offence(self.grid, self.header_row, self.rows)
        self.counted = flagged_rows(self.grid, self.header_row, self.rows, flag)
        if self.date_column == -1:
            raise Refusal(
                sheet,
                cell_address(self.header_row, 0),
                "",
                "The list has several date columns, and none says it is the date recorded.",
                "Ask the force which date its figures go by.",
            )
        dated = [(row, self._year(row)) for row in self.rows]
        partial: dict[int, date] = {}
        if self.date_column is not None:
            partial = self._prove_complete([day for row in self.rows if (day := self._date(row)) is not None], around)
        counted = set(self.counted)
        offence_column = self.offence_column if self._are_offences() else None
        counts: Counter[tuple[str, int, str | None]] = Counter()
        for row, year in dated:
            if row not in counted:
                continue
            counts[self._force(row, around), year, self._text(row, offence_column)] += 1
        column = self.date_column if self.date_column is not None else self.year_column
        assert column is not None
        place = f"{cell_address(self.rows[0], column)}:{cell_address(self.rows[-1], column)}"
        found = []
        for (force, year, offence), count in sorted(counts.items(), key=str):
            ends = partial.get(year, date(year + 1, 3, 31))
            over = year in partial or (around.round_ is not None and ends > date(around.round_, 3, 31))
            label = f"{year}/{(year + 1) % 100:02d}"
            found.append(
                Observation(
                    force_id=force,
                    financial_year=None if over else label,
                    period_start=date(year, 4, 1),
                    period_end=ends if year in partial or not over else None,
                    offence=offence,
                    offence_code=None,
                    breakdown=None,
                    count=count,
                    count_low=count,
                    count_high=count,
                    status="partial_year" if over else "reported",
                    source_sheet=sheet,
                    source_cell=place,
                    source_text=f"{count} records of {label}",
                )
            )
        return found

    def _are_offences(self) -> bool:
        """Whether the column of offences holds names of offences, and not an account of each."""
        texts = [self._text(row, self.offence_column) or "" for row in self.rows]
        told_once = len(texts) >= 10 and len(set(texts)) > 0.8 * len(texts)
        return not told_once and max(map(len, texts)) <= _LONGEST_OFFENCE

    def _date(self, row: int) -> date | None:
        assert self.date_column is not None
        return full_date(self.grid.tokens.get((row, self.date_column)))

    def _year(self, row: int) -> int:
        if self.date_column is not None:
            day = self._date(row)
            if day is not None:
                return financial_year_start(day)
            column = self.date_column
        else:
            assert self.year_column is not None
            column = self.year_column
            token = self.grid.tokens.get((row, column))
            periods = find_periods(token.cell.text) if token else ()
            if len(periods) == 1 and periods[0].financial_year and periods[0].start:
                return periods[0].start.year
        raise Refusal(
            self.grid.sheet.name,
            cell_address(row, column),
            "",
            "A record has no readable date or financial year.",
            "Ask the force for the missing date, or for counts by financial year.",
        )

    def _force(self, row: int, around: Surroundings) -> str:
        if self.force_column is not None:
            force = force_of_label(self._text(row, self.force_column) or "")
            if force:
                return force
        titles = around.titles_of(self.grid.sheet.name)
        named = [f for f in (forces_in_text(t) for t in titles) if f][:1] + ([around.named] if around.named else [])
        if around.declared_force:
            return around.declared_force
        common = set.intersection(*map(set, named)) if named else set()
        if len(common) == 1:
            return next(iter(common))
        raise Refusal(
            self.grid.sheet.name,
            "",
            "",
            "Nothing says, beyond doubt, whose records these are.",
            'Say it in the sidecar: force = "<force id>".',
        )

    def _text(self, row: int, column: int | None) -> str | None:
        token = self.grid.tokens.get((row, column)) if column is not None else None
        return clean(token.cell.text) if token is not None else None

    def _nothing_below(self) -> None:
        """A line right below the list must be its total, or the list is not understood."""
        below = self.grid.rows.get(self.rows[-1] + 1, [])
        numbers = [t.value.count for t in below if t.value is not None and t.kind in ("number", "year")]
        if not below or (any(t.label.total for t in below) and numbers == [len(self.rows)]):
            return
        if len(below) == 1 and len(below[0].cell.text) > 60:
            return
        wrong = any(t.label.total for t in below) and bool(numbers)
        reason = (
            f"The total below the list states {numbers[0]}, but the list holds {len(self.rows)} records."
            if wrong
            else "The line below the list is no whole record: it has no date."
        )
        raise Refusal(
            self.grid.sheet.name, below[0].cell.address, "", reason, "Ask the force whether the list is complete."
        )

    def _prove_complete(self, days: list[date], around: Surroundings) -> dict[int, date]:
        """A year counts only if a stated period covers it, or its records fall in all twelve months up to its very
        ends.

        Returns the years that a stated period cuts short, with the day it ends on.
        """
        stated = [
            p
            for texts in around.sheet_titles.values()
            for text in texts
            for p in find_periods(text)
            if p.kind in ("financial_year", "span", "part_year") and p.start and p.end
        ]
        for name in (self.grid.sheet.name, around.file_name):
            stated += [p for p in find_periods(name) if p.kind in ("financial_year", "span") and p.start and not p.weak]
        if around.covers is not None:
            stated = [around.covers]
        partial: dict[int, date] = {}
        for year in sorted({financial_year_start(day) for day in days}):
            first, last = date(year, 4, 1), date(year + 1, 3, 31)
            if any(p.start <= first and p.end >= last for p in stated if p.start and p.end):
                continue
            mine = sorted(day for day in days if first <= day <= last)
            cut = next(
                (p.end for p in stated if p.start and p.end and p.start <= first <= p.end < last and mine[-1] <= p.end),
                None,
            )
            if cut is not None:
                partial[year] = cut
                continue
            gaps = [b - a for a, b in zip(mine, mine[1:], strict=False)]
            longest = max([*gaps, timedelta(days=7)])
            # Asked after its end, a year whose every month has records is whole; without a round its ends must be
            # close.
            asked_after = around.round_ is not None and last <= date(around.round_, 3, 31)
            close = mine[0] - first <= longest and last - mine[-1] <= longest
            whole = len({day.month for day in mine}) == 12 and (asked_after or close)
            if not whole:
                raise Refusal(
                    self.grid.sheet.name,
                    "",
                    "",
                    f"The list of records does not show that it holds all of {year}/{(year + 1) % 100:02d}: "
                    f"they run from {mine[0].isoformat()} to {mine[-1].isoformat()}, and nothing states the period "
                    "asked for.",
                    'Ask the force which dates the list covers, then say it in the sidecar: covers = "2018-04-01 to '
                    '2020-03-31".',
                )
        return partial
