"""Printed totals that are no number of what was asked for by their own name, though they add up: `Knife crime and
possession combined`, `Total (an offence may be counted under several strands)`.

What belongs here: a total that joins what was asked to another of its lines, or counts offences several times. What
does not: lines outside a total (`outside_total.py`), totals of arrests (`question/asked.py`), or notes that lines
overlap (`answer/safeguards.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.reading.answer.beside.called_as_asked import is_called_as_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet, Table

_ALL = re.compile(r"\b(?:(?:grand |sub[- ]?)?totals?|all|overall|combined|together)\b(?: of\b)?", re.I)


def no_total_of_more(leaves: list[Entry], tables: dict[int, Table], asked: str, core: frozenset[str]) -> None:
    """Refuse figures under a total by whose name offences are counted several times, or which joins the name of what
    was asked to a word of another of its lines. `core` are the words that the question's title and
    what it counts share."""
    groups: dict[object, list[tuple[Entry, Facet]]] = defaultdict(list)
    for leaf in leaves if asks_for_offences(asked) else ():
        for facet in _totals_over(leaf, tables):
            groups[leaf.table, leaf.force, scope_of(leaf.period), facet.label.text].append((leaf, facet))
    for group in groups.values():
        leaf, facet = group[0]
        text = facet.label.text
        if says("title", "overlap", text) and not says("title", "no_overlap", text):
            raise Refusal(
                leaf.sheet,
                facet.token.cell.address,
                facet.token.cell.text,
                f"By its own name, the total counts one offence several times: {clean(text)[:160]!r}.",
                f"Ask the force for the number of offences, each counted once; or, if this is: {SAY_COUNTS}.",
            )
        said = [_ALL.sub(" ", part).strip() for part in patterns("called_as_asked")["joined"].split(clean(text))]
        if not any(is_called_as_asked(part, asked, core) for part in said):
            continue
        more = stems(" ".join(said)) - make_question(asked).known
        others = [entry for entry, _ in group if any(stems(label) & more for label in entry.labels)]
        mine = [entry for entry, _ in group if entry not in others]
        if mine and others:
            raise two_answers(
                mine, [entry for entry, _ in group], which="what is called so, and what a total joins to it"
            )


def _totals_over(leaf: Entry, tables: dict[int, Table]) -> Iterator[Facet]:
    """The own labels of the totals that a figure is a proved part of, called so or not."""
    for number, kind, index in leaf.covered:
        table = tables.get(number)
        lines = (table.rows if kind == "row" else table.columns) if table else []
        yield from (facet for line in lines if line.index == index for facet in line.facets if facet.own)
