"""Recognising a list of records on a sheet, and the columns that matter in it.

What belongs here: headings and columns of dates, years and references, and the proof that each line is one record.
What does not: which of the dates counts (`dating.py`), or counting (`counting.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import says
from pipeline.reading.records.listing import Records
from pipeline.reading.records.references import REFERENCE, holds_references
from pipeline.reading.records.stated import is_total
from pipeline.reading.tables.tokens import Grid, Token, full_date

_COUNT_HEADING = re.compile(
    r"\b(?:count|number|total|volume|no\. of|offences recorded|recorded offences|crimes|nifer|sum)\b", re.I
)
_DATE_HEADING = re.compile(
    r"\b(?:date|dates|day|reported|recorded|committed|created|occurred|when|from|to|start|end)\b", re.I
)
_BIRTH = re.compile(r"\b(?:birth|born|dob)\b")
_YEAR_HEADING = re.compile(r"\b(?:financial|fiscal|fy|f/y|year)\b", re.I)
_MONTH_HEADING = re.compile(r"\bmonths?\b", re.I)
_REFERENCE_OF_ANY = re.compile(
    r"\b(?:ref\w*|urn|id|(?:crime|record|offence|occurrence|incident|investigation) (?:no|number|id|ref\w*))\b"
)
# Numbers that say which record or person a line is about, and are no counts.
_NO_COUNT = re.compile(r"\b(?:ref|number|no|id|urn|crime|age|code|record|row)\b")
# A line without a reference may be about one of several people of an offence.
_OF_PEOPLE = re.compile(
    r"\b(?:victims?|suspects?|offenders?|complainants?|aggrieved|defendants?|nominals?|age|gender|sex|ethnicity|arrest\w*|"
    r"charged?|sentence)\b"
)
# Numbers that name a record by themselves, under the word for it or the system that gave them.
_REFERENCE_ALONE = re.compile(
    r"^(?:crimes?|records?|offences?|occurrences?|incidents?|investigations?|references?|logs?|reports?|cases?|events?|"
    r"niche|athena|connect|storm|cris|rms)(?: numbers?)?$"
)
_NUMBER_OF = re.compile(r"(?:the )?(?:total )?(?:numbers?|no\.?|counts?|volume) of (?:[\w-]+ ){0,4}?\w+s\b", re.I)
_FRACTION = re.compile(r"\d\.\d")
_LEAST_DIGITS = 6
_NEVER_COUNTED = 8
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
        if len(body) < 2 or any(_counts(grid, t, body) and not _one_each(grid, t, headers, body) for t in headers):
            continue
        found = _columns(grid, header_row, headers, body, proved)
        if found is not None:
            return found
    return None


def _counts(grid: Grid, header: Token, body: list[int]) -> bool:
    """True for a column that is headed as a count and holds numbers: the sheet is an ordinary table."""
    text = header.cell.text.strip()
    dated = _DATE_HEADING.search(text) and not _NUMBER_OF.match(text)
    if not _COUNT_HEADING.search(text) or dated or says("measure", "money", text):
        return False
    cells = [grid.tokens.get((row, header.cell.column)) for row in body]
    return _numeric(cells) and not (_REFERENCE_OF_ANY.search(key(header.cell.text)) and _too_long_for_counts(cells))


def _one_each(grid: Grid, header: Token, headers: list[Token], body: list[int]) -> bool:
    """True for a count that is 1 on each of the lines, which have a day each: every line is a record all the same."""
    days = (full_date(grid.tokens.get((row, t.cell.column))) for row in body for t in headers if _is_date(t))
    ones = all((cell := grid.tokens.get((row, header.cell.column))) and cell.cell.text.strip() == "1" for row in body)
    return ones and sum(day is not None for day in days) >= len(body)


def _is_date(header: Token) -> bool:
    text = header.cell.text
    return _DATE_HEADING.search(text) is not None and not _BIRTH.search(key(text))


def _too_long_for_counts(cells: list[Token | None]) -> bool:
    """True for whole numbers of six digits and more, no two the same: `Occurrence Number` over 13210000991. Years
    (`2019/2020`) and what a formula divided (0.26875737) have as many."""
    texts = [cell.cell.text.strip() for cell in cells if cell is not None]
    if any(find_periods(text) or _FRACTION.search(text) for text in texts) or any(map(full_date, cells)):
        return False
    return len(texts) == len(set(texts)) and all(len(re.sub(r"\D", "", text)) >= _LEAST_DIGITS for text in texts)


def _refers(heading: str, cells: list[Token | None]) -> bool:
    """True for a column of numbers that say which record a line is about, `Occurrence` or `Niche` over 202200012, and
    under any heading for numbers that no force could count."""
    if not _too_long_for_counts(cells):
        return False
    digits = min((len(re.sub(r"\D", "", cell.cell.text)) for cell in cells if cell is not None), default=0)
    return digits >= _NEVER_COUNTED or _REFERENCE_ALONE.match(key(heading)) is not None


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
        column, text = token.cell.column, token.cell.text
        cells = [grid.tokens.get((row, column)) for row in body]
        days = sum(full_date(cell) is not None for cell in cells)
        if days >= 0.5 * len(body) and _is_date(token):
            dates.append(token)
        elif _one_each(grid, token, headers, body):
            continue
        elif _YEAR_HEADING.search(text) and all(cell is not None and _one_year(cell) for cell in cells):
            by_role["year"] = column
        elif (_MONTH_HEADING.search(text) or _DATE_HEADING.search(text)) and all(
            cell is not None and _one_month(cell) for cell in cells
        ):
            by_role["month"] = column
        elif role_of_heading(text) == "offence" and not re.search(r"\b(?:no|number|ref|id|date|code)\b", key(text)):
            if holds_references(cells):
                continue
            if _numeric(cells):
                return None  # `Knife crime offences` over numbers: an ordinary table
            by_role.setdefault("offence", column)
        elif role_of_heading(text) == "force":
            by_role["force"] = column
        elif says("measure", "money", text) and _numeric(cells):
            if not _identified(grid, headers, body):
                return None  # a table of sums by day or month
        elif _numeric(cells) and not _NO_COUNT.search(key(text)) and not _refers(text, cells):
            return None  # a column of numbers that may be counts: an ordinary table
    if not dates:
        dated = "year" in by_role or "month" in by_role
        if not dated or (not proved and "offence" not in by_role):
            return None
        if proved and not (_identified(grid, headers, body) or _repeated(grid, headers, body, by_role)):
            return None
    elif _first_days_once(grid, dates, body) and not _identified(grid, headers, body):
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


def _first_days_once(grid: Grid, dates: list[Token], body: list[int]) -> bool:
    """True where each line has the first day of another month."""
    days = [full_date(grid.tokens.get((row, dates[0].cell.column))) for row in body]
    return len(set(days)) == len(days) and all(day is None or day.day == 1 for day in days)


def _one_year(token: Token) -> bool:
    periods = find_periods(token.cell.text)
    return len(periods) == 1 and periods[0].financial_year is not None


def _one_month(token: Token) -> bool:
    """True for a month with its year, and for the day by which a spreadsheet writes one."""
    day = full_date(token)
    periods = find_periods(token.cell.text)
    return day.day == 1 if day is not None else len(periods) == 1 and periods[0].kind == "month"


def _numeric(cells: list[Token | None]) -> bool:
    values = sum(
        cell is not None and (cell.kind in ("number", "missing", "year") or cell.kind == "word") for cell in cells
    )
    return values >= 0.8 * len(cells)


def _identified(grid: Grid, headers: list[Token], body: list[int]) -> bool:
    """True if a column holds a different reference in each row: each row is one record."""
    for token in headers:
        cells = [grid.tokens.get((row, token.cell.column)) for row in body]
        if _REFERENCE_OF_ANY.search(key(token.cell.text)) or _refers(token.cell.text, cells):
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
