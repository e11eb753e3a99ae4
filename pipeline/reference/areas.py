"""Which forces make up which area of a collection: the table `reference.areas`.

What belongs here: forces, nations, the whole collection, and the regions of the schemes in `regions.csv`.
What does not: figures of areas (`pipeline/measures`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.reference.forces import force, forces, rows

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("scheme", "area_level", "area_id", "area", "force_id", "collection")

# Forces, nations and the collection are the same in every region scheme.
NO_SCHEME = "all"


class UnknownScheme(LookupError):
    """No region scheme has that name."""


@cache
def region_schemes() -> tuple[str, ...]:
    """The names of the region schemes, in the order of `regions.csv`."""
    return tuple(dict.fromkeys(row["scheme"] for row in rows("regions.csv")))


def nation_id(nation: str) -> str:
    """The area of a nation: `england`, but `northern-ireland-nation`, since that is also a force."""
    slug = nation.lower().replace(" ", "-")
    return f"{slug}-nation" if slug in forces() else slug


def areas(collection: str, title: str, expected: Sequence[str], schemes: Sequence[str] | None = None) -> "pd.DataFrame":
    """One row per area and member force, for the forces a collection expects; `schemes` None means all known ones."""
    import pandas as pd  # heavy: only when the table is built

    doubled = [force_id for force_id, times in Counter(expected).items() if times > 1]
    if doubled:
        raise ValueError(f"collection {collection!r} expects {', '.join(doubled)} more than once; name each force once")
    members = [force(force_id) for force_id in expected]
    chosen = region_schemes() if schemes is None else schemes
    records = [(NO_SCHEME, "force", one.force_id, one.name, one.force_id) for one in members]
    records += [(NO_SCHEME, "nation", nation_id(one.nation), one.nation, one.force_id) for one in members if one.nation]
    records += [(NO_SCHEME, "collection", collection, title, one.force_id) for one in members]
    records += _regions(chosen, expected)
    return pd.DataFrame([(*record, collection) for record in records], columns=list(COLUMNS), dtype="str")


def _regions(schemes: Iterable[str], expected: Sequence[str]) -> list[tuple[str, str, str, str, str]]:
    found = []
    for scheme in schemes:
        if scheme not in region_schemes():
            raise UnknownScheme(f"no region scheme is called {scheme!r}; regions.csv has {', '.join(region_schemes())}")
        found += [
            (scheme, "region", row["area_id"], row["area"], row["force_id"])
            for row in rows("regions.csv")
            if row["scheme"] == scheme and row["force_id"] in expected
        ]
    return found
