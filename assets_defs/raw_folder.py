"""Starting a refresh because files under the raw folder are new, changed or gone.

What belongs here: the sensor. What does not: how a change is seen (`pipeline/intake/changes`).

A batch of files starts one run. A file that is still being copied changes from one look to the next, and so does the
folder's digest: the run starts when two looks in a row see the same. The cursor holds digests and no list of files, so
that ten thousand files make it no longer.

Where a batch export was dropped, the refresh adds files itself. It notes the states in which it found and left the
folder: what it added is no batch of its own.
"""

import json

import dagster as dg

from assets_defs import publish
from assets_defs.raw import FILES, FOUND, LEFT
from assets_defs.refresh import refresh
from assets_defs.resources import RawFolder, WarehouseFolder
from pipeline.intake.changes import folder_state
from pipeline.publishing.lock import is_refreshing

SECONDS_BETWEEN_LOOKS = 30


@dg.sensor(
    job=refresh,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="New, changed or removed files under the raw folder start one refresh for the batch, once nothing has"
    " changed between two looks.",
)
def raw_folder_changes(
    context: dg.SensorEvaluationContext, raw: RawFolder, warehouse: WarehouseFolder
) -> dg.SensorResult:
    if not raw.path.is_dir():
        # A share that is not mounted is no removal of every response.
        return dg.SensorResult(skip_reason=f"There is no folder {raw.path}: it is looked for again.")
    now = folder_state(raw.path)
    if not context.cursor:
        cursor = json.dumps({"seen": now.digest, "handled": now.digest, "batch": 0})
        says = f"{now.files} files are there. From now on changes start a refresh; run the job `refresh` for these."
        return dg.SensorResult(skip_reason=says, cursor=cursor)
    before = json.loads(context.cursor)
    if (before["handled"], now.digest) == _found_and_left(context.instance):
        cursor = json.dumps({**before, "seen": now.digest, "handled": now.digest})
        return dg.SensorResult(
            skip_reason="What is new was laid there by the refresh, which has read it.", cursor=cursor
        )
    if now.digest != before["seen"]:
        cursor = json.dumps({**before, "seen": now.digest})
        return dg.SensorResult(skip_reason="Files are changing: waiting until they are still.", cursor=cursor)
    if now.digest == before["handled"]:
        return dg.SensorResult(skip_reason=f"Nothing has changed among {now.files} files.")
    if is_refreshing(warehouse.places):
        return dg.SensorResult(skip_reason="A refresh is running: this batch is read after it.")
    # The number keeps a folder that is put back as it was from being taken for the batch before.
    batch = before["batch"] + 1
    request = dg.RunRequest(run_key=f"{batch}-{now.digest}", tags={"foi/batch": str(batch)})
    cursor = json.dumps({"seen": now.digest, "handled": now.digest, "batch": batch})
    return dg.SensorResult(run_requests=[request], cursor=cursor)


def _found_and_left(instance: dg.DagsterInstance) -> tuple[object, object] | None:
    """The states of the folder before and after the newest refresh took exports in, if it did."""
    event = instance.get_latest_materialization_event(FILES)
    run = instance.get_run_by_id(event.run_id) if event else None
    if event is None or event.asset_materialization is None or run is None:
        return None
    # A run of part of the graph may have taken files in, and published nothing.
    if run.asset_selection and publish.KEY not in run.asset_selection:
        return None
    about = event.asset_materialization.metadata
    return (about[FOUND].value, about[LEFT].value) if LEFT in about else None
