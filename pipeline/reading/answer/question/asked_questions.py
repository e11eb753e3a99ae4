"""Whether the question beside a figure, in a response laid out as request and answer, is the one that was asked.

What belongs here: every word of such a question accounted for. What does not: answers to several questions
(`answer/one_answer.py`), or labels and titles that are no questions (`more_or_less.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.questions import asked_for, asks_how_many
from pipeline.reading.labels.wording import stems
from pipeline.reading.refusal import SAY_COUNTS

# Words by which any question is put, whatever it asks for.
PUT = stems(
    "please provide supply confirm state tell give would could can have has been did does do your you force police "
    "constabulary area were was are there what how many the following committed please financial year years and"
)


def asks_what_was_asked(leaves: list[Entry], asked: str) -> None:
    """Refuse the answer to a question with a word that the collection's own does not have: `How many of these were
    committed online?`."""
    if not asks_for_offences(asked):
        return
    known = make_question(asked).known | PUT
    for entry in leaves:
        own = [f.label.text for f in (entry.row.facets if entry.row is not None else ()) if f.own]
        for text in filter(asks_how_many, own):
            more = [word for word in asked_for(without_forces(text)).split() if stems(word) - known]
            if more:
                raise not_asked(
                    entry,
                    f"The question {text!r} is not what the collection asks for: it speaks of {more[0]!r}.",
                    f"Ask the force for what was asked; or, if this is the answer: {SAY_COUNTS}.",
                )
