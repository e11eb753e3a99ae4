"""The part of a text that speaks of what was asked, word by word: what `and` adds to it, what it includes, leaves out
and narrows.

What belongs here: one such part, without what stands before and behind it. What does not: which part of a text it is,
and what the others say (`saying.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.alternatives import alternative_in, attempts_alone
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.answer.question.classes import codes_asked, codes_said, kinds_asked
from pipeline.reading.answer.question.kinds_in_brackets import words_of_kinds
from pipeline.reading.answer.question.kinds_listed import names_some_kinds, without_kinds
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns

_WORDS_OF_A_NAME = 8  # a longer text is a sentence, which may say anything
_AND = re.compile(r"\s(?:and|or|plus|as well as|along with|together with|combined with)\s|&|\+(?!\s*$)|/")
INCLUDING = re.compile(r"\W(?:including|includes?|included|incl?)\b\W*")
_WORD = re.compile(r"[^\W\d_]+")
_FORM = re.compile(r"racial(?:ly)?|religious(?:ly)?|aggravated", re.I)
_FIGURES = re.compile(r"\W*(?:(?:the|these|all|our) )*(?:figures?|data|numbers?|totals?|counts?)\W*")
_LEAVING_OUT = re.compile(
    r"\W(?:exclud\w+|excl|except(?:ing| for)?|other than|apart from|but not|(?:does )?not includ\w+|minus|less)\b\W*"
)
_NARROWING = re.compile(
    r"\s(?:with|without|where|who|whose|whom|which|when|that|involving|involved|of|on|against|from|after|following|"
    r"by (?:an?|the)|by(?= (?:children|adults|m[ae]n|wom[ae]n|(?:fe)?males?|boys|girls|juveniles|youths)\b))\s"
)
_ANOTHER_QUESTION = re.compile(
    r"\W*(?:how many|what|which|whether|if so|of (?:these|those|which)|(?:the )?outcomes?)\b"
)
_INCLUDED = re.compile(r"\((?:including|incl\.?)\b[^()]*\)", re.I)
_NO_CRIME = re.compile(r"\b(?:non[- ]?crimes?|incidents)\b")
_CRIME = re.compile(r"(?<!non-)(?<!non )\b(?:crimes?|offences?)\b")


def of_segment(segment: str, question: Question, *, of_all: bool, whole: bool) -> str:
    kept, left_out = (*_LEAVING_OUT.split(segment, maxsplit=1), "")[:2]
    listed = not of_all and words_of_kinds(segment, question.asked)  # what is left out has a table of its own
    if left_out.strip() and not listed and not _is_another(left_out, question):
        return f"says less than was asked: it leaves out {plain(left_out)!r}."
    head, included = (*INCLUDING.split(kept, maxsplit=1), "")[:2]
    if included.strip() and not question.says(head) and not _FIGURES.fullmatch(head):
        return f"says more than was asked, which is only included in {plain(head)!r}."
    if included.strip() and question.says(head) and (word := _only_included(head, included, question)):
        return f"says more than was asked, which is only included: {word!r}."
    narrowed = next((m for m in _NARROWING.finditer(head) if question.says(head[: m.start()])), None)
    name, narrowing = (head[: narrowed.start()], head[narrowed.end() :]) if narrowed else (head, "")
    parts = [*parts_of(name), *parts_of(_without_forms(included, question))]
    only = re.split(r"\bonly\b", kept)
    return (
        _joined(parts, question)
        or (of_all and of_unknown(question.unknown(narrowing, narrowing=True)))
        or (len(only) > 1 and of_unknown(question.unknown(only[0])))
        or (whole and _is_a_name(name) and of_unknown(question.unknown(name)))
        or (((whole and len(parts) == 1) or len(only) > 1) and _attempts(kept, question))
        or (whole and of_one_kind(kept, question))
        or ""
    )


def _only_included(head: str, included: str, question: Question) -> str:
    """The word that narrows the question and is only among what a text includes: `all places including schools`, where
    those in schools were asked for."""
    narrowing = make_question(without_kinds(question.asked)).own
    found = (word.group() for word in _WORD.finditer(included))
    return next((word for word in found if stems(word) and stems(word) <= narrowing - stems(head)), "")


def _without_forms(included: str, question: Question) -> str:
    """What is included without the words of parts that the offence is known to have, and of the forms that any has:
    `including racially aggravated`."""
    return _WORD.sub(
        lambda word: " " if _FORM.fullmatch(word.group()) or names_part(word.group(), question.asked) else word.group(),
        included,
    )


def _is_a_name(text: str) -> bool:
    """True for a short text, and for a question with few words of its own: `how many ... were committed by ...`."""
    short = len(text.split()) <= _WORDS_OF_A_NAME
    return short or (len(stems(text)) <= _WORDS_OF_A_NAME // 2 and len(parts_of(text)) == 1)


def of_unknown(word: str) -> str:
    return f"says more or less than was asked: {word!r} is no word of the question." if word else ""


def _attempts(text: str, question: Question) -> str:
    said = attempts_alone(text, question.asked)
    return f"says less than was asked: {said!r}." if said else ""


def of_one_kind(text: str, question: Question) -> str:
    """`Residential burglary`, where burglary of homes and of businesses was asked for."""
    if codes_said(text, question.asked):
        return of_some_kinds(text, question)
    one_of_several = len(question.listed & stems(text)) == 1 < len(question.listed)
    wanted, named = kinds_asked(without_kinds(_INCLUDED.sub(" ", question.asked))), kinds_of_offence(text)
    of_them = wanted & named  # `Robbery` of `Robbery and burglary`
    kinds = len(question.listed) if one_of_several else len(wanted) * (len(of_them) == 1 < len(wanted))
    kinds = kinds or 2 * (alternative_in(text, question.asked) == "more")
    return f"says less than was asked: one of {kinds} kinds." if kinds else of_some_kinds(text, question)


def of_some_kinds(text: str, question: Question) -> str:
    """`Reports of spiking by needle`, where the question says that its offence has several kinds, or classes."""
    if codes := codes_said(text, question.asked):
        many, all_of_them = len(codes), len(codes_asked(question.asked))
        return f"says less than was asked: {many} of {all_of_them} classes." if many < all_of_them else ""
    kinds = names_some_kinds(text, question.asked)
    only = "what is only included in it" if kinds == 1 else f"one of {kinds} kinds"
    return f"says less than was asked: {only}." if kinds else ""


def _joined(parts: list[str], question: Question) -> str:
    """What `and` adds to the offence that was asked for: of several parts of a text, one that is not of it."""
    crimes = any(_CRIME.search(part) for part in parts) and not _NO_CRIME.search(question.asked)
    for part, following in zip(parts, [*parts[1:], ""], strict=True) if len(parts) > 1 else ():
        if _ANOTHER_QUESTION.match(part):
            continue
        if crimes and _NO_CRIME.search(part) and not _CRIME.search(_NO_CRIME.sub(" ", part)):
            return f"says more than was asked: {plain(part)!r} too."
        if (re.match(r"\W*other\b", part) and not question.says(part)) or _is_other_offence(part, question):
            return f"says more than was asked: {plain(part)!r} too."
        # `Drink and needle spiking`: two words for one thing.
        thing = len(part.split()) == 1  # `Theft from shops and vehicles`
        modifies = question.says(following) and not names_offence(part) and question.unknown(following, joined=True)
        if not question.says(part) and not modifies and (word := question.unknown(part, joined=True, strict=thing)):
            return of_unknown(word)
    return ""


def _is_other_offence(part: str, question: Question) -> bool:
    """True for another offence with a word of this one's name: `drug trafficking` beside `possession of drugs`, and
    `attempted murder` beside `murder`; not for a part that it is known to have."""
    if (others := kinds_of_offence(part)) and (wanted := kinds_of_offence(question.asked)) and not others & wanted:
        return True
    word = question.unknown(part, joined=True)
    return bool(word) and question.says(part) and names_offence(word) and not names_part(word, question.asked)


def parts_of(text: str) -> list[str]:
    """What `and`, `or` and the like join in a text."""
    return [part for part in _AND.split(text) if part.strip()]


def _is_another(left_out: str, question: Question) -> bool:
    """True where what is left out is another offence, or what no force counts: `no crimes`, `transferred crimes`; and
    what the question leaves out too."""
    if question.leaves_out(left_out):
        return True
    if question.says(left_out):
        return False
    return bool(kinds_of_offence(left_out)) or patterns("uncounted")["words"].search(left_out) is not None


def plain(text: str) -> str:
    return " ".join(text.strip(" ()-,.").split())
