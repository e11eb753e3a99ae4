"""The code location: every asset, job, schedule and resource.

What belongs here: putting the parts together. What does not: the parts.
"""

from pathlib import Path
from types import ModuleType
from typing import Any

import dagster as dg

from assets_defs import core, measures, publish, raw, reading, reference, report
from assets_defs.about import assets_of
from assets_defs.alerts import alert_when_a_run_fails
from assets_defs.checks import CHECKS
from assets_defs.lost_retries import lost_retries
from assets_defs.raw_folder import raw_folder_changes
from assets_defs.refresh import refresh, refresh_collection
from assets_defs.resources import (
    NoProgress,
    Progress,
    RawFolder,
    ReadingCluster,
    SharedLake,
    WarehouseFolder,
    bucket,
    cache_at,
    dask_scheduler,
    lake_addresses,
    raw_dir,
    raw_from,
    refresh_lock,
    turns,
    warehouse_dir,
)
from assets_defs.schedules import SCHEDULES
from assets_defs.tables_io import ParquetTables

LAYERS = (raw, reading, core, reference, measures, publish, report)


def build_defs(
    raw: Path, warehouse: Path, progress: Progress | None = None, publish_to: str | None = None
) -> dg.Definitions:
    """The real code location on any two folders: tests and `foi refresh` use it too.

    `publish_to` is the bucket that every version is published to as well, if any.
    """
    folder = WarehouseFolder(folder=str(warehouse), cache_bucket=cache_at())
    catalog, data = lake_addresses()
    more, where = _published_elsewhere(publish_to, catalog)
    return dg.Definitions(
        assets=list(assets_of(*LAYERS, *more)),
        asset_checks=CHECKS,
        jobs=[refresh, refresh_collection],
        schedules=SCHEDULES,
        sensors=[raw_folder_changes, alert_when_a_run_fails, lost_retries],
        resources={
            "raw": RawFolder(folder=str(raw), bucket=raw_from()),
            "warehouse": folder,
            "cluster": ReadingCluster(scheduler=dask_scheduler()),
            "shared_lake": SharedLake(catalog=catalog, data=data),
            "tables": ParquetTables(warehouse=folder),
            "refresh_lock": refresh_lock,
            "turns": turns,
            "progress": progress or NoProgress(),
            **where,
        },
        # One refresh is one run in one process: a process for each step would cost seconds a step.
        executor=dg.in_process_executor,
    )


def _published_elsewhere(publish_to: str | None, catalog: str) -> tuple[list[ModuleType], dict[str, Any]]:
    """The layers beyond the warehouse folder, and what they are handed: those that somebody asked for."""
    more: list[ModuleType] = []
    where: dict[str, Any] = {}
    if publish_to:
        from assets_defs import object_storage

        more.append(object_storage)
        where["object_storage"] = object_storage.ObjectStorage(url=publish_to)
    if catalog:
        from assets_defs import lake

        more.append(lake)
    return more, where


@dg.definitions
def defs() -> dg.Definitions:
    return build_defs(raw_dir(), warehouse_dir(), publish_to=bucket())
