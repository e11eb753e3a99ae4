"""Several offences, other or wider than what was asked for, in a file that never says that they are of it: `Theft from
a vehicle` and `Other theft`, where theft of catalytic converters was asked for; `Robbery` and `Assault`, where knife
crime was.

What belongs here: a file without any word by which the question tells its offence. What does not: one name alone
(`lines/asked_offence.py`), the classes of a group, or a flag (`flagged.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.flags.flagged import Above, names_of
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.classes import kinds_asked
from pipeline.reading.answer.question.groups import kinds_asked_as_group
from pipeline.reading.answer.question.words import asks_for_offences, is_meant, make_question, says_subject
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence
from pipeline.reading.records.listing import Records
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.surroundings.context import Surroundings


def something_names_it(
    leaves: list[Entry], asked: str, above: Above, around: Surroundings, lists: dict[int, Records]
) -> None:
    """Refuse figures of several offences where nothing in the file has a word by which the question tells its offence
    from others: no label, heading, title or note, nor its name. `above` are the texts over each table, `lists` those of
    records."""
    if not asks_for_offences(asked) or kinds_of_offence(asked) or kinds_asked(asked) or kinds_asked_as_group(asked):
        return
    labels = {facet.label.text: leaf for leaf in leaves for facet in naming_labels(leaf, flagged=True)}
    named = [text for text in labels if names_offence(text)]
    if len(named) < 2 or len(named) < len(labels) or any(is_meant(text, asked) for text in labels):
        return
    question = make_question(asked)
    texts = dict.fromkeys(text for leaf in leaves for text in names_of(leaf, above, around))
    headings = (token.cell.text for one in lists.values() for token in one.grid.rows[one.header_row])
    said = (*texts, *headings, *(note[2] for note in around.notes))
    if not question.own or any(question.says(text) or says_subject(text, asked) for text in said):
        return
    first, second = named[:2]
    raise not_asked(
        labels[first],
        f"The figures are of {clean(first)!r}, {clean(second)!r} and the like, and nothing in the file says that they "
        "are of what the collection asks for.",
        f"Ask the force what the figures count; or, if these are the answer: {SAY_COUNTS}.",
    )
