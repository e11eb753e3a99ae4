"""Rows of a table that come file by file, and the table that they make: a frame, or a Parquet file where they are many.

What belongs here: laying columns of many files together without a Python object for every cell. What does not: what the
columns say (`answer`), or whether the table is right (`schemas/validate`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from pipeline.intake.answer import Columns
from schemas.coercion import ARROW_DTYPES
from schemas.registry import table

# Rows that may wait as Python objects until they are packed.
_WAITING = 10_000

_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.string(),  # days come as text
}


class Rows:
    """The rows of one table, in the order in which they are added. Where they are many, give a file: they are written
    to it in groups as they come, and the rows of one file are in one group."""

    def __init__(self, table_name: str, file: Path | None = None) -> None:
        declared = table(table_name)
        self._types = {name: declared.sql_type(name) for name in declared.columns}
        self._waiting: Columns = {name: [] for name in self._types}
        self._packed: list[pa.Table] = []
        self._file = file
        self._writer: parquet.ParquetWriter | None = None

    def add(self, of_file: Mapping[str, Any], columns: Columns) -> None:
        """Rows of one file: `of_file` is the same in each of them. Columns that the table lacks are left out."""
        length = len(next(iter(columns.values())))
        if not length:
            return
        for name, waiting in self._waiting.items():
            waiting += columns[name] if name in columns else [of_file.get(name)] * length
        if len(waiting) >= _WAITING:
            self._pack()

    def add_row(self, row: Mapping[str, Any]) -> None:
        self.add({}, {name: [row.get(name)] for name in self._types})

    def frame(self) -> pd.DataFrame:
        """All rows."""
        self._pack()
        whole = pa.concat_tables(self._packed)
        self._packed = []
        frame: pd.DataFrame = whole.to_pandas(types_mapper=ARROW_DTYPES.get, split_blocks=True)
        return frame

    def written(self) -> Path:
        """The file, with all rows in it."""
        assert self._file is not None
        self._pack()
        if self._writer is not None:
            self._writer.close()
        return self._file

    def _pack(self) -> None:
        packed = pa.table({name: _column(self._waiting[name], type_) for name, type_ in self._types.items()})
        for values in self._waiting.values():
            values.clear()
        if self._file is None:
            self._packed.append(packed)
            return
        if self._writer is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._writer = parquet.ParquetWriter(self._file, packed.schema, compression="zstd")
        self._writer.write_table(packed)


def _column(values: list[Any], sql_type: str) -> pa.Array:
    column = pa.array(values, _ARROW[sql_type])
    return column.cast(pa.date32()).cast(pa.timestamp("us")) if sql_type == "DATE" else column
