"""What each row of a sheet is: a line of numbers, a header, a text, a note.

What belongs here: the kind of one row, with a look at the row below it. What does not: where a table begins and ends
(`bands.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.labels.understand import WHOLE_CODE, is_metadata
from pipeline.reading.tables.tokens import Grid, Token

VALUE_KINDS = ("number", "missing", "fault")

LABEL_KINDS = ("text", "date", "word")


@dataclass(slots=True)
class RowInfo:
    row: int
    tokens: list[Token]
    kind: str


def row_infos(grid: Grid, first: int, last: int) -> list[RowInfo]:
    by_row: dict[int, list[Token]] = {}
    for (row, column), token in sorted(grid.tokens.items()):
        if first <= column <= last:
            by_row.setdefault(row, []).append(token)
    infos = [RowInfo(row, tokens, _row_kind(tokens, first)) for row, tokens in sorted(by_row.items())]
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


def _words_are_values(info: RowInfo, below: RowInfo) -> bool:
    """A row of words above a row of numbers: values (`not held`) if words alone stand over the numbers, else
    headings (`Unknown`)."""
    numbers = {t.cell.column for t in below.tokens if t.kind in (*VALUE_KINDS, "year")}
    over = [t for t in info.tokens if t.cell.column in numbers]
    beside = [t for t in info.tokens if t.cell.column not in numbers]
    return (
        bool(over)
        and bool(beside)
        and all(t.kind == "word" and t.value and t.value.kind == "missing" and t.label.period is None for t in over)
    )


def _row_kind(tokens: list[Token], first: int) -> str:
    labels = [t for t in tokens if t.kind in LABEL_KINDS]
    values = [t for t in tokens if t.kind in VALUE_KINDS]
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


def _kind_of_years(rows: list[RowInfo], i: int) -> str:
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
        and any(t.cell.column == column and t.kind in VALUE_KINDS for t in following.tokens)
    )
    leftmost = column == info.tokens[0].cell.column
    if above_values and not follows_body and not leftmost:
        return "head"
    return "body" if len(info.tokens) > 1 or not above_values else "head"


def _over_values(rows: list[RowInfo], i: int) -> bool:
    """True if the next row has a value in the column of this row's first cell."""
    column = rows[i].tokens[0].cell.column
    return i + 1 < len(rows) and any(t.cell.column == column and t.kind in VALUE_KINDS for t in rows[i + 1].tokens)
