"""The groups of the counting rules by their names: `Theft offences recorded`, `All sexual offences`.

What belongs here: whether a text is the name of a group and no word more, and which kinds of offences it holds. What
does not: the groups (`pipeline/reference/offences/`), or what follows for the lines under one (`titles/chapters.py`,
`beside/called_as_asked.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reading.answer.question.saying import bare
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns
from pipeline.reference.offences.known import groups

_JOINED = re.compile(r"[(&/+]")
_THEFT = re.compile(
    r"\bthefts?(?= ?(?:,|&|/|and\b|or\b))|(?:,|&|/|\band|\bor) ?thefts?\b(?! (?:of|from|by|in)\b)", re.I
)
_SEXUAL = re.compile(r"\bsexual (?:offences|crimes)\b", re.I)
_BESIDE_THEFT = frozenset(["burglary", "robbery"])
_OF_ALL = re.compile(
    r"\b(?:table \d+|the|all|total|overall|numbers?|of|off(?:ence)?s|offences?|crimes?|recorded|reported|police|force|"
    r"group|data|figures?)\b"
)


def kinds_of_group(text: str) -> frozenset[str]:
    """The kinds of offences in the group that a text names; none for any other text."""
    return _groups().get(own_words(text), frozenset())


@lru_cache(maxsize=256)
def kinds_asked_as_group(asked: str) -> frozenset[str]:
    """The kinds of offences in the group that a question asks for, in all that it says but for a name of its folder
    that has no offence in it; none for any other question."""
    parts = asked.split(". ")
    named = parts[1:] if len(parts) > 1 and parts[0].islower() and not names_offence(parts[0]) else parts
    found = [kinds_of_group(_without_place(said)) for said in named]
    return frozenset.union(*found) if all(found) else frozenset()


@lru_cache(maxsize=256)
def kinds_of_listed_groups(asked: str) -> frozenset[str]:
    """The kinds of offences in a group that a question lists beside others: of `theft, burglary or robbery`, every
    theft."""
    beside = kinds_of_offence(asked) & _BESIDE_THEFT
    return kinds_of_group("theft offences") if beside and _THEFT.search(asked) else frozenset()


def of_one_kind_of_group(text: str, asked: str) -> str:
    """What a text says less than a question for a group in some place, as the end of a sentence: `Rape offences
    recorded in schools`, where sexual offences were asked for; empty for any other."""
    group, kinds = kinds_asked_as_group(asked) or _of_sexual_offences(asked), kinds_of_offence(text)
    some = kinds and kinds < group and not kinds_of_group(_without_place(text))
    return f"says less than was asked: {len(kinds)} of {len(group)} kinds." if some else ""


@lru_cache(maxsize=256)
def _of_sexual_offences(asked: str) -> frozenset[str]:
    """The kinds of sexual offences, where a question asks for these against some and names none of them."""
    asks = _SEXUAL.search(asked) is not None and not kinds_of_offence(asked)
    return kinds_of_group("sexual offences") if asks else frozenset()


def _without_place(asked: str) -> str:
    """What a question asks for without where its offences were committed: `Sexual offences in schools`."""
    return patterns("qualifier")["school"].sub(" ", asked)


@lru_cache(maxsize=4096)
def own_words(text: str) -> frozenset[str]:
    """The words by which a text names offences, and all that it says of them; none for one that joins others."""
    said = bare(text).casefold()
    return frozenset() if _JOINED.search(said) else stems(_OF_ALL.sub(" ", said))


@cache
def _groups() -> dict[frozenset[str], frozenset[str]]:
    return {stems(_OF_ALL.sub(" ", name)): kinds for name, kinds in groups().items()}
