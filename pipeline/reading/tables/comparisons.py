"""A nation, a region, or forces alike, beside the one force of a table for comparison: `Kent` and `England and Wales`.

What belongs here: leaving such lines out, by what they are and how large. What does not: those of several forces, which
they add up, regions after which a part of a force may be called (`proof.py`), averages and rates
(`vocabulary/headers.toml`), or names of places (`labels/forces.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.forces import place_of_label
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count


def leave_out_comparisons(lines: list[Line], across: list[Line], at: CellAt) -> None:
    """Make a figure for reference, and no count, of each line of a wider place beside those of one force alone, where
    it states more than these in every case: it adds up others too, which the table has not."""
    own = [line for line in lines if line.forces]
    wider = [line for line in lines if _is_wider(line)]
    forces = {force for line in own for force in line.forces}
    if len(forces) != 1 or len(own) + len(wider) < len(lines) or _may_be_a_region(own):
        return
    for line in wider:
        stated = [(exact_count(at(line, other)), [exact_count(at(one, other)) for one in own]) for other in across]
        known = [(whole, sum(part or 0 for part in parts)) for whole, parts in stated if whole is not None]
        if known and all(whole > part for whole, part in known):
            line.measure = "reference"


def _is_wider(line: Line) -> bool:
    """True for a nation, and for a region that says it is one: `North East region`, and no `North East`."""
    called = any("region" in facet.label.text.casefold() for facet in line.facets if facet.own)
    return line.place is not None and (line.place.kind == "nation" or (line.place.kind == "region" and called))


def _may_be_a_region(own: list[Line]) -> bool:
    """True for a name that a region has too: `West Midlands`."""
    names = {facet.label.text for line in own for facet in line.facets if facet.label.force}
    return any(place_of_label(f"{name} region") is not None for name in names)
