"""Whether the Welsh half of a label or title says what its English half does not: `Stelcio ac aflonyddu / Stalking`.

What belongs here: the refusal. What does not: telling the halves apart (`labels/two_languages.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.two_languages import disagreement
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.tokens import Token


def halves_agree(leaves: list[Entry], contexts: list[TableContext]) -> None:
    """Refuse figures under a text of which the Welsh half may say more or less than the English one."""
    used = {leaf.table for leaf in leaves}
    for context in (context for context in contexts if context.number in used):
        for token in _texts_of(context):
            if more := disagreement(token.cell.text):
                said = " ".join(token.cell.text.split())
                raise Refusal(
                    context.table.sheet,
                    token.cell.address,
                    token.cell.text,
                    f"{more!r} stands in the Welsh half of {said[:120]!r}, and not in the English one.",
                    "Ask the force which of the two is meant; or, if the figures are the answer all the same: "
                    f"{SAY_COUNTS}.",
                )


def _texts_of(context: TableContext) -> Iterator[Token]:
    """The titles and headings of a table, and the labels of its lines."""
    band = context.table.band
    yield from band.titles
    yield from (token for row in band.header_rows for token in band.grid.rows[row] if token.kind == "text")
    yield from (facet.token for line in context.table.rows for facet in line.facets)
