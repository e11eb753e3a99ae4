"""The parts of an offence that have names of their own: `Assault on a constable`, who is an emergency worker.

What belongs here: which such parts a text names. What does not: their names (`less` in `reference/offences/`), or what
follows for a part alone (`lines/part_alone.py`) and for one beside others (`neighbours.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.reading.labels.short_names import spelled_out
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import of_what_is_counted
from pipeline.reference.offences.known import offences

_INCLUDED = re.compile(r"(?<=\w)\W+(?:including|includes|inc|incl)\b[^()]*\)?", re.I)  # `Theft (incl. pickpocketing)`


@lru_cache(maxsize=256)
def has_named_parts(asked: str) -> bool:
    """True for a question for an offence that has such parts."""
    return bool(_parts_of(asked))


@lru_cache(maxsize=8192)
def parts_named(text: str, asked: str) -> frozenset[str]:
    """The parts of what was asked for that a text names, each by its pattern."""
    said = _INCLUDED.sub(" ", clean(spelled_out(text)))
    return frozenset(part.pattern for part in _parts_of(asked) if part.search(said))


def are_one_part(texts: Iterable[str], asked: str) -> bool:
    """True where all texts name one and the same part: together they are no more than that."""
    named = [parts_named(text, asked) for text in texts]
    return bool(named) and bool(frozenset.intersection(*named))


def are_two_parts(text: str, other: str, asked: str) -> bool:
    """True for two parts of which none is the other."""
    one, two = parts_named(text, asked), parts_named(other, asked)
    return bool(one and two) and not one & two


@lru_cache(maxsize=8192)
def names_none_of_it(text: str, asked: str) -> str:
    """The words by which a text names another offence with the words of the one that was asked for: `intent to supply`
    of drugs, where possession was."""
    said, wanted = clean(spelled_out(text)), of_what_is_counted(spelled_out(asked))
    those = (one for one in offences().values() if one.with_parts is not None and one.with_parts.search(wanted))
    found = (name.search(said) for one in those for name in one.none if not name.search(wanted))
    return next((match.group() for match in found if match), "")


@lru_cache(maxsize=256)
def _parts_of(asked: str) -> tuple[re.Pattern[str], ...]:
    """The named parts of the offence that a question asks for, but for those that it asks for itself."""
    said = of_what_is_counted(spelled_out(asked))
    those = (one for one in offences().values() if one.with_parts is not None and one.with_parts.search(said))
    return tuple(part for one in those for part in one.less if not part.search(said))
