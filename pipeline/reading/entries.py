"""From a proved table to its leaf values, each with force, period, offence and categories.

What belongs here: joining a row's and a column's labels with the table's surroundings, and refusing what they leave open.
What does not: finding tables, checking totals (`tables/`), choosing between tables (`statements.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.reading.context import Surroundings, cut_short, force_of_table, note_says_part, period_of_table
from pipeline.reading.labels.periods import Period, find_periods, within_year
from pipeline.reading.labels.values import Value
from pipeline.reading.model import StatedTotal, cell_address
from pipeline.reading.statements import BLANK, Entry
from pipeline.reading.tables.axes import Refusal
from pipeline.reading.tables.lines import Line, Table
from pipeline.reading.tables.proof import Proof, sum_of
from pipeline.reading.tables.tokens import Token

_UNDATED = ("month_name", "quarter_name", "month_range")


@dataclass(slots=True)
class TableContext:
    """A table with the force and period its surroundings give it; either may be None where its own axes say it."""

    number: int
    table: Table
    proof: Proof
    around: Surroundings
    force: str | None
    period: Period | None


def make_context(number: int, table: Table, proof: Proof, around: Surroundings) -> TableContext:
    """Ask the surroundings only for what the axes leave unsaid. Raises Refusal where the answer is not clear."""
    leaf_lines = [*proof.rows, *proof.columns]
    rows_have_force = bool(proof.rows) and all(r.forces or r.place for r in proof.rows)
    columns_have_force = bool(proof.columns) and all(c.forces or c.place for c in proof.columns)
    force = None
    if not (rows_have_force or columns_have_force):
        force = force_of_table(table, around)
    else:
        _check_named(table, leaf_lines, around)
    dated = any(p.start is not None or p.kind == "ambiguous" for line in leaf_lines for p in line.periods)
    undated = any(p.kind in _UNDATED for line in leaf_lines for p in line.periods)
    rows_dated = bool(proof.rows) and all(_has_dates(r) for r in proof.rows)
    columns_dated = bool(proof.columns) and all(_has_dates(c) for c in proof.columns)
    period = None
    if not (rows_dated or columns_dated) or (undated and not dated):
        period = period_of_table(table, around)
    else:
        _check_sheet_year(table, leaf_lines)
    return TableContext(number, table, proof, around, force, period)


def _check_sheet_year(table: Table, lines: list[Line]) -> None:
    """A financial year in the sheet's name must be one of those in the table."""
    named = [p for p in find_periods(table.sheet) if p.kind == "financial_year" and not p.weak]
    years = {p.financial_year for line in lines for p in line.periods if p.kind == "financial_year"}
    if len(named) == 1 and years and named[0].financial_year not in years:
        facet = next(f for line in lines for f in line.facets if f.label.period)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The sheet's name says {named[0].financial_year}, its table {', '.join(sorted(y for y in years if y))}.",
            "Ask the force which is right; then rename the sheet in a corrected copy, or declare the table in the sidecar.",
        )


def _has_dates(line: Line) -> bool:
    return any(p.start is not None or p.kind == "ambiguous" for p in line.periods)


def _check_named(table: Table, lines: list[Line], around: Surroundings) -> None:
    """The forces on the axes must include one that the file's name or the request log names, where they name any."""
    on_axes = {force for line in lines for force in line.forces}
    if around.named and on_axes and not on_axes & set(around.named) and not around.declared_force:
        facet = next(f for line in lines for f in line.facets if f.label.force)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The table gives figures for {', '.join(sorted(on_axes))}, but the file's name or the request log names {', '.join(around.named)}.",
            "Check that the right file was saved under this name; rename it or correct requests.csv.",
            whole_file=True,
        )


def entries_of(context: TableContext) -> list[Entry]:
    """The leaf values of a table, in sheet order. Raises Refusal at the first cell that cannot be proved."""
    table, proof = context.table, context.proof
    _counts_at_all(table, proof)
    entries: list[Entry] = []
    for row in proof.rows:
        present = [table.token(row, column) for column in proof.columns]
        if not any(present):
            continue
        for column, token in zip(proof.columns, present, strict=True):
            if token is None and not _cell_expected(table, column, row):
                continue
            entry = _entry(context, row, column, token)
            if entry is not None:
                entries.append(entry)
    return entries


