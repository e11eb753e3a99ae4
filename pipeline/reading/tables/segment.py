"""Where tables stand in a sheet: header rows, body rows, label columns, value columns, and the texts around them.

What belongs here: geometry from the kinds of cells alone. What does not: what a header says (`axes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.labels.understand import WHOLE_CODE, is_metadata, role_of_heading, understand
from pipeline.reading.tables.tokens import Grid, Token

_VALUES = ("number", "missing", "fault")
_LABELS = ("text", "date", "word")


@dataclass(slots=True)
class Band:
    """Rows and columns of one table: the header rows above, the body rows, the label and value columns.

    `sections` are rows inside the body that hold a label and no values; `titles` the text cells above, nearest first.
    """

    grid: Grid
    header_rows: list[int]
    body_rows: list[int]
    sections: list[int]
    label_columns: list[int] = field(default_factory=list)
    value_columns: list[int] = field(default_factory=list)
    note_columns: list[int] = field(default_factory=list)
    titles: list[Token] = field(default_factory=list)
    repeated_headers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _RowInfo:
    row: int
    tokens: list[Token]
    kind: str


def find_bands(grid: Grid) -> list[Band]:
    """Every table of a sheet, top to bottom and left to right."""
    bands: list[Band] = []
    for first, last in _column_parts(grid):
        bands += _bands_of_columns(grid, first, last)
    return bands


def _column_parts(grid: Grid) -> list[tuple[int, int]]:
    """Ranges of columns that stand apart: a blank column whose right-hand side has labels of its own divides the sheet."""
    by_column: dict[int, list[Token]] = {}
    for (_, column), token in sorted(grid.tokens.items()):
        by_column.setdefault(column, []).append(token)
    if not by_column:
        return []
    used = sorted(by_column)
    parts: list[tuple[int, int]] = []
    start = used[0]
    for left, right in zip(used, used[1:], strict=False):
        # Titles overflow to the right without filling cells, so a gap is real only between columns that hold values.
        if right - left > 1 and _has_values(by_column, start, left) and _starts_with_labels(by_column, right, used[-1]):
            parts.append((start, left))
            start = right
    parts.append((start, used[-1]))
    return parts


def _has_values(by_column: dict[int, list[Token]], first: int, last: int) -> bool:
    return any(t.kind in _VALUES or t.kind == "year" for c in range(first, last + 1) for t in by_column.get(c, ()))


def _starts_with_labels(by_column: dict[int, list[Token]], first: int, last: int) -> bool:
    """True if a column is the label column of a table of its own: texts in it, numbers beside them to the right."""
    rows = {t.cell.row for t in by_column[first] if t.kind in _LABELS and not _is_note_heading(t)}
    beside = {t.cell.row for c in range(first + 1, last + 1) for t in by_column.get(c, ()) if t.kind in _VALUES}
    numbers = {t.cell.row for t in by_column[first] if t.kind in ("number", "missing")}
    return len(rows & beside) >= max(1, len(numbers)) and (first + 1 in by_column or len(rows & beside) > 1)


def _is_note_heading(token: Token) -> bool:
    return role_of_heading(token.cell.text) == "note"


def _bands_of_columns(grid: Grid, first: int, last: int) -> list[Band]:
    rows = _row_infos(grid, first, last)
    whole: list[Band] = []
    i = 0
    taken_up_to = -1
    while i < len(rows):
        if rows[i].kind != "body":
            i += 1
            continue
        header, above = _header_above(rows, i, taken_up_to)
        stop, sections = _body_end(rows, i, header)
        sections = above + sections
        body = [info for info in rows[i : stop + 1] if info.row not in sections]
        titles = _titles_above(rows, i - 1 if not header else rows.index(header[0]) - 1, taken_up_to)
        band = Band(grid, [h.row for h in header], [b.row for b in body], sections, titles=titles)
        if whole and header and not titles and _texts(band) == _texts(whole[-1]):
            whole[-1].body_rows += band.body_rows  # the header again at the top of a printed page
            whole[-1].sections += band.sections
            whole[-1].repeated_headers += band.header_rows
        else:
            whole.append(band)
        taken_up_to = stop
        i = stop + 1
    return [part for band in whole for part in _split_columns(band, first, last)]


def _texts(band: Band) -> list[tuple[int, str]]:
    return [(t.cell.column, t.cell.text.strip()) for row in band.header_rows for t in band.grid.rows[row]]


def _row_infos(grid: Grid, first: int, last: int) -> list[_RowInfo]:
    by_row: dict[int, list[Token]] = {}
    for (row, column), token in sorted(grid.tokens.items()):
        if first <= column <= last:
            by_row.setdefault(row, []).append(token)
    infos = [_RowInfo(row, tokens, _row_kind(tokens, first)) for row, tokens in sorted(by_row.items())]
    for i, info in enumerate(infos):
        if info.kind == "years":
            info.kind = _kind_of_years(infos, i)
    for i in reversed(range(len(infos) - 1)):
        headed = i > 0 and infos[i - 1].kind == "head" and infos[i].row - infos[i - 1].row == 1
        if (
            infos[i].kind == "words"
            and infos[i + 1].kind == "body"
            and headed
            and _words_are_values(infos[i], infos[i + 1])
        ):
            infos[i].kind = "body"
    return infos


def _words_are_values(info: _RowInfo, below: _RowInfo) -> bool:
    """A row of words above a row of numbers: values (`not held`) if words alone stand over the numbers, else headings (`Unknown`)."""
    numbers = {t.cell.column for t in below.tokens if t.kind in (*_VALUES, "year")}
    over = [t for t in info.tokens if t.cell.column in numbers]
    beside = [t for t in info.tokens if t.cell.column not in numbers]
    return (
        bool(over)
        and bool(beside)
        and all(t.kind == "word" and t.value and t.value.kind == "missing" and t.label.period is None for t in over)
    )


def _row_kind(tokens: list[Token], first: int) -> str:
    labels = [t for t in tokens if t.kind in _LABELS]
    values = [t for t in tokens if t.kind in _VALUES]
    years = [t for t in tokens if t.kind == "year"]
    if is_numbered_note(tokens):
        return "note"
    if (
        labels
        and is_metadata(labels[0].cell.text)
        and labels[0].cell.column == tokens[0].cell.column
        and len(tokens) <= 3
    ):
        return "note"
    if values and not (len(tokens) == 1 and values[0].kind == "missing"):
        coded = labels and all(_is_code(t) for t in values) and len(values) == 1 and not years
        return "body" if not coded else "head"
    if years:
        return "years"
    if any(t.kind == "word" for t in tokens) and any(t.kind == "text" for t in tokens):
        return "words"
    if len(tokens) >= 2 or tokens[0].cell.column > first:
        return "head"
    return "text"


def is_numbered_note(tokens: list[Token]) -> bool:
    """`1 | Figures come from a live system.`: a small number and one sentence."""
    if len(tokens) != 2 or tokens[0].kind != "number" or tokens[1].kind != "text" or not tokens[0].value:
        return False
    text = tokens[1].cell.text.strip()
    return (tokens[0].value.count or 99) <= 40 and len(text) > 20 and " " in text and text.endswith((".", ";"))


def _is_code(token: Token) -> bool:
    return token.kind == "number" and bool(WHOLE_CODE.match(token.cell.text)) and not token.cell.text.isdigit()


def _kind_of_years(rows: list[_RowInfo], i: int) -> str:
    """A row whose only numbers look like years: the header of a table, or one of its lines."""
    info = rows[i]
    years = [t.value.count for t in info.tokens if t.kind == "year" and t.value and t.value.count]
    steps = {b - a for a, b in zip(years, years[1:], strict=False)}
    follows_body = i > 0 and rows[i - 1].kind == "body" and rows[i - 1].row == info.row - 1
    if len(years) >= 2:
        return "head" if steps in ({1}, {-1}) and not follows_body else "body"
    if len(info.tokens) == 1 and not _over_values(rows, i):
        return "text"
    following = next((r for r in rows[i + 1 :] if r.kind != "words"), None)
    column = next(t.cell.column for t in info.tokens if t.kind == "year")
    above_values = (
        following is not None
        and following.kind == "body"
        and any(t.cell.column == column and t.kind in _VALUES for t in following.tokens)
    )
    leftmost = column == info.tokens[0].cell.column
    if above_values and not follows_body and not leftmost:
        return "head"
    return "body" if len(info.tokens) > 1 or not above_values else "head"


def _over_values(rows: list[_RowInfo], i: int) -> bool:
    """True if the next row has a value in the column of this row's first cell."""
    column = rows[i].tokens[0].cell.column
    return i + 1 < len(rows) and any(t.cell.column == column and t.kind in _VALUES for t in rows[i + 1].tokens)


