"""The line that is called exactly what was asked, among lines that are plainly something else: `Stalking` beside
`Harassment`.

What belongs here: which of the other lines may be left out, since no line can be a part of what stands beside it under
its own name and is told apart from it by law. What does not: lines of no offences (`beside_its_name.py`), parts
(`of_which.py`), wholes (`wider_wholes.py`), or whether what is left is the answer (`answer/rules.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.reading.answer.beside.another_offence import is_another_class, is_another_offence, is_class_of_its_own
from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.question.against_question import opposite_of, side_asked
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.classes import class_of_line, class_said, side_of, told_by
from pipeline.reading.answer.question.classes_of_law import classes_asked, classes_in, taken_anywhere
from pipeline.reading.answer.question.groups import kinds_of_group
from pipeline.reading.answer.question.named_parts import names_none_of_it
from pipeline.reading.answer.question.same_meaning import in_its_words, in_words_of_question
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import asks_for_offences, is_beginning, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import (
    kinds_of_offence,
    role_of_heading,
    stems,
    without_breakdown,
    without_kind,
)
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.line import Facet

_LONGEST = 160
# `T03`, `TOMV -`, `3.` before a name.
_CODE = re.compile(r"(?P<code>[A-Z]{2,8}\d{0,3}|[A-Z]{0,3}\d{1,4}[A-Z]?)(?:\s?[-–:.)]\s*|\s+)(?=[A-Z])")
_THEFT = stems("theft")
Above = dict[int, list[str]]
"""The texts over each table, the nearest first, and its sheet's name, by its number."""


