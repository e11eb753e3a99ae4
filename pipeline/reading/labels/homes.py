"""The forces in whose area a name lies: a county, a district, a region, a nation, or initials that several share.

What belongs here: one whole name, and the names that stand at a joint of a text (`Kent and Teesside`). What does not:
the forces themselves in running text (`forces_named.py`), or what follows from a home elsewhere
(`surroundings/of_another.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.forces import Place, force_names, force_of_label, nation_of, place_of_label
from pipeline.reading.labels.text import clean

_LONGEST = 5  # words of a name
_JOINT = re.compile(r"\s*(,|&|\+|/|_|\s-\s|\band\b|\bwith\b)\s*", re.I)
_THE = re.compile(r"^(?:the|all of|whole of|in|for|of|by|from|across|within|throughout)\s+", re.I)


@lru_cache(maxsize=8192)
def homes_of(raw: str) -> frozenset[str]:
    """The forces that a whole name means, or in whose area it lies; empty for one that is not known."""
    text = _plain(raw)
    force, place = force_of_label(text), place_of_label(text)
    found = {force} if force else set(_of_place(place)) if place is not None else set()
    return frozenset(found | forces_of_district(text))


def is_wider(raw: str, force: str) -> bool:
    """True for a region, a nation or several forces at once, of which this one is only a part."""
    place = place_of_label(_plain(raw))
    return place is not None and place.kind in ("region", "nation", "joint") and _of_place(place) > {force}


def _plain(raw: str) -> str:
    text = clean(raw).strip(" .:;()")
    while (shorter := _THE.sub("", text)) != text:
        text = shorter
    return text


@cache
def _of_place(place: Place) -> frozenset[str]:
    """The forces of a place; those of a nation whose name says none, as `UK` does, are all."""
    if place.homes or place.kind != "nation":
        return frozenset(place.homes)
    policing = {force for force in force_names() if nation_of(force)}
    named = {force for force in policing if nation_of(force) in place.name}
    return frozenset(named or policing)


@lru_cache(maxsize=4096)
def joined_names(raw: str) -> tuple[tuple[str, str], ...]:
    """The known names that stand on either side of an `and`, a comma or the like: `Kent` and `Teesside`."""
    parts = _JOINT.split(clean(raw))
    pairs = [
        (_at_the_end(left), (_whole if joint.strip() == "," else _at_the_beginning)(right))
        for left, joint, right in zip(parts[::2], parts[1::2], parts[2::2], strict=False)
    ]
    return tuple((left, right) for left, right in pairs if left and right and not _is_one(f"{left} and {right}"))


def _is_one(name: str) -> bool:
    """True for a name that has an `and` of its own: `Avon and Somerset`, `England and Wales`."""
    place = place_of_label(name)
    return bool(homes_of(name)) and (place is None or place.kind != "joint")


def _at_the_end(text: str) -> str:
    words = re.sub(r"\b(?:police|constabulary)\W*$", "", text, flags=re.I).split()
    return next((" ".join(words[-n:]) for n in range(min(_LONGEST, len(words)), 0, -1) if _known(words[-n:])), "")


def _whole(text: str) -> str:
    """The name that a part between commas is, and not `Sutton` of `Sutton Road`."""
    return text if _known(text.split()) else ""


def _at_the_beginning(text: str) -> str:
    words = text.split()
    return next((" ".join(words[:n]) for n in range(min(_LONGEST, len(words)), 0, -1) if _known(words[:n])), "")


def _known(words: list[str]) -> bool:
    """True for a name that is known, as a name is written."""
    return any(word[:1].isupper() for word in words) and bool(homes_of(" ".join(words)))
