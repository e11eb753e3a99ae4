"""Looking at a built database as a reader will: reopened, read-only.

What belongs here: what must hold of the file before it may replace the published one. What does not: the rules of the
tables, which the database itself kept while it was filled (`build`).
"""

from pathlib import Path

import duckdb

from pipeline.publishing.places import PublishingFailed
from schemas.registry import TABLES


def verify_database(built: Path, expected_rows: dict[str, int]) -> dict[str, int]:
    """The number of rows of every table, when the file stands alone, is whole, and holds the rows expected."""
    leftover = built.with_name(built.name + ".wal")
    if leftover.exists():
        raise PublishingFailed(
            f"Nothing was published: {built.name} was not closed properly ({leftover.name} is left)."
        )
    try:
        with duckdb.connect(str(built), read_only=True) as connection:
            found = _rows(connection)
            _has_comments(connection)
    except duckdb.Error as error:
        raise PublishingFailed(f"Nothing was published: the built file cannot be read back. {error}") from error
    for table, rows in expected_rows.items():
        if found[table] != rows:
            raise PublishingFailed(
                f"Nothing was published: {table} should hold {rows} rows, and holds {found[table]} in the built file."
            )
    return found


def _rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Counted by reading a column through, so that a damaged block is met here and not by a reader."""
    rows: dict[str, int] = {}
    for one in TABLES:
        query = f"SELECT count(*), count(hash(t)) FROM {one.full_name} AS t"  # noqa: S608 (declared names)
        ((total, readable),) = connection.execute(query).fetchall()
        if total != readable:
            raise PublishingFailed(f"Nothing was published: {one.full_name} cannot be read through in the built file.")
        rows[one.full_name] = total
    return rows


def _has_comments(connection: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns()"
        " WHERE NOT internal AND coalesce(comment, '') = ''"
    )
    bare = [name for (name,) in connection.execute(query).fetchall()]
    if bare:
        raise PublishingFailed(f"Nothing was published: columns without a description: {', '.join(bare)}.")
