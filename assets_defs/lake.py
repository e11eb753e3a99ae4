"""The lake that several refreshes publish into: an asset of its own, there when one is configured.

What belongs here: handing the published file to it. What does not: how rows get there (`pipeline/lake`).
"""

import dagster as dg
from pydantic import Field

from assets_defs.resources import SharedLake, WarehouseFolder
from assets_defs.tables import as_markdown
from assets_defs.tables_io import Frame
from pipeline.lake.turns import Turns
from pipeline.publishing.places import PublishingFailed

GROUP = "publish"


class IntoLake(dg.Config):
    """What this one run may take out of the lake."""

    allow_removal: list[str] = Field(
        default_factory=list, description="As that of publish/warehouse: collection/force/financial year, or a pattern."
    )


@dg.asset(
    key=["publish", "lake"],
    ins={"collections": dg.AssetIn(["raw", "collections"])},
    deps=[dg.AssetKey(["publish", "warehouse"])],
    group_name=GROUP,
    kinds={"duckdb", "parquet"},
    description="The same tables in the DuckLake of FOI_LAKE_CATALOG: the collections of this run, in one transaction"
    " beside those of other runs. Every earlier state can still be read.",
)
def lake(
    context: dg.AssetExecutionContext,
    config: IntoLake,
    collections: Frame,
    warehouse: WarehouseFolder,
    shared_lake: SharedLake,
    turns: dg.ResourceParam[Turns],
) -> dg.MaterializeResult:
    from pipeline.lake.put import put_in_lake

    read = list(collections["collection"][collections["is_read"]])
    assert shared_lake.lake is not None, "this asset is there only with a lake"
    try:
        turns.take(read, context.log.info)  # where this step runs alone
        turns.require()
        number, diff = put_in_lake(
            warehouse.places.database, shared_lake.lake, read, context.run.run_id, config.allow_removal
        )
    except PublishingFailed as error:
        raise dg.Failure(f"{error} The file {warehouse.places.database} is published.", allow_retries=False) from error
    return dg.MaterializeResult(
        metadata={
            "version_in_lake": number,
            "collections": ", ".join(read),
            "compared_with_before": str(diff),
            **({} if diff.differences.empty else {"differences": dg.MetadataValue.md(as_markdown(diff.differences))}),
        }
    )
