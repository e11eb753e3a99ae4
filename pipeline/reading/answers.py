"""All tables of a workbook read, proved, and joined to what the file states.

What belongs here: the order of the steps for each table, and which numbers stand when some table is refused. What
does not: any step's own work, or opening the file (`response.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.answer.asked import asks_for, flag_can_be_told
from pipeline.reading.answer.asked_offence import names_what_is_asked
from pipeline.reading.answer.safeguards import (
    check_declared_labels,
    each_taken,
    nothing_hidden_inside,
    nothing_overlaps,
    said_by_others,
    untouched_by_refused,
)
from pipeline.reading.answer.statements import choose
from pipeline.reading.answer.take import is_title_taken, may_be_taken, nothing_taken, take_lines, taken_totals
from pipeline.reading.answer.vouched import check_counts, parts_of_one_whole
from pipeline.reading.declarations.tables import declared_bands
from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.from_table import entries_of, joint_lines
from pipeline.reading.entries.observing import observation_of
from pipeline.reading.entries.stated_totals import check_totals_over_tables, totals_of
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, StatedTotal
from pipeline.reading.records.counting import Records
from pipeline.reading.records.finding import find_records
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.gathering import Found, note_texts
from pipeline.reading.surroundings.table_context import TableContext, check_named, make_context
from pipeline.reading.surroundings.whose import areas_of_force
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.bands import find_bands, is_list_of_texts
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.outline import apply_outline
from pipeline.reading.tables.proof import prove
from pipeline.reading.tables.sums import Slack
from pipeline.reading.tables.taken_totals import check_taken_totals
from pipeline.reading.tables.tokens import Grid


@dataclass(slots=True)
class Answers:
    """What the tables of one file yield, as it grows. `refused` are the bands that were, with the reason; `of_else`
    those that say they count no offences, `lists` those of records, by numbers of their own below zero."""

    around: Surroundings
    sidecar: Sidecar
    take: tuple[str, ...]
    flag: str | None
    asked: str
    core: frozenset[str]
    ledger: Ledger
    observations: list[Observation] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    refusals: list[Quarantined] = field(default_factory=list)
    refused: list[Band] = field(default_factory=list)
    of_else: list[tuple[Band, Quarantined]] = field(default_factory=list)
    derived: list[Quarantined] = field(default_factory=list)
    contexts: list[TableContext] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lists: dict[int, Records] = field(default_factory=dict)
    entries: dict[int, list[Entry]] = field(default_factory=dict)


def read_answers(grids: list[Grid], answers: Answers) -> None:
    """Fill `answers` from the sheets of a file. Raises Refusal where the whole file must be refused."""
    check_declared_labels(grids, answers.sidecar)
    if answers.flag:
        texts = [t.cell.text for grid in grids for t in grid.tokens.values() if t.kind == "text"]
        answers.texts = [*texts, *(grid.sheet.name for grid in grids), answers.around.file_name]
    for number, (band, around) in enumerate(_tables(grids, answers), 1):
        answers.ledger.band(band)
        try:
            table = _read(number, band, around, answers)
        except Refusal as refusal:
            if refusal.whole_file:
                raise
            if answers.take and not may_be_taken(band, answers.take):
                answers.ledger.set_aside(band, "not among what the sidecar takes")
                continue
            answers.ledger.refuse_band(band, refusal.entry.reason)
            if refusal.no_counts:
                answers.derived.append(refusal.entry)
            elif refusal.no_offences:
                answers.of_else.append((band, refusal.entry))
            else:
                answers.refusals.append(refusal.entry)
                answers.refused.append(band)
            continue
        if table is None:
            answers.ledger.set_aside(band, "not among what the sidecar takes")
    if answers.take and not answers.contexts and not answers.lists and not answers.refusals:
        raise nothing_taken([read_lines(band, Hints()) for grid in grids for band in find_bands(grid)], answers.take)
    each_taken(grids, answers.take)
    _join(answers)


def _tables(grids: list[Grid], answers: Answers) -> list[tuple[Band, Surroundings]]:
    """The tables to read, each with its surroundings; lists of records are counted on the way."""
    declared = declared_bands(grids, answers.sidecar.table) if answers.sidecar.table else []
    found: list[Found] = []
    for grid in grids:
        mine = [band for other, band, _ in declared if other is grid]
        records = find_records(grid, proved=answers.around.counts is None) if not declared else None
        found.append((grid, records, mine if declared else [] if records is not None else _tables_on(grid, answers)))
    note_texts(found, answers.around)
    _count([records for _, records, _ in found if records is not None], answers)
    if not declared:
        return [(band, answers.around) for _, _, bands in found for band in bands]
    return [
        (
            band,
            replace(
                answers.around,
                declared_force=table.force or answers.around.declared_force,
                declared_period=period_named(table.period) or answers.around.declared_period,
                counts=table.counts or answers.around.counts,
                offence=table.offence,
                breakdown=table.breakdown,
            ),
        )
        for _, band, table in declared
    ]


def _count(lists: list[Records], answers: Answers) -> None:
    """The counts of the lists of records, as entries beside those of the tables."""
    for number, records in enumerate(lists, 1):
        if answers.take and not records.is_taken(answers.take, records.titles(answers.around)):
            records.set_aside(answers.ledger, "not among what the sidecar takes")
            continue
        try:
            answers.entries[-number] = records.entries(-number, answers.around, answers.flag, answers.take)
            answers.lists[-number] = records
        except Refusal as refusal:
            answers.refusals.append(refusal.entry)
            answers.ledger.refuse_sheet(records.sheet, refusal.entry.reason)


def _tables_on(grid: Grid, answers: Answers) -> list[Band]:
    """The tables of a sheet; its lists of notes and contents are accounted for on the way."""
    bands = find_bands(grid)
    for band in bands:
        if is_list_of_texts(band):
            answers.ledger.listing(band)
    return [band for band in bands if not is_list_of_texts(band)]


def period_named(text: str | None):  # type: ignore[no-untyped-def]
    """The one period that a declaration names; None for none."""
    periods = find_periods(text) if text else ()
    return periods[0] if len(periods) == 1 else None


def _read(number: int, band: Band, around: Surroundings, answers: Answers) -> Table | None:
    """One table, read and proved; None where the sidecar takes nothing of it."""
    sidecar = answers.sidecar
    nothing_hidden_inside(band)
    check_counts(around, answers.asked)
    if title := is_title_taken(band, answers.take):
        around = replace(around, counts=around.counts or title)
    totals, areas = frozenset(map(key, sidecar.total_labels)), areas_of_force(band, around)
    table = read_lines(band, Hints(sidecar.names, sidecar.years, totals, areas))
    if areas:  # before anything is added up: counties may bear the names of forces and regions
        check_named(table, [*table.rows, *table.columns], around)
    apply_outline(table)
    slack = Slack(sidecar.totals.tolerance if sidecar.totals else 0, around.rounding)
    if answers.take:
        check_taken_totals(table, taken_totals(table, answers.take), slack)
        if not take_lines(table, answers.take):
            return None
    context = make_context(number, table, prove(table, slack, suspicious=not sidecar.says_no_totals), around)
    answers.entries[number] = entries_of(context)
    answers.contexts.append(context)
    return table


def _join(answers: Answers) -> None:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    contexts, entries = answers.contexts, answers.entries
    titles = {c.number: _titles_of(c) for c in contexts}
    titles |= {number: records.titles(answers.around) for number, records in answers.lists.items()}
    try:
        shares = check_totals_over_tables(contexts, entries)
        leaves = [e for number in sorted(entries) for e in entries[number]]
        parts = parts_of_one_whole(leaves, {c.number: c.around for c in contexts})
        chosen = choose(leaves, titles, answers.flag, shares, parts)
        above = [token.cell.text for context in contexts for token in context.table.band.titles]
        for band, refused in answers.of_else:
            if said_by_others(band, chosen.leaves, above):
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
            asks_for(unsaid, answers.asked, titles)
            names_what_is_asked(unsaid, answers.asked, titles, answers.flag, answers.core)
            flag_can_be_told(unsaid, answers.flag, answers.around.notes, answers.texts)
        nothing_overlaps(chosen.leaves, answers.around.overlaps)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        for context in contexts:
            answers.ledger.refuse_band(context.table.band, refusal.entry.reason)
        for records in answers.lists.values():
            answers.ledger.refuse_sheet(records.sheet, refusal.entry.reason)
        return
    for context in contexts:
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
