"""Whether the words over figures say more or less than was asked: `E-scooters and e-bikes`, `Burglaries excluding
business burglaries`, `Repeat shoplifters`.

What belongs here: every word of a title, or of the one label of all figures, accounted for. What does not: the words
of the question (`question.py`), things that are no offences (`asked_things.py`), or another offence beside the one
asked for (`asked_offence.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.answer.asked import not_asked
from pipeline.reading.answer.asked_things import naming_labels
from pipeline.reading.answer.question import Question, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import (
    acts_in,
    kinds_of_offence,
    names_offence,
    stems,
    without_breakdown,
    without_periods,
)
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_LONGEST = 160
_WORDS_OF_A_NAME = 8  # a longer text is a sentence, which may say anything
# Where a text goes on to something else. Brackets behind a joining word, or with `only`, belong to what is before them.
_ENDS = re.compile(
    r"[:;?|]|\.(?=\s|$)| - |\)|"
    r"\((?!\s*(?:and|or|&|plus|including|includes?|incl?|excl|exclud|not)\b|[^()]*\bonly\))",
    re.I,
)
# With the nation or the year of an Act in brackets within.
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_AND = re.compile(r"\s(?:and|or|plus|as well as|along with|together with|combined with)\s|&|\+(?!\s*$)|/")
_INCLUDING = re.compile(r"\W(?:including|includes?|included|incl?)\b\W*")
_FIGURES = re.compile(r"\W*(?:(?:the|these|all|our) )*(?:figures?|data|numbers?|totals?|counts?)\W*")
_LEAVING_OUT = re.compile(
    r"\W(?:exclud\w+|excl|except(?:ing| for)?|other than|apart from|but not|(?:does )?not includ\w+|minus|less)\b\W*"
)
_NARROWING = re.compile(
    r"\s(?:with|without|where|who|whose|whom|which|when|that|involving|of|on|against|from|after|following|"
    r"by (?:an?|the)|by(?= (?:children|adults|m[ae]n|wom[ae]n|(?:fe)?males?|boys|girls|juveniles|youths)\b))\s"
)
_WITH_AND_WITHOUT = re.compile(r"\bwith(?:out)?(?: and | or |/)with(?:out)? \w+", re.I)
_ANOTHER_QUESTION = re.compile(
    r"\W*(?:how many|what|which|whether|if so|of (?:these|those|which)|(?:the )?outcomes?)\b"
)
_PLACES = re.compile(
    r"\b(?:in|across|within|throughout|covering|for|all of) (?:the )?[A-Z][\w'’]+"
    r"(?:(?:,? and| &|,| the| of)* [A-Z][\w'’]+)*"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # between the words of `NumberOfOffences`
_ATTEMPT = re.compile(r"\battempt\w*", re.I)
_NO_CRIME = re.compile(r"\b(?:non[- ]?crimes?|incidents)\b")
_CRIME = re.compile(r"(?<!non-)(?<!non )\b(?:crimes?|offences?)\b")


def no_more_and_no_less(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of which the one label, or else a text over the table, says more or less than was asked.

    `above` are the texts over each table and its sheet's name, by its number.
    """
    question = make_question(asked)
    for entry, text, of_all, whole in _sayings(leaves, question, above):
        if why := _why_not(text, question, entry.force, of_all=of_all, whole=whole):
            raise _not_that(entry, text, why)
    for text, leaf in _bare_labels(leaves).items():
        said = _bare(_CAMEL.sub(" ", text)).casefold()
        if not question.says(said) and not names_offence(said) and (word := question.unknown(said, joined=True)):
            raise _not_that(leaf, text, _unknown(word))


def _not_that(entry: Entry, text: str, why: str) -> Refusal:
    return not_asked(
        entry,
        f"{clean(text)!r} {why}",
        f"Ask the force for what was asked and no more; or, if these are the answer: {SAY_COUNTS}.",
    )


def _bare_labels(leaves: list[Entry]) -> dict[str, Entry]:
    """The labels of offences that all figures share and that name none: `Offences (charged)`, `Solved offences`."""
    axes: dict[int, dict[str, tuple[Facet, Entry]]] = {}
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line for f in line.facets if f.own):
            if facet.axis.role in ("other", "offence"):
                axes.setdefault(id(facet.axis), {}).setdefault(facet.label.text, (facet, leaf))
    alone = {text: found for labels in axes.values() if len(labels) == 1 for text, found in labels.items()}
    return {text: leaf for text, (facet, leaf) in alone.items() if not _is_understood(facet)}


def _is_understood(facet: Facet) -> bool:
    label = facet.label
    known = label.period or label.force or label.flag or label.category
    return bool(known) or says("unspecific", "words", label.text) or not says("subject", "offences", label.text)


