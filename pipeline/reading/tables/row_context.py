"""What a row is, seen with the rows around it: numbers that are years, lines whose values are words.

What belongs here: the second look at rows whose own cells leave their kind open. What does not: the first look
(`rows.py`), or values that head columns (`value_headings.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.questions import asks_how_many, points_elsewhere
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.rows import NEAR, VALUE_KINDS, RowInfo
from pipeline.reading.tables.tokens import Token
from pipeline.reading.tables.value_headings import ages_head_columns, letters_head_columns, single_ages_head_columns


def settle_rows(rows: list[RowInfo]) -> None:
    """Settle every row that the first look left open, in place."""
    for i, info in enumerate(rows):
        if info.kind == "years":
            info.kind = _kind_of_years(rows, i)
    for i, info in enumerate(rows[:-1]):
        heads = (
            ages_head_columns(info, rows[i + 1], rows[i - 1 : i])
            or single_ages_head_columns(info, rows[i + 1], rows[i - 1 : i])
            or letters_head_columns(info, rows[i + 1])
        )
        if info.kind == "body" and heads:
            info.kind = "head"
    for i in reversed(range(len(rows))):
        below = rows[i + 1] if i + 1 < len(rows) and rows[i + 1].row - rows[i].row <= NEAR else None
        if (
            rows[i].kind in ("head", "words")
            and len(rows[i].tokens) == 2
            and asks_how_many(rows[i].tokens[0].cell.text)
        ):
            rows[i].kind = _kind_of_question(rows[i], below)
        elif rows[i].kind == "words" and below is not None and _begins_body(rows[i], below):
            rows[i].kind = "body"
        elif i and rows[i].kind in ("head", "words") and _is_line(rows[i], _header_over(rows, i), below):
            rows[i].kind = "body"
        elif rows[i].kind == "words" and _says_why_of_years(rows, i):
            rows[i].kind = "body"


def _kind_of_question(info: RowInfo, below: RowInfo | None) -> str:
    """A question with its answer is a line, whatever the answer is (`400`, `There were 400`, `None`); one whose answer
    is elsewhere is the title of what follows."""
    answer = info.tokens[1]
    if points_elsewhere(answer.cell.text):
        return "text"
    stated = answer.value is not None or any(map(str.isdigit, answer.cell.text))
    return "body" if stated and answer.label.period is None else info.kind


def heads_column(token: Token) -> bool:
    """True if a text may head a column: a period, a measure, a category, a force, or a general word such as
    `Number`."""
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


def _begins_body(info: RowInfo, below: RowInfo) -> bool:
    """`2018/19 | Fewer than 10` over `2019/20 | 12`: a line of a table, even where no header stands above it."""
    stated = (t for t in below.tokens[1:] if t.kind in VALUE_KINDS or (t.kind == "word" and t.value is not None))
    numbers = {t.cell.column for t in stated}
    over = [t for t in info.tokens[1:] if t.cell.column in numbers]
    return (
        below.kind == "body"
        and same_kind_of_label(info.tokens[0], below.tokens[0])
        and bool(over)
        and all(t.kind in (*VALUE_KINDS, "word") and t.value is not None for t in over)
    )


def _header_over(rows: list[RowInfo], i: int) -> RowInfo:
    """The row above the run of like lines that row i stands in."""
    j = i - 1
    while j > 0 and (
        (rows[j].kind in ("head", "words") and same_kind_of_label(rows[j].tokens[0], rows[i].tokens[0]))
        or (rows[j].kind == "words" and all(map(_is_sign, rows[j].tokens[1:])))
    ):
        j -= 1
    return rows[j]


def _is_line(info: RowInfo, above: RowInfo, below: RowInfo | None) -> bool:
    """A line of the table whose values are words (`not held`, `1-4`) or no values at all (`see letter`), right under
    its header."""
    headed = {t.cell.column for t in above.tokens}
    columns = [t.cell.column for t in info.tokens]
    under_years = {t.cell.column for t in above.tokens if _is_dated(t)}
    if (
        above.kind in ("head", "text")
        and below is None
        and set(columns) <= under_years
        and all(map(_is_sign, info.tokens))
    ):
        return True  # `2018/19 | 2019/20` over `none | none`
    if above.kind != "head" or len(columns) < 2 or not set(columns) <= headed:
        return False
    first = info.tokens[0]
    if below is not None and below.kind == "body" and same_kind_of_label(first, below.tokens[0]):
        return True
    followed = below is not None and below.kind == "body"
    numbers = (
        {t.cell.column for t in below.tokens if t.kind in (*VALUE_KINDS, "year")}
        if below is not None and followed
        else headed
    )
    if followed and first.cell.column in numbers:
        return False  # a second row of headings, all over numbers
    over = [t for t in info.tokens[1:] if t.cell.column in numbers]
    if not over or role_of_heading(first.cell.text):
        return False
    if followed:
        signs = all(t.kind == "word" and t.value is not None and t.value.kind == "missing" for t in over)
        named = bool(first.label.rest) and not first.label.subject and not any(t.label.period for t in over)
        return (signs and named) or not any(heads_column(t) for t in over)
    dated = _is_dated(first) or {t.cell.column for t in over} <= under_years
    stated = [
        t for t in over if _is_sign(t) and t.value and (t.value.kind == "missing" or (dated and t.value.count == 0))
    ]
    return bool(stated) and not any(t.label.period for t in stated) and info.kind == "words"


def _says_why_of_years(rows: list[RowInfo], i: int) -> bool:
    """`2018/19 | not held` over or under `2019/20 | not held`, and `Offences | not held | not held` under years."""
    first, *rest = rows[i].tokens
    if not all(_is_sign(t) and t.value is not None and t.value.kind == "missing" for t in rest):
        return False
    if _is_dated(first):
        near = [row for row in rows[max(i - 1, 0) : i + 2] if row is not rows[i] and abs(row.row - rows[i].row) == 1]
        return any(same_kind_of_label(row.tokens[0], first) and all(map(_is_sign, row.tokens[1:])) for row in near)
    above = next((row for row in reversed(rows[:i]) if row.kind == "head"), None)
    under = {t.cell.column for t in above.tokens if _is_dated(t)} if above is not None else set()
    between = rows[rows.index(above) + 1 : i] if above is not None else []
    return {t.cell.column for t in rest} == under and all(row.kind == "words" for row in between)


def _is_sign(token: Token) -> bool:
    """True for a word that states a figure, or why there is none."""
    return token.kind == "word" and token.value is not None and token.label.period is None


def _is_dated(token: Token) -> bool:
    period = token.label.period
    return period is not None and period.start is not None


def same_kind_of_label(one: Token, other: Token) -> bool:
    """Two years, or two forces, one under the other: lines of one table."""
    if one.cell.column != other.cell.column:
        return False
    first, second = one.label, other.label
    dated = all(label.period is not None and label.period.start is not None for label in (first, second))
    return dated or bool(first.force and second.force)


def _kind_of_years(rows: list[RowInfo], i: int) -> str:
    """A row whose only numbers look like years: the header of a table, or one of its lines."""
    info = rows[i]
    if i and _lies_under_header(info, rows[i - 1]):
        return "body"
    years = [t.value.count for t in info.tokens if t.kind == "year" and t.value and t.value.count]
    steps = {b - a for a, b in zip(years, years[1:], strict=False)}
    follows_body = i > 0 and rows[i - 1].kind == "body" and rows[i - 1].row == info.row - 1
    if len(years) >= 2:
        return "head" if (steps in ({1}, {-1}) or steps in ({101}, {-101})) and not follows_body else "body"
    if len(info.tokens) == 1 and not _over_values(rows, i):
        return "text"
    following = next((r for r in rows[i + 1 :] if r.kind != "words"), None)
    column = next(t.cell.column for t in info.tokens if t.kind == "year")
    above_values = (
        following is not None
        and following.kind == "body"
        and any(t.cell.column == column and t.kind in VALUE_KINDS for t in following.tokens)
    )
    leftmost = column == info.tokens[0].cell.column
    if above_values and not follows_body and not leftmost:
        return "head"
    return "body" if len(info.tokens) > 1 or not above_values else "head"


def _lies_under_header(info: RowInfo, above: RowInfo) -> bool:
    """Numbers such as 2015 under `2018/19` or `Sexual grooming` are counts, and so are those of a named line under a
    heading of its own; under `Financial year` they are years."""
    heads = {t.cell.column: t for t in above.tokens}
    if above.kind != "head" or info.row - above.row > NEAR or not {t.cell.column for t in info.tokens} <= heads.keys():
        return False
    over = [heads[t.cell.column].label for t in info.tokens if t.kind == "year"]
    first = info.tokens[0]
    if first.kind == "text" and (first.label.force or (first.label.period and first.label.period.start)):
        return True
    said = [label for label in over if role_of_heading(label.text) != "period"]
    named = first.kind == "text" and bool(first.label.rest) and role_of_heading(first.cell.text) is None
    if named and said and role_of_heading(above.tokens[0].cell.text) not in (None, "period"):
        return True  # `Common assault | 2024` under `Offence | Count`
    return first.kind != "year" and any(((p := label.period) is not None and p.start) or label.rest for label in said)


def _over_values(rows: list[RowInfo], i: int) -> bool:
    """True if the next row has a value in the column of this row's first cell."""
    column = rows[i].tokens[0].cell.column
    return i + 1 < len(rows) and any(t.cell.column == column and t.kind in VALUE_KINDS for t in rows[i + 1].tokens)
