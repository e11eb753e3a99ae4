"""Questions of their own to which nothing is held, and their sheets: `Q2 - Average attendance time`, and `Not held`.

What belongs here: which sheets, and which questions, are about no table of the file. What does not: tables under
questions with a number (`answer/beside/numbered_tables.py`), or what a note says (`answer/notes/`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.tables.tokens import Grid

_NUMBER = re.compile(r"^\W{0,2}q(?:uestion)?s?[ ._-]?(\d{1,2})\b", re.I)
_MISSING = ("missing", "word")
# Of the figures of another question, or of what they are without.
_OF_OTHERS = re.compile(
    r"\b(?:above|these|those|q(?:uestion)?s? ?\d|not|other|others|rest|remain\w*|exclud\w*|omit\w*|without|missing|"
    r"includ\w*|figures?|data|areas?|districts?|divisions?|boroughs?)\b",
    re.I,
)


def question_of(grid: Grid) -> int:
    """The number of the question that a sheet answers, by its name or its first texts; 0 for none."""
    texts = [grid.sheet.name, *(tokens[0].cell.text for _, tokens in sorted(grid.rows.items())[:3] if tokens)]
    return next(filter(None, map(number_of, texts)), 0)


def number_of(text: str) -> int:
    """The number of a question at the head of a text; 0 for none."""
    match = _NUMBER.match(clean(text))
    return int(match[1]) if match is not None else 0


def asks_something_else(text: str, answered: set[int]) -> bool:
    """True for a question with another number than those that are `answered`, that speaks of no other figures."""
    said = clean(text)
    match = _NUMBER.match(said)
    return match is not None and int(match[1]) not in answered and not _OF_OTHERS.search(said[match.end() :])


def answers_nothing(grid: Grid, others: set[int]) -> bool:
    """True for a sheet without tables that has the number of a question, which is none of `others`, those of the sheets
    with tables; and holds its question, to which nothing was held, and names no offence."""
    own = question_of(grid)
    texts = [token for tokens in grid.rows.values() for token in tokens]
    if not own or not others - {0} or own in others or not any(token.kind in _MISSING for token in texts):
        return False
    return all(token.kind in _MISSING or _is_its_question(token.cell.text) for token in texts)


def _is_its_question(raw: str) -> bool:
    said = clean(raw)
    if force_of_label(said):
        return True
    asked = _NUMBER.sub("", said)
    return asked != said and not names_offence(asked) and not _OF_OTHERS.search(asked)
