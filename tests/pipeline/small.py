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


class Folders:
    """A raw folder and a warehouse folder."""

    def __init__(self, raw: Path, warehouse: Path) -> None:
        self.raw, self.warehouse = raw, warehouse
        self.run_id = ""

    @classmethod
    def within(cls, root: Path) -> "Folders":
        return cls(root / "raw", root / "warehouse")

    @property
    def database(self) -> Path:
        return self.warehouse / "foi.duckdb"


def respond(
    raw: Path, collection: str, force: str, counts: Mapping[str, int], *, round_: int = 2020, name: str = ""
) -> Path:
    """A force's response: its count for each financial year."""
    path = raw / collection / str(round_) / (name or f"{force}-police-foi.csv")
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"{year},{count}" for year, count in counts.items()]
    path.write_text("\n".join(["Financial year,Recorded offences", *rows]) + "\n", encoding="utf-8")
    return path


def log_requests(raw: Path, collection: str, *rows: str, round_: int = 2020) -> None:
    """The request log of a round."""
    lines = ["force,sent,due,answered,outcome,exemption,file", *rows]
    (raw / collection / str(round_) / "requests.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def refresh(
    folders: Folders,
    collections: Sequence[str] = (),
    selection: Sequence[dg.AssetKey] | None = None,
    **publishing: Any,
) -> dg.ExecuteInProcessResult:
    """Run the graph, or the chosen assets of it; `publishing` is the config of the asset that publishes."""
    job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh")
    config: dict[str, Any] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    if selection is None:
        config["ops"] = {
            "raw__collections": {"config": {"collections": list(collections)}},
            "publish__warehouse": {"config": publishing},
        }
    return job.execute_in_process(run_config=config, asset_selection=selection, raise_on_error=False)


def ask(folders: Folders, query: str) -> list[tuple[Any, ...]]:
    """What the published file answers."""
    with duckdb.connect(str(folders.database), read_only=True) as connection:
        return connection.execute(query).fetchall()
