"""What a note is taken to say of figures by the weight of its words, where no rule knows it.

What belongs here: the weight of one sentence, which phrases weigh most, and how much is enough. What does not: where
the weights come from (`weights.py`), or rules (`answer/`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.evidence.weights import phrases, weights
from pipeline.reading.labels.text import clean

ENOUGH = 2.0
"""From this weight on the figures may be something else: of natural notes by somebody from whom nothing was learned,
four in five that say so weigh more, and one in twenty that do not."""
_FEWEST = 4  # words: fewer are a name or a heading
_TOLD = 3


@lru_cache(maxsize=16384)
def weight_of(sentence: str) -> float:
    """The weight of a sentence for figures that are something else than was asked for; below nought for those that
    are."""
    known = weights()
    return sum(known.get(phrase, 0.0) for phrase in phrases(clean(sentence)))


def speaks_against(sentence: str) -> list[str]:
    """The phrases by which a sentence may say that figures are something else; none where they do not weigh enough."""
    if len(sentence.split()) < _FEWEST or weight_of(sentence) < ENOUGH:
        return []
    known = weights()
    words = sorted(
        (p for p in phrases(clean(sentence)) if p[0] != "^" and p[-1] != "$"), key=lambda p: -known.get(p, 0.0)
    )
    told: list[str] = []
    for phrase in words:
        if len(told) < _TOLD and not any(phrase in one or one in phrase for one in told):
            told.append(phrase)
    return told
