"""`All offences` beside `Online` under one year: a whole beside a part of it, and no total of its neighbours.

What belongs here: taking such lines for counts of their own. What does not: which of the two is the answer
(`answer/`), or totals over flagged and not flagged lines (`proof.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.labels.text import key
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count


def mark_flagged_wholes(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Lines called a total whose only neighbours of the same year, force and offence are flagged ones, and which these
    do not add up to, count all that the flag is a part of."""
    groups: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.measure:
            groups[line.periods, line.forces, line.categories].append(line)
    for group in groups.values():
        totals = [line for line in group if line.total and line.flag is None]
        parts = [line for line in group if not line.total]
        if (
            len(totals) != 1
            or not parts
            or any(part.flag != "yes" or _said(part) != _said(totals[0]) for part in parts)
        ):
            continue
        stated = [exact_count(at(totals[0], other)) for other in across]
        sums = [sum(exact_count(at(part, other)) or 0 for part in parts) for other in across]
        if any(count is not None and count != total for count, total in zip(stated, sums, strict=True)):
            totals[0].total = totals[0].partial_total = False


def _said(line: Line) -> str:
    """What a line's labels say beside the flag."""
    text = " ".join(line.offences)
    for pattern in (*patterns("flag").values(), patterns("generic")["words"]):
        text = pattern.sub(" ", text)
    return key(text)
