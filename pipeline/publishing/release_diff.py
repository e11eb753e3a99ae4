"""What a release changes: the forces and years that it adds, changes and removes, against another one.

What belongs here: comparing two database files, and the sentences about it. What does not: what counts as a difference
(`release_diff.sql`), or refusing to publish because of one (`publish`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.declared.errors import did_you_mean
from pipeline.publishing.places import PublishingFailed

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

_QUERY = Path(__file__).with_name("release_diff.sql")
KINDS = ("added", "changed", "removed")
_SHOWN = 10
_NAMED_SINGLY = 3


class CannotCompare(PublishingFailed):
    """One of two releases cannot be read. The message says which."""


class RemovesFigures(PublishingFailed):
    """A release was not published, because figures that are published now would be gone."""

    def __init__(self, message: str, diff: "ReleaseDiff") -> None:
        super().__init__(message)
        self.diff = diff


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """`differences` has a row to each force and year that differs; none is a result too.

    Its columns: difference (added, changed, removed), collection, force_id, financial_year, previously and now (as
    people write it), previous_count, count, change, previous_status, status, and figure: the name by which a removal
    is allowed, `collection/force_id/financial_year`.
    """

    differences: "pd.DataFrame"

    def count(self, kind: str) -> int:
        """How many were `added`, `changed` or `removed`."""
        return int((self.differences["difference"] == kind).sum())

    def counts(self) -> dict[str, dict[str, int]]:
        """The same for each collection that has differences."""
        found = self.differences.groupby("collection")["difference"]
        return {str(name): {kind: int((group == kind).sum()) for kind in KINDS} for name, group in found}

    def removed(self, allowed: Sequence[str] = ()) -> list[str]:
        """The names of the figures that are gone and that no name or pattern of `allowed` covers."""
        names = self.differences.loc[self.differences["difference"] == "removed", "figure"]
        return [name for name in names if not any(fnmatchcase(name, pattern) for pattern in allowed)]

    def idle(self, allowed: Sequence[str]) -> list[str]:
        """Those names and patterns of `allowed` that cover no figure that is gone."""
        names = self.differences.loc[self.differences["difference"] == "removed", "figure"]
        return [pattern for pattern in allowed if not any(fnmatchcase(name, pattern) for name in names)]

    def __str__(self) -> str:
        """`3 figures added, 1 figure changed`, or `no differences`."""
        counted = [(self.count(kind), kind) for kind in KINDS]
        said = [f"{number} {'figure' if number == 1 else 'figures'} {kind}" for number, kind in counted if number]
        return ", ".join(said) or "no differences"


def compare(earlier: Path, later: Path) -> ReleaseDiff:
    """What differs between two database files, which stay closed to nobody."""
    import duckdb

    with duckdb.connect() as connection:
        for path, name in ((earlier, "earlier"), (later, "later")):
            place = str(path).replace("'", "''")
            try:
                connection.execute(f"ATTACH '{place}' AS {name} (READ_ONLY)")
                connection.execute(f"SELECT count(*) FROM {name}.core.force_years").fetchall()  # noqa: S608 (our names)
            except duckdb.Error as error:
                raise CannotCompare(f"{path} cannot be read as a published warehouse ({error}).") from error
        return compare_attached(connection, "earlier", "later")


def compare_attached(connection: "duckdb.DuckDBPyConnection", earlier: str, later: str) -> ReleaseDiff:
    """What differs between two databases that are attached under these names."""
    import pandas as pd
    import pyarrow as pa

    query = _QUERY.read_text(encoding="utf-8")
    query = query.replace("earlier.core.", f"{earlier}.core.").replace("later.core.", f"{later}.core.")
    found = connection.sql(query).to_arrow_table()
    return ReleaseDiff(found.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get))


def require_no_removals(diff: ReleaseDiff, allowed: Sequence[str]) -> None:
    """Raise `RemovesFigures`, which says what to do, when the release takes figures away that nobody allowed."""
    if not (names := diff.removed(allowed)):
        return
    slips = "".join(f"{_slip(pattern, names)} " for pattern in diff.idle(allowed))
    forces = [_together(force, list(years)) for force, years in groupby(names, lambda name: name.rsplit("/", 2)[0])]
    more = f"; and {len(forces) - _SHOWN} more forces" if len(forces) > _SHOWN else ""
    patterns = _patterns(names)
    options = " ".join(f"--allow-removal '{pattern}'" for pattern in patterns)
    raise RemovesFigures(
        f"{len(names)} published {'figure' if len(names) == 1 else 'figures'} would be gone: "
        f"{'; '.join(forces[:_SHOWN])}{more}. {slips}Look whether a response is missing, quarantined or contradicted. "
        f"If it is right that they go, allow it by name: `foi refresh {options}`, or in the run's config in Dagster: "
        f"ops: {{publish__warehouse: {{config: {{allow_removal: {json.dumps(patterns)}}}}}}}. A name is "
        "collection/force/financial year; * stands for any text.",
        diff,
    )


def allowed_nothing(diff: ReleaseDiff | None, allowed: Sequence[str]) -> str:
    """What to say of a published release for which something was allowed that did not happen: perhaps a slip."""
    gone = [] if diff is None else diff.removed()
    said = " ".join(_slip(pattern, gone) for pattern in (allowed if diff is None else diff.idle(allowed)))
    return said if gone or not said else f"{said} No figure was taken away: leave it out."


def _slip(pattern: str, names: Sequence[str]) -> str:
    """A name that covers none of these figures, with the nearest that does."""
    near = f" {did_you_mean(pattern, names)}" if names else ""
    return f"{pattern!r} is the name of no figure that {'goes' if names else 'went'}.{near}"


def _patterns(names: list[str]) -> list[str]:
    """What to write to allow these: each by its name while they are few, else all of their force, or collection."""
    if len(names) <= _NAMED_SINGLY:
        return names
    forces = {name.rsplit("/", 2)[0] for name in names}
    return sorted(f"{one}/*" for one in (forces if len(forces) == 1 else {name.split("/")[0] for name in names}))


def _together(force: str, names: list[str]) -> str:
    years = [name.removeprefix(f"{force}/") for name in names]
    return f"{force}/{years[0]}" if len(years) == 1 else f"{force} ({', '.join(years)})"
