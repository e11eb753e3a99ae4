"""Lines by which nothing is left out of the figures: `Both detected and undetected`, `Victims of either sex and any
age`, `Non-crime hate incidents are not included`.

What belongs here: taking such phrases out of a text. What does not: all places of a force (`whole_force.py`), or what
the rest of the text says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns, says

_APART = re.compile(r"\b(?:by|excl\w*|except\w*|not|only|or not|per|split|separately)\b", re.I)


@lru_cache(maxsize=16384)
def without_all_sides(text: str, asked: str) -> str:
    """A text without what it says of both sides of something, or of all kinds; not where one side was asked for. The
    text itself where it says nothing of the kind, or tells them apart: `by males and females`."""
    rest = patterns("all_sides")["left_out"].sub("", clean(text))
    rest = patterns("all_sides")["whatever"].sub(lambda match: _kept(match.group(), asked), rest)
    if not _APART.search(rest):
        one = says("narrowing_asked", "child", asked) or says("narrowing_asked", "sex", asked)
        for name in ("ends",) if one else ("ends", "concerned"):
            rest = patterns("all_sides")[name].sub(lambda match: _kept(match.group(), asked), rest)
    return text if rest == clean(text) else rest.strip(" ,-:;()")


def _kept(phrase: str, asked: str) -> str:
    return phrase if stems(phrase) & stems(asked) else " "
