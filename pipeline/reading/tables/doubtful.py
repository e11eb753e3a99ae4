"""Lines whose label has a word of rates or changes in it, though it may be the name of a count: `Interest rate fraud`.

What belongs here: letting the total decide whether such a line counts, and refusing where there is none. What does
not: labels that say only that they are a rate, a change, a rank (`labels/understand.py`).
"""

from __future__ import annotations

import re
from itertools import accumulate

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_more_than_measure
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.messages import own_label
from pipeline.reading.tables.sums import CellAt, exact_count

_SURE = ("percentage", "money")
"""Measures whose words are in no name of anything that is counted."""
_SHARE_IN_WORDS = re.compile(r"\bshare of\b|\bproportion\b", re.I)
_FEWEST_RUNNING = 3
_NEARLY = 0.8
"""A total with that much of what two lines add up to is more likely theirs, misprinted."""
_POPULATION = re.compile(r"\W*population\b", re.I)  # `Population U18`
_LIKE_SIZE = 20
"""Times the largest count beside it, up to which a number may be a count too: a population is larger."""


def settle_doubtful(table: Table, lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make counts of the doubtful lines that the total adds in; leave those out that it leaves out.

    Raises Refusal where no total tells: a count is neither dropped nor made up.
    """
    across = [other for other in across if not other.measure]  # shares beside the counts tell nothing
    plain = [line for line in lines if not line.measure and not line.total and not line.children]
    totals = [line for line in lines if line.total and not line.measure]
    largest = max((exact_count(at(line, other)) or 0 for line in plain or totals for other in across), default=0)
    doubtful = [line for line in lines if _is_doubtful(line, across, at, largest)]
    doubtful = [line for line in doubtful if not any(_runs_up(line, one, across, at) for one in plain)]
    alone = not plain and len(doubtful) > 1  # `Officers` and `Staff` are all there is, or no part of the total
    if not doubtful or not (alone or any(line.offences or line.categories for line in plain)):
        return
    doubtful = _left_by_totals_of_their_years(doubtful, lines, across, at)
    if not doubtful or (plain and any(_is_sum(total, plain, across, at) for total in totals)):
        return
    if any(_is_sum(total, [*plain, *doubtful], across, at) for total in totals):
        _count(doubtful)
        return
    if alone and not any(_is_nearly_sum(total, doubtful, across, at) for total in totals):
        return
    raise _undecided(table, doubtful[0])


def _undecided(table: Table, line: Line) -> Refusal:
    label, cell = own_label(line), line.facets[-1].token.cell
    return Refusal(
        table.sheet,
        cell.address,
        cell.text,
        f"{label!r} may be the name of something counted, or say that its figures are none ({line.measure}), "
        "and no total tells which.",
        f'If it is no count, ignore it in the sidecar: [[ignore]] label = "{label}", with a reason. If it is one, put '
        "the figures into a spreadsheet of your own with a plainer name, and name this file as its source.",
    )


def _left_by_totals_of_their_years(
    doubtful: list[Line], lines: list[Line], across: list[Line], at: CellAt
) -> list[Line]:
    """The doubtful lines that no total of their own year settles, as one under each of several years does."""
    left = [line for line in doubtful if not line.periods]
    for periods in dict.fromkeys(line.periods for line in doubtful if line.periods):
        year = [line for line in lines if line.periods == periods]
        mine = [line for line in doubtful if line.periods == periods]
        plain = [line for line in year if not line.measure and not line.total and not line.children]
        totals = [line for line in year if line.total and not line.measure]
        if any(_is_sum(total, [*plain, *mine], across, at) for total in totals):
            _count(mine)
        elif not plain or not any(_is_sum(total, plain, across, at) for total in totals):
            left += mine
    return left


def _is_nearly_sum(total: Line, parts: list[Line], across: list[Line], at: CellAt) -> bool:
    sums = [
        (stated, sum(exact_count(at(part, other)) or 0 for part in parts))
        for other in across
        if (stated := exact_count(at(total, other))) is not None and total.periods == parts[0].periods
    ]
    return bool(sums) and all(_NEARLY * found <= stated <= found / _NEARLY for stated, found in sums)


def _count(lines: list[Line]) -> None:
    """Make counts of lines that seemed none."""
    for line in lines:
        line.measure = None
        line.offences += (own_label(line),)


def _is_doubtful(line: Line, across: list[Line], at: CellAt, largest: int) -> bool:
    """True for a line of plain numbers whose own label names more than a kind of figure, or may name a category as
    well as one: `Target` among what is counted, with numbers of their size."""
    if not line.measure or line.total or not line.facets:
        return False
    own = line.facets[-1].label
    if line.measure in _SURE and not _SHARE_IN_WORDS.search(own.text):
        return False
    tokens = [token for other in across if (token := at(line, other)) is not None]
    if not tokens or not all(t.value is not None and t.value.kind in ("count", "missing") for t in tokens):
        return False
    most = max(exact_count(token) or 0 for token in tokens)
    if patterns("measure_or_category")["words"].match(clean(own.text)):
        return most <= _LIKE_SIZE * largest
    if _POPULATION.match(own.text) and most > _LIKE_SIZE * largest:
        return False
    return own.measure == line.measure and not own.several_periods and names_more_than_measure(own.text)


def _runs_up(line: Line, other: Line, across: list[Line], at: CellAt) -> bool:
    """True for the running sum of another line, `Five-year cumulative` beside the count of each year."""
    counts = [(exact_count(at(line, one)), exact_count(at(other, one))) for one in across]
    if line.measure != "cumulative" or len(counts) < _FEWEST_RUNNING or any(None in pair for pair in counts):
        return False
    return [stated for stated, _ in counts] == list(accumulate(count or 0 for _, count in counts))


def _is_sum(total: Line, parts: list[Line], across: list[Line], at: CellAt) -> bool:
    """True if a total is the exact sum of these lines wherever it states anything, and does so once."""
    stated_once = False
    for other in across:
        stated = exact_count(at(total, other))
        if stated is None:
            continue
        counts = [exact_count(at(part, other)) for part in parts]
        if None in counts or stated != sum(count or 0 for count in counts):
            return False
        stated_once = True
    return stated_once
