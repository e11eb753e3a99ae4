"""Questions as labels: a response laid out as request and answer, one to a line.

What belongs here: knowing a question, and an answer that only points elsewhere. What does not: what the question names
(`understand.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import without_periods

_NUMBERED = r"^(?:q(?:uestion)?\s*)?(?:\d{1,2}|[a-z](?=[.):]))?\s*[.):-]*\s*"
_HOW_MANY = re.compile(
    rf"{_NUMBERED}(?:.{{0,80}}\bhow many\b|(?:what|please|can you|could you|would you|i would like)\b.{{0,60}}\b"
    r"(?:numbers?|total|figures?|count)\b|number of .*\?$)",
    re.I | re.S,
)
_POINTS = re.compile(
    r"\b(?:see|refer to|shown in|as per|provided in|find)\b.*\b(?:below|above|attached|table|tab|sheet|spreadsheet)\b",
    re.I,
)


@lru_cache(maxsize=16384)
def asks_how_many(text: str) -> bool:
    """True for a question for a number: `How many offences were recorded in 2019/20?`."""
    return _HOW_MANY.match(clean(text)) is not None


def points_elsewhere(text: str) -> bool:
    """True for an answer that only says where the answer is: `Please see the table below`."""
    return len(text) <= 120 and _POINTS.search(clean(text)) is not None


@lru_cache(maxsize=16384)
def asked_for(text: str) -> str:
    """What a question asks for, whatever its period and its number."""
    said = clean(text)
    return key(re.sub(_NUMBERED, "", without_periods(said, find_periods(said)), flags=re.I))
