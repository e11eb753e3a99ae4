"""What assets are handed: the raw folder, the warehouse folder, the refresh lock, and somebody to tell of progress.

What belongs here: Dagster resources. What does not: what is done with the folders (`pipeline/intake`,
`pipeline/publishing`).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import dagster as dg

from pipeline.declared.collection import Collection
from pipeline.intake.collections import Chosen, choose, illustrative_notes
from pipeline.lake.lake import Lake
from pipeline.lake.turns import Turns
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places
from pipeline.publishing.placing import recover

if TYPE_CHECKING:
    # The whole reader would be loaded with the code location; a run loads it when it reads.
    from pipeline.intake.cache import Cache
    from pipeline.intake.read_all import Readers

DEFAULT_RAW = "data/raw"
DEFAULT_WAREHOUSE = "data/warehouse"


def raw_dir() -> Path:
    return Path(os.environ.get("FOI_RAW_DIR") or DEFAULT_RAW)


def dask_scheduler() -> str:
    return os.environ.get("DASK_SCHEDULER_ADDRESS", "")


def raw_from() -> str:
    """Where the responses lie in truth: `s3://bucket/folder`, or in the raw folder itself."""
    return os.environ.get("FOI_RAW_FROM", "")


def cache_at() -> str:
    """Where what was read is kept for other machines: `s3://bucket/folder`, or nowhere."""
    return os.environ.get("FOI_CACHE_AT", "")


def lake_addresses() -> tuple[str, str]:
    return os.environ.get("FOI_LAKE_CATALOG", ""), os.environ.get("FOI_LAKE_DATA", "")


def warehouse_dir() -> Path:
    return Path(os.environ.get("FOI_WAREHOUSE_DIR") or DEFAULT_WAREHOUSE)


def bucket() -> str | None:
    """Where else versions are published: `s3://bucket/folder`, or nowhere."""
    return os.environ.get("FOI_PUBLISH_TO") or None


class RawFolder(dg.ConfigurableResource):
    """Where the responses lie: `<collection>/<round>/<response file>`, brought there from `bucket` if that is said."""

    folder: str
    bucket: str = ""

    @property
    def path(self) -> Path:
        return Path(self.folder)

    def collections(self, asked_for: list[str] | None = None) -> list[Chosen]:
        return choose(self.path, asked_for or [])

    def settings(self) -> dict[str, Collection]:
        """What each collection says of itself, as far as that can be read."""
        return {one.name: one.settings for one in self.collections() if one.settings}

    def notes(self) -> dict[str, str]:
        """What must be said beside the figures of a collection that are not all real."""
        return illustrative_notes(self.collections())


class ReadingCluster(dg.ConfigurableResource):
    """Where responses are read: on this machine, or on the Dask cluster whose scheduler has this address."""

    scheduler: str = ""

    @property
    def readers(self) -> "Readers":
        from pipeline.intake.cluster import on_cluster
        from pipeline.intake.read_all import LOCAL

        return on_cluster(self.scheduler) if self.scheduler else LOCAL


class WarehouseFolder(dg.ConfigurableResource):
    """Where the published file lies, and the unfinished work beside it."""

    folder: str
    cache_bucket: str = ""

    @property
    def places(self) -> Places:
        return Places(Path(self.folder))

    @property
    def cache(self) -> "Cache":
        """What was read of each file in runs before."""
        from pipeline.intake.cache import Cache

        return Cache(self.places.cache)


class SharedLake(dg.ConfigurableResource):
    """The DuckLake that this and other refreshes publish into, besides the file; none where it has no catalogue."""

    catalog: str = ""
    data: str = ""

    @property
    def lake(self) -> Lake | None:
        return Lake(self.catalog, self.data) if self.catalog else None


@dg.resource(
    required_resource_keys={"warehouse"}, description="The right to publish: one refresh of a warehouse at a time."
)
def refresh_lock(context: dg.InitResourceContext) -> Iterator[RefreshLock]:
    """Held for as long as the run needs it, so that no run publishes what it read before another one published."""
    with RefreshLock(context.resources.warehouse.places) as lock:
        # At once, and not only when there is something to publish: this run may come to nothing too.
        recover(lock.places)
        yield lock


@dg.resource(
    required_resource_keys={"shared_lake"},
    description="The turn of each collection that is read, where there is a lake.",
)
def turns(context: dg.InitResourceContext) -> Iterator[Turns]:
    """Held for as long as the run needs it, as the refresh lock is, whichever machine the other refresh runs on."""
    run = context.run
    with Turns(context.resources.shared_lake.lake, f"run {run.run_id}" if run else "a refresh") as held:
        yield held


class Progress(Protocol):
    """Somebody who wants to know how far the reading is. `step` may be called from any thread."""

    def wait(self, says: str) -> None: ...

    def start(self, files: int) -> None: ...

    def step(self, source_file: str) -> None: ...


class NoProgress:
    """Nobody looks on."""

    def wait(self, says: str) -> None:
        pass

    def start(self, files: int) -> None:
        pass

    def step(self, source_file: str) -> None:
        pass
