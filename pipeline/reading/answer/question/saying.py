"""Whether one text says more or less than was asked: `E-scooters and e-bikes`, `Burglaries excluding business
burglaries`, `Repeat shoplifters`.

What belongs here: every word of a text that speaks of what was asked. What does not: which texts speak for figures
(`more_or_less.py`), lines that do not (`titles/lines_over.py`), or the words of the question (`words.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.alternatives import alternative_in, attempts_alone
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.answer.question.classes import kinds_asked
from pipeline.reading.answer.question.kinds_in_brackets import words_of_kinds
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.words import Question
from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean, number_in_full
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.wording import (
    acts_in,
    kinds_of_offence,
    names_offence,
    stems,
    without_breakdown,
    without_periods,
)
from pipeline.reading.labels.words import patterns

_MANY = 2  # commas, by which a title is a list
_WORDS_OF_A_NAME = 8  # a longer text is a sentence, which may say anything
# Where a text goes on to something else. Brackets behind a joining word, or with `only`, belong to what is before them.
_ENDS = re.compile(
    r"[:;?|]|\.(?=\s|$)| - |\)|"
    r"\((?!\s*(?:and|or|&|plus|including|includes?|incl?|excl\w*|(?:does |do )?not)\b|[^()]*\bonly\))",
    re.I,
)
# With the nation or the year of an Act in brackets within.
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_AND = re.compile(r"\s(?:and|or|plus|as well as|along with|together with|combined with)\s|&|\+(?!\s*$)|/")
_INCLUDING = re.compile(r"\W(?:including|includes?|included|incl?)\b\W*")
_INTRODUCED = re.compile(
    r"^(?:the |this )?(?:table|data|figures?|information|chart)(?: below| above)? (?:shows?|gives?|lists?|details?|"
    r"sets? out|contains?|provides?) (?:the )?",
    re.I,
)
_SHORT = re.compile(r"\b(incl?|excl?)\.", re.I)  # whose full stop ends nothing
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
_TOGETHER = re.compile(r"\b(?:al)?together\b|\bcombined\b|\ball of (?:them|these)\b", re.I)
_WITH_AND_WITHOUT = re.compile(
    r"\bwith(?:out)?(?: and | or |/)with(?:out)? \w+|\b(?P<one>\w+)(?: and | or |/)non[- ]?(?P=one)\b|"
    r"\b(?:fe)?males?(?: and | or | ?& ?|/)(?:fe)?males?\b",
    re.I,
)
_ANOTHER_QUESTION = re.compile(
    r"\W*(?:how many|what|which|whether|if so|of (?:these|those|which)|(?:the )?outcomes?)\b"
)
_PLACES = re.compile(
    r"\b(?:in|across|within|throughout|covering|for|all of) (?:the )?[A-Z][\w'’]+(?:-[\w'’]+)*"
    r"(?:(?:,? and| &|,| the| of)* [A-Z][\w'’]+(?:-[\w'’]+)*)*"
)
_HEARD = re.compile(r"\b(?:not|includ\w*|exclud\w*|excl?|incl?|only|all)\b", re.I)  # what `why_not` hears
_INCLUDED = re.compile(r"\((?:including|incl\.?)\b[^()]*\)", re.I)
_NO_CRIME = re.compile(r"\b(?:non[- ]?crimes?|incidents)\b")
_CRIME = re.compile(r"(?<!non-)(?<!non )\b(?:crimes?|offences?)\b")


def bare(text: str) -> str:
    """A text without the periods, forces and places that it names, and the system on which its offences stand."""
    said = patterns("over")["system"].sub(" ", clean(text))
    return without_forces(_PLACES.sub(" ", without_periods(said, find_periods(said))))


def tails(text: str, question: Question) -> list[str]:
    """What a title says before and after the part that speaks of what was asked: `residential` in `Burglary -
    residential`. An abbreviation in brackets is one of its own, and a list tells what the whole holds."""
    said = _IN_BRACKETS.sub(lambda match: " " if acts_in(match.group()) else match.group(), number_in_full(clean(text)))
    said = _SHORT.sub(r"\1 ", said)
    parts = [part.strip(" ()-.,") for part in _ENDS.split(f" {without_breakdown(said)} ")]
    first = next((n for n, part in enumerate(parts) if question.says(part)), 0)
    own = [p for n, p in enumerate(parts) if p and (n > first or not names_offence(p))]  # `Theft - Shoplifting`
    if acts_in(text):
        return []
    return [p for p in own if not (question.says(p) or _is_its_own(p) or p.count(",") > 1 or _HEARD.search(p))]


def _is_its_own(part: str) -> bool:
    """True for an abbreviation of what stands before it, `(ABH)`, and not for one of a flag: `(DA)`."""
    return part.isupper() and patterns("over")["flag_letters"].fullmatch(part) is None


def of_several_together(text: str, question: Question) -> str:
    """What a title says of other offences that its figures hold too: `assault, criminal damage and public order
    together`; empty for any other."""
    if _TOGETHER.search(text) is None:
        return ""
    others = [
        part for part in re.split(r",|:|&|\band\b", clean(text)) if names_offence(part) and not question.says(part)
    ]
    return f"says more than was asked: {_plain(others[0])!r} too." if others else ""


def why_not(text: str, question: Question, force: str, *, of_all: bool, whole: bool) -> str:
    """What a text says beyond the question, as the end of a sentence; empty where it says no more and no less."""
    rest, out = without_left_out(text)
    text = rest if out and question.leaves_out(out) else text
    known = question.with_words(" ".join(acts_in(clean(text))))
    text = in_its_words(without_all_parts(_INTRODUCED.sub("", clean(text)), force), question.asked)
    if force in patterns("own_area"):
        text = patterns("own_area")[force].sub(" ", text)
    text = _IN_BRACKETS.sub(lambda match: " " if acts_in(match.group()) else match.group(), text)
    text = _SHORT.sub(r"\1 ", text)
    ends = [without_breakdown(part) for part in _ENDS.split(f" {_WITH_AND_WITHOUT.sub(' ', bare(text))} ")]
    segment = next((part.casefold() for part in ends if known.says(part)), "")
    flag = next((part for part in ends if known.is_another_flag(part.strip())), "")
    if flag and segment:
        return f"says less than was asked: {_plain(flag)!r}."
    half = next((p for p in ends if of_all and family_of(p) and known.unknown(p.casefold(), narrowing=True)), "")
    if half and segment:
        return f"says less than was asked: {_plain(half)!r}."
    twice = segment.split("/") if nation_of(force) == "Wales" else [segment]  # in Welsh, and in English
    reasons = [_of_segment(part, known, of_all=of_all, whole=whole) for part in twice if known.says(part)]
    if reasons and all(reasons):
        return reasons[0]
    return _of_one_kind(" ".join(ends), question) if whole and segment else ""  # `Burglary - Residential`


def narrows(text: str, question: Question, force: str) -> str:
    """What a title says less than the question, where the label of the figures says all of it: `Sectarian hate crimes`
    over `Hate crime`. A title of more is one of a chapter."""
    one = len(parts_of(clean(text))) == 1 and not _INCLUDING.search(clean(text)) and text.count(",") < _MANY
    return why_not(text, question, force, of_all=True, whole=True) if one else ""


def _of_segment(segment: str, question: Question, *, of_all: bool, whole: bool) -> str:
    kept, left_out = (*_LEAVING_OUT.split(segment, maxsplit=1), "")[:2]
    listed = not of_all and words_of_kinds(segment, question.asked)  # what is left out has a table of its own
    if left_out.strip() and not listed and not _is_another(left_out, question):
        return f"says less than was asked: it leaves out {_plain(left_out)!r}."
    head, included = (*_INCLUDING.split(kept, maxsplit=1), "")[:2]
    if included.strip() and not question.says(head) and not _FIGURES.fullmatch(head):
        return f"says more than was asked, which is only included in {_plain(head)!r}."
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
        or (whole and _of_one_kind(kept, question))
        or ""
    )


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


def _of_one_kind(text: str, question: Question) -> str:
    """`Residential burglary`, where burglary of homes and of businesses was asked for."""
    one_of_several = len(question.listed & stems(text)) == 1 < len(question.listed)
    wanted, named = kinds_asked(_INCLUDED.sub(" ", question.asked)), kinds_of_offence(text)
    of_them = wanted & named  # `Robbery` of `Robbery and burglary`
    kinds = len(question.listed) if one_of_several else len(wanted) * (len(of_them) == 1 < len(wanted))
    kinds = kinds or 2 * (alternative_in(text, question.asked) == "more")
    return f"says less than was asked: one of {kinds} kinds." if kinds else ""


def _joined(parts: list[str], question: Question) -> str:
    """What `and` adds to the offence that was asked for: of several parts of a text, one that is not of it."""
    crimes = any(_CRIME.search(part) for part in parts) and not _NO_CRIME.search(question.asked)
    for part, following in zip(parts, [*parts[1:], ""], strict=True) if len(parts) > 1 else ():
        if _ANOTHER_QUESTION.match(part):
            continue
        if crimes and _NO_CRIME.search(part) and not _CRIME.search(_NO_CRIME.sub(" ", part)):
            return f"says more than was asked: {_plain(part)!r} too."
        if (re.match(r"\W*other\b", part) and not question.says(part)) or _is_other_offence(part, question):
            return f"says more than was asked: {_plain(part)!r} too."
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


def _plain(text: str) -> str:
    return " ".join(text.strip(" ()-,.").split())
