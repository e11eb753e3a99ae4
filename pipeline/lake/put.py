"""Publishing into the lake: the collections that a run has read, all or nothing, beside other runs that do the same.

What belongs here: one transaction, tried again where another writer was quicker. What does not: building and proving
the rows (`publishing`), or making tables (`tables`).
"""

import contextlib
import random
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.lake.lake import NAME, Lake, connected
from pipeline.lake.tables import make_tables
from pipeline.publishing.places import PublishingFailed
from pipeline.publishing.release_diff import ReleaseDiff, compare_attached, require_no_removals
from schemas.checks import literal, quoted
from schemas.registry import TABLES, Table

# Another writer's commit makes ours start again. Each attempt takes a second or so, and one of all who try succeeds.
MOST_ATTEMPTS = 20
_LONGEST_PAUSE = 2.0


def put_in_lake(
    built: Path, lake: Lake, collections: Sequence[str], run_id: str, allow_removal: Sequence[str] = ()
) -> tuple[int, ReleaseDiff]:
    """Replace the rows of `collections` in the lake by those of the published file `built`; the number of the lake's
    new state, and what it changes.

    Raises `PublishingFailed`, and the lake stays as it was, also where figures would be gone that `allow_removal` does
    not name.
    """
    with connected(lake) as connection:
        connection.execute(f"ATTACH {literal(str(built))} AS later (READ_ONLY)")
        connection.execute(f"USE {NAME}")
        for attempt in range(1, MOST_ATTEMPTS + 1):
            try:
                make_tables(connection)
                return _put(connection, collections, run_id, allow_removal)
            except duckdb.Error as error:
                _roll_back(connection)
                if attempt == MOST_ATTEMPTS or not _lost_to_another(error):
                    said = str(error).splitlines()[0]
                    raise PublishingFailed(f"Nothing was put into the lake: it refused the rows. {said}") from error
                time.sleep(random.uniform(0, _LONGEST_PAUSE))
            except PublishingFailed:
                _roll_back(connection)
                raise
    raise AssertionError("the last attempt returns or raises")


def _put(
    connection: duckdb.DuckDBPyConnection, collections: Sequence[str], run_id: str, allow_removal: Sequence[str]
) -> tuple[int, ReleaseDiff]:
    connection.execute("BEGIN")
    diff = _of(collections, compare_attached(connection, NAME, "later"))
    require_no_removals(diff, allow_removal)
    for one in TABLES:
        if "collection" in one.columns:
            _replace(connection, one, collections)
        elif _differs(connection, one):
            connection.execute(f"DELETE FROM {one.full_name}")  # noqa: S608 (declared names)
            _insert(connection, one, "true", [])
    connection.execute(f"CALL {NAME}.set_commit_message('foi refresh', ?)", [f"run {run_id}: {', '.join(collections)}"])
    connection.execute("COMMIT")
    ((number,),) = connection.execute(f"SELECT max(snapshot_id) FROM {NAME}.snapshots()").fetchall()  # noqa: S608
    return int(number), diff


def _replace(connection: duckdb.DuckDBPyConnection, table: Table, collections: Sequence[str]) -> None:
    marks = ", ".join("?" for _ in collections)
    where = f"collection IN ({marks})"
    connection.execute(f"DELETE FROM {table.full_name} WHERE {where}", list(collections))  # noqa: S608 (declared names)
    _insert(connection, table, where, collections)


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, where: str, values: Sequence[str]) -> None:
    name = table.full_name
    connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM later.{name} WHERE {where}", list(values))  # noqa: S608 (declared names)


def _differs(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether a table of all collections together has to be written: writing it in vain would hold up others."""
    name = table.full_name
    columns = ", ".join(quoted(column) for column in table.columns)
    either = " UNION ALL ".join(
        f"(SELECT {columns} FROM {one}.{name} EXCEPT ALL SELECT {columns} FROM {other}.{name})"  # noqa: S608 (declared names)
        for one, other in ((NAME, "later"), ("later", NAME))
    )
    return bool(connection.execute(f"SELECT count(*) FROM ({either})").fetchall()[0][0])  # noqa: S608 (declared names)


def _of(collections: Sequence[str], diff: ReleaseDiff) -> ReleaseDiff:
    """What concerns these collections: others in the lake are not this run's to judge."""
    return ReleaseDiff(diff.differences[diff.differences["collection"].isin(collections)])


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    with contextlib.suppress(duckdb.Error):  # the failure itself may have ended the transaction
        connection.execute("ROLLBACK")


def _lost_to_another(error: duckdb.Error) -> bool:
    """Whether another writer committed in between: then the same rows are simply put again."""
    text = str(error).casefold()
    return any(word in text for word in ("conflict", "already exists", "retry", "could not serialize", "deadlock"))
