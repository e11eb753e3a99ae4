"""The figures of a file that are left out of its answer, for others beside them say by their name what was asked for.

What belongs here: every rule by which a figure is left out, with the sentence for the ledger. What does not: any rule's
own work, or figures that are proof of the answer (`answer/statements.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.bands_asked import of_ages_not_asked
from pipeline.reading.answer.beside.beside_its_name import beside_its_name
from pipeline.reading.answer.beside.beside_its_total import beside_its_total
from pipeline.reading.answer.beside.beside_offences import beside_offences
from pipeline.reading.answer.beside.beside_things import beside_things
from pipeline.reading.answer.beside.called_as_asked import plainly_else
from pipeline.reading.answer.beside.of_which import parts_of_what_was_asked
from pipeline.reading.answer.beside.other_classes import of_other_classes
from pipeline.reading.answer.beside.other_sides import of_other_sides
from pipeline.reading.answer.gathered import Answers, Names
from pipeline.reading.answer.lines.strands import of_other_strands
from pipeline.reading.answer.question.asked_without import beside_what_is_left_out
from pipeline.reading.entries.entry import Entry


def left_out(leaves: list[Entry], answers: Answers, names: Names) -> list[tuple[Entry, str]]:
    """Each figure that is left out, and why; none where a sidecar takes lines, for then a person said which."""
    if answers.take:
        return []
    asked = answers.around.asked
    vouched = {c.number for c in answers.contexts if c.around.counts}
    # Offences with a flag may be of any name, as may those that a sidecar says are all the answer.
    unsaid = [leaf for leaf in leaves if leaf.table not in vouched and not names.words]
    found = [
        (entry, f"counts {entry.subject or 'something else'}, and offences were asked for")
        for entry in (*beside_offences(leaves, asked), *beside_its_name(leaves, asked))
    ]
    found += [
        (entry, "counts things, and the offences stand beside them")
        for entry in beside_things(leaves, names.above, asked)
    ]
    found += [
        (entry, "a part of the line before it, which is what was asked for")
        for entry in parts_of_what_was_asked(leaves, asked, flag_asked=names.words is not None)
    ]
    notes = [text for _, _, text in answers.around.notes]
    found += [
        (entry, "another offence than that beside it, which is what was asked for")
        for entry in plainly_else(unsaid, asked, answers.core, names.above, notes)
    ]
    found += [
        (entry, "another class of the counting rules than was asked for")
        for entry in of_other_classes(unsaid, asked, answers.core, names.above, notes)
    ]
    found += [(entry, "another strand than the one that was asked for") for entry in of_other_strands(unsaid, asked)]
    found += [
        (entry, "the other kind than the one that was asked for")
        for entry in of_other_sides(unsaid, asked, names.above)
    ]
    found += [
        (entry, "what the question leaves out, beside what it asks for")
        for entry in beside_what_is_left_out(unsaid, asked, answers.around.left_out)
    ]
    tables = {c.number: c.table for c in answers.contexts}
    found += [
        (entry, "another offence than those that a total of what was asked for adds up")
        for entry in beside_its_total(unsaid, tables, asked, answers.core, names.above)
    ]
    of_ages = [leaf for leaf in leaves if leaf.table not in vouched]  # with a flag too
    found += [
        (entry, "of ages that were not asked for") for entry in of_ages_not_asked(of_ages, tables, asked, names.above)
    ]
    return list({id(entry): (entry, why) for entry, why in reversed(found)}.values())[::-1]
