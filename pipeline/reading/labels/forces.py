"""The force that a label or a text names.

What belongs here: exact matching against the gazetteer, with footnote digits and markers set aside, and the
nearest names as a suggestion. What does not: the gazetteer itself (`pipeline/reference`). Nothing is ever matched
by likeness: a near name is a suggestion in a refusal.
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
# A force's name is also the name of a county: these words after it mean another body or a place.
_OTHER_BODY = re.compile(
    r"^\s+(?:region|regional|council|county council|combined authority|fire|ambulance|university|airport|road|street|"
    r"nhs|hospital|railway|pcc|safeguarding|probation|heath|coast|cathedral|college|court|prison|united|news|echo|times|incident)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:university|college|county|diocese|bishop|student|resident|hospital|hmp|court)\s+(?:of|in|at|from)\s+$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A label that is not a force: a region, nation, agency, locality, or two forces at once."""

    name: str
    kind: str


def stem(text: str) -> str:
    """A name without the words that every force shares: `Kent Police` and `Kent Police Force Area` are `kent`."""
    return " ".join(_GENERIC.sub(" ", key(text)).split())


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _names() -> tuple[dict[str, str], dict[str, str], dict[str, Place]]:
    """Stemmed name -> force, abbreviation as written -> force, key -> place."""
    names: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    for row in _rows("forces.csv"):
        for name in (row["name"], row["short_name"], row["force_id"].replace("-", " ")):
            names[stem(name)] = row["force_id"]
    for row in _rows("force_aliases.csv"):
        if row["kind"] == "abbreviation":
            abbreviations[row["alias"]] = row["force_id"]
        else:
            names[stem(row["alias"])] = row["force_id"]
    places = {key(row["name"]): Place(row["name"], row["kind"]) for row in _rows("places.csv")}
    return names, abbreviations, places


@cache
def force_names() -> dict[str, str]:
    """Force id -> short name, for messages."""
    return {row["force_id"]: row["short_name"] for row in _rows("forces.csv")}


@cache
def names_of(force_id: str) -> tuple[str, ...]:
    """All that a force is called, in full, the longest first: `Kent Police` before `Kent`."""
    written = [
        name for row in _rows("forces.csv") if row["force_id"] == force_id for name in (row["name"], row["short_name"])
    ]
    aliases = [row["alias"] for row in _rows("force_aliases.csv") if row["force_id"] == force_id]
    return tuple(sorted({name.replace("&", "and") for name in (*written, *aliases)}, key=len, reverse=True))


@lru_cache(maxsize=16384)
def force_of_label(raw: str) -> str | None:
    """The force a whole label names, else None."""
    names, abbreviations, _ = _names()
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
    _, _, places = _names()
    for text in _variants(raw):
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
    names, abbreviations, _ = _names()
    return abbreviations.get(text.strip()) or names.get(stem(text))


@lru_cache(maxsize=4096)
def forces_in_text(raw: str) -> tuple[str, ...]:
    """Every force named anywhere in a title or a file name, longest names first, in order of appearance."""
    _, abbreviations, _ = _names()
    text = clean(raw)
    words = key(text)
    taken: list[tuple[int, int, str | None]] = []
    for name, force_id in _scan_names():
        if name not in words:
            continue
        for match in re.finditer(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", words):
            begin, stop = match.span()
            if any(begin < b_stop and stop > b for b, b_stop, _ in taken):
                continue
            other = force_id is not None and (_OTHER_BODY.match(words[stop:]) or _OF_ANOTHER.search(words[:begin]))
            taken.append((begin, stop, None if other else force_id))
    found = [force_id for _, _, force_id in sorted(taken, key=lambda t: t[0]) if force_id]
    for token in re.findall(r"[A-Za-z&]{2,}", text):
        if token.isupper() and token in abbreviations:
            found.append(abbreviations[token])
    return tuple(dict.fromkeys(found))


@cache
def _scan_names() -> list[tuple[str, str | None]]:
    """All names to look for in running text, longest first; places come too, so that they hide what they contain."""
    scan: dict[str, str | None] = {}
    for name, place in _names()[2].items():
        if place.kind in ("region", "locality", "nation", "agency") and len(name.split()) > 1:
            scan[name] = None
    for row in _rows("forces.csv"):
        for name in (row["name"], row["short_name"], row["force_id"].replace("-", " ")):
            scan[key(name)] = row["force_id"]
    for row in _rows("force_aliases.csv"):
        if row["kind"] != "abbreviation" and len(row["alias"]) > 4:
            scan[key(row["alias"])] = row["force_id"]
    return sorted(scan.items(), key=lambda item: -len(item[0]))


@lru_cache(maxsize=4096)
def without_forces(text: str) -> str:
    """A text without the forces that it names."""
    return _written_names().sub(" ", _abbreviated_names().sub(" ", text))


@cache
def _written_names() -> re.Pattern[str]:
    names = (re.escape(name).replace(r"\ and\ ", r"\ (?:and|&)\ ").replace(r"\ ", "[ -]") for name, _ in _scan_names())
    return re.compile(rf"\b(?:{'|'.join(names)})(?:'s)?(?: (?:police|constabulary))?\b", re.I)


@cache
def _abbreviated_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _names()[1]))})(?:'s)?\b")


@lru_cache(maxsize=1024)
def nearest_forces(text: str) -> list[str]:
    """Up to three forces whose names look like an unknown one, by id: for suggestions only."""
    from rapidfuzz import fuzz, process  # heavy to import, and needed only when a file is refused

    names, _, _ = _names()
    found = process.extract(stem(text), list(names), scorer=fuzz.WRatio, limit=6, score_cutoff=70)
    return list(dict.fromkeys(names[name] for name, _, _ in found))[:3]


@cache
def _nations() -> dict[str, str]:
    return {row["force_id"]: row["nation"] for row in _rows("forces.csv")}


def nation_of(force_id: str) -> str:
    """`England`, `Wales`, `Northern Ireland`, ... of a force; empty for those of no nation."""
    return _nations().get(force_id, "")
