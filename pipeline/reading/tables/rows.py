"""What each row of a sheet is: a line of numbers, a header, a text, a note.

What belongs here: the first look, at the row's own cells alone; `years` and `words` are left open. What does not:
the second look (`row_context.py`), or where a table begins and ends (`bands.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reading.labels.understand import WHOLE_CODE
from pipeline.reading.labels.wording import is_metadata, role_of_heading
from pipeline.reading.tables.tokens import Grid, Token

VALUE_KINDS = ("number", "missing", "fault")
_NUMBER, _WORDS = re.compile(r"\b\d{1,2}\b"), re.compile(r"[^\W\d]{2,} [^\W\d]{2,}")
_PAGE = re.compile(r"\W*page \d+(?: ?(?:of|/) ?\d+)?\W*", re.I)  # beside the title of a printed page
NEAR = 2
"""Rows apart at most: one blank row may stand between a header and its table."""

LABEL_KINDS = ("text", "date", "word")


@dataclass(slots=True)
class RowInfo:
    row: int
    tokens: list[Token]
    kind: str


def row_infos(grid: Grid, first: int, last: int) -> list[RowInfo]:
    """Every non-empty row within these columns, each with the kind that its own cells give it."""
    by_row: dict[int, list[Token]] = {}
    for (row, column), token in sorted(grid.tokens.items()):
        if first <= column <= last:
            by_row.setdefault(row, []).append(token)
    listed = notes_by_number(by_row)
    return [
        RowInfo(row, tokens, "note" if row in listed else _row_kind(tokens, first))
        for row, tokens in sorted(by_row.items())
    ]


def _row_kind(tokens: list[Token], first: int) -> str:
    tokens = [token for token in tokens if not _PAGE.fullmatch(token.cell.text.strip())] or tokens
    labels = [t for t in tokens if t.kind in LABEL_KINDS]
    values = [t for t in tokens if t.kind in VALUE_KINDS]
    years = [t for t in tokens if t.kind == "year"]
    if is_numbered_note(tokens) or _is_of_the_document(tokens):
        return "note"
    if (
        labels
        and is_metadata(labels[0].cell.text)
        and labels[0].cell.column == tokens[0].cell.column
        and len(tokens) <= 3
        and sum(t.label.period is not None for t in tokens[1:]) < 2  # `Classification` over the labels, years beside
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


def notes_by_number(by_row: dict[int, list[Token]]) -> set[int]:
    """The rows of a list of notes below a blank row, `1 | Recorded on the previous system`, by numbers that stand under
    a heading `Note` above."""
    columns: set[int] = set()
    numbers: set[str] = set()
    found: set[int] = set()
    for row, tokens in sorted(by_row.items()):
        columns |= {t.cell.column for t in tokens if t.kind == "text" and role_of_heading(t.cell.text) == "note"}
        numbers |= {one for t in tokens if t.cell.column in columns for one in _NUMBER.findall(t.cell.text)}
        number, *said = tokens
        follows = row - 1 not in by_row or row - 1 in found
        if follows and [t.kind for t in said] == ["text"] and number.cell.text.strip(" .)") in numbers:
            found |= {row} if _WORDS.search(said[0].cell.text) else set()
    return found


def _is_of_the_document(tokens: list[Token]) -> bool:
    """`Data source: Niche | Date extracted: 12/05/2023`: what is said of the document, each in a cell with its name."""
    said = [token.cell.text.partition(": ") for token in tokens]
    return all(value.strip() and len(name) <= 30 for name, _, value in said) and any(
        is_metadata(name) for name, _, _ in said
    )


def is_numbered_note(tokens: list[Token]) -> bool:
    """`1 | Figures come from a live system.`: a small number and one sentence."""
    if len(tokens) != 2 or tokens[0].kind != "number" or tokens[1].kind != "text" or not tokens[0].value:
        return False
    text = tokens[1].cell.text.strip()
    return (tokens[0].value.count or 99) <= 40 and len(text) > 20 and " " in text and text.endswith((".", ";"))


def _is_code(token: Token) -> bool:
    return token.kind == "number" and bool(WHOLE_CODE.match(token.cell.text)) and not token.cell.text.isdigit()
