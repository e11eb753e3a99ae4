"""`foi sql "SELECT ..."`: one query on the published file.

What belongs here: options, opening the file, and what may not be asked of it. What does not: printing rows
(`results`), or which name was meant (`sql_names`).
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import warehouse_option

if TYPE_CHECKING:
    import duckdb

# What only reads. A PIVOT whose columns come from the data is a MULTI: it looks them up first.
READING = ("SELECT", "MULTI")


@click.command("sql")
@click.argument("query")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every row, for a program. A null is an empty field.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of objects, every row, for a program.")
@warehouse_option
def sql_command(query: str, as_csv: bool, as_json: bool, warehouse_dir: Path) -> None:
    """Run QUERY on the published warehouse and print its answer; nothing is ever written.

    QUERY is one query in DuckDB's SQL, or - to read it from standard input. It may run at any time, during a refresh
    too: it sees what was published when it began.

    \b
    The five largest rises of a year:
      foi sql "SELECT area, previous_count, count, change FROM measures.annual_changes
               WHERE area_level = 'force' AND financial_year = '2019/20'
               ORDER BY change DESC LIMIT 5"

    \b
    All current figures, for a spreadsheet:
      foi sql --csv "FROM core.force_years" > force_years.csv

    FROM meta.tables and FROM meta.columns list what there is; docs/query-cookbook.md answers the usual questions.

    Exits with 0 when the query was answered, with 1 when it could not be, with 2 when it was called wrongly.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv or --json, not both.")
    if query == "-":
        query = sys.stdin.read()
    with _published(warehouse_dir) as connection, _said_plainly(connection), _ctrl_c_ends_it():
        connection.execute(_only_reads(query))
        if as_csv:
            from commands.results import write_csv

            write_csv(connection, sys.stdout)
        elif as_json:
            from commands.results import write_json

            write_json(connection, sys.stdout)
        else:
            from commands.results import console, print_table

            print_table(connection, console())


@contextmanager
def _published(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, opened so that neither a refresh nor another reader notices."""
    import duckdb

    from pipeline.publishing.places import Places

    database = Places(folder).database
    if not database.exists():
        raise click.ClickException(
            f"Nothing has been published in {folder} yet: {database} is not there. `foi refresh` publishes it;"
            " --warehouse DIR says where else to look."
        )
    try:
        connection = duckdb.connect(str(database), read_only=True)
    except duckdb.IOException as error:
        if "Could not set lock" in str(error):
            raise click.ClickException(
                f"{database} is held open for writing by another program: close it there, or open it there read-only."
                f"\n{error}"
            ) from error
        raise click.ClickException(
            f"{database} cannot be opened. If it is damaged, `foi refresh` publishes it anew.\n{error}"
        ) from error
    with connection:
        # A query may read a file of one's own, and must not fetch an extension from the internet to do so.
        connection.execute("SET autoinstall_known_extensions = false")
        yield connection


def _only_reads(query: str) -> duckdb.Statement:
    """The one query of the text; anything that is more than a question is refused before it is run."""
    import duckdb

    statements = duckdb.extract_statements(query)
    if not statements:
        raise click.UsageError('There is no query. For example: foi sql "FROM meta.tables"')
    if len(statements) > 1:
        raise click.UsageError(f"One query at a time, please: these are {len(statements)}.")
    (statement,) = statements
    if statement.type.name not in READING:
        kind = statement.type.name.replace("_", " ")
        raise click.ClickException(
            f"{kind} is refused: the published warehouse is only ever read, and replaced whole by `foi refresh`."
            " Queries may SELECT (FROM, WITH, PIVOT, DESCRIBE, SUMMARIZE); to keep an answer, --csv > FILE."
        )
    return statement


@contextmanager
def _said_plainly(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What DuckDB says of a query that it cannot answer, and which name was probably meant."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        from commands.sql_names import suggestion

        message = str(error)
        raise click.ClickException("\n\n".join(filter(None, [message, suggestion(connection, message)]))) from error


@contextmanager
def _ctrl_c_ends_it() -> Iterator[None]:
    """At once: DuckDB lets Python see a signal only between pieces of its work, which may be minutes apart.

    There is nothing to tidy up, for a reader's lock ends with its process.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
