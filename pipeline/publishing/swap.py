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


def flush_copies(built: Path) -> None:
    """Have all copies on the disk before anything is swapped, so that the swap itself takes no time."""
    for path in sorted(built.rglob("*")):
        _flush(path)


def swap_copies(built: Path, places: Places) -> None:
    """Publish every file and folder in `built`; an old folder steps aside, as a folder cannot be replaced in one."""
    for one in sorted(built.iterdir()):
        published = places.folder / one.name
        aside = places.replaced(one.name)
        if one.is_dir() and published.exists():
            shutil.rmtree(aside, ignore_errors=True)
            published.rename(aside)
        one.replace(published)
        shutil.rmtree(aside, ignore_errors=True)
    _flush(places.folder)
    built.rmdir()


def recover(places: Places) -> None:
    """Undo what a killed run left: a folder half swapped, and unfinished build files.

    Only for the holder of the refresh lock: nobody else may be building.
    """
    for aside in places.build.glob("*.replaced"):
        published = places.folder / aside.stem
        if not published.exists():
            aside.rename(published)
        shutil.rmtree(aside, ignore_errors=True)
    for stale in places.build.glob("foi-*.duckdb*"):
        stale.unlink(missing_ok=True)
    for stale in places.build.glob("copies-*"):
        shutil.rmtree(stale, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk itself, so that a power cut loses neither."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
