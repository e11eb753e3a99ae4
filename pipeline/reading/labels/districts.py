"""The districts and towns of a force: which a title names, and whose a place is.

What belongs here: finding them in a text, outside the names of the force itself. What does not: what follows from that
(`surroundings/part_of_force.py`), or the names (`pipeline/reference/districts.csv`).
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from pipeline.reading.labels.forces import REFERENCE, names_of, nation_of
from pipeline.reading.labels.text import clean, key, without_marker

_KIND_OF_PLACE = re.compile(
    r"^(?:district|division|borough|area|bcu|lp[adu]|csp|county):? |"
    r"^(?:london borough|royal borough|borough|city|district|county) of |"
    r" (?:local policing (?:area|district|team|unit)|lp[adt]|csp|bcu|district|borough|division|city|council|town|ua|"
    r"sector)(?: council)?$"
)

_TWO_LANGUAGES = 2
_COMPASS = re.compile(r"\W*(?:(?:county|north|south|east|west|cent(?:ral|re)|mid|city|rural|of|[nsew])\b\W*)+")


@lru_cache(maxsize=4096)
def district_in(raw: str, force: str) -> str | None:
    """The first part of this force that a text names, as the text writes it; None where it names none."""
    pattern = _pattern(force)
    if pattern is None:
        return None
    text = clean(raw).replace("&", "and")
    for name in _named_after(force):
        if re.search(rf"\b{re.escape(name)}(?!\w)", text.title() if text.isupper() else text):
            return name
    for name in names_of(force):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text, flags=re.I)
    match = pattern.search(text.title() if text.isupper() else text)
    return match.group() if match else None


@lru_cache(maxsize=16384)
def forces_of_district(raw: str) -> frozenset[str]:
    """The forces that have a district or town of this very name, with or without `District`, `Borough` and the like;
    in Wales beside its other name, `Pembrokeshire / Sir Benfro`."""
    text = without_marker(raw)
    found = _home_of(text)
    if not found and len(names := text.split(" / ")) == _TWO_LANGUAGES:
        one, other = map(_home_of, names)
        both = one & other if one and other else one | other
        found = frozenset(force for force in both if nation_of(force) == "Wales")
    return found


def _home_of(text: str) -> frozenset[str]:
    name = key(text)
    return _homes().get(name) or _homes().get(_KIND_OF_PLACE.sub("", name).strip()) or frozenset()


@cache
def _homes() -> dict[str, frozenset[str]]:
    homes: dict[str, set[str]] = {}
    for force, names in _districts().items():
        for name in names:
            homes.setdefault(key(name), set()).add(force)
    return {name: frozenset(forces) for name, forces in homes.items()}


@lru_cache(maxsize=4096)
def is_district(raw: str, force: str) -> bool:
    """True for the name of a part of this force and no more, though the force's own is in it: `Cheshire North`."""
    if force in forces_of_district(raw):
        return True
    by_compass = clean(raw).replace("&", "and").casefold()
    for name in names_of(force):
        by_compass = re.sub(rf"\b{re.escape(name.casefold())}\b", " ", by_compass)
    return _COMPASS.fullmatch(by_compass) is not None


@cache
def _named_after(force: str) -> tuple[str, ...]:
    """The parts of a force that bear its own name: `Blaenau Gwent`, `East Sussex`."""
    own = [name for name in names_of(force) if name.istitle()]
    parts = _districts().get(force, ())
    return tuple(part for part in parts if any(part != name and name in part for name in own))


@cache
def _pattern(force: str) -> re.Pattern[str] | None:
    longest_first = sorted(_districts().get(force, ()), key=len, reverse=True)
    return (
        re.compile(rf"\b(?:City of )?(?:{'|'.join(map(re.escape, longest_first))})(?: City)?(?!\w)")
        if longest_first
        else None
    )


@cache
def _districts() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    with (REFERENCE / "districts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names.setdefault(row["force_id"], []).append(row["district"])
    return names
