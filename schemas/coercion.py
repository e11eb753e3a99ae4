"""Bringing a frame's columns to the declared types without changing one value.

What belongs here: what may be converted (3.0 to 3, a date to a timestamp at midnight, None to missing) and what is
refused (1.9 as a whole number, "5" as a number, 5 as a text). What does not: whether a value of the right type is
a good one (the models), or how refusals are reported (`validate`).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
from pandas.api import types as kinds

# Beyond this a float no longer holds every whole number, so a whole number that came as a float may be another one.
_FLOAT_LIMIT = 2**53

# pandas' own way from Arrow turns a count with a gap into a float; these types keep whole numbers whole.
ARROW_DTYPES: dict[pa.DataType, Any] = {
    pa.int32(): pd.Int64Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(na_value=float("nan")),
}

Coerced = tuple[pd.Series, pd.Series]


def coerced(column: pd.Series, sql_type: str) -> Coerced:
    """The column in its declared dtype, and which of its values could not be brought there (they become missing)."""
    return _COERCIONS[sql_type](column)


def dtype_of(sql_type: str) -> str:
    """The pandas dtype of a column: one that can hold missing values."""
    return _DTYPES[sql_type]


def _text(column: pd.Series) -> Coerced:
    if isinstance(column.dtype, pd.StringDtype):
        return column.astype("str"), _none(column)
    values = column.astype(object)
    return _sorted_out(column, values, values.map(lambda value: isinstance(value, str)), "str")


def _whole(column: pd.Series) -> Coerced:
    if kinds.is_integer_dtype(column.dtype):
        return column.astype("Int64"), _none(column)
    values = column.astype(object)
    return _sorted_out(column, values, values.map(_is_whole), "Int64", convert=int)


def _number(column: pd.Series) -> Coerced:
    if kinds.is_integer_dtype(column.dtype):
        return column.astype("Float64"), _none(column)
    values = column.astype(object)
    return _sorted_out(column, values, values.map(_is_number), "Float64", convert=float)


def _flag(column: pd.Series) -> Coerced:
    if kinds.is_bool_dtype(column.dtype):
        return column.astype("boolean"), _none(column)
    values = column.astype(object)
    return _sorted_out(column, values, values.map(kinds.is_bool), "boolean", convert=bool)


def _day(column: pd.Series) -> Coerced:
    if kinds.is_datetime64_dtype(column.dtype):
        moments = column.astype("datetime64[us]")
        bad = moments.notna() & (moments != moments.dt.normalize())
        return moments.mask(bad), bad
    values = column.astype(object)
    return _sorted_out(column, values, values.map(_is_day), "datetime64[us]", convert=pd.Timestamp)


def _instant(column: pd.Series) -> Coerced:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return column.dt.tz_convert("UTC").dt.tz_localize(None).astype("datetime64[us]"), _none(column)
    if kinds.is_datetime64_dtype(column.dtype):
        return column.astype("datetime64[us]"), _none(column)
    values = column.astype(object)
    return _sorted_out(column, values, values.map(lambda value: isinstance(value, date)), "datetime64[us]", _utc)


def _sorted_out(
    column: pd.Series, values: pd.Series, good: pd.Series, dtype: Any, convert: Callable[[Any], object] | None = None
) -> Coerced:
    present = column.notna()
    good = good.astype(bool) & present
    kept = values.where(good, None)
    if convert is not None:
        kept = pd.Series(
            [convert(value) if fine else None for value, fine in zip(kept, good, strict=True)], dtype=object
        )
        kept.index = column.index
    return kept.astype(dtype), present & ~good


def _is_number(value: object) -> bool:
    return kinds.is_number(value) and not kinds.is_bool(value) and abs(value) != float("inf")  # type: ignore[arg-type]


def _is_whole(value: object) -> bool:
    if kinds.is_integer(value):
        return True
    return _is_number(value) and float(value).is_integer() and abs(value) <= _FLOAT_LIMIT  # type: ignore[arg-type]


def _is_day(value: object) -> bool:
    return isinstance(value, date) and pd.Timestamp(value) == pd.Timestamp(value).normalize() and _zone(value) is None


def _zone(value: object) -> object:
    return getattr(value, "tzinfo", None)


def _utc(value: object) -> pd.Timestamp:
    moment = pd.Timestamp(value)  # type: ignore[arg-type]
    return moment if moment.tzinfo is None else moment.tz_convert("UTC").tz_localize(None)


def _none(column: pd.Series) -> pd.Series:
    return pd.Series(False, index=column.index)


_COERCIONS: dict[str, Callable[[pd.Series], Coerced]] = {
    "VARCHAR": _text,
    "BIGINT": _whole,
    "INTEGER": _whole,
    "DOUBLE": _number,
    "BOOLEAN": _flag,
    "DATE": _day,
    "TIMESTAMP": _instant,
}

_DTYPES: dict[str, str] = {
    "VARCHAR": "str",
    "BIGINT": "Int64",
    "INTEGER": "Int64",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
    "DATE": "datetime64[us]",
    "TIMESTAMP": "datetime64[us]",
}
