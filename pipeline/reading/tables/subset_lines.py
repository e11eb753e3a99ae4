"""Lines that say they are a part of the line above (`of which with a knife`), where a total proves that they are.

What belongs here: the proofs by which such a line may be left out. What does not: lines that no total tells apart,
which are two answers (`answer/one_answer.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.words import says
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.named_wholes import OFFENCES
from pipeline.reading.tables.sums import CellAt, exact_count

PART = "a part of the line above"
_HOW_THEY_STAND = ("outcome", "unsolved")


def mark_proved_parts(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Mark the parts as no counts of their own, where the one total is the exact sum of all other lines and not of
    all, and each part is no larger than the line above it. A flagged part may be the answer itself, and is left."""
    totals = [line for line in lines if line.total]
    parts = [line for line in lines if line.subset and not line.total]
    wholes = [line for line in lines if not line.subset and not line.total]
    if len(totals) != 1 or not parts or not wholes or any(part.flag for part in parts):
        return
    if any(line.children or line.place or line.measure for line in lines) or lines[-1] is not totals[0]:
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


def leave_out_how_they_stand(table: Table, asked: str) -> None:
    """Mark the parts as no counts of their own, where they alone stand beside the offences, say what became of these,
    and what is still open, and are their exact sum: `Crimes recorded`, `Of which finalised`, `Of which under
    investigation`. A question of what became of them may be answered by either."""
    if any(says("parts", name, asked) for name in _HOW_THEY_STAND):
        return
    rows, columns = ([line for line in lines if not line.measure] for lines in (table.rows, table.columns))
    _mark_how_they_stand(rows, columns, lambda row, column: table.token(row, column))
    _mark_how_they_stand(columns, rows, lambda column, row: table.token(row, column))


def _mark_how_they_stand(lines: list[Line], across: list[Line], at: CellAt) -> None:
    whole, parts = next(iter(lines), None), lines[1:]
    if whole is None or len(parts) < 2 or not OFFENCES.fullmatch(_own_text(whole)):
        return
    if not all(part.subset and not part.flag for part in parts):
        return
    if any(line.children or line.place or line.total for line in lines):
        return
    stand = [[says("parts", name, _own_text(part)) for name in _HOW_THEY_STAND] for part in parts]
    is_open = [unsolved for _, unsolved in stand]
    if not all(map(any, stand)) or not any(is_open) or all(is_open):
        return
    counts = [[exact_count(at(line, other)) for line in lines] for other in across]
    if any(None in row or row[0] != sum(filter(None, row[1:])) for row in counts):
        return
    if any(sum(1 for part in row[1:] if part) > 1 for row in counts):
        for part in parts:
            part.measure = PART


def _own_text(line: Line) -> str:
    return line.facets[-1].label.text if line.facets and line.facets[-1].own else ""
