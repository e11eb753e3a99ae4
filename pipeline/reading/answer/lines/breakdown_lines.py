"""The lines by which figures are divided: what stands on one axis of a table, with a figure of each line.

What belongs here: gathering them, once for all who hold a line against its neighbours. What does not: any rule
(`members.py`, `members_places.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.reading.entries.entry import Entry
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.line import Facet


@dataclass(slots=True)
class Lines:
    """The labels of one axis along which the figures of one table and force differ, each with a figure of its line."""

    axis: Axis
    found: dict[str, tuple[Facet, Entry]]

    @property
    def table(self) -> int:
        return next(iter(self.found.values()))[1].table

    @property
    def force(self) -> str:
        return next(iter(self.found.values()))[1].force

    def others(self, text: str) -> list[str]:
        return [other for other in self.found if other != text]


def lines_of(leaves: Iterable[Entry]) -> list[Lines]:
    """The axes of all tables that tell several figures apart by names, and not by years or forces."""
    axes: dict[tuple[int, int, str], Lines] = {}
    seen: set[tuple[int, str]] = set()
    for entry in leaves:
        for line in (entry.row, entry.column):
            if line is None or (id(line), entry.force) in seen:
                continue
            seen.add((id(line), entry.force))
            for facet in line.facets:
                if facet.label.text and not facet.label.total and facet.axis.role in ("category", "other", "offence"):
                    lines = axes.setdefault((entry.table, id(facet.axis), entry.force), Lines(facet.axis, {}))
                    lines.found.setdefault(facet.label.text, (facet, entry))
    return [lines for lines in axes.values() if len(lines.found) > 1]
