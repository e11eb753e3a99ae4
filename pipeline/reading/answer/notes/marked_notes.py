"""Notes that marks of cells lead to, held to the figures of those cells: `Dover*` and `* to September only`.

What belongs here: every mark of a figure, of its labels, beside it and of what stands over its table, and the
refusal. What does
not: finding notes by marks (`surroundings/marked.py`), notes by which a year is not whole, which make it a part of one
(`entries/marked_part.py`), or what a note without a mark says (`caveats.py`).

Who marks a cell and writes a note means the reader to heed it: a note that is not known to change nothing refuses.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reading.answer.notes.attached import sentences, what_it_makes
from pipeline.reading.answer.notes.doubts import Figures
from pipeline.reading.answer.notes.of_years_without import says_why_not_held
from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.marked_part import whole_year
from pipeline.reading.labels.marks import KNOWN, mark_of_note, marks_of, marks_of_number
from pipeline.reading.labels.text import clean, without_marker
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.completeness import says_part
from pipeline.reading.surroundings.marked import MarkedNote
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.tokens import Token


def heeds_marked_notes(leaves: list[Entry], contexts: list[TableContext], asked: str) -> set[tuple[str, str]]:
    """Refuse figures of which a mark leads to a note that is not known to leave them what they are. The places of the
    notes that were read so."""
    read: set[tuple[str, str]] = set()
    by_number = {c.number: c for c in contexts if c.around.marked or c.table.band.note_columns}
    seen: set[tuple[int, str, str, object]] = set()
    over = {number: list(_over_table(context)) for number, context in by_number.items()}
    for leaf in leaves if by_number else ():
        context = by_number.get(leaf.table)
        for token, marks in (*_marked(leaf), *_beside(leaf, context), *over[leaf.table]) if context is not None else ():
            once = (leaf.table, token.cell.address, leaf.force, (leaf.period.kind, leaf.period.start))
            if context is None or not marks or once in seen:
                continue
            seen.add(once)
            for mark in marks:
                read |= _hold_to(token, mark, leaf, context, asked, leaves)
    return read


def _hold_to(
    token: Token, mark: str, leaf: Entry, context: TableContext, asked: str, leaves: list[Entry]
) -> set[tuple[str, str]]:
    part = leaf.period if leaf.period.kind == "part_year" else None
    notes = context.around.notes_of(mark, context.table.sheet, context.table.band.first_row)
    if not notes and mark in KNOWN and says("attached", "mark_alone", token.cell.text):
        usual = MarkedNote("", "none, which everybody knows", KNOWN[mark], KNOWN[mark])
        _changes_nothing(token, usual, figures_of(leaf, asked), context.table.sheet, leaves)
    for note in notes:
        if note.address != token.cell.address and not (part and says_part(note.body, whole_year(part))):
            _changes_nothing(token, note, figures_of(leaf, asked), context.table.sheet, leaves)
    return {(note.sheet, note.address) for note in notes}


def figures_of(leaf: Entry, asked: str) -> Figures:
    """What a note of one figure is held against."""
    start = leaf.period.start if leaf.period.kind in ("financial_year", "part_year") else None
    return Figures(asked, leaf.force, frozenset([start.year] if start else ()))


def _marked(leaf: Entry) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """The figure with its marks, and each of its labels with its own."""
    if leaf.token is not None:
        yield leaf.token, marks_of_number(leaf.token.cell.text)
    for line in (leaf.row, leaf.column):
        for facet in line.facets if line is not None else ():
            yield facet.token, marks_of(facet.token.cell.text)


def _beside(leaf: Entry, context: TableContext) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """A mark alone in a column of notes: `1`, `[note 2]`."""
    for column in context.table.band.note_columns if leaf.row is not None else ():
        token = context.table.band.grid.tokens.get((leaf.row.index, column)) if leaf.row is not None else None
        if token is not None and (mark := patterns("attached")["mark_alone"].match(token.cell.text)):
            yield token, (mark["mark"].casefold(),)


def _over_table(context: TableContext) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """What stands over all figures of a table: its titles, the headings of its labels; and its totals."""
    table = context.table
    band = table.band
    for token in band.titles:
        yield token, marks_of(token.cell.text)
    for row in band.header_rows:
        for column in band.label_columns:
            if (heading := band.grid.tokens.get((row, column))) is not None:
                yield heading, marks_of(heading.cell.text)
    for line in (*table.rows, *table.columns):
        for facet in line.facets if line.total else ():
            yield facet.token, marks_of(facet.token.cell.text)


def _changes_nothing(token: Token, note: MarkedNote, figures: Figures, sheet: str, leaves: list[Entry]) -> None:
    for said in sentences(clean(note.body)):
        if says("caveat", "of_totals", said) or says_why_not_held(said, leaves):
            continue
        opened = mark_of_note(said)  # `(R) Revised. (P) Provisional.`
        if why := what_it_makes(opened[1] if opened is not None else said, figures, without_marker(token.cell.text)):
            raise Refusal(
                sheet,
                token.cell.address,
                token.cell.text,
                f"{token.cell.text.strip()[:60]!r} has a mark, and its note, at {note.address}, says: "
                f"{note.text.strip()[:160]!r}. {why}",
                "Ask the force what the figure is without what the note says; or, if it is the answer all the same, "
                f"leave the note out of account with an [[ignore]] and its reason, or say: {SAY_COUNTS}.",
            )
