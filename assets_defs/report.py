"""The report: an asset of its own after the published warehouse.

What belongs here: making it once the warehouse stands. What does not: what is in it (`pipeline/reporting`).

When it fails, the run fails and says so; the warehouse of that run is published all the same, and the old report stays.
"""

import dagster as dg

from assets_defs.publish import GROUP
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import PublishingFailed


@dg.asset(
    key=["publish", "report"],
    deps=[dg.AssetKey(["publish", "warehouse"])],
    group_name=GROUP,
    kinds={"html"},
    description="The report `report/index.html` and its page for each collection, made of the published file: built"
    " beside, swapped into place.",
)
def report(refresh_lock: dg.ResourceParam[RefreshLock]) -> dg.MaterializeResult:
    from pipeline.reporting.write import publish_report

    try:
        index = publish_report(refresh_lock)
    except PublishingFailed as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    pages = sorted(index.parent.glob("*.html"))
    sizes = "\n".join(
        ["| page | bytes |", "|---|---|", *(f"| {page.name} | {page.stat().st_size:,} |" for page in pages)]
    )
    return dg.MaterializeResult(
        metadata={"dagster/uri": str(index.resolve()), "pages": dg.MetadataValue.md(sizes)},
    )
