"""The published tables as Parquet files, for those who do not open DuckDB.

What belongs here: copying tables out of a built database. What does not: any other format.
"""

from pathlib import Path

import duckdb

from schemas.registry import TABLES


def write_parquet(built: Path, folder: Path) -> None:
    """Write `folder/<schema>/<table>.parquet` for every table of the built database."""
    with duckdb.connect(str(built), read_only=True) as connection:
        # DuckDB would draw its own bar over what the command prints when a table takes seconds.
        connection.execute("SET enable_progress_bar = false")
        for one in TABLES:
            target = folder / one.schema / f"{one.name}.parquet"
            target.parent.mkdir(parents=True, exist_ok=True)
            connection.table(one.full_name).write_parquet(str(target), compression="zstd")
