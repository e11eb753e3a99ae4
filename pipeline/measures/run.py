"""Running one of this folder's SQL files over frames, in a DuckDB that lives in memory and holds nothing.

What belongs here: handing frames in under their names and typed frames back. What does not: any figure (the `.sql`
files), or the published database (`pipeline/publishing`).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

FOLDER = Path(__file__).parent

# pandas' own way from DuckDB turns a count with a gap into a float; these types keep whole numbers whole.
_DTYPES: dict[pa.DataType, Any] = {
    pa.int32(): pd.Int64Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(na_value=float("nan")),
}


def run_sql(name: str, parameters: Mapping[str, object] | None = None, /, **frames: object) -> pd.DataFrame:
    """The result of `<name>.sql` over frames named as in its text; `parameters` are its `$names`.

    A frame is a pandas DataFrame or an Arrow table with the columns of its model in `schemas`; more do no harm.
    """
    with _database().cursor() as connection:
        for table, frame in frames.items():
            connection.register(table, frame)
        return _result(connection.sql(_sql(name), params=dict(parameters or {})))


def _result(relation: duckdb.DuckDBPyRelation) -> pd.DataFrame:
    found: pd.DataFrame = relation.to_arrow_table().to_pandas(types_mapper=_DTYPES.get)
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
