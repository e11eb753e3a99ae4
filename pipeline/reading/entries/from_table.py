"""From a proved table to its leaf values, each with force, period, offence and categories.

What belongs here: joining a row's and a column's labels. What does not: finding tables, checking totals (`tables/`),
choosing between tables (`answer/statements.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.entry_period import period_of
from pipeline.reading.entries.entry_value import MOST, blank_value, no_count, one_cell_one_value, rounded, unreadable
from pipeline.reading.entries.marked_part import parts_make_parts
from pipeline.reading.entries.no_force import not_of_one_force, part_of_a_force
from pipeline.reading.labels.understand import understand
from pipeline.reading.model import Quarantined, cell_address
from pipeline.reading.refusal import SAY_COUNTS, STATE_IT, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.counted import counts_at_all
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.dated_codes import may_have_been
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.tokens import Token

_NONE: frozenset[tuple[int, str, int]] = frozenset()

_BESIDE_FORCES = ("region", "nation", "agency", "joint")
"""Kinds of bodies and areas of which a line may stand among those of forces; any other is a part of a force's own."""


def entries_of(context: TableContext) -> list[Entry]:
    """The leaf values of a table, in sheet order. Raises Refusal at the first cell that cannot be proved."""
    table, proof = context.table, context.proof
    around = context.around
    counts_at_all(table, proof, around.titles_of(table.sheet), around.asked, said=around.counts is not None)
    if (said := context.around.no_counts) is not None and context.around.counts is None:
        raise Refusal(
            *said,
            f"The file says of its figures: {said[2].strip()[:120]!r}.",
            f"Ask the force for the number of offences that was asked for; or, if the figures are that after all: "
            f"{SAY_COUNTS}.",
        )
    _totals_and_labels_readable(table)
    entries: list[Entry] = []
    for row in proof.rows:
        present = [table.token(row, column) for column in proof.columns]
        if not any(present) and not _is_a_year(row):
            continue  # no more than a label
        for column, token in zip(proof.columns, present, strict=True):
            if token is None and not _cell_expected(table, column, row):
                continue
            entry = _entry(context, row, column, token)
            if entry is not None:
                entries.append(entry)
    parts_make_parts(context, entries)
    return entries


def _is_a_year(row: Line) -> bool:
    """True for a row that is a year and no more: a line of the table, though nothing stands beside it."""
    periods = [f.label.period for f in row.facets if f.own and not f.label.rest]
    return any(p is not None and p.kind in ("financial_year", "calendar_year") for p in periods)


def _totals_and_labels_readable(table: Table) -> None:
    """Refuse a total in which an error stands, or a formula that was never calculated: it was not checked. And a label
    that says nothing: an error, words struck through."""
    for row in table.rows:
        for column in table.columns:
            token = None if row.measure or column.measure else table.token(row, column)
            if token is not None and token.kind == "fault":
                raise unreadable(table, token)
        for place in table.band.label_columns:
            label = table.band.grid.at(row.index, place)
            if label is not None and label.kind == "fault":
                raise unreadable(table, label)


def joint_lines(context: TableContext) -> list[Quarantined]:
    """Figures of two forces together: nobody can say which part is whose, so they wait in quarantine."""
    table, proof = context.table, context.proof
    return [
        Quarantined(
            table.sheet,
            token.cell.address,
            token.cell.text,
            f"The figure is for two forces together ({line.place.name}), and cannot be given to either.",
            "Ask the forces for their own figures.",
        )
        for row in proof.rows
        for column in proof.columns
        for line in (row, column)
        if line.place is not None and line.place.kind == "joint" and (token := table.token(row, column)) is not None
    ]


