"""Record-level lists, one row per offence: counted by financial year, and never kept.

What belongs here: the counts, as entries beside those of tables. Only counts leave this module: no value of a
record is kept, since records are personal data. What does not: recognising such a list (`finding.py`), what dates a
record (`dating.py`), or whether a year is whole (`whole_years.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import force_of_label, forces_in_text
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.values import exact
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import cell_address
from pipeline.reading.records.dating import Dating, dating_of
from pipeline.reading.records.flags import flagged_rows
from pipeline.reading.records.no_crimes import each_a_crime
from pipeline.reading.records.one_offence import one_offence_each
from pipeline.reading.records.references import no_reference_twice
from pipeline.reading.records.stated import check_stated
from pipeline.reading.records.titles import calls_itself_whole
from pipeline.reading.records.whole_years import cut_years
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.completeness import cut_short
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.axes import Axis
from pipeline.reading.tables.line import Facet, Line
from pipeline.reading.tables.tokens import Grid, Token

# The longest name of an offence in the counting rules has fewer letters.
_LONGEST_OFFENCE = 250
# What titles say of a list as such, and not of what it counts.
_OF_A_LIST = re.compile(r"\b(?:list|listing|details) of\b|\bone row (?:per|for each) (?:crime|offence)\b", re.I)


@dataclass(slots=True)
class Records:
    """A list of records: its header row, its record rows, and the columns that matter. `dates` are the headings over
    days; `dating` is what was chosen of them, `counted` the rows that count, `totals` the printed counts of them."""

    grid: Grid
    header_row: int
    rows: list[int]
    dates: tuple[Token, ...]
    month_column: int | None
    year_column: int | None
    offence_column: int | None
    force_column: int | None
    dating: Dating | None = None
    counted: list[int] = field(default_factory=list)
    totals: list[Token] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        return self.grid.sheet.name

    def is_taken(self, take: tuple[str, ...], titles: tuple[str, ...]) -> bool:
        """Whether what the sidecar takes is this list, or in it: its sheet, its title, the column of dates to go by,
        offences of those it names."""
        headings = [token.cell.text for token in self.grid.rows[self.header_row]]
        return bool({key(text) for text in (self.sheet, *titles, *headings, *self._names())} & set(map(key, take)))

    def account(self, ledger: Ledger, *, proof: bool = False) -> None:
        """Every cell of the list; `proof` where its counts only show that those of a table are right."""
        counted = set(self.counted)
        for token in self.grid.rows[self.header_row]:
            ledger.set(self.sheet, token.cell.address, "header")
        for token in self.totals:
            ledger.set(self.sheet, token.cell.address, "total", "the number of records")
        for row in self.rows:
            for token in self.grid.rows[row]:
                used = self.dating is not None and token.cell.column == self.dating.column and row in counted
                ledger.set(
                    self.sheet,
                    token.cell.address,
                    ("total" if proof else "value") if used else "label",
                    "a record, counted" if used else "a record, not kept",
                )

    def set_aside(self, ledger: Ledger, reason: str) -> None:
        for token in self.grid.rows[self.header_row]:
            ledger.set(self.sheet, token.cell.address, "header")
        for token in (token for row in self.rows for token in self.grid.rows[row]):
            ledger.set(self.sheet, token.cell.address, "ignored", reason)

    def entries(self, number: int, around: Surroundings, flag: str | None, take: tuple[str, ...]) -> list[Entry]:
        """One count per force, financial year and offence. Raises Refusal where a year cannot be shown to be
        complete, or a record to be an offence. `flag`: the collection counts the flagged ones alone; `take`: what the
        sidecar names."""
        self.totals = check_stated(self.grid, self.header_row, self.rows)
        if around.counts is None and not take:
            calls_itself_whole(self.sheet, self.over(), around)
        no_reference_twice(self.grid, self.header_row, self.rows)
        each_a_crime(self.grid, self.header_row, self.rows)
        one_offence_each(self.grid, self.header_row, self.rows, self.offence_column)
        self.counted = flagged_rows(self.grid, self.header_row, self.rows, flag)
        self.dating = dating = dating_of(
            self.grid, self.header_row, self.dates, self.month_column, self.year_column, take
        )
        years = {row: dating.year(row) for row in self.rows}
        days = [day for row in self.rows if (day := dating.day(row)) is not None]
        partial = cut_years(days, self.sheet, around, years_said=dating.kind == "year") if days else {}
        offence_column = self.offence_column if self._are_offences() else None
        taken = {name for name in self._names() if key(name) in set(map(key, take))}
        self.counted = [row for row in self.counted if not taken or self._text(row, offence_column) in taken]
        counts: Counter[tuple[str, int, str | None]] = Counter()
        for row in self.counted:
            counts[self._force(row, around), years[row], self._text(row, offence_column)] += 1
        named = any(offence for _, _, offence in counts)
        lines = self._lines(offence_column)
        place = f"{cell_address(self.rows[0], dating.column)}:{cell_address(self.rows[-1], dating.column)}"
        return [
            Entry(
                sheet=self.sheet,
                address=place,
                table=number,
                token=None,
                value=exact(count),
                force=force,
                period=_period(year, partial.get(year), around),
                offence=(offence or "(no offence named)") if named else None,
                code=None,
                categories=(),
                flag=None,
                subject=None,
                labels=(offence,) if offence else (self.sheet,),
                row=lines.get(offence),
                # The rows of a list are of one kind, each counted once.
                covered=frozenset({(number, "records", 0)}),
                stated=f"{count} records of {year}/{(year + 1) % 100:02d}",
            )
            for (force, year, offence), count in sorted(counts.items(), key=str)
        ]

    def _lines(self, column: int | None) -> dict[str | None, Line]:
        """Each offence named, as the label of a line: what holds for the lines of a table holds for it."""
        if column is None:
            return {}
        first = {
            self._text(row, column): self.grid.tokens[row, column]
            for row in reversed(self.counted)
            if (row, column) in self.grid.tokens
        }
        axis = Axis(self.grid.tokens[self.header_row, column].cell.text, list(first.values()), "offence")
        return {name: Line(t.cell.row, [Facet(axis, t, t.label, True)]) for name, t in first.items()}

    def above(self) -> list[str]:
        """The texts over the list, the nearest first, and its sheet's name."""
        return [*(_OF_A_LIST.sub(" ", token.cell.text) for token in self.over()), self.sheet]

    def over(self) -> list[Token]:
        """The texts over the list, the nearest first."""
        rows = sorted((row for row in self.grid.rows if row < self.header_row), reverse=True)
        return [token for row in rows for token in self.grid.rows[row] if token.kind == "text"]

    def titles(self, around: Surroundings) -> tuple[str, str]:
        """What may name the list as a whole: the wording of a short title, and of its sheet's name."""
        labels = [understand(text) for text in around.sheet_titles.get(self.sheet, [])]
        title = next((label.rest for label in labels if label.rest and len(label.text) <= 160), "")
        return title, understand(self.sheet).rest

    def _are_offences(self) -> bool:
        """Whether the column of offences holds names of offences, and not an account of each."""
        texts = [self._text(row, self.offence_column) or "" for row in self.rows]
        told_once = len(texts) >= 10 and len(set(texts)) > 0.8 * len(texts)
        return not told_once and max(map(len, texts)) <= _LONGEST_OFFENCE

    def _names(self) -> set[str]:
        """The offences that the list names."""
        rows = self.rows if self.offence_column is not None and self._are_offences() else []
        return {name for row in rows if (name := self._text(row, self.offence_column))}

    def _force(self, row: int, around: Surroundings) -> str:
        if self.force_column is not None:
            force = force_of_label(self._text(row, self.force_column) or "")
            whose = (around.declared_force,) if around.declared_force else around.named
            if force and whose and force not in whose:
                raise Refusal(
                    self.sheet,
                    cell_address(row, self.force_column),
                    "",
                    f"The record is one of {force}, in a list of {' and '.join(whose)}: it may have been "
                    "transferred, or have happened there.",
                    "Ask the force for the offences that it recorded itself; or, if the list is one of several forces, "
                    "name them all in the file's name.",
                )
            if force:
                return force
        titles = around.titles_of(self.sheet)
        named = [f for f in (forces_in_text(t) for t in titles) if f][:1] + ([around.named] if around.named else [])
        if around.declared_force:
            return around.declared_force
        common = set.intersection(*map(set, named)) if named else set()
        if len(common) == 1:
            return next(iter(common))
        raise Refusal(
            self.sheet,
            "",
            "",
            "Nothing says, beyond doubt, whose records these are.",
            'Say it in the sidecar: force = "<force id>".',
        )

    def _text(self, row: int, column: int | None) -> str | None:
        token = self.grid.tokens.get((row, column)) if column is not None else None
        return clean(token.cell.text) if token is not None else None


def _period(year: int, cut: date | None, around: Surroundings) -> Period:
    """A financial year, or what there is of it by the period that the file states, its notes or the round."""
    if cut is not None:
        return Period("part_year", "", 0, 0, date(year, 4, 1), cut)
    return cut_short(Period("financial_year", "", 0, 0, date(year, 4, 1), date(year + 1, 3, 31)), around)[0]
