"""Lines of another offence beside those that a total adds up by the name of what was asked for: `Stalking`,
`Harassment`, `Stalking and harassment total`, `Criminal damage`.

What belongs here: leaving them out, since the total says where what was asked ends. What does not: one line of the name
of what was asked (`called_as_asked.py`), or a line of that name which is no total by its words (`whole_by_name.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.answer.beside.another_offence import is_another_offence
from pipeline.reading.answer.beside.beside_its_name import innermost, is_its_name
from pipeline.reading.answer.beside.called_as_asked import (
    Above,
    gathers,
    tells_offences_apart,
)
from pipeline.reading.answer.question.classes_of_law import classes_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question, says_subject
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence
from pipeline.reading.tables.line import Line, Table

_TOTAL = re.compile(r"\b(?:sub[- ]?)?totals?\b(?: of)?|^all\b", re.I)


def beside_its_total(
    leaves: list[Entry], tables: dict[int, Table], asked: str, core: frozenset[str], above: Above
) -> list[Entry]:
    """The figures of other offences that stand beside those of such a total, are not in it, and have these beside them
    for the same force and period. `core` are the words that the question's title and what it counts share."""
    if not asks_for_offences(asked) or not tells_offences_apart(asked):
        return []
    axes: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for leaf in leaves:
        for kind, _ in innermost(leaf):
            axes[leaf.table, kind].append(leaf)
    found: list[Entry] = []
    for (number, kind), group in axes.items():
        table = tables.get(number)
        lines = (table.rows if kind == "row" else table.columns) if table is not None else []
        named = {(number, kind, line.index) for line in lines if _is_total_of_it(line, asked, core)}
        inside = [leaf for leaf in group if leaf.covered & named]
        if not inside or gathers(above.get(number, []), asked):
            continue
        if all(_is_of_it(_own(leaf, kind), asked) for leaf in inside):
            stated = {(leaf.force, leaf.period.start, leaf.period.end) for leaf in inside}
            found += [
                leaf
                for leaf in group
                if not leaf.covered & named
                and (leaf.force, leaf.period.start, leaf.period.end) in stated
                and is_another_offence(_own(leaf, kind), asked, classes_asked(asked, ""))
            ]
    return found


def _own(leaf: Entry, kind: str) -> str:
    return next(facet.label.text for of, facet in innermost(leaf) if of == kind)


def _is_total_of_it(line: Line, asked: str, core: frozenset[str]) -> bool:
    """True for a total with each word that makes the question, and no other: `Stalking and harassment total`."""
    if not line.total or not line.facets or not line.facets[-1].own:
        return False
    name = clean(_TOTAL.sub(" ", line.facets[-1].label.text))
    return is_its_name(name, asked) and all(says_subject(name, asked, frozenset([word])) for word in core)


def _is_of_it(text: str, asked: str) -> bool:
    """True for a line of a kind that was asked for, and of no other."""
    kinds = kinds_of_offence(text)
    return bool(kinds) and kinds <= kinds_of_offence(asked) and make_question(asked).says(text)
