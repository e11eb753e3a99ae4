"""Building the database file beside the published one.

What belongs here: tables with their constraints and comments, and filling them. What does not: checking the result
(`verify`), or putting it in place (`swap`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.publishing.places import PublishingFailed
from schemas.ddl import statements
from schemas.describe import meta_tables
from schemas.registry import TABLES, Table

# Clients from DuckDB 1.0 on can open it; without this only 2.0 could.
STORAGE_VERSION = "v1.0.0"

# A table comes as Parquet from another asset, or as a frame made on the spot.
Source = Path | pd.DataFrame


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Collections that were not read this time: their rows are taken as they stand in the published file."""

    published: Path
    collections: Sequence[str]


def build_database(
    target: Path, sources: Mapping[str, Source], carried: CarriedOver | None = None, note: str = ""
) -> None:
    """Write a new database at `target` from a source for every declared table (`schema.name`).

    `note` is what must be said beside the figures of any collection: it is added to the comment on their tables.
    """
    missing = [one.full_name for one in TABLES if one.full_name not in sources]
    if missing:
        raise PublishingFailed(f"Nothing was published: there is no data for {', '.join(missing)}.")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{_quoted(target)}' AS built (STORAGE_VERSION '{STORAGE_VERSION}')")
        if carried is not None:
            connection.execute(f"ATTACH '{_quoted(carried.published)}' AS published (READ_ONLY)")
        connection.execute("USE built")
        # One transaction: the file is flushed once, not after each statement.
        connection.execute("BEGIN")
        for statement in statements():
            connection.execute(statement)
        for one in with_collections() if note else ():
            connection.execute(f"COMMENT ON TABLE {one.full_name} IS '{_quoted(f'{one.description} {note}')}'")
        for one in TABLES:
            _fill(connection, one.full_name, sources[one.full_name])
        if carried is not None:
            _carry_over(connection, carried)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT built")
        connection.execute("USE memory")
        connection.execute("DETACH built")


def _fill(connection: duckdb.DuckDBPyConnection, table: str, source: Source) -> None:
    if isinstance(source, Path):
        rows = f"read_parquet('{_quoted(source)}')"
    else:
        rows = "frame"
        connection.register(rows, source)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME FROM {rows}")
    except duckdb.Error as error:
        raise PublishingFailed(f"Nothing was published: the database refused rows of {table}. {error}") from error


def _carry_over(connection: duckdb.DuckDBPyConnection, carried: CarriedOver) -> None:
    """Copy the rows of collections that this run did not read, in every table that has collections."""
    names = ", ".join(f"'{_quoted(name)}'" for name in carried.collections)
    for one in with_collections():
        table = one.full_name
        query = f"INSERT INTO {table} BY NAME FROM published.{table} WHERE collection IN ({names})"
        try:
            connection.execute(query)
        except duckdb.Error as error:
            raise PublishingFailed(
                f"Nothing was published: {', '.join(carried.collections)} could not be taken over from the published "
                f"file, whose {table} differs ({error}). Run `foi refresh` without --collection."
            ) from error


def with_collections() -> list[Table]:
    """The tables whose rows belong to collections."""
    return [one for one in TABLES if "collection" in one.columns]


def tables_with_note(note: str) -> pd.DataFrame:
    """`meta.tables`, with what must be said beside the figures of any collection."""
    tables = meta_tables()
    names = {one.full_name for one in with_collections()}
    of_collections = (tables["table_schema"] + "." + tables["table_name"]).isin(names)
    tables.loc[of_collections, "description"] += f" {note}" if note else ""
    return tables


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")
