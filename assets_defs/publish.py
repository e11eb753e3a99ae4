"""The publish layer: the one asset that writes DuckDB.

What belongs here: handing finished tables to publishing, and showing what was published. What does not: how it is
published (`pipeline/publishing`).
"""

from datetime import timedelta
from pathlib import Path

import dagster as dg
from pydantic import Field

from assets_defs.checks import check_spec, key_of, result
from assets_defs.failing import failure
from assets_defs.resources import RawFolder
from assets_defs.tables import Events, as_markdown, note_beside
from assets_defs.tables_io import AS_PATH, UP_TO_DATE, Frame
from pipeline.checks.declared import checks
from pipeline.checks.finding import Finding
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import PublishingFailed
from pipeline.publishing.release_diff import KINDS, ReleaseDiff, RemovesFigures, allowed_nothing
from pipeline.publishing.versions import FEWEST_KEPT, KEPT
from schemas.described import tables

GROUP = "publish"
# `meta` is written by publishing itself.
_TABLES = [name for name in tables() if not name.startswith("meta.")]


KEY = dg.AssetKey(["publish", "warehouse"])
RELEASE_DIFF = "release_diff"
# What a release says under this name when a removal was allowed that did not happen.
ALLOWED_NOTHING = "allow_removal without effect"

# A year's figures are published in September: what is older than that September is stale from the 8th on.
YEARLY = dg.FreshnessPolicy.cron(
    deadline_cron="0 6 8 9 *", lower_bound_delta=timedelta(days=8), timezone="Europe/London"
)


def _parameter(table_name: str) -> str:
    return table_name.replace(".", "__")


class Publishing(dg.Config):
    """What this one run may do. Names are `collection/force_id/financial_year`, and `*` stands for any text."""

    allow_removal: list[str] = Field(
        default_factory=list,
        description="Published figures that may be gone from the new release, such as `online-child-sexual-offences/"
        "kent/2018/19` or `online-child-sexual-offences/kent/*`. A release that takes any other away is not published.",
    )
    keep_versions: int = Field(
        KEPT, ge=FEWEST_KEPT, description="How many published versions stay, for `foi rollback` and `foi diff`."
    )


@dg.asset(
    key=KEY,
    check_specs=[check_spec(RELEASE_DIFF, KEY)],
    freshness_policy=YEARLY,
    ins={
        "files": dg.AssetIn(["raw", "files"], metadata={UP_TO_DATE: True}),
        "collections": dg.AssetIn(["raw", "collections"]),
        **{_parameter(name): dg.AssetIn(key_of(name), metadata={AS_PATH: True, UP_TO_DATE: True}) for name in _TABLES},
    },
    group_name=GROUP,
    kinds={"duckdb", "parquet", "excel"},
    description="The published file `foi.duckdb` and its copies as Parquet, CSV and workbook: built beside, verified,"
    " swapped into place. Its freshness policy fails where the last was published before this September (or last"
    " September, until the 8th): run the job `refresh`, and where that fails do what its message says.",
)
def warehouse(
    context: dg.AssetExecutionContext,
    config: Publishing,
    files: Frame,
    collections: Frame,
    raw: RawFolder,
    refresh_lock: dg.ResourceParam[RefreshLock],
    **paths: Path,
) -> Events:
    from pipeline.publishing.publish import publish

    notes = raw.notes()
    try:
        published = publish(
            {name: paths[_parameter(name)] for name in _TABLES},
            lock=refresh_lock,
            run_id=context.run.run_id,
            input_hashes=dict(zip(files["source_file"], files["sha256"], strict=True)),
            notes=notes,
            settings=raw.settings(),
            carried_collections=tuple(collections["collection"][~collections["is_read"]]),
            allow_removal=config.allow_removal,
            keep_versions=config.keep_versions,
        )
    except RemovesFigures as error:
        gone = _removals(error)
        yield result(RELEASE_DIFF, gone, KEY)
        raise failure(str(error), may_be_sent=f"{gone.said} {checks()[RELEASE_DIFF].do}") from error
    except PublishingFailed as error:
        raise failure(str(error)) from error
    yield result(RELEASE_DIFF, Finding(_compared(published.diff)), KEY)
    slips = allowed_nothing(published.diff, config.allow_removal)
    rows = "\n".join(["| table | rows |", "|---|---|", *(f"| {name} | {n:,} |" for name, n in published.rows.items())])
    yield dg.MaterializeResult(
        metadata={
            "dagster/uri": str(published.database.resolve()),
            "version": published.version.name,
            "tables": dg.MetadataValue.md(rows),
            **_differences(published.diff),
            **({ALLOWED_NOTHING: slips} if slips else {}),
            **({"illustrative": note_beside(notes)} if notes else {}),
        }
    )


def _compared(diff: ReleaseDiff | None) -> str:
    return "Nothing was published before." if diff is None else f"Against what was published: {diff}."


def _removals(error: RemovesFigures) -> Finding:
    """The figures that would go, each with the file it was read from as far as that is known."""
    gone = error.diff.differences[error.diff.differences["difference"] == "removed"]
    place = dict.fromkeys(("file", "sheet", "cell"), "")
    rows = [
        {**place, "text": str(row["previously"]), "rule": "no published figure is taken away", "figure": row["figure"]}
        for row in gone.to_dict("records")
    ]
    return Finding(f"{len(rows)} published figures would be gone.", rows)


def _differences(diff: ReleaseDiff | None) -> dict[str, dg.MetadataValue]:
    """What the release changes, against the one before it."""
    if diff is None:
        return {"compared_with_before": dg.MetadataValue.text("nothing was published before")}
    shown = diff.differences[["difference", "collection", "force_id", "financial_year", "previously", "now"]]
    return {
        "compared_with_before": dg.MetadataValue.text(str(diff)),
        **{f"figures_{kind}": dg.MetadataValue.int(diff.count(kind)) for kind in KINDS},
        **({} if shown.empty else {"differences": dg.MetadataValue.md(as_markdown(shown))}),
    }
