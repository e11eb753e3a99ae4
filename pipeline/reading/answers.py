"""What the tables of one file yield together: each figure once, and what the file as a whole answers.

What belongs here: the record that grows as tables are read, and joining them. What does not: reading any table
(`all_tables.py`), or any check's own work (`answer/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.answer.added_up import parts_of_something
from pipeline.reading.answer.another_question import of_another_question
from pipeline.reading.answer.asked import asks_for, beside_offences
from pipeline.reading.answer.asked_offence import names_what_is_asked
from pipeline.reading.answer.asked_questions import asks_what_was_asked
from pipeline.reading.answer.caveats import no_caveats
from pipeline.reading.answer.flagged import flag_can_be_told, mark_flags
from pipeline.reading.answer.flagged_offence import of_the_offence_asked
from pipeline.reading.answer.halves import no_half_alone
from pipeline.reading.answer.more_or_less import no_more_and_no_less
from pipeline.reading.answer.safeguards import (
    nothing_overlaps,
    of_the_force_declared,
    said_by_others,
    untouched_by_refused,
)
from pipeline.reading.answer.statements import choose
from pipeline.reading.answer.vouched import parts_of_one_whole
from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.from_table import joint_lines
from pipeline.reading.entries.observing import observation_of
from pipeline.reading.entries.stated_totals import check_totals_over_tables, totals_of
from pipeline.reading.labels.flag_words import flag_words
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, StatedTotal
from pipeline.reading.records.counting import Records
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.band import Band


@dataclass(slots=True)
class Answers:
    """What the tables of one file yield, as it grows. `bands` are all tables, `refused` those that were, with the
    reason; `of_else` those that say they count no offences, `lists` those of records, by numbers of their own below
    zero."""

    around: Surroundings
    sidecar: Sidecar
    take: tuple[str, ...]
    flag: str | None
    core: frozenset[str]
    ledger: Ledger
    observations: list[Observation] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    refusals: list[Quarantined] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    refused: list[Band] = field(default_factory=list)
    of_else: list[tuple[Band, Quarantined]] = field(default_factory=list)
    derived: list[Quarantined] = field(default_factory=list)
    contexts: list[TableContext] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lists: dict[int, Records] = field(default_factory=dict)
    entries: dict[int, list[Entry]] = field(default_factory=dict)


def join_tables(answers: Answers) -> None:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    contexts, entries, asked = answers.contexts, answers.entries, answers.around.asked
    titles = {c.number: _titles_of(c) for c in contexts}
    above = {c.number: _above(c) for c in contexts}
    titles |= {number: records.titles(answers.around) for number, records in answers.lists.items()}
    above |= {number: records.above() for number, records in answers.lists.items()}
    try:
        of_the_force_declared(contexts, answers.sidecar.force)
        beside = set() if answers.take else of_another_question(entries, above, asked)
        contexts = [context for context in contexts if context.number not in beside]
        shares = check_totals_over_tables(contexts, entries)
        leaves = [e for number in sorted(entries) if number not in beside for e in entries[number]]
        others = [] if answers.take else beside_offences(leaves, asked)
        apart = set(map(id, others))
        leaves = [leaf for leaf in leaves if id(leaf) not in apart]
        parts = parts_of_one_whole(leaves, {c.number: c.around for c in contexts})
        words = flag_words(answers.flag, asked) if answers.flag else None
        if words:
            mark_flags(leaves, words, above, {c.number: c.table.band.grid for c in contexts})
        chosen = choose(leaves, titles, words, shares, parts)
        chosen.set_aside += [
            (entry, f"counts {entry.subject or 'something else'}, and offences were asked for") for entry in others
        ]
        over = [token.cell.text for context in contexts for token in context.table.band.titles]
        for band, refused in answers.of_else:
            if said_by_others(band, chosen.leaves, over):
                answers.ledger.set_aside(band, f"counts no offences: {refused.text.strip()[:80]!r}")
            else:
                answers.refusals.append(refused)
                answers.refused.append(band)
        untouched_by_refused(answers.refused, answers.refusals, chosen.leaves)
        if not answers.take:  # else a person said what the answer is
            said = {c.number for c in contexts if c.around.counts} | (
                set(answers.lists) if answers.around.counts else set()
            )
            unsaid = [leaf for leaf in chosen.leaves if leaf.table not in said]
            parts_of_something(unsaid, asked)
            # A list has a title over the offences that it names line by line, and both must be what was asked for.
            as_titled = [replace(e, row=None, labels=(e.sheet,)) for e in unsaid if e.of_records and e.row is not None]
            for these in (unsaid, as_titled):
                asks_for(these, asked, titles)
                names_what_is_asked(these, asked, titles, answers.flag, answers.core)
                asks_what_was_asked(these, asked)
                no_more_and_no_less(these, asked, above)
            no_half_alone(unsaid, above, asked)
            if words:
                flag_can_be_told(unsaid, words, above, answers.around, answers.texts)
                of_the_offence_asked(unsaid, words, asked, answers.core, above, answers.around)
            begins = {c.number: (c.table.sheet, c.table.band.first_row) for c in contexts}
            begins |= {number: (records.sheet, records.header_row) for number, records in answers.lists.items()}
            no_caveats(unsaid, begins, answers.around)
        nothing_overlaps(chosen.leaves, answers.around.overlaps)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        for context in answers.contexts:
            answers.ledger.refuse_band(context.table.band, refusal.entry.reason)
        for records in answers.lists.values():
            answers.ledger.refuse_sheet(records.sheet, refusal.entry.reason)
        return
    for context in answers.contexts:
        if context.number in beside:
            answers.ledger.set_aside(context.table.band, "answers another question than that for offences")
            continue
        if answers.take:
            answers.ledger.set_aside(context.table.band, "not among what the sidecar takes")
        answers.ledger.table(context)
    proofs = {entry.table for entry, _ in chosen.proofs} - {entry.table for entry in chosen.leaves}
    for number, records in answers.lists.items():
        records.account(answers.ledger, proof=number in proofs)
    for entry, why in chosen.proofs:
        if entry.of_records:
            continue
        answers.ledger.set(entry.sheet, entry.address, "total", why)
    for entry, why in chosen.set_aside:
        answers.ledger.set(entry.sheet, entry.address, "ignored", why)
    answers.observations += [observation_of(entry) for entry in chosen.leaves]
    answers.refusals += [line for context in contexts for line in joint_lines(context)]
    answers.totals += [t for c in contexts if entries[c.number] for t in totals_of(c, entries[c.number])]


def _titles_of(context: TableContext) -> tuple[str, str]:
    """What may name a table as a whole: what the sidecar calls it, or the wording of its nearest short title, and of
    its sheet's name."""
    if context.around.offence:
        return context.around.offence, ""
    labels = [understand(token.cell.text) for token in context.table.band.titles]
    title = next((label.rest for label in labels if label.rest and len(label.text) <= 160), "")
    return title, understand(context.table.sheet).rest


def _above(context: TableContext) -> list[str]:
    """The texts over a table, the nearest first, and its sheet's name."""
    return [*(token.cell.text for token in context.table.band.titles), context.table.sheet]
