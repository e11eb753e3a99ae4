"""Tables of which one says that it is a part of another: `Q1. All crime recorded`, `Q2. Of those, shoplifting`.

What belongs here: which of them was asked for, by their titles. What does not: lines of one table (`of_which.py`), or
tables of arrests, outcomes and the like (`another_question.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.asked import not_asked
from pipeline.reading.answer.asked_questions import PUT
from pipeline.reading.answer.beside_its_name import is_its_name
from pipeline.reading.answer.beside_things import is_of_things_taken
from pipeline.reading.answer.called_as_asked import is_another_offence, is_called_as_asked, tells_offences_apart
from pipeline.reading.answer.classes_of_law import classes_asked
from pipeline.reading.answer.question import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.questions import asked_for
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems, without_periods
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 160
_GENERAL = PUT | stems("notifiable overall entire")
_ENDS = ("arrests", "charges", "outcomes")
_THEFT = stems("theft acquisitive")
_AGE = re.compile(r"\d")
_NUMBERED = re.compile(r"^(?:(?:q(?:uestion)?|part|table) ?)?(?:\d{1,2}[a-z]?|[a-z](?=[.):]))?\s*[.):-]*\s*", re.I)
_Scopes = dict[tuple[str, object], list[Entry]]


def of_wider_or_less(
    entries: dict[int, list[Entry]], above: dict[int, list[str]], asked: str, core: frozenset[str]
) -> dict[int, str]:
    """The tables, by number, that hold all crime, another offence or a part of what was asked, beside one that bears
    its very name and states it for each of their forces and periods, and why they are left out. `above`: the texts over
    each table, the nearest first, and its sheet's name; `core` are the words that the question's title and what it
    counts share."""
    if not asks_for_offences(asked) or says("flag", "yes", asked) or len(entries) < 2:
        return {}
    names = {n: _name(above.get(n, []), asked) or _shared_label(found) for n, found in entries.items() if found}
    own = [number for number, name in names.items() if name and is_its_name(without_forces(name), asked)]
    scopes = {number: _by_scope(entries[number]) for number in names}
    aside: dict[int, str] = {}
    for number, name in names.items():
        here, labels = scopes[number], {label for entry in entries[number] for label in entry.labels}
        things = bool(labels) and all(map(is_of_things_taken, labels))
        if not (name or things) or number in own:
            continue
        within = [n for n in own if _is_within(names[n], name)]
        whole = [n for n in own if not _is_of_those(names[n])]
        called = [n for n in whole if is_called_as_asked(without_forces(names[n]), asked, core)]
        if is_of_all_crime(name, asked) and any(_holds(here, scopes[n]) for n in within):
            if all(_is_general(label, asked) for label in labels):
                aside[number] = "of all crime, and what was asked for has a table of its own"
        elif _is_of_another(name, labels, asked) and any(here.keys() <= scopes[n].keys() for n in called):
            aside[number] = "of another offence, and what was asked for has a table of its own"
        elif things and any(here.keys() <= scopes[n].keys() for n in whole):
            aside[number] = "counts things, and the offences have a table of their own"
        elif _says_less(name, asked) and any(_holds(scopes[n], here, every=False) for n in whole):
            aside[number] = "a part of what was asked for, which has a table of its own"
    return aside


def _is_of_another(name: str, labels: set[str], asked: str) -> bool:
    """True for a table of one offence that the law tells apart from what was asked, of which no line says otherwise."""
    said = _NUMBERED.sub("", name)
    another = is_another_offence(said, asked, classes_asked(asked, ""))
    known = tells_offences_apart(asked) and another and not says("within", "words", said)
    return known and not any(make_question(asked).says(label) for label in labels)


def _shared_label(entries: list[Entry]) -> str:
    """The one label that all figures of a table have and that names an offence; empty for none."""
    shared = set(entries[0].labels).intersection(*(entry.labels for entry in entries))
    return next((text for text in entries[0].labels if text in shared and _says_what(text)), "")


def no_part_of_others(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures under a title by which they are a part of others that the file does not state: `How many of these
    were attended?`."""
    if not asks_for_offences(asked) or says("flag", "yes", asked):
        return
    tables = {leaf.table: leaf for leaf in leaves}
    for table, leaf in tables.items():
        name = _name(above.get(table, [])[:-1], asked)
        if name and _says_less(name, asked):
            raise not_asked(
                leaf,
                f"By their title the figures are a part of others: {name!r}.",
                f"Ask the force for all of the offences that were asked for; or, if these are: {SAY_COUNTS}.",
            )


def _name(texts: list[str], asked: str) -> str:
    """The first text over a table that says what is counted, or of what it is a part."""
    plain = (text for text in map(clean, texts) if len(text) <= _LONGEST)
    return next((text for text in plain if _is_of_those(text) or _says_what(text)), "")


def _says_what(text: str) -> bool:
    return says("subject", "offences", text) or names_offence(text)


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


def _is_of_those(text: str) -> bool:
    return says("title", "of_those", text)


def _is_within(part: str, whole: str) -> bool:
    """Whether the one is plainly among the other: it says so, or the other says that it is of all."""
    return _is_of_those(part) or says("title", "of_all", whole)


def _says_less(text: str, asked: str) -> bool:
    """True for `How many of these were attended?`: of those before it, and with a word that the question has not; and
    for `How many offences resulted in a charge?`."""
    if says("narrowing", "ended", text) and not any(says("subject", end, asked) for end in _ENDS):
        return True
    said = asked_for(patterns("title")["of_those"].sub(" ", without_forces(text)))
    less = make_question(asked).unknown(said, joined=True, narrowing=True) or _AGE.search(said)
    return _is_of_those(text) and bool(less)


@lru_cache(maxsize=4096)
def is_of_all_crime(text: str, asked: str) -> bool:
    """True for `All crime recorded` and `How many offences were recorded?` where some were asked for, and for `All
    theft` where these are thefts."""
    own = (make_question(asked).own or kinds_of_offence(asked)) and not make_question(asked).says(text)
    left = says("parts", "left_over", text) or says("parts", "outcome", text) or says("parts", "unsolved", text)
    counts = says("subject", "offences", text) or names_offence(text)
    return bool(own) and counts and not left and _is_general(text, asked)


def _is_general(text: str, asked: str) -> bool:
    said = clean(without_forces(text))
    theft = _THEFT if says("title", "thefts", asked) else frozenset[str]()
    return not stems(without_periods(said, find_periods(said))) - _GENERAL - theft
