"""The limit: every file parsed by calamine on all cores, nothing understood, and the cells put into DuckDB.

    python -m benchmarks.limit CORPUS DATABASE

What belongs here: the least that anybody who opens these files must do. What does not: reading them.
"""

import csv
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
import python_calamine


def parse(path: str) -> list[tuple[str, int, str]]:
    """All cells as text, row by row."""
    if path.endswith(".csv"):
        with Path(path).open(encoding="utf-8", newline="") as lines:
            return [(path, number, "|".join(row)) for number, row in enumerate(csv.reader(lines))]
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [
        (path, number, "|".join(map(str, row)))
        for name in book.sheet_names
        for number, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    ]


def main(corpus: Path, database: Path) -> float:
    """Seconds, from the first file to the last row in the database."""
    paths = sorted(str(path) for path in (corpus / "raw").rglob("*") if path.is_file())
    start = time.perf_counter()
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        cells = [row for rows in pool.map(parse, paths, chunksize=20) for row in rows]
    columns = list(zip(*cells, strict=True))
    table = pa.table(dict(zip(("file", "row", "cells"), map(list, columns), strict=True)))
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.register("parsed", table)
        connection.execute("CREATE TABLE cells AS FROM parsed")
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2])):.4f}\n")
