"""A title of stolen things which says itself that recorded offences are counted: `Stolen vehicles by make, recorded
theft of motor vehicle offences (one vehicle per offence)`.

What belongs here: every part of such a title accounted for. What does not: titles that leave it to a heading
(`labels/things_stolen.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.things_stolen import without_things_stolen
from pipeline.reading.labels.wording import without_breakdown, without_periods
from pipeline.reading.labels.words import patterns, says

_PARTS = re.compile(r"[,;:()]|\s[-–]\s")
_RECORDED = re.compile(r"\brecorded\b", re.I)
_JOINED = re.compile(r"\b(?:not|and|or|linked|related|relating|involving|with|where|from|to)\b", re.I)


@lru_cache(maxsize=4096)
def says_recorded_offences_too(title: str, asked: str) -> bool:
    """True for a title of the things that were stolen, of which another part is the name of the recorded offences that
    were asked for, and every other part says nothing of what is counted."""
    said = clean(title)
    parts = [part.strip(" .") for part in _PARTS.split(without_forces(without_periods(said, find_periods(said))))]
    kept = [without_things_stolen(part, asked) for part in parts]
    if kept == parts:
        return False
    rest = [part for part in kept if without_breakdown(part).strip() and not _is_one_each(part)]
    return bool(rest) and all(_names_recorded_offences(part, asked) for part in rest)


def _is_one_each(part: str) -> bool:
    return patterns("stolen")["one_each"].fullmatch(part) is not None


def _names_recorded_offences(part: str, asked: str) -> bool:
    offences = _RECORDED.search(part) and says("subject", "offences", part) and not _JOINED.search(part)
    return bool(offences) and is_its_name(part, asked)
