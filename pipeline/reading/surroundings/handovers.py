"""One system after another, as a note tells it: `CRIS (to Feb 2024) and CONNECT (from Feb 2024)`.

What belongs here: taking such dates out of a note, since no day is missing between them. What does not: the dates up to
which figures go (`notes.py`, `years_not_whole.py`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from pipeline.reading.labels.periods import find_periods

_TO = re.compile(r"\b(?:to|until|till|up to|before|prior to)(?: and including)?(?: the)?(?: end of)?\s*$", re.I)
_FROM = re.compile(r"\b(?:from|since|after|as of|as from)(?: the)?(?: (?:start|beginning) of)?\s*$", re.I)
_THEN = re.compile(
    r"\b(?:since(?: then)?|thereafter|afterwards?|from then(?: on(?:wards)?)?|after (?:that|this|which)(?: date)?)\W*$",
    re.I,
)


def without_handovers(text: str) -> str:
    """A text without the dates to which one thing went and from which the next one goes on; any other as it is."""
    found = [period for period in find_periods(text) if period.end is not None]
    for before, after in pairwise([*found, None]):
        ending = _TO.search(text[: before.begin]) if before is not None else None
        if before is None or before.end is None or ending is None:
            continue
        rest = text[before.stop :]
        if after is None:
            then = _THEN.search(rest)
            return f"{text[: ending.start()]}{rest[: then.start()]}" if then is not None else text
        beginning = _FROM.search(text[: after.begin])
        if beginning is not None and _goes_on(before.start, before.end, after.start):
            return without_handovers(
                f"{text[: ending.start()]}{text[before.stop : beginning.start()]}{text[after.stop :]}"
            )
    return text


def _goes_on(first: date | None, last: date, then: date | None) -> bool:
    return first is not None and then is not None and first <= then <= last + timedelta(days=1)
