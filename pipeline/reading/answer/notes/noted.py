"""All that is noted of figures, held to them: by marks, beside noughts, in sentences, and in what may be no innocent.

What belongs here: the order in which notes are heeded. What does not: any kind of note itself.
"""

from __future__ import annotations

from pipeline.reading.answer.notes.caveats import no_caveats
from pipeline.reading.answer.notes.doubtful_notes import no_doubts
from pipeline.reading.answer.notes.marked_notes import heeds_marked_notes
from pipeline.reading.answer.notes.of_other_lines import without_notes_of_other_lines
from pipeline.reading.answer.notes.other_questions import without_other_questions
from pipeline.reading.answer.notes.remarks import heeds_remarks
from pipeline.reading.answer.notes.zeros import no_figures_before_the_first, noughts_are_counts
from pipeline.reading.answer.titles.lone_words import no_lone_word
from pipeline.reading.entries.entry import Entry
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext


def notes_leave_them(
    leaves: list[Entry], contexts: list[TableContext], begins: dict[int, tuple[str, int]], around: Surroundings
) -> None:
    """Refuse figures that a note makes others than they seem. `begins` is the sheet and the first row of each table, by
    its number."""
    around = without_other_questions(without_notes_of_other_lines(around, leaves, contexts), leaves, contexts)
    read = heeds_marked_notes(leaves, contexts, around.asked)
    noughts_are_counts(leaves, contexts, around)
    remarks = heeds_remarks(leaves, contexts, around.asked)
    no_figures_before_the_first(leaves, around)
    no_caveats(leaves, begins, around)
    no_lone_word(leaves, begins, around, _titles_of_others(leaves, contexts))
    no_doubts(leaves, begins, around, read, remarks)


def _titles_of_others(leaves: list[Entry], contexts: list[TableContext]) -> frozenset[tuple[str, str]]:
    """Where the titles stand of the tables beside that of the figures, and of these alone."""
    used = {leaf.table for leaf in leaves}
    own, others = (
        {(c.table.sheet, t.cell.address) for c in contexts if (c.number in used) is mine for t in c.table.band.titles}
        for mine in (True, False)
    )
    return frozenset(others - own)
