"""What the tables of one file yield together: each figure once, and what the file as a whole answers.

What belongs here: the record that grows as tables are read, and joining them. What does not: reading any table
(`all_tables.py`), or any check's own work (`answer/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.answer.added_up import parts_of_something
from pipeline.reading.answer.another_question import of_another_question
from pipeline.reading.answer.asked import asks_for, beside_offences, totals_are_of_offences
from pipeline.reading.answer.asked_offence import names_what_is_asked
from pipeline.reading.answer.asked_questions import asks_what_was_asked
from pipeline.reading.answer.breakdown_lines import lines_of
from pipeline.reading.answer.calculated import counted_not_calculated
from pipeline.reading.answer.each_year import same_in_each_year
from pipeline.reading.answer.file_named import no_file_of_else
from pipeline.reading.answer.filter_dates import years_are_searched
from pipeline.reading.answer.filters import no_filters
from pipeline.reading.answer.flag_of_labels import mark_flags
from pipeline.reading.answer.flagged import flag_can_be_told
from pipeline.reading.answer.flagged_offence import of_the_offence_asked
from pipeline.reading.answer.halves import no_half_alone
from pipeline.reading.answer.headings import no_heading_of_else
from pipeline.reading.answer.lines_over import no_other_line
from pipeline.reading.answer.members import each_is_a_member
from pipeline.reading.answer.members_places import no_place_in_another, not_the_force_itself, places_are_its_own
from pipeline.reading.answer.more_or_less import no_more_and_no_less
from pipeline.reading.answer.narrowed import no_title_narrows
from pipeline.reading.answer.noted import notes_leave_them
from pipeline.reading.answer.odd_lines import no_odd_line
from pipeline.reading.answer.overlapping_bands import no_bands_overlap
from pipeline.reading.answer.parts_of_years import years_have_all_parts
from pipeline.reading.answer.safeguards import (
    nothing_overlaps,
    of_the_force_declared,
    said_by_others,
    untouched_by_refused,
)
from pipeline.reading.answer.statements import Chosen, choose
from pipeline.reading.answer.strands import no_sum_of_strands
from pipeline.reading.answer.taken import taken_is_what_was_asked
from pipeline.reading.answer.vouched import parts_of_one_whole
from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.from_table import joint_lines
from pipeline.reading.entries.observing import observation_of
from pipeline.reading.entries.stated_totals import check_totals_over_tables, totals_of
from pipeline.reading.labels.flag_words import FlagWords, flag_words
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, StatedTotal
from pipeline.reading.records.listing import Records
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


@dataclass(slots=True)
class _Names:
    """What names each table as a whole, by its number: `titles` its title and its sheet, `above` the texts over it, the
    nearest first, and its sheet; `begins` are its sheet and first row; `words` those of the flag that counts."""

    titles: dict[int, tuple[str, str]]
    above: dict[int, list[str]]
    begins: dict[int, tuple[str, int]]
    words: FlagWords | None


def join_tables(answers: Answers) -> None:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    names = _names(answers)
    try:
        _as_declared(answers)
        beside = set() if answers.take else of_another_question(answers.entries, names.above, answers.around.asked)
        chosen = _choose(answers, names, beside)
        _settle_refused(answers, chosen, beside)
        counted_not_calculated(chosen.leaves, answers.contexts)
        if not answers.take:  # else a person said what the answer is
            _is_what_was_asked(answers, chosen, names)
        nothing_overlaps(chosen.leaves, answers.around)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        for context in answers.contexts:
            answers.ledger.refuse_band(context.table.band, refusal.entry.reason)
        for records in answers.lists.values():
            answers.ledger.refuse_sheet(records.sheet, refusal.entry.reason)
        return
    _account(answers, chosen, beside)


def _as_declared(answers: Answers) -> None:
    """What the sidecar says of whose figures these are, and which, agrees with what the file calls them."""
    of_the_force_declared(answers.contexts, answers.around.file_name)
    if answers.take:
        taken_is_what_was_asked(answers.contexts, answers.entries, answers.around.asked)


def _names(answers: Answers) -> _Names:
    contexts, lists, around = answers.contexts, answers.lists, answers.around
    return _Names(
        {c.number: _titles_of(c) for c in contexts}
        | {n: records.titles(answers.around) for n, records in lists.items()},
        {c.number: _above(c) for c in contexts} | {n: records.above() for n, records in lists.items()},
        {c.number: (c.table.sheet, c.table.band.first_row) for c in contexts}
        | {n: (records.sheet, records.header_row) for n, records in lists.items()},
        flag_words(answers.flag, around.asked) if answers.flag else None,
    )


def _choose(answers: Answers, names: _Names, beside: set[int]) -> Chosen:
    """Each figure once, without those that count something beside the offences that were asked for."""
    contexts = [context for context in answers.contexts if context.number not in beside]
    shares = check_totals_over_tables(contexts, answers.entries)
    leaves = [e for number in sorted(answers.entries) if number not in beside for e in answers.entries[number]]
    others = [] if answers.take else beside_offences(leaves, answers.around.asked)
    apart = set(map(id, others))
    leaves = [leaf for leaf in leaves if id(leaf) not in apart]
    parts = parts_of_one_whole(leaves, {c.number: c.around for c in contexts})
    if names.words:
        mark_flags(leaves, names.words, names.above, {c.number: c.table.band.grid for c in contexts})
    chosen = choose(leaves, names.titles, names.words, shares, parts)
    chosen.set_aside += [
        (entry, f"counts {entry.subject or 'something else'}, and offences were asked for") for entry in others
    ]
    return chosen


def _settle_refused(answers: Answers, chosen: Chosen, beside: set[int]) -> None:
    """Tables of something else than offences are left out where the others state offences; the rest stay refused."""
    over = [t.cell.text for c in answers.contexts if c.number not in beside for t in c.table.band.titles]
    for band, refused in answers.of_else:
        if said_by_others(band, chosen.leaves, over):
            answers.ledger.set_aside(band, f"counts no offences: {refused.text.strip()[:80]!r}")
        else:
            answers.refusals.append(refused)
            answers.refused.append(band)
    untouched_by_refused(answers.refused, answers.refusals, chosen.leaves)


def _is_what_was_asked(answers: Answers, chosen: Chosen, names: _Names) -> None:
    """Hold figures to the question, but for those of which the sidecar says what they count."""
    around, asked = answers.around, answers.around.asked
    said = {c.number for c in answers.contexts if c.around.counts} | (set(answers.lists) if around.counts else set())
    unsaid = [leaf for leaf in chosen.leaves if leaf.table not in said]
    # A list has a title over the offences that it names line by line, and both must be what was asked for.
    as_titled = [replace(e, row=None, labels=(e.sheet,)) for e in unsaid if e.of_records and e.row is not None]
    for these in (unsaid, as_titled):
        asks_for(these, asked, names.titles)
        names_what_is_asked(these, asked, names.titles, answers.flag, answers.core)
        asks_what_was_asked(these, asked)
        no_more_and_no_less(these, asked, names.above)
        same_in_each_year(these, asked, names.titles)
    axes = lines_of(leaf for leaf in unsaid if not leaf.of_records)
    no_sum_of_strands(axes, asked)
    totals_are_of_offences(unsaid, {c.number: c.table for c in answers.contexts}, asked)
    no_half_alone(unsaid, names.above, asked)
    years_have_all_parts(unsaid)
    no_title_narrows(unsaid, names.above, asked)
    if names.words:
        flag_can_be_told(unsaid, names.words, names.above, around, answers.texts)
        of_the_offence_asked(unsaid, names.words, asked, answers.core, names.above, around)
    each_is_a_member(axes)
    no_odd_line(axes)
    no_heading_of_else(axes, asked)
    places_are_its_own(axes, {c.number: c.around.declared_force for c in answers.contexts})
    if not answers.sidecar.says_no_totals:  # by which each line is a count of its own
        parts_of_something(unsaid, asked, names.above)
        no_place_in_another(axes)
        not_the_force_itself(axes, unsaid)
        no_bands_overlap(axes)
    no_filters(unsaid, names.begins, around, names.words)
    years_are_searched(unsaid, names.begins, around)
    notes_leave_them(unsaid, answers.contexts, names.begins, around)
    no_file_of_else(unsaid, answers.contexts, around.file_name, asked)
    no_other_line(unsaid, answers.contexts, asked, names.words)


def _account(answers: Answers, chosen: Chosen, beside: set[int]) -> None:
    """What became of every figure, in the ledger; the observations and the totals that prove them."""
    contexts, entries, ledger = answers.contexts, answers.entries, answers.ledger
    for context in contexts:
        if context.number in beside:
            ledger.set_aside(context.table.band, "answers another question than that for offences")
            continue
        if answers.take:
            ledger.set_aside(context.table.band, "not among what the sidecar takes")
        ledger.table(context)
    proofs = {entry.table for entry, _ in chosen.proofs} - {entry.table for entry in chosen.leaves}
    for number, records in answers.lists.items():
        records.account(ledger, proof=number in proofs)
    for entry, why in chosen.proofs:
        if not entry.of_records:
            ledger.set(entry.sheet, entry.address, "total", why)
    for entry, why in chosen.set_aside:
        ledger.set(entry.sheet, entry.address, "ignored", why)
    answers.observations += [observation_of(entry) for entry in chosen.leaves]
    kept = [context for context in contexts if context.number not in beside]
    answers.refusals += [line for context in kept for line in joint_lines(context)]
    answers.totals += [t for c in kept if entries[c.number] for t in totals_of(c, entries[c.number])]


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
