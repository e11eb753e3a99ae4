"""Tables of one sex or one age: the whole only where the others are there too.

What belongs here: `Female victims` without the males. What does not: adding the tables up (`answer/shares.py`), columns
(`question/victims.py`), or what such a name is (`labels/sides.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.reading.answer.lines.ages_asked import ADULT, limit_of
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.number_bands import band_of, span_of
from pipeline.reading.labels.sides import are_whole, category_of
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import SAY_COUNTS

_CHILDREN = re.compile(r"\bchild(?:ren)?\b", re.I)
_NUMBER = re.compile(r"\d+")


def no_half_alone(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse the figures of a table titled by one sex or age where no table has the others, unless these were asked
    for. `above` are the texts over each table, the nearest first, and its sheet's name."""
    question = make_question(asked)
    title = {n: clean(next(filter(None, (category_of(text)[1] for text in texts)), "")) for n, texts in above.items()}
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.force, scope_of(leaf.period)].append(leaf)
    for group in groups.values():
        names = {title.get(leaf.table, "") for leaf in group}
        half = next((leaf for leaf in group if title.get(leaf.table)), None)
        if half is None or are_whole(names) or _are_all_asked(names, question):
            continue
        raise not_asked(
            half,
            f"The table is of {title[half.table]!r} alone, and no table of the file has the others.",
            f"Ask the force for all offences; or, if these are all after all: {SAY_COUNTS}.",
        )


def _are_all_asked(names: Iterable[str], question: Question) -> bool:
    """True for the category that a question asks about, and for bands of ages that are together all below its limit,
    or that it names itself."""
    asked, bands = question.asked, [name for name in names if band_of(name)]
    limit = limit_of(asked) or (ADULT if _CHILDREN.search(asked) else None)
    if bands and limit is not None:
        return span_of(bands) == span_of([f"under {limit}"])
    if bands:
        return all(set(_NUMBER.findall(name)) <= set(_NUMBER.findall(asked)) for name in bands)
    return not any(question.unknown(name.casefold(), narrowing=True) for name in names)
