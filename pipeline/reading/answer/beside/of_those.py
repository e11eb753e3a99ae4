"""Titles of tables by which they are a part of others, or others a part of them: `Q1. All crime recorded`, `Q2. Of
those, shoplifting`.

What belongs here: one title. What does not: which tables are left out for it (`other_tables.py`), lines of one table
(`of_which.py`), or tables of arrests, outcomes and the like (`another_question.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_questions import PUT
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.questions import asked_for
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems, without_periods
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 160
_GENERAL = PUT | stems("notifiable overall entire")
_ENDS = ("arrests", "charges", "outcomes")
_THEFT = stems("theft acquisitive")
_AGE = re.compile(r"\d")
_NUMBERED = re.compile(r"^(?:(?:q(?:uestion)?|part|table) ?)?(?:\d{1,2}[a-z]?|[a-z](?=[.):]))?\s*[.):-]*\s*", re.I)


def no_part_of_others(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures under a title by which they are a part of others that the file does not state: `How many of these
    were attended?`."""
    if not asks_for_offences(asked) or says("flag", "yes", asked):
        return
    tables = {leaf.table: leaf for leaf in leaves}
    for table, leaf in tables.items():
        name = name_of(above.get(table, [])[:-1])
        if name and says_less(name, asked):
            raise not_asked(
                leaf,
                f"By their title the figures are a part of others: {name!r}.",
                f"Ask the force for all of the offences that were asked for; or, if these are: {SAY_COUNTS}.",
            )


def name_of(texts: list[str]) -> str:
    """The first text over a table that says what is counted, or of what it is a part; empty for none."""
    plain = (text for text in map(clean, texts) if len(text) <= _LONGEST)
    return next((text for text in plain if is_of_those(text) or says_what(text)), "")


def says_what(text: str) -> bool:
    """True for a text that speaks of offences, or names one."""
    return says("subject", "offences", text) or names_offence(text)


def without_its_number(title: str) -> str:
    """A title without `Question 2:` before it."""
    return _NUMBERED.sub("", title)


def is_of_those(text: str) -> bool:
    """True for a title by which its table is a part of the one before it."""
    return says("title", "of_those", text)


def says_less(text: str, asked: str) -> bool:
    """True for `How many of these were attended?`: of those before it, and with a word that the question has not; and
    for `How many offences resulted in a charge?`."""
    if not any(says("subject", end, asked) for end in _ENDS):
        if says("narrowing", "ended", text) or (says("title", "unsolved", text) and not is_of_those(text)):
            return True
    said = asked_for(patterns("title")["of_those"].sub(" ", without_forces(text)))
    less = make_question(asked).unknown(said, joined=True, narrowing=True) or _AGE.search(said)
    return is_of_those(text) and bool(less)


@lru_cache(maxsize=4096)
def is_of_all_crime(text: str, asked: str) -> bool:
    """True for `All crime recorded` and `How many offences were recorded?` where some were asked for, and for `All
    theft` where these are thefts."""
    own = (make_question(asked).own or kinds_of_offence(asked)) and not make_question(asked).says(text)
    left = says("parts", "left_over", text) or says("parts", "outcome", text) or says("parts", "unsolved", text)
    return bool(own) and says_what(text) and not left and is_general(text, asked)


def is_general(text: str, asked: str) -> bool:
    """True for a text without a word of any one offence."""
    said = clean(without_forces(text))
    theft = _THEFT if says("title", "thefts", asked) else frozenset[str]()
    return not stems(without_periods(said, find_periods(said))) - _GENERAL - theft