def _header_above(rows: list[_RowInfo], i: int, taken_up_to: int) -> tuple[list[_RowInfo], list[int]]:
    """The header rows of the table whose first body row is row i, a blank row allowed between them; and the section labels
    that stand between the header and that row."""
    value_columns = {t.cell.column for t in rows[i].tokens if t.kind in (*_VALUES, "year")}
    header: list[_RowInfo] = []
    between: list[int] = []
    below = rows[i].row
    for j in range(i - 1, taken_up_to, -1):
        info = rows[j]
        gap = below - info.row
        over_values = any(
            t.cell.column in value_columns or t.cell.column > min(value_columns, default=0) for t in info.tokens
        )
        if info.kind == "text" and not header and gap <= 2 and not _is_title(info.tokens[0]):
            between.insert(0, info.row)
            below = info.row
            continue
        if info.kind not in ("head", "words") or gap > 2 or (gap == 2 and not over_values):
            break
        if len(info.tokens) == 1 and not over_values:
            break
        header.insert(0, info)
        below = info.row
    over = {t.cell.column for h in header for t in h.tokens}
    if not header or not over & value_columns:
        return ([], []) if between else (header, [])
    return header, between


def _body_end(rows: list[_RowInfo], start: int, header: list[_RowInfo]) -> tuple[int, list[int]]:
    """Index of the last body row, and the rows inside the body that are section labels."""
    header_columns = {t.cell.column for info in header for t in info.tokens}
    value_columns = {t.cell.column for t in rows[start].tokens if t.kind in (*_VALUES, "year")}
    sections: list[int] = []
    end = start
    pending: list[int] = []
    for j in range(start + 1, len(rows)):
        info = rows[j]
        gap = info.row - rows[j - 1].row
        broken = info.kind in ("head", "words") and gap == 1 and _has_broken_value(info, value_columns, header_columns)
        if (
            broken
            or info.kind == "body"
            or (info.kind == "words" and value_columns & {t.cell.column for t in info.tokens})
        ):
            if (gap > 2 and pending) or gap > 4:
                break
            sections += pending
            pending = []
            end = j
            value_columns |= {t.cell.column for t in info.tokens if t.kind in _VALUES}
        elif info.kind in ("text", "head", "words") and not any(t.cell.column in value_columns for t in info.tokens):
            if info.kind == "head" and not {t.cell.column for t in info.tokens} <= header_columns | {
                t.cell.column for r in rows[start:j] for t in r.tokens
            }:
                break
            if any(_is_title(t) for t in info.tokens) or gap > 2:
                break
            pending.append(info.row)
        else:
            break
    return end, sections


