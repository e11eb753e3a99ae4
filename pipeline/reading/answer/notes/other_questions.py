"""The other questions of a response than the one that its table answers: those of a request that is repeated, `I would
like to know: Q1. thefts of motor vehicles; Q2. vehicles recovered`, and one that no table answers, `Q2. Officers`.

What belongs here: numbered questions among the texts around a table. What does not: questions that are answered beside
their figures (`question/asked_questions.py`), or sheets of their own (`surroundings/own_question.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.own_question import asks_something_else, number_of
from pipeline.reading.surroundings.table_context import TableContext

_ASKS = re.compile(
    r"\b(?:i|we) (?:would|should|wish|want|am|are)\b|\bplease\b|\byou (?:have )?(?:asked|requested)\b|"
    r"\brequest(?:ed|ing)?\b|\b(?:could|can|would) you\b|\bfreedom of information\b",
    re.I,
)
_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s;:(]))(?:Q(?:uestion)? ?)?\d{1,2}[.):]\s+(?=[A-Za-z])", re.I)
_SEVERAL = 2


def without_other_questions(around: Surroundings, leaves: list[Entry], contexts: list[TableContext]) -> Surroundings:
    """What stands around the tables, without the questions of a request beside the one that was asked, and without
    those of another number than the one over the tables of the figures."""
    question, used = make_question(around.asked), {leaf.table for leaf in leaves}
    titles = [token.cell.text for c in contexts if c.number in used for token in c.table.band.titles]
    answered = {number for title in titles if (number := number_of(title))}
    notes = [
        (sheet, at, _without(text, question))
        for sheet, at, text in around.notes
        if len(answered) != 1 or not asks_something_else(text, answered)
    ]
    return replace(around, notes=notes)


def _without(text: str, question: Question) -> str:
    starts = [match.start() for match in _NUMBERED.finditer(text)]
    if len(starts) < _SEVERAL or _ASKS.search(text[: starts[0]]) is None:
        return text
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    asked = [part for part in parts if question.says(part)]
    return text[: starts[0]] + " ".join(asked) if len(asked) == 1 else text
