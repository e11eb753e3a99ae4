"""Lines that say they are parts of the line before them, `of which: personal`, and are together all of it.

What belongs here: finding such a line and its parts, and what these are called without `of which`. What does not:
parts that are set back under their whole (`outline.py`), that are not all of it (`answer/beside/of_which.py`), or that
a total proves to be no more than parts (`subset_lines.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.tables.line import Facet, Line, make_line
from pipeline.reading.tables.sums import CellAt, is_whole_of

_LEAST = 2


def without_of_which(text: str) -> str:
    """What a part is called: `dog theft` of `Of which: dog theft`; empty for a heading of parts, `of which`."""
    return patterns("subset")["of_which"].sub("", clean(text)).strip()


def heading_of_parts(line: Line) -> Facet | None:
    """The heading `of which` that a line stands under."""
    return next((f for f in line.facets if not f.own and f.label.text and not without_of_which(f.label.text)), None)


def says_of_which(facet: Facet) -> bool:
    """True for a label of a part by its own words."""
    return says("subset", "of_which", facet.label.text)


def with_parts_named(lines: list[Line], across: list[Line], at: CellAt) -> tuple[list[Line], dict[int, set[int]]]:
    """The lines, those that are all of the one before them named without `of which`, and which these are: the parts of
    each, by place. What follows them under their heading is none of them, and stands under it no more. Below a first
    line that is a total they are what it adds up, and no parts of one line."""
    found = _parts(lines, across, at)
    proved = {part.index for parts in found.values() for part in parts}
    over = {id(facet.token) for parts in found.values() for part in parts if (facet := heading_of_parts(part))}
    named: list[Line] = []
    for line in lines:
        facets = [facet for facet in line.facets if id(facet.token) not in over]
        if line.index in proved:
            facets = [_named(facet) for facet in facets]
        changed = line.index in proved or len(facets) < len(line.facets)
        named.append(make_line(line.index, facets) if changed else line)
    totals = {line.index for line in lines if line.total}
    return named, {head: {part.index for part in parts} for head, parts in found.items() if head not in totals}


def _named(facet: Facet) -> Facet:
    if not facet.own or not says_of_which(facet):
        return facet
    return replace(facet, label=understand(without_of_which(facet.label.text)))


def _parts(lines: list[Line], across: list[Line], at: CellAt) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    place = 0
    while place < len(lines):
        head = lines[place]
        may_head = not head.measure and (place == 0 or not head.total)
        parts = _all_of(place, lines, across, at) if may_head else []
        if parts:
            found[head.index] = parts
        place += 1 + len(parts)
    return found


def _all_of(place: int, lines: list[Line], across: list[Line], at: CellAt) -> list[Line]:
    """The lines right after one that say they are of it, where they are its sum: all that say so themselves; or the
    first of those under a heading, which does not say where they end."""
    head = lines[place]

    def after() -> Iterator[Line]:
        return (lines[n] for n in range(place + 1, len(lines)))  # of a long table only a few are looked at

    def is_beside(line: Line) -> bool:
        return not (line.total or line.measure) and (line.periods, line.forces) == (head.periods, head.forces)

    said = list(
        takewhile(lambda line: is_beside(line) and any(f.own and says_of_which(f) for f in line.facets), after())
    )
    if said:
        both = head.total and {line.flag for line in said} == {"yes", "no"}  # whether they add up or not
        return said if len(said) >= _LEAST and (both or is_whole_of(head, said, across, at)) else []
    following = next(after(), None)
    first = heading_of_parts(following) if following else None
    if first is None or any(facet.token is first.token for facet in head.facets):
        return []
    under = list(takewhile(lambda line: is_beside(line) and any(f.token is first.token for f in line.facets), after()))
    runs = (under[:many] for many in range(_LEAST, len(under) + 1))
    return next((run for run in runs if is_whole_of(head, run, across, at)), [])
