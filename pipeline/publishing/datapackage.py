"""`datapackage.json`: what the CSV files are, for people and for programs that know Frictionless data packages.

What belongs here: the package around the files, whose figures they are and under what licence. What does not: fields
and keys (`schemas/table_schema`), or writing the files (`csv_files`).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipeline.declared.collection import Collection
from schemas.registry import TABLES, Table
from schemas.table_schema import table_schema

FILE_NAME = "datapackage.json"

_DESCRIPTION = (
    "What police forces answered to Freedom of Information requests, cell by cell, and the changes and totals made of "
    "it. UTF-8 with a byte order mark, dates as 2020-03-31, moments in UTC. An empty field is missing, and missing is "
    "never zero. So that no spreadsheet runs what a force wrote, every text that begins with =, +, - or @ (also after "
    "blanks or apostrophes, and in full width), a tab or a line break has an apostrophe put in front of it; take that "
    "one away to have the text as it was sent. Numbers are untouched. "
    "The same tables, with nothing put in front, are in foi.duckdb and parquet/."
)


def collections_as_published(
    built: Path,
    settings: Mapping[str, Collection],
    notes: Mapping[str, str],
    published: Path,
    disclosure: Mapping[str, str],
) -> list[dict[str, Any]]:
    """What each collection of the built database says of itself.

    `disclosure` is what must be said of small counts in them.
    One that was not read, because its settings are faulty, is described as it stands in the `published` package.
    """
    before = {one["name"]: one for one in _collections_of(published)}
    with duckdb.connect(str(built), read_only=True) as connection:
        names = connection.execute("SELECT DISTINCT collection FROM core.responses ORDER BY ALL").fetchall()
    return [
        _described(settings[name], notes.get(name), disclosure.get(name))
        if name in settings
        else before.get(name, {"name": name})
        for (name,) in names
    ]


def write_datapackage(built: Path, folder: Path, collections: list[dict[str, Any]]) -> None:
    """Write `folder/datapackage.json` about the files in `folder/csv`."""
    with duckdb.connect(str(built), read_only=True) as connection:
        publication = connection.execute("SELECT run_id, published_at, code_version FROM meta.publication").fetchall()
        described = connection.execute("SELECT table_schema || '.' || table_name, description FROM meta.tables")
        descriptions = dict(described.fetchall())
    package = {
        **_package(collections, *publication[0]),
        "collections": collections,
        "resources": [_resource(one, folder, descriptions[one.full_name]) for one in TABLES],
    }
    (folder / FILE_NAME).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _package(collections: list[dict[str, Any]], run_id: str, published_at: datetime, version: str) -> dict[str, Any]:
    said = ("illustrative_note", "disclosure")
    notes = [f"{one['name']}: {one[key]}" for key in said for one in collections if key in one]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "foi-warehouse",
        "id": run_id,
        "title": "Freedom of Information responses of police forces",
        "description": " ".join([*notes, _DESCRIPTION]),
        "created": f"{published_at.isoformat(timespec='seconds')}Z",
        "code_version": version,
    }
    # The standard wants each of these lists to hold something, or not to be there.
    if licences := {one["licence"]: _licence(one["licence"]) for one in collections if "licence" in one}:
        package["licenses"] = list(licences.values())
    if sources := [{"title": f"{one['name']}: {one['source']}"} for one in collections if "source" in one]:
        package["sources"] = sources
    if contacts := dict.fromkeys(one["contact"] for one in collections if "contact" in one):
        package["contributors"] = [{"title": contact, "role": "maintainer"} for contact in contacts]
    return package


def _described(settings: Collection, note: str | None, disclosure: str | None) -> dict[str, Any]:
    said = {
        "name": settings.name,
        "title": settings.title,
        "counts": settings.counts,
        "illustrative": settings.illustrative,
        "illustrative_note": note,
        "disclosure": disclosure,
        "source": settings.source,
        "licence": settings.licence,
        "contact": settings.contact,
    }
    return {key: value for key, value in said.items() if value is not None}


def _licence(text: str) -> dict[str, str]:
    """A licence as the standard wants it: with the address in its text, if there is one, and else with a name."""
    if address := re.search(r"https?://[^\s)>,]+", text):
        return {"path": address.group(), "title": text}
    return {"name": re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-") or "unnamed", "title": text}


def _resource(declared: Table, folder: Path, description: str) -> dict[str, Any]:
    path = f"csv/{declared.schema}/{declared.name}.csv"
    file = folder / path
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": declared.full_name,
        "path": path,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": table_schema(declared),
    }


def _collections_of(published: Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(published.read_text(encoding="utf-8"))["collections"]
    except (OSError, ValueError, KeyError):  # none was published, or somebody else has written there
        return []
    return found
