"""A list of records, one row per offence: its rows, the columns that matter, and the texts over it.

What belongs here: what the list says of itself, and the account of its cells. What does not: counting it
(`counting.py`), or recognising it (`finding.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.records.dating import Dating
from pipeline.reading.surroundings.context import Surroundings
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
        return bool({key(text) for text in (self.sheet, *titles, *headings, *self.offences())} & set(map(key, take)))

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

    def names_offences(self) -> bool:
        """Whether the column of offences holds names of offences, and not an account of each."""
        texts = [self.text(row, self.offence_column) or "" for row in self.rows]
        told_once = len(texts) >= 10 and len(set(texts)) > 0.8 * len(texts)
        return not told_once and max(map(len, texts)) <= _LONGEST_OFFENCE

    def offences(self) -> set[str]:
        """The offences that the list names."""
        rows = self.rows if self.offence_column is not None and self.names_offences() else []
        return {name for row in rows if (name := self.text(row, self.offence_column))}

    def text(self, row: int, column: int | None) -> str | None:
        token = self.grid.tokens.get((row, column)) if column is not None else None
        return clean(token.cell.text) if token is not None else None
