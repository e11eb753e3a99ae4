"""Whether one text says more or less than was asked: `E-scooters and e-bikes`, `Burglaries excluding business
burglaries`, `Repeat shoplifters`.

What belongs here: the part of a text that speaks of what was asked, and those beside it. What does not: the words of
that part (`one_segment.py`), which texts speak for figures (`more_or_less.py`), or lines that do not
(`titles/lines_over.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.one_segment import (
    INCLUDING,
    of_one_kind,
    of_segment,
    of_some_kinds,
    parts_of,
    plain,
)
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
    without_breakdown,
    without_periods,
)
from pipeline.reading.labels.words import patterns

_ONLY = re.compile(r"\bonly\b", re.I)
_MANY = 2  # commas, by which a title is a list
# Where a text goes on to something else. Brackets behind a joining word, or with `only`, belong to what is before them.
_ENDS = re.compile(
    r"[:;?|]|\.(?=\s|$)| - |\)|"
    r"\((?!\s*(?:and|or|&|plus|including|includes?|incl?|excl\w*|(?:does |do )?not)\b|[^()]*\bonly\))",
    re.I,
)
# With the nation or the year of an Act in brackets within.
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_INTRODUCED = re.compile(
    r"^(?:the |this )?(?:following |attached |enclosed )?(?:table|data|figures?|information|chart)(?: below| above)? "
    r"(?:shows?|gives?|lists?|details?|"
    r"sets? out|contains?|provides?) (?:the )?",
    re.I,
)
_SHORT = re.compile(r"\b(incl?|excl?)\.", re.I)  # whose full stop ends nothing
_TOGETHER = re.compile(r"\b(?:al)?together\b|\bcombined\b|\ball of (?:them|these)\b", re.I)
_WITH_AND_WITHOUT = re.compile(
    r"\bwith(?:out)?(?: and | or |/)with(?:out)? \w+|\b(?P<one>\w+)(?: and | or |/)non[- ]?(?P=one)\b|"
    r"\b(?:fe)?males?(?: and | or | ?& ?|/)(?:fe)?males?\b",
    re.I,
)
_PLACES = re.compile(
    r"\b(?:in|across|within|throughout|covering|for|all of) (?:the )?[A-Z][\w'’]+(?:-[\w'’]+)*"
    r"(?:(?:,? and| &|,| the| of)* [A-Z][\w'’]+(?:-[\w'’]+)*)*"
)
_HEARD = re.compile(r"\b(?:not|includ\w*|exclud\w*|excl?|incl?|only|all)\b", re.I)  # what `why_not` hears


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
    together`, `burglary, robbery and theft from the person`; empty for any other."""
    parts = [part for part in re.split(r",|:|&|\band\b", clean(text)) if names_offence(part)]
    others = [part for part in parts if not question.says(part)]
    wanted = kinds_of_offence(question.asked)
    listed = len(parts) > _MANY and wanted and any(kinds_of_offence(part) - wanted for part in others)
    told = _TOGETHER.search(text) is not None or (listed and without_left_out(clean(text))[1] == "")
    return f"says more than was asked: {plain(others[0])!r} too." if others and told else ""


def why_not(text: str, question: Question, force: str, *, of_all: bool, whole: bool) -> str:
    """What a text says beyond the question, as the end of a sentence; empty where it says no more and no less."""
    text = question.without_law(text)
    rest, out = without_left_out(text)
    text = rest if out and question.leaves_out(out) else text
    acts = acts_in(clean(text))
    if acts and question.says(beside := _beside(acts, text)):
        text, known = beside, question  # `Dangerous dogs`, under the Dangerous Dogs Act
    else:
        known = question.with_words(" ".join(acts))
    text = in_its_words(without_all_parts(_INTRODUCED.sub("", clean(text)), force), question.asked)
    if force in patterns("own_area"):
        text = patterns("own_area")[force].sub(" ", text)
    text = _IN_BRACKETS.sub(lambda match: " " if acts_in(match.group()) else match.group(), text)
    text = _SHORT.sub(r"\1 ", text)
    ends = [without_breakdown(part) for part in _ENDS.split(f" {_WITH_AND_WITHOUT.sub(' ', bare(text))} ")]
    segment = next((part.casefold() for part in ends if known.says(part)), "")
    flag = next((part for part in ends if known.is_another_flag(part.strip())), "")
    if flag and segment:
        return f"says less than was asked: {plain(flag)!r}."
    only = next((p for p in ends if _ONLY.search(p) and known.unknown(_ONLY.split(p)[0].casefold(), strict=True)), "")
    if only and segment:
        return f"says less than was asked: {plain(only)!r}."
    half = next((p for p in ends if of_all and family_of(p) and known.unknown(p.casefold(), narrowing=True)), "")
    if half and segment:
        return f"says less than was asked: {plain(half)!r}."
    twice = segment.split("/") if nation_of(force) == "Wales" else [segment]  # in Welsh, and in English
    reasons = [of_segment(part, known, of_all=of_all, whole=whole) for part in twice if known.says(part)]
    if reasons and all(reasons):
        return reasons[0]
    if not (whole and segment):
        return ""
    return of_one_kind(" ".join(ends), question) or of_some_kinds(
        text, question
    )  # `Burglary - Residential`, `by needle`


def _beside(acts: list[str], text: str) -> str:
    """What a text says beside the names of Acts, whose words are of other offences too."""
    rest = clean(text)
    for act in acts:
        rest = rest.replace(act, " ")
    return rest


def narrows(text: str, question: Question, force: str) -> str:
    """What a title says less than the question, where the label of the figures says all of it: `Sectarian hate crimes`
    over `Hate crime`. A title of more is one of a chapter."""
    one = len(parts_of(clean(text))) == 1 and not INCLUDING.search(clean(text)) and text.count(",") < _MANY
    return why_not(text, question, force, of_all=True, whole=True) if one else ""
