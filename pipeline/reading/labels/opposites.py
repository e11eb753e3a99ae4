"""Whether one label is the opposite of another: `Attended` and `Not attended`, `With injury` and `Without injury`,
`Burglary (excluding attempts)` and `Burglary (attempts)`.

What belongs here: two wordings. What does not: what follows from it (`answer/lines/known_parts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.reading.labels.text import key

_GENERAL = re.compile(r"\b(?:flag(?:ged|s)?|marke[dr]s?|enabled|related|crimes?|offences?)\b", re.I)
_NOT = re.compile(r"^(?:not?|non|un|without|no)(?:[ -]+|(?<=un))(?:an? )?|(?<= )(?:not?|non|un)[ -]+", re.I)
# `Burglary (excluding attempts)` beside `Burglary (attempts)`:
_WITHOUT = re.compile(r"\b(?:excluding|excl\.?|not including|not incl\.?|except(?: for)?|other than|without)\s+", re.I)
_ATTEMPTS = re.compile(r"\battempt(?:s|ed)?\b", re.I)
_WITH = re.compile(r"^with (?:an? )?", re.I)


def has_opposite(text: str, texts: Iterable[str]) -> bool:
    """True for a line and its opposite: `Attended` and `Not attended` are all there is."""
    said, others = _plain(text), {_plain(other) for other in texts if other != text}
    if any(_NOT.sub("", other) == said or _NOT.sub("", said) == other for other in others if other != said):
        return True
    return any(are_with_and_without(one, text) for one in texts)


def are_with_and_without(one: str, other: str) -> bool:
    """True for the name of a thing without some of it, and that of these: `Burglary (excluding attempts)` and `Burglary
    (attempts)`."""
    return _leaves_out(one, other) or _leaves_out(other, one)


def leaves_some_out(text: str) -> bool:
    """True for the name of a thing without some of it."""
    return _WITHOUT.search(text) is not None


def _leaves_out(less: str, text: str) -> bool:
    left = _WITHOUT.search(less)
    if left is None or _WITHOUT.search(text):
        return False
    plain = (_ATTEMPTS.sub("attempts", said) for said in (_WITHOUT.sub("", less), text))
    return len({_plain(said) for said in plain}) == 1


def _plain(text: str) -> str:
    said = _WITH.sub("", text.strip())
    return key(_GENERAL.sub(" ", said)) or key(said)
