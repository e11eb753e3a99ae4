"""What a program printed of the filters by which it made a table: those that are not what was asked narrow it.

What belongs here: finding them, on one line, on several, or in the cells over a pivot table, and holding each to the
question. What does not: other sentences (`notes/caveats.py`), the flag's own filter (`flags/flagged.py`), or dates,
which say the years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.ages import ages_in, together
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.seasons import part_of_each_year
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import codes_in, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings

_ONE = re.compile(
    r"^(?P<name>[A-Za-z][\w /()'’.-]{0,48}?)\s*(?P<op>(?:\b(?:is|are|does|do)(?:n't| not)?|\bnot)?\s*"
    r"\b(?:equal(?:s|ed)?(?: to)?|in(?: list)?|contains?|(?:greater|less) than(?: or equal to)?|between|"
    r"(?:on or )?(?:after|before))\b|\b(?:is|are)(?:n't| not)?\b|<>|[<>!=]=?|:)\s*(?P<value>\S.*)$",
    re.I,
)
# `Included (5) RecordedFY`: so many values of it were chosen.
_CHOSEN = re.compile(r"^(?P<how>included|excluded) \(\d+\) (?P<name>\w[\w /]*)$", re.I)
_NOT = re.compile(r"n't|\bnot\b|!=|<>", re.I)
_BLANK = re.compile(r"\W*(?:blank|null|empty|none)\W*$", re.I)
_WAS_RUN = re.compile(
    r"\W*(?:the )?(?:search|report|query|extract)(?: (?:was|were))? run\b", re.I
)  # `search run on 2 June`
_ALL = re.compile(r"\W*(?:\(?(?:select )?all\)?|any|everything|none|no filters?)\W*$", re.I)
# `major class Sexual Offences`: which of the groups of a system it is.
_OF_A_CLASS = re.compile(
    r"^\W*(?:(?:major|minor|main|crime|offence|ho) )+(?:class\w*|groups?|types?|categor(?:y|ies))\W*", re.I
)
_OF_AGES = re.compile(r"\b(?:multiple items|to|and|under|over|years?|old|aged?|inclusive)\b", re.I)
_SEVERAL = re.compile(r"\W*multiple items\W*$", re.I)
_YES, _NO = re.compile(r"\W*(?:yes|y|true)\W*$", re.I), re.compile(r"\W*(?:no|n|false)\W*$", re.I)
_NEXT = re.compile(
    r"\n|;|,(?=\s*[A-Z][\w ]{1,40} (?:(?:is|equals?|in)\b|[<>=!]))|"
    r"(?<=[a-z\d)]) (?:and|AND) (?=[A-Z][\w ]{1,40}(?: is|=))"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REMOVED = re.compile(r"\b(?:removed|excluded|omitted|deleted|filtered out|not included)\W*$", re.I)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"\d+")
_CELL = re.compile(r"([A-Z]+)(\d+)$")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, where it stands and what it says: `text` whole, `name` and `value` where it has both."""

    sheet: str
    address: str
    text: str
    name: str = ""
    value: str = ""
    denied: bool = False


def no_filters(
    leaves: list[Entry], begins: dict[int, tuple[str, int]], around: Surroundings, words: FlagWords | None
) -> None:
    """Refuse figures that a filter narrows to less than was asked. `begins` is the sheet and the first row of each
    table, by its number; `words` are those of the flag that counts."""
    question = make_question(around.asked)
    for table in sorted({leaf.table for leaf in leaves}):
        forces = {leaf.force for leaf in leaves if leaf.table == table}
        for one in filters_in(around.notes_on(*begins[table])):
            if not is_asked(one, question, forces, words):
                raise Refusal(
                    one.sheet,
                    one.address,
                    one.text,
                    f"By a filter, the figures are only a part of what was asked for: {clean(one.text)[:160]!r}.",
                    "Ask the force for the figures without this filter; or, if they are the answer all the same, say "
                    f"so in the sidecar: {SAY_COUNTS}.",
                )


