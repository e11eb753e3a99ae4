"""Lists of records whose legal class is wider than what was asked: `Theft from a motor vehicle`, with `Catalytic
converter` beside it throughout, where theft of catalytic converters was asked for.

What belongs here: what was taken, from the column that says so, as a part of the name of each offence. What does not:
counting records (`records/counting.py`), or whether names are what was asked (`asked_offence.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.answer.question.words import make_question, says_subject
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import says
from pipeline.reading.records.listing import Records


def named_by_what_was_taken(leaves: list[Entry], lists: dict[int, Records], asked: str) -> list[Entry]:
    """The figures of lists, each named by its offence and by what was taken, where a column names a thing that was
    asked for in every record that counts, and nothing else, and the offence is one by which it may be taken."""
    things = {number: thing for number, records in lists.items() if (thing := _thing_of(records, asked))}
    return [_named(leaf, things.get(leaf.table, ""), asked) for leaf in leaves]


def _thing_of(records: Records, asked: str) -> str:
    """What every record says was taken; empty where one says nothing of it, or something else."""
    for header in records.grid.rows[records.header_row]:
        column = header.cell.column
        if column == records.offence_column or not says("things_taken", "heading", key(header.cell.text)):
            continue
        said = {records.text(row, column) or "" for row in records.counted}
        if said and all(_is_asked(text, asked) for text in said):
            return min(said)
    return ""


def _is_asked(text: str, asked: str) -> bool:
    return says_subject(text, asked) and not make_question(asked).unknown(clean(text).casefold(), strict=True)


def _named(leaf: Entry, thing: str, asked: str) -> Entry:
    offence = leaf.offence or ""
    if not thing or leaf.row is None or not _has_its_offence(offence, asked):
        return leaf
    label = understand(f"{clean(offence)}: {clean(thing)}")
    facets = [replace(facet, label=label) for facet in leaf.row.facets]
    return replace(leaf, row=replace(leaf.row, facets=facets), labels=(label.text,), offence=label.text)


def _has_its_offence(offence: str, asked: str) -> bool:
    """True for an offence that shares its own word with the question: `Theft`, and not `Robbery`."""
    return any(names_offence(word) and stems(word) and stems(word) <= stems(asked) for word in key(offence).split())
