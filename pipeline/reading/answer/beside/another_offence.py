"""Whether the name of a line is that of another offence than was asked for: `Harassment`, `Theft offences`, `37/02
Aggravated vehicle taking`.

What belongs here: one label, beside a line that is called exactly what was asked. What does not: which line that is,
and whether its neighbours are left out (`called_as_asked.py`, `beside_its_total.py`, `sum_by_name.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.classes import class_of_line, kinds_asked, side_of
from pipeline.reading.answer.question.classes_of_law import classes_in
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reference.offences.known import groups

_WITH = re.compile(r"\b(?:with|without|involving|in|by)\b", re.I)


@lru_cache(maxsize=4096)
def is_another_offence(text: str, asked: str, mine: frozenset[str]) -> bool:
    """True for the name of an offence of another class than `mine` alone, neither joined to it, nor said to be within
    it or to hold it; for a group of the counting rules that holds none of these; and for the breach of an order, which
    is one of its own."""
    if says("called_as_asked", "breach", text):
        return bool(mine) and not says("called_as_asked", "breach_asked", asked)
    classes, question = classes_in(text), make_question(asked)
    kinds, wanted = kinds_of_offence(text), kinds_of_offence(asked)
    apart = bool(kinds and wanted) and not kinds & wanted  # possession of drugs, and trafficking of them
    if not mine or classes & mine or (stems(in_words_of_question(text, asked)) & question.own and not apart):
        return False
    if not classes and not _is_another_group(text, mine) and not _is_of_any_name(text, asked):
        return False
    if kinds & wanted and classes == kinds:
        return False
    others = (*OTHER_SUBJECTS, "incidents", "reports")
    return not says("subset", "words", text) and first_of("subject", text) not in others


@lru_cache(maxsize=4096)
def is_another_class(text: str, code: str, asked: str) -> bool:
    """True for a class of the counting rules that is not of what was asked."""
    return bool(kinds_asked(asked)) and side_of(class_of_line(text, code), asked) == "other"


@lru_cache(maxsize=4096)
def is_class_of_its_own(text: str, code: str, asked: str) -> bool:
    """True for a class that may be of what was asked, by a name that has no word of it: `Aggravated vehicle taking`,
    where theft of vehicles was asked for. In a list of several offences it is one of these."""
    one = class_of_line(text, code)
    of_it = one is not None and bool(kinds_asked(asked)) and side_of(one, asked) == ""
    return of_it and not make_question(asked).says(text)


def _is_another_group(text: str, mine: frozenset[str]) -> bool:
    """True for the name of a group, whole or short, `Violence`, and no word more."""
    said = _plain(text) if _WITH.search(text) is None else frozenset()
    return any(said == _plain(name) and not kinds & mine for name, kinds in groups().items())


def _is_of_any_name(text: str, asked: str) -> bool:
    """True for an offence by a name that we do not know, beside one that the law tells apart; no flag, which any may
    have, nor crimes in general."""
    loose = says("subject", "offences", text) or says("called_as_asked", "marker", text)
    return names_offence(text) and not loose and _tells_one_offence(asked)


@lru_cache(maxsize=256)
def _tells_one_offence(asked: str) -> bool:
    """True for a question that names no group of offences, so that no line of another name is of it: `Rape`, and not
    `Sexual offences`."""
    return not any(_plain(group) <= _plain(asked) for group in groups())


@lru_cache(maxsize=4096)
def _plain(text: str) -> frozenset[str]:
    return stems(patterns("neutral")["words"].sub(" ", text))
