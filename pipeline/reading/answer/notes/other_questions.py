"""A request that is repeated in a response, of which one question is the one that was asked: `I would like to know: Q1.
thefts of motor vehicles; Q2. vehicles recovered`.

What belongs here: the numbered questions of such a text. What does not: questions that are answered beside their
figures (`question/asked_questions.py`), or sheets of their own (`surroundings/own_question.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.surroundings.context import Surroundings

_ASKS = re.compile(
    r"\b(?:i|we) (?:would|should|wish|want|am|are)\b|\bplease\b|\byou (?:have )?(?:asked|requested)\b|"
    r"\brequest(?:ed|ing)?\b|\b(?:could|can|would) you\b|\bfreedom of information\b",
    re.I,
)
_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s;:(]))(?:Q(?:uestion)? ?)?\d{1,2}[.):]\s+(?=[A-Za-z])", re.I)
_SEVERAL = 2


def without_other_questions(around: Surroundings) -> Surroundings:
    """What stands around the tables, without the questions of a request beside the one that was asked."""
    question = make_question(around.asked)
    return replace(around, notes=[(sheet, at, _without(text, question)) for sheet, at, text in around.notes])


def _without(text: str, question: Question) -> str:
    starts = [match.start() for match in _NUMBERED.finditer(text)]
    if len(starts) < _SEVERAL or _ASKS.search(text[: starts[0]]) is None:
        return text
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    asked = [part for part in parts if question.says(part)]
    return text[: starts[0]] + " ".join(asked) if len(asked) == 1 else text
