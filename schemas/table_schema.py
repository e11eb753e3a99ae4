"""The tables as Table Schema (Frictionless), which other programs can check a CSV file against.

What belongs here: fields, constraints and keys in the words of that standard, made from the declarations. What does
not: files and the package that lists them (`pipeline/publishing`).

A CSV file cannot tell an empty text from a missing one: a column that may hold empty texts is not `required`.
"""

from typing import Any

from schemas import checks
from schemas.registry import Table

_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


def table_schema(declared: Table) -> dict[str, Any]:
    """The table's fields and keys, as the `schema` of a tabular data resource."""
    found: dict[str, Any] = {"fields": [_field(declared, name) for name in declared.columns], "missingValues": [""]}
    if declared.key and all(_is_required(declared, name) for name in declared.key):
        found["primaryKey"] = list(declared.key)
    if declared.foreign_keys:
        found["foreignKeys"] = [
            {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.referred)}}
            for link in declared.foreign_keys
        ]
    return found


def _field(declared: Table, name: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name,
        "type": _TYPES[declared.sql_type(name)],
        "description": str(declared.pandera.columns[name].description),
    }
    if unit := declared.unit(name):
        field["unit"] = unit
    if words := declared.words(name):
        field["words"] = dict(words)
    if constraints := _constraints(declared, name):
        field["constraints"] = constraints
    return field


def _constraints(declared: Table, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"required": True} if _is_required(declared, name) else {}
    for check in declared.pandera.columns[name].checks:
        found |= checks.column_limits(check)
    for check in declared.pandera.checks:
        if (pattern := checks.statistic(check, "pattern")) and pattern[0] == name:
            found["pattern"] = pattern[1]
        if checks.statistic(check, "unique") == (name,):
            found["unique"] = True
    return found


def _is_required(declared: Table, name: str) -> bool:
    may_be_empty = declared.sql_type(name) == "VARCHAR" and not declared.pandera.columns[name].checks
    return not declared.is_nullable(name) and not may_be_empty
