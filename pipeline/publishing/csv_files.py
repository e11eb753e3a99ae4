"""The published tables as CSV files, for those who open them in a spreadsheet or in anything else.

What belongs here: how values are written. What does not: what the files say of themselves (`datapackage`).

UTF-8 with the mark by which Excel knows it, one header line, ISO dates, moments in UTC. Missing is nothing at all, an
empty text is `""`. Texts that a spreadsheet would run carry an apostrophe in front (`formulas`); numbers never do.
"""

from pathlib import Path

import duckdb

from pipeline.publishing.formulas import neutral_sql
from schemas.checks import quoted
from schemas.registry import TABLES, Table

# Without it Excel reads UTF-8 as the code page of the machine: `Heddlu Gwêr` for `Gwêr`.
BYTE_ORDER_MARK = "\ufeff"
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


def write_csv(built: Path, folder: Path) -> None:
    """Write `folder/<schema>/<table>.csv` for every table of the built database."""
    with duckdb.connect(str(built), read_only=True) as connection:
        # DuckDB would draw its own bar over what the command prints when a table takes seconds.
        connection.execute("SET enable_progress_bar = false")
        for one in TABLES:
            target = folder / one.schema / f"{one.name}.csv"
            target.parent.mkdir(parents=True, exist_ok=True)
            path = str(target).replace("'", "''")
            connection.execute(
                f"COPY ({_query(one)}) TO '{path}' (FORMAT csv, HEADER, NULLSTR '', TIMESTAMPFORMAT '{MOMENT}')"
            )


def _query(declared: Table) -> str:
    # DuckDB writes no byte order mark of its own: it goes before the first column's name.
    marks = (BYTE_ORDER_MARK, *("" for _ in declared.columns[1:]))
    columns = [
        f"{_written(declared, name)} AS {quoted(mark + name)}"
        for mark, name in zip(marks, declared.columns, strict=True)
    ]
    return f"SELECT {', '.join(columns)} FROM {declared.full_name}"  # noqa: S608 (declared names)


def _written(declared: Table, name: str) -> str:
    return neutral_sql(quoted(name)) if declared.sql_type(name) == "VARCHAR" else quoted(name)
