"""Forces by the first letters of their names: `WMP`, `DC`, which several may share.

What belongs here: knowing whose they may be. What does not: the abbreviations that name one force wherever they stand
(`forces.py`): what has only these letters needs something else beside it that settles whose they are.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.reading.labels.forces import force_names, names_of

_SMALL = {"of", "the"}
_JOINING = {*_SMALL, "and", "&"}
_BODY = re.compile(r"\b(?:police(?: service| force)?|constabulary)\b", re.I)


@cache
def _by_initials(*, of_body: bool) -> dict[str, frozenset[str]]:
    """First letters -> the forces that they may mean; `of_body` with that of `Police` or `Constabulary`."""
    found: dict[str, set[str]] = {}
    for force in force_names():
        for name in names_of(force):
            bare = " ".join(_BODY.sub(" ", name).split())
            for words in (name, f"{bare} police", f"{bare} constabulary") if of_body else (bare,):
                for left_out in (_JOINING, _SMALL, set()):
                    parts = [word for word in re.findall(r"[\w&]+", words) if word.casefold() not in left_out]
                    letters = "".join("&" if part in ("and", "&") else part[0].upper() for part in parts)
                    if len(letters) > 1:
                        found.setdefault(letters, set()).add(force)
    return {letters: frozenset(forces) for letters, forces in found.items()}


def forces_by_initials(letters: str) -> frozenset[str]:
    """The forces whose first letters these are: `WMP` is West Midlands and West Mercia Police."""
    return _by_initials(of_body=True).get(letters.strip(), frozenset())


def may_mean(letters: str, force: str) -> bool:
    """True for the first letters of a force's name, with that of its body or without: `COL`."""
    return any(force in _by_initials(of_body=body).get(letters.strip(), frozenset()) for body in (True, False))


def may_be_a_force(letters: str) -> bool:
    """True for the first letters of the name of one force or more."""
    return bool(forces_by_initials(letters))


def named_beside(text: str, names: tuple[str, ...]) -> frozenset[str]:
    """The forces that stand by their first letters alone beside a name, joined to it: `DC and Dorset`."""
    found: set[str] = set()
    for pattern in (pattern for name in names for pattern in _beside(name)):
        for letters in pattern.findall(text):
            forces = _by_initials(of_body=False).get(letters.upper(), frozenset())
            found |= forces if len(forces) == 1 else set()
    return frozenset(found)


@cache
def _beside(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Letters that `and` joins to a name, before it and after it."""
    written = re.escape(name)
    return (
        re.compile(rf"\b([A-Z&]{{2,4}})\s*(?:\band\b|&|\+)\s*{written}\b", re.I),
        re.compile(rf"\b{written}\s*(?:\band\b|&|\+)\s*([A-Z&]{{2,4}})\b", re.I),
    )
