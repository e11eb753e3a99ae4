"""The raw layer: which collections there are, every file found, and the request logs.

What belongs here: assets about what lies there and what is declared. What does not: what responses say (`reading`).
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import Field

from assets_defs.checks import key_of
from assets_defs.failing import failure
from assets_defs.resources import Progress, RawFolder, WarehouseFolder
from assets_defs.tables import Events, as_markdown, checked, described, schema_check
from assets_defs.tables_io import Frame
from pipeline.intake.changes import FolderState, folder_state
from pipeline.intake.collections import Chosen, UnknownCollection, overview
from pipeline.intake.files import NothingFound, as_frame, find_files, from_frame, require_responses
from pipeline.intake.logs import read_logs
from pipeline.intake.rounds import RoundMissing, require_round
from pipeline.lake.lake import LakeUnavailable
from pipeline.lake.turns import Turns
from pipeline.publishing.lock import RefreshLock

if TYPE_CHECKING:
    from pipeline.inbox.dropped import Dropped

GROUP = "raw"
ANSWERS = dg.AssetKey(["raw", "answers"])
FILES = dg.AssetKey(["raw", "files"])
# Under these names the sensor finds the states of the folder before and after exports were taken in.
FOUND, LEFT = "folder found", "folder left"


class Selection(dg.Config):
    """Which collections to read. Those left out stay in the warehouse as they were last published."""

    collections: list[str] = Field(
        default_factory=list, description="Names of folders under the raw folder; all collections unless said."
    )
    require_round: int | None = Field(
        default=None, description="Fail before anything is read unless this round, such as 2026, has been answered."
    )


@dg.asset(
    key=["raw", "collections"],
    group_name=GROUP,
    io_manager_key="tables",
    kinds={"toml"},
    description="The collections there are, what each says of itself, and which are read in this run.",
)
def collections(
    context: dg.AssetExecutionContext,
    config: Selection,
    raw: RawFolder,
    turns: dg.ResourceParam[Turns],
    progress: dg.ResourceParam[Progress],
) -> Events:
    brought = _brought(raw)
    try:
        chosen = raw.collections(config.collections)
        while _took_turns(turns, chosen, context, progress):
            # What others have published meanwhile may rest on newer responses: they are looked for again.
            brought = {**_brought(raw), **brought}
            chosen = raw.collections(config.collections)
        if config.require_round is not None:
            require_round(raw.path, chosen, config.require_round)
        found = overview(chosen)
    except RoundMissing as error:
        raise failure(str(error), may_be_sent=str(error)) from error
    except (NothingFound, UnknownCollection) as error:
        raise failure(str(error)) from error
    yield dg.MaterializeResult(
        value=found, metadata={"collections": dg.MetadataValue.md(as_markdown(found)), **brought}
    )


def _took_turns(turns: Turns, chosen: list[Chosen], context: dg.AssetExecutionContext, progress: Progress) -> bool:
    """Wait until it is the turn of what is read here; whether there was any to take."""

    def tell(says: str) -> None:
        context.log.info(says)
        progress.wait(says)

    try:
        return turns.take([one.name for one in chosen if one.settings], tell)
    except LakeUnavailable as error:
        raise failure(str(error)) from error


def _brought(raw: RawFolder) -> dict[str, str]:
    """Bring responses from the bucket that they lie in, where they do."""
    if not raw.bucket:
        return {}
    from pipeline.buckets import BucketRefused
    from pipeline.intake.bucket_raw import bring_down

    try:
        return {f"brought from {raw.bucket}": str(bring_down(raw.bucket, raw.path))}
    except BucketRefused as error:
        raise failure(f"Responses were not brought from {raw.bucket}: {error}") from error


@dg.asset(
    key=FILES,
    ins={"collections": dg.AssetIn(["raw", "collections"])},
    group_name=GROUP,
    io_manager_key="tables",
    kinds={"file"},
    description="Every file under the raw folder: what it is taken for, and its SHA-256.",
)
def files(
    collections: Frame,
    raw: RawFolder,
    warehouse: WarehouseFolder,
    refresh_lock: dg.ResourceParam[RefreshLock],
) -> Events:
    from pipeline.inbox.dropped import take_in_dropped

    # The lock is wanted from here on, before anything is read, so that runs publish in the order they read.
    names = list(collections["collection"][collections["is_read"]])
    if not names:
        problems = " ".join(collections["problem"].dropna())
        raise failure(f"No collection can be read. {problems}", may_be_sent="No collection can be read.")
    before = folder_state(raw.path)
    exports = take_in_dropped(raw.path, names)
    states = _states(before, collections, raw) if exports else {}
    try:
        found = require_responses(find_files(raw.path, names, warehouse.cache.hashes), raw.path, names)
    except NothingFound as error:
        raise failure(str(error)) from error
    problems_of = {one.source_file: one.problem for one in exports}
    frame = as_frame([replace(one, problem=problems_of.get(one.source_file, "")) for one in found])
    kinds = {f"{kind} files": int(count) for kind, count in frame["kind"].value_counts().items()}
    yield dg.MaterializeResult(
        value=frame, metadata={"dagster/row_count": len(frame), **kinds, **_about(exports), **states}
    )


def _states(before: FolderState, collections: Frame, raw: RawFolder) -> dict[str, str]:
    """The states of the folder around taking in; none where a collection came or changed since this run began."""
    left = folder_state(raw.path)
    now = overview(raw.collections()).drop(columns="is_read")
    return {FOUND: before.digest, LEFT: left.digest} if now.equals(collections.drop(columns="is_read")) else {}


def _about(exports: "list[Dropped]") -> dict[str, dg.MarkdownMetadataValue]:
    """What was taken in from batch exports that lie in a round's folder, and what of them wants a person."""
    lines = []
    for one in exports:
        new = len(one.taken.new) if one.taken else 0
        lines.append(f"**{one.source_file}**: {one.problem or f'{new} new files'}")
        lines += [f"- {said}" for said in (*one.taken.to_do, *one.taken.disagreements)] if one.taken else []
    return {"batch exports": dg.MetadataValue.md("\n".join(lines))} if lines else {}


@dg.multi_asset(
    name="request_logs",
    ins={"files": dg.AssetIn(["raw", "files"])},
    outs={
        "requests": dg.AssetOut(key=key_of("core.requests"), group_name=GROUP, **described("core.requests")),
        "answers": dg.AssetOut(
            key=ANSWERS,
            group_name=GROUP,
            io_manager_key="tables",
            kinds={"pandas"},
            description="Every response file that a request log names, with the force and, among several, its place.",
        ),
    },
    check_specs=[schema_check("core.requests")],
)
def request_logs(files: Frame, raw: RawFolder) -> Events:
    logs = read_logs(raw.path, from_frame(files))
    yield from checked("core.requests", logs.requests, raw.notes())
    yield dg.MaterializeResult(asset_key=ANSWERS, value=logs.answers, metadata={"dagster/row_count": len(logs.answers)})
