"""Remarks in cells beside figures, in a column of notes: each is held to the figures of its row as a marked note is.

What belongs here: which cells are remarks on which counts, and the refusal. What does not: what a remark says
(`attached.py`), noughts beside a remark that nothing is held (`zeros.py`), or notes elsewhere (`doubtful_notes.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reading.answer.notes.attached import sentences, what_it_makes
from pipeline.reading.answer.notes.marked_notes import figures_of
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.legends import legend_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.gathering import columns_of_remarks
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.column_cells import is_when_taken
from pipeline.reading.tables.tokens import Token

_NO_REMARKS = ("mark_alone", "nothing")


def heeds_remarks(leaves: list[Entry], contexts: list[TableContext], asked: str) -> set[tuple[str, str]]:
    """Refuse figures beside which a remark stands that is not known to leave them what they are. The places of the
    remarks that were read so."""
    by_number = {c.number: (c, columns) for c in contexts if (columns := _beside(c.table.band))}
    read: set[tuple[str, str]] = set()
    for leaf in leaves if by_number else ():
        context, columns = by_number.get(leaf.table, (None, []))
        if context is None or leaf.row is None or leaf.value.count is None:
            continue
        for token in _remarks(leaf.row.index, columns, context):
            read.add((context.table.sheet, token.cell.address))
            for said in sentences(token.cell.text):
                if leaf.value.count == 0 and says("attached", "nought", clean(said)):
                    continue
                if legend_of(said) is None and (why := what_it_makes(said, figures_of(leaf, asked))):
                    raise _refused(leaf, token, why)
    return read


def _beside(band: Band) -> list[int]:
    """The columns of remarks: those under a heading, and one without that stands right beside the figures."""
    last = max(band.value_columns, default=-1)
    named = {column: heading(band, column) for column in columns_of_remarks(band)}
    return [c for c, name in named.items() if (c == last + 1 or name) and not is_when_taken(name)]


def _remarks(row: int, columns: list[int], context: TableContext) -> Iterator[Token]:
    """The texts beside the figures of a row; no mark alone, which leads to a note."""
    for column in columns:
        token = context.table.band.grid.tokens.get((row, column))
        if token is not None and token.kind in ("text", "word", "missing"):
            said = token.cell.text
            if isinstance(token.cell.value, str) and not any(says("attached", how, said) for how in _NO_REMARKS):
                yield token


def _refused(leaf: Entry, token: Token, why: str) -> Refusal:
    return Refusal(
        leaf.sheet,
        token.cell.address,
        token.cell.text,
        f"Beside the figure in {leaf.address} stands {token.cell.text.strip()[:160]!r}. {why}",
        "Ask the force what the figure is without what the remark says; or, if it is the answer all the same, leave "
        f"the remark out of account with an [[ignore]] and its reason, or say: {SAY_COUNTS}.",
    )
