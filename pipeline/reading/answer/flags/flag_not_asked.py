"""A flag that the question says nothing of: its two sides are a breakdown like any other, and one side alone is less
than was asked.

What belongs here: knowing such a flag by the headings and labels of its sides. What does not: the flag that a
collection counts (`flagged.py`, `flag_sides.py`), or two figures that could both be the answer
(`answer/one_answer.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.line import Facet

_GENERAL = re.compile(r"\b(?:flag(?:ged|s)?|marke[dr]s?|non?|not|yes|y|n|true|false|related|enabled)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")


def is_of_a_flag_not_asked(group: list[Entry], asked: str) -> bool:
    """True where every figure with a side of a flag has it by words of which the question has not all."""
    if not asks_for_offences(asked) or patterns("flag")["yes"].search(asked):
        return False
    named = [_flag_of(entry) for entry in group if entry.flag]
    return bool(named) and all(_is_another(text, asked) for text in named)


def no_side_alone(leaves: list[Entry], asked: str) -> None:
    """Refuse figures that are all of one side of a flag that was not asked about: all answer `Yes`, or all `No`, under
    its heading, or are called by its name, `Cyber`."""
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.force, scope_of(leaf.period)].append(leaf)
    for group in groups.values():
        answers = {facet.label.text for entry in group for facet in _sides(entry)}
        if len(answers) == 1 and all(entry.flag for entry in group) and is_of_a_flag_not_asked(group, asked):
            of, side = _flag_of(group[0]), answers.pop()
            what = repr(of) if of == side else f"{of!r}, {side!r},"
            raise not_asked(
                group[0],
                f"The figures are of {what} alone, and all offences were asked for.",
                f"Ask the force for the others too; or, if these are the answer: {SAY_COUNTS}.",
            )


def _sides(entry: Entry) -> list[Facet]:
    facets = (facet for line in (entry.row, entry.column) if line is not None for facet in line.facets)
    return [facet for facet in facets if facet.label.flag or facet.label.category == "answer"]


def _flag_of(entry: Entry) -> str:
    """What names the flag of a figure: the heading that it answers, or else its own label."""
    return next(
        (f.axis.heading if f.label.category == "answer" else f.label.text for f in _sides(entry)),
        " / ".join(entry.labels),
    )


@lru_cache(maxsize=1024)
def _is_another(text: str, asked: str) -> bool:
    said = [word for word in _WORD.findall(_GENERAL.sub(" ", clean(text))) if not _is_initials(word, asked)]
    return bool(make_question(asked).unknown(" ".join(said), strict=True)) or (
        bool(said) and all(len(word) < 3 for word in said)
    )


def _is_initials(word: str, asked: str) -> bool:
    letters = "".join(each[0] for each in _WORD.findall(asked)).casefold()
    return 1 < len(word) < 6 and word.isupper() and word.casefold() in letters
