"""Recognising a list of records on a sheet, and the columns that matter in it.

What belongs here: headings and columns of dates, years and references, and the proof that each line is one record.
What does not: which of the dates counts (`dating.py`), or counting (`counting.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import in_words, key
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import says
from pipeline.reading.records.column_kinds import (
    DATE_HEADING,
    REFERENCE_OF_ANY,
    first_days_once,
    is_numeric,
    is_of_counts,
    is_of_dates,
    is_one_month,
    is_one_year,
    one_each,
    refers,
)
from pipeline.reading.records.listing import Records
from pipeline.reading.records.references import REFERENCE, holds_references
from pipeline.reading.records.stated import is_total
from pipeline.reading.tables.tokens import Grid, Token, full_date

_YEAR_HEADING = re.compile(r"\b(?:financial|fiscal|fy|f/y|year)\b", re.I)
_MONTH_HEADING = re.compile(r"\bmonths?\b", re.I)
# Numbers that say which record or person a line is about, and are no counts.
_NO_COUNT = re.compile(r"\b(?:ref|number|no|id|urn|crime|age|code|record|row|item|line|serial)\b")
# A line without a reference may be about one of several people of an offence.
_OF_PEOPLE = re.compile(
    r"\b(?:victims?|suspects?|offenders?|complainants?|aggrieved|defendants?|nominals?|age|gender|sex|ethnicity|arrest\w*|"
    r"charged?|sentence)\b"
)
_LEAST_REPEATED, _SHARE_REPEATED = 2, 0.02


def find_records(grid: Grid, *, proved: bool = True) -> Records | None:
    """The list of records on a sheet, or None where the sheet is something else. Without `proved` also one of which
    nothing shows that each line is one record."""
    rows = sorted(grid.rows)
    for position, header_row in enumerate(rows[:40]):
        headers = [t for t in grid.rows[header_row] if t.kind == "text"]
        if len(headers) < 2 or len(headers) != len(grid.rows[header_row]):
            continue
        body = _record_rows(grid, rows[position + 1 :], headers)
        if len(body) < 2 or any(is_of_counts(grid, t, body) and not one_each(grid, t, headers, body) for t in headers):
            continue
        found = _columns(grid, header_row, headers, body, proved)
        if found is not None:
            return found
    return None


def _record_rows(grid: Grid, rows: list[int], headers: list[Token]) -> list[int]:
    """The run of rows directly below the header that fill its columns."""
    columns = {t.cell.column for t in headers}
    body: list[int] = []
    previous = headers[0].cell.row
    for row in rows:
        filled = {t.cell.column for t in grid.rows[row]}
        if len(filled) <= 2 and is_total(grid.rows[row]):
            break
        if row - previous > 1 or not filled <= columns or len(filled) < max(2, len(columns) - 2):
            break
        body.append(row)
        previous = row
    return body


def _columns(grid: Grid, header_row: int, headers: list[Token], body: list[int], proved: bool) -> Records | None:
    by_role: dict[str, int] = {}
    dates: list[Token] = []
    for token in headers:
        column, text = token.cell.column, in_words(token.cell.text)
        cells = [grid.tokens.get((row, column)) for row in body]
        days = sum(full_date(cell) is not None for cell in cells)
        if days >= 0.5 * len(body) and is_of_dates(token):
            dates.append(token)
        elif one_each(grid, token, headers, body):
            continue
        elif _YEAR_HEADING.search(text) and all(cell is not None and is_one_year(cell) for cell in cells):
            by_role["year"] = column
        elif (_MONTH_HEADING.search(text) or DATE_HEADING.search(text)) and all(
            cell is not None and is_one_month(cell) for cell in cells
        ):
            by_role["month"] = column
        elif role_of_heading(text) == "offence" and not re.search(r"\b(?:no|number|ref|id|date|code)\b", key(text)):
            if holds_references(cells):
                continue
            if is_numeric(cells):
                return None  # `Knife crime offences` over numbers: an ordinary table
            by_role.setdefault("offence", column)
        elif role_of_heading(text) == "force":
            by_role["force"] = column
        elif says("measure", "money", text) and is_numeric(cells):
            if not _identified(grid, headers, body):
                return None  # a table of sums by day or month
        elif is_numeric(cells) and not _NO_COUNT.search(key(text)) and not refers(text, cells):
            return None  # a column of numbers that may be counts: an ordinary table
    if not dates:
        dated = "year" in by_role or "month" in by_role
        if not dated or (not proved and "offence" not in by_role):
            return None
        if proved and not (_identified(grid, headers, body) or _repeated(grid, headers, body, by_role)):
            return None
    elif first_days_once(grid, dates, body) and not _identified(grid, headers, body):
        return None  # a table by month, as a spreadsheet writes months
    return Records(
        grid,
        header_row,
        body,
        tuple(dates),
        by_role.get("month"),
        by_role.get("year"),
        by_role.get("offence"),
        by_role.get("force"),
    )


def _identified(grid: Grid, headers: list[Token], body: list[int]) -> bool:
    """True if a column holds a different reference in each row: each row is one record."""
    for token in headers:
        cells = [grid.tokens.get((row, token.cell.column)) for row in body]
        if REFERENCE_OF_ANY.search(key(token.cell.text)) or refers(token.cell.text, cells):
            values = [
                grid.tokens[row, token.cell.column].cell.text for row in body if (row, token.cell.column) in grid.tokens
            ]
            if len(values) == len(body) == len(set(values)):
                return True
    return False


def _repeated(grid: Grid, headers: list[Token], body: list[int], by_role: dict[str, int]) -> bool:
    """True if lines of offences stand there word for word several times: a table of counts would name each line once,
    so each is one offence."""
    headings = [key(token.cell.text) for token in headers]
    if "offence" not in by_role or any(_OF_PEOPLE.search(heading) or REFERENCE.search(heading) for heading in headings):
        return False
    lines = [tuple((t.cell.column, key(t.cell.text)) for t in grid.rows[row]) for row in body]
    return len(lines) - len(set(lines)) >= max(_LEAST_REPEATED, _SHARE_REPEATED * len(lines))
