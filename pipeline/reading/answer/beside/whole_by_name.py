"""A line named by what was asked for that is the sum of all its neighbours: `Stalking and harassment` below `Stalking`
and `Harassment`, which is no total by its words alone.

What belongs here: making such a line a total before the table is proved. What does not: lines named after the force
(`tables/named_wholes.py`), sums that nothing names (`tables/suspicions.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.beside_its_name import is_its_name
from pipeline.reading.answer.beside.wider_wholes import own_label
from pipeline.reading.answer.lines.under_total import names_the_whole
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.labels.wording import kinds_of_offence, stems, without_kind
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.sums import CellAt, is_whole_of


def mark_wholes_by_name(table: Table, asked: str) -> None:
    """Make a total of the first or last line that alone bears the whole name of what was asked for, and is the sum of
    the others, throughout; or that joins it to others, `Arson and criminal damage` below `Arson`."""
    if not asks_for_offences(asked):
        return
    rows, columns = table.rows, table.columns
    _mark(rows, columns, lambda row, column: table.token(row, column), asked)
    _mark(columns, rows, lambda column, row: table.token(row, column), asked)


def _mark(lines: list[Line], across: list[Line], at: CellAt, asked: str) -> None:
    if any(line.total or line.children for line in lines):
        return
    groups: dict[object, list[Line]] = {}
    for line in lines:
        if not line.measure:
            groups.setdefault((line.periods, line.forces), []).append(line)
    for group in groups.values():
        named = [line for line in group if len(group) > 2 and _is_whole(line, asked)]
        if len(group) > 2 and len(named) == 1 and own_label(named[0]) and is_its_name(own_label(named[0]), asked):
            named = [line for line in group if _joins(line, group, asked)] or named  # which adds up `Arson` and others
        if len(named) == 1 and named[0] in (group[0], group[-1]):
            named[0].total = is_whole_of(named[0], [line for line in group if line is not named[0]], across, at)


def _is_whole(line: Line, asked: str) -> bool:
    """True for the name of all that was asked for, and not of one of several kinds of it."""
    own = [facet for facet in line.facets if facet.own and facet.label.text and not facet.label.period]
    if len(own) != 1 or own[0].axis.role not in ("other", "offence") or line.categories or line.flag or line.subset:
        return False
    text, listed = own[0].label.text, make_question(asked).listed
    return names_the_whole(text, asked) and listed & stems(in_its_words(text, asked)) in (frozenset(), listed)


def _joins(line: Line, group: list[Line], asked: str) -> bool:
    """True for the name of what was asked for joined to that of others, and no word more, among lines that each are of
    one of these."""
    text = own_label(line)
    kinds = kinds_of_offence(text)
    if not text or line.flag or line.subset or not kinds > kinds_of_offence(asked) > frozenset():
        return False
    others = [kinds_of_offence(own_label(other)) for other in group if other is not line]
    if not all(frozenset() < other < kinds for other in others):
        return False
    for kind in kinds:
        text = without_kind(text, kind)
    return not stems(patterns("neutral")["words"].sub(" ", text))
