"""Which texts a spreadsheet would run as a formula, and how they are kept from it.

What belongs here: the one expression that tells them, for Python and for DuckDB. What does not: any file format.

Forces' own words reach the published files, and a cell `=HYPERLINK(...)` in a response must not run on the machine of
whoever opens them. Spreadsheets take a leading `=`, `+`, `-` or `@` for a formula, also after blanks and in full width,
and cut a leading tab or line break off before they look.
"""

import re

_BLANKS = r"\x00-\x20\x7f" + "\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
_SIGNS = r"=+@\-" + "\uff1d\uff0b\uff0d\uff20"
# Apostrophes that are there already count as part of it, so that taking one away always gives the text back.
FORMULA = rf"^'*(?:[{_BLANKS}]*[{_SIGNS}]|[\t\r\n])"

_FORMULA = re.compile(FORMULA)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run this text."""
    return _FORMULA.match(text) is not None


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet may run it."""
    return f"'{text}" if is_formula(text) else text


def restored(text: str) -> str:
    """The text that `defused` was given."""
    return text[1:] if text.startswith("'") and is_formula(text) else text


def neutral_sql(column: str) -> str:
    """SQL: the column with an apostrophe before every text that a spreadsheet may run."""
    pattern = FORMULA.replace("'", "''")
    return f"CASE WHEN regexp_matches({column}, '{pattern}') THEN '''' || {column} ELSE {column} END"
