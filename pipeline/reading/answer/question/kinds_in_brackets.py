"""The kinds that a question lists in brackets behind the whole: `Offences involving a knife (possession offences and
offences in which a knife was used or threatened)`.

What belongs here: which kinds these are, and which of them a text names. What does not: kinds joined by `and` alone
(`words.py`), or what follows for lines (`lines/under_total.py`) and tables (`beside/listed_kinds.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import says

_IN_BRACKETS = re.compile(r"(?P<whole>[^()]+)\((?P<kinds>[^()]+)\)")
_AND = re.compile(r",? and |[,;] ", re.I)
_JOINING = re.compile(r"\b(?:in|of|by|with|which|where|that|who|was|were|is|are|been|being|and|or|the|an?)\b", re.I)
_WITHOUT = re.compile(
    r"\W+(?:excluding|excl\.?|not including|other than|except(?: for)?)\W+(?P<what>[^()]+)\)?\s*$", re.I
)


@lru_cache(maxsize=4096)
def words_of_kinds(text: str, asked: str) -> tuple[int, frozenset[str]] | None:
    """The one kind that a text names, and by which of its words: `Knife used` is of the second; None where it names
    none, or has any other word. What it leaves out must be the others that are listed."""
    said = clean(text)
    if (left := _WITHOUT.search(said)) is not None:
        kind, other = words_of_kinds(said[: left.start()], asked), words_of_kinds(left["what"], asked)
        return kind if kind and other and kind[0] != other[0] else None
    words = _words(in_its_words(said, asked))
    found = ((n, words - whole, kind) for whole, kinds in _listed(asked) for n, kind in enumerate(kinds))
    return next(((n, own) for n, own, kind in found if own and own <= kind), None)


def has_kinds(asked: str) -> bool:
    """True for a question that lists kinds of which each is said to be of offences."""
    return bool(_listed(asked))


def are_of_each_kind(texts: tuple[str, ...], asked: str) -> bool:
    """True where each text is of one kind that the question lists in brackets, and each kind is named."""
    found = [words_of_kinds(text, asked) for text in texts]
    return None not in found and any({one[0] for one in found if one} == set(range(len(k))) for _, k in _listed(asked))


def are_of_one_kind(texts: Iterable[str], asked: str) -> bool:
    """True where all texts are of one and the same kind: together they are no more than that."""
    found = [words_of_kinds(text, asked) for text in texts]
    return None not in found and len({one[0] for one in found if one}) == 1


def are_all_in_brackets(texts: tuple[str, ...], asked: str) -> bool:
    """True where they are, by every word: those in which a knife was `used` are not all that were `used or
    threatened`."""
    said = frozenset[str]().union(*(one[1] for text in texts if (one := words_of_kinds(text, asked))))
    return are_of_each_kind(texts, asked) and any(said == frozenset[str]().union(*kinds) for _, kinds in _listed(asked))


@lru_cache(maxsize=256)
def _listed(asked: str) -> tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]:
    """The words of the whole, and for each kind those that the whole does not have; only where each is said to be of
    offences, and no word is of two."""
    for match in _IN_BRACKETS.finditer(asked):
        parts = _AND.split(match["kinds"])
        whole = _words(match["whole"])
        kinds = tuple(_words(part) - whole for part in parts)
        apart = sum(map(len, kinds)) == len(frozenset[str]().union(*kinds))
        if len(parts) > 1 and all(kinds) and apart and all(says("subject", "offences", part) for part in parts):
            return ((whole, kinds),)
    return ()


def _words(text: str) -> frozenset[str]:
    return stems(_JOINING.sub(" ", text))
