"""The totals that were checked, as the warehouse keeps them: the proof of the values.

What belongs here: totals of one table with what they cover, totals over several tables, and that those of a whole year
are what is counted. What does not: checking a total within its table (`tables/proof.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry
from pipeline.reading.entries.observing import known_end
from pipeline.reading.labels.text import key
from pipeline.reading.model import StatedTotal
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import sum_of


def check_totals_over_tables(contexts: list[TableContext], entries: dict[int, list[Entry]]) -> set[int]:
    """A row that calls itself the total of several tables is the sum of the sheet's tables, column by column, or that
    of all the tables of the file under the same headings.

    Returns the numbers of the tables that such a total proves to be shares of one whole.
    """
    shares: set[int] = set()
    for context in contexts:
        for total in context.proof.over_all_tables:
            sheet, file = _tables_under(total, context, contexts, entries)
            if (wrong := _disagreement(total, context, sheet)) is not None and _disagreement(total, context, file):
                raise wrong
            shares |= {entry.table for parts in (file if wrong else sheet).values() for entry in parts}
    return shares


Parts = dict[int, list[Entry]]
"""The figures that a total adds up, by its column."""


def _tables_under(
    total: Line, context: TableContext, contexts: list[TableContext], entries: dict[int, list[Entry]]
) -> tuple[Parts, Parts]:
    """The figures in each column of the tables of a total's own sheet, and those under the same heading in the file."""
    sheet: Parts = {}
    file: Parts = {}
    for column in context.proof.columns:
        name = key(column.name)
        every = [e for c in contexts for e in entries[c.number] if e.column is not None and e.row is not total]
        on_sheet = [e for e in every if e.sheet == context.table.sheet]
        sheet[column.index] = [e for e in on_sheet if e.column and e.column.index == column.index]
        file[column.index] = [e for e in every if e.column and key(e.column.name) == name]
    return sheet, file


def _disagreement(total: Line, context: TableContext, parts: Parts) -> Refusal | None:
    """The refusal of a total over tables that is not their sum; None where it is."""
    for column in context.proof.columns:
        token = context.table.token(total, column)
        if token is None or token.value is None or token.value.count is None:
            continue
        found = sum_of(entry.token for entry in parts[column.index])
        if not found.admits(token.value.count):
            return Refusal(
                context.table.sheet,
                token.cell.address,
                token.cell.text,
                f"The total {total.name!r} states {token.value.count}, but the tables it is over add up to "
                f"{found.low}.",
                "Ask the force which is right, and write the cell that is wrong into corrections.toml; or ignore the "
                "total in the sidecar with a reason.",
            )
    return None


Scope = tuple[object, ...]
"""A force, and the first and last day of a period."""


def scope_over_tables(leaves: list[Entry]) -> frozenset[Scope]:
    """The scopes of which several tables share the leaves out between them."""
    tables: dict[Scope, set[int]] = {}
    for leaf in leaves:
        tables.setdefault(_scope(leaf), set()).add(leaf.table)
    return frozenset(scope for scope, numbers in tables.items() if len(numbers) > 1)


def _scope(entry: Entry) -> Scope:
    return entry.force, entry.period.start, entry.period.end


def totals_of(
    context: TableContext, entries: list[Entry], aside: frozenset[int], shared: frozenset[Scope]
) -> list[StatedTotal]:
    """Every total that was checked, and whether it covers all that the file counts for one force and period.

    That of flagged and unflagged is none of the flagged: `aside` are the entries that were set aside, by their ids.
    Nor is that of one table where several have a share: `shared` are the scopes of such tables.
    """
    table, proof = context.table, context.proof
    by_place = {(e.row.index, e.column.index): e for e in entries if e.row is not None and e.column is not None}
    scopes: dict[Scope, set[tuple[int, int]]] = {}
    for place, entry in by_place.items():
        scopes.setdefault(_scope(entry), set()).add(place)
    grid = table.band.grid.tokens
    leaf_rows, leaf_columns = {r.index for r in proof.rows}, {c.index for c in proof.columns}
    found: list[StatedTotal] = []
    for row in table.rows:
        for column in table.columns:
            rows = proof.covered_rows.get(row.index, {row.index} & leaf_rows)
            columns = proof.covered_columns.get(column.index, {column.index} & leaf_columns)
            token = table.token(row, column)
            if not rows or not columns or (row.index in leaf_rows and column.index in leaf_columns) or token is None:
                continue
            if token.value is None or token.value.count is None or row.measure or column.measure:
                continue
            places = {(r, c) for r in rows for c in columns}
            parts = [by_place[p] for p in places if p in by_place]
            scope = set(map(_scope, parts))
            one = parts[0] if len(scope) == 1 else None
            total = sum_of(grid.get(place) for place in places)
            found.append(
                StatedTotal(
                    force_id=one.force if one else None,
                    financial_year=one.period.financial_year if one else None,
                    period_start=one.period.start if one else None,
                    period_end=known_end(one.period) if one else None,
                    stated=token.value.count,
                    sum_low=total.low,
                    sum_high=total.high,
                    # One that a sidecar's tolerance lets pass is kept, and proves nothing.
                    agrees=total.admits(token.value.count),
                    # A rounded total is no exact number of what its parts withhold.
                    covers_force_year=one is not None
                    and not context.around.rounding
                    and scopes[next(iter(scope))] <= places
                    and len(parts) == len(places)
                    and not scope & shared
                    and not any(id(part) in aside for part in parts),
                    source_sheet=table.sheet,
                    source_cell=token.cell.address,
                    source_text=token.cell.raw,
                )
            )
    return found


def are_what_is_counted(totals: list[StatedTotal], leaves: list[Entry]) -> None:
    """Refuse a response of which a total over all that is counted for a force and period is not what is counted."""
    found: dict[Scope, list[Entry]] = {}
    for leaf in leaves:
        found.setdefault(_scope(leaf), []).append(leaf)
    for total in totals:
        parts = found.get((total.force_id, total.period_start, total.period_end), [])
        exact = [part.value.count for part in parts if part.value.count is not None]
        if not (total.agrees and total.covers_force_year) or len(exact) < max(len(parts), 1):
            continue
        if sum(exact) != total.stated:
            raise Refusal(
                total.source_sheet,
                total.source_cell,
                total.source_text,
                f"This total of {total.force_id} states {total.stated}, and the figures that would be counted for it "
                f"add up to {sum(exact)}.",
                'Say in the sidecar which figures are the answer: take = ["<label>"]; or, if the total is over more '
                "than these, ignore its cell with an [[ignore]] and its reason.",
            )
