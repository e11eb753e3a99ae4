"""Which notes leave figures what they are: a closed world of words, of which any other may mean anything.

What belongs here: one sentence. What does not: which sentences must be innocent (`marked_notes.py`), what others say
(`caveats.py`), or the words (`labels/vocabulary/notes.toml`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import stems, without_periods
from pipeline.reading.labels.words import patterns, says

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SOME = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|few)\b", re.I)


def not_innocent(
    sentence: str, asked: str, force: str, *, dated: bool = False, also: frozenset[str] = frozenset()
) -> str:
    """The first word, number or time of a note by which it may say anything of the figures; empty for a note that
    leaves them what they are. `dated` where it may name any day or month, `also` the stems of words that are known
    beside those of the question."""
    said = clean(sentence)
    if says("innocent", "rules", said):
        return ""
    dated = dated or says("innocent", "dated", said)
    said = clean(patterns("innocent")["phrases"].sub(" ", said))
    periods = find_periods(said)
    limiting = next((p for p in periods if not (dated or is_whole(p))), None)
    if limiting is not None:
        return limiting.text
    rest, many = patterns("innocent")["beside"].subn(" ", without_periods(said, periods))
    if many:
        rest = re.sub(r"\b(?:includ\w+|exclud\w+|not)\b", " ", _SOME.sub(" ", rest), flags=re.I)
    rest = f" {key(rest)} "
    for name in (key(name) for name in names_of(force)) if force else ():
        rest = rest.replace(f" {name} ", " ")
    known = make_question(asked).known | also
    words = patterns("innocent")["words"]
    return next((w for w in rest.split() if not (words.fullmatch(w) or (stems(w) and stems(w) <= known))), "")


def is_whole(period: Period) -> bool:
    """True for a financial year, or several from the first of April to the end of a March."""
    if period.twelve_from == 4 or period.kind == "financial_year":
        return True
    ends = period.start and period.end and (period.start.month, period.start.day, period.end.month, period.end.day)
    return period.kind in ("span", "financial_year") and ends == (4, 1, 3, 31)
