"""Lines that count the same offences again: `Arson (system A)` and `Arson (system B)`, `First extract` and `Second
extract`, `Original` and `Revised`, `Recorded` and `Reported`.

What belongs here: lines told apart by nothing but how or when they were counted. What does not: years that a table
states twice (`answer/one_answer.py`), or notes that lines overlap (`answer/safeguards.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal

_WORD = re.compile(r"[\w'’]+")


def no_versions_added(axes: list[Lines], asked: str) -> None:
    """Refuse lines that are added up though each may be a count of the same offences, unless a printed total adds them
    up."""
    question = make_question(asked)
    for lines in axes:
        again = [text for text in lines.found if _is_version(text, question)]
        if len(again) < 2 or all(entry.covered for _, entry in lines.found.values()):
            continue
        facet, entry = lines.found[again[1]]
        raise Refusal(
            entry.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"{again[0]!r} and {again[1]!r} may count the same offences in two ways, and no total adds them up.",
            f'Ask the force; or say in the sidecar which is the answer: take = ["{again[1]}"]; or, if their sum is: '
            f"{SAY_COUNTS}.",
        )


def _is_version(text: str, question: Question) -> bool:
    """True for a label that says, beside what was asked for, only how or when it was counted."""
    return says("counted_again", "words", " ".join(w for w in _WORD.findall(clean(text)) if not _is_asked(w, question)))


def _is_asked(word: str, question: Question) -> bool:
    return names_offence(word) or bool(stems(word) and stems(word) <= question.own)
