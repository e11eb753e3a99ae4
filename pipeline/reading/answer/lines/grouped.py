"""Rows and columns that a sheet groups under others in its outline, of which nothing proves that the others are their
sum: a row may hold those grouped beneath it, and would be added to them.

What belongs here: groups of the outline that no sum explains. What does not: parents that are the sums of their groups
(`tables/outline.py`).
"""

from __future__ import annotations

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Line


def no_group_unproved(leaves: list[Entry], contexts: list[TableContext]) -> None:
    """Refuse figures of lines of different depth in the outline that would be added up, unless a printed total adds all
    of them up. Years and forces are told apart however they are grouped."""
    for context in contexts:
        sheet, table = context.table.band.grid.sheet, context.table
        if not (sheet.row_levels or sheet.column_levels):
            continue
        own = [leaf for leaf in leaves if leaf.table == context.number and not leaf.covered]
        for levels, lines, all_lines in (
            (sheet.row_levels, [leaf.row for leaf in own], table.rows),
            (sheet.column_levels, [leaf.column for leaf in own], table.columns),
        ):
            used = {line.index: line for line in lines if line is not None and not (line.periods or line.forces)}
            if any(line.children for line in all_lines):
                continue
            found = _head(dict(sorted(used.items())), levels)
            if found is not None:
                raise _refusal(table.sheet, *found)


def _head(lines: dict[int, Line], levels: dict[int, int]) -> tuple[Line, Line] | None:
    """A line that others are grouped under, or over, and the first of them; None where all lie at one depth."""
    ordered = list(lines.values())
    for one, other in zip(ordered, ordered[1:], strict=False):
        depths = levels.get(one.index, 0), levels.get(other.index, 0)
        if depths[0] != depths[1]:
            return (one, other) if depths[0] < depths[1] else (other, one)
    return None


def _refusal(sheet: str, head: Line, grouped: Line) -> Refusal:
    cell = next((facet.token.cell for facet in head.facets if facet.own), head.facets[0].token.cell)
    return Refusal(
        sheet,
        cell.address,
        cell.text,
        f"The sheet groups {clean(grouped.name)!r} with {clean(head.name)!r} in its outline, and no sum says whether "
        "the one holds the other: they would be added up.",
        f'If one holds the others, say so in the sidecar: total_labels = ["{clean(head.name)}"], or ignore those that '
        f"it holds with a reason; if all are counts of their own: {SAY_COUNTS}.",
    )
