"""The districts and towns of a force that a title names.

What belongs here: finding them in a text, outside the names of the force itself. What does not: what follows from that
(`surroundings/part_of_force.py`), or the names (`pipeline/reference/districts.csv`).
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from pipeline.reading.labels.forces import REFERENCE, names_of
from pipeline.reading.labels.text import clean


@lru_cache(maxsize=4096)
def district_in(raw: str, force: str) -> str | None:
    """The first part of this force that a text names, as the text writes it; None where it names none."""
    pattern = _pattern(force)
    if pattern is None:
        return None
    text = clean(raw).replace("&", "and")
    for name in names_of(force):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text, flags=re.I)
    match = pattern.search(text.title() if text.isupper() else text)
    return match.group() if match else None


@cache
def _pattern(force: str) -> re.Pattern[str] | None:
    longest_first = sorted(_districts().get(force, ()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if longest_first else None


@cache
def _districts() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    with (REFERENCE / "districts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names.setdefault(row["force_id"], []).append(row["district"])
    return names
