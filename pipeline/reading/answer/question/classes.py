"""The classes of the Home Office that a question asks for, all of them, and those that a label names, by code or name.

What belongs here: one question, and one label. What does not: the classes themselves (`reference/offences/`), or what
follows for the figures (`lines/coded.py`, `lines/known_parts.py`, `lines/added_up.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.against_question import opposite_of
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import names_offence, of_what_is_counted, stems
from pipeline.reading.labels.words import patterns
from pipeline.reference.offences.known import OffenceClass, class_named, class_of, offences, with_wider

# With a letter or a second number: one number alone may be anything.
_BARE = re.compile(r"(?:HO(?:CR)? ?)?0*\d{1,3}(?:[A-Z]| ?/ ?\d{1,3}[A-Z]?)$", re.I)
_CODED = re.compile(
    r"(?:(?:HO(?:CR)?|class|code) ?)?0*(?P<code>\d{1,3}[A-Z]?(?:/0*\d{1,3})?)[ .:-]+(?P<name>\D.*)$", re.I
)
_WORD = re.compile(r"[^\W\d_]{4}")
# `Home Office classes 8L (harassment), 8Q (stalking) and 8R`, once what stands in brackets is gone:
_LIST_OF_CODES = re.compile(
    r"\b(?:codes?|class(?:es|ifications?)?) (?P<codes>0*\d{1,3}[A-Z](?:(?:,| and| or|, and|;| &) 0*\d{1,3}[A-Z]\b)+)",
    re.I,
)
_NAME_OF_CODE = re.compile(r" ?\([^()\d]*\)")
_LETTERED = re.compile(r"0*(\d{1,3}[A-Z])", re.I)


@lru_cache(maxsize=256)
def kinds_asked(asked: str) -> frozenset[str]:
    """The kinds of offences of which a question asks for whole classes; none where it asks for others too, `burglary
    and theft`, or for what may be any offence, `knife crime`."""
    wanted, rest = _asked_and_rest(asked)
    return frozenset() if names_offence(rest) else wanted


@lru_cache(maxsize=256)
def told_by(asked: str) -> frozenset[str]:
    """The words by which a question for such a kind tells some of its classes from others: `residential`; none where
    it lists several: `residential and business`."""
    question = make_question(asked)
    told = question.own & stems(_asked_and_rest(asked)[1])
    return frozenset() if told & question.listed else told


def _asked_and_rest(asked: str) -> tuple[frozenset[str], str]:
    rest = of_what_is_counted(asked)
    wanted = {kind: one.asked for kind, one in offences().items() if one.asked is not None and one.asked.search(rest)}
    for pattern in wanted.values():
        rest = pattern.sub(" ", rest)
    return frozenset(wanted), patterns("offence")["objects"].sub(" ", rest)


@lru_cache(maxsize=256)
def codes_asked(asked: str) -> frozenset[str]:
    """The codes of several classes that a question lists: `8L`, `8Q` and `8R`; none where it lists fewer than two."""
    found = _LIST_OF_CODES.findall(_NAME_OF_CODE.sub("", asked))
    return frozenset(code.upper() for codes in found for code in _LETTERED.findall(codes))


@lru_cache(maxsize=256)
def kinds_of_codes(asked: str) -> frozenset[str]:
    """The kinds of offences of the classes whose codes a question lists."""
    known = map(class_of, codes_asked(asked))
    return frozenset(kind for one in known if one is not None for kind in one.kinds)


@lru_cache(maxsize=8192)
def codes_said(text: str, asked: str) -> frozenset[str]:
    """Those of the codes that a question lists which a text has too."""
    wanted = codes_asked(asked)
    return wanted & frozenset(code.upper() for code in _LETTERED.findall(text)) if wanted else wanted


@lru_cache(maxsize=8192)
def class_said(text: str) -> OffenceClass | None:
    """The class that a label names, by a code that is no number alone and no year, or by its official name."""
    if _BARE.match(text):
        return None if find_periods(text) else class_of(text)
    return class_named(key(text))


@lru_cache(maxsize=8192)
def is_class_asked(text: str, asked: str) -> bool:
    """True for a class of a kind that was asked for, with all words by which the question tells its classes apart."""
    said = class_said(text)
    return said is not None and bool(said.kinds & kinds_asked(asked)) and has_what_is_told(said, asked)


def has_what_is_told(one: OffenceClass, asked: str) -> bool:
    """True for a class whose name has these words: `28E`, burglary residential, where residential was asked for."""
    told = told_by(asked)
    return told <= stems(in_words_of_question(one.name, asked)) and not (told and opposite_of(one.name, asked))


def are_apart(text: str, other: str) -> bool:
    """True for two classes of which no offence is in both, whatever words their names share."""
    one, two = class_said(text), class_said(other)
    return one is not None and two is not None and one != two and not (one.divided or two.divided)


@lru_cache(maxsize=8192)
def class_of_line(text: str, code: str = "") -> OffenceClass | None:
    """The class that a line names: by its official name, or by a code beside words that its name has too."""
    said = clean(text).strip(" -–:")
    if _WORD.search(said) is None:
        return None  # a code alone
    if (named := class_said(said)) is not None:
        return named
    coded = _CODED.match(said)
    one = class_of(coded["code"] if coded else code)
    words = coded["name"] if coded else said
    return one if one is not None and stems(one.name) & stems(words) else None


def side_of(one: OffenceClass | None, asked: str) -> str:
    """Whether a class is of what was asked for; empty for one that may be both, or is not known."""
    if one is None:
        return ""
    kinds = kinds_asked(asked)
    if not one.kinds & kinds or opposite_of(one.name, asked):
        return "other"
    return "asked" if one.kinds <= with_wider(kinds) and has_what_is_told(one, asked) else ""
