"""What a note is taken to say of figures by the weight of its words, and of what a rule hears in it.

What belongs here: the weight of one sentence, which phrases weigh most, how much is enough, and what a rule weighs.
What does not: where the weights of phrases come from (`weights.py`), or the rules (`answer/`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.evidence.weights import ASKED, NUMBER, phrases, weights
from pipeline.reading.labels.text import clean

ENOUGH = 1.0
"""From this weight on the figures may be something else: of natural notes by somebody from whom nothing was learned,
six in seven that say so weigh more, and one in fourteen that do not."""
A_CAVEAT, A_RULE, KNOWN = 14.0, 10.0, -10.0
"""What it weighs that the grammar of a sentence says so of figures, that a rule takes it for a doubt, and that all its
words are known. Of natural notes that such a rule hears one in three leaves the figures what they are, and of those
that are known one in four does not: what is known of a sentence is more weight, and does not decide alone."""
_FEWEST = 2  # words: one is a name or a heading
_TOLD = 3
_NO_WORDS = {"^", "$", NUMBER, ASKED}


@lru_cache(maxsize=16384)
def weight_of(sentence: str, asked: str) -> float:
    """The weight of a sentence for figures that are something else than was asked for; below nought for those that
    are."""
    known = weights()
    return sum(known.get(phrase, 0.0) for phrase in phrases(clean(sentence), asked))


def outweighs(sentence: str, asked: str, rule: float) -> bool:
    """True where the words of a sentence weigh more for figures that are what was asked for than a rule does against
    them."""
    return len(sentence.split()) >= _FEWEST and weight_of(sentence, asked) + rule < ENOUGH


def speaks_against(sentence: str, asked: str, *, known_by_word: bool = False) -> list[str]:
    """The phrases by which a sentence may say that figures are something else than was asked; none where they do not
    weigh enough."""
    beside = KNOWN if known_by_word else 0.0
    if len(sentence.split()) < _FEWEST or weight_of(sentence, asked) + beside < ENOUGH:
        return []
    known = weights()
    words = sorted(
        (p for p in phrases(clean(sentence), asked) if not {*p.split()} & _NO_WORDS), key=lambda p: -known.get(p, 0.0)
    )
    told: list[str] = []
    for phrase in words:
        if len(told) < _TOLD and not any(phrase in one or one in phrase for one in told):
            told.append(phrase)
    return told
