"""What a note may say of the figures: by the weight of its words, and of what a rule hears in it.

What belongs here: weighing one against the other. What does not: the rules (`doubts.py`), or the weights (`evidence/`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.notes.claims import holds_what_is_known
from pipeline.reading.answer.notes.doubts import Figures, doubt_by_rule
from pipeline.reading.answer.notes.innocent import not_innocent
from pipeline.reading.answer.notes.own_area import is_of_own_area
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.evidence.notes import A_RULE, outweighs, speaks_against
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems, without_breakdown
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.surroundings.notes import last_day_said
from pipeline.reading.surroundings.trends import tells_a_trend
from pipeline.reading.surroundings.years_said import says_other_years

_ONLY = re.compile(r"\b(?:only|alone)\b", re.I)
_COUNTED = re.compile(r"\b(?:only|alone|are|is|counted|included|shown|given)\b", re.I)


def doubt_of(sentence: str, figures: Figures) -> str:
    """What a note may say of the figures, in words that follow `the figures may`; empty for one that says nothing."""
    if is_of_own_area(sentence, figures.force) or not without_all_sides(sentence, figures.asked):
        return ""
    what = doubt_by_rule(sentence, figures)
    said = patterns("caveat")["lead"].sub("", clean(sentence)).strip()
    if not asks_for_offences(figures.asked) or stems(said) & stems(figures.left_out):
        return what  # the notes that were learned from stand under offences, of which nothing is left out
    if what:
        return "" if outweighs(said, figures.asked, A_RULE) else what
    against = speaks_against(said, figures.asked, known_by_word=_is_known(said, figures))
    if not against:
        return ""
    return f"be something else than was asked for, by words such as {' and '.join(map(repr, against))}"


def _is_known(said: str, figures: Figures) -> bool:
    """True for a sentence that is heeded elsewhere, is a question, or is known word by word."""
    if any(says("doubt", what, said) for what in ("another_table", "question")):
        return True
    if says("caveat", "of_totals", said) or any(says("innocent", what, said) for what in ("recorded_only", "ends")):
        return True
    if says_other_years(said) or last_day_said(said) or tells_a_trend(said) or says("innocent", "sample", said):
        return True
    if says("flag", "yes", said) and says("flag", "yes", figures.asked):
        return True
    if holds_what_is_known(said, figures.asked, figures.force) or _is_of_it_alone(said, figures.asked):
        return True
    forms = (said, without_breakdown(said))
    return any(not not_innocent(form, figures.asked, figures.force) for form in forms)


def _is_of_it_alone(said: str, asked: str) -> bool:
    """True for `Kidnapping offences only` and `Only kidnapping is counted`, with no word but those of the question."""
    return bool(_ONLY.search(said)) and frozenset() < stems(_COUNTED.sub(" ", said)) <= make_question(asked).known