def _named_by_no_date(table: Table, row: Line, column: Line, offences: list[str]) -> None:
    """Refuse a figure of which only a code that became a date says what it is of."""
    token = row.dated_code or column.dated_code
    if token is not None and not offences:
        was = may_have_been(token)
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            f"The offence code is a date, {token.cell.text.strip()!r}; a spreadsheet program may "
            f"have made it of {was or 'a code'}.",
            f"Ask the force for the code; or {STATE_IT}.",
        )


def _flag_declared(around: Surroundings) -> str | None:
    """The flag that the sidecar names in what it calls a table."""
    return understand(" ".join(filter(None, (around.offence, around.breakdown)))).flag


def _covering(context: TableContext, row: Line, column: Line) -> frozenset[tuple[int, str, int]]:
    """The totals of the table that a cell is a proved part of."""
    proof, number = context.proof, context.number
    rows = [(number, "row", total) for total, parts in proof.covered_rows.items() if row.index in parts]
    columns = [(number, "column", total) for total, parts in proof.covered_columns.items() if column.index in parts]
    # An empty set takes more room than all else of an entry, and a long table has no totals.
    return frozenset([*rows, *columns]) if rows or columns else _NONE


def _cell_expected(table: Table, column: Line, row: Line) -> bool:
    """An empty cell is a gap in the table only where its column has a heading, or is the table's only one."""
    return bool(column.facets) or len(table.columns) == 1


def _entry(context: TableContext, row: Line, column: Line, token: Token | None) -> Entry | None:
    table = context.table
    address = cell_address(row.index, column.index)
    if token is not None and token.value is None:
        raise unreadable(table, token)
    if token is not None:
        one_cell_one_value(context, token)
    value = token.value if token is not None and token.value is not None else blank_value(context)
    if value.count is not None and value.count > MOST:
        raise no_count(table, token, "vast")
    if value.kind in ("percent", "money", "scaled", "redrawn", "decimal", "negative"):
        raise no_count(table, token, value.kind)
    if (place := row.place or column.place) is not None:
        if place.kind not in _BESIDE_FORCES:
            raise part_of_a_force(table.sheet, address, token.cell.text if token else "", place.name)
        return None  # not a police force: part of the proofs, no observation
    forces = list(dict.fromkeys([*row.forces, *column.forces])) or ([context.force] if context.force else [])
    if len(forces) != 1:
        text = token.cell.text if token else ""
        raise not_of_one_force(table.sheet, address, text, forces, context.around.file_name)
    period = period_of(context, row, column, address, held=value.status not in ("not_held", "not_available"))
    if value.kind == "count" and context.around.rounding:
        if (value.count or 0) % context.around.rounding:
            raise Refusal(
                table.sheet,
                address,
                token.cell.text if token else "",
                f"The sidecar says that counts were rounded to {context.around.rounding}, and {value.count} was not.",
                "Correct rounded_to in the sidecar, or take it out.",
            )
        value = rounded(value, context.around.rounding)
    # The heading of a long table's only column of numbers (`f0_`, `Total crimes`) names no offence beside those of
    # its rows.
    only_column = len(context.proof.columns) == 1 and bool(row.offences)
    offences = list(dict.fromkeys([*row.offences, *(() if only_column else column.offences)]))
    _named_by_no_date(table, row, column, offences)
    around = context.around
    part = (("part", around.breakdown),) if around.breakdown else ()
    return Entry(
        sheet=table.sheet,
        address=address,
        table=context.number,
        token=token,
        value=value,
        force=forces[0],
        period=period,
        offence=" - ".join([around.offence, *offences] if around.offence else offences) or None,
        code=next(iter([*row.codes, *column.codes]), None),
        categories=tuple(dict.fromkeys([*part, *row.categories, *column.categories])),
        flag=row.flag or column.flag or _flag_declared(around),
        subject=next(iter([*reversed(column.subjects), *reversed(row.subjects)]), None),
        labels=tuple(f.label.text for f in [*row.facets, *column.facets] if not f.label.period and not f.label.force),
        row=row,
        column=column,
        covered=_covering(context, row, column),
    )
