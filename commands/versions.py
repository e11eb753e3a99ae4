"""`foi versions`: the published versions that are kept.

What belongs here: listing. What does not: keeping or forgetting them (`pipeline/publishing`).
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.options import warehouse_option

if TYPE_CHECKING:
    from pipeline.publishing.versions import Version


@click.command("versions")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the history of publishing, for a program.")
@warehouse_option
def versions_command(as_json: bool, warehouse_dir: Path) -> None:
    """List the published versions that are kept, the newest first: when, by which run, how much, and what changed.

    \b
    Compare two:        foi diff A B
    Publish one again:  foi rollback VERSION
    Query an old one:   any DuckDB client on <warehouse>/versions/VERSION/foi.duckdb

    How many stay is said to the refresh: foi refresh --keep-versions N.
    """
    from pipeline.publishing.places import Places
    from pipeline.publishing.placing import history
    from pipeline.publishing.versions import published_version, versions

    places = Places(warehouse_dir)
    published = published_version(places)
    rows = [_row(one, published) for one in reversed(versions(places))]
    past = list(history(places))
    if as_json:
        json.dump({"versions": rows, "history": past}, sys.stdout, indent=1, ensure_ascii=False)
        click.echo()
    elif rows:
        _print(rows, past)
    else:
        click.echo(f"No version is kept in {places.versions}; `foi refresh` publishes the first.")


def _row(version: "Version", published: str | None) -> dict[str, Any]:
    about = version.about
    return {
        "version": version.name,
        "state": "published" if version.name == published else "" if about else "damaged",
        "published_at": about.get("published_at"),
        "run_id": about.get("run_id"),
        "code_version": about.get("code_version"),
        "force_years": about.get("rows", {}).get("core.force_years"),
        "rows": sum(about.get("rows", {}).values()),
        "megabytes": round(sum(one["bytes"] for one in version.files.values()) / 1e6, 1),
        "differences": about.get("differences"),
    }


def _print(rows: list[dict[str, Any]], past: list[dict[str, Any]]) -> None:
    import duckdb
    import pyarrow as pa

    from commands.results import console, print_table

    shown = [row | {"changed": _changed(row["differences"])} for row in rows]
    columns = "version, state, published_at, run_id[:8] AS run, force_years, rows, megabytes AS MB, changed"
    with duckdb.connect() as connection:
        connection.register("versions", pa.Table.from_pylist([row | {"differences": None} for row in shown]))
        print_table(connection.execute(f"SELECT {columns} FROM versions"), console())  # noqa: S608 (our own words)
    for entry in past:
        if entry["action"] == "rolled back":
            click.echo(
                f"{entry['at']} rolled back from {entry['before'] or 'an unreadable file'} to {entry['version']}"
            )


def _changed(differences: Mapping[str, Mapping[str, int]] | None) -> str:
    """`3 added, 1 changed` over all collections."""
    if differences is None:
        return "the first"
    kinds = ("added", "changed", "removed")
    counted = [(sum(one[kind] for one in differences.values()), kind) for kind in kinds]
    return ", ".join(f"{number} {kind}" for number, kind in counted if number) or "no differences"
