"""`foi diff`: which figures differ between two published versions.

What belongs here: naming the two, and printing. What does not: what a difference is (`pipeline/publishing`).
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import warehouse_option

if TYPE_CHECKING:
    from pipeline.publishing.places import Places
    from pipeline.publishing.release_diff import ReleaseDiff

SHOWN = "SELECT difference, collection, force_id, financial_year, previously, now, change FROM differences"


@click.command("diff")
@click.argument("earlier", metavar="[A]", default="previous")
@click.argument("later", metavar="[B]", default="published")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every difference, for a program.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of objects, every difference, for a program.")
@warehouse_option
def diff_command(earlier: str, later: str, as_csv: bool, as_json: bool, warehouse_dir: Path) -> None:
    """Show the forces and years whose figure was added, changed or removed from A to B.

    A and B are versions as `foi versions` lists them (the beginning of a name will do), `previous`, `published`, or
    paths of database files. Without B it is what is published; without both, that against the version before it.

    \b
    What did the last refresh change?
      foi diff
    What has changed since last year's release?
      foi diff 20200901

    A figure is removed when the force's year has none any more, and also when an exact count has become an interval.

    Exits with 0 when the two were compared, whether or not they differ; with 1 when they could not be; with 2 when it
    was called wrongly.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv or --json, not both.")
    from pipeline.publishing.places import Places, PublishingFailed
    from pipeline.publishing.release_diff import compare

    places = Places(warehouse_dir)
    try:
        name_a, path_a = _named(earlier, places)
        name_b, path_b = _named(later, places)
        diff = compare(path_a, path_b)
    except PublishingFailed as error:
        raise click.ClickException(str(error)) from error
    if not (as_csv or as_json):
        click.echo(f"From {name_a} to {name_b}: {diff}.")
    print_differences(diff, "csv" if as_csv else "json" if as_json else "table")


def _named(name: str, places: "Places") -> tuple[str, Path]:
    """What to call a release, and its database. A path is one that has a separator in it or ends in `.duckdb`."""
    if Path(name).suffix == ".duckdb" or len(Path(name).parts) > 1:
        return name, Path(name)
    from pipeline.publishing.versions import find

    version = find(places, name)
    return version.name, version.database


def print_differences(diff: "ReleaseDiff", form: str, most: int | None = None) -> None:
    """Every difference for a program, or the first of them for the eye."""
    import duckdb

    from commands import results

    with duckdb.connect() as connection:
        connection.register("differences", diff.differences)
        if form == "csv":
            results.write_csv(connection.execute("FROM differences"), sys.stdout)
        elif form == "json":
            results.write_json(connection.execute("FROM differences"), sys.stdout)
        elif not diff.differences.empty:
            click.echo()
            results.print_table(connection.execute(SHOWN), results.console(), most or results.SHOWN_ROWS)
