"""The rows and columns of a table as lines: header paths, labels filled down, section labels.

What belongs here: which labels govern each line. What does not: which cells are values (`columns.py`), or whether
totals add up (`proof.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.axes import settle
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.band import Band, heading
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.line import Facet, Table, make_line
from pipeline.reading.tables.tokens import Token
from pipeline.reading.tables.value_headings import single_ages
from pipeline.reading.tables.year_heading import meaning_of


def read_lines(band: Band, hints: Hints) -> Table:
    """Every row and column of a band with its labels. Raises Refusal for a name on a force axis that is no force."""
    row_facets, row_axes = _row_facets(band, hints)
    rows_dated = any(axis.role == "period" and any(not p.weak for p in _periods(axis)) for axis in row_axes)
    column_facets, column_axes = _column_facets(band, hints, ages=rows_dated)
    columns = [make_line(c, column_facets[c]) for c in band.value_columns]
    rows = [make_line(r, row_facets[r]) for r in band.body_rows]
    return Table(band, rows, columns, row_axes + column_axes)


def _periods(axis: Axis) -> list[Period]:
    return [label.period for label in axis.labels.values() if label.period is not None]


def _column_facets(band: Band, hints: Hints, ages: bool) -> tuple[dict[int, list[Facet]], list[Axis]]:
    facets: dict[int, list[Facet]] = {c: [] for c in band.value_columns}
    axes: list[Axis] = []
    for depth, row in enumerate(band.header_rows):
        along = _labels_along(band, row, is_last=depth == len(band.header_rows) - 1)
        corner = " ".join(t.cell.text for c in band.label_columns if (t := band.grid.at(row, c)) is not None)
        above = " ".join(f.token.cell.text for c in band.value_columns[:1] for f in facets[c])
        if _heads_columns(above) and not _heads_columns(corner):
            corner = ""  # which heads the labels below it
        axis = Axis(f"{above} {corner}".strip(), list({id(t): t for t, _ in along.values()}.values()))
        if not axis.tokens:
            continue
        axis.heading = axis.heading if len(band.label_columns) == 1 or above else ""
        if axis.heading and not _heads_columns(axis.heading):
            axis.heading = above
        # Where the rows hold the years, `12-13` over a column is a pair of ages.
        axis.ages = bool(single_ages(axis.tokens)) or (
            ages and all(t.label.period is not None and t.label.period.weak for t in axis.tokens)
        )
        settle(axis, band.grid.sheet.name, hints)
        axes.append(axis)
        for column, (token, own) in along.items():
            if not any(f.token is token for f in facets[column]):
                facets[column].append(Facet(axis, token, axis.label(token), own))
    return {column: _without_question(facets, column) for column in facets}, axes


def _without_question(facets: dict[int, list[Facet]], column: int) -> list[Facet]:
    """The labels of a column, without what stands over it and the answers to it alike, where it is their total: below
    `Online flag` the columns `N`, `Y` and `Grand Total`."""
    own = facets[column]
    if len(own) < 2 or not own[-1].label.total:
        return own
    over = own[-2].token
    if own[-2].label.flag is None:
        return own
    beside = (other for other in facets.values() if other is not own and any(f.token is over for f in other))
    labels = [other[-1].label for other in beside if not other[-1].label.total]
    answers = [label.category == "answer" or label.flag is not None for label in labels]
    return own if not answers or not all(answers) else [facet for facet in own if facet.token is not over]


def _heads_columns(text: str) -> bool:
    """True if the corner text can be the heading of the columns: `Financial year` over years, not `Offence` beside
    them."""
    return role_of_heading(text) == "period" or meaning_of(text) is not None


def _labels_along(band: Band, row: int, is_last: bool) -> dict[int, tuple[Token, bool]]:
    """For each value column the label in this header row: its own, a merged cell's, or the nearest to the left that
    spans it."""
    found: dict[int, tuple[Token, bool]] = {}
    merged_row = any(
        band.grid.spread.get((row, c), (None, -1))[1] != c for c in band.value_columns if (row, c) in band.grid.spread
    )
    current: Token | None = None
    for column in range(band.value_columns[0], band.value_columns[-1] + 1):
        token = band.grid.at(row, column)
        if token is not None:
            found[column] = (token, True)
            current = token
        elif current is not None and not is_last and not merged_row and _has_label_below(band, row, column):
            found[column] = (current, False)
    return {c: pair for c, pair in found.items() if c in set(band.value_columns)}


def _has_label_below(band: Band, row: int, column: int) -> bool:
    return any(band.grid.at(r, column) is not None for r in band.header_rows if r > row)


def _row_facets(band: Band, hints: Hints) -> tuple[dict[int, list[Facet]], list[Axis]]:
    facets: dict[int, list[Facet]] = {r: [] for r in band.body_rows}
    axes: list[Axis] = []
    section_tokens = _without_empty_lines(
        band,
        {
            r: t
            for r in band.sections
            for t in band.grid.rows[r]
            if t.cell.column in band.label_columns or len(band.grid.rows[r]) == 1
        },
    )
    if section_tokens:
        axis = settle(Axis("", list(section_tokens.values())), band.grid.sheet.name, hints)
        axes.append(axis)
        current: Token | None = None
        for row in sorted({*band.body_rows, *section_tokens}):
            if row in section_tokens:
                current = section_tokens[row]
            elif current is not None:
                facets[row].append(Facet(axis, current, axis.label(current), False))
    for column in band.label_columns:
        down = _labels_down(band, column)
        axis = Axis(heading(band, column), list({id(t): t for t, _ in down.values()}.values()))
        if not axis.tokens:
            continue
        settle(axis, band.grid.sheet.name, hints)
        axes.append(axis)
        for row, (token, own) in down.items():
            facets[row].append(Facet(axis, token, axis.label(token), own))
    return facets, axes


def _without_empty_lines(band: Band, sections: dict[int, Token]) -> dict[int, Token]:
    """The section labels without forces that merely left their line empty: among forces, a force heads nothing."""
    beside = {
        c for c in band.label_columns for r in band.body_rows if (t := band.grid.tokens.get((r, c))) and t.label.force
    }
    return {r: t for r, t in sections.items() if not (t.label.force and t.cell.column in beside)}


def _labels_down(band: Band, column: int) -> dict[int, tuple[Token, bool]]:
    """For each body row the label in this column: its own, or filled down from above where labels to the right are
    the row's own."""
    found: dict[int, tuple[Token, bool]] = {}
    current: Token | None = None
    rows = set(band.body_rows)
    of_all = _total_of_all(band, column)
    for row in sorted({*band.body_rows, *band.sections}):
        token = band.grid.at(row, column)
        if row == of_all:
            continue
        if row not in rows:
            current = None if token is None else current
            continue
        if token is not None:
            found[row] = (token, True)
            current = token
        elif current is not None and any(band.grid.at(row, c) is not None for c in band.label_columns if c > column):
            inner_total = any(
                (t := band.grid.at(row, c)) is not None and t.label.total and not t.label.period and not t.label.rest
                for c in band.label_columns
                if c < column
            )
            if not inner_total:
                found[row] = (current, False)
    return found


_GRAND = re.compile(r"(?:grand|overall|full) total$|all years$", re.I)


def _total_of_all(band: Band, column: int) -> int | None:
    """The last row, a total, where it alone has no label of its own in this column: it is no part of the line above."""
    *others, last = band.body_rows
    rights = [t for c in band.label_columns if c > column and (t := band.grid.at(last, c)) is not None]
    alone = band.grid.at(last, column) is None and all(band.grid.at(row, column) is not None for row in others)
    is_total = any(t.label.total and not t.label.period and not t.label.rest for t in rights)
    grand = band.grid.at(last, column) is None and any(_GRAND.match(t.cell.text.strip()) for t in rights)
    return last if ((alone and is_total) or grand) and len(others) > 1 else None
