"""Offences by the first letters that forces' systems have for them, and words that officers write short: `TFMV`, `NFS`,
`Res Burg`.

What belongs here: a text with the words for such letters. What does not: the letters themselves
(`reference/offences/`), or first letters of forces (`initials.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says
from pipeline.reference.offences.known import offences

_SECTION = re.compile(r"\bs(?:s|ec(?:tion)?)?\.? ?\d", re.I)


@lru_cache(maxsize=16384)
def spelled_out(text: str) -> str:
    """A text with words for letters that stand for an offence. Beside a name of one, or the section of an Act, they
    only say more of it: `Harassment (PHA 1997)`."""
    if _short_words().search(text):
        for words, pattern in patterns("short_words").items():
            text = pattern.sub(words, text)
    if not _letters().search(text):
        return text
    rest = _letters().sub(" ", text)
    if says("offence", "words", rest) or _SECTION.search(rest):
        return text
    return _letters().sub(lambda match: _words()[match.group().upper()], clean(text))


def letters_in(text: str) -> list[str]:
    """Such letters in a text, as they stand there."""
    return _letters().findall(text)


@cache
def _short_words() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in patterns("short_words").values()), re.I)


@cache
def _words() -> dict[str, str]:
    return {letters: words for offence in offences().values() for letters, words in offence.short.items()}


@cache
def _letters() -> re.Pattern[str]:
    """In capitals, or in small letters throughout, as in texts made comparable."""
    return re.compile(rf"\b(?:{'|'.join(form for one in _words() for form in (one, one.lower()))})\b")
