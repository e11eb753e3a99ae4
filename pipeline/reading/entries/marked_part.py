"""A figure or a year with a mark whose note says that it is of a part of the year: `120*`, `* April to June only`.

What belongs here: finding that note, and what one such figure makes of the sum it belongs to. What does not: the
wordings (`surroundings/completeness.py`), or notes that say something else (`answer/notes/marked_notes.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.marks import marks_of, marks_of_number
from pipeline.reading.labels.period import Period
from pipeline.reading.surroundings.completeness import says_part
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Line


def note_of_part(context: TableContext, row: Line, column: Line, year: Period) -> str:
    """The note that a mark of the year, or of the figure itself, leads to, if it says that the year is not complete."""
    if not context.around.marked:
        return ""
    token = context.table.token(row, column)
    marks = [m for f in (*row.facets, *column.facets) if f.label.period for m in marks_of(f.token.cell.text)]
    marks += marks_of_number(token.cell.text) if token is not None else ()
    place = context.table.sheet, context.table.band.first_row
    notes = (note for mark in marks for note in context.around.notes_of(mark, *place))
    return next((note.text.strip() for note in notes if says_part(note.body, year)), "")


def parts_make_parts(context: TableContext, entries: list[Entry]) -> None:
    """Where one figure of a force's year is of a part of it by its mark, their sum is of no whole year either."""
    if not context.around.marked:
        return
    parts = {
        (e.force, e.period.start): e.period
        for e in entries
        if e.period.kind == "part_year"
        and e.row is not None
        and e.column is not None
        and note_of_part(context, e.row, e.column, whole_year(e.period))
    }
    for entry in entries if parts else ():
        if entry.period.kind == "financial_year" and (entry.force, entry.period.start) in parts:
            entry.period = replace(parts[entry.force, entry.period.start], text=entry.period.text)


def whole_year(part: Period) -> Period:
    """The year of which a period is a part by its note."""
    start = part.start
    return part if start is None else replace(part, end=start.replace(year=start.year + 1, month=3, day=31))
