"""`foi refresh`: the whole graph, with a progress bar, and what came of it.

What belongs here: options, exit codes. What does not: the run (`graph`), the bar (`progress`), or the report
(`report`).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from commands.environment import RefreshCommand
from commands.options import INTERRUPTED, publish_to_option, raw_option, warehouse_option
from commands.progress import FilesRead

# What is published here stays good, so that it is not 1; and what was asked for was not done, so that it is not 0.
HERE_ONLY = 3


@click.command("refresh", cls=RefreshCommand)
@click.option(
    "--collection", "collections", multiple=True, metavar="NAME",
    help="Read only this collection; may be given again. Others stay as they were last published.",
)  # fmt: skip
@click.option(
    "--allow-removal", "allow_removal", multiple=True, metavar="NAME",
    help="Publish although this figure of the published warehouse would be gone; may be given again. NAME is"
    " collection/force/financial year, and * stands for any text: 'stalking/kent/*'.",
)  # fmt: skip
@click.option(
    "--keep-versions", type=click.IntRange(min=2), default=5, envvar="FOI_KEEP_VERSIONS", metavar="N",
    show_default=True, show_envvar=True, help="How many published versions stay, for `foi rollback` and `foi diff`.",
)  # fmt: skip
@publish_to_option
@click.option(
    "--profile", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write into FILE where the time went, for python -m pstats (docs/performance.md).",
)  # fmt: skip
@raw_option
@warehouse_option
def refresh_command(
    collections: tuple[str, ...],
    allow_removal: tuple[str, ...],
    keep_versions: int,
    publish_to: str | None,
    profile: Path | None,
    raw_dir: Path,
    warehouse_dir: Path,
) -> None:
    """Read all responses, compute rises, falls and totals, and publish the warehouse.

    Exits with 0 when a warehouse was published, quarantined files included; with 1 when publishing was blocked, and
    what was published before stays; with 2 when it was called wrongly; with 3 when the warehouse was published
    here, but not to the bucket of --publish-to; with 130 when it was interrupted (Ctrl-C).
    """
    before = _stamp(warehouse_dir)
    try:
        _refresh(collections, allow_removal, keep_versions, publish_to, profile, raw_dir, warehouse_dir)
    except KeyboardInterrupt:
        _say_interrupted(warehouse_dir, published=_stamp(warehouse_dir) != before)
        sys.exit(INTERRUPTED)


def _refresh(
    collections: tuple[str, ...],
    allow_removal: tuple[str, ...],
    keep_versions: int,
    publish_to: str | None,
    profile: Path | None,
    raw_dir: Path,
    warehouse_dir: Path,
) -> None:
    from rich.console import Console

    from pipeline.intake.ahead import reading_ahead
    from pipeline.publishing.places import Places

    _check_usage(raw_dir, collections)
    # Where no terminal says how wide it is, 80 columns would break sentences for nobody.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    complaints = Console(stderr=True, highlight=False, soft_wrap=True)
    with (
        reading_ahead(raw_dir, Places(warehouse_dir).cache, collections) as stop_reading_ahead,
        FilesRead(complaints, stop_reading_ahead) as progress,
    ):
        from commands.graph import run_refresh

        publishing = {"allow_removal": list(allow_removal), "keep_versions": keep_versions}
        with _profiled(profile):
            outcome = run_refresh(raw_dir, warehouse_dir, collections, progress, publishing, publish_to)
    if outcome.interrupted:
        raise KeyboardInterrupt
    if not outcome.published:
        from commands.report import blocked

        blocked(complaints, outcome.reasons, warehouse_dir)
        sys.exit(1)
    from commands.report import afterwards, published

    published(console, raw_dir, warehouse_dir)
    afterwards(console, complaints, outcome.reasons, warehouse_dir)
    if outcome.remark:
        from rich.markup import escape

        complaints.print(f"[bold yellow]--allow-removal had no effect:[/] {escape(outcome.remark)}")
    if publish_to and not outcome.in_bucket:
        complaints.print("[bold red]Published here only.[/]")
        sys.exit(HERE_ONLY)
    if publish_to:
        console.print(f"Published to {publish_to} too.")


def _say_interrupted(warehouse: Path, *, published: bool) -> None:
    """A person ended the run: what stands. What was read until then need not be read again.

    It may be said before anything else is loaded, so that it needs nothing.
    """
    from pipeline.publishing.places import Places

    database = Places(warehouse).database
    head = click.style("Interrupted", fg="red", bold=True)
    if published:
        click.echo(f"{head} after {database} was published.", err=True)
    else:
        stands = f" {database} stays as it was." if database.exists() else ""
        click.echo(f"{head}. Nothing was published.{stands}", err=True)


@contextmanager
def _profiled(file: Path | None) -> Iterator[None]:
    """Where the time goes within the block, into a file; nothing where none is named."""
    if file is None:
        yield
        return
    import cProfile

    with cProfile.Profile() as profile:
        yield
    profile.dump_stats(file)


def _stamp(warehouse: Path) -> tuple[int, int] | None:
    """Which file is published: another one has another stamp."""
    from pipeline.publishing.places import Places

    try:
        about = Places(warehouse).database.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns


def _check_usage(raw_dir: Path, collections: tuple[str, ...]) -> None:
    """A collection that does not exist is a slip of the hand, met before anything is run."""
    from pipeline.intake.collections import UnknownCollection, choose
    from pipeline.intake.files import NothingFound

    if collections:
        try:
            choose(raw_dir, collections)
        except UnknownCollection as error:
            raise click.BadParameter(str(error), param_hint="--collection") from error
        except NothingFound:
            pass  # the run says so, and what to do
