"""The classes and groups of the counting rules that a name stands for: no two of them hold the same offence.

What belongs here: names of one or several words that are those of a class, whole. What does not: words of an offence in
a longer text (`labels/wording.py`), or codes (`lines/coded.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence
from pipeline.reading.labels.words import patterns
from pipeline.reference.offences.known import offences

_OFFENCES = re.compile(r"(?<=theft)s? (?:offences|crimes)(?: recorded)?$", re.I)
_RECORDED = re.compile(r"(?: (?:offences|crimes))?(?: that were)? (?:recorded|reported)\b.*$", re.I)
_OF_ANY = frozenset(["spiking"])
"""What is done in the course of any offence, though a kind is named after it."""


@lru_cache(maxsize=4096)
def classes_in(text: str) -> frozenset[str]:
    """The group or class of which a text is the whole name, `Violence with injury`, `Attempted murder`; or else the
    kinds of offences that it names."""
    said = _OFFENCES.sub("", clean(text).strip(" .:;*-–"))
    whole = frozenset(name for name, words in patterns("subgroup").items() if words.fullmatch(said))
    return whole or kinds_of_offence(text)


@lru_cache(maxsize=256)
def classes_asked(asked: str, title: str) -> frozenset[str]:
    """The classes that a question is for, by the name that a line gives to it; none for what may be of any class."""
    found = kinds_of_offence(asked) | (classes_in(title) - kinds_of_offence(title))
    return found if not found <= _OF_ANY else frozenset()


@lru_cache(maxsize=256)
def is_of_law(asked: str) -> bool:
    """True for a question for a class or a group of the counting rules: none but its own offences are parts of it."""
    return any(classes_in(_RECORDED.sub("", part)) for part in asked.split(". "))


def taken_anywhere(classes: frozenset[str]) -> bool:
    """True where all are of things that are taken in the course of other offences too: a bicycle in a burglary."""
    known = offences()
    return bool(classes) and all(name in known and known[name].anywhere for name in classes)
