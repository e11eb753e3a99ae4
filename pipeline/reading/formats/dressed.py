"""What a number format puts around a number or a date: `"<"0` shows a 5 as `<5`, `yyyy"/19"` a day as `2018/19`.

What belongs here: the number or date as its reader sees it, where that says more than the number or date alone. What
does not: formats that show nothing of the number (`number_formats.py`).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_PIECE = re.compile(r'"([^"]*)"|\\(.)|(General|@|[0#?](?:[0#?,.\s]*[0#?.])?)|(.)', re.I | re.S)
_DATE_PIECE = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+|h+|s+|am/pm)|(.)', re.I | re.S)
_UNSEEN = re.compile(r'("[^"]*"|\\.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].')
NO_ZERO = re.compile(r"[-\u2013\u2014.£$€\s]*")
"""How a zero is printed without a digit."""
# Signs that make a number another one, and words.
_SAYS = re.compile(r"[^\W_]|[<>≤≥~≈*()\-†‡§^#\[\]]")
_OF_DATES = re.compile(r"(?:st|nd|rd|th|de|of|h|m|s|t|z|utc|gmt|\W|_)*", re.I)
_NOT_PLAIN = re.compile(r"[/%eE]")


@lru_cache(maxsize=4096)
def around(section: str) -> tuple[str, str] | None:
    """What a section of a format puts before and after the digits; None where that says nothing."""
    before, after, placed = "", "", False
    for quoted, escaped, digits, other in _PIECE.findall(_UNSEEN.sub(r"\1\2", section)):
        if (digits and placed) or _NOT_PLAIN.match(other):
            return None
        if digits:
            placed = True
        elif placed:
            after += quoted or escaped or other
        else:
            before += quoted or escaped or other
    return (before, after) if placed and _SAYS.search(before + after) else None


def dressed(section: str, number: float) -> str | None:
    """A number with what its format puts around it; None where that says nothing, or the number is negative anyway."""
    found = around(section) if number >= 0 else None
    if found is None or (number == 0 and NO_ZERO.fullmatch("".join(found))):
        return None
    digits = str(int(number)) if float(number).is_integer() else repr(number)
    return f"{found[0]}{digits}{found[1]}".strip()


@lru_cache(maxsize=4096)
def redates(code: str) -> bool:
    """True for a date format that shows something else than a day or a month: the year alone, words, other digits."""
    pieces = _DATE_PIECE.findall(_UNSEEN.sub(r"\1\2", code.split(";")[0]))
    parts = {part[0].lower() for _, _, part, _ in pieces if part}
    said = " ".join(quoted or escaped for quoted, escaped, _, _ in pieces)
    return parts == {"y"} or (bool(parts) and _OF_DATES.fullmatch(said) is None)


def date_shown(code: str, day: date) -> str:
    """A day as such a format shows it; times of the day are left open."""
    ways = {"yy": "%y", "yyyy": "%Y", "mm": "%m", "mmm": "%b", "mmmm": "%B", "dd": "%d", "ddd": "%a", "dddd": "%A"}
    short = {"m": str(day.month), "d": str(day.day)}
    shown = ""
    for quoted, escaped, part, other in _DATE_PIECE.findall(_UNSEEN.sub(r"\1\2", code.split(";")[0])):
        way = part.lower()
        shown += quoted or escaped or other or short.get(way) or (day.strftime(ways[way]) if way in ways else "…")
    return shown.strip()
