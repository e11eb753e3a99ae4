"""Lines that fall, without a rest, into groups in which one line is the sum of the others.

What belongs here: finding such a division, by numbers alone. What does not: what is made of it (`suspicions.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

Values = Sequence[Sequence[int | None]]
_LEAST = 3
"""The lines of the smallest group: a sum and two parts."""


def heads_of_all(values: Values) -> list[int]:
    """The positions of the sums where all lines divide into two or more groups, the sum above its parts in each, or
    below them in each; empty where they do not. Such a division is no coincidence, however small its numbers."""
    above = _divide(values)
    if len(above) > 1:
        return above
    last = len(values) - 1
    below = [last - head for head in _divide(values[::-1])]
    return below[::-1] if len(below) > 1 else []


def _divide(values: Values) -> list[int]:
    """The heads of a division of all lines from the first one on, each the sum of the lines up to the next."""
    reached: dict[int, list[int]] = {0: []}
    for start in range(len(values) - _LEAST + 1):
        if start not in reached:
            continue
        for end in range(start + _LEAST, len(values) + 1):
            if end not in reached and _is_sum(values[start], values[start + 1 : end]):
                reached[end] = [*reached[start], start]
    return reached.get(len(values), [])


def _is_sum(head: Sequence[int | None], parts: Values) -> bool:
    """True if a line is the sum of others in every column, and of two numbers or more in one."""
    of_several = False
    for column, stated in enumerate(head):
        counts = [part[column] for part in parts]
        if stated is None or None in counts or stated != sum(count or 0 for count in counts):
            return False
        of_several = of_several or sum(1 for count in counts if count) > 1
    return of_several
