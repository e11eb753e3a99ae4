"""A part of the offences asked for in the place of all of them: `Possession of a knife` for knife crime, `Unauthorised
taking` for theft of vehicles, `Assault on an emergency worker (other than a constable)`.

What belongs here: figures all of one such part, by their labels or else by the title over them. What does not: the
parts themselves (`question/named_parts.py`), words that no question has (`question/more_or_less.py`), or one sex, age
or side of those concerned (`halves.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.of_those import without_its_number
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.classes import class_said
from pipeline.reading.answer.question.groups import kinds_asked_as_group, kinds_of_group
from pipeline.reading.answer.question.kinds_in_brackets import (
    are_all_in_brackets,
    are_of_one_kind,
    words_of_kinds,
)
from pipeline.reading.answer.question.named_parts import are_one_part, has_named_parts, parts_named
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 120


def no_part_alone(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of which every name, on a label or else over the table, is that of one part of the offences asked
    for. Several parts are held to what each is. `above` are the texts over each table and its sheet's name."""
    grouped = bool(kinds_asked_as_group(asked))
    if not (grouped or has_named_parts(asked)) or not asks_for_offences(asked):
        return
    labels = {facet.label.text: leaf for leaf in leaves for facet in naming_labels(leaf, flagged=True)}
    named = {text: leaf for text, leaf in labels.items() if _is_of_offences(text)}
    if are_of_one_kind(labels, asked) or (grouped and len(labels) == 1 and _is_one_class(*labels)):
        one = next(iter(labels.items()), None)
    elif not named:
        tables = {leaf.table: leaf for leaf in leaves}
        texts = ((text, leaf) for number, leaf in tables.items() for text in above.get(number, []))
        texts = ((text, leaf) for text, leaf in texts if len(text) <= _LONGEST)
        titles = {text: leaf for text, leaf in texts if _is_of_offences(text) or says("subject", "offences", text)}
        one = next(((text, leaf) for text, leaf in titles.items() if parts_named(text, asked)), None)
        kinds = {text: leaf for text, leaf in titles.items() if words_of_kinds(without_its_number(text), asked)}
        if are_all_in_brackets(tuple(map(without_its_number, kinds)), asked):
            one = None  # each in a table of its own
        elif are_of_one_kind(map(without_its_number, kinds), asked):
            one = next(iter(kinds.items()))
    elif len(named) < len(labels):
        return  # beside lines of other names
    else:
        one = next(iter(named.items())) if are_one_part(named, asked) else None
    if one is not None:
        text, leaf = one
        raise not_asked(
            leaf,
            f"The figures are of {clean(text)!r} alone, which is only a part of the offences that the collection asks "
            "for.",
            f"Ask the force for the other offences too; or, if these are all that was asked for: {SAY_COUNTS}.",
        )


def _is_one_class(text: str) -> bool:
    """True for the name of one class of a group, and not of the group itself: `Possession of article with blade or
    point`."""
    return class_said(text) is not None and not kinds_of_group(text)


def _is_of_offences(text: str) -> bool:
    return names_offence(text) or bool(kinds_of_offence(text))