def filters_in(notes: list[tuple[str, str, str]]) -> Iterator[Filter]:
    """The filters that notes tell of: after a word for them, in the lines below it, or as two cells side by side."""
    under: tuple[str, str, int] | None = None  # the cell under which a list of filters goes on
    for number, (sheet, address, text) in enumerate(notes):
        column, row = _place(address)
        head = patterns("filter")["head"].match(text.strip())
        if head is not None:
            rest = text.strip()[head.end() :]
            yield from split_filters(sheet, address, rest)
            under = (sheet, column, row + 1)
        elif (
            under == (sheet, column, row)
            and len(text) <= 120
            and _ONE.match(clean(text))
            and not says("over", "document", text)
        ):
            yield from split_filters(sheet, address, text)
            under = (sheet, column, row + 1)
        elif says("filter", "dimension", clean(text)) and number + 1 < len(notes):
            other, right, value = notes[number + 1]
            if other == sheet and _place(right)[1] == row and len(value) <= 60:
                yield Filter(sheet, right, f"{text}: {value}", clean(text), clean(value))


def split_filters(sheet: str, address: str, said: str) -> list[Filter]:
    """Each of the filters that one cell tells of: `Outcome = Charged; Status <> Cancelled`."""
    return [_made(sheet, address, part) for part in _NEXT.split(said) if part.strip() and not _WAS_RUN.match(part)]


def everything(value: str) -> bool:
    """True for the value of a filter that leaves nothing out: `(All)`."""
    return _ALL.match(value) is not None


def _place(address: str) -> tuple[str, int]:
    match = _CELL.match(address)
    return (match.group(1), int(match.group(2))) if match else ("", 0)


def _made(sheet: str, address: str, said: str) -> Filter:
    text = clean(said)
    if chosen := _CHOSEN.match(text):
        return Filter(sheet, address, text, in_words(chosen["name"]), "multiple items")
    found = _ONE.match(text)
    if found is None:
        return Filter(sheet, address, text)
    return Filter(sheet, address, text, found["name"], found["value"], _NOT.search(found["op"]) is not None)


def is_asked(one: Filter, question: Question, forces: set[str], words: FlagWords | None) -> bool:
    """True for a filter by what was asked, by the force, by time, or by what no force counts."""
    if says("filter", "everything", one.value) and says("filter", "offence", one.name):
        return says("filter", "everything", question.asked)
    if not one.name:
        said = _OF_A_CLASS.sub("", one.text)
        left_out = _REMOVED.search(one.text) and says("uncounted", "words", one.text)
        return bool(left_out) or everything(one.text) or not _unknown(said, question)
    if part_of_each_year(one.value) or says("title", "other_years", f"{one.value} {one.name}"):
        return False
    if says("filter", "time", one.name) or everything(one.value):
        return True
    if (ages := list(ages_in(in_words(one.text)))) and not _WORD.search(
        _OF_AGES.sub(" ", one.value)
    ):  # `Victim age: 0 to 17`
        return together(ages) == together(list(ages_in(question.asked)))
    if _SEVERAL.match(one.value) or (
        says("subject", "suspects", one.name) and not says("subject", "suspects", question.asked)
    ):
        return False
    if one.denied:
        return bool(_BLANK.match(one.value) or says("uncounted", "words", one.value))
    if _YES.match(one.value) or _NO.match(one.value):
        return _answers(one, question, words)
    if (force := force_of_label(_BRACKETS.sub("", one.value))) is not None:
        return force in forces
    if codes_in(f"code {one.value}") and says("filter", "code", one.name):
        return True
    if words is not None and words.side(one.text) == "yes":
        return True
    if not _WORD.search(one.value):  # `Outcome in list 1; 2`
        return set(_NUMBER.findall(one.value)) <= set(_NUMBER.findall(question.asked))
    return not _unknown(one.value, question)


def _answers(one: Filter, question: Question, words: FlagWords | None) -> bool:
    """True for `Online flag is Yes` where that is counted, `Recorded crime = Yes`, `Cancelled = No`."""
    yes = _YES.match(one.value) is not None
    if words is not None and words.mentioned(one.name):
        return yes
    if one.name and says("uncounted", "words", one.name):
        return not yes
    return yes and not _unknown(one.name, question)


def _unknown(text: str, question: Question) -> bool:
    """True for a text with a word that is none of the question and tells something, as most words of a filter do."""
    return any(
        stems(word) - question.known and not patterns("neutral")["words"].fullmatch(word)
        for word in _WORD.findall(text)
        if not find_periods(word)
    )
