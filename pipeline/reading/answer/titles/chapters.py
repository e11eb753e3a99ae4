"""The title of a chapter over its lines: `Theft offences recorded` over `Shoplifting`, `Other theft` and `All theft`.

What belongs here: whether a text over a table names the group of offences that its total adds up, of which the line
that was asked for is one. What does not: other words over a table (`lines_over.py`), or which line is asked for
(`beside/called_as_asked.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.reading.answer.lines.under_total import names_the_whole
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import stems
from pipeline.reading.tables.line import Line, Table
from pipeline.reference.offences.known import groups

_OTHER_GROUP = "acquisitive crime"  # none of the counting rules, and holds all of each offence in it
_JOINED = re.compile(r"[(&/+]")
_OF_ALL = re.compile(
    r"\b(?:table \d+|the|all|total|overall|numbers?|of|off(?:ence)?s|offences?|crimes?|recorded|reported|police|force|"
    r"group|data|figures?)\b"
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table of several offences with a total, and the figures of it that are the answer."""

    table: Table
    leaves: list[Entry]
    asked: str

    def is_called(self, text: str) -> bool:
        """True for the name of a group of offences, and no word more, over a total that has the same name, where each
        figure has the very name of what was asked for and is one of several lines of the group."""
        said = _own_words(text)
        if said not in _groups():
            return False
        lines = (*self.table.rows, *self.table.columns)
        totals = [line for line in lines if line.total and not line.measure and _is_named(line, said)]
        return bool(totals) and all(_is_one_line(leaf, self.asked) for leaf in self.leaves)


def _is_named(total: Line, said: frozenset[str]) -> bool:
    return any(_own_words(facet.label.text) == said for facet in total.facets if facet.own)


def _is_one_line(leaf: Entry, asked: str) -> bool:
    """True for a figure of a line that is called what was asked for, and is no part of it."""
    facets = [facet for line in (leaf.row, leaf.column) if line is not None for facet in line.facets if facet.own]
    named = [f.label.text for f in facets if not f.label.period and not f.label.force and f.label.rest]
    mine = [text for text in named if make_question(asked).says(text)]
    return len(mine) == 1 and names_the_whole(mine[0], asked)


@lru_cache(maxsize=4096)
def _own_words(text: str) -> frozenset[str]:
    """The words by which a text names offences, and all that it says of them; none for one that joins others."""
    said = bare(text).casefold()
    return frozenset() if _JOINED.search(said) else stems(_OF_ALL.sub(" ", said))


@lru_cache(maxsize=1)
def _groups() -> frozenset[frozenset[str]]:
    return frozenset(stems(_OF_ALL.sub(" ", name)) for name in (*groups(), _OTHER_GROUP))
