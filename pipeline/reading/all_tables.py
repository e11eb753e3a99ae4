"""All tables of a workbook, each read and proved, then joined.

What belongs here: the order of the steps for each table, and which tables stand when some are refused. What does not:
any step's own work, what the tables say together (`answers.py`), or opening the file (`response.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.answer.beside.none_of_it import leave_none_of_it_out
from pipeline.reading.answer.beside.sum_by_name import leave_all_but_its_sum_out
from pipeline.reading.answer.beside.whole_by_name import mark_wholes_by_name
from pipeline.reading.answer.beside.wider_wholes import leave_wider_wholes_out
from pipeline.reading.answer.gathered import Answers
from pipeline.reading.answer.safeguards import check_declared_labels, each_taken, nothing_hidden_inside
from pipeline.reading.answer.sidecar.take import (
    is_title_taken,
    lines_taken,
    may_be_taken,
    nothing_taken,
    take_lines,
    taken_totals,
)
from pipeline.reading.answer.sidecar.vouched import check_counts
from pipeline.reading.answers import join_tables
from pipeline.reading.declarations.tables import declared_bands
from pipeline.reading.entries.dated_event import dated_by_recording
from pipeline.reading.entries.from_table import entries_of
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.flag_words import flag_spoken_of
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.sides import category_of, is_of_no_side
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.understand import without_number
from pipeline.reading.labels.wording import counts_something_else
from pipeline.reading.records.counting import count_records
from pipeline.reading.records.finding import find_records
from pipeline.reading.records.listing import Records
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.detail_tables import details_of
from pipeline.reading.surroundings.district_tables import districts_of
from pipeline.reading.surroundings.district_titles import districts_titled
from pipeline.reading.surroundings.gathering import Found, note_texts
from pipeline.reading.surroundings.table_context import check_named, make_context
from pipeline.reading.surroundings.whose import areas_of_force
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.bands import find_bands, is_list_of_texts
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.outline import apply_nested_sums, apply_outline
from pipeline.reading.tables.proof import prove
from pipeline.reading.tables.sums import Slack
from pipeline.reading.tables.taken_totals import check_taken_totals, check_totals_of_taken
from pipeline.reading.tables.tokens import Grid


def read_answers(grids: list[Grid], answers: Answers) -> None:
    """Fill `answers` from the sheets of a file. Raises Refusal where the whole file must be refused."""
    check_declared_labels(grids, answers.sidecar)
    texts = [t.cell.text for grid in grids for t in grid.tokens.values() if t.kind == "text"]
    texts += [*(grid.sheet.name for grid in grids), answers.around.file_name]
    answers.flag = answers.flag or flag_spoken_of(texts, answers.around.asked)
    if answers.flag:
        answers.texts = texts
    tables = _tables(grids, answers)
    answers.bands = [band for band, _ in tables]
    for number, (band, around) in enumerate(tables, 1):
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
            elif refusal.no_offences or _is_titled_else(band, around):
                answers.of_else.append((band, refusal.entry))
            else:
                answers.refusals.append(refusal.entry)
                answers.refused.append(band)
            continue
        if table is None:
            answers.ledger.set_aside(band, "not among what the sidecar takes")
    refused = answers.refusals or answers.derived or answers.of_else
    if answers.take and not answers.contexts and not answers.lists and not refused:
        raise nothing_taken([read_lines(band, Hints()) for grid in grids for band in find_bands(grid)], answers.take)
    each_taken(grids, answers.take)
    join_tables(answers)


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
        undeclared = [band for _, _, bands in found for band in bands]
        parts = districts_of(undeclared, answers.around) or districts_titled(undeclared, answers.around)
        parts = parts or [""] * len(undeclared)
        if not any(parts):
            details = details_of(undeclared)
            answers.details = {n + 1: (summary + 1, label) for n, (summary, label) in details.items()}
            parts = [details[n][1] if n in details else "" for n in range(len(undeclared))]
        whole = _without_titles(answers.around, parts) if any(parts) else answers.around
        return [
            (band, replace(answers.around, breakdown=part) if part else whole)
            for band, part in zip(undeclared, parts, strict=True)
        ]
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


def _is_titled_else(band: Band, around: Surroundings) -> bool:
    """True for a table that could not be proved, and whose title says that it counts suspects, arrests or the like."""
    title = clean(band.titles[0].cell.text) if band.titles else ""
    no_side = is_of_no_side(title) or is_of_no_side(category_of(title)[1])
    return not no_side and counts_something_else(without_number(without_all_sides(title, around.asked)))


def _without_titles(around: Surroundings, parts: list[str]) -> Surroundings:
    """The surroundings of a table beside those of its parts, whose titles say nothing of it."""
    named = [part.replace("&", "and") for part in parts if part]
    titles = {
        sheet: [text for text in texts if not any(part in clean(text).replace("&", "and") for part in named)]
        for sheet, texts in around.sheet_titles.items()
    }
    return replace(around, sheet_titles=titles)


def _count(lists: list[Records], answers: Answers) -> None:
    """The counts of the lists of records, as entries beside those of the tables."""
    flag = answers.flag if answers.takes_flagged else None
    for number, records in enumerate(lists, 1):
        if answers.take and not records.is_taken(answers.take, records.titles(answers.around)):
            records.set_aside(answers.ledger, "not among what the sidecar takes")
            continue
        try:
            answers.entries[-number] = count_records(records, -number, answers.around, flag, answers.take)
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
    check_counts(around, around.asked)
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
        check_totals_of_taken(table, *lines_taken(table, answers.take), slack)
        if not take_lines(table, answers.take):
            return None
    elif not sidecar.says_no_totals:
        mark_wholes_by_name(table, around.asked)
        if not (answers.flag or around.counts):
            leave_all_but_its_sum_out(table, around.asked, answers.core)
            leave_none_of_it_out(table, around.asked, answers.core)
            leave_wider_wholes_out(table, around.asked, answers.core)
        if apply_nested_sums(table) and not (answers.flag or around.counts):
            leave_all_but_its_sum_out(table, around.asked, answers.core)
    context = make_context(number, table, prove(table, slack, suspicious=not sidecar.says_no_totals), around)
    dated_by_recording(context)
    answers.entries[number] = entries_of(context)
    answers.contexts.append(context)
    return table
