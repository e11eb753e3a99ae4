"""Number formats that show something other than the number: `;;;` shows nothing, `[<5]"<5";0` shows `<5` for a 3.

What belongs here: what a reader of the sheet sees: a percentage, a date, something instead of the number. What does
not: which cells have which format (`styles.py`, `binary_package.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.formats.dressed import NO_ZERO, around, dressed

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
_SHOWS = re.compile(r"[0#?@%]|general|[ymdhs]", re.I)
BUILT_IN = {
    5: "£0",
    6: "£0",
    7: "£0.00",
    8: "£0.00",
    9: "0%",
    10: "0.00%",
    42: "£0",
    44: "£0.00",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "d/m/y"),
}
"""Formats that have a number and no code: money, percentages, and dates and times in any of their orders."""
_HOLDS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}


def unit_of(code: str) -> str:
    """`percent` or `money` for a format that shows the number as one, else empty."""
    shown = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", code.replace("\\", ""))
    if re.search(r"[0#?],+(?![0#?,])", _LITERAL.sub("", shown)):
        return "scaled"
    if any(_adds_digits(section) for section in code.split(";")[:3]):
        return "redrawn"
    return "percent" if "%" in shown else "money" if re.search("[£$€]", shown) else ""


def _adds_digits(section: str) -> bool:
    """True for a format that puts digits of its own beside those of the number: `0"/19"` shows a 2018 as 2018/19."""
    if not _shows(section) or is_date_format(section):
        return False
    said = re.sub(r"\[[^\]]*\]|[_*].", "", section)
    return bool(re.search(r"\d", _literals(said)) or re.search(r"[1-9]", _LITERAL.sub("", said)))


def is_date_format(code: str) -> bool:
    """True for a format that shows the number as a date or a time."""
    shown = re.sub(r"\[(?![hms]+\])[^\]]*\]|general", "", _LITERAL.sub("", code), flags=re.I)
    return bool(re.search("[ymdhs]", shown, re.I))


def may_withhold(code: str) -> bool:
    """True if some section of a format shows no digits at all, or words and signs around them."""
    return bool(code) and any(not _shows(section) or around(section) for section in code.split(";")[:3])


def _shows(section: str) -> bool:
    return bool(_SHOWS.search(re.sub(r"\[[^\]]*\]", "", _LITERAL.sub("", section))))


def shown_instead(code: str, number: float) -> str | None:
    """What is shown in place of a number (possibly nothing, ``""``), or None where the number itself is shown."""
    section = _section(code.split(";"), number)
    if _shows(section):
        return None if is_date_format(section) or unit_of(code) else dressed(section, number)
    said = _literals(section)
    if number == 0 and NO_ZERO.fullmatch(said) and not _CONDITION.search(code):
        return None  # a zero shown as a dash or as nothing is a way of printing zero, not of withholding it
    return said


def text_shown(code: str) -> str | None:
    """What a format shows in place of every text (possibly nothing, ``""``), or None where the text itself is shown."""
    sections = code.split(";")
    if len(sections) < 4 or "@" in _LITERAL.sub("", sections[3]) or re.search("general", sections[3], re.I):
        return None
    return _literals(sections[3])


def _literals(section: str) -> str:
    return "".join(quoted or escaped for quoted, escaped in re.findall(r'"([^"]*)"|\\(.)', section)).strip()


def _section(sections: list[str], number: float) -> str:
    """The section of a format that applies to a number: by its conditions, else positive; negative; zero."""
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _HOLDS[condition.group(1)](number, float(condition.group(2))):
                return section
        return sections[-1]
    if number < 0 and len(sections) > 1:
        return sections[1]
    if number == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]