def plainly_else(
    entries: list[Entry], asked: str, core: frozenset[str], above: Above, notes: Iterable[str] = ()
) -> list[Entry]:
    """The figures of other offences than was asked for, on an axis of which one label has the name of what was asked,
    for the same force and period. `core` are the words that the question's title and what it counts share.

    Not where what was asked may be of any offence: under a flag, a marker or a keyword, or the word of a motive; and
    what is taken in the course of other offences may be told by these under its own title. By `notes` the one may be
    among the other.
    """
    if not asks_for_offences(asked) or _is_gathered(asked):
        return []
    question = make_question(asked)
    axes: dict[tuple[int, int], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    facets: dict[tuple[int, int, str], Facet] = {}
    for entry in entries:
        for facet in _naming(entry) if not entry.of_records else ():  # each record is of what its list is of
            axes[entry.table, id(facet.axis)][facet.label.text].append(entry)
            facets[entry.table, id(facet.axis), facet.label.text] = facet
    found: dict[int, Entry] = {}
    for (table, axis), lines in axes.items():
        names = _without_codes(list(lines))
        named = [text for text in lines if is_called_as_asked(names[text], asked, core)]
        if len(named) != 1 or gathers(above.get(table, []), asked):
            continue
        mine = classes_asked(asked, names[named[0]])
        titled = taken_anywhere(mine) and any(map(question.says, above.get(table, [])))
        codes = {text: facets[table, axis, text].label.code or "" for text in lines}
        others = [
            text
            for text, name in names.items()
            if (is_another_offence(name, asked, mine) and not (titled and not _is_of_a_thing(name)))
            or is_another_class(text, codes[text], asked)
            or (mine and not taken_anywhere(mine) and is_against(name, asked))
        ]
        others += [text for text in lines if others and is_class_of_its_own(text, codes[text], asked)]
        if not is_of_offences(facets[table, axis, named[0]].axis, asked):
            continue
        others = [text for text in others if not any(is_among(note, text, asked) for note in notes)]
        stated = {_place(entry) for entry in lines[named[0]]}
        own = {id(entry) for entry in lines[named[0]]}  # those that it stands over are of it, whatever they are called
        aside = (entry for text in others for entry in lines[text] if _place(entry) in stated)
        found |= {id(entry): entry for entry in aside if id(entry) not in own}
    return list(found.values())


def is_against(name: str, asked: str) -> bool:
    """True for what the question is not of, and not for both sides joined: `Dwelling and non-dwelling`."""
    other = side_asked(name, asked) == "other" or not says("opposite", "both", name)
    return other and bool(opposite_of(name, asked))


def _without_codes(texts: list[str]) -> dict[str, str]:
    """The names of lines that each begin with a number or a code of their own, `T03 Theft from shops`; else the lines
    themselves: the letters of a flag tell of which offences one is."""
    found = [_CODE.match(text) for text in texts]
    codes = {match["code"] for match in found if match is not None}
    flags = any(patterns("over")["flag_letters"].fullmatch(code) for code in codes)
    if len(codes) < len(texts) or len(texts) < 2 or flags:
        return {text: text for text in texts}
    return {text: text[match.end() :] for text, match in zip(texts, found, strict=True) if match is not None}


@lru_cache(maxsize=4096)
def is_among(note: str, text: str, asked: str) -> bool:
    """True for a note by which the one offence is among the figures of the other."""
    kinds = kinds_of_offence(note)
    both = kinds & kinds_of_offence(text) and kinds & kinds_of_offence(asked)
    return bool(both) and says("called_as_asked", "among", note)


def _naming(entry: Entry) -> list[Facet]:
    """The labels of a figure that may name its offence: none of arrests or the like, of a flag, or of a total."""
    lines = [line for line in (entry.row, entry.column) if line is not None]
    if entry.subject not in (None, "offences") or entry.flag:
        return []
    return [
        facet
        for line in lines
        for facet in line.facets
        if facet.axis.role in ("other", "offence") and facet.label.rest and not facet.label.total
    ]


@lru_cache(maxsize=256)
def tells_offences_apart(asked: str) -> bool:
    """True for a question of offences that the law tells apart from all others, and not of those with a flag, which may
    be any."""
    return bool(classes_asked(asked, "")) and not _is_gathered(asked)


def _is_gathered(asked: str) -> bool:
    return says("flag", "yes", asked) or says("within", "words", asked)


def _is_of_a_thing(text: str) -> bool:
    return taken_anywhere(classes_in(text))


@lru_cache(maxsize=4096)
def is_called_as_asked(text: str, asked: str, core: frozenset[str]) -> bool:
    """True for the name of all that was asked for, and of no more: each word by which the question tells its offence
    from others, or a longer one that it has too, `shoplifting` for `Theft from shops (shoplifting)`; and no other of
    its words, which may be those of a part."""
    if told_by(asked) and side_of(class_of_line(text), asked) == "asked":
        return True  # `Possession of controlled drugs (cannabis)`
    text = in_its_words(text, asked)
    name = f"{text} offences" if classes_in(text) else text  # `Public order` has no word of an offence
    if not is_its_name(name, asked) or kinds_of_offence(text) != kinds_of_offence(asked):
        return False
    if (says("over", "attempts", text) and not says("over", "attempts", asked)) or names_none_of_it(text, asked):
        return False
    if says("called_as_asked", "marker", text) and not says("called_as_asked", "marker", asked):
        return False
    if len(text) > 2 and clean(text).casefold() in make_question(asked).known - stems(asked):
        return True  # `FGM`
    own, told = stems(in_words_of_question(text, asked)), core or make_question(asked).own
    said = own | (_THEFT if says("title", "thefts", text) else frozenset())
    kinds, text = kinds_of_offence(text), in_words_of_question(text, asked)
    for kind in kinds:
        text = without_kind(text, kind)
    plain = patterns("called_as_asked")["joining"].sub(" ", patterns("neutral")["words"].sub(" ", text))
    return all(is_beginning(word, said) for word in _of_its_own(told)) and stems(plain) <= told


def _of_its_own(told: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in told if not patterns("neutral")["words"].fullmatch(word))


def gathers(texts: list[str], asked: str) -> bool:
    """True for a table of offences of any name that a title gathers or divides, `Crimes with a stalking marker`,
    `Modern slavery by offence type`, or of which one says less by any word: `Domestic stalking and harassment`."""
    question, kinds = make_question(asked), kinds_of_offence(asked)
    alone = (text for text in map(clean, texts) if question.says(text) and kinds_of_offence(text) <= kinds)
    return (
        any(says("within", "words", text) for text in texts)
        or any(says("called_as_asked", "divided", text) for text in alone)
        or any(first_of("counted", text) or _says_less(text, asked) for text in texts if len(text) <= _LONGEST)
    )


@lru_cache(maxsize=4096)
def _says_less(text: str, asked: str) -> bool:
    """True for a title that names kinds of offences, and has a word that neither they nor the question have."""
    said, kinds = patterns("called_as_asked")["kinds"].sub(" ", without_breakdown(bare(text))), kinds_of_offence(text)
    for kind in kinds:
        said = without_kind(said, kind)
    less = make_question(asked).unknown(said.casefold(), joined=True, narrowing=True, strict=True)
    return bool(kinds and less) and class_said(bare(text)) is None  # `Exposure and voyeurism`


def is_of_offences(axis: Axis, asked: str) -> bool:
    """True for an axis whose heading, if it has one, says no more than that its labels are offences, or those of a
    group that holds what was asked for."""
    if kinds_of_group(axis.heading) & classes_asked(asked, ""):
        return True
    heading = patterns("called_as_asked")["level"].sub("", clean(bare(in_words(axis.heading))))
    if not heading or role_of_heading(heading) == "period":
        return True
    if first_of("subject", heading) in OTHER_SUBJECTS or says("called_as_asked", "linked", heading):
        return False
    plain = patterns("called_as_asked")["kinds"].sub(" ", patterns("neutral")["words"].sub(" ", heading))
    return not stems(plain)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.table, entry.force, entry.period.start, entry.period.end
