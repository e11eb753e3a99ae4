"""Running one of this folder's SQL files over frames, in a DuckDB that lives in memory and holds nothing.

What belongs here: handing frames in under their names and typed frames back. What does not: any figure (the `.sql`
files), or the published database (`pipeline/publishing`).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from schemas.coercion import ARROW_DTYPES

FOLDER = Path(__file__).parent


def run_sql(name: str, parameters: Mapping[str, object] | None = None, /, **frames: object) -> pd.DataFrame:
    """The result of `<name>.sql` over frames named as in its text; `parameters` are its `$names`.

    A frame is a pandas DataFrame, an Arrow table, or the path of a Parquet file that is too large for either, with the
    columns of its model in `schemas`; more do no harm.
    """
    with _database().cursor() as connection:
        for table, frame in frames.items():
            if isinstance(frame, Path):
                # Of this cursor alone, as a registered frame is.
                connection.read_parquet(str(frame)).create_view(table)
            else:
                connection.register(table, frame)
        return _result(connection.sql(_sql(name), params=dict(parameters or {})))


def _result(relation: duckdb.DuckDBPyRelation) -> pd.DataFrame:
    found: pd.DataFrame = relation.to_arrow_table().to_pandas(types_mapper=ARROW_DTYPES.get)
    return found


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One empty database in memory that knows the macros; frames are seen by one query's cursor alone."""
    connection = duckdb.connect()
    connection.execute(_sql("macros"))
    return connection


@cache
def _sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
