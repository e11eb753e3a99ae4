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
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.sides import sexes_told_apart
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 120


def no_part_alone(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of which every name, on a label or else over the table, is that of one part of the offences asked
    for. Several parts are held to what each is. `above` are the texts over each table and its sheet's name."""
    if not (kinds_asked_as_group(asked) or has_named_parts(asked)) or not asks_for_offences(asked):
        return
    one = _the_one_part(leaves, asked, above)
    if one is not None:
        text, leaf = one
        raise not_asked(
            leaf,
            f"The figures are of {clean(text)!r} alone, which is only a part of the offences that the collection asks "
            "for.",
            f"Ask the force for the other offences too; or, if these are all that was asked for: {SAY_COUNTS}.",
        )


def _the_one_part(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> tuple[str, Entry] | None:
    """The name of the one part that all figures are of, with one of them; None where they are of more."""
    labels = {facet.label.text: leaf for leaf in leaves for facet in naming_labels(leaf, flagged=True)}
    named = {text: leaf for text, leaf in labels.items() if _is_of_offences(text)}
    if (alone := _class_alone(labels if named else {}, leaves, asked, above)) is not None:
        return alone
    if are_of_one_kind(labels, asked):
        return next(iter(labels.items()), None)
    if not named:
        return _titled(leaves, asked, above)
    if len(named) < len(labels):
        return None  # beside lines of other names
    return next(iter(named.items())) if are_one_part(named, asked) else None


def _titled(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> tuple[str, Entry] | None:
    """The same by the titles over the tables."""
    tables = {leaf.table: leaf for leaf in leaves}
    texts = ((text, leaf) for number, leaf in tables.items() for text in above.get(number, []))
    texts = ((text, leaf) for text, leaf in texts if len(text) <= _LONGEST)
    titles = {text: leaf for text, leaf in texts if _is_of_offences(text) or says("subject", "offences", text)}
    kinds = {text: leaf for text, leaf in titles.items() if words_of_kinds(without_its_number(text), asked)}
    if are_all_in_brackets(tuple(map(without_its_number, kinds)), asked):
        return None  # each in a table of its own
    if are_of_one_kind(map(without_its_number, kinds), asked):
        return next(iter(kinds.items()))
    return next(((text, leaf) for text, leaf in titles.items() if parts_named(text, asked)), None)


def _class_alone(
    labels: dict[str, Entry], leaves: list[Entry], asked: str, above: dict[int, list[str]]
) -> tuple[str, Entry] | None:
    """The one label of all figures, or else the one name nearest over their tables, where it is that of a class or a
    kind in the group that was asked for: `Rape` of sexual offences."""
    names = labels
    if not labels:
        tables = {leaf.table: leaf for leaf in leaves}
        titles = {number: next(filter(_is_of_offences, above.get(number, [])), "") for number in tables}
        names = {title: tables[number] for number, title in titles.items()}
        if sexes_told_apart(names):  # `Rape of a female`, and of a male
            names = dict([next(iter(names.items()))])
    one = next(iter(names.items())) if len(names) == 1 else None
    return one if one is not None and _is_one_class(one[0], asked) else None


def _is_one_class(text: str, asked: str) -> bool:
    """True for a text that names a class, or some kinds, of the group that was asked for, and not the group."""
    own = make_question(asked).own
    if kinds_of_group(text) or (own and own <= stems(text)):
        return False
    group = kinds_asked_as_group(asked)
    return bool(group) and (class_said(text) is not None or frozenset() < kinds_of_offence(text) < group)


def _is_of_offences(text: str) -> bool:
    return names_offence(text) or bool(kinds_of_offence(text))
