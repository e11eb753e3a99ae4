"""How far a table reaches: the header rows above its first line, and its last line.

What belongs here: telling a new header from a broken line, and a section's label from a note. What does not: the
kind of one row (`rows.py`).
"""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.row_context import heads_column, same_kind_of_label
from pipeline.reading.tables.rows import VALUE_KINDS, RowInfo
from pipeline.reading.tables.tokens import Token
from pipeline.reading.tables.year_heading import says_years_end

_NOTES_FOLLOW = re.compile(
    r"^(?:(?:foot|explanatory |data |general )?notes?|caveats?|disclaimers?|methodology)\s*:?$", re.I
)


def header_above(rows: list[RowInfo], i: int, taken_up_to: int) -> tuple[list[RowInfo], list[int]]:
    """The header rows of the table whose first body row is row i, a blank row allowed between them; and the section
    labels that stand between the header and that row."""
    value_columns = value_columns_of(rows[i])
    header: list[RowInfo] = []
    between: list[int] = []
    below = rows[i].row
    for j in range(i - 1, taken_up_to, -1):
        info = rows[j]
        gap = below - info.row
        over_values = any(
            t.cell.column in value_columns or t.cell.column > min(value_columns, default=0) for t in info.tokens
        )
        if len(info.tokens) == 1 and not header and gap == 1 and says_years_end(info.tokens[0].cell.text):
            return [info], []
        if info.kind == "text" and not header and gap <= 2 and not is_title(info.tokens[0]):
            between.insert(0, info.row)
            below = info.row
            continue
        if info.kind not in ("head", "words") or gap > 2 or (gap == 2 and not over_values):
            break
        if (len(info.tokens) == 1 and not over_values) or (header and _is_title_in_cells(info, header[0])):
            break
        header.insert(0, info)
        below = info.row
    over = {t.cell.column for h in header for t in h.tokens}
    if not header or not over & value_columns:
        return ([], []) if between else (header, [])
    return header, between


def _is_title_in_cells(info: RowInfo, below: RowInfo) -> bool:
    """`Kent Police | Dog theft` in two cells above a header of years: a title, and no header of a force and another."""
    others = [t.label for t in info.tokens if not t.label.force]
    years = [t.label.period for t in below.tokens if t.label.period is not None]
    return (
        len(others) == len(info.tokens) - 1 > 0
        and not any(label.period or label.place or label.total for label in others)
        and len(years) == len(set(years)) > 1
        and len(years) >= len(others)
    )


def body_end(rows: list[RowInfo], start: int, header: list[RowInfo]) -> tuple[int, list[int]]:
    """Index of the last body row, and the rows inside the body that are section labels."""
    header_columns = {t.cell.column for info in header for t in info.tokens}
    value_columns = value_columns_of(rows[start])
    sections: list[int] = []
    end = start
    pending: list[int] = []
    for j in range(start + 1, len(rows)):
        info = rows[j]
        gap = info.row - rows[j - 1].row
        if len(info.tokens) == 1 and _NOTES_FOLLOW.match(info.tokens[0].cell.text.strip()):
            break
        broken = (
            info.kind in ("head", "words")
            and gap == 1
            and not _heads_again(info, header)
            and _has_broken_value(info, value_columns, header_columns, rows[start].tokens[0])
        )
        if (
            broken
            or info.kind == "body"
            or (info.kind == "words" and value_columns & {t.cell.column for t in info.tokens})
        ):
            if (gap > 2 and pending) or gap > 4:
                break
            sections += [row for row in pending if not is_line_left_blank(row, rows, j)]
            pending = []
            end = j
            value_columns |= {t.cell.column for t in info.tokens if t.kind in VALUE_KINDS}
        elif info.kind in ("text", "head", "words") and not any(t.cell.column in value_columns for t in info.tokens):
            if info.kind == "head" and not {t.cell.column for t in info.tokens} <= header_columns | {
                t.cell.column for r in rows[start:j] for t in r.tokens
            }:
                break
            dated = any(
                t.label.period and t.label.period.start for r in (*header, *rows[j + 1 : j + 2]) for t in r.tokens
            )
            if gap > 2 or any(is_title(t) and _names_table(t) and not (dated and is_sentence(t)) for t in info.tokens):
                break
            if not any(is_title(t) for t in info.tokens):
                pending.append(info.row)
        else:
            break
    return end, sections