def _counts_at_all(table: Table, proof: Proof) -> None:
    """Refuse a table of rates or percentages alone, and a column of numbers that nothing heads beside columns that are headed."""
    derived = [line for line in (*table.columns, *table.rows) if line.measure]
    if derived and not (proof.rows and proof.columns):
        facet = next(f for f in derived[0].facets if f.label.measure)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The table holds no counts, only figures of another kind ({derived[0].measure}): {facet.label.text!r}.",
            "Ask the force for the numbers of offences themselves.",
            no_counts=True,
        )
    if not derived:
        _title_counts(table)
    bare = next((c for c in proof.columns if not c.facets), None)
    if bare is not None and any(c.facets for c in proof.columns):
        token = next(t for r in proof.rows if (t := table.token(r, bare)) is not None)
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            "The numbers of this column have no heading: nothing says what they count.",
            "Ask the force; or ignore the column in the sidecar with a reason.",
        )


def _title_counts(table: Table) -> None:
    """Refuse a table whose title says that its figures are rates, percentages, averages or thousands."""
    for token in table.band.titles[:2]:
        label, text = token.label, token.cell.text
        if (
            len(text) <= 100
            and label.measure not in (None, "change", "rank")
            and not re.search(r"\b(?:numbers?|counts?)\b(?! of offences per)", text, re.I)
        ):
            raise Refusal(
                table.sheet,
                token.cell.address,
                text,
                f"The title says that the figures are no plain counts ({label.measure}): {text.strip()!r}.",
                "Ask the force for the numbers of offences; if they are counts after all, declare the table in the sidecar.",
                no_counts=True,
            )


def _covering(context: TableContext, row: Line, column: Line) -> frozenset[tuple[int, str, int]]:
    """The totals of the table that a cell is a proved part of."""
    proof, number = context.proof, context.number
    rows = {(number, "row", total) for total, parts in proof.covered_rows.items() if row.index in parts}
    columns = {(number, "column", total) for total, parts in proof.covered_columns.items() if column.index in parts}
    return frozenset(rows | columns)


def _cell_expected(table: Table, column: Line, row: Line) -> bool:
    """An empty cell is a gap in the table only where its column has a heading, or is the table's only one."""
    return bool(column.facets) or len(table.columns) == 1


def _entry(context: TableContext, row: Line, column: Line, token: Token | None) -> Entry | None:
    table = context.table
    address = cell_address(row.index, column.index)
    if token is not None and token.value is None:
        raise _unreadable(table, token)
    if token is not None:
        _one_cell_one_value(context, token)
    value = token.value if token is not None and token.value is not None else around_blank(context)
    if value.kind in ("percent", "money", "decimal", "negative"):
        raise _no_count(table, token, value.kind)
    if row.place is not None or column.place is not None:
        return None  # not a police force: part of the proofs, no observation
    forces = list(dict.fromkeys([*row.forces, *column.forces])) or ([context.force] if context.force else [])
    if len(forces) != 1:
        raise Refusal(
            table.sheet,
            address,
            token.cell.text if token else "",
            f"{len(forces)} forces are named for this figure: {', '.join(forces)}."
            if forces
            else "Nothing says whose figures these are: no force in the table, its title, the sheet's name or the file's name.",
            'Say it in the sidecar: force = "<force id>", for example force = "kent".',
        )
    period = _period(context, row, column, address)
    if value.kind == "count" and context.around.rounding:
        value = _rounded(value, context.around.rounding)
    # The heading of a long table's only column of numbers (`f0_`, `Total crimes`) names no offence beside those of its rows.
    only_column = len(context.proof.columns) == 1 and bool(row.offences)
    offences = list(dict.fromkeys([*row.offences, *(() if only_column else column.offences)]))
    return Entry(
        sheet=table.sheet,
        address=address,
        table=context.number,
        token=token,
        value=value,
        force=forces[0],
        period=period,
        offence=" - ".join(offences) or None,
        code=next(iter([*row.codes, *column.codes]), None),
        categories=tuple(dict.fromkeys([*row.categories, *column.categories])),
        flag=row.flag or column.flag,
        subject=next(iter([*reversed(column.subjects), *reversed(row.subjects)]), None),
        labels=tuple(f.label.text for f in [*row.facets, *column.facets] if not f.label.period and not f.label.force),
        row=row,
        column=column,
        covered=_covering(context, row, column),
    )


