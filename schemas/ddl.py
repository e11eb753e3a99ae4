"""The SQL that creates the warehouse: schemas, tables, constraints and comments, made from the models.

What belongs here: turning declarations into DuckDB statements. What does not: running them (`pipeline/publishing`),
or the declarations (the models and `registry`).
"""

from collections.abc import Iterable

from schemas import checks
from schemas.registry import TABLES, ForeignKey, Table


def statements(tables: Iterable[Table] = TABLES) -> list[str]:
    """Every statement, in order, for an empty database that is the current one."""
    chosen = tuple(tables)
    schemas = dict.fromkeys(one.schema for one in chosen)
    return [
        *(f"CREATE SCHEMA IF NOT EXISTS {checks.quoted(name)}" for name in schemas),
        *(create_table(one) for one in chosen),
        *(comment for one in chosen for comment in comments(one)),
    ]


def create_table(declared: Table) -> str:
    """CREATE TABLE with types, NOT NULL, keys, CHECKs and foreign keys."""
    # DuckDB keeps foreign keys only within a schema; `validate_all` follows the others too.
    links = [_foreign_key(link) for link in declared.foreign_keys if link.table.startswith(f"{declared.schema}.")]
    lines = [*_columns(declared), *_checks(declared), *_keys(declared), *links]
    return f"CREATE TABLE {_name(declared.full_name)} (\n    " + ",\n    ".join(lines) + "\n)"


def comments(declared: Table) -> list[str]:
    """COMMENT ON the table and each of its columns: what it means, in what unit, and what null means."""
    name = _name(declared.full_name)
    found = [f"COMMENT ON TABLE {name} IS {checks.literal(declared.description)}"]
    for column in declared.columns:
        text = declared.column_comment(column)
        found.append(f"COMMENT ON COLUMN {name}.{checks.quoted(column)} IS {checks.literal(text)}")
    return found


def _columns(declared: Table) -> list[str]:
    return [
        f"{checks.quoted(name)} {declared.sql_type(name)}" + ("" if declared.is_nullable(name) else " NOT NULL")
        for name in declared.columns
    ]


def _checks(declared: Table) -> list[str]:
    of_columns = [
        checks.column_sql(name, check) for name, column in declared.pandera.columns.items() for check in column.checks
    ]
    of_rows = [sql for check in declared.pandera.checks if (sql := checks.rule_sql(check))]
    return [f"CHECK ({sql})" for sql in (*of_columns, *of_rows)]


def _keys(declared: Table) -> list[str]:
    found = [f"PRIMARY KEY ({_list(declared.key)})"] if declared.has_primary_key else []
    unique = (checks.statistic(check, "unique") for check in declared.pandera.checks)
    return found + [f"UNIQUE ({_list(columns)})" for columns in unique if columns]


def _foreign_key(link: ForeignKey) -> str:
    return f"FOREIGN KEY ({_list(link.columns)}) REFERENCES {_name(link.table)} ({_list(link.referred)})"


def _name(full_name: str) -> str:
    return ".".join(checks.quoted(part) for part in full_name.split("."))


def _list(columns: Iterable[str]) -> str:
    return ", ".join(checks.quoted(column) for column in columns)
