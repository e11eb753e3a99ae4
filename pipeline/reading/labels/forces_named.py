"""The forces that a running text names: a title, a sheet, the name of a file.

What belongs here: finding every name and abbreviation in a text, and what the names of counties mean there. What does
not: a label that is a name and nothing else (`forces.py`), or what follows from it (`surroundings/whose.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reading.labels.forces import gazetteer, reference_rows
from pipeline.reading.labels.text import clean, key

# A force's name is also the name of a county: these words after it mean another body or a place.
_OTHER_BODY = re.compile(
    r"^\s+(?:region|regional|council|county council|combined authority|fire|ambulance|university|airport|road|street|"
    r"nhs|hospital|railway|pcc|safeguarding|probation|heath|coast|cathedral|college|court|prison|united|news|echo|times|incident)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:university|college|county|diocese|bishop|student|resident|hospital|hmp|court)\s+(?:of|in|at|from)\s+$"
)

_NUMBER_OF_NOTE = re.compile(r"^\W*\d{1,2}[.):]?\s+(?=[A-Z])")
_SHORT = 4  # letters of a name that may be a word
_VERBS = {"Met"}  # targets were met
_BEFORE = r"(?:^|[,&+/(:_-]\s*|\b(?:[Aa]nd|AND|[Bb]y|BY|[Ff]or|FOR|[Tt]he|THE|[Ff]rom|FROM|[Ww]ith|WITH)\s+|^[A-Z ]+\s)"
_AFTER = (
    r"(?=\W*$|\s*[,&+/):_-]|"
    r"\s+(?:[Aa]nd|AND|[Pp]olice|POLICE|[Cc]onstabulary|CONSTABULARY|[A-Z]{3,4}\b|[Cc]o[Ll]P\b|\w*\d))"
)


# Whose figures these are not: `West Mercia Police (Warwickshire is not included)`.
_NOT_AMONG = re.compile(r"[;,(–-]\s*[^;,()]{2,40} (?:is|are) (?:not included|excluded|not counted)\b", re.I)


@lru_cache(maxsize=4096)
def forces_in_text(raw: str) -> tuple[str, ...]:
    """Every force named anywhere in a title or a file name, longest names first, in order of appearance."""
    _, abbreviations, _ = gazetteer()
    text = _NOT_AMONG.sub(" ", clean(raw))
    words = key(text)
    taken: list[tuple[int, int, str | None]] = []
    for name, force_id in _scan_names():
        if name not in words:
            continue
        for match in _standing(name).finditer(words):
            begin, stop = match.span()
            if any(begin < b_stop and stop > b for b, b_stop, _ in taken):
                continue
            other = force_id is not None and (_OTHER_BODY.match(words[stop:]) or _OF_ANOTHER.search(words[:begin]))
            taken.append((begin, stop, None if other else force_id))
    found = [force_id for _, _, force_id in sorted(taken, key=lambda t: t[0]) if force_id]
    for token in re.findall(r"[A-Za-z&]{2,}", text):
        if token in abbreviations or (token.isupper() and token in _in_capitals()):
            found.append(abbreviations.get(token) or _in_capitals()[token])
    found += [force_id for pattern, force_id in _short_names() if pattern.search(text)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def force_spoken_of(raw: str) -> str:
    """The one force that a sentence names, with whose name it begins, so that it is of that force alone: `1. Cleveland
    Police could not supply ...`; empty for any other."""
    named, said = forces_in_text(raw), key(_NUMBER_OF_NOTE.sub("", clean(raw)))
    own = [name for name, force_id in _scan_names() if named == (force_id,)]
    return named[0] if len(named) == 1 and any(said.startswith(f"{name} ") for name in own) else ""


@cache
def _standing(name: str) -> re.Pattern[str]:
    """A name as words of their own."""
    return re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")


@cache
def _in_capitals() -> dict[str, str]:
    return {name.upper(): force_id for name, force_id in gazetteer()[1].items()}


@cache
def _short_names() -> list[tuple[re.Pattern[str], str]]:
    """Names that are words too, `Beds`, `Met`: only with a capital, where a name may begin and where one may end."""
    found = []
    for row in reference_rows("force_aliases.csv"):
        name = re.sub("^The ", "", row["alias"])
        if row["kind"] != "abbreviation" and len(name) <= _SHORT:
            after = _AFTER if name in _VERBS else r"\b"
            found.append((re.compile(rf"{_BEFORE}(?:{name}|{name.upper()}){after}"), row["force_id"]))
    return found


@cache
def _scan_names() -> list[tuple[str, str | None]]:
    """All names to look for in running text, longest first; places come too, so that they hide what they contain."""
    scan: dict[str, str | None] = {}
    for name, place in gazetteer()[2].items():
        if place.kind in ("region", "locality", "nation", "agency") and len(name.split()) > 1:
            scan[name] = None
    for row in reference_rows("forces.csv"):
        for name in (row["name"], row["short_name"], row["force_id"].replace("-", " ")):
            scan[key(name)] = row["force_id"]
    for row in reference_rows("force_aliases.csv"):
        if row["kind"] != "abbreviation" and len(row["alias"]) > 4:
            scan[key(row["alias"])] = row["force_id"]
    return sorted(scan.items(), key=lambda item: -len(item[0]))


@lru_cache(maxsize=4096)
def without_forces(text: str) -> str:
    """A text without the forces that it names."""
    return _written_names().sub(" ", _abbreviated_names().sub(" ", text))


@cache
def _written_names() -> re.Pattern[str]:
    names = (
        re.escape(name).replace(r"\ and\ ", r"\ (?:and|&)\ ").replace(r"\ ", ",?[ -]") for name, _ in _scan_names()
    )
    return re.compile(rf"\b(?:{'|'.join(names)})(?:'s)?(?: (?:police|constabulary))?\b", re.I)


@cache
def _abbreviated_names() -> re.Pattern[str]:
    _, abbreviations, places = gazetteer()
    shared = [place.name for place in places.values() if place.kind == "ambiguous" and place.name.isupper()]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*abbreviations, *shared)))})(?:'s)?\b")
