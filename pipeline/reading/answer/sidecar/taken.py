"""Whether what a sidecar takes for the answer is of the offences and the year that it stands for.

What belongs here: titles of another offence over lines that bear no name of their own, and figures of an earlier year.
What does not: which lines are taken (`take.py`), or the question where nobody chose (`lines/asked_offence.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.lines.members import is_earlier
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import kinds_of_offence
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext


def taken_is_what_was_asked(contexts: list[TableContext], entries: dict[int, list[Entry]], asked: str) -> None:
    """Refuse figures that the sidecar takes from a table titled with another offence than was asked for, where their
    own labels name none: `Offences` of `Robbery`. And those of a column `Previous year`, which are not of the year that
    stands beside them."""
    wanted = kinds_of_offence(asked)
    for context in contexts:
        leaves = entries.get(context.number, [])
        for leaf in leaves:
            for facet in (f for line in (leaf.row, leaf.column) if line for f in line.facets if f.own):
                if is_earlier(facet.label.text):
                    raise _not_taken(
                        leaf,
                        facet.token.cell.address,
                        facet.token.cell.text,
                        "The sidecar takes figures of another year",
                    )
        title = next((t for t in context.table.band.titles if kinds_of_offence(t.cell.text)), None)
        if context.around.counts or not wanted or title is None or wanted & kinds_of_offence(title.cell.text):
            continue
        unnamed = next((leaf for leaf in leaves if not any(map(kinds_of_offence, leaf.labels))), None)
        if unnamed is not None:
            raise _not_taken(
                unnamed,
                title.cell.address,
                title.cell.text,
                "The sidecar takes figures under the title of another offence",
            )


def _not_taken(leaf: Entry, address: str, text: str, why: str) -> Refusal:
    return Refusal(
        leaf.sheet,
        address,
        text,
        f"{why} than the collection asks for: {text.strip()[:120]!r}.",
        'Say in the sidecar which table is meant: take = "<title> > <label>"; or, if the figures are the answer: '
        f"{SAY_COUNTS}.",
    )
