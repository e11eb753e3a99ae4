"""Lines of percentages beside the counts that they are of: years that stand again under `% of year total`, and `of
which repeat victims | 12% | 14%`.

What belongs here: lines of which each cell is a percentage, and that another line states as counts or that are called a
part. What does not: lines that their own labels call percentages (`vocabulary/headers.toml`), or a percentage in place
of one count, which is refused (`entries/from_table.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.text import key
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count

_NO_COUNTS = ("percent", "decimal")


def leave_out_percentages(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make percentages, and no counts, of each line that holds nothing else, where another of its name holds counts or
    where it is of a part of the others."""
    counted = {key(line.name) for line in lines if any(exact_count(at(line, other)) is not None for other in across)}
    for line in lines:
        values = [token.value for other in across if (token := at(line, other)) is not None]
        all_shares = bool(values) and all(value is not None and value.kind in _NO_COUNTS for value in values)
        if all_shares and not line.measure and (line.subset or key(line.name) in counted):
            line.measure = "percentage"
