"""The kinds of column a table may have, and how one is declared.

What belongs here: the five types, and small makers of a column that insist on a description and, where a value may
be missing, on what its absence means. What does not: the columns themselves (the models), or how a type is written in
SQL (`ddl`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import DateTime
from pandera.typing.pandas import Series

# One dtype per kind of value, each able to hold "missing" without becoming another type.
Text = Series[str]
Whole = Series[pd.Int64Dtype]
Number = Series[pd.Float64Dtype]
Flag = Series[pd.BooleanDtype]
Moment = Series[DateTime]

# The Act came into force on 1 January 2005: no round can be older.
FIRST_ROUND, LAST_ROUND = 2005, 2100


class TableModel(pa.DataFrameModel):
    """The ways every table is checked: exactly its columns, nothing converted behind its back."""

    class Config:
        """Coercion is ours (`coercion`), since Pandera's turns 1.9 into 1."""

        strict = True
        coerce = False


def text(
    means: str,
    *,
    null: str | None = None,
    words: Mapping[str, str] | None = None,
    only: Iterable[str] | None = None,
    may_be_empty: bool = False,
) -> Any:
    """A column of text. `words` is the closed list of its values with their meanings; `only` narrows it."""
    checks: dict[str, Any] = {}
    if words is not None:
        checks["isin"] = list(words if only is None else only)
    elif not may_be_empty:
        # An empty text is neither a value nor declared missing: it may not stand for either.
        checks["str_length"] = {"min_value": 1}
    return _field(means, null, "VARCHAR", words=words, **checks)


def count(means: str, *, null: str | None = None, least: int | None = 0, unit: str = "recorded offences") -> Any:
    """A column of counts or of sums and differences of counts."""
    return _field(means, null, "BIGINT", unit=unit, **({} if least is None else {"ge": least}))


def whole(means: str, *, null: str | None = None, least: int, most: int | None = None, unit: str = "") -> Any:
    """A column of small whole numbers that are not counts of offences: years, ranks, numbers of forces."""
    limits: dict[str, Any] = {"ge": least} if most is None else {"in_range": {"min_value": least, "max_value": most}}
    return _field(means, null, "INTEGER", unit=unit, **limits)


def number(means: str, *, null: str | None = None, least: float | None = None, unit: str = "") -> Any:
    """A column of fractions: percentages, rates, thresholds."""
    return _field(means, null, "DOUBLE", unit=unit, **({} if least is None else {"ge": least}))


def flag(means: str) -> Any:
    """A column that is true or false, and never missing."""
    return _field(means, None, "BOOLEAN")


def day(means: str, *, null: str | None = None) -> Any:
    """A column of dates."""
    return _field(means, null, "DATE")


def instant(means: str) -> Any:
    """A column of moments in UTC, stored without a zone."""
    return _field(means, None, "TIMESTAMP", unit="UTC")


def collection() -> Any:
    return text("The collection: one FOI question asked year after year, such as `online-child-sexual-offences`.")


def round_(
    means: str = "The round: the calendar year in which the requests were sent.", null: str | None = None
) -> Any:
    return whole(means, null=null, least=FIRST_ROUND, most=LAST_ROUND, unit="calendar year")


def force_id(means: str = "The police force.", null: str | None = None) -> Any:
    return text(f"{means} The identifier is that of data.police.uk, such as `west-midlands`.", null=null)


def source_file(means: str = "The response file", null: str | None = None) -> Any:
    return text(f"{means}, relative to the raw directory, with `/`.", null=null)


def sha256() -> Any:
    return text("SHA-256 of the response file, in lower-case hexadecimal: proof of which file this was read from.")


def _field(means: str, null: str | None, sql_type: str, *, unit: str = "", **rest: Any) -> Any:
    words = rest.pop("words", None)
    description = means if null is None else f"{means} Null when {null}."
    metadata = {"sql_type": sql_type, "unit": unit, "words": dict(words or {})}
    return pa.Field(description=description, nullable=null is not None, metadata=metadata, **rest)
