"""Small raw folders, and the whole graph run over them in this process.

What belongs here: making responses of a few cells, running, and asking the published file. What does not: spreadsheets
that are hard to read (`tests/golden`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from assets_defs.definitions import build_defs

COLLECTION = "knife-crime"


def respond(raw: Path, force: str, counts: Mapping[str, int | str], *, round_: int = 2020, collection: str = COLLECTION,
            name: str | None = None) -> Path:  # fmt: skip
    """A force's response: its count for each financial year."""
    path = raw / collection / str(round_) / (name or f"{force}-police-foi.csv")
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"{year},{count}" for year, count in counts.items()]
    path.write_text("\n".join(["Financial year,Recorded offences", *rows]) + "\n", encoding="utf-8")
    return path


def two_forces(raw: Path) -> None:
    """Kent rises from 100 to 120, Gwent falls from 50 to 40."""
    respond(raw, "kent", {"2018/19": 100, "2019/20": 120})
    respond(raw, "gwent", {"2018/19": 50, "2019/20": 40})


def refresh(
    raw: Path, warehouse: Path, collections: Sequence[str] = (), selection: Sequence[dg.AssetKey] | None = None
) -> dg.ExecuteInProcessResult:
    """Run the graph, or the chosen assets of it."""
    job = build_defs(raw, warehouse).resolve_job_def("refresh")
    config: dict[str, Any] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    if selection is None:
        config["ops"] = {"raw__collections": {"config": {"collections": list(collections)}}}
    return job.execute_in_process(run_config=config, asset_selection=selection, raise_on_error=False)


def ask(warehouse: Path, query: str) -> list[tuple[Any, ...]]:
    """What the published file answers."""
    with duckdb.connect(str(warehouse / "foi.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()
