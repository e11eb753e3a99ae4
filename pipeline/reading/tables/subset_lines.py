"""Lines that say they are a part of the line above (`of which with a knife`), where a total proves that they are.

What belongs here: the proofs by which such a line may be left out. What does not: lines that no total tells apart,
which are two answers (`answer/one_answer.py`).
"""

from __future__ import annotations

from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count

PART = "a part of the line above"


def mark_proved_parts(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Mark the parts as no counts of their own, where the one total is the exact sum of all other lines and not of
    all, and each part is no larger than the line above it, which may be the total. A flagged part may be the answer
    itself, and is left."""
    totals = [line for line in lines if line.total]
    parts = [line for line in lines if line.subset and not line.total]
    wholes = [line for line in lines if not line.subset and not line.total]
    if len(totals) != 1 or not parts or not wholes or any(part.flag for part in parts):
        return
    if any(line.children or line.place or line.measure for line in lines) or _last_but_parts(lines) is not totals[0]:
        return
    told_apart = False
    for other in across:
        counts = {line.index: exact_count(at(line, other)) for line in lines}
        if None in counts.values():
            return
        above = None
        for line in lines:
            above = above if line.subset else line
            if above is None or (counts[line.index] or 0) > (counts[above.index] or 0):
                return
        sum_of_wholes = sum(counts[line.index] or 0 for line in wholes)
        if counts[totals[0].index] != sum_of_wholes:
            return
        told_apart = told_apart or any(counts[part.index] for part in parts)
    if told_apart:
        for part in parts:
            part.measure = PART


def _last_but_parts(lines: list[Line]) -> Line:
    return next(line for line in reversed(lines) if not line.subset)
