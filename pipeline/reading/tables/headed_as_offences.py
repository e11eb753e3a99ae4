"""Whether the one heading over all figures of a table calls them offences: `Recorded offences`.

What belongs here: the headings of a table's columns, or of its rows. What does not: what its title says
(`surroundings/counted.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.line import Line, Table


def is_headed_as_offences(table: Table) -> bool:
    """True where each heading that is no period, or each such label, says that offences are counted, and nothing
    else."""
    return any(_are_offences(lines) for lines in (table.columns, table.rows))


def _are_offences(lines: list[Line]) -> bool:
    own = [f.label for line in lines for f in line.facets if f.own and not (f.label.period or f.label.total)]
    return bool(own) and all(patterns("stolen")["headed"].fullmatch(clean(label.text)) for label in own)
