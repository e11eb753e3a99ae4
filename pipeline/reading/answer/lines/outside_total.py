"""Lines outside a printed total with the name of what was asked: `Possession of a knife` below `Knife crime total`.

What belongs here: a total by whose name the others are none of it, or more than it says. What does not: other offences
below such a total, which are left out (`beside/beside_its_total.py`), or totals that do not add up (`tables/`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.lines.under_total import names_the_whole
from pipeline.reading.answer.question.one_segment import of_one_kind
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean
from pipeline.reading.tables.line import Table


def none_outside_its_total(leaves: list[Entry], tables: dict[int, Table], asked: str) -> None:
    """Refuse figures of one force and period of which a total of the name of what was asked for adds up some, and not
    the others of its table: they are all of it, or these are too."""
    totals = {
        (number, kind, line.index)
        for number, table in tables.items()
        for kind, lines in (("row", table.rows), ("column", table.columns))
        for line in lines
        if line.total and any(_is_of_all(facet.label.text, asked) for facet in line.facets if facet.own)
    }
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves if totals else ():
        groups[leaf.table, leaf.force, scope_of(leaf.period)].append(leaf)
    for group in groups.values():
        for total in totals & frozenset().union(*(leaf.covered for leaf in group)):
            inside = [leaf for leaf in group if total in leaf.covered]
            outside = [leaf for leaf in group if total not in leaf.covered]
            if outside:
                raise two_answers(inside, outside, which="what a total of that name adds up, and what it does not")


def _is_of_all(text: str, asked: str) -> bool:
    """True for the name of all that was asked for, and not of one of its kinds: `Harassment total`, where stalking and
    harassment were."""
    return names_the_whole(text, asked) and not of_one_kind(clean(text).casefold(), make_question(asked))