def _has_broken_value(info: _RowInfo, value_columns: set[int], header_columns: set[int]) -> bool:
    """A line of the table in which a text stands where a number should (`5?`, `see note`), rather than a new header."""
    over = [t for t in info.tokens if t.cell.column in value_columns]
    beside = [t for t in info.tokens if t.cell.column not in value_columns]
    return bool(over) and bool(beside) and bool(header_columns) and not any(_heads(t) for t in over)


def _heads(token: Token) -> bool:
    """True if a text may head a column: a period, a measure, a category, a force, or a general word such as `Number`."""
    label = token.label
    return bool(
        label.period
        or label.several_periods
        or label.total
        or label.measure
        or label.category
        or label.subject
        or label.force
        or label.place
        or label.flag
        or not label.rest
        or role_of_heading(label.text)
    )


def _is_title(token: Token) -> bool:
    """A text too long, or too much about the document, to be the label of rows."""
    text = token.cell.text.strip()
    lowered = text.casefold()
    return len(text) > 100 or lowered.startswith(
        ("note", "source", "table ", "* ", "please", "data ", "these ", "this ")
    )


def _titles_above(rows: list[_RowInfo], last: int, taken_up_to: int) -> list[Token]:
    """The text cells between this table and the one above it, nearest first."""
    return [
        token
        for j in range(last, taken_up_to, -1)
        for token in rows[j].tokens
        if token.kind in ("text", "date", "year", "word")
    ]


def _split_columns(band: Band, first: int, last: int) -> list[Band]:
    """The tables side by side in a band: a label column that follows value columns begins a new one."""
    kinds = {c: _column_kind(band, c, first) for c in range(first, last + 1)}
    used = [c for c, kind in kinds.items() if kind]
    parts: list[Band] = []
    current = _empty_like(band)
    for position, column in enumerate(used):
        kind = kinds[column]
        previous = used[position - 1] if position else column
        if (
            kind == "label"
            and current.value_columns
            and _begins_table(band, kinds, column, current, column - previous > 1)
        ):
            parts.append(current)
            current = _empty_like(band)
        target = {"label": current.label_columns, "value": current.value_columns, "note": current.note_columns}[kind]
        target.append(column)
    parts.append(current)
    return [part for part in parts if part.value_columns]


