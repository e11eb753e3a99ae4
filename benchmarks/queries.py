"""How long readers wait: opening the published file and asking the cookbook's questions, on ten million observations.

What belongs here: a large warehouse made by SQL from the published one, and times beside a yardstick. What does not:
reading responses (`reading`).

The large file has the tables, types, keys and rules of a published one; each collection of the published file stands in
it many times under other names. Times are the median of a few runs in one process, and are printed as ratios to one
plain scan, `SELECT sum(count) FROM core.observations` of the same file: times differ between machines, ratios less.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from docs.make_cookbook import PAGE, recipes
from pipeline.publishing.build import STORAGE_VERSION
from schemas.ddl import statements
from schemas.registry import TABLES, Table

OBSERVATIONS = 10_000_000
RUNS = 3
SCAN = "SELECT sum(count) FROM core.observations"
SHOWN = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warehouse", type=Path, default=Path("data/warehouse"), help="with foi.duckdb, published")
    parser.add_argument("--observations", type=int, default=OBSERVATIONS)
    asked = parser.parse_args()
    small = asked.warehouse / "foi.duckdb"
    with tempfile.TemporaryDirectory(prefix="foi-queries-") as folder:
        large = Path(folder) / "foi.duckdb"
        rows = make_large(small, large, asked.observations)
        report(small, large, rows)


def make_large(small: Path, large: Path, observations: int) -> int:
    """The published file so many times over; the number of observations in it."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
        connection.execute(f"ATTACH '{large}' AS large (STORAGE_VERSION '{STORAGE_VERSION}')")
        ((once,),) = connection.execute("SELECT count(*) FROM small.core.observations").fetchall()
        connection.execute("USE large")
        for statement in statements():
            connection.execute(statement)
        for one in TABLES:
            connection.execute(f"INSERT INTO {one.full_name} BY NAME {_copies(one, -(-observations // once))}")
        connection.execute("CHECKPOINT large")
        ((rows,),) = connection.execute("SELECT count(*) FROM core.observations").fetchall()
    return int(rows)


def _copies(one: Table, copies: int) -> str:
    """SQL: the rows of a table, once for each copy of the collection they belong to."""
    if "collection" not in one.columns:
        return f"FROM small.{one.full_name}"
    own = ["concat(collection, '-', copy) AS collection"]
    own += [
        f"concat(collection, '-', copy, substr({name}, instr({name}, '/'))) AS {name}"
        for name in one.columns
        if name.endswith("source_file")
    ]
    own += ["if(area_level = 'collection', concat(area_id, '-', copy), area_id) AS area_id"] * (
        "area_id" in one.columns
    )
    return f"SELECT * EXCLUDE (copy) REPLACE ({', '.join(own)}) FROM small.{one.full_name}, range({copies}) AS c(copy)"  # noqa: S608


def report(small: Path, large: Path, rows: int) -> None:
    """Opening, and the heaviest questions of the cookbook, as ratios."""
    opening = [_median(partial(_open, file)) for file in (small, large)]
    questions = [(one.question, one.code) for one in recipes(PAGE.read_text("utf-8")) if one.language == "sql"]
    with duckdb.connect(str(large), read_only=True) as connection:
        scan = _median(partial(_ask, connection, SCAN))
        timed = []
        for question, query in questions:
            timed.append((_median(partial(_ask, connection, query)), question))
    _say(f"{rows:,} observations, {large.stat().st_size / 1e9:.1f} GB; one scan takes {scan * 1000:.0f} ms")
    _say(f"opening: {opening[1] / opening[0]:.1f} times that of the published file ({opening[1] * 1000:.0f} ms)")
    _say("times a scan, the heaviest of the cookbook:")
    for seconds, question in sorted(timed, reverse=True)[:SHOWN]:
        _say(f"  {seconds / scan:6.1f}  {question} ({seconds * 1000:.0f} ms)")


def _open(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        connection.execute("SELECT run_id FROM meta.publication").fetchall()


def _ask(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    connection.execute(query).fetchmany(200)


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _say(text: str) -> None:
    print(text)  # noqa: T201 (a program of its own)


if __name__ == "__main__":
    main()
