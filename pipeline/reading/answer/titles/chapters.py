"""The title of a chapter over its lines: `Theft offences recorded` over `Shoplifting`, `Other theft` and `All theft`.

What belongs here: whether a text over a table names a group of offences, of which the line that was asked for is one
among others. What does not: other words over a table (`lines_over.py`), or which line is asked for
(`beside/called_as_asked.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.answer.lines.under_total import names_the_whole
from pipeline.reading.answer.question.classes import class_of_line, kinds_asked, side_of
from pipeline.reading.answer.question.classes_of_law import classes_asked
from pipeline.reading.answer.question.groups import kinds_of_group, own_words
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.words import says
from pipeline.reading.tables.line import Line, Table


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table of several offences with a total, and the figures of it that are the answer."""

    table: Table
    leaves: list[Entry]
    asked: str

    def is_called(self, text: str) -> bool:
        """True for the name of a group of offences, and no word more, where each figure has the very name of what was
        asked for, or is of a class of it, and is one of several lines: by the counting rules of that group, or by a
        total of its name. What the police call several groups, `Acquisitive crime`, holds all of each offence in it."""
        lines = [line for line in (*self.table.rows, *self.table.columns) if not line.measure]
        several = len({name for line in lines if not line.total and (name := _name_of(line))}) > 1
        if not several or not all(_is_one_line(leaf, self.asked) for leaf in self.leaves):
            return False
        said = own_words(text)
        if any(line.total and not all(_is_of_all(f.label.text, said) for f in line.facets if f.own) for line in lines):
            return False  # `All theft detected`
        if says("over", "umbrella", bare(text)):
            return True
        group = kinds_of_group(text)
        if not group:
            return False
        kinds = kinds_asked(self.asked) | classes_asked(self.asked, "")
        return bool(kinds & group) or any(line.total and _is_named(line, said) for line in lines)


def _is_of_all(total: str, said: frozenset[str]) -> bool:
    return own_words(total) <= said or says("all_crime", "words", total)


def _name_of(line: Line) -> str:
    """The names of a line that is told by these, and not by its year or force."""
    return " ".join(f.label.rest for f in line.facets if not f.label.period and not f.label.force)


def _is_named(total: Line, said: frozenset[str]) -> bool:
    return any(own_words(facet.label.text) == said for facet in total.facets if facet.own)


def _is_one_line(leaf: Entry, asked: str) -> bool:
    """True for a figure of a line that is called what was asked for, and is no part of it."""
    facets = [facet for line in (leaf.row, leaf.column) if line is not None for facet in line.facets]
    named = [f.label.text for f in facets if not f.label.period and not f.label.force and f.label.rest]
    mine = [text for text in named if make_question(asked).says(text)]
    if len(mine) != 1:
        return False
    return names_the_whole(mine[0], asked) or side_of(class_of_line(mine[0], leaf.code or ""), asked) == "asked"