def _empty_like(band: Band) -> Band:
    return Band(
        band.grid,
        band.header_rows,
        band.body_rows,
        band.sections,
        titles=band.titles,
        repeated_headers=band.repeated_headers,
    )


def _begins_table(band: Band, kinds: dict[int, str], column: int, current: Band, apart: bool) -> bool:
    """True where a label column after values repeats the first one's heading, or stands apart with values of its own."""
    values_follow = any(kind == "value" for c, kind in kinds.items() if c > column)
    if not values_follow:
        return False
    if not current.label_columns:
        return False
    same_heading = heading(band, column) and heading(band, column) == heading(band, current.label_columns[0])
    return bool(same_heading) or apart


def heading(band: Band, column: int) -> str:
    """The text that heads a column: its lowest non-empty header cell."""
    for row in reversed(band.header_rows):
        token = band.grid.at(row, column)
        if token is not None:
            return token.cell.text.strip()
    return ""


def _column_kind(band: Band, column: int, first: int) -> str:
    tokens = [t for row in band.body_rows if (t := band.grid.tokens.get((row, column))) is not None]
    covered = not tokens and any(band.grid.at(row, column) is not None for row in band.body_rows)
    if covered:
        return (
            "label"
            if not any(
                (row, column) in band.grid.spread and band.grid.spread[row, column][1] != column
                for row in band.body_rows
            )
            else ""
        )
    count = {kind: sum(t.kind == kind for t in tokens) for kind in (*_VALUES, *_LABELS, "year")}
    role = role_of_heading(heading(band, column))
    numbers = count["number"] + count["fault"]
    texts = count["text"] + count["date"]
    if not tokens:
        return "value" if _headed_as_values(band, column) else ""
    if role == "note" and numbers + count["missing"] <= len(tokens) / 2 and not _period_heading(band, column):
        return "note"
    if role in ("code", "serial", "age") and column < _last_value(band) and not _numbers_before(band, column, first):
        return "label" if role != "serial" or texts else "note"
    if count["year"] and count["year"] + texts == len(tokens):
        leftmost = not any(first <= t.cell.column < column for row in band.body_rows for t in band.grid.rows[row])
        return "label" if leftmost or role == "period" or texts else "value"
    if numbers + count["year"] == 0 and _is_leftmost(band, column) and _numbers_after(band, column):
        return "label"  # `NA` and `None` may be what a force calls a kind of offence
    if texts == 0 and numbers + count["missing"] + count["year"] > 0:
        return "value"
    if texts == 0:  # only words such as `unknown`: a value column if numbers never stand left of it as values
        return "value" if _period_heading(band, column) or column > first else "label"
    has_right = any(band.grid.tokens.get((row, c)) for row in band.body_rows for c in range(column + 1, column + 3))
    if numbers + count["missing"] > texts + count["word"] and not (_is_leftmost(band, column) and has_right):
        return "value"
    if (
        _period_heading(band, column)
        and numbers + count["missing"] + count["word"] > 0
        and not _is_leftmost(band, column)
    ):
        return "value"
    return "label"


def _numbers_before(band: Band, column: int, first: int) -> bool:
    """True if a column to the left is all numbers: a count, so that this column is no label."""
    for c in range(first, column):
        kinds = {t.kind for row in band.body_rows if (t := band.grid.tokens.get((row, c))) is not None}
        if kinds and kinds <= {"number", "missing"}:
            return True
    return False


def _numbers_after(band: Band, column: int) -> bool:
    return any(
        t.cell.column > column and t.kind in ("number", "year") for row in band.body_rows for t in band.grid.rows[row]
    )


def _is_leftmost(band: Band, column: int) -> bool:
    return not any(token.cell.column < column for row in band.body_rows for token in band.grid.rows[row])


def _last_value(band: Band) -> int:
    return max(
        (t.cell.column for row in band.body_rows for t in band.grid.rows[row] if t.kind in (*_VALUES, "year")),
        default=0,
    )


def _period_heading(band: Band, column: int) -> bool:
    return any(
        (token := band.grid.at(row, column)) is not None and understand(token.cell.text).period is not None
        for row in band.header_rows
    )


def _headed_as_values(band: Band, column: int) -> bool:
    """An empty column under a period of its own: a year for which nothing was filled in."""
    return any(
        (token := band.grid.tokens.get((row, column))) is not None and understand(token.cell.text).period is not None
        for row in band.header_rows
    )
