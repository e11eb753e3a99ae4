"""Rectangles of cells, as formats name them: `B2:D9`.

What belongs here: reading one, and whether a cell lies in it. What does not: what rectangles are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.reading.formats.extent import column_number

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; zero-based, inclusive."""

_NOWHERE: Area = (0, 0, -1, -1)
_CELLS = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$")


def area_of(text: str) -> Area:
    """The rectangle of `B2:D9` or `B2`; one that holds nothing for anything else."""
    found = _CELLS.match(text)
    if found is None:
        return _NOWHERE
    left, top, right, bottom = found.groups()
    return int(top) - 1, column_number(left), int(bottom or top) - 1, column_number(right or left)


def within(place: tuple[int, int], areas: Iterable[Area]) -> bool:
    return any(top <= place[0] <= bottom and left <= place[1] <= right for top, left, bottom, right in areas)