def _sayings(
    leaves: list[Entry], question: Question, above: dict[int, list[str]]
) -> Iterator[tuple[Entry, str, bool, bool]]:
    """The texts by which figures are of what was asked; whether they are of all figures, and whether these have no
    other name. Tables that share an answer out between them are each of a part."""
    labels = {f.label.text: leaf for leaf in leaves for f in naming_labels(leaf, flagged=True, totals=True)}
    for text, leaf in labels.items() if len(labels) == 1 else ():
        yield leaf, text, True, True
    if any(question.says(text) for text in labels):
        return
    found: dict[int, tuple[Entry, list[str]]] = {}
    for leaf in leaves:
        if leaf.table not in found:
            *titles, sheet = above.get(leaf.table, [""])
            said = [text for text in titles if len(text) <= _LONGEST and question.says(text)] or [sheet]
            found[leaf.table] = (leaf, said)
    alone = len({_bare(said[0]) for _, said in found.values()}) == 1
    for leaf, said in found.values():
        for text in said:
            yield leaf, text, alone, alone and not labels


def _bare(text: str) -> str:
    """A text without the periods, forces and places that it names."""
    said = clean(text)
    return without_forces(_PLACES.sub(" ", without_periods(said, find_periods(said))))


def _why_not(text: str, question: Question, force: str, *, of_all: bool, whole: bool) -> str:
    """What a text says beyond the question, as the end of a sentence; empty where it says no more and no less."""
    known = question.with_words(" ".join(acts_in(clean(text))))
    text = _IN_BRACKETS.sub(lambda match: " " if acts_in(match.group()) else match.group(), text)
    ends = [without_breakdown(part) for part in _ENDS.split(f" {_WITH_AND_WITHOUT.sub(' ', _bare(text))} ")]
    segment = next((part.casefold() for part in ends if known.says(part)), "")
    half = next((p for p in ends if of_all and family_of(p) and known.unknown(p.casefold(), narrowing=True)), "")
    if half and segment:
        return f"says less than was asked: {_plain(half)!r}."
    twice = segment.split("/") if nation_of(force) == "Wales" else [segment]  # in Welsh, and in English
    reasons = [_of_segment(part, known, of_all=of_all, whole=whole) for part in twice if known.says(part)]
    return reasons[0] if reasons and all(reasons) else ""


def _of_segment(segment: str, question: Question, *, of_all: bool, whole: bool) -> str:
    kept, left_out = (*_LEAVING_OUT.split(segment, maxsplit=1), "")[:2]
    if left_out.strip() and not _is_another(left_out, question):
        return f"says less than was asked: it leaves out {_plain(left_out)!r}."
    head, included = (*_INCLUDING.split(kept, maxsplit=1), "")[:2]
    if included.strip() and not question.says(head) and not _FIGURES.fullmatch(head):
        return f"says more than was asked, which is only included in {_plain(head)!r}."
    narrowed = next((m for m in _NARROWING.finditer(head) if question.says(head[: m.start()])), None)
    name, narrowing = (head[: narrowed.start()], head[narrowed.end() :]) if narrowed else (head, "")
    parts = [*_parts(name), *_parts(included)]
    only = re.split(r"\bonly\b", kept)
    return (
        _joined(parts, question)
        or (of_all and _unknown(question.unknown(narrowing, narrowing=True)))
        or (len(only) > 1 and _unknown(question.unknown(only[0])))
        or (whole and len(name.split()) <= _WORDS_OF_A_NAME and _unknown(question.unknown(name)))
        or (((whole and len(parts) == 1) or len(only) > 1) and _attempts(kept, question))
        or (whole and _of_one_kind(kept, question))
        or ""
    )


def _unknown(word: str) -> str:
    return f"says more or less than was asked: {word!r} is no word of the question." if word else ""


def _attempts(text: str, question: Question) -> str:
    said = _ATTEMPT.search(text)
    return f"says less than was asked: {said.group()!r}." if said and not _ATTEMPT.search(question.asked) else ""


def _of_one_kind(text: str, question: Question) -> str:
    """`Residential burglary`, where burglary of homes and of businesses was asked for."""
    one_of_several = len(question.listed & stems(text)) == 1 < len(question.listed)
    return f"says less than was asked: one of {len(question.listed)} kinds." if one_of_several else ""


def _joined(parts: list[str], question: Question) -> str:
    """What `and` adds to the offence that was asked for: of several parts of a text, one that is not of it."""
    crimes = any(_CRIME.search(part) for part in parts) and not _NO_CRIME.search(question.asked)
    for part, following in zip(parts, [*parts[1:], ""], strict=True) if len(parts) > 1 else ():
        if _ANOTHER_QUESTION.match(part):
            continue
        if crimes and _NO_CRIME.search(part) and not _CRIME.search(_NO_CRIME.sub(" ", part)):
            return f"says more than was asked: {_plain(part)!r} too."
        if re.match(r"\W*other\b", part) and not question.says(part):
            return f"says more than was asked: {_plain(part)!r} too."
        # `Drink and needle spiking`: two words for one thing.
        modifies = question.says(following) and not names_offence(part) and question.unknown(following, joined=True)
        if not question.says(part) and not modifies and (word := question.unknown(part, joined=True)):
            return _unknown(word)
    return ""


def _parts(text: str) -> list[str]:
    return [part for part in _AND.split(text) if part.strip()]


def _is_another(left_out: str, question: Question) -> bool:
    """True where what is left out is another offence, or what no force counts: `no crimes`, `transferred crimes`."""
    if question.says(left_out):
        return False
    return bool(kinds_of_offence(left_out)) or patterns("uncounted")["words"].search(left_out) is not None


def _plain(text: str) -> str:
    return " ".join(text.strip(" ()-,.").split())
