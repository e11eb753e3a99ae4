"""A part of every year, by its name alone: `April`, `Q1`, `Weekends`.

What belongs here: such a name, or several of them that are not the whole of a year or a week. What does not: periods of
a year that is told (`period.py`).
"""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PART = re.compile(
    rf"\b(?:(?:{'|'.join(_MONTHS)})[a-z]*\.?|q(?:uarter)? ?[1-4]|h(?:alf)? ?[12]|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week(?:end|day)s?|spring|summer|autumn|winter|nights?)\b",
    re.I,
)
_RANGE = re.compile(r"^\W*(?P<first>[a-z]{3})[a-z]*\.?\s*(?:-|–|to|until|through)\s*(?P<last>[a-z]{3})[a-z]*\W*$", re.I)
_WHOLE = {"m": 12, "q": 4, "h": 2, "d": 7}


def part_of_each_year(text: str) -> bool:
    """True for a text of nothing but such names, which together are no whole year, nor all days of a week."""
    if re.search(r"[^\W_]", re.sub(r"\b(?:to|and|until|through|only)\b", " ", _PART.sub(" ", text))):
        return False
    named = {match.group().casefold().rstrip(".s") for match in _PART.finditer(text)}
    if (ends := _RANGE.match(text)) and {ends["first"].lower(), ends["last"].lower()} <= set(_MONTHS):
        first, last = (_MONTHS.index(ends[end].lower()) for end in ("first", "last"))
        return (last + 1) % 12 != first
    kind = {("m" if one[:3] in _MONTHS else "d" if one.endswith("day") else one[0]) for one in named}
    return bool(named) and not (len(kind) == 1 and len(named) == _WHOLE.get(kind.pop()))
