"""The gazetteer: police forces, what else they are called, and labels that are not forces.

What belongs here: handing out `forces.csv`, `force_aliases.csv` and `places.csv` as records that cannot be changed.
What does not: deciding which force a label of a spreadsheet means (`pipeline/reading/labels`).
"""

import csv
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent

# Names for several forces at once, by the nations they police.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "england": ("England",),
        "wales": ("Wales",),
        "england-and-wales": ("England", "Wales"),
        "channel-islands": ("Jersey", "Guernsey"),
    }
)


class UnknownForce(LookupError):
    """No force has that identifier."""


@dataclass(frozen=True, slots=True)
class Force:
    """A police force. `nation` is None for one that works across nations; no date means as far back as we look."""

    force_id: str
    name: str
    short_name: str
    ons_code: str | None
    nation: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One more way to write a force's name. `kind`: name, short, abbreviation, welsh or former."""

    force_id: str
    alias: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A label that is no force: a region, nation, agency, ... `suggests` holds forces that may have been meant."""

    name: str
    kind: str
    suggests: tuple[str, ...]
    note: str


@cache
def forces() -> Mapping[str, Force]:
    """Every force by its `force_id`, in the order of the file."""
    return MappingProxyType(
        {
            row["force_id"]: Force(
                force_id=row["force_id"],
                name=row["name"],
                short_name=row["short_name"],
                ons_code=row["ons_code"] or None,
                nation=row["nation"] or None,
                valid_from=_date(row["valid_from"]),
                valid_to=_date(row["valid_to"]),
            )
            for row in rows("forces.csv")
        }
    )


def force(force_id: str) -> Force:
    """The force of that identifier; `UnknownForce` names the nearest ones where there is none."""
    found = forces().get(force_id)
    if found is None:
        near = difflib.get_close_matches(force_id, forces(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise UnknownForce(f"no force has the identifier {force_id!r}{hint} All are in pipeline/reference/forces.csv.")
    return found


def force_name(force_id: str) -> str:
    return force(force_id).name


@cache
def force_aliases() -> tuple[Alias, ...]:
    """Every way to write a force's name: official and short names first, then `force_aliases.csv`."""
    own = [Alias(one.force_id, name, kind) for one in forces().values() for kind, name in _own_names(one)]
    return (*own, *(Alias(row["force_id"], row["alias"], row["kind"]) for row in rows("force_aliases.csv")))


@cache
def places() -> tuple[Place, ...]:
    """Every label that looks like a force and is none."""
    return tuple(
        Place(row["name"], row["kind"], tuple(filter(None, row["suggests"].split(";"))), row["note"])
        for row in rows("places.csv")
    )


def expand(names: Iterable[str]) -> tuple[str, ...]:
    """Identifiers of the forces named, where a name is a force or one of `GROUPS`; each force once, in order."""
    found: dict[str, None] = {}
    for name in names:
        nations = GROUPS.get(name)
        if nations is None:
            found[force(name).force_id] = None
            continue
        found.update(dict.fromkeys(one.force_id for one in forces().values() if one.nation in nations))
    return tuple(found)


def police_forces() -> "pd.DataFrame":
    """The gazetteer as the table `reference.police_forces`."""
    import pandas as pd  # heavy: only when the table is built

    columns = ("force_id", "name", "ons_code", "nation", "short_name")
    records = [[getattr(one, column) for column in columns] for one in forces().values()]
    return pd.DataFrame(records, columns=list(columns), dtype="str")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of this folder's CSV files."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _own_names(one: Force) -> list[tuple[str, str]]:
    names = [("name", one.name)]
    if one.short_name != one.name:
        names.append(("short", one.short_name))
    return names


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
