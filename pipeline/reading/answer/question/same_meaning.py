"""A text in the words of the question, where it says the same in others: `bladed weapon` where a knife was asked for.

What belongs here: putting the words that `reference/offences/` has in place. What does not: whether a text speaks of
what was asked (`words.py`). What is said are whole phrases, for the words of one alone may mean more: a `weapon`
is not always a knife.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipeline.reading.labels.short_names import spelled_out
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns
from pipeline.reference.offences.known import SameMeaning, offences

_WORD = re.compile(r"[^\W\d_]{7,}")  # of so many letters that one of them makes no other word


@lru_cache(maxsize=16384)
def in_its_words(text: str, asked: str) -> str:
    """A text with the question's own words for the phrases that mean the same; the text itself where it has none."""
    whole = clean(spelled_out(text))
    said = _WORD.sub(lambda match: _rightly_spelled(match.group(), asked), whole)
    here = [one for one in _phrases(asked) if one[0].said.search(said) and not _means_less(one[0], said)]
    for one, meant in here:
        said = one.said.sub(meant, said)
    return said if here or said != clean(text) else text


def in_words_of_question(text: str, asked: str) -> str:
    """A text in the question's words, and with one word for things that have several: `residential` for `dwelling`."""
    text = in_its_words(text, asked)
    for word, pattern in patterns("same_thing").items():
        text = pattern.sub(word, text)
    return text


@lru_cache(maxsize=16384)
def _rightly_spelled(word: str, asked: str) -> str:
    """The word of the question that a long word is but for one letter, or for two in each other's place: `bicylce`."""
    said = word.casefold()
    alike = (own for own in _long_words(asked) if own[0] == said[0] and OSA.distance(own, said, score_cutoff=1) == 1)
    right = next((own for own in alike if stems(own) != stems(said)), word)
    return word if said in _long_words(asked) else right


@lru_cache(maxsize=256)
def _long_words(asked: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in _WORD.finditer(asked))


def _means_less(one: SameMeaning, said: str) -> bool:
    return one.unless is not None and one.unless.search(said) is not None


@lru_cache(maxsize=256)
def _phrases(asked: str) -> list[tuple[SameMeaning, str]]:
    """What means the same as words of the question, and the question's own word for it."""
    of_it = [one for offence in offences().values() for one in offence.same if one.question.search(asked)]
    return [(one, own.group() if (own := one.said.search(asked)) else one.meant) for one in of_it]
