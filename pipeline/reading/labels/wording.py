"""What the wording of a label or title names: an offence, something else that is counted, a rate, a heading's role.

What belongs here: one question about a text to each function. What does not: everything a label says, joined
(`understand.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.short_names import spelled_out
from pipeline.reading.labels.text import clean, in_words, key
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reference.offences.known import offences

_SEX = re.compile(r"\b(?:fe)?males?\b|\bm[ae]n\b|\bwom[ae]n\b|\bboys?\b|\bgirls?\b|\badults?\b|\bchild(?:ren)?\b", re.I)
_HALVES = re.compile(r"\s+[/|]\s+")
_LINKING = re.compile(
    r"\b(?:resulting|leading|brought|given|issued|identified|linked|related|involved|made|received|logged|"
    r"attended|positive|formal|where|with|who|unique|distinct)\b",
    re.I,
)


def subject_of(wording: str) -> str | None:
    """What is counted, if the wording says nothing else: `Victims`, `Number of arrests`; not `Offender given a
    caution`. Or what the rest of the wording hangs on: `Arrests for stalking`."""
    subject = first_of("subject", wording)
    if subject is None:
        return None
    if counted := first_of("counted", wording) or first_of("loosely", wording):
        return counted
    rest = wording
    for pattern in patterns("subject").values():
        rest = pattern.sub(" ", rest)
    rest = _SEX.sub(" ", rest)
    if not specific(_LINKING.sub(" ", rest).strip(), False):
        return subject
    # In Welsh and in English: the half that is understood speaks for both.
    halves = _HALVES.split(wording)
    return next(filter(None, map(subject_of, halves)), None) if len(halves) == 2 else None


def without_periods(text: str, periods: tuple[Period, ...]) -> str:
    for period in reversed(periods):
        text = f"{text[: period.begin]} {text[period.stop :]}"
    return " ".join(text.split())


_BREAKDOWN = re.compile(
    r"\b(?:(?:broken down|split|breakdown|grouped|divided|shown|listed|sorted)(?: by)?|"
    r"(?<!committed )(?<!caused )(?<!perpetrated )(?<!stolen )by|per|for each|in each)\b"
    r"(?! (?:an?|the (?!force|police|month|year)|children|adults|m[ae]n|wom[ae]n|(?:fe)?males?|boys|girls|juveniles|"
    r"youths|repeat|prolific|persistent|serial|habitual|known|police)\b).*",
    re.I,
)


def without_breakdown(text: str) -> str:
    """A text without what it says of how it is divided: `by outcome`, `split by district`; not `by an ex-partner`."""
    return _BREAKDOWN.sub(" ", text)


def specific(wording: str, is_name: bool) -> str:
    """The wording of an offence or category; empty where only words remain that every table uses."""
    if is_name:
        return ""
    stripped = patterns("generic")["words"].sub(" ", wording)
    return wording if re.search(r"[^\W_]", stripped) else ""


def is_metadata(raw: str) -> bool:
    """True for the label of a line about the document: a reference, a date, a telephone number."""
    return bool(patterns("metadata")["words"].match(clean(raw)))


_PER_SO_MANY = re.compile(r"\bper (?:\d|head\b|capita\b|million\b|thousand\b)", re.I)
# Kinds of figures whose words may as well be those of an offence: a rate or a percentage is none, whoever takes it.
MAY_BE_COUNTED = frozenset({"rank", "reference", "unit"})
_EMPLOYED = re.compile(r"^(?:police |civilian |pcso )?(?:officers?|staff)(?: members?)?$", re.I)

_LAST_BRACKET = re.compile(r"\s*\((?!(?:of|and|to|or)\b)[^()]*\)\W*$")  # `Change (of address)`, `Rank (and file)`
# Officers, staff and populations may be counted.
_MEASURES_ALONE = ("percentage", "rate", "change", "rank", "average")


def _is_measure_with_brackets(text: str) -> bool:
    """True for `Rank (most similar forces)`: what is a measure already, and says in brackets of what or beside what."""
    bracket = _LAST_BRACKET.search(text)
    if bracket is None or names_offence(bracket.group()):
        return False
    before = text[: bracket.start()]
    return first_of("measure", before) in _MEASURES_ALONE and not names_more_than_measure(before)


def names_more_than_measure(text: str) -> bool:
    """True for a label in which words are left beside those of rates, changes and the like: `Interest rate fraud`."""
    if _EMPLOYED.match(clean(text)):
        return True  # who were the victims, or how many the force has
    if _PER_SO_MANY.search(text) or patterns("measure")["compared"].search(text) or _is_measure_with_brackets(text):
        return False
    for pattern in (*patterns("measure").values(), patterns("beside_measure")["words"]):
        text = pattern.sub(" ", text)
    text = without_periods(clean(text), find_periods(clean(text)))
    return re.search(r"[^\W\d_]", patterns("generic")["words"].sub(" ", text)) is not None


def counts_something_else(text: str) -> bool:
    """True for a title or heading by which no offences are counted: `Arrests for stalking`, `Devices seized`."""
    said = without_breakdown(text).strip()  # `Rape suspects by year of interview`
    return bool(patterns("title")["denies"].search(text)) or any(first_of("counted", t) for t in (text, said))


# The title of an Act, and what a text says is not counted, name no offence.
_LAW = re.compile(r"(?:\b(?:[A-Z][\w']+|and|from|of|with|the|for)\b ?|\([^)]*\) ?)+(?:Act|Law|Order)\b(?: \d{4})?")
_LEFT_OUT = re.compile(
    r"\([^()]*\bnot (?:included|counted)\b[^()]*\)|\b(?:exclud\w+|other than|(?:does |do )?not includ\w+)\b.*$", re.I
)


@cache
def names_of_kinds() -> list[tuple[str, re.Pattern[str]]]:
    """The names that the law and the Home Office have for offences of a kind, where its own word is not in them."""
    return [(kind, name) for kind, offence in offences().items() for name in offence.law]


@cache
def _named() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, offence.named) for kind, offence in offences().items() if offence.named is not None]


def without_kind(text: str, kind: str) -> str:
    """A text without the words of an offence that is told apart by its name."""
    named = offences()[kind].named
    return named.sub(" ", text) if named is not None else text


def words_of_kind(text: str, kind: str) -> list[str]:
    """The words of such an offence in a text."""
    named = offences()[kind].named
    return [match.group() for match in named.finditer(text)] if named is not None else []


@lru_cache(maxsize=4096)
def kinds_of_offence(text: str) -> frozenset[str]:
    """The offences that a text names, of those whose names exclude each other: `stalking` and `harassment`."""
    said = of_what_is_counted(spelled_out(text))
    by_law = [kind for kind, name in names_of_kinds() if name.search(said)]
    for _, name in names_of_kinds() if by_law else ():
        said = name.sub(" ", said)  # of which other words are no offences of their own: `false imprisonment`
    return frozenset([*by_law, *(kind for kind, pattern in _named() if pattern.search(said))])


def of_what_is_counted(text: str) -> str:
    """A text without the titles of Acts in it, and without what it says is left out."""
    return _LEFT_OUT.sub(" ", _LAW.sub(" ", text))


def acts_in(text: str) -> list[str]:
    """The titles of Acts that a text names: `Modern Slavery Act 2015`."""
    return [match.group() for match in _LAW.finditer(text)]


_CODE_IN_TEXT = re.compile(
    r"\b0*(\d{1,3}[A-Z]?)\s*/\s*0*(\d{1,3}[A-Z]?)\b|\b(?:codes?|class)\s+0*(\d{1,3}[A-Z]?)\b(?!\s*/)", re.I
)


@lru_cache(maxsize=4096)
def codes_in(text: str) -> frozenset[str]:
    """The Home Office codes that a text names, each written in one way: `8/66` for `008/66`, `86/2` for `86/02`."""
    return frozenset(
        "/".join(part.upper() for part in match.groups() if part) for match in _CODE_IN_TEXT.finditer(text)
    )


def names_offence(text: str) -> bool:
    """True for a text with a word that only an offence's name has."""
    return says("offence", "words", text) or says("offence", "words", spelled_out(text))


def role_of_heading(raw: str) -> str | None:
    """What the heading of a column of labels says its labels are: period, force, code, offence, age, sex, note,
    serial."""
    return first_of("header", clean(in_words(raw))) if raw else None


_ENDING = re.compile(r"(?:ings?|ed|ies|es|s|e)$")
_SHORT_PLURAL = re.compile(r"(?<=^\w\w[^\Whsxz])es$")  # `rapes`, whose one is of four letters: `rape`
_STEM = 5  # letters by which two words are of one kind
_OF_ONES_OWN = re.compile(r"\bpersonal(?:ly)?\b")  # robbery, and not against a person
_MOTOR = re.compile(r"\bmotor(?=(?:bi|cy)\w|home|way)")  # things of their own, and no motors


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The words of a text that are not in every table, each without its ending: `knives` and `knife` are one."""
    words = _OF_ONES_OWN.sub("own", _MOTOR.sub("m", key(patterns("generic")["words"].sub(" ", text)))).split()
    long = (_SHORT_PLURAL.sub("e", re.sub(r"ves$", "fe", w)) for w in words if len(w) > 2 and not w.isdigit())
    return frozenset(_ENDING.sub("", word)[:_STEM] if len(word) > 4 else word.rstrip("s") for word in long)
