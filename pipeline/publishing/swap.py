"""Putting finished files into place, all or nothing.

What belongs here: flushing to disk and renaming. What does not: what is in the files.

A reader that holds the old file keeps it, whole and unchanged, until it closes it.
"""

import os
import shutil
from pathlib import Path

from pipeline.publishing.places import Places


def swap_database(built: Path, places: Places) -> None:
    """Make `built` the published database."""
    _flush(built)
    # What a program that opened the published file for writing left behind would be replayed into the new file,
    # and make it unreadable.
    places.database.with_name(places.database.name + ".wal").unlink(missing_ok=True)
    built.replace(places.database)
    _flush(places.folder)


def swap_parquet(built: Path, places: Places) -> None:
    """Make `built` the published Parquet folder; the old one steps aside, as a folder cannot be replaced in one."""
    for file in built.rglob("*.parquet"):
        _flush(file)
    shutil.rmtree(places.replaced_parquet, ignore_errors=True)
    if places.parquet.exists():
        places.parquet.rename(places.replaced_parquet)
    built.rename(places.parquet)
    _flush(places.folder)
    shutil.rmtree(places.replaced_parquet, ignore_errors=True)


def recover(places: Places) -> None:
    """Undo what a killed run left: the Parquet folder half swapped, and unfinished build files.

    Only for the holder of the refresh lock: nobody else may be building.
    """
    if places.replaced_parquet.exists() and not places.parquet.exists():
        places.replaced_parquet.rename(places.parquet)
    shutil.rmtree(places.replaced_parquet, ignore_errors=True)
    for stale in places.build.glob("foi-*.duckdb*"):
        stale.unlink(missing_ok=True)
    for stale in places.build.glob("parquet-*"):
        shutil.rmtree(stale, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk itself, so that a power cut loses neither."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
