"""The reading layer: every response read, its values, its printed totals, and what was refused.

What belongs here: one step that reads all files. What does not: how one file is read (`pipeline/reading`), or how many
are read at once (`pipeline/intake`).
"""

from typing import TYPE_CHECKING

import dagster as dg

from assets_defs.resources import Progress, RawFolder, ReadingCluster, WarehouseFolder
from assets_defs.tables import Events, checked, checked_file, described, key_of, schema_check
from assets_defs.tables_io import UNFINISHED, Frame
from pipeline.intake.files import from_frame
from pipeline.intake.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.intake.cache import Cache
    from pipeline.intake.job import Job

GROUP = "reading"
TABLES = ("core.responses", "core.observations", "core.stated_totals", "core.hidden_content")
REFUSED = dg.AssetKey(["reading", "refused"])


@dg.multi_asset(
    name="read_responses",
    ins={"files": dg.AssetIn(["raw", "files"]), "collections": dg.AssetIn(["raw", "collections"])},
    outs={
        **{name.split(".")[1]: dg.AssetOut(key=key_of(name), group_name=GROUP, **described(name)) for name in TABLES},
        "refused": dg.AssetOut(
            key=REFUSED,
            group_name=GROUP,
            io_manager_key="tables",
            kinds={"pandas"},
            description="Files, tables and cells that were refused while reading, with the reason.",
        ),
    },
    check_specs=[schema_check(name) for name in TABLES],
)
def read_responses(
    context: dg.AssetExecutionContext,
    files: Frame,
    collections: Frame,
    raw: RawFolder,
    warehouse: WarehouseFolder,
    cluster: ReadingCluster,
    progress: dg.ResourceParam[Progress],
) -> Events:
    from pipeline.intake import shared_cache
    from pipeline.intake.gather import gather
    from pipeline.intake.read_all import ReadersUnusable

    found = from_frame(files)
    pace = Pace(sum(one.kind == "response" for one in found))
    progress.start(pace.files)

    def done(job: "Job") -> None:
        progress.step(job.file.source_file)
        if pace.step():
            context.log.info(str(pace))

    chosen = raw.collections(_read(collections))
    _share_cache(context, warehouse, shared_cache.fetch_cache)
    observations = warehouse.places.runs / context.run.run_id / f"core.observations{UNFINISHED}"
    try:
        gathered = gather(raw.path, found, chosen, observations, done, readers=cluster.readers, cache=warehouse.cache)
    except ReadersUnusable as error:
        observations.unlink(missing_ok=True)
        raise dg.Failure(str(error), allow_retries=False) from error
    if gathered.read > gathered.from_cache:
        _share_cache(context, warehouse, shared_cache.store_cache)
    yield dg.MaterializeResult(
        asset_key=REFUSED,
        value=gathered.quarantine,
        metadata={
            "dagster/row_count": len(gathered.quarantine),
            "responses read": gathered.read - gathered.from_cache,
            "responses taken from the cache": gathered.from_cache,
            "responses a second": round(pace.files_per_second, 1),
            "seconds": round(pace.seconds, 1),
        },
    )
    notes = raw.notes()
    yield from checked("core.responses", gathered.responses, notes)
    yield from checked_file("core.observations", gathered.observations, notes)
    yield from checked("core.stated_totals", gathered.stated_totals, notes)
    yield from checked("core.hidden_content", gathered.hidden_content)


def _share_cache(
    context: dg.AssetExecutionContext, warehouse: WarehouseFolder, share: "Callable[[str, Cache], int]"
) -> None:
    """Fetch or store what was read, where that is kept in a bucket. Without it, reading takes longer, and no more."""
    from pipeline.buckets import BucketRefused

    if warehouse.cache_bucket:
        try:
            answers = share(warehouse.cache_bucket, warehouse.cache)
            context.log.info(f"{share.__name__}: {answers} answers, {warehouse.cache_bucket}")
        except BucketRefused as error:
            context.log.warning(f"The cache in {warehouse.cache_bucket} was not used: {error}")


def _read(collections: Frame) -> list[str]:
    return list(collections["collection"][collections["is_read"]])
