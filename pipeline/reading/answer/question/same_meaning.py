"""A text in the words of the question, where it says the same in others: `bladed weapon` where a knife was asked for.

What belongs here: putting the words that `reference/offences/` has in place. What does not: whether a text speaks of
what was asked (`words.py`). What is said are whole phrases, for the words of one alone may mean more: a `weapon`
is not always a knife.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.labels.short_names import spelled_out
from pipeline.reading.labels.text import clean
from pipeline.reference.offences.known import SameMeaning, offences


@lru_cache(maxsize=16384)
def in_its_words(text: str, asked: str) -> str:
    """A text with the question's own words for the phrases that mean the same; the text itself where it has none."""
    said = whole = clean(spelled_out(text))
    here = [one for one in _phrases(asked) if one[0].said.search(said) and not _means_less(one[0], said)]
    for one, meant in here:
        said = one.said.sub(meant, said)
    return said if here or whole != clean(text) else text


def _means_less(one: SameMeaning, said: str) -> bool:
    return one.unless is not None and one.unless.search(said) is not None


@lru_cache(maxsize=256)
def _phrases(asked: str) -> list[tuple[SameMeaning, str]]:
    """What means the same as words of the question, and the question's own word for it."""
    of_it = [one for offence in offences().values() for one in offence.same if one.question.search(asked)]
    return [(one, own.group() if (own := one.said.search(asked)) else one.meant) for one in of_it]
