"""What one column of a list is: dates, years, months, references, or counts.

What belongs here: a column by its heading and its cells. What does not: which columns make a list (`finding.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import in_words, key
from pipeline.reading.labels.words import says
from pipeline.reading.tables.tokens import Grid, Token, full_date

_COUNT_HEADING = re.compile(
    r"\b(?:count|number|total|volume|no\. of|offences recorded|recorded offences|crimes|nifer|sum)\b", re.I
)
DATE_HEADING = re.compile(
    r"\b(?:date|dates|day|reported|recorded|committed|created|occurred|when|from|to|start|end)\b", re.I
)
_BIRTH = re.compile(r"\b(?:birth|born|dob)\b")
REFERENCE_OF_ANY = re.compile(
    r"\b(?:ref\w*|urn|id|(?:crime|record|offence|occurrence|incident|investigation) (?:no|number|id|ref\w*))\b"
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


def is_of_counts(grid: Grid, header: Token, body: list[int]) -> bool:
    """True for a column that is headed as a count and holds numbers: the sheet is an ordinary table."""
    text = in_words(header.cell.text).strip()
    dated = DATE_HEADING.search(text) and not _NUMBER_OF.match(text)
    if not _COUNT_HEADING.search(text) or dated or says("measure", "money", text):
        return False
    cells = [grid.tokens.get((row, header.cell.column)) for row in body]
    return is_numeric(cells) and not (REFERENCE_OF_ANY.search(key(header.cell.text)) and _too_long_for_counts(cells))


def one_each(grid: Grid, header: Token, headers: list[Token], body: list[int]) -> bool:
    """True for a count that is 1 on each of the lines, which have a day each: every line is a record all the same."""
    days = (full_date(grid.tokens.get((row, t.cell.column))) for row in body for t in headers if is_of_dates(t))
    ones = all((cell := grid.tokens.get((row, header.cell.column))) and cell.cell.text.strip() == "1" for row in body)
    return ones and sum(day is not None for day in days) >= len(body)


def is_of_dates(header: Token) -> bool:
    text = in_words(header.cell.text)
    return DATE_HEADING.search(text) is not None and not _BIRTH.search(key(text))


def _too_long_for_counts(cells: list[Token | None]) -> bool:
    """True for whole numbers of six digits and more, no two the same: `Occurrence Number` over 13210000991. Years
    (`2019/2020`) and what a formula divided (0.26875737) have as many."""
    texts = [cell.cell.text.strip() for cell in cells if cell is not None]
    if any(find_periods(text) or _FRACTION.search(text) for text in texts) or any(map(full_date, cells)):
        return False
    return len(texts) == len(set(texts)) and all(len(re.sub(r"\D", "", text)) >= _LEAST_DIGITS for text in texts)


def refers(heading: str, cells: list[Token | None]) -> bool:
    """True for a column of numbers that say which record a line is about, `Occurrence` or `Niche` over 202200012, and
    under any heading for numbers that no force could count."""
    if not _too_long_for_counts(cells):
        return False
    digits = min((len(re.sub(r"\D", "", cell.cell.text)) for cell in cells if cell is not None), default=0)
    return digits >= _NEVER_COUNTED or _REFERENCE_ALONE.match(key(heading)) is not None


def first_days_once(grid: Grid, dates: list[Token], body: list[int]) -> bool:
    """True where each line has the first day of another month."""
    days = [full_date(grid.tokens.get((row, dates[0].cell.column))) for row in body]
    return len(set(days)) == len(days) and all(day is None or day.day == 1 for day in days)


def is_one_year(token: Token) -> bool:
    periods = find_periods(token.cell.text)
    return len(periods) == 1 and periods[0].financial_year is not None


def is_one_month(token: Token) -> bool:
    """True for a month with its year, and for the day by which a spreadsheet writes one."""
    day = full_date(token)
    periods = find_periods(token.cell.text)
    return day.day == 1 if day is not None else len(periods) == 1 and periods[0].kind == "month"


def is_numeric(cells: list[Token | None]) -> bool:
    values = sum(
        cell is not None and (cell.kind in ("number", "missing", "year") or cell.kind == "word") for cell in cells
    )
    return values >= 0.8 * len(cells)
