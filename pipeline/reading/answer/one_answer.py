"""A sum over different things is no answer: all offences beside the online ones, offences beside victims.

What belongs here: telling a sum over one thing from a sum over different things. What does not: the refusal that shows
both (`two_answers.py`), choosing between tables (`statements.py`), or whether the figures are what the collection asks
for (`question/asked.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.opposites import has_opposite
from pipeline.reading.labels.questions import asked_for, asks_how_many
from pipeline.reading.labels.sides import is_of_no_side
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.tables.line import Facet

_ALL = re.compile(r"\s[-–]\s*(?:all)?\s*$|\s\(all\)|^all\b", re.I)


def one_thing_only(group: list[Entry], parts: set[int], *, flag_asked: bool = True) -> None:
    """Refuse a sum over different things: all offences beside the online ones, offences beside victims, a part
    beside its whole. Of a flag that nobody asked about, the sides are parts like any others: a printed total adds them
    up. Of the tables that are `parts` of one whole each may have a total of its own."""
    if len(group) < 2:
        return
    questions = {id(entry): _question(entry) for entry in group}
    if len(set(questions.values())) > 1:
        sides = _split(group, lambda entry: questions[id(entry)] == questions[id(group[0])])
        if not are_added_up(*sides):
            raise two_answers(*sides, which="the answers to different questions")
    flags = {entry.flag for entry in group}
    if not flag_asked and _sides_added_up(group):
        flags = set()
    if flags == {"yes", "no"} or ("no" in flags and len(flags) > 1):
        raise two_answers(*_split(group, lambda e: e.flag == "yes"), which="flagged and not flagged")
    if "yes" in flags and len(flags) > 1:
        plain = {wording_of(e.labels) for e in group if e.flag is None}
        sides = _split(group, lambda e: e.flag == "yes")
        for entry in sides[0]:
            said = wording_of(entry.labels)
            if (not said or said in plain) and not are_added_up(*sides):
                raise two_answers(*sides, which="all offences and the online ones")
    whole = bool(frozenset.intersection(*(entry.covered for entry in group)))
    for part in (*parts, None):
        _one_whole([e for e in group if (e.table if e.table in parts else None) == part], whole)
    for first, which in (
        (_of_first_subject(group), "different things"),
        (_in(_beside_offences(group)), "offences and something beside them"),
        (_not_in(_included_elsewhere(group)), "an offence with another included and without"),
    ):
        sides = _split(group, first)
        if all(sides) and not are_added_up(*sides):
            raise two_answers(*sides, which=which)
    narrower = [entry for entry in group if says("subset", "words", entry.offence or "")]
    flagged = flag_asked and flags == {"yes"}  # `of which flagged online`, and nothing else
    if narrower and not flagged and not _are_opposites(group, narrower):
        raise two_answers(*_split(group, _not_in(narrower)), which="a whole and a part of it")


def _are_opposites(group: list[Entry], parts: list[Entry]) -> bool:
    """True for `With injury` and `Without injury` that a printed total adds up."""
    sides = _split(group, _not_in(parts))
    named = {facet.label.text for entry in group for facet in _facets(entry)}
    whole = all(any(has_opposite(f.label.text, named) for f in _facets(part)) for part in parts)
    return whole and all(sides) and are_added_up(*sides)


def _sides_added_up(group: list[Entry]) -> bool:
    sides = [[entry for entry in group if entry.flag == side] for side in ("yes", "no")]
    rest = [entry for entry in group if entry.flag is None]
    return all(sides) and are_added_up(*sides) and (not rest or are_added_up(sides[0], rest))


def _question(entry: Entry) -> str:
    """What the question beside a figure asks for; empty where none stands there."""
    own = [f.label.text for f in (entry.row.facets if entry.row is not None else ()) if f.own]
    return next((asked_for(text) for text in own if asks_how_many(text)), "")


def _of_first_subject(group: list[Entry]) -> Callable[[Entry], bool]:
    subject = next(filter(None, map(_subject, group)), "")
    return lambda entry: _subject(entry) in ("", subject)


def _subject(entry: Entry) -> str:
    """What a figure counts; empty beside `Female victims` and `Male victims` for those whose sex is not known."""
    no_side = entry.subject is None and any(is_of_no_side(facet.label.text) for facet in _facets(entry))
    return "" if no_side else entry.subject or "offences"


def _in(entries: list[Entry]) -> Callable[[Entry], bool]:
    taken = {id(entry) for entry in entries}
    return lambda entry: id(entry) in taken


def _not_in(entries: list[Entry]) -> Callable[[Entry], bool]:
    taken = {id(entry) for entry in entries}
    return lambda entry: id(entry) not in taken


def are_added_up(one: list[Entry], other: list[Entry]) -> bool:
    """True if a printed total adds the two sides up: one along the rows proves nothing of two columns."""
    kinds = {kind for _, kind, _ in frozenset.intersection(*(entry.covered for entry in (*one, *other)))}
    rows, columns = (
        {(e.table, line.index) for e in one if (line := of(e))}
        & {(e.table, line.index) for e in other if (line := of(e))}
        for of in (lambda e: e.row, lambda e: e.column)
    )
    if rows and not columns:
        return bool(kinds - {"row"})
    return bool(kinds - {"column"}) if columns and not rows else bool(kinds)


def _beside_offences(group: list[Entry]) -> list[Entry]:
    """The figures under a heading beside one that says `Offences`: `SDs`, `Number of dogs`."""
    said: dict[int, set[str]] = {}
    for facet in (facet for entry in group for facet in _facets(entry)):
        if says("subject", "offences", facet.label.text) and not facet.label.total:
            said.setdefault(id(facet.axis), set()).add(facet.label.text)

    def is_beside(facet: Facet) -> bool:
        label, text = facet.label, facet.label.text
        if not label.rest or label.category or label.flag or label.code or facet.axis.family:
            return False
        if says("subject", "offences", text) or _names_what_is_counted(text):
            return False
        own = _stems_of_its_own(text)
        return any(not stems(other) or own & stems(other) for other in said.get(id(facet.axis), ()))

    return [entry for entry in group if any(map(is_beside, _facets(entry)))]


@lru_cache(maxsize=4096)
def _names_what_is_counted(text: str) -> bool:
    """True for the name of an offence; `Weapons` alone names none."""
    return names_offence(patterns("offence")["objects"].sub(" ", text))


@lru_cache(maxsize=4096)
def _stems_of_its_own(text: str) -> frozenset[str]:
    return stems(patterns("common")["words"].sub(" ", text))


def _facets(entry: Entry) -> list[Facet]:
    return [f for line in (entry.row, entry.column) if line is not None for f in line.facets]


_INCLUDING = re.compile(r"(?<!not )\b(?:inc|incl|includes|including)\b[. ]+(?P<what>[a-z -]+)", re.I)


def _included_elsewhere(group: list[Entry]) -> list[Entry]:
    """The lines that another says it includes: `Attempted rape` beside `Rape (incl. attempts)`."""
    own = {id(entry): key(_INCLUDING.sub(" ", entry.offence or "")) for entry in group}
    found: list[Entry] = []
    for entry in group:
        said = _INCLUDING.search(entry.offence or "")
        words = key(said.group("what")).split() if said else []
        stems = {word[:6] for word in words if names_offence(word) or word.startswith("attempt")}
        stems = {stem for stem in stems if stem not in own[id(entry)]}
        if stems:
            found += [other for other in group if other is not entry and any(stem in own[id(other)] for stem in stems)]
    return found


def _one_whole(group: list[Entry], whole: bool) -> None:
    """Refuse groups that each have a total of their own, and none over all, unless they are kinds of offences."""
    totals = {entry.covered for entry in group if entry.covered}
    if whole or len(totals) < 2 or any(not entry.covered for entry in group):
        return
    first = group[0].covered
    others = [entry for entry in group if not entry.covered & first]
    if (
        others
        and not all(names_offence(entry.offence or "") or entry.code for entry in group)
        and len({entry.offence for entry in group}) > 1
    ):
        raise two_answers(
            [e for e in group if e not in others], others, which="groups with a total each and none over both"
        )


def wording_of(labels: tuple[str, ...]) -> str:
    """What the labels say besides flags, `all` and general words: empty for `Online flagged offences`."""
    text = " ".join(labels)
    for name in ("no", "yes"):
        text = patterns("flag")[name].sub(" ", text)
    text = patterns("generic")["words"].sub(" ", text)
    text = " ".join(word for word in text.split() if patterns("over")["flag_letters"].fullmatch(word) is None)
    return key(_ALL.sub(" ", text))


def _split(group: list[Entry], first: Callable[[Entry], bool]) -> tuple[list[Entry], list[Entry]]:
    return [e for e in group if first(e)], [e for e in group if not first(e)]
