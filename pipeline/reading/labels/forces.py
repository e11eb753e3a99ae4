"""The force that a label names.

What belongs here: exact matching against the gazetteer, with footnote digits and markers set aside, and the
nearest names as a suggestion. What does not: the gazetteer itself (`pipeline/reference`), or forces in running text
(`forces_named.py`). Nothing is ever matched by likeness: a near name is a suggestion in a refusal.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reading.labels.text import clean, key, without_marker

REFERENCE = Path(__file__).parents[2] / "reference"
_GENERIC = re.compile(
    r"\b(?:the|police|policing|constabulary|force|forces|service|authority|area|pfa|heddlu|headquarters)\b"
)
_FOOTNOTE = re.compile(r"(?<=[a-z)])\s*\d{1,2}(?:\s*,\s*\d{1,2})*$", re.I)
# By whom the figures of a nation were published, who counts them of all forces.
_BY_OTHERS = re.compile(
    r"\s*(?:\((?:(?:as )?(?:published|reported|source|figures?|data|total|ons|home office|by|the)\W*)+\)|"
    r"\b(?:published )?(?:figures?|data|comparisons?))$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A label that is not a force: a region, nation, agency, locality, or two forces at once. `homes` are the forces
    in whose area it lies, or that it means."""

    name: str
    kind: str
    homes: tuple[str, ...] = ()


def stem(text: str) -> str:
    """A name without the words that every force shares: `Kent Police` and `Kent Police Force Area` are `kent`."""
    return " ".join(_GENERIC.sub(" ", key(text)).split())


def reference_rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def gazetteer() -> tuple[dict[str, str], dict[str, str], dict[str, Place]]:
    """Stemmed name -> force, abbreviation as written -> force, key -> place."""
    names: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    for row in reference_rows("forces.csv"):
        for name in (row["name"], row["short_name"], row["force_id"].replace("-", " ")):
            names[stem(name)] = row["force_id"]
    for row in reference_rows("force_aliases.csv"):
        if row["kind"] == "abbreviation":
            abbreviations[row["alias"]] = row["force_id"]
        else:
            names[stem(row["alias"])] = row["force_id"]
    places = {key(row["name"]): _place(row) for row in reference_rows("places.csv")}
    return names, abbreviations, places


def _place(row: dict[str, str]) -> Place:
    return Place(row["name"], row["kind"], tuple(filter(None, row["suggests"].split(";"))))


@cache
def force_names() -> dict[str, str]:
    """Force id -> short name, for messages."""
    return {row["force_id"]: row["short_name"] for row in reference_rows("forces.csv")}


@cache
def names_of(force_id: str) -> tuple[str, ...]:
    """All that a force is called, in full, the longest first: `Kent Police` before `Kent`."""
    written = [
        name
        for row in reference_rows("forces.csv")
        if row["force_id"] == force_id
        for name in (row["name"], row["short_name"])
    ]
    aliases = [row["alias"] for row in reference_rows("force_aliases.csv") if row["force_id"] == force_id]
    return tuple(sorted({name.replace("&", "and") for name in (*written, *aliases)}, key=len, reverse=True))


@lru_cache(maxsize=16384)
def force_of_label(raw: str) -> str | None:
    """The force a whole label names, else None."""
    names, abbreviations, _ = gazetteer()
    for text in _variants(raw):
        if text in abbreviations:
            return abbreviations[text]
        found = names.get(stem(text))
        if found:
            return found
    return None


@lru_cache(maxsize=16384)
def place_of_label(raw: str) -> Place | None:
    """The place or body that is not a force which a whole label names, else None."""
    _, _, places = gazetteer()
    for text in (*_variants(raw), _BY_OTHERS.sub("", clean(raw))):
        found = places.get(key(text)) or places.get(re.sub(r" region$", "", key(text)))
        if found:
            return found
    return None


def _variants(raw: str) -> list[str]:
    """The label as it stands, without its note markers, and without footnote digits glued to it."""
    text = clean(raw).strip(" :;.")
    bare = without_marker(text)
    found = [text, bare, _FOOTNOTE.sub("", bare), re.sub(r"^\d{1,2}[.)]?\s+", "", bare)]
    if match := re.match(r"^(.*?)\s*\(([^()]+)\)$", bare):  # `Northern Ireland (PSNI)`
        inside, outside = force_of_exact(match.group(2)), force_of_exact(match.group(1))
        if inside and outside in (None, inside):
            found.append(match.group(2))
    return found


def force_of_exact(text: str) -> str | None:
    names, abbreviations, _ = gazetteer()
    return abbreviations.get(text.strip()) or names.get(stem(text))


@lru_cache(maxsize=1024)
def nearest_forces(text: str) -> list[str]:
    """Up to three forces whose names look like an unknown one, by id: for suggestions only."""
    from rapidfuzz import fuzz, process  # heavy to import, and needed only when a file is refused

    names, _, _ = gazetteer()
    found = process.extract(stem(text), list(names), scorer=fuzz.WRatio, limit=6, score_cutoff=70)
    return list(dict.fromkeys(names[name] for name, _, _ in found))[:3]


@cache
def _nations() -> dict[str, str]:
    return {row["force_id"]: row["nation"] for row in reference_rows("forces.csv")}


def nation_of(force_id: str) -> str:
    """`England`, `Wales`, `Northern Ireland`, ... of a force; empty for those of no nation."""
    return _nations().get(force_id, "")
