"""Sums of stated values as intervals, and whether a total is one that its parts can reach.

What belongs here: arithmetic on the tokens of lines. What does not: which lines a total covers
(`entries/stated_totals.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.reading.tables.line import Line
from pipeline.reading.tables.tokens import Token


@dataclass(frozen=True, slots=True)
class Slack:
    """What a total may be off: a declared tolerance, or half the rounding base for itself and for each of its parts."""

    tolerance: int = 0
    rounding: int = 0

    def of(self, parts: int) -> int:
        return self.tolerance + (self.rounding // 2) * (parts + 1)


NO_SLACK = Slack()
CellAt = Callable[[Line, Line], Token | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of some leaves: bounds, and None above where a leaf has no upper bound."""

    low: int
    high: int | None

    def admits(self, stated: int, slack: int = 0) -> bool:
        return self.low - slack <= stated and (self.high is None or stated <= self.high + slack)


def sum_of(tokens: Iterable[Token | None]) -> Sum:
    """Lowest and highest possible sum; an empty cell may hold anything from nothing up."""
    low, high = 0, 0
    open_above = False
    for token in tokens:
        value = token.value if token is not None else None
        if value is None:
            open_above = True
            continue
        low += value.low or 0
        if value.high is None:
            open_above = True
        else:
            high += value.high
    return Sum(low, None if open_above else high)


def agrees(total: Line, parts: Sequence[Line], across: list[Line], at: CellAt, slack: Slack) -> bool:
    """True if in every column the stated total is a possible sum of the parts, and at least one states an exact
    number."""
    for other in across:
        token = at(total, other)
        if token is None or token.value is None:
            continue
        found = sum_of(at(part, other) for part in parts)
        stated, off = token.value, slack.of(len(parts))
        if stated.count is not None:
            if not found.admits(stated.count, off):
                return False
        elif (stated.high is not None and stated.high < found.low - off) or (
            found.high is not None and (stated.low or 0) > found.high + off
        ):
            return False  # a range that the parts cannot reach
    return True


def is_a_sum(total: Line, parts: Sequence[Line], across: list[Line], at: CellAt, slack: Slack) -> bool:
    """True unless there are columns enough to see that the total is no sum of these parts: three, and it agrees with
    them in fewer than half."""
    stated = [other for other in across if exact_count(at(total, other)) is not None]
    agreeing = sum(1 for other in stated if agrees(total, parts, [other], at, slack))
    return len(stated) < 3 or 2 * agreeing >= len(stated)


def distance(total: Line, parts: Sequence[Line], across: list[Line], at: CellAt) -> int:
    """How far a total is from the sum of these parts, over all columns."""
    return sum(
        abs(token.value.count - sum_of(at(part, other) for part in parts).low)
        for other in across
        if (token := at(total, other)) is not None and token.value is not None and token.value.count is not None
    )


def exact_count(token: Token | None) -> int | None:
    return token.value.count if token is not None and token.value is not None else None


def is_whole_of(whole: Line, parts: Sequence[Line], across: list[Line], at: CellAt) -> bool:
    """True where a line states the exact sum of others wherever it states anything, and somewhere of more than one."""
    counts = [
        (exact_count(at(whole, other)), [exact_count(at(part, other)) for part in parts])
        for other in across
        if not other.measure and at(whole, other) is not None
    ]
    of_several = any(sum(1 for part in found if part) > 1 for _, found in counts)
    return of_several and all(
        stated is not None and None not in found and stated == sum(part or 0 for part in found)
        for stated, found in counts
    )
