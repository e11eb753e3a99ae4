"""What a drawn response states: counts by force, financial year and offence, some of them withheld.

What belongs here: the truth, drawn before any sheet, and the cells that state it. What does not: how it is laid out
(`layouts.py`), or how it is written down (`quirks.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

FORCES = {
    "kent": "Kent Police",
    "north-wales": "North Wales Police",
    "metropolitan": "Metropolitan Police Service",
    "devon-and-cornwall": "Devon and Cornwall Police",
    "northern-ireland": "Police Service of Northern Ireland",
    "city-of-london": "City of London Police",
    "west-mercia": "West Mercia Police",
}
SHEETS = {**FORCES, "northern-ireland": "Northern Ireland"}  # a sheet's name has at most 31 letters
OFFENCES = [
    "Sexual grooming",
    "Sexual communication with a child",
    "Rape of a female child under 13",
    "Sexual activity with a child under 16",
    "Possession of indecent images of children",
    "Causing a child to watch a sexual act",
    "Abuse of children through sexual exploitation",
]
WITHHELD = {"<5": (0, 4), "1-4": (1, 4), "*": (0, None), "[c]": (0, None), "fewer than 5": (0, 4)}
Key = tuple[str, int, str]  # force, first calendar year of the financial year, offence


@dataclass(frozen=True)
class Leaf:
    """A cell that states the count of one force, year and offence (or of one part of that year)."""

    key: Key
    shown: Any  # of Cell
    count: int


@dataclass(frozen=True)
class Sum:
    """A cell that states the sum of the leaves of these keys; `covers` is the force-year of which it is all, if any."""

    count: int
    keys: frozenset[Key]
    covers: tuple[str, int] | None = None
    shown: Any = None  # of Cell


@dataclass(frozen=True)
class Truth:
    """The counts, and the sign that stands in the sheet for each count that is withheld."""

    forces: tuple[str, ...]
    years: tuple[int, ...]
    offences: tuple[str, ...]
    counts: dict[Key, int]
    signs: dict[Key, str] = field(default_factory=dict)

    def leaf(self, force: str, year: int, offence: str) -> Leaf:
        """The cell of one count."""
        key = (force, year, offence)
        return Leaf(key, self.signs.get(key, self.counts[key]), self.counts[key])

    def sum(self, forces: Iterable[str], years: Iterable[int], offences: Iterable[str]) -> Sum:
        """The cell of a total, which forces print though its parts are withheld."""
        of, over, kinds = tuple(forces), tuple(years), tuple(offences)
        whole = len(of) == len(over) == 1 and kinds == self.offences
        keys = frozenset((f, y, o) for f in of for y in over for o in kinds)
        return Sum(sum(self.counts[key] for key in keys), keys, (of[0], over[0]) if whole else None)

    def figure(self, force: str, year: int) -> int:
        """The true figure of a force and year, whether or not the response lets it be known."""
        return sum(self.counts[force, year, offence] for offence in self.offences)

    def bounds(self, force: str, year: int) -> tuple[int, int | None]:
        """What the leaves alone say of that figure."""
        low, high = 0, 0
        known = True
        for offence in self.offences:
            key = (force, year, offence)
            least, most = WITHHELD[self.signs[key]] if key in self.signs else (self.counts[key],) * 2
            low += least
            high, known = high + (most or 0), known and most is not None
        return low, high if known else None


@st.composite
def truths(draw: st.DrawFn, forces: int = 3, years: int = 4, offences: int = 4, withheld: bool = True) -> Truth:
    """Any truth of at most so many forces, years and offences."""
    of = draw(st.lists(st.sampled_from(sorted(FORCES)), min_size=1, max_size=forces, unique=True))
    first = draw(st.integers(2013, 2016))
    over = sorted(draw(st.sets(st.integers(first, 2019), min_size=1, max_size=years)))
    kinds = draw(st.lists(st.sampled_from(OFFENCES), min_size=1, max_size=offences, unique=True))
    keys = [(force, year, offence) for force in of for year in over for offence in kinds]
    # Counts that look like years, and ranges that look like labels, have laws of their own (`test_look_alikes.py`).
    numbers = st.one_of(st.integers(0, 9), st.integers(5, 90), st.integers(100, 1400))
    counts = {key: draw(numbers) for key in keys}
    signs: dict[Key, str] = {}
    if withheld and draw(st.integers(0, 3)) == 0:
        sign = draw(st.sampled_from(["<5", "*", "[c]"]))
        signs = {key: sign for key, count in counts.items() if 1 <= count <= 4}
    return Truth(tuple(of), tuple(over), tuple(kinds), counts, signs)
