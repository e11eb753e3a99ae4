"""The whole of publishing, in order.

What belongs here: build, verify, copy, swap, and nothing else. What does not: any of those steps' own work.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.declared.collection import Collection
from pipeline.publishing.build import CarriedOver, Source, build_database, tables_with_note
from pipeline.publishing.copies import write_copies
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import PUBLIC, Places, PublishingFailed
from pipeline.publishing.placing import UnderWay, place, recover
from pipeline.publishing.public_files import inside_notes, needs_public, write_public
from pipeline.publishing.release_diff import CannotCompare, ReleaseDiff, compare, require_no_removals
from pipeline.publishing.swap import link_tree
from pipeline.publishing.verify import verify_database
from pipeline.publishing.version import code_version
from pipeline.publishing.versions import KEPT, Version, forget, published_version, store, version_name
from schemas.describe import meta_columns
from schemas.validate import validate


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in the published file now."""

    database: Path
    rows: Mapping[str, int]
    version: Version
    # Against what was published before; None when there was nothing to compare with.
    diff: ReleaseDiff | None = None


def publish(
    sources: Mapping[str, Source],
    *,
    lock: RefreshLock,
    run_id: str,
    input_hashes: Mapping[str, str],
    notes: Mapping[str, str] | None = None,
    settings: Mapping[str, Collection] | None = None,
    carried_collections: tuple[str, ...] = (),
    allow_removal: Sequence[str] = (),
    keep_versions: int = KEPT,
) -> Published:
    """Publish `sources` (every table but those of `meta`), or raise `PublishingFailed` and leave what was published.

    `notes` are what must be said beside the figures of a collection, and `settings` what it says of itself;
    `carried_collections` were not read this time. Figures that are published now are taken away only where a pattern
    of `allow_removal` covers their name (`release_diff`). The newest `keep_versions` versions stay.
    """
    places = lock.require()
    recover(places)
    note = " ".join(f"{name}: {text}" for name, text in (notes or {}).items())
    # Only when it is needed: a refresh of everything must also replace a published file that cannot be opened.
    carries = bool(carried_collections) and places.database.exists()
    carried = CarriedOver(places.database, carried_collections) if carries else None
    complete: dict[str, Source] = {**sources, **_meta(run_id, input_hashes, note)}
    built, copies = places.database_of(run_id), places.copies_of(run_id)
    known = settings or {}
    with _room_to_write(places):
        build_database(built, complete, carried, note)
        # With collections carried over, more rows than this run made are right.
        own = {} if carried_collections else {name: _row_count(source) for name, source in complete.items()}
        rows = verify_database(built, own)
        _require_figures(rows, places)
        diff = _compared(built, places)
        if diff is not None:
            require_no_removals(diff, allow_removal)
        write_copies(built, copies, places, known, notes or {}, inside_notes(known))
        if _public_stays(built, known, places):
            link_tree(places.folder / PUBLIC, copies / PUBLIC)
        elif needs_public(known):
            write_public(built, copies / PUBLIC, known, notes or {})
        publication = complete["meta.publication"]
        assert isinstance(publication, pd.DataFrame)
        name = version_name(publication["published_at"].iloc[0], run_id)
        before = published_version(places)
        going = UnderWay("published", name, before)
        going.note(places)
        version = store(built, copies, name, places, _about(publication, rows, diff))
    place(version, going, places)
    forget(places, keep_versions, (name, before))
    return Published(places.database, rows, version, diff)


def _about(publication: pd.DataFrame, rows: Mapping[str, int], diff: ReleaseDiff | None) -> dict[str, object]:
    """What a version says of itself."""
    one = publication.iloc[0]
    return {
        "run_id": one["run_id"],
        "published_at": f"{one['published_at']:%Y-%m-%dT%H:%M:%S.%fZ}",
        "code_version": one["code_version"],
        "rows": dict(rows),
        "differences": None if diff is None else diff.counts(),
    }


@contextmanager
def _room_to_write(places: Places) -> Iterator[None]:
    """A full disk or a folder that may not be written is nobody's fault in the tables, and is told as what it is."""
    try:
        yield
    except (OSError, duckdb.IOException) as error:
        raise PublishingFailed(
            f"Nothing was published: {places.folder} could not be written ({error}). Make room there, or let whoever "
            "runs the refresh write to it, and try again; or choose another folder with --warehouse."
        ) from error


def _public_stays(built: Path, settings: Mapping[str, Collection], places: Places) -> bool:
    """Whether the public folder is taken over as it is: a collection whose settings cannot be read may be in it."""
    with duckdb.connect(str(built), read_only=True) as connection:
        found = connection.execute("SELECT DISTINCT collection FROM reference.areas").fetchall()
    return (places.folder / PUBLIC).exists() and not {name for (name,) in found} <= set(settings)


def _require_figures(rows: Mapping[str, int], places: Places) -> None:
    """Figures are not replaced by none: a wrong folder or a broken reader would empty the warehouse."""
    if rows["core.force_years"] or not places.database.exists():
        return
    with duckdb.connect(str(places.database), read_only=True) as connection:
        ((before,),) = connection.execute("SELECT count(*) FROM core.force_years").fetchall()
    if before:
        raise PublishingFailed(
            f"Nothing was published: no figure was accepted from any response, and the published file "
            f"holds {before:,}. Look at why with `foi inspect FILE`, or publish to another folder with --warehouse."
        )


def _compared(built: Path, places: Places) -> ReleaseDiff | None:
    """What the new file changes. One that is published and cannot be read is no reason to keep it."""
    if not places.database.exists():
        return None
    try:
        return compare(places.database, built)
    except CannotCompare:
        return None


def _meta(run_id: str, input_hashes: Mapping[str, str], note: str) -> dict[str, Source]:
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
        "meta.tables": tables_with_note(note),
        "meta.columns": meta_columns(),
        "meta.publication": validate("meta.publication", publication),
    }


def _row_count(source: Source) -> int:
    if isinstance(source, Path):
        from pyarrow import parquet

        return int(parquet.read_metadata(source).num_rows)
    return len(source)
