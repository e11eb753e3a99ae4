"""Names of one sex or age, and whether several of them make the whole: `Female victims` and `Male victims`.

What belongs here: one text or a set of them. What does not: the figures under them (`answer/lines/halves.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import inf

from pipeline.reading.labels.number_bands import band_of, span_of
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.words import patterns

_NO_SUBJECT = re.compile(
    r"^table \w+\s*[:.-]|\b(?:aged?|ages|sex|gender|groups?|bands?|by|of|the)\b|\bwith\b|\bonly\b", re.I
)
_LAST_PART = re.compile(r"(?P<of>.*\w)\s*(?::| [-–—] )\s*(?P<said>[^:,;()]+?)\s*$")
# `offences - sex of victim: Female`
_HEADED = re.compile(
    r"(?P<of>(?::| [-–—])\s+)(?:victims?'? )?(?:sex|gender|age)(?: of (?:the )?victims?)?\s*[:–—-]\s*", re.I
)
_FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?|benyw)\b", re.I)
_MALE = re.compile(r"\b(?:males?|m[ae]n|boys?|gwryw)\b", re.I)
_ADULT = re.compile(r"\badults?\b|\b(?:over 18|18 ?\+|18 (?:and|or) (?:over|above|older))", re.I)
_CHILD = re.compile(
    r"\b(?:child(?:ren)?|juveniles?|youths?|minors?)\b|\b(?:under|u|below)[- ]?18s?\b|\b0 ?- ?17\b", re.I
)


@lru_cache(maxsize=4096)
def family_of(name: str) -> str:
    """`sex` or `age` for a text that says no more than one category: `Female victims`, `Victims aged under 13`."""
    bare = _bare(name)
    return next((family for family in ("sex", "age") if patterns("category")[family].match(bare)), "")


@lru_cache(maxsize=4096)
def category_of(title: str) -> tuple[str, str]:
    """What a title is of, and the one sex or age that it ends in, or that it is not known: `Sexual offences` and
    `victims under 13` of `Sexual offences: victims under 13`; the title and nothing for any other."""
    if family_of(title):
        return "", title
    match = _LAST_PART.match(_HEADED.sub(r"\g<of>", title))
    known = match is not None and (family_of(match["said"]) or is_of_no_side(match["said"]))
    return (match["of"], match["said"]) if match is not None and known else (title, "")


def sexes_told_apart(titles: Iterable[str]) -> list[str]:
    """The sex that each of several titles names where they are the same but for it and name both, each once: `girls`
    and `boys` of `Rape of girls under 13` and `Rape of boys under 13`; an empty list otherwise."""
    said, rest = [], set()
    for title in titles:
        named = [match for side in (_FEMALE, _MALE) if (match := side.search(title))]
        if len(named) != 1:
            return []
        said.append(clean(named[0].group()))
        rest.add(key(named[0].re.sub(" ", title)))
    return said if len(rest) == 1 and len(said) == len({*map(key, said)}) == 2 and are_whole(said) else []


def is_of_no_side(name: str) -> bool:
    """True for a text that says of a category that it is not known: `Gender not recorded`."""
    return patterns("category")["any"].match(_bare(name)) is not None


def _bare(name: str) -> str:
    for pattern in patterns("subject").values():
        name = pattern.sub(" ", name)
    return " ".join(_NO_SUBJECT.sub(" ", clean(name)).split()).strip(" -:,()")


def are_whole(names: Iterable[str]) -> bool:
    """True for categories that leave nobody out: both sexes, adults and children, bands of ages without a gap. Of
    several ages that are no bands of numbers nobody can say it."""
    said = [name for name in names if family_of(name)]
    pairs = ((_FEMALE, _MALE), (_ADULT, _CHILD))
    if any(all(any(side.search(name) for name in said) for side in pair) for pair in pairs):
        return True
    bands = [name for name in said if family_of(name) == "age" and not (_ADULT.search(name) or _CHILD.search(name))]
    if len(bands) > 1 and all(map(band_of, bands)):
        return (span := span_of(bands)) is not None and span[0] <= 1 and span[1] == inf
    return len(bands) > 1
