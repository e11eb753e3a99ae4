"""Which table or column a query that failed probably meant.

What belongs here: reading the names out of DuckDB's messages, and looking them up in the published file. What does not:
changing a query: a suggestion is shown, never applied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.declared.errors import nearest

if TYPE_CHECKING:
    import duckdb

_NO_TABLE = re.compile(r'Table with name "?([\w.]+)"? does not exist')
_NO_COLUMN = re.compile(r'(?:Referenced column|does not have a column named) "([^"]+)"')
# A name is mistyped by a letter or two; what is less alike (of 100) is another word.
_MISTYPED = 80
SHOWN_TABLES = 4


def suggestion(connection: duckdb.DuckDBPyConnection, message: str) -> str:
    """A sentence to add to DuckDB's message; empty where its own words are enough."""
    if found := _NO_TABLE.search(message):
        return _table(connection, found[1], message)
    if found := _NO_COLUMN.search(message):
        return _column(connection, found[1])
    return ""


def _table(connection: duckdb.DuckDBPyConnection, name: str, message: str) -> str:
    tables = connection.execute("SELECT table_name, schema_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    schemas = dict(tables)
    # The table's own name is compared: the schema may be the very thing that is missing or wrong.
    near = nearest(name.split(".")[-1], schemas)
    meant = f"{schemas[near]}.{near}" if near else ""
    said = "" if not near or f'"{meant}"' in message else f"The nearest table is {meant}. "
    return f"{said}`FROM meta.tables` lists all tables."


def _column(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    from rapidfuzz import fuzz, process

    columns: dict[str, list[str]] = {}
    for column, table in connection.execute(
        "SELECT column_name, schema_name || '.' || table_name FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    ).fetchall():
        columns.setdefault(column, []).append(table)
    found = process.extractOne(name.lower(), list(columns), scorer=fuzz.ratio, score_cutoff=_MISTYPED)
    if found is None:
        return f"If {name} is a text and not a column, it stands in single quotes: '{name}'."
    near = found[0]
    tables = columns[near]
    more = len(tables) - SHOWN_TABLES
    where = ", ".join(tables[:SHOWN_TABLES]) + (f" and {more} more tables" if more > 0 else "")
    return f"{near} is a column of {where}."
