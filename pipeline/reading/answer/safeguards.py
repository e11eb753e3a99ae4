"""What must hold for a file as a whole, though each of its tables reads well.

What belongs here: declarations that match something, tables whose lines are all shown, good tables that a refused
one cannot touch. What does not: any table's own proof (`tables/`), or the order of the steps (`answers.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.answer.sidecar.take import nothing_taken
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.forces import force_of_label, nation_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key, without_marker
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns
from pipeline.reading.model import Quarantined, cell_address
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.bands import find_bands
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.tokens import Grid
from pipeline.reference.financial_year import starting_in


def each_taken(grids: list[Grid], take: tuple[str, ...]) -> None:
    """Every entry of `take` must name something, beside those that do."""
    if not take:
        return
    texts = {key(without_marker(t.cell.text)) for grid in grids for t in grid.tokens.values()}
    texts |= {key(t.cell.text) for grid in grids for t in grid.tokens.values()} | {
        key(grid.sheet.name) for grid in grids
    }
    missing = next((entry for entry in take if key(entry.split(">")[-1]) not in texts), None)
    if missing is not None:
        tables = [read_lines(band, Hints()) for grid in grids for band in find_bands(grid)]
        raise nothing_taken(tables, (missing,))


def check_declared_labels(grids: list[Grid], sidecar: Sidecar) -> None:
    """Every label that the sidecar speaks of must stand in the file, or a slip of the hand would pass for a
    declaration."""
    if not sidecar.total_labels and not sidecar.names:
        return
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
    renamed = next((n for n, force in sidecar.names.items() if force_of_label(n) not in (None, force)), None)
    if renamed is not None:
        raise Refusal(
            "",
            "",
            renamed,
            f"The sidecar's names call {renamed.strip()!r} {sidecar.names[renamed]!r}, and it is the name of "
            f"{force_of_label(renamed)!r}.",
            "Take the name out of the sidecar, or ask the force which is right: names are for what is not known.",
        )


def of_the_force_declared(contexts: list[TableContext], file_name: str) -> None:
    """Refuse a force said for tables that are called another's: by their titles or sheets, or by the file's name where
    these name none. It is said where nothing else says it; and a sidecar copied from a neighbour's says the wrong one.
    Beside a force that works across nations other names may be those of areas."""
    called = [(context, _called(context, file_name)) for context in contexts if context.around.declared_force]
    for context, (force, address, text) in called:
        declared = context.around.declared_force or ""
        if force in (None, declared) or not (nation_of(declared) or declared in {named for _, (named, *_) in called}):
            continue
        raise Refusal(
            context.table.sheet,
            address,
            text,
            f"The sidecar says force = {declared!r}, and this table is called one of {force!r}: {text.strip()[:99]!r}.",
            "Correct the sidecar, or check that it lies beside the right file; for a file of several forces, put force "
            "under a [[table]] for each. If the line names another force for some other reason, ignore it in the "
            "sidecar with a reason, or rename the file.",
        )


def _called(context: TableContext, file_name: str) -> tuple[str | None, str, str]:
    """The one force that the nearest title that names any, or else the sheet's name or the file's, gives a table, with
    where it stands and what it says. A file's name may name others beside."""
    declared = context.around.declared_force
    texts = [(token.cell.address, token.cell.text) for token in context.table.band.titles]
    stem = Path(file_name).stem.replace("_", " ").replace("-", " ")
    texts += [("", context.table.sheet), ("", stem.upper())]
    for address, text in texts:
        forces = forces_in_text(text)
        if forces:
            force = declared if declared in forces else forces[0] if len(forces) == 1 else None
            return force, address, text if text != stem.upper() else file_name
    return None, "", ""


def nothing_hidden_inside(band: Band) -> None:
    """Refuse a table with something hidden among its lines, though somebody reviewed what is hidden: its sum is not
    whole."""
    sheet = band.grid.sheet
    above = band.header_rows[-1] if band.header_rows else band.body_rows[0]
    columns = {*band.label_columns, *band.value_columns}
    left, right = (min(columns), max(columns)) if columns else (0, -1)
    for row, column in sorted(sheet.taken_out):
        if above < row <= band.body_rows[-1] + 1 and (row in sheet.hidden_rows or left <= column <= right):
            what = (
                f"A hidden row (row {row + 1})"
                if row in sheet.hidden_rows
                else f"Something hidden (cell {cell_address(row, column)})"
            )
            raise Refusal(
                sheet.name,
                "",
                "",
                f"{what} stands among the lines of the table: what is shown is not the whole.",
                "Ask the force for a copy in which the table shows all its lines.",
            )


def nothing_overlaps(leaves: list[Entry], around: Surroundings) -> None:
    """Refuse a sum of lines of which a note says that one offence may stand in several, unless a total proves it."""
    groups: dict[object, list[Entry]] = {}
    for leaf in leaves:
        groups.setdefault((leaf.force, leaf.period.start, leaf.period.end, leaf.sheet), []).append(leaf)
    for group in groups.values():
        here = (note for note in around.overlaps if note[0] == group[0].sheet or note[0] not in around.tables)
        said = next(here, None)
        if said is not None and len(group) > 1 and not frozenset.intersection(*(leaf.covered for leaf in group)):
            raise Refusal(
                *said,
                f"A note says that one offence may be counted in several lines: {said[2].strip()[:160]!r}.",
                "Ask the force for the number of offences, each counted once; if these lines do not overlap after all, "
                "ignore the note in the sidecar with a reason.",
            )


def untouched_by_refused(refused: list[Band], refusals: list[Quarantined], leaves: list[Entry]) -> None:
    """A good table stands beside a refused one only where it is complete in itself: no force and year of it may be
    in the other.

    Raises Refusal with the refused table's reason where that cannot be shown.
    """
    for band, entry in zip(refused, refusals, strict=False):
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


def said_by_others(band: Band, leaves: list[Entry], titles: list[str]) -> bool:
    """True where figures that say they are of offences stand for every year that a table of arrests, outcomes or the
    like names: then it is no more than the answer to a second question."""
    years, _ = _named_in(band)
    said = [*titles, *(text for leaf in leaves for text in leaf.labels)]
    of_offences = any(patterns("subject")["offences"].search(text) or names_offence(text) for text in said)
    return of_offences and years <= {_year_of(leaf.period) for leaf in leaves}


def are_titled_alike(band: Band, others: Iterable[Band]) -> bool:
    """True where a table beside this one, in the same rows, has a title that begins as its own does: `Victim: staff`
    and `Victim: patient` are two parts, and neither is the answer to another question."""

    def begins(one: Band) -> str:
        return next(iter(key(one.titles[0].cell.text).split()), "") if one.titles else ""

    beside = (o for o in others if o is not band and o.grid is band.grid and set(o.body_rows) & set(band.body_rows))
    return bool(begins(band)) and any(begins(other) == begins(band) for other in beside)


def _year_of(period: Period) -> str | None:
    """The financial year of a period, or that of which it is a month or a quarter."""
    scope = scope_of(period)
    return starting_in(scope) if isinstance(scope, int) else period.financial_year


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
