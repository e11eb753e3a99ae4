"""Bands of whole numbers, of ages, values and the like: `0-9`, `Under 13`, `16 and over`, `£500 - £999`.

What belongs here: where one band begins and ends, and whether several make up one. What does not: bands that overlap
(`answer/lines/overlapping_bands.py`), or which ages a question asks about (`ages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import floor, inf

from pipeline.reading.labels.text import clean

_UNIT = r"(?:\s*(?:years?|yrs?|days?|months?|minutes?|hours?|s|year[- ]olds?)(?: old| of age)?)?"
_BEFORE = r"(?:(?:aged?|ages|victims?|suspects?|children|between|from)\s+)*£?\s*"
_N = r"(?P<{}>\d[\d,]*(?:\.\d+)?)"
_BANDS = {
    "below": re.compile(rf"{_BEFORE}(?:under|below|less than|younger than|<)\s*£?\s*{_N.format('n')}{_UNIT}$", re.I),
    "up_to": re.compile(
        rf"{_BEFORE}(?:(?:up to|within|<=|≤)\s*£?\s*{_N.format('n')}{_UNIT}|"
        rf"{_N.format('m')}{_UNIT}\s*(?:and|or|&) (?:under|below|younger|less))$",
        re.I,
    ),
    "above": re.compile(rf"{_BEFORE}(?:over|above|more than|older than|>)\s*£?\s*{_N.format('n')}{_UNIT}$", re.I),
    "from": re.compile(
        rf"{_BEFORE}(?:(?:at least|>=|≥)\s*£?\s*{_N.format('n')}{_UNIT}|{_N.format('m')}{_UNIT}\s*"
        rf"(?:\+|(?:and|or|&) (?:over|above|older|more|upwards)))$",
        re.I,
    ),
    "between": re.compile(rf"{_BEFORE}{_N.format('n')}\s*(?:-|to|and)\s*£?\s*{_N.format('m')}{_UNIT}$", re.I),
}


@lru_cache(maxsize=4096)
def band_of(text: str) -> tuple[float, float] | None:
    """Where a band of whole numbers begins and ends; None for a label that is none."""
    said = clean(text)
    for kind, pattern in _BANDS.items():
        match = pattern.match(said)
        if match is None:
            continue
        numbers = [float(n.replace(",", "")) for n in match.groupdict().values() if n]
        first, last = numbers[0], numbers[-1]
        return {
            "below": (-inf, first - 0.5),
            "up_to": (-inf, first),
            "above": (first + 0.5, inf),
            "from": (first, inf),
            "between": (first, last),
        }[kind]
    return None


def span_of(texts: Iterable[str]) -> tuple[float, float] | None:
    """Where bands that follow one another begin and end; None where one is missing, two overlap, or one is no band."""
    bands = [band_of(text) for text in texts]
    if not bands or None in bands:
        return None
    ordered = sorted((max(low, 0.0), floor(high) if high < inf else high) for low, high in filter(None, bands))
    follow = all(later[0] in (earlier[1], earlier[1] + 1) for earlier, later in pairwise(ordered))
    return (ordered[0][0], ordered[-1][1]) if follow else None


def make_up(texts: Iterable[str], whole: str) -> bool:
    """True for several bands that follow one another from the beginning to the end of another: `0-9`, `10-17` and
    `0-17`."""
    parts = tuple(texts)
    return len(parts) > 1 and (span := span_of(parts)) is not None and span == span_of((whole,))
