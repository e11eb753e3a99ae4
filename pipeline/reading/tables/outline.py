"""Rows that head the rows beneath them and carry their sum: pivot tables, indented lists.

What belongs here: finding such parents by indentation, or by sums where years and offences share one column. A
parent is a total of its children, and its label belongs to each of them. What does not: totals that say so
(`proof.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.reading.tables.band import Band
from pipeline.reading.tables.line import Facet, Line, Table, make_line
from pipeline.reading.tables.marked_labels import depths, mark_of
from pipeline.reading.tables.nested_sums import nested_sums
from pipeline.reading.tables.said_parts import with_parts_named
from pipeline.reading.tables.tokens import Token


def apply_outline(table: Table) -> None:
    """Give parents their children, and children their parents' labels. Changes the table's rows and columns in
    place."""
    table.rows, said = with_parts_named(table.rows, table.columns, lambda row, column: table.token(row, column))
    children = _by_indent(table) or _by_grouping(table) or _by_kind(table)
    table.rows = _with_parents(table.rows, {**said, **children})
    columns, said = with_parts_named(table.columns, table.rows, lambda column, row: table.token(row, column))
    table.columns = _with_parents(columns, said)


def apply_nested_sums(table: Table) -> bool:
    """The same for lines that are the sums of others, where a total or their names prove it; whether there are any."""
    rows = nested_sums(table.rows, table.columns, lambda row, column: table.token(row, column))
    columns = nested_sums(table.columns, table.rows, lambda column, row: table.token(row, column))
    table.rows, table.columns = _with_parents(table.rows, rows), _with_parents(table.columns, columns)
    return bool(rows or columns)


def _with_parents(lines: list[Line], children: dict[int, set[int]]) -> list[Line]:
    if not children:
        return lines
    parents_of: dict[int, list[Line]] = {}
    for parent in lines:
        for index in children.get(parent.index, ()):
            parents_of.setdefault(index, []).append(parent)
    found = []
    for one in lines:
        inherited = [
            Facet(f.axis, f.token, f.label, own=False)
            for parent in parents_of.get(one.index, ())
            for f in parent.facets
        ]
        known = {id(f.token) for f in one.facets}
        line = (
            make_line(one.index, [*(f for f in inherited if id(f.token) not in known), *one.facets])
            if inherited
            else one
        )
        line.children = children.get(one.index, frozenset())
        found.append(line)
    return found


def _levels(table: Table) -> dict[int, int | None]:
    """How far each row's label is set back: by format, by leading spaces, by a sign or a number before it; None for a
    row without a label of its own."""
    band = table.band
    own = {row.index: _own_label(band, row.index) for row in table.rows}
    labels = [token for token in own.values() if token is not None]
    deeper = dict(zip(map(id, labels), depths([token.cell.text for token in labels]), strict=True))
    return {
        row: None if token is None else token.cell.indent * 2 + mark_of(token.cell.text) + deeper[id(token)]
        for row, token in own.items()
    }


def _own_label(band: Band, row: int) -> Token | None:
    return next((t for column in band.label_columns if (t := band.grid.tokens.get((row, column))) is not None), None)


def _by_indent(table: Table) -> dict[int, set[int]]:
    """Parent row -> the rows indented beneath it. Total rows end a group and are nobody's children."""
    levels = _levels(table)
    if len({level for level in levels.values() if level is not None}) < 2:
        return {}
    found: dict[int, set[int]] = {}
    for i, parent in enumerate(table.rows):
        level = levels[parent.index]
        if level is None or parent.total:
            continue
        for child in table.rows[i + 1 :]:
            below = levels[child.index]
            if below is None or below <= level or child.total or _same_kind(parent, child):
                break
            found.setdefault(parent.index, set()).add(child.index)
    rows = {row.index: row for row in table.rows}
    return {index: those for index, those in found.items() if not _are_some_of_it(table, rows[index], those)}


def _are_some_of_it(table: Table, parent: Line, children: set[int]) -> bool:
    """True for lines beneath another that each say they are a part of it, `of which online`, and are not all of it."""
    parts = [row for row in table.rows if row.index in children]
    return all(part.subset for part in parts) and not _is_sum(table, parent, parts)


def _by_grouping(table: Table) -> dict[int, set[int]]:
    """Parent row -> the rows grouped beneath it, or above it, in the sheet's outline; none unless each parent is the
    sum of its group in every column: people group what they like."""
    levels = table.band.grid.sheet.row_levels
    rows = [row for row in table.rows if not row.total]
    if len({levels.get(row.index, 0) for row in rows}) < 2:
        return {}
    for ordered in (rows, rows[::-1]):
        groups: dict[int, list[Line]] = {}
        for i, parent in enumerate(ordered):
            for child in ordered[i + 1 :]:
                if levels.get(child.index, 0) <= levels.get(parent.index, 0) or _same_kind(parent, child):
                    break
                groups.setdefault(parent.index, []).append(child)
        heads = {row.index: row for row in rows if row.index in groups}
        inner = {index: [row for row in group if row.index not in groups] for index, group in groups.items()}
        if groups and all(_is_sum(table, heads[index], group) for index, group in inner.items()):
            return {index: {row.index for row in group} for index, group in groups.items()}
    return {}


def _same_kind(parent: Line, child: Line) -> bool:
    """Two forces or two years are neighbours, however they are indented."""
    return bool((parent.forces and child.forces) or (parent.periods and child.periods))


def _by_kind(table: Table) -> dict[int, set[int]]:
    """Where one label column holds both years and other labels, the kind whose every row is the sum of those that
    follow it heads them."""
    if len(table.band.label_columns) != 1:
        return {}
    plain = [row for row in table.rows if not row.total]
    years = {row.index for row in plain if any(p.start is not None for p in row.periods)}
    others = {row.index for row in plain} - years
    if not years or len(others) < 2 or len(plain) < 3:
        return {}
    for heads in (years, others):
        found = _groups(table, plain, lambda row, heads=heads: row.index in heads)  # type: ignore[misc]
        if found is not None:
            return found
    return {}


def _groups(table: Table, rows: list[Line], is_head: Callable[[Line], bool]) -> dict[int, set[int]] | None:
    """Each head with the rows up to the next head; None unless each head is the sum of its rows in every column."""
    if not rows or not is_head(rows[0]):
        return None
    groups: dict[int, list[Line]] = {}
    head = rows[0]
    for row in rows:
        if is_head(row):
            head = row
            groups[head.index] = []
        else:
            groups[head.index].append(row)
    by_index = {row.index: row for row in rows}
    if not all(_is_sum(table, by_index[index], members) for index, members in groups.items()):
        return None
    return {index: {row.index for row in members} for index, members in groups.items()}


def _is_sum(table: Table, head: Line, members: list[Line]) -> bool:
    """True where a row states the sum of others, of which there are any, in every column."""
    for column in table.columns:
        values = [_count(table, row, column) for row in members]
        stated = _count(table, head, column)
        if not members or stated is None or any(v is None for v in values):
            return False
        if stated != sum(v for v in values if v is not None):
            return False
    return True


def _count(table: Table, row: Line, column: Line) -> int | None:
    token = table.token(row, column)
    return token.value.count if token is not None and token.value is not None else None
