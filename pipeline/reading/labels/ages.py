"""The ages that a text names, in whole years: `under 18`, `aged 17 and under` and `victims 0-17` are one and the same.

What belongs here: which ages a phrase holds, the first and the last of them. What does not: the wordings
(`vocabulary/ages.toml`), names of one category (`sides.py`), or what ages narrow a title to
(`answer/titles/narrowed.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says

_OLDEST = 200
CHILDREN = (0, 17)


@dataclass(frozen=True, slots=True)
class Ages:
    """A phrase of a text with the `first` and the `last` year of age that it holds; not `sure` where other numbers are
    written so too."""

    text: str
    begin: int
    first: int
    last: int
    sure: bool

    def holds(self, other: Ages) -> bool:
        """True for ages of which the other ones are a part."""
        return (
            self.first <= other.first
            and other.last <= self.last
            and (self.first, self.last)
            != (
                other.first,
                other.last,
            )
        )


@lru_cache(maxsize=4096)
def ages_in(text: str) -> tuple[Ages, ...]:
    """The ages that a text names, in its order; of phrases that overlap the one that begins first, and is longest."""
    said = clean(text)
    found = [
        (match.start(), -match.end(), kind, match)
        for kind, pattern in patterns("ages").items()
        if kind != "other"
        for match in pattern.finditer(said)
        if not says("ages", "other", said[match.end() :])
    ]
    ages: list[Ages] = []
    end = -1
    for begin, stop, kind, match in sorted(found, key=lambda one: one[:2]):
        if begin >= end:
            first, last = _years(kind, *(int(number) for number in match.groups() if number))
            ages.append(Ages(match.group().strip(" ,:(-"), begin, first, last, not kind.startswith("perhaps")))
            end = -stop
    return tuple(ages)


def _years(kind: str, one: int, two: int | None = None) -> tuple[int, int]:
    if two is not None:
        return one, two
    return {
        "below": (0, one - 1),
        "and_over": (one, _OLDEST),
        "above": (one + 1, _OLDEST),
        "alone": (one, one),
    }.get(kind.removeprefix("perhaps_"), (0, one))


def together(ages: list[Ages]) -> tuple[int, int] | None:
    """The first and the last year of several phrases; None where they leave out a year between these."""
    first, last = _OLDEST, -1
    for one in sorted(ages, key=lambda one: one.first):
        if last >= 0 and one.first > last + 1:
            return None
        first, last = min(first, one.first), max(last, one.last)
    return first, last
