"""Tables that each stand under a question with its number, of which one asks for exactly what was asked for: `Q1 -
Number of bicycle thefts`, `Q2 - Number of electric scooter thefts`; `2. How many of these were by needle?`.

What belongs here: which of them are left out beside that one. What does not: questions for arrests, outcomes and the
like (`another_question.py`), titles without a number (`other_tables.py`), or questions in the rows of one table.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.beside.of_those import is_of_those
from pipeline.reading.answer.question.classes_of_law import classes_asked, classes_in
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.questions import asked_for
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import patterns, says

_NUMBER = re.compile(r"(?:q(?:uestion)? ?(\d{1,2})\b|(\d{1,2}) ?[.):-])[ .):-]*(?=[a-z])", re.I)
# What follows is told of all the offences asked for, and chooses none of them: `whether by drink or by needle`.
_WHATEVER = re.compile(r"\b(?:whether|including|regardless of)\b(.*)", re.I | re.S)


def under_other_questions(
    entries: dict[int, list[Entry]], above: dict[int, list[str]], asked: str, core: frozenset[str]
) -> dict[int, str]:
    """The tables, by number, whose own question asks for another thing, or for a part of the offences of the one before
    it, and why they are left out. `above` are the texts over each table, the nearest first; `core` the words that the
    question's title and what it counts share."""
    found = {number: leaves for number, leaves in entries.items() if leaves}
    titles = {number: clean(next(iter(above.get(number, [])), "")) for number in found}
    numbers = {number: _number_of(title) for number, title in titles.items()}
    if len(found) < 2 or 0 in numbers.values() or len(set(numbers.values())) < len(numbers):
        return {}
    own = [number for number, title in titles.items() if _asks_for_it(title, asked, core)]
    if not asks_for_offences(asked) or says("flag", "yes", asked) or len(own) != 1:
        return {}
    whole, aside = own[0], dict[int, str]()
    for number in found.keys() - {whole}:
        if not _states(found[whole], found[number], no_less=is_of_those(titles[number])):
            continue
        if is_of_those(titles[number]):
            if numbers[number] > numbers[whole] and _is_a_part(titles[number], asked):
                aside[number] = "a part of what was asked for, by its own question"
        elif _asks_for_another_thing(titles[number], titles[whole], asked):
            aside[number] = "answers a question for another thing than what was asked for"
    return aside


def _number_of(title: str) -> int:
    match = _NUMBER.match(title)
    return int(match[1] or match[2]) if match else 0


@lru_cache(maxsize=4096)
def _asks_for_it(title: str, asked: str, core: frozenset[str]) -> bool:
    """True for a question for all of what was asked for, by each word that tells it from others."""
    said = without_forces(title)
    told = core or make_question(asked).own
    return bool(told) and is_its_name(said, asked) and told <= stems(in_words_of_question(said, asked))


def _is_a_part(title: str, asked: str) -> bool:
    """True for a part of which the question does not say that it is what is asked for."""
    said = stems(asked_for(patterns("title")["of_those"].sub(" ", without_forces(title))))
    chosen = stems(_WHATEVER.sub(" ", asked))
    return bool(said) and not said & chosen


@lru_cache(maxsize=4096)
def _asks_for_another_thing(title: str, own: str, asked: str) -> bool:
    """True for the question of `own` put for another thing: the same words, with the thing's name in the place of the
    one that was asked for."""
    said, whole = (asked_for(without_forces(text)).split() for text in (title, own))
    begin = next((i for i, (a, b) in enumerate(zip(said, whole, strict=False)) if a != b), None)
    if begin is None:
        return False
    end = next(i for i, (a, b) in enumerate(zip(said[::-1], whole[::-1], strict=False)) if a != b)
    thing, was = " ".join(said[begin : len(said) - end]), " ".join(whole[begin : len(whole) - end])
    if not stems(was) & make_question(asked).own or not names_offence(title) or not says("thing", "name", thing):
        return False
    same = stems(thing) & stems(asked) or classes_in(f"{thing} theft") & classes_asked(asked, own)
    return not (same or make_question(asked).says(thing))


def _states(whole: list[Entry], other: list[Entry], *, no_less: bool) -> bool:
    """True where a table states each force and period of another, and for a part of it `no_less` in any."""
    scopes, wanted = _by_scope(whole), _by_scope(other)
    if wanted.keys() - scopes.keys():
        return False
    most = ((bounds(scopes[scope])[0], bounds(part)[1]) for scope, part in wanted.items())
    return not no_less or all(high is not None and high <= low for low, high in most)


def _by_scope(entries: list[Entry]) -> dict[object, list[Entry]]:
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.force, scope_of(entry.period)), []).append(entry)
    return found
