"""Whether one label is the opposite of another: `Attended` and `Not attended`, `With injury` and `Without injury`.

What belongs here: two wordings. What does not: what follows from it (`answer/lines/known_parts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.reading.labels.text import key

_GENERAL = re.compile(r"\b(?:flag(?:ged|s)?|marke[dr]s?|enabled|related|crimes?|offences?)\b", re.I)
_NOT = re.compile(r"^(?:not?|non|un|without|no)(?:[ -]+|(?<=un))(?:an? )?|(?<= )(?:not?|non|un)[ -]+", re.I)
_WITH = re.compile(r"^with (?:an? )?", re.I)


def has_opposite(text: str, texts: Iterable[str]) -> bool:
    """True for a line and its opposite: `Attended` and `Not attended` are all there is."""
    said, others = _plain(text), {_plain(other) for other in texts if other != text}
    return any(_NOT.sub("", other) == said or _NOT.sub("", said) == other for other in others if other != said)


def _plain(text: str) -> str:
    said = _WITH.sub("", text.strip())
    return key(_GENERAL.sub(" ", said)) or key(said)
