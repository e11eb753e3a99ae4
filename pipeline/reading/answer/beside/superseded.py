"""Tables that say of themselves that another has taken their place: `SUPERSEDED, do not use` over the first of two.

What belongs here: leaving such a table out beside those that state what it does. What does not: notes that say that
figures were replaced (`answer/notes/caveats.py`), or tables that state the same again (`answer/stated_again.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.words import says

WHY = "superseded, by its own title; another table has taken its place"


def superseded_tables(entries: dict[int, list[Entry]], above: dict[int, list[str]]) -> dict[int, str]:
    """The tables, by number, that are titled as superseded, where others state each force and period of them, and why
    they are left out. `above` are the texts over each table and its sheet's name."""
    old = {n for n in entries if any(says("title", "superseded", text) for text in above.get(n, ()))}
    stated = {(e.force, scope_of(e.period)) for n in entries.keys() - old for e in entries[n]}
    return {n: WHY for n in old if {(e.force, scope_of(e.period)) for e in entries[n]} <= stated}
