"""Recognising a list of records on a sheet, and the columns that matter in it.

What belongs here: headings and columns of dates, years and references. What does not: counting (`counting.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import role_of_heading
from pipeline.reading.records.counting import Records
from pipeline.reading.tables.tokens import Grid, Token, full_date

_COUNT_HEADING = re.compile(
    r"\b(?:count|number|total|volume|no\. of|offences recorded|recorded offences|crimes|nifer|sum)\b", re.I
)

_DATE_HEADING = re.compile(r"\b(?:date|reported|recorded|committed|created|when)\b", re.I)

_YEAR_HEADING = re.compile(r"\b(?:financial|fiscal|fy|f/y|year)\b", re.I)


def find_records(grid: Grid) -> Records | None:
    """The list of records on a sheet, or None where the sheet is something else."""
    rows = sorted(grid.rows)
    for position, header_row in enumerate(rows[:40]):
        headers = [t for t in grid.rows[header_row] if t.kind == "text"]
        if len(headers) < 2 or len(headers) != len(grid.rows[header_row]):
            continue
        body = _record_rows(grid, rows[position + 1 :], headers)
        if len(body) < 2 or any(_counts(grid, t, body) for t in headers):
            continue
        found = _columns(grid, header_row, headers, body)
        if found is not None:
            return found
    return None


def _counts(grid: Grid, header: Token, body: list[int]) -> bool:
    """True for a column that is headed as a count and holds numbers: the sheet is an ordinary table."""
    if not _COUNT_HEADING.search(header.cell.text) or _DATE_HEADING.search(header.cell.text):
        return False
    return _numeric([grid.tokens.get((row, header.cell.column)) for row in body])


def _record_rows(grid: Grid, rows: list[int], headers: list[Token]) -> list[int]:
    """The run of rows directly below the header that fill its columns."""
    columns = {t.cell.column for t in headers}
    body: list[int] = []
    previous = headers[0].cell.row
    for row in rows:
        filled = {t.cell.column for t in grid.rows[row]}
        if row - previous > 1 or not filled <= columns or len(filled) < max(2, len(columns) - 2):
            break
        body.append(row)
        previous = row
    return body


def _columns(grid: Grid, header_row: int, headers: list[Token], body: list[int]) -> Records | None:
    by_role: dict[str, int] = {}
    date_columns: list[Token] = []
    for token in headers:
        column, text = token.cell.column, token.cell.text
        cells = [grid.tokens.get((row, column)) for row in body]
        dates = sum(full_date(cell) is not None for cell in cells)
        if dates >= 0.5 * len(body) and _DATE_HEADING.search(text) and not re.search(r"\b(?:birth|dob)\b", key(text)):
            date_columns.append(token)
        elif _YEAR_HEADING.search(text) and all(cell is not None and _one_year(cell) for cell in cells):
            by_role["year"] = column
        elif role_of_heading(text) == "offence" and not re.search(r"\b(?:no|number|ref|id|date|code)\b", key(text)):
            by_role.setdefault("offence", column)
        elif role_of_heading(text) == "force":
            by_role["force"] = column
        elif _numeric(cells) and not re.search(r"\b(?:ref|number|no|id|urn|crime|age|code|record|row)\b", key(text)):
            return None  # a column of numbers that may be counts: an ordinary table
    chosen = _date_of_recording(date_columns)
    if date_columns:
        by_role["date"] = chosen.cell.column if chosen is not None else -1
    if "date" not in by_role and not ("year" in by_role and _identified(grid, headers, body)):
        return None
    year = by_role.get("year") if "date" not in by_role else None
    return Records(grid, header_row, body, by_role.get("date"), year, by_role.get("offence"), by_role.get("force"))


def _date_of_recording(columns: list[Token]) -> Token | None:
    """The column that dates a record: the only one, or the only one that says `recorded`; None where several could
    be meant."""
    recorded = [t for t in columns if "record" in key(t.cell.text)]
    return columns[0] if len(columns) == 1 else recorded[0] if len(recorded) == 1 else None


def _one_year(token: Token) -> bool:
    periods = find_periods(token.cell.text)
    return len(periods) == 1 and periods[0].financial_year is not None


def _numeric(cells: list[Token | None]) -> bool:
    values = sum(
        cell is not None and (cell.kind in ("number", "missing", "year") or cell.kind == "word") for cell in cells
    )
    return values >= 0.8 * len(cells)


def _identified(grid: Grid, headers: list[Token], body: list[int]) -> bool:
    """True if a column holds a different reference in each row: each row is one record."""
    for token in headers:
        if re.search(
            r"\b(?:ref\w*|urn|id|(?:crime|record|offence|incident|investigation) (?:no|number|id|ref\w*))\b",
            key(token.cell.text),
        ):
            values = [
                grid.tokens[row, token.cell.column].cell.text for row in body if (row, token.cell.column) in grid.tokens
            ]
            if len(values) == len(body) == len(set(values)):
                return True
    return False
