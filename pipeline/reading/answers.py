"""All tables of a workbook read, proved, and joined to what the file states.

What belongs here: the order of the steps for each table, and which numbers stand when some table is refused. What
does not: any step's own work, or opening the file (`response.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.context import Surroundings
from pipeline.reading.declared_tables import declared_bands
from pipeline.reading.entries import entries_of, joint_lines
from pipeline.reading.entry import Entry
from pipeline.reading.find_records import find_records
from pipeline.reading.formats.workbook import Finding
from pipeline.reading.labels.period import kind_of_range
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key, without_marker
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, StatedTotal
from pipeline.reading.one_answer import asks_for
from pipeline.reading.refusal import Refusal
from pipeline.reading.stated_totals import check_totals_over_tables, totals_of
from pipeline.reading.statements import choose
from pipeline.reading.surroundings import Found, note_texts
from pipeline.reading.table_context import TableContext, make_context
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.bands import find_bands, is_list_of_texts
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.outline import apply_outline
from pipeline.reading.tables.proof import prove
from pipeline.reading.tables.tokens import Grid
from pipeline.reading.take import may_be_taken, nothing_taken, take_lines


@dataclass(slots=True)
class Answers:
    """What the tables of one file yield, as it grows. `refused` are the bands that were, with the reason."""

    around: Surroundings
    sidecar: Sidecar
    take: tuple[str, ...]
    flag: str | None
    asked: str
    hidden: list[Finding]
    ledger: Ledger
    observations: list[Observation] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    refusals: list[Quarantined] = field(default_factory=list)
    refused: list[Band] = field(default_factory=list)
    derived: list[Quarantined] = field(default_factory=list)
    contexts: list[TableContext] = field(default_factory=list)
    entries: dict[int, list[Entry]] = field(default_factory=dict)


def read_answers(grids: list[Grid], answers: Answers) -> None:
    """Fill `answers` from the sheets of a file. Raises Refusal where the whole file must be refused."""
    _check_declared_labels(grids, answers.sidecar)
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
            else:
                answers.refusals.append(refusal.entry)
                answers.refused.append(band)
            continue
        if table is None:
            answers.ledger.set_aside(band, "not among what the sidecar takes")
    if answers.take and not answers.contexts and not answers.refusals:
        raise nothing_taken([read_lines(band, Hints()) for grid in grids for band in find_bands(grid)], answers.take)
    _each_taken(grids, answers.take)
    _join(answers)


def _each_taken(grids: list[Grid], take: tuple[str, ...]) -> None:
    """Every entry of `take` must name something, beside those that do."""
    texts = {key(without_marker(t.cell.text)) for grid in grids for t in grid.tokens.values()}
    texts |= {key(t.cell.text) for grid in grids for t in grid.tokens.values()} | {
        key(grid.sheet.name) for grid in grids
    }
    missing = next((entry for entry in take if key(entry.split(">")[-1]) not in texts), None)
    if missing is not None:
        tables = [read_lines(band, Hints()) for grid in grids for band in find_bands(grid)]
        raise nothing_taken(tables, (missing,))


def _check_declared_labels(grids: list[Grid], sidecar: Sidecar) -> None:
    """Every label that the sidecar speaks of must stand in the file, or a slip of the hand would pass for a
    declaration."""
    texts = {key(token.cell.text) for grid in grids for token in grid.tokens.values()}
    texts |= {key(without_marker(token.cell.text)) for grid in grids for token in grid.tokens.values()}
    texts |= {key(grid.sheet.name) for grid in grids}
    for name, labels in (
        ("total_labels", sidecar.total_labels),
        ("names", tuple(sidecar.names)),
    ):
        missing = next((label for label in labels if key(label) not in texts), None)
        if missing is not None:
            raise Refusal(
                "",
                "",
                missing,
                f"The sidecar's {name} speaks of {missing.strip()!r}, but no cell of the file says that.",
                "Correct the label in the sidecar: it must stand there as it stands in the sheet.",
            )


def _tables(grids: list[Grid], answers: Answers) -> list[tuple[Band, Surroundings]]:
    """The tables to read, each with its surroundings; lists of records are counted on the way."""
    declared = declared_bands(grids, answers.sidecar.table) if answers.sidecar.table else []
    found: list[Found] = []
    for grid in grids:
        mine = [band for other, band, _ in declared if other is grid]
        records = find_records(grid) if not declared else None
        found.append((grid, records, mine if declared else [] if records is not None else _tables_on(grid, answers)))
    note_texts(found, answers.around)
    for _, records, _ in found:
        if records is not None:
            try:
                answers.observations += records.observations(answers.around)
                records.account(answers.ledger)
            except Refusal as refusal:
                answers.refusals.append(refusal.entry)
                answers.ledger.refuse_sheet(records.grid.sheet.name, refusal.entry.reason)
    if not declared:
        return [(band, answers.around) for _, _, bands in found for band in bands]
    return [
        (
            band,
            replace(
                answers.around,
                declared_force=table.force or answers.around.declared_force,
                declared_period=period_named(table.period) or answers.around.declared_period,
            ),
        )
        for _, band, table in declared
    ]


def _tables_on(grid: Grid, answers: Answers) -> list[Band]:
    """The tables of a sheet; its lists of notes and contents are accounted for on the way."""
    bands = find_bands(grid)
    for band in bands:
        if is_list_of_texts(band):
            answers.ledger.listing(band)
    return [band for band in bands if not is_list_of_texts(band)]


def nothing_hidden_inside(band: Band, findings: list[Finding]) -> None:
    """Refuse a table with a hidden row among its lines, though somebody reviewed what is hidden: its sum is not
    whole."""
    for finding in findings:
        if finding.kind == "hidden row" and finding.sheet == band.grid.sheet.name:
            row = int(finding.place.split()[-1]) - 1
            above = band.header_rows[-1] if band.header_rows else band.body_rows[0]
            if above < row <= band.body_rows[-1] + 1:
                raise Refusal(
                    finding.sheet,
                    "",
                    "",
                    f"A hidden row stands among the lines of the table ({finding.place}): what is shown is not the "
                    "whole.",
                    "Ask the force for a copy in which the table shows all its lines.",
                )


def period_named(text: str | None):  # type: ignore[no-untyped-def]
    """The one period that a declaration names; None for none."""
    periods = find_periods(text) if text else ()
    return periods[0] if len(periods) == 1 else None


def _read(number: int, band: Band, around: Surroundings, answers: Answers) -> Table | None:
    """One table, read and proved; None where the sidecar takes nothing of it."""
    sidecar = answers.sidecar
    nothing_hidden_inside(band, answers.hidden)
    table = read_lines(band, Hints(sidecar.names, sidecar.years, frozenset(map(key, sidecar.total_labels))))
    apply_outline(table)
    if answers.take and not take_lines(table, answers.take):
        return None
    tolerance = sidecar.totals.tolerance if sidecar.totals else 0
    context = make_context(number, table, prove(table, tolerance, around.rounding), around)
    answers.entries[number] = entries_of(context)
    answers.contexts.append(context)
    return table


def _join(answers: Answers) -> None:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    contexts, entries = answers.contexts, answers.entries
    titles = {c.number: _titles_of(c) for c in contexts}
    try:
        shares = check_totals_over_tables(contexts, entries)
        chosen = choose([e for number in sorted(entries) for e in entries[number]], titles, answers.flag, shares)
        _untouched_by_refused(answers, chosen.leaves)
        asks_for(chosen.leaves, answers.asked, titles)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        for context in contexts:
            answers.ledger.refuse_band(context.table.band, refusal.entry.reason)
        return
    for context in contexts:
        if answers.take:
            answers.ledger.set_aside(context.table.band, "not among what the sidecar takes")
        answers.ledger.table(context)
    for entry, why in chosen.proofs:
        answers.ledger.set(entry.sheet, entry.address, "total", why)
    for entry, why in chosen.set_aside:
        answers.ledger.set(entry.sheet, entry.address, "ignored", why)
    answers.observations += [_observation(entry) for entry in chosen.leaves]
    answers.refusals += [line for context in contexts for line in joint_lines(context)]
    answers.totals += [t for c in contexts if entries[c.number] for t in totals_of(c, entries[c.number])]


def _untouched_by_refused(answers: Answers, leaves: list[Entry]) -> None:
    """A good table stands beside a refused one only where it is complete in itself: no force and year of it may be
    in the other.

    Raises Refusal with the refused table's reason where that cannot be shown.
    """
    for band, entry in zip(answers.refused, answers.refusals, strict=False):
        years, forces = _named_in(band)
        for leaf in leaves:
            other_year = years and leaf.period.financial_year and leaf.period.financial_year not in years
            other_force = forces and leaf.force not in forces
            if not (other_year or other_force):
                raise Refusal(
                    entry.sheet,
                    entry.cell,
                    entry.text,
                    f"Another table of the file is refused, and it may hold part of the same figures: {entry.reason}",
                    entry.suggestion,
                )


def _named_in(band: Band) -> tuple[set[str], set[str]]:
    """The financial years and forces that the labels, titles and sheet of a table name."""
    rows = (*band.header_rows, *band.body_rows, *band.sections)
    texts = [t.cell.text for row in rows for t in band.grid.rows.get(row, []) if t.kind in ("text", "date")]
    years: set[str] = set()
    forces: set[str] = set()
    for text in [*texts, band.grid.sheet.name, *(t.cell.text for t in band.titles[:2])]:
        label = understand(text)
        if label.force:
            forces.add(label.force)
        years |= {p.financial_year for p in find_periods(text) if p.financial_year}
    return years, forces


def _titles_of(context: TableContext) -> tuple[str, str]:
    """What may name a table as a whole: the wording of its nearest short title, and of its sheet's name."""
    labels = [understand(token.cell.text) for token in context.table.band.titles]
    title = next((label.rest for label in labels if label.rest and len(label.text) <= 160), "")
    return title, understand(context.table.sheet).rest


def _observation(entry: Entry) -> Observation:
    value, period = entry.value, entry.period
    status = value.status
    if value.kind == "count" and period.kind != "financial_year":
        by_kind = {
            "calendar_year": "calendar_year",
            "part_year": "partial_year",
            "month": "reported",
            "quarter": "reported",
        }
        status = by_kind.get(period.kind, "other_period")
    assert period.start is not None and period.end is not None
    end = period.end
    if period.kind == "part_year" and kind_of_range(period.start, end) == "financial_year":
        end -= timedelta(days=1)  # nobody says where it ends: but not with the year
    return Observation(
        force_id=entry.force,
        financial_year=period.financial_year,
        period_start=period.start,
        period_end=end,
        offence=entry.offence or None,
        offence_code=entry.code,
        breakdown=" / ".join(text for _, text in entry.categories) or None,
        count=value.count,
        count_low=value.low,
        count_high=value.high,
        status=status,
        source_sheet=entry.sheet,
        source_cell=entry.address,
        source_text=entry.token.cell.text if entry.token else "",
    )
