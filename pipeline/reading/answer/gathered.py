"""What the tables of one file yield, as it grows, and what names them: what the rules of this room are handed.

What belongs here: the record. What does not: filling it (`all_tables.py`), or joining it (`answers.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, StatedTotal
from pipeline.reading.records.listing import Records
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.band import Band


@dataclass(slots=True)
class Answers:
    """What the tables of one file yield, as it grows.

    `flag` is the one that the question asks for; a setting may say that of its two sides the flagged one is the answer
    (`takes_flagged`). `bands` are all tables, `refused` those that were, with the reason; `of_else` those that say they
    count no offences, `lists` those of records, by numbers of their own below zero;
    `details` the number of the table, and the label of its line, that another table divides.
    """

    around: Surroundings
    sidecar: Sidecar
    take: tuple[str, ...]
    flag: str | None
    takes_flagged: bool
    core: frozenset[str]
    ledger: Ledger
    observations: list[Observation] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    refusals: list[Quarantined] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    refused: list[Band] = field(default_factory=list)
    of_else: list[tuple[Band, Quarantined]] = field(default_factory=list)
    derived: list[Quarantined] = field(default_factory=list)
    contexts: list[TableContext] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lists: dict[int, Records] = field(default_factory=dict)
    entries: dict[int, list[Entry]] = field(default_factory=dict)
    details: dict[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Names:
    """What names each table as a whole, by its number: `titles` its title and its sheet, `above` the texts over it, the
    nearest first, and its sheet; `begins` are its sheet and first row; `words` those of the flag that counts."""

    titles: dict[int, tuple[str, str]]
    above: dict[int, list[str]]
    begins: dict[int, tuple[str, int]]
    words: FlagWords | None
