"""The answer to a query, as people and programs read it.

What belongs here: a table for the eye, CSV and JSON. What does not: running the query (`sql_command`), or figures in
sentences (`figures`).
"""

import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, TextIO

import click
import duckdb
from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

SHOWN_ROWS = 200
# Rows are taken from DuckDB a few at a time, so that a million of them need little room.
_AT_ONCE = 1000
_ANY_WIDTH = 100_000
# Not the dash of other reports: forces write dashes into cells, and those are texts.
NULL = "∅"
NUMBERS = frozenset({
    "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint",
    "float", "double", "decimal",
})  # fmt: skip
# A control character in a cell could move the cursor or colour the screen; it is shown as its picture instead.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: "␡"}


def console() -> Console:
    """As wide as the terminal; where there is none, as wide as the table."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _ANY_WIDTH)


def print_table(answer: duckdb.DuckDBPyConnection, to: Console, shown_rows: int = SHOWN_ROWS) -> None:
    """A table with numbers to the right; where it is wider than the screen, one record below the other."""
    names = _names(answer)
    rows = answer.fetchmany(shown_rows + 1)
    table = _table(answer, names, rows[:shown_rows])
    unbroken = to.options.update(max_width=_ANY_WIDTH)  # words are not to be broken; lines may be
    if Measurement.get(to, unbroken, table).minimum > to.width:
        for number, row in enumerate(rows[:shown_rows], start=1):
            to.print(_record(number, names, row))
    else:
        to.print(table)
    if not rows:
        to.print(Text("no rows", style="dim"))
    if len(rows) > shown_rows:
        to.print(Text(f"The first {shown_rows} rows; there are more.", style="dim"))


def _table(answer: duckdb.DuckDBPyConnection, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for name, column in zip(names, answer.description or (), strict=True):
        table.add_column(Text(name), justify="right" if column[1].id in NUMBERS else "left")
    for row in rows:
        table.add_row(*map(_cell, row))
    return table


def _record(number: int, names: Sequence[str], row: Sequence[Any]) -> Table:
    record = Table(box=None, pad_edge=False, show_header=False, title=f"row {number}", title_justify="left")
    record.add_column(style="dim", no_wrap=True)
    record.add_column(overflow="fold")
    for name, value in zip(names, row, strict=True):
        record.add_row(Text(name), _cell(value))
    return record


def _cell(value: Any) -> Text:
    """A text of a response is not markup: `[c]` is a marker of suppression, not a colour."""
    return Text(NULL, style="dim") if value is None else Text(_text(value).translate(_PICTURES))


def write_csv(answer: duckdb.DuckDBPyConnection, to: TextIO) -> None:
    """Every row, values as they are: a program reads it."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(_names(answer))
    for row in _rows(answer):
        writer.writerow(["" if value is None else _text(value) for value in row])


def write_json(answer: duckdb.DuckDBPyConnection, to: TextIO) -> None:
    """A list with an object to a row, a row to a line."""
    names = _names(answer)
    if twice := {name for name in names if names.count(name) > 1}:
        raise click.ClickException(
            f"Two columns are called {', '.join(sorted(twice))}, and a JSON object holds one: name them apart with AS."
        )
    before = "[\n"
    for row in _rows(answer):
        line = json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False, default=_text)
        to.write(before + line)
        before = ",\n"
    to.write("[]\n" if before == "[\n" else "\n]\n")


def _names(answer: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(column[0]) for column in answer.description or ()]


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := answer.fetchmany(_AT_ONCE):
        yield from rows


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dict | list):
        return json.dumps(_plain(value), ensure_ascii=False, default=_text)
    return str(value)


def _plain(value: Any) -> Any:
    """What JSON can hold: it knows no infinity, and its keys are texts."""
    match value:
        case Decimal():
            return float(value)
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {_text(key): _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
    return value
