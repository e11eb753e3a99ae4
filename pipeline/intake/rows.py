"""Rows of a table that come file by file, and the table that they make.

What belongs here: laying columns of many files together without a Python object for every cell. What does not: what the
columns say (`answer`), or whether the table is right (`schemas/validate`).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.intake.answer import Columns
from schemas.registry import table

# Rows that may wait as Python objects until they are packed into an Arrow table.
_WAITING = 50_000

# Where a row's file stands among the others: a name that no table has for a column.
_ORDER = "(order)"

_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.string(),  # days come as text
}
_PANDAS = {
    pa.string(): pd.StringDtype(na_value=np.nan),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


class Rows:
    """The rows of one table. `place` is where a file stands among the others: rows come out in that order."""

    def __init__(self, table_name: str) -> None:
        declared = table(table_name)
        self._types = {name: declared.sql_type(name) for name in declared.columns}
        self._waiting: Columns = {name: [] for name in (_ORDER, *self._types)}
        self._packed: list[pa.Table] = []

    def add(self, place: int, of_file: Mapping[str, Any], columns: Columns) -> None:
        """Rows of one file: `of_file` is the same in each of them. Columns that the table lacks are left out."""
        length = len(next(iter(columns.values())))
        if not length:
            return
        self._waiting[_ORDER] += [place] * length
        for name in self._types:
            self._waiting[name] += columns[name] if name in columns else [of_file.get(name)] * length
        if len(self._waiting[_ORDER]) >= _WAITING:
            self._pack()

    def add_row(self, place: int, row: Mapping[str, Any]) -> None:
        self.add(place, row, {_ORDER: [place]})

    def frame(self) -> pd.DataFrame:
        """All rows, in the order of the files."""
        self._pack()
        whole = pa.concat_tables(self._packed)
        self._packed = []
        order = whole[_ORDER].to_numpy()
        if (order[1:] < order[:-1]).any():
            whole = whole.take(pa.array(np.argsort(order, kind="stable")))
        for name in (name for name, type_ in self._types.items() if type_ == "DATE"):
            days = whole[name].cast(pa.date32()).cast(pa.timestamp("us"))
            whole = whole.set_column(whole.schema.get_field_index(name), name, days)
        frame: pd.DataFrame = whole.drop_columns([_ORDER]).to_pandas(types_mapper=_PANDAS.get, split_blocks=True)
        return frame

    def _pack(self) -> None:
        packed = {name: pa.array(self._waiting[name], _ARROW[type_]) for name, type_ in self._types.items()}
        self._packed.append(pa.table({_ORDER: pa.array(self._waiting[_ORDER], pa.int64()), **packed}))
        for values in self._waiting.values():
            values.clear()
