"""The one way to refuse: a cell, a reason, and what to do.

What belongs here: the exception that every step of reading raises. What does not: the wording, which each step has.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.model import Quarantined

SAY_COUNTS = 'counts = "<what the figures count>"'
"""The line of a sidecar by which a person says it, for suggestions; a draft offers it as a comment."""


STATE_IT = "state what it means in corrections.toml (cell, expected text, value, reason)"
"""How a cell is set right, for suggestions; a draft offers the entry."""

SAY_PARTS = "if every part has a table of its own, say which part each is: [[table]] with its range and breakdown"
"""What to do where tables divide one whole; a draft offers the tables that were found, as comments."""


_NUMBER_OF = re.compile(r"\b(numbers?) of offences(?: recorded| themselves)?\b")


def in_words_of(entry: Quarantined, thing: str) -> Quarantined:
    """The refusal with the thing to ask the force for, where the collection asks for `reports` or `incidents` and the
    suggestion speaks of offences."""
    if thing in ("", "offences"):
        return entry
    return replace(entry, suggestion=_NUMBER_OF.sub(rf"\1 of {thing}", entry.suggestion))


class Refusal(Exception):
    """A table is refused: the cell to look at, why, and what to do. `whole_file` where the reason concerns every table:
    the file may not be whose it seems to be. `no_counts` where the table holds rates or percentages alone,
    `no_offences` where it says that it counts something else."""

    def __init__(
        self,
        sheet: str,
        cell: str,
        text: str,
        reason: str,
        suggestion: str,
        *,
        whole_file: bool = False,
        no_counts: bool = False,
        no_offences: bool = False,
    ) -> None:
        super().__init__(reason)
        self.whole_file, self.no_counts, self.no_offences = whole_file, no_counts, no_offences
        self.entry = Quarantined(sheet, cell, text, reason, suggestion)
