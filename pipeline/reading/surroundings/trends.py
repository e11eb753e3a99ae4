"""Whether a sentence tells why there was less crime, or more, or what befell everybody: `Recorded crime was lower
during the Covid-19 lockdowns`.

What belongs here: one sentence, of which every word must be one of crime as such, of how it went, or of the event. What
does not: sentences about something else altogether (`own_subject.py`), what notes say of figures (`answer/`), or the
words (`labels/vocabulary/trends.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import without_periods
from pipeline.reading.labels.words import patterns

_REST = re.compile(r"[^\W_]")
_LONGEST = 40  # words
_BEFORE = re.compile(
    r"\W*(?:(?:please )?note(?: that)?|there (?:was|were)|due to|because of|"
    r"(?:this |the )?(?:financial |reporting )?(?:year|period) "
    r"(?:includ\w+|cover\w+|spans|saw|coincid\w+ with|had|(?:was )?affected by))?\W*",
    re.I,
)


@lru_cache(maxsize=4096)
def tells_a_trend(sentence: str) -> bool:
    """True where crime as such went up or down with an event that befell everybody, and where such an event was `in
    place for part of this year`. Neither says what is among the figures, and crime `recorded for part of this year`
    does."""
    said = clean(sentence).strip(" .;!")
    words = patterns("trend")
    if not words["event"].search(said) or words["of_event"].search(said) or len(said.split()) > _LONGEST:
        return False
    said = without_periods(said, find_periods(said))
    of_crime = words["crime"].search(said) is not None
    if of_crime:
        went = words["direction"].search(said) is not None
        kinds: tuple[str, ...] = ("where", "event", "crime", "direction", "joining")
    else:
        at = _BEFORE.match(said).end()  # type: ignore[union-attr]
        closed = words["away"].match(said, at) is not None
        went = closed or (words["event"].match(said, at) is not None and words["in_force"].search(said) is not None)
        kinds = ("in_force", "where", "event", "away", "joining")
    for kind in kinds if went else ():
        said = words[kind].sub(" ", said)
    return went and not _REST.search(said)
