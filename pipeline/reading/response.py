"""One response, the whole way: its bytes to cells, cells to tables, tables to observations, or a refusal that helps.

What belongs here: the order of the steps and the account of every cell. What does not: any step's own work.
`read_response` is a pure function of the file and what is declared about it; it never raises for what a file holds.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pipeline.reading.context import Surroundings
from pipeline.reading.entries import TableContext, check_totals_over_tables, entries_of, make_context, totals_of
from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import UnreadableFile, Workbook
from pipeline.reading.labels.forces import forces_in_text
from pipeline.reading.labels.legends import legend_of, rounding_of
from pipeline.reading.labels.understand import understand
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation, Quarantined, Reading
from pipeline.reading.records import find_records
from pipeline.reading.statements import Entry, choose
from pipeline.reading.tables.axes import Refusal
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.outline import apply_outline
from pipeline.reading.tables.proof import prove
from pipeline.reading.tables.segment import find_bands
from pipeline.reading.tables.tokens import Grid, make_grid

_HIDDEN_ADVICE = (
    "Hidden content can hold personal data. Tell the force, and ask for a copy without it; if somebody has looked and it is harmless, "
    'say so in the sidecar: hidden_content_reviewed = "name, date".'
)


def read_response(
    path: Path,
    *,
    source_file: str | None = None,
    collection: str = "",
    round_: int | None = None,
    settings=None,  # type: ignore[no-untyped-def]
    sidecar=None,  # type: ignore[no-untyped-def]
    expected_forces_of_file: tuple[str, ...] = (),
) -> Reading:
    """What a response states, or why it is refused.

    `round_` is the calendar year the request was sent in, `settings` the collection's, `sidecar` the file's own
    declarations, `expected_forces_of_file` the forces under which the request log lists this file.
    """
    name = source_file or path.name
    try:
        workbook = open_workbook(path.read_bytes())
    except UnreadableFile as error:
        return _refused([Quarantined("", "", "", error.reason, error.suggestion)])
    except OSError as error:
        return _refused([Quarantined("", "", "", f"The file cannot be opened ({error.strerror}).", "Check that it is a readable file.")])
    if workbook.findings:
        return _hidden(workbook)
    around = Surroundings(file_name=Path(name).name, round_=round_)
    around.named = tuple(dict.fromkeys([*expected_forces_of_file, *_forces_of_name(name)]))
    return _read_workbook(workbook, around, flag=getattr(settings, "flag", None))


def _forces_of_name(source_file: str) -> tuple[str, ...]:
    """Forces in the file's own name; its folders name the collection and the round."""
    return forces_in_text(Path(source_file).stem.replace("_", " ").replace("-", " ").upper())


def _refused(entries: list[Quarantined], ledger: Ledger | None = None) -> Reading:
    return Reading("quarantined", "inferred", reason=entries[0].reason, quarantine=entries, ledger=ledger.entries() if ledger else [])


def _hidden(workbook: Workbook) -> Reading:
    """A file with hidden content is refused whole; what is hidden is named by kind and place, never shown."""
    entries = [
        Quarantined(f.sheet, "", "", f"Possible data breach: the file has a {f.kind} ({f.sheet + ', ' if f.sheet else ''}{f.place}).", _HIDDEN_ADVICE)
        for f in workbook.findings
    ]
    ledger = Ledger(workbook)
    ledger.quarantine_rest("the file hides content")
    return _refused(entries, ledger)


def _read_workbook(workbook: Workbook, around: Surroundings, flag: str | None) -> Reading:
    ledger = Ledger(workbook)
    refusals: list[Quarantined] = []
    contexts: list[TableContext] = []
    entries: dict[int, list[Entry]] = {}
    observations: list[Observation] = []
    _note_legends(workbook, around)
    grids = [make_grid(sheet, around.legend) for sheet in workbook.sheets]
    bands = []
    for grid in grids:
        records = find_records(grid)
        if records is not None:
            bands.append((grid, records, []))
        else:
            bands.append((grid, None, find_bands(grid)))
    _note_surroundings(grids, bands, around)
    number, whole_file = 0, False
    for grid, records, sheet_bands in bands:
        if records is not None:
            try:
                found = records.observations(around)
                observations += found
                records.account(ledger)
            except Refusal as refusal:
                refusals.append(refusal.entry)
                ledger.refuse_sheet(grid.sheet.name, refusal.entry.reason)
            continue
        for band in sheet_bands:
            number += 1
            ledger.band(band)
            try:
                table = read_lines(band)
                apply_outline(table)
                context = make_context(number, table, prove(table, rounding=around.rounding), around)
                entries[number] = entries_of(context)
                contexts.append(context)
            except Refusal as refusal:
                refusals.append(refusal.entry)
                ledger.refuse_band(band, refusal.entry.reason)
                whole_file = whole_file or refusal.whole_file
    if whole_file:
        ledger.quarantine_rest("the file was refused")
        return _refused(refusals, ledger)
    observations += _counted(contexts, entries, flag, ledger, refusals)
    totals = [t for c in contexts if any(entries.get(c.number, [])) for t in totals_of(c, entries[c.number])]
    refusals += ledger.unexplained_numbers()
    if observations:
        status = "partly_accepted" if refusals else "accepted"
        reason = refusals[0].reason if refusals else ""
        return Reading(status, "inferred", reason, observations, totals, refusals, ledger.entries())  # type: ignore[arg-type]
    if not refusals:
        refusals.append(Quarantined("", "", "", *_nothing_found(workbook)))
    ledger.quarantine_rest("the file was refused")
    return _refused(refusals, ledger)


