"""What was asked for by the thing that was stolen, in a title over offences: `Motor vehicles stolen or taken without
consent`.

What belongs here: taking such words out of a text. What does not: whether the figures under it are offences
(`tables/headed_as_offences.py`, `answer/titles/said_too.py`), or what the rest of the text says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns, says

_FROM = re.compile(r"\bfrom (?:\w+ ?)+", re.I)  # what is stolen from is not stolen itself
_BEFORE = re.compile(r"([^\W\d_]+) $")
_BEHIND = re.compile(r" ([^\W\d_]+)")


@lru_cache(maxsize=4096)
def without_things_stolen(text: str, asked: str) -> str:
    """A text without the thing that the question names and that it was stolen, where thefts were asked for: `by make`
    of `Stolen vehicles by make`. The text itself where it says nothing of the kind, or of another thing."""
    said = clean(text)
    found = patterns("stolen")["how"].search(said) if says("title", "thefts", asked) else None
    if found is None:
        return text
    known = stems(_FROM.sub(" ", asked))
    begin, stop = found.span()
    while (word := _BEFORE.search(said, 0, begin)) is not None and _is_of(word[1], known):
        begin = word.start()
    while begin == found.start() and (word := _BEHIND.match(said, stop)) is not None and _is_of(word[1], known):
        stop = word.end()
    return text if (begin, stop) == found.span() else f"{said[:begin]} {said[stop:]}".strip()


def _is_of(word: str, known: frozenset[str]) -> bool:
    return bool(stems(word)) and stems(word) <= known
