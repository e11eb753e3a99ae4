"""Lines that leave a label empty which others like them have: `Residential`, nothing, beside `Residential`, `Dwelling`.

What belongs here: telling the whole of such lines from the part of which nobody said which it is. What does not: lines
without any label (`proof.py`), or those that say in words that they are a whole (`labels/vocabulary/headers.toml`).
"""

from __future__ import annotations

from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count


def mark_unlabelled_wholes(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Give a line without the innermost label of others the lines that have it, where it is as large as they are
    together: it is their total, or nobody can say what it is. A smaller one is what was not recorded further."""
    labels = {line.index: _labels(line) for line in lines}
    depth = max(map(len, labels.values()), default=0)
    if depth < 2:
        return
    inner: dict[tuple[tuple[int, str], ...], list[Line]] = {}
    for line in lines:
        own = labels[line.index]
        for many in range(1, len(own)):
            inner.setdefault(own[:many], []).append(line)
    for line in lines:
        parts = inner.get(labels[line.index], []) if labels[line.index] else []
        if not parts or line.total or line.children or any(part.total or part.subset for part in parts):
            continue
        if any(part.periods != line.periods for part in parts):
            continue  # a year and its months
        if all(_as_large(line, parts, other, at) for other in across) and any(at(line, other) for other in across):
            line.children = frozenset(part.index for part in parts)


def _labels(line: Line) -> tuple[tuple[int, str], ...]:
    return tuple((id(facet.axis), facet.label.text) for facet in line.facets if facet.label.text)


def _as_large(line: Line, parts: list[Line], other: Line, at: CellAt) -> bool:
    """True unless the line is known to be less than its parts together."""
    whole = exact_count(at(line, other))
    return whole is None or whole >= sum(exact_count(at(part, other)) or 0 for part in parts)
