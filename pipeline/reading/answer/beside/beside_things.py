"""Things and animals counted beside the offences in which they were taken: `Number of thefts`, `Number of animals
stolen`.

What belongs here: which of the two lines is the answer, and when nobody can tell. What does not: arrests, victims and
the like (`question/asked.py`, `beside_its_name.py`), or things alone (`question/asked_things.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pipeline.reading.answer.beside.beside_its_name import innermost, is_its_name, is_left_over
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import says

_Line = tuple[str, int, int]


def beside_things(entries: list[Entry], above: dict[int, list[str]], asked: str) -> list[Entry]:
    """The figures of things on lines beside one of the offences, in the same places and by no printed total added to
    them. `above` are the texts over each table.

    `Offences` may be all there are of any kind, and the things those that were asked for: these are offences of what
    was asked only where their own name or a title says so, or where each has a thing or more.
    """
    if not asks_for_offences(asked) or says("no_offence", "things_asked", asked):
        return []
    lines: dict[_Line, list[Entry]] = defaultdict(list)
    for entry in entries:
        for kind, facet in innermost(entry):
            line = entry.row if kind == "row" else entry.column
            if line is not None and not facet.label.total:
                lines[kind, id(facet.axis), line.index].append(entry)
    things = {line for line, found in lines.items() if all(is_of_things(text) for text in _names(line, found))}
    offences = {
        line
        for line, found in lines.items()
        if all(is_plainly_of_offences(text, asked) for text in _names(line, found))
    }
    aside = []
    for axis in {line[:2] for line in things}:
        together = [entry for line in things if line[:2] == axis for entry in lines[line]]
        if any(_stand_for(lines[other], together, above, asked) for other in offences if other[:2] == axis):
            aside += together
    return aside


def _names(line: _Line, entries: list[Entry]) -> Iterator[str]:
    return (facet.label.text for entry in entries for kind, facet in innermost(entry) if kind == line[0])


def _stand_for(offences: list[Entry], things: list[Entry], above: dict[int, list[str]], asked: str) -> bool:
    """Whether the offences are those that were asked for, stated wherever the things are."""
    beside: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for thing in things:
        beside[_place(thing)].append(thing)
    stated = {_place(entry): entry for entry in offences}
    if beside.keys() - stated.keys() or any(
        t.covered & stated[at].covered for at, found in beside.items() for t in found
    ):
        return False
    names = [facet.label.text for entry in offences for _, facet in innermost(entry)]
    if any(is_its_name(text, asked) for text in (*names, *above.get(offences[0].table, []))):
        return True
    return all(_has_a_thing_each(stated[at], found) for at, found in beside.items())


def _has_a_thing_each(offences: Entry, things: list[Entry]) -> bool:
    return offences.value.count is not None and offences.value.count <= sum(thing.value.low or 0 for thing in things)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.table, entry.force, entry.period.start, entry.period.end


@lru_cache(maxsize=4096)
def is_of_things(text: str) -> bool:
    """True for `Number of animals stolen`, `Dogs recovered` and `Number of vehicles`."""
    return is_of_things_taken(text) or says("no_offence", "alone", text)


def is_of_things_taken(text: str) -> bool:
    """True where a label says what was done with them too."""
    return says("no_offence", "things", text) or says("no_offence", "done", text)


@lru_cache(maxsize=4096)
def is_plainly_of_offences(text: str, asked: str) -> bool:
    """True for `Offences recorded`, `Number of thefts` and the name of what was asked for, without a word more."""
    if is_left_over(text) or not (says("subject", "offences", text) or names_offence(text)):
        return False
    return stems(in_its_words(text, asked)) <= make_question(asked).known
