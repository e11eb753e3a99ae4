"""How tables go from asset to asset: a Parquet file for each run and table, under the warehouse's `.build/runs`.

What belongs here: the IO manager and tidying up after it. What does not: the published Parquet copies
(`pipeline/publishing/parquet`).
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg

from assets_defs.failing import failure
from assets_defs.resources import WarehouseFolder

if TYPE_CHECKING:
    from pandas import DataFrame as Frame
else:

    def _is_frame(context: dg.TypeCheckContext, value: object) -> bool:
        import pandas as pd

        return isinstance(value, pd.DataFrame)

    # What assets take is known by this name, so that pandas is loaded when they run and not when they are looked at.
    Frame = dg.DagsterType(_is_frame, "DataFrame", description="A table in memory: a DataFrame of pandas.")

# Enough to compare with the runs before; each is small beside the raw files.
KEPT_OF_EACH_TABLE = 3

# A run that is alive writes more often than this.
SECONDS_LEFT = 86_400

# What a table is called while it is being written.
UNFINISHED = ".unfinished"

# An asset input with this in its metadata is handed the file's path, for DuckDB to read by itself.
AS_PATH = "as_path"
# One with this is refused where what it was made from has been made anew since: what is published belongs together.
UP_TO_DATE = "up_to_date"


class ParquetTables(dg.ConfigurableIOManager):
    """One Parquet file to each run and table. When only part of the graph runs, the newest of earlier runs serves."""

    warehouse: dg.ResourceDependency[WarehouseFolder]

    def handle_output(self, context: dg.OutputContext, obj: "Frame | Path") -> None:
        path = self._runs / context.run_id / _file_name(context.asset_key)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(obj, Path):  # written beside, by whoever had too many rows for memory
            obj.replace(path)
        else:
            unfinished = path.with_suffix(UNFINISHED)
            obj.to_parquet(unfinished, index=False, compression="zstd")
            unfinished.replace(path)
        _forget_old(path, self._runs)

    def load_input(self, context: dg.InputContext) -> Any:
        import pandas as pd

        path, asked = self._newest(context.step_context.run_id, context.asset_key), context.definition_metadata or {}
        if asked.get(UP_TO_DATE):
            self._require_up_to_date(path, context)
        return path if asked.get(AS_PATH) else pd.read_parquet(path)

    def _require_up_to_date(self, path: Path, context: dg.InputContext) -> None:
        """Where a run stops at a check, the tables before it are new and those after it are of an earlier run."""
        graph = context.step_context.job_def.asset_layer.asset_graph
        own = self._runs / context.step_context.run_id
        if path.parent == own:  # made a moment ago, of what there is
            return
        for parent in sorted(graph.get(context.asset_key).parent_keys):
            made = _by_age(self._runs, _file_name(parent))
            newest = own / _file_name(parent) if (own / _file_name(parent)).exists() else (made or [path])[-1]
            # Within one run the order of the graph is kept, whatever the clock says.
            if newest.parent != path.parent and newest.stat().st_mtime_ns > path.stat().st_mtime_ns:
                raise failure(
                    f"Nothing was published: {context.asset_key.to_user_string()} was made before "
                    f"{parent.to_user_string()}, from which it is made; the last run stopped in between, or made only "
                    "part of the tables. Materialise all together: the job `refresh`."
                )

    @property
    def _runs(self) -> Path:
        return self.warehouse.places.runs

    def _newest(self, run_id: str, key: dg.AssetKey) -> Path:
        name = _file_name(key)
        own = self._runs / run_id / name
        if own.exists():
            return own
        earlier = _by_age(self._runs, name)
        if not earlier:
            raise failure(
                f"{key.to_user_string()} has never been made in {self._runs.parent.parent}. Materialise it first, or "
                "all assets together."
            )
        return earlier[-1]


def _file_name(key: dg.AssetKey) -> str:
    return ".".join(key.path) + ".parquet"


def _by_age(runs: Path, name: str) -> list[Path]:
    """The tables of this name, the oldest first. One of the future is of a clock that was put right since."""
    now = time.time_ns()

    def age(path: Path) -> tuple[bool, int]:
        written = path.stat().st_mtime_ns
        return written <= now, written

    return sorted(runs.glob(f"*/{name}"), key=age)


def _forget_old(written: Path, runs: Path) -> None:
    """Keep the newest; whatever the clock says, what this run has written is of them."""
    others = [path for path in _by_age(runs, written.name) if path != written]
    for old in [*others[: 1 - KEPT_OF_EACH_TABLE], *_left_behind(runs)]:
        old.unlink(missing_ok=True)
        if not any(old.parent.iterdir()):
            old.parent.rmdir()


def _left_behind(runs: Path) -> list[Path]:
    """What runs were writing when they were killed: nobody has written to it for a day."""
    yesterday = time.time() - SECONDS_LEFT
    return [path for path in runs.glob(f"*/*{UNFINISHED}") if path.stat().st_mtime < yesterday]
