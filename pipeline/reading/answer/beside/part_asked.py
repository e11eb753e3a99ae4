"""A line that a total proves to be no more than a part, and that may be what was asked for: `of which bicycles` below
the total of `Theft`, where thefts of bicycles were asked about.

What belongs here: words of the question that only such a part says. What does not: the proof that it is a part
(`tables/subset_lines.py`), or parts of one line (`of_which.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import stems
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.messages import own_label
from pipeline.reading.tables.said_parts import without_of_which
from pipeline.reading.tables.subset_lines import PART


def no_part_was_asked(leaves: list[Entry], tables: dict[int, Table], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures beside a part that was left out and says a word of the question that neither they do, nor a title
    that is its name."""
    known = make_question(asked).known
    for number in sorted({leaf.table for leaf in leaves} & tables.keys()):
        table, here = tables[number], [leaf for leaf in leaves if leaf.table == number]
        titles = (text for text in above.get(number, ()) if is_its_name(text, asked))
        said = stems(" ".join([*titles, *(text for leaf in here for text in leaf.labels)]))
        for line in (*table.rows, *table.columns):
            words = stems(without_of_which(own_label(line))) & known - said if line.measure == PART else frozenset()
            if words:
                cell = next(facet for facet in line.facets if facet.own).token.cell
                raise Refusal(
                    table.sheet,
                    cell.address,
                    cell.text,
                    f"{own_label(line)!r} is a part of the figures, and has a word of the question that no other name "
                    "here has: the whole may be more than was asked for.",
                    f'Say in the sidecar which is the answer: take = ["{own_label(line)}"]; or ignore this line with '
                    "a reason.",
                )
