"""What the workbook holds: the sheets that `workbook.toml` lists, filled from the built database.

What belongs here: rows, headings, and what each column means. What does not: how Excel shows them (`excel`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from schemas.registry import Table, table

_FOLDER = Path(__file__).parent
# Years and the like are numbers that nobody writes with a comma.
_PLAIN_UNITS = ("calendar year", "row")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. `origin` is its place in the warehouse, `schema.table.column`."""

    heading: str
    meaning: str
    unit: str
    origin: str
    number_format: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A headline table. `left_out` rows did not fit."""

    name: str
    about: str
    table: str
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    left_out: int


def sheets(connection: duckdb.DuckDBPyConnection, most_rows: int) -> list[Sheet]:
    """Every sheet of the workbook, in order, with at most so many rows each."""
    return [_sheet(connection, one, most_rows) for one in declared()["sheets"]]


@cache
def declared() -> dict[str, Any]:
    """`workbook.toml`."""
    return tomllib.loads((_FOLDER / "workbook.toml").read_text(encoding="utf-8"))


def _sheet(connection: duckdb.DuckDBPyConnection, one: dict[str, str], most_rows: int) -> Sheet:
    found = connection.sql((_FOLDER / "sheets" / f"{one['query']}.sql").read_text(encoding="utf-8"))
    rows = found.limit(most_rows).fetchall()
    columns = tuple(_column(table(one["table"]), name) for name in found.columns)
    ((total,),) = found.aggregate("count(*)").fetchall()
    return Sheet(one["name"], one["about"], one["table"], columns, rows, total - len(rows))


def _column(main: Table, name: str) -> Column:
    headings = declared()["headings"] | declared()["headings_of"].get(main.full_name, {})
    home = main if name in main.columns else table(declared()["elsewhere"][name])
    return Column(
        heading=headings[name],
        meaning=str(home.pandera.columns[name].description),
        unit=home.unit(name),
        origin=f"{home.full_name}.{name}",
        number_format=declared()["formats"].get(name) or _number_format(home, name),
    )


def _number_format(home: Table, name: str) -> str:
    return "0" if home.unit(name) in _PLAIN_UNITS else "#,##0"
