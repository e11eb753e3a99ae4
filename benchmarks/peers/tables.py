"""What all peers do after reading: rows to DuckDB, the change on the year before, and five-year totals, by groupby.

What belongs here: the script a data engineer would write instead, which knows every layout and checks nothing. What
does not: reading files (the scripts beside).
"""

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

Read = Callable[[Path], list[list[object]]]


def rows_of(folder: Path, read: Read) -> pd.DataFrame:
    """All files of a corpus as one long table."""
    frames = []
    with (folder / "layouts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            page = read(folder / "raw" / row["file"])[int(row["first_row"]) :]
            long = _long(page, row["layout"])
            frames.append(long.assign(collection=row["collection"], force=row["force_id"] or long["force"]))
    return pd.concat(frames, ignore_index=True)


def _long(page: list[list[object]], layout: str) -> pd.DataFrame:
    head, body = page[0], page[1:]
    if layout == "forces":
        return pd.DataFrame(body, columns=["force", "year", "offence", "count"]).astype({"count": "int64"})
    frame = pd.DataFrame(body, columns=head).loc[:, lambda table: table.columns.notna() & (table.columns != "")]
    first = head[0]
    if layout == "list":
        frame.columns = ["year", "offence", "count"]
        long = frame.dropna()
    else:
        frame = frame[(frame[first] != "Total") & frame.iloc[:, 1].notna() & (frame.iloc[:, 1] != "")]
        frame = frame.drop(columns="Total", errors="ignore")
        names = ("offence", "year") if layout == "across" else ("year", "offence")
        long = frame.melt(id_vars=first, var_name=names[1], value_name="count").rename(columns={first: names[0]})
    long = long[long["count"].map(lambda count: count not in (None, ""))]
    return long.assign(force="", count=long["count"].astype("int64"))


def publish(rows: pd.DataFrame, database: Path) -> None:
    """The tables of a warehouse that trusts what it was given."""
    latest = rows.drop_duplicates(["collection", "force", "year", "offence"], keep="last")
    years = latest.groupby(["collection", "force", "year"], as_index=False)["count"].sum()
    years = years.sort_values(["collection", "force", "year"])
    by_force = years.groupby(["collection", "force"])["count"]
    years["change"] = by_force.diff()
    years["cumulative"] = by_force.transform(lambda counts: counts.rolling(5, min_periods=1).sum())
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.register("rows_frame", rows)
        connection.register("years_frame", years)
        connection.execute("CREATE TABLE observations AS FROM rows_frame")
        connection.execute("CREATE TABLE force_years AS FROM years_frame")
