"""Lines of the other side of what was asked for: `Business and community` beside `Residential`, where residential
burglary was asked for.

What belongs here: telling the two apart on one axis. What does not: a side alone, or a title of both
(`question/against_question.py`), or other offences (`called_as_asked.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.beside.beside_its_name import innermost
from pipeline.reading.answer.question.against_question import side_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean


def of_other_sides(leaves: list[Entry], asked: str) -> list[Entry]:
    """The figures of the other side, on an axis of which each line is of one side or the other, and one alone is of
    that which was asked for, with no word more."""
    if not asks_for_offences(asked):
        return []
    axes: dict[tuple[int, int], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for leaf in leaves:
        for _, facet in innermost(leaf):
            axes[leaf.table, id(facet.axis)][facet.label.text].append(leaf)
    found: list[Entry] = []
    for labels in axes.values():
        sides = {text: side_asked(clean(text), asked) for text in labels}
        own = [text for text, side in sides.items() if side == "own"]
        told_apart = len(own) == 1 < len(sides) and all(side in ("own", "other") for side in sides.values())
        if told_apart and not _says_more(own[0], asked):
            found += [leaf for text, those in labels.items() if text != own[0] for leaf in those]
    return found


def _says_more(text: str, asked: str) -> bool:
    return bool(make_question(asked).unknown(clean(text).casefold(), joined=True, narrowing=True))
