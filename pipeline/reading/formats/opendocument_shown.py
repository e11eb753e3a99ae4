"""What an .ods cell shows against the value it holds: the text may be `<5` where the value is 3.

What belongs here: one cell's text held against its own value. What does not: which cells there are
(`opendocument.py`), or styles that show nothing (`opendocument_styles.py`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.reading.formats.dressed import NO_ZERO

_PLAIN = re.compile(r"-?[\d.,'\u2019]*\d[\d.,'\u2019]*(?:E[+-]?\d+)?", re.I)
_ERROR = re.compile(r"#|Err:")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_OF_DATES = re.compile(rf"(?:{_MONTHS}|mon|tue|wed|thu|fri|sat|sun)[a-z]*|st|nd|rd|th|of|am|pm|t|z", re.I)


class Contradiction(str):
    """A plain number that is shown in place of another."""


def shown_otherwise(kind: str, value: str, text: str) -> str | None:
    """What is shown of a number or a date, where that says something else; None where it is the number or date."""
    if not text or _ERROR.match(text):
        return None
    if kind == "date":
        return text if _is_other_date(value, text) else None
    try:
        number = float(value)
    except ValueError:
        return None
    if kind != "float" or number < 0 or (number == 0 and NO_ZERO.fullmatch(text)):
        return None
    shown = re.sub(r"\s", "", text)
    if not _PLAIN.fullmatch(shown):
        return text
    if not number.is_integer() or "e" in shown.lower() or number in _numbers(shown):
        return None  # a fraction is no count, however it is rounded
    return text if shown.startswith("-") else Contradiction(f"{text!r}, though its own value is {value}")


def _numbers(shown: str) -> set[float]:
    """What a number may be, with thousands and decimals parted as in any country."""
    bare = re.sub(r"['\u2019]", "", shown)
    written = (bare.replace(",", ""), bare.replace(".", "").replace(",", "."), re.sub("[.,]", "", bare))
    return {float(one) for one in written if re.fullmatch(r"\d*\.?\d+|\d+\.", one)}


def _is_other_date(value: str, text: str) -> bool:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return False
    if re.fullmatch(r"\d{4}", text) or re.search(r"[^\W\d_]", _OF_DATES.sub("", text)):
        return True
    timed = "T" in value and not value.endswith("T00:00:00")
    known = {day.year, day.year % 100, day.month, day.day}
    return not timed and not known.issuperset(int(digits) for digits in re.findall(r"\d+", text) if int(digits))