def around_blank(context: TableContext) -> Value:
    """What an empty cell means: nothing known, unless a legend says that blanks are zeros."""
    return context.around.legend.get("", BLANK)


def _rounded(value: Value, base: int) -> Value:
    """A number rounded to a base is only known to within half of it."""
    assert value.count is not None
    return Value("missing", "rounded", None, max(value.count - base // 2, 0), value.count + base // 2, value.marker)


def _one_cell_one_value(context: TableContext, token: Token) -> None:
    """Refuse a number in a cell merged over several rows or columns: it belongs to none of them alone."""
    table, cell = context.table, token.cell
    bottom, right = table.band.grid.extents.get((cell.row, cell.column), (cell.row, cell.column))
    tokens = table.band.grid.tokens
    headed = [c for c in range(cell.column + 1, right + 1) if any((r, c) in tokens for r in table.band.header_rows)]
    labelled = [r for r in range(cell.row + 1, bottom + 1) if any((r, c) in tokens for c in table.band.label_columns)]
    if headed or labelled:
        raise Refusal(
            table.sheet,
            cell.address,
            cell.text,
            f"One number is printed over {len(labelled) + 1} rows and {len(headed) + 1} columns of the table.",
            "Ask the force for the figure of each.",
        )


def _unreadable(table: Table, token: Token) -> Refusal:
    what = (
        token.cell.fault
        or _date_said(token)
        or f"{token.cell.text.strip()[:60]!r}, which is neither a number nor a sign we know"
    )
    return Refusal(
        table.sheet,
        token.cell.address,
        token.cell.text,
        f"The cell holds {what}.",
        "Ask the force for the figure; or state what it means in corrections.toml (cell, expected text, value, reason).",
    )


def _date_said(token: Token) -> str:
    """A spreadsheet program turns `1-4` into a date as it is typed."""
    return (
        f"a date ({token.cell.text}), into which a spreadsheet program may have turned a range such as 1-4"
        if token.kind == "date"
        else ""
    )


def _no_count(table: Table, token: Token | None, kind: str) -> Refusal:
    assert token is not None
    said = {
        "percent": "a percentage",
        "money": "a sum of money",
        "decimal": "a fraction (a rate or an average?)",
        "negative": "a negative number",
    }[kind]
    return Refusal(
        table.sheet,
        token.cell.address,
        token.cell.text,
        f"The cell holds {said}, which is no count of offences.",
        "If the column holds rates or percentages, ask the force for the numbers; if it is not needed, ignore it in the sidecar with a reason.",
    )


def _period(context: TableContext, row: Line, column: Line, address: str) -> Period:
    table, around = context.table, context.around
    named = [*row.periods, *column.periods]
    dated = [p for p in named if p.start is not None]
    undated = [p for p in named if p.kind in _UNDATED]
    ambiguous = next((p for p in named if p.kind == "ambiguous"), None)
    several = next(
        (f for f in (*row.facets, *column.facets) if f.label.several_periods and f.label.period is None), None
    )
    if several is not None:
        raise Refusal(
            table.sheet,
            several.token.cell.address,
            several.token.cell.text,
            f"{several.label.text!r} names more than one period for one figure.",
            "Ask the force which year each figure is for.",
        )
    if ambiguous is not None:
        raise Refusal(
            table.sheet,
            _named_at(row, column, ambiguous) or address,
            ambiguous.text,
            f"{ambiguous.text!r} does not say which twelve months it means.",
            'Ask the force, or say it in the sidecar: years = "ending" (2019 is 2018/19) or years = "starting" (2019 is 2019/20).',
        )
    if not dated and context.period is not None:
        dated = [context.period]
    if undated and dated:
        year = max(dated, key=lambda p: (p.end or p.start) - p.start)  # type: ignore[operator]
        dated = [*dated, *(within_year(part, year) for part in undated)]
    if not dated or (undated and len(dated) == 1):
        heading = column.facets[-1].token if column.facets and not undated else None
        raise Refusal(
            table.sheet,
            heading.cell.address if heading else address,
            undated[0].text if undated else heading.cell.text if heading else "",
            f"{undated[0].text!r} stands without its year."
            if undated
            else "Nothing says which year these figures are for: no period in the table, its title, the sheet's name or the file's name.",
            'Say it in the sidecar: period = "2019/20".',
        )
    inner = min(dated, key=lambda p: p.end - p.start)  # type: ignore[operator]
    for other in dated:
        if not (other.start <= inner.start and inner.end <= other.end):  # type: ignore[operator]
            raise Refusal(
                table.sheet,
                _named_at(row, column, inner) or address,
                inner.text,
                f"Two periods are named for this figure: {inner.text!r} and {other.text!r}.",
                "Ask the force which is meant, or declare the period in the sidecar.",
            )
    if inner.kind == "ambiguous":
        raise Refusal(
            table.sheet,
            address,
            inner.text,
            f"{inner.text!r} does not say which months it means.",
            'Say it in the sidecar: period = "...".',
        )
    if inner.kind == "day":
        raise Refusal(
            table.sheet,
            _named_at(row, column, inner) or address,
            inner.text,
            f"{inner.text!r} is a single day: a count on one date is a snapshot, not a year's total.",
            "Ask the force for the totals of whole financial years.",
        )
    markers = tuple(m for f in (*row.facets, *column.facets) if f.label.period for m in f.label.markers)
    if inner.kind == "financial_year" and (said := note_says_part(markers, inner, around)):
        return replace(inner, kind="part_year", text=f"{inner.text} ({said[:60]})")
    return cut_short(inner, around)[0]


def _named_at(row: Line, column: Line, period: Period) -> str:
    """The cell whose label names a period; empty where the surroundings name it."""
    return next((f.token.cell.address for f in (*row.facets, *column.facets) if f.label.period == period), "")


def check_totals_over_tables(contexts: list[TableContext], entries: dict[int, list[Entry]]) -> set[int]:
    """A row that calls itself the total of several tables is the sum of the sheet's tables, column by column.

    Returns the numbers of the tables that such a total proves to be shares of one whole.
    """
    shares: set[int] = set()
    for context in contexts:
        for total in context.proof.over_all_tables:
            for column in context.proof.columns:
                token = context.table.token(total, column)
                if token is None or token.value is None or token.value.count is None:
                    continue
                parts = [
                    e
                    for c in contexts
                    for e in entries[c.number]
                    if e.sheet == context.table.sheet and e.column and e.column.index == column.index
                ]
                found = sum_of(e.token for e in parts)
                if not found.admits(token.value.count):
                    raise Refusal(
                        context.table.sheet,
                        token.cell.address,
                        token.cell.text,
                        f"The total {total.name!r} states {token.value.count}, but the tables it is over add up to {found.low}.",
                        "Ask the force which is right.",
                    )
                shares |= {e.table for e in parts}
    return shares


def totals_of(context: TableContext, entries: list[Entry]) -> list[StatedTotal]:
    """Every total that was checked, and whether it covers all that the table counts for one force and period."""
    table, proof = context.table, context.proof
    by_place = {(e.row.index, e.column.index): e for e in entries if e.row is not None and e.column is not None}
    scopes: dict[tuple[object, ...], set[tuple[int, int]]] = {}
    for place, entry in by_place.items():
        scopes.setdefault((entry.force, entry.period.start, entry.period.end), set()).add(place)
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
            scope = {(e.force, e.period.start, e.period.end) for e in parts}
            one = parts[0] if len(scope) == 1 else None
            total = sum_of(e.token for e in parts)
            found.append(
                StatedTotal(
                    force_id=one.force if one else None,
                    financial_year=one.period.financial_year if one else None,
                    period_start=one.period.start if one else None,
                    period_end=one.period.end if one else None,
                    stated=token.value.count,
                    sum_low=total.low,
                    sum_high=total.high,
                    agrees=True,
                    covers_force_year=one is not None and scopes[next(iter(scope))] <= places,
                    source_sheet=table.sheet,
                    source_cell=token.cell.address,
                    source_text=token.cell.text,
                )
            )
    return found