def first_section(rows: list[RowInfo], start: int, sections: list[int]) -> list[int]:
    """The row just above a body that no header heads, where it is a section as those below are: `April 2018 to
    March 2019` over its months, or `Robbery` over the same years as `Burglary` below has, a blank row before it. Empty
    for any other."""
    inside = [info for info in rows if info.row in sections]
    above = rows[start - 1] if start > 1 and inside else None
    if above is None or above.row != rows[start].row - 1:
        return []
    tokens = [info.tokens[0] for info in (above, *inside) if len(info.tokens) == 1]
    if len(tokens) < len(inside) + 1 or len({token.cell.column for token in tokens}) > 1:
        return []
    dated = all(token.label.period is not None for token in tokens)
    apart = above.row - rows[start - 2].row > 1
    own, next_ones = (_labels_under(rows, row) for row in (above.row, inside[0].row))
    return [above.row] if dated or (apart and own == next_ones) else []


def _labels_under(rows: list[RowInfo], row: int) -> list[str]:
    """The first words of the lines right under a row, without a gap."""
    under = takewhile(lambda pair: pair[1].row == row + pair[0], enumerate((r for r in rows if r.row > row), 1))
    return [info.tokens[0].cell.text.strip() for _, info in under]


def is_line_left_blank(row: int, rows: list[RowInfo], j: int) -> bool:
    """True for a year with nothing beside it over row j, if that begins with another year: it heads none of them."""
    alone = next(info for info in rows[:j] if info.row == row)
    one, other = alone.tokens[0].label.period, rows[j].tokens[0].label.period
    alike = len(alone.tokens) == 1 and same_kind_of_label(alone.tokens[0], rows[j].tokens[0])
    return alike and one is not None and other is not None and one.kind == other.kind and one.start != other.start


def _heads_again(info: RowInfo, header: list[RowInfo]) -> bool:
    """True for `Financial year | Shoplifting` below a table whose labels have that heading, and for the very header of
    the table once more: the header of the next."""
    said = [(token.cell.column, token.cell.text.strip()) for token in info.tokens]
    if any(said == [(token.cell.column, token.cell.text.strip()) for token in row.tokens] for row in header):
        return True
    first, texts = info.tokens[0], [token.kind == "text" for token in info.tokens[1:]]
    over = [t for row in header for t in row.tokens if t.cell.column == first.cell.column]
    role = role_of_heading(first.cell.text)
    return role is not None and all(texts) and any(role_of_heading(token.cell.text) == role for token in over)


def _has_broken_value(info: RowInfo, value_columns: set[int], header_columns: set[int], first: Token) -> bool:
    """A line of the table in which a text stands where a number should (`5?`, `see note`), rather than a new header.
    One that begins with a force or a year, as the table's `first` line does, is a line whatever it says."""
    over = [t for t in info.tokens if t.cell.column in value_columns]
    beside = [t for t in info.tokens if t.cell.column not in value_columns]
    if not over or not beside or not header_columns:
        return False
    alike = same_kind_of_label(first, info.tokens[0]) and not any(t.label.period for t in over)
    return alike or not any(heads_column(t) for t in over)


def _names_table(token: Token) -> bool:
    """True for a text that may title the rows below it; a plain note between rows does not."""
    text = token.cell.text.strip().casefold()
    return not text.startswith(("note", "*", "please")) or token.label.period is not None or len(text) > 160


def value_columns_of(info: RowInfo) -> set[int]:
    """The columns of a line's values: its numbers and signs, else its words (`1-4`, `not held`), else all but its
    first cell."""
    numbers = {t.cell.column for t in info.tokens if t.kind in (*VALUE_KINDS, "year")}
    words = {t.cell.column for t in info.tokens[1:] if t.kind == "word" and t.value is not None}
    return numbers or words or {t.cell.column for t in info.tokens[1:]}


def is_title(token: Token) -> bool:
    """A text too long, or too much about the document, to be the label of rows."""
    text = token.cell.text.strip()
    lowered = text.casefold()
    return (
        len(text) > 100
        or is_sentence(token)
        or lowered.startswith(("note", "source", "table ", "* ", "please", "data ", "these ", "this "))
    )


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|will|may|should|cannot|does|did|do|changed|moved|includes?|excludes?|relates?|"
    r"refers?|applies|apply|came|began|started|introduced|see)\b",
    re.I,
)


_ENDED = re.compile(r"^(?:\S+ ){2,}\w{4,}\.$")  # with a full stop: `Includes attempts and conspiracies.`
_NAMES_ROWS = re.compile(r"\b(?:where|which|who|whose|that|when|how|number)\b|[?:]\s*$", re.I)


def is_sentence(token: Token) -> bool:
    """True for a text that tells something: many words with a verb among them, or a few and a full stop. `Offences
    where the victim was a child` and a question name the rows below them."""
    text = token.cell.text.strip()
    words = len(text.split())
    told = words >= 5 and (text.endswith(".") or words >= 8) and _VERB.search(text) is not None
    return (told or _ENDED.match(text) is not None) and _NAMES_ROWS.search(text) is None and token.label.flag is None
