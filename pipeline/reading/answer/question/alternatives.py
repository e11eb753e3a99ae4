"""The two things that a question lists where one of them is the other with a word before it: `sharing or threatening to
share`, `rape and attempted rape`, `rape, including attempts`.

What belongs here: finding them in a question, and which of them a text names. What does not: what follows for lines
(`lines/added_up.py`) or a title (`saying.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import says

_LISTED = re.compile(r"\b(\w+) (?:or|and) (?=(\w+) (\w+)(?: (\w+))?)", re.I)
_JOINED = re.compile(r"\b(?:or|and|plus)\b|[/&+,]", re.I)
_ATTEMPT = re.compile(r"\battempt\w*", re.I)
_ATTEMPTS_TOO = re.compile(
    r"\bincl\w*\.? (?:(?:any|all|the|both) )*attempt|\battempt\w* (?:(?:are|is|were) )?(?:included|too|as well)\b", re.I
)


@lru_cache(maxsize=4096)
def alternative_in(text: str, asked: str) -> str:
    """Which of the two a text names: `plain` for `Sharing`, `more` for `Threatening to share`, `both`, or nothing."""
    said = in_its_words(text, asked)
    words = stems(said)
    for plain, more in _alternatives(asked):
        if plain <= words:
            return "plain" if not more & words else "both" if _JOINED.search(said) else "more"
    return ""


def are_the_alternatives(one: str, other: str, asked: str) -> bool:
    """True for two labels that are the two things the question lists, and differ in nothing else."""
    if {alternative_in(one, asked), alternative_in(other, asked)} != {"plain", "more"}:
        return False
    more = frozenset[str]().union(*(more for _, more in _alternatives(asked)))
    first, second = (stems(in_its_words(text, asked)) - more for text in (one, other))
    return first == second and not any(_JOINED.search(in_its_words(text, asked)) for text in (one, other))


def attempts_alone(text: str, asked: str) -> str:
    """The word by which a text is of attempts, where those that were done were asked for, alone or with attempts too;
    empty for any other."""
    said = _ATTEMPT.search(text)
    wanted = _ATTEMPT.search(asked) and not (_ATTEMPTS_TOO.search(asked) and says("one_heading", "attempts", text))
    return "" if said is None or wanted else said.group()


@lru_cache(maxsize=256)
def _alternatives(asked: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What both share, and what one of them has more: `share` and `threaten`."""
    found = []
    for plain, more, *again in _LISTED.findall(asked):
        both, added = stems(plain), stems(more)
        if both and added and not both & added and any(stems(word) == both for word in again):
            found.append((both, added))
    return found
