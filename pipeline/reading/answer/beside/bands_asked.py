"""Ages that are none of those asked for, beside bands under a total that has the question's own limit: `0-12`, `13-17`,
`Total under 18`, `18 and over`.

What belongs here: leaving them out. What does not: what a band says (`lines/ages_asked.py`), or one line of each side
(`other_sides.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.beside.beside_its_name import innermost
from pipeline.reading.answer.lines.ages_asked import (
    is_older,
    is_younger,
    limit_of,
    of_those_who_did_it,
    total_below,
)
from pipeline.reading.answer.question.against_question import side_asked
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.tables.line import Table


def of_ages_not_asked(
    leaves: list[Entry], tables: dict[int, Table], asked: str, above: dict[int, list[str]]
) -> list[Entry]:
    """The figures of those who are no younger than the limit, on an axis of which one total is named by it and adds up
    all younger ones, and nobody else stands beside these. Not where a text over the table, of which `above` are all,
    says that its offences are against children: the ages may be those of who did it."""
    limit = limit_of(asked)
    if limit is None:
        return []
    axes: dict[tuple[int, str], list[tuple[Entry, str]]] = defaultdict(list)
    for leaf in (leaf for leaf in leaves if not of_those_who_did_it(leaf, above)):
        if any(side_asked(clean(text), asked) == "own" for text in above.get(leaf.table, [])):
            continue
        for kind, facet in innermost(leaf):
            axes[leaf.table, kind].append((leaf, facet.label.text))
    found: list[Entry] = []
    for (number, kind), group in axes.items():
        named = total_below(tables.get(number), number, kind, asked)
        young = [text for leaf, text in group if leaf.covered & named]
        rest = [(leaf, text) for leaf, text in group if not leaf.covered & named]
        told_apart = all(is_younger(text, limit) for text in young) and all(is_older(text, limit) for _, text in rest)
        found += [leaf for leaf, _ in rest] if young and told_apart else []
    return found
