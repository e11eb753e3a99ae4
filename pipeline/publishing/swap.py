"""Putting finished files into place, all or nothing.

What belongs here: flushing to disk and renaming. What does not: what is in the files, or the order of the whole
(`placing`).

A reader that holds the old file keeps it, whole and unchanged, until it closes it.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.publishing.exchange import exchange
from pipeline.publishing.places import Places

_FLUSHED_AT_ONCE = 16


def swap_database(built: Path, places: Places) -> None:
    """Make `built` the published database."""
    # What a program that opened the published file for writing left behind would be replayed into the new file,
    # and make it unreadable.
    places.database.with_name(places.database.name + ".wal").unlink(missing_ok=True)
    _replace(built, places.database)
    flush_tree(places.folder, deep=False)


def swap_copies(built: Path, places: Places) -> None:
    """Publish every file and folder in `built`, each in one step where the file system knows how."""
    for one in sorted(built.iterdir()):
        published = places.folder / one.name
        if not (one.is_dir() and published.exists()):
            _replace(one, published)
        elif not exchange(one, published):
            # The old folder steps aside, and for a moment there is none.
            aside = places.replaced(one.name)
            shutil.rmtree(aside, ignore_errors=True)
            published.rename(aside)
            one.rename(published)
            shutil.rmtree(aside, ignore_errors=True)
    flush_tree(places.folder, deep=False)
    # With the old folders that changed places with new ones.
    shutil.rmtree(built)


def put_back(places: Places) -> None:
    """Undo the half swap of a folder that a killed run left."""
    for aside in places.build.glob("*.replaced"):
        published = places.folder / aside.stem
        if not published.exists():
            aside.rename(published)
        shutil.rmtree(aside, ignore_errors=True)


def link_tree(source: Path, target: Path) -> None:
    """The files of a folder in another one, without taking their room twice; where that cannot be, copies of them."""
    shutil.copytree(source, target, copy_function=_link)


def flush_tree(path: Path, *, deep: bool = True) -> None:
    """Have a file, or the names in a folder and all below it, on the disk itself, so that a power cut loses none."""
    # A disk takes many at once in hardly more time than one, and a release is a hundred files.
    with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as flushing:
        for _ in flushing.map(_flush, (path, *(path.rglob("*") if deep else ()))):
            pass


def _flush(one: Path) -> None:
    handle = os.open(one, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(one: Path, published: Path) -> None:
    one.replace(published)
    # Renaming one of two links to the same file leaves both.
    if one.is_file():
        one.unlink()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # this file system has no hard links
        shutil.copy2(source, target)