def _counted(
    contexts: list[TableContext], entries: dict[int, list[Entry]], flag: str | None, ledger: Ledger, refusals: list[Quarantined]
) -> list[Observation]:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    titles = {c.number: _title_of(c) for c in contexts}
    try:
        shares = check_totals_over_tables(contexts, entries)
        chosen = choose([e for number in sorted(entries) for e in entries[number]], titles, flag, shares)
    except Refusal as refusal:
        refusals.append(refusal.entry)
        for context in contexts:
            ledger.refuse_band(context.table.band, refusal.entry.reason)
            entries[context.number] = []
        return []
    for context in contexts:
        ledger.table(context)
    for entry, why in chosen.proofs:
        ledger.set(entry.sheet, entry.address, "total", why)
    for entry, why in chosen.set_aside:
        ledger.set(entry.sheet, entry.address, "ignored", why)
    return [_observation(entry) for entry in chosen.leaves]


def _title_of(context: TableContext) -> str:
    """What names a table as a whole: the wording of its nearest short title, else its sheet's name."""
    for token in context.table.band.titles:
        label = understand(token.cell.text)
        if label.rest and len(label.text) <= 80:
            return label.rest
    return understand(context.table.sheet).rest


def _observation(entry: Entry) -> Observation:
    value, period = entry.value, entry.period
    status = value.status
    if value.kind == "count" and period.kind != "financial_year":
        status = {"calendar_year": "calendar_year", "part_year": "partial_year", "month": "reported", "quarter": "reported"}.get(
            period.kind, "other_period"
        )
    assert period.start is not None and period.end is not None
    return Observation(
        force_id=entry.force, financial_year=period.financial_year, period_start=period.start, period_end=period.end,
        offence=entry.offence or None, offence_code=entry.code,
        breakdown=" / ".join(text for _, text in entry.categories) or None,
        count=value.count, count_low=value.low, count_high=value.high, status=status,
        source_sheet=entry.sheet, source_cell=entry.address, source_text=entry.token.cell.text if entry.token else "",
    )


def _note_legends(workbook: Workbook, around: Surroundings) -> None:
    """What the file says of its own signs and of rounding."""
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            if isinstance(cell.value, str) and len(cell.text) > 3:
                meant = legend_of(cell.text)
                if meant is not None:
                    around.legend.setdefault(*meant)
                elif "round" in cell.text.casefold():
                    around.rounding = rounding_of(cell.text) or around.rounding


def _note_surroundings(grids: list[Grid], bands, around: Surroundings) -> None:  # type: ignore[no-untyped-def]
    """Gather titles and notes: every text cell that is not part of a table's body or header."""
    sheet_titles: dict[str, list[str]] = defaultdict(list)
    for grid, records, sheet_bands in bands:
        inside = {r for band in sheet_bands for r in (*band.header_rows, *band.body_rows, *band.sections)}
        first = min(inside, default=records.header_row if records is not None else 10**9)
        for row, tokens in grid.rows.items():
            if records is not None and row >= records.header_row:
                continue
            for token in tokens:
                if token.kind == "text" and (row not in inside or len(token.cell.text) > 100):
                    around.notes.append((grid.sheet.name, token.cell.address, token.cell.text))
                    if row < first and row not in inside:
                        sheet_titles[grid.sheet.name].append(token.cell.text)
                        if not sheet_bands and records is None:
                            sheet_titles[""].append(token.cell.text)
    around.sheet_titles = dict(sheet_titles)
    if not around.sheet_titles.get("") and grids:
        around.sheet_titles[""] = sheet_titles.get(grids[0].sheet.name, [])
    around.look_for_cut_offs()


def _nothing_found(workbook: Workbook) -> tuple[str, str]:
    cells = sum(len(sheet.cells) for sheet in workbook.sheets)
    if not cells:
        return "The file has no visible cell with anything in it.", "Check that it was saved whole; ask the force to send it again."
    return (
        "No table of numbers was found in the file.",
        "If the figures stand in sentences, put them in a spreadsheet of your own and name this file as its source in the sidecar.",
    )
