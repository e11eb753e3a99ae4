"""Several lines with names of offences in a file that nowhere says a word by which the question tells its own: `Assault
with injury on an emergency worker` where those on police officers were asked for, `Outraging public decency` where
exposure was.

What belongs here: a word of the question that no text of the file has. What does not: one name alone
(`question/more_or_less.py`), lines of which some have it (`question/neighbours.py`), or lines that share the offence's
own word with the question (`flags/nothing_names_it.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import Titles, not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.classes import is_class_asked
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, is_beginning, make_question, subject_of_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import SAY_COUNTS


def each_word_is_named(
    leaves: list[Entry], everything: list[str], titles: Titles, asked: str, core: frozenset[str]
) -> None:
    """Refuse lines of offences of which one has a word that the question has not, under a title, where no text of the
    file has the words that make the question, nor names its offence; without a title, the file may answer what was
    asked by the offences that divide it: `Robbery`, `Assault` with knives. `core` are the words that the question's
    title and what it counts share, `everything` all that the file says."""
    told = core & subject_of_question(asked)
    titled = {number for number, title in titles.items() if stems(patterns("neutral")["words"].sub(" ", title[0]))}
    here = [leaf for leaf in leaves if leaf.table in titled]
    labels = {facet.label.text: leaf for leaf in here for facet in naming_labels(leaf, flagged=True)}
    if not asks_for_offences(asked) or not told or len(labels) < 2:
        return
    question, named = make_question(asked), [text for text in labels if names_offence(text)]
    other = next((text for text in named if question.unknown(text.casefold(), joined=True, strict=True)), "")
    if not other or len(named) * 2 < len(labels) or any(is_class_asked(text, asked) for text in labels):
        return
    said = [in_words_of_question(clean(text), asked) for text in (*labels, *everything)]
    missing = {word for word in told if not any(_has(text, word) for text in said)}
    if not missing or any(kinds_of_offence(text) & kinds_of_offence(asked) for text in said):
        return
    raise not_asked(
        labels[other],
        f"The figures are of {clean(other)!r} and the like, and nothing in the file says that they are of what the "
        "collection asks for.",
        f"Ask the force what the figures count; or, if these are the answer: {SAY_COUNTS}.",
    )


def _has(text: str, word: str) -> bool:
    return any(is_beginning(own, frozenset([word])) for own in stems(text))
