"""The tables of the lake: the same declarations as those of the published file, as far as a lake keeps them.

What belongs here: making and extending tables. What does not: filling them (`put`).

A lake has neither keys nor CHECKs: rows come from a file in which DuckDB has kept them (`publishing/build`).
"""

import duckdb

from pipeline.lake.lake import NAME
from pipeline.publishing.places import PublishingFailed
from schemas import checks
from schemas.ddl import comments
from schemas.registry import TABLES, Table


def make_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make what the lake lacks, in one transaction; whether anything was lacking. Raises `PublishingFailed` for a
    column of another type."""
    present = _present(connection)
    statements = [statement for one in TABLES for statement in _missing(one, present.get(one.full_name))]
    if not statements:
        return False
    connection.execute("BEGIN")
    for statement in statements:
        connection.execute(statement)
    connection.execute("COMMIT")
    return True


def _present(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Full name -> column -> type, of the tables the lake has."""
    query = (
        "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = ?"
    )
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in connection.execute(query, [NAME]).fetchall():
        found.setdefault(table, {})[column] = type_
    return found


def _missing(declared: Table, present: dict[str, str] | None) -> list[str]:
    name = ".".join(checks.quoted(part) for part in declared.full_name.split("."))
    if present is None:
        columns = ", ".join(_column(declared, column) for column in declared.columns)
        # By collection: refreshes of different collections then never touch one another's files.
        parted = [f"ALTER TABLE {name} SET PARTITIONED BY (collection)"] if "collection" in declared.columns else []
        schema = f"CREATE SCHEMA IF NOT EXISTS {checks.quoted(declared.schema)}"
        return [schema, f"CREATE TABLE {name} ({columns})", *parted, *comments(declared)]
    for column, type_ in present.items():
        if column in declared.columns and declared.sql_type(column) != type_:
            raise PublishingFailed(
                f"The lake's {declared.full_name}.{column} is {type_}, and {declared.sql_type(column)} is declared. "
                "Make a new lake beside it and refresh all collections into that."
            )
    return [
        f"ALTER TABLE {name} ADD COLUMN {checks.quoted(column)} {declared.sql_type(column)}"
        for column in declared.columns
        if column not in present
    ]


def _column(declared: Table, column: str) -> str:
    required = "" if declared.is_nullable(column) else " NOT NULL"
    return f"{checks.quoted(column)} {declared.sql_type(column)}{required}"
