"""Rules over the columns of a row, and over rows, declared once for Pandera and for DuckDB.

What belongs here: `rule`, which takes the SQL of a CHECK and makes a Pandera check of it, so that a frame and
the database refuse the same rows; `unique_together`; and rules that several tables share.
What does not: rules of one table (they stand in its model), or the text of DDL (`ddl`).
"""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import pandera.pandas as pa

from schemas.vocabulary import COLLECTION_NAME


def rule(sql: str, says: str, **statistics: object) -> Any:
    """A rule that each row must keep: `sql` as a CHECK reads it (null passes), and the rule in words."""

    def holds(cls: type, frame: pd.DataFrame) -> pd.Series:
        # DuckDB finds `frame` under its name. The SQL is a constant of a model, never anything that was read.
        query = f"SELECT coalesce({sql}, true) AS kept FROM frame"  # noqa: S608
        # A cursor on the module's own database: opening one for each rule would cost more than the rule.
        with duckdb.cursor() as connection:
            kept = connection.execute(query).fetchnumpy()["kept"]
        return pd.Series(kept, index=frame.index, dtype=bool)

    return _check(holds, says, {"sql": sql, **statistics})


def key(*columns: str) -> Any:
    """The columns that tell the rows of a table apart; missing values count as equal."""

    def distinct(cls: type, frame: pd.DataFrame) -> pd.Series:
        return ~frame.duplicated(list(columns), keep=False)

    return _check(distinct, f"{', '.join(columns)} tell rows apart", {"key": columns})


def unique_together(*columns: str) -> Any:
    """No two rows share the values of these columns (beside the table's key)."""

    def distinct(cls: type, frame: pd.DataFrame) -> pd.Series:
        return ~frame.duplicated(list(columns), keep=False)

    return _check(distinct, f"{', '.join(columns)} are unique together", {"unique": columns})


def one_value_per(value: str, *columns: str) -> Any:
    """Rows that agree in `columns` agree in `value`. Not expressible in DDL: Pandera alone keeps it."""

    def agrees(cls: type, frame: pd.DataFrame) -> pd.Series:
        return frame.groupby(list(columns))[value].transform("nunique").le(1)

    return _check(
        agrees, f"{value} is the same wherever {', '.join(columns)} are the same", {"columns": (value, *columns)}
    )


def financial_year(column: str) -> Any:
    """`2019/20`: four digits, a stroke, and the last two digits of the next year."""
    return _pattern(
        column,
        "[0-9]{4}/[0-9]{2}",
        f"{column} names two consecutive years, such as 2019/20",
        f" AND TRY_CAST(right({column}, 2) AS INTEGER) = (TRY_CAST(left({column}, 4) AS INTEGER) + 1) % 100",
    )


def slug(column: str) -> Any:
    return _pattern(column, "[a-z0-9]+(-[a-z0-9]+)*", f"{column} is lower-case words joined by hyphens")


def collection_name(column: str) -> Any:
    return _pattern(
        column, COLLECTION_NAME, f"{column} is words of letters and digits joined by hyphens, underscores or spaces"
    )


def sha256(column: str = "source_sha256") -> Any:
    return _pattern(column, "[0-9a-f]{64}", f"{column} is 64 hexadecimal digits")


def cell(column: str = "source_cell") -> Any:
    return _pattern(column, "[A-Z]{1,3}[1-9][0-9]*", f"{column} is a cell address, such as B7")


def cells(column: str = "source_cell") -> Any:
    return _pattern(
        column,
        "[A-Z]{1,3}[1-9][0-9]*(:[A-Z]{1,3}[1-9][0-9]*)?",
        f"{column} is a cell address or a range of cells, such as B7 or B7:D9",
    )


def ordered_bounds(low: str = "count_low", high: str = "count_high") -> Any:
    return rule(f"{low} <= {high}", f"{low} is not above {high}")


def exact_when_counted() -> Any:
    return rule(
        "count IS NULL OR (count_low IS NOT DISTINCT FROM count AND count_high IS NOT DISTINCT FROM count)",
        "an exact count is its own lower and upper bound",
    )


def _pattern(column: str, pattern: str, says: str, more: str = "") -> Any:
    """The whole text matches `pattern`, an expression that means the same in any dialect; `more` is SQL after it."""
    return rule(f"regexp_full_match({column}, '{pattern}'){more}", says, pattern=(column, pattern))


def _check(function: Callable[..., Any], says: str, statistics: dict[str, Any]) -> Any:
    # `ignore_na` off: the SQL decides what a missing value means, not Pandera.
    return pa.dataframe_check(function, error=says, description=says, statistics=statistics, ignore_na=False)
