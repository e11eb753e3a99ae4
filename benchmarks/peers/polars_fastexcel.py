"""The same with polars and fastexcel.

    python polars_fastexcel.py CORPUS DATABASE

What belongs here: reading with polars. What does not: what comes after (`tables`).
"""

import sys
from pathlib import Path

import polars as pl
from tables import publish, rows_of


def read(path: Path) -> list[list[object]]:
    if path.suffix == ".csv":
        return [list(row) for row in pl.read_csv(path, has_header=False, infer_schema=False).iter_rows()]
    options = {"header_row": None, "skip_rows": 0, "dtypes": "string"}
    frame = pl.read_excel(path, has_header=False, read_options=options, drop_empty_rows=False)
    return [list(row) for row in frame.iter_rows()]


if __name__ == "__main__":
    publish(rows_of(Path(sys.argv[1]), read), Path(sys.argv[2]))
