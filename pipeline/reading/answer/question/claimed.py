"""What a sentence may say that figures are or hold: a closed world of recording, of counting, and of the offence asked.

What belongs here: whether every word of such a claim is known. What does not: which sentences make one
(`notes/claims.py`), notes that say nothing of figures (`notes/innocent.py`), or the words
(`labels/vocabulary/claims.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.words import Question
from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.forces_named import forces_in_text, without_forces
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import acts_in, names_offence, of_what_is_counted, stems, without_periods
from pipeline.reading.labels.words import patterns, says
from pipeline.reference.offences.known import offences

# What is denied, or made no difference, is no part of a claim: `crimes, not victims`.
_DENIED = re.compile(
    r"[,(-]?\s*\b(?:and |but )?(?:not|rather than|instead of|as opposed to|nor)\b"
    r"(?! (?:just|only|all|every|yet))[^,;.)]*",
    re.I,
)
# A list of parts is of the whole only where it says so, or names several.
_TOGETHER = re.compile(r"\b(?:both|all|every|any|each|sum|together|alike|other|combined|total|either)\b", re.I)
_LISTED = 3
_THEFT = re.compile(r"\bthefts? (of|from) (?:an? |the )?(?:motor )?(?:vehicles?|cars?|persons?|shops?)\b")
_HOW_MANY = re.compile(r"\b\d[\d,]* (?=(?:\w+ ){0,2}(?:crimes?|offences?|records?|cases?)\b)", re.I)
_OF = re.compile(r"'s?\b(?= )")
_HOW_OFTEN = re.compile(r"\bhow (?:often|much|long|far|quickly|soon)\b", re.I)
_INCLUDING = re.compile(r",?\s*\b(?:and )?(?:includ(?:ing|es)|incl\b\.?|as well as)\b", re.I)
_VALUE = re.compile(r"[:=]\s*\d[\d,]*$")  # `Total number of offences: 60`
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W_]+")
_UNDER_AGE = re.compile(
    r"\b(?:(?:with|where|whose|having|when) )?(?:(?:the|a|an|any|each) )?(?:victims?|complainants?) "
    r"(?:(?:was|were|is|are|being|aged?) )*"
    r"(?:under|below|less than|younger than) (?:the age of )?18(?: years?(?: old| of age)?)?\b",
    re.I,
)
_INITIALS = re.compile(r"\([A-Z]{2,4}\)(?= (?:features?|flags?|markers?|qualifiers?|codes?)\b)")  # of a flag just named


def first_unknown(text: str, question: Question, force: str, *, parts: bool) -> str:
    """The first word of a claim that nobody knows; empty where every word is known. `parts` of the offence may be told
    of where they are among others; what figures are and nothing else, they are only if all parts are told."""
    if _of_another_theft(text, question.asked):
        return "theft"
    if (measure := _HOW_OFTEN.search(text)) is not None:
        return measure.group()
    if parts and _are_crimes_asked_for(clean(text), question, force):
        return ""
    if not parts and (among := _INCLUDING.search(text)) is not None:
        if word := first_unknown(text[among.end() :], question, force, parts=True):
            return word
        text = text[: among.start()]
    said = _without_left_out(_DENIED.sub(" ", _INITIALS.sub("", clean(text))))
    said = _UNDER_AGE.sub(" ", said) if says("opposite", "child", question.asked) else said
    for act in acts_in(said):
        said = said.replace(act, " ")
    for table, name in (("claimed", "phrases"), ("innocent", "phrases"), ("claimed", "codes")):
        said = patterns(table)[name].sub(" ", said)
    if parts:
        if _HOW_MANY.search(said):
            said = without_forces(_HOW_MANY.sub(" ", said))  # so few that they are told one by one
        said = patterns("innocent")["beside"].sub(" ", said)
        while (place := district_in(said, force) if force else None) and place in said:
            said = said.replace(place, " ")
    said = clean(said)
    said = _OF.sub(" ", without_periods(said, find_periods(said)))
    said = f" {key(_VALUE.sub(' ', said))} "
    for name in (key(name) for name in names_of(force)) if force else ():
        said = said.replace(f" {name} ", " ")
    unknown = [word for word in _WORD.findall(said) if not _is_known(word, question)]
    held = (*held_by(question.asked), patterns("claimed")["among"])
    of_parts = [word for word in unknown if any(pattern.fullmatch(word) for pattern in held)]
    if parts or _TOGETHER.search(text) or len(set(of_parts)) >= _LISTED:
        unknown = [word for word in unknown if word not in of_parts]
    return next(iter(unknown), "")


def _are_crimes_asked_for(said: str, question: Question, force: str) -> bool:
    """True for crimes of which something is told that makes no others of them: `crimes still under investigation`."""
    match = patterns("claimed")["crimes"].match(said)
    if match is None:
        return False
    noun = match["own"] + match["noun"]
    if not (says("claimed", "crime", noun) or names_offence(noun)) or not all(
        _is_known(word, question) for word in _WORD.findall(key(noun))
    ):
        return False
    told = said[match.end() :]
    others = set(forces_in_text(told)) - {force}
    return not (names_offence(told) or others or says("claimed", "crimes_of_else", told) or says("flag", "no", told))


def _of_another_theft(text: str, asked: str) -> bool:
    """True for thefts `of` vehicles where those `from` them were asked for: the same words, and other offences."""
    wanted, said = (set(_THEFT.findall(said.casefold())) for said in (asked, text))
    return bool(wanted and said) and not wanted & said


def _without_left_out(said: str) -> str:
    """A claim without what it leaves out, if any count may: `crimes recorded, excluding those cancelled`."""
    match = patterns("claimed")["less"].search(said)
    return said[: match.start()] if match and says("caveat", "harmless_out", said[match.end() :]) else said


def _is_known(word: str, question: Question) -> bool:
    if patterns("innocent")["words"].fullmatch(word) or patterns("claimed")["words"].fullmatch(word):
        return True
    own = stems(word)
    if _YEAR.fullmatch(word) or (not own and not word.isdigit()):
        return True
    return bool(own and own <= question.known)


@lru_cache(maxsize=256)
def held_by(asked: str) -> tuple[re.Pattern[str], ...]:
    """The words of the parts that the offences of a question are known to have."""
    said = of_what_is_counted(asked)
    with_parts = (one for one in offences().values() if one.with_parts is not None and one.with_parts.search(said))
    return tuple(one.parts for one in with_parts if one.parts is not None)


def names_part(text: str, asked: str) -> bool:
    """True for a text with a word of a part that the offences are known to have: `Sexual exploitation`."""
    return any(pattern.fullmatch(word) for word in key(text).split() for pattern in held_by(asked))
