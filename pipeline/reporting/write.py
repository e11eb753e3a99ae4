"""The report of a warehouse: an index and a page for each collection, put in place all at once.

What belongs here: which files there are, and swapping them. What does not: what is on them (`page`), or how they look
(`render`).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import duckdb

from pipeline.publishing.datapackage import FILE_NAME
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import PUBLIC, Places, PublishingFailed
from pipeline.publishing.placing import recover
from pipeline.publishing.swap import flush_tree, swap_copies
from pipeline.reporting.page import page
from pipeline.reporting.query import open_warehouse
from pipeline.reporting.records import About
from pipeline.reporting.render import collection_page, index_page

INDEX = "index.html"


def publish_report(lock: RefreshLock) -> Path:
    """Make the report of what is published, put it beside it, and return its index.

    A report is handed on, so where there are public files it is made of those. The old report stays when anything goes
    wrong, and so does the warehouse.
    """
    places = lock.require()
    if not places.database.exists():
        raise PublishingFailed(
            f"There is nothing to report on: {places.database} is not there. `foi refresh` publishes it."
        )
    recover(places)
    public = Places(places.folder / PUBLIC)
    shown = public if public.database.exists() else places
    built = places.copies_of("report")
    try:
        write_report(shown.database, built / places.report.name, about_collections(shown))
    except duckdb.Error as error:
        raise PublishingFailed(
            f"The report was not made: {shown.database} could not be read, or lacks what the report shows. "
            f"`foi refresh` publishes it anew. {error}"
        ) from error
    flush_tree(built)
    swap_copies(built, places)
    return places.report / INDEX


def write_report(database: Path, folder: Path, about: Mapping[str, About]) -> None:
    """Write the pages of any warehouse file into `folder`; `about` is what collections say of themselves, by name."""
    folder.mkdir(parents=True)
    with open_warehouse(database) as warehouse:
        publication = warehouse.publication()
        pages = []
        for one in warehouse.collections():
            made = page(warehouse, one, about.get(one.collection, About()))
            name = file_name(one.collection)
            (folder / name).write_text(collection_page(made, publication), encoding="utf-8")
            pages.append((name, made))
        (folder / INDEX).write_text(index_page(pages, publication), encoding="utf-8")


def about_collections(places: Places) -> dict[str, About]:
    """What each collection says of itself, as it was published with the figures."""
    try:
        package = json.loads((places.folder / FILE_NAME).read_text(encoding="utf-8"))
        return {
            one["name"]: About(**{field.name: one.get(field.name) for field in fields(About)})
            for one in package["collections"]
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        # Without it nobody would be told which figures are illustrative.
        raise PublishingFailed(
            f"The report was not made: {places.folder / FILE_NAME} says which figures are illustrative, and cannot be "
            "read. `foi refresh` writes it."
        ) from error


def file_name(collection: str) -> str:
    """The page of a collection: its name, made fit for a file and an address where it is not."""
    plain = re.sub(r"[^a-z0-9-]+", "-", collection.lower()).strip("-")
    if plain == collection and f"{plain}.html" != INDEX:
        return f"{plain}.html"
    return f"{plain}-{hashlib.sha256(collection.encode()).hexdigest()[:8]}.html"
