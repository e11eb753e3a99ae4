"""Tables beside one that bears the very name of what was asked for, which are left out: all crime, another offence,
the other side of it, incidents, things, and parts of it.

What belongs here: which tables, and why. What does not: what one title says (`of_those.py`), lines of one table
(`left_out.py`), or tables of arrests, outcomes and the like (`another_question.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.beside.beside_things import is_of_things_taken
from pipeline.reading.answer.beside.called_as_asked import (
    is_against,
    is_another_offence,
    is_called_as_asked,
    tells_offences_apart,
)
from pipeline.reading.answer.beside.of_those import (
    is_general,
    is_of_all_crime,
    is_of_those,
    name_of,
    says_less,
    says_what,
    without_its_number,
)
from pipeline.reading.answer.beside.other_sides import is_of_other_side, tables_of_other_sides
from pipeline.reading.answer.question.against_question import side_asked
from pipeline.reading.answer.question.classes_of_law import classes_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import without_breakdown
from pipeline.reading.labels.words import patterns, says

_NUMBERED = re.compile(r"(?:q(?:uestion)?|part)?\W?\d{1,2}[a-z]?(?:[.):]|\W*$)|\(?[a-h]\)", re.I)
_Scopes = dict[tuple[str, object], list[Entry]]


def tables_of_else(
    entries: dict[int, list[Entry]], above: dict[int, list[str]], asked: str, core: frozenset[str]
) -> dict[int, str]:
    """The tables, by number, that are not what was asked for, beside one that bears its very name and states it for
    each of their forces and periods, and why they are left out. `above`: the texts over each table, the nearest first,
    and its sheet's name; `core` are the words that the question's title and what it counts share."""
    if not asks_for_offences(asked) or says("flag", "yes", asked) or len(entries) < 2:
        return {}
    found = {number: leaves for number, leaves in entries.items() if leaves}
    names = {n: name_of(above.get(n, [])) or _shared_label(leaves) for n, leaves in found.items()}
    plain = {n: without_breakdown(without_forces(name)) for n, name in names.items()}  # `..., by local authority`
    own = [number for number, name in plain.items() if name and is_its_name(name, asked)]
    scopes = {number: _by_scope(leaves) for number, leaves in found.items()}
    sides = tables_of_other_sides({n: above.get(n, []) for n in found}, asked)
    aside = dict.fromkeys(sides, "the other kind than the one that was asked for, which has a table of its own")
    for number in found.keys() - set(own) if own else ():
        name, here = names[number], scopes[number]
        labels = {label for entry in found[number] for label in entry.labels}
        whole = [n for n in own if not is_of_those(names[n])]
        stating = [n for n in whole if here.keys() <= scopes[n].keys()]
        called = [n for n in stating if is_called_as_asked(plain[n], asked, core)]
        within = [n for n in own if is_of_those(names[n]) or says("title", "of_all", name)]
        if _is_of_all_crime(name, labels, asked) and any(_holds(here, scopes[n]) for n in within):
            aside[number] = "of all crime, and what was asked for has a table of its own"
        elif stating and _is_of_things(name or next(iter(above.get(number, [])), ""), labels):
            aside[number] = "counts things, and the offences have a table of their own"
        elif called and _is_of_incidents(next(iter(above.get(number, [])), ""), labels, asked):
            aside[number] = "counts incidents, and the offences have a table of their own"
        elif called and name and is_against(name, asked) and not any(map(make_question(asked).says, labels)):
            aside[number] = "what the question is not of, and what was asked for has a table of its own"
        elif called and (_is_of_another(name, labels, asked) or _is_of_another(plain[number], labels, asked)):
            aside[number] = "of another offence, and what was asked for has a table of its own"
        elif (
            called and is_of_other_side(name, asked) and not any(side_asked(label, asked) == "own" for label in labels)
        ):
            aside[number] = "the other kind than the one that was asked for, which has a table of its own"
        elif (says_less(name, asked) or _is_a_narrower_question(name, above[number][:-1], asked)) and any(
            _holds(scopes[n], here, every=False) for n in whole
        ):
            aside[number] = "a part of what was asked for, which has a table of its own"
    return aside


def _is_of_all_crime(name: str, labels: set[str], asked: str) -> bool:
    return is_of_all_crime(name, asked) and all(is_general(label, asked) for label in labels)


def _is_a_narrower_question(name: str, above: list[str], asked: str) -> bool:
    """True for what was asked for with more words, `Rape offences where a weapon was used`, under a number of its own:
    the answer to another question of the same letter."""
    if not any(_NUMBERED.match(text.strip()) for text in above):
        return False
    question, said = make_question(asked), without_its_number(name).casefold()
    return question.says(said) and bool(question.unknown(without_forces(said), joined=True, narrowing=True))


def _is_of_things(title: str, labels: set[str]) -> bool:
    """True for a table whose labels, or whose title, count things, and of which no label speaks of offences."""
    if labels and all(map(is_of_things_taken, labels)):
        return True
    said = clean(without_its_number(title)).rstrip(" ?.:")  # or a question for them
    plain = [patterns("offence")["objects"].sub(" ", label) for label in labels]  # `Knives` are things too
    if says("parts", "left_over", said):
        return False  # of `Other vehicles` the offences may be among those asked for
    return (is_of_things_taken(said) or says("title", "of_things", said)) and not any(map(says_what, plain))


def _is_of_incidents(title: str, labels: set[str], asked: str) -> bool:
    """True for a table of incidents, of which no title or label says that they are offences."""
    said = [without_its_number(clean(title)), *labels]
    of_else = says("subject", "incidents", said[0]) and not says("subject", "incidents", asked)
    return of_else and not any(says("subject", "offences", text) for text in said)


def _is_of_another(name: str, labels: set[str], asked: str) -> bool:
    """True for a table of one offence that the law tells apart from what was asked, of which no line says otherwise."""
    said, wanted = without_its_number(name), classes_asked(asked, "")
    if not (tells_offences_apart(asked) and is_another_offence(said, asked, wanted)) or says("within", "words", said):
        return False
    own = (label for label in labels if make_question(asked).says(label))
    return all(is_another_offence(label, asked, wanted) for label in own)  # `Trafficking of drugs` has a word of it


def _shared_label(entries: list[Entry]) -> str:
    """The one label that all figures of a table have and that names an offence; empty for none."""
    shared = set(entries[0].labels).intersection(*(entry.labels for entry in entries))
    return next((text for text in entries[0].labels if text in shared and says_what(text)), "")


def _by_scope(entries: list[Entry]) -> _Scopes:
    found: _Scopes = {}
    for entry in entries:
        found.setdefault((entry.force, scope_of(entry.period)), []).append(entry)
    return found


def _holds(whole: _Scopes, part: _Scopes, *, every: bool = True) -> bool:
    """True where a table states no less than another for each force and period of the one that is left out: of the
    whole, or else of the part."""
    wanted = whole.keys() if every else part.keys()
    if not wanted or not (whole.keys() >= wanted and part.keys() >= wanted):
        return False
    pairs = [(bounds(whole[scope])[0], bounds(part[scope])[1]) for scope in wanted]
    return all(most is not None and most <= least for least, most in pairs)
