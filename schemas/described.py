"""The tables as their models describe them, read from a file that is made of the models: without loading one.

What belongs here: what a table's definition shows. What does not: the declarations (the models), or writing the file
(`describe`).

Dagster loads its definitions far more often than it runs anything; Pandera, pandas and DuckDB, which the models need,
would double the time that takes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("described.json")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as any reader of the table needs to know it. `constraints` read after "must be"."""

    name: str
    type: str
    unit: str
    is_nullable: bool
    description: str
    constraints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A table: what it holds, its columns in order, and what its rows must keep to beyond each column by itself."""

    description: str
    columns: tuple[Column, ...]
    rules: tuple[str, ...]


class NotDescribed(LookupError):
    """The file knows no table of that name."""


@cache
def tables() -> Mapping[str, Description]:
    """Every table by its full name, in the order in which they can be filled."""
    written = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: Description(
            one["description"],
            tuple(Column(**{**column, "constraints": tuple(column["constraints"])}) for column in one["columns"]),
            tuple(one["rules"]),
        )
        for name, one in written.items()
    }


def table(full_name: str) -> Description:
    """The table of that name, such as `core.observations`."""
    if full_name not in tables():
        raise NotDescribed(
            f"{FILE} has no table {full_name!r}. Where a model declares it: `python -m schemas.describe`."
        )
    return tables()[full_name]
