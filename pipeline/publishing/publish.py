"""The whole of publishing, in order.

What belongs here: build, verify, copy, swap, and nothing else. What does not: any of those steps' own work.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from pipeline.publishing.build import CarriedOver, Source, build_database
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.parquet import write_parquet
from pipeline.publishing.places import PublishingFailed
from pipeline.publishing.swap import recover, swap_database, swap_parquet
from pipeline.publishing.verify import verify_database
from pipeline.publishing.version import code_version
from schemas.describe import meta_columns, meta_tables
from schemas.validate import validate


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in the published file now."""

    database: Path
    rows: Mapping[str, int]


def publish(
    sources: Mapping[str, Source],
    *,
    lock: RefreshLock,
    run_id: str,
    input_hashes: Mapping[str, str],
    carried_collections: tuple[str, ...] = (),
) -> Published:
    """Publish `sources` (every table but those of `meta`), or raise `PublishingFailed` and leave what was published."""
    if not lock.held:
        raise PublishingFailed("Nothing was published: publishing needs the refresh lock.")
    places = lock.places
    recover(places)
    carried = CarriedOver(places.database, carried_collections) if places.database.exists() else None
    complete: dict[str, Source] = {**sources, **_meta(run_id, input_hashes)}
    built = places.database_of(run_id)
    build_database(built, complete, carried)
    # With collections carried over, more rows than this run made are right.
    own = {} if carried_collections else {name: _row_count(source) for name, source in complete.items()}
    rows = verify_database(built, own)
    copies = places.parquet_of(run_id)
    write_parquet(built, copies)
    swap_database(built, places)
    swap_parquet(copies, places)
    return Published(places.database, rows)


def _meta(run_id: str, input_hashes: Mapping[str, str]) -> dict[str, Source]:
    publication = pd.DataFrame(
        {
            "run_id": [run_id],
            # Stored without a zone, and in UTC by declaration.
            "published_at": [pd.Timestamp(datetime.now(UTC)).tz_localize(None).floor("us")],
            "code_version": [code_version()],
            "input_hashes": [json.dumps(dict(sorted(input_hashes.items())))],
        }
    )
    return {
        "meta.tables": meta_tables(),
        "meta.columns": meta_columns(),
        "meta.publication": validate("meta.publication", publication),
    }


def _row_count(source: Source) -> int:
    if isinstance(source, Path):
        from pyarrow import parquet

        return int(parquet.read_metadata(source).num_rows)
    return len(source)
