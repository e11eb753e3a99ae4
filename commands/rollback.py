"""`foi rollback`: publishing an earlier version again.

What belongs here: showing what that means, asking, exit codes. What does not: the swap (`pipeline/publishing`).
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import publish_to_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.publishing.lock import RefreshLock
    from pipeline.publishing.places import Places
    from pipeline.publishing.versions import Version


@click.command("rollback")
@click.argument("version")
@click.option("--yes", is_flag=True, help="Do not ask.")
@publish_to_option
@warehouse_option
def rollback_command(version: str, yes: bool, publish_to: str | None, warehouse_dir: Path) -> None:
    """Publish VERSION again: the database with all its copies, all or nothing, as a refresh does.

    VERSION is a name that `foi versions` lists, or its beginning, or `previous`. Every file of it is checked first.
    Readers keep what they have open. What was published until now stays a version, so this can be taken back too; the
    history in versions/history.jsonl tells of both. The next refresh publishes what the responses say, as ever.

    Exits with 0 when the version is published, with 1 when it is not (or you said no): then nothing has changed; with 2
    when it was called wrongly; with 3 when it is published here, but not in the bucket of --publish-to.
    """
    from pipeline.publishing.lock import RefreshLock
    from pipeline.publishing.object_storage import UploadFailed, upload
    from pipeline.publishing.places import Places, PublishingFailed
    from pipeline.publishing.rollback import roll_back
    from pipeline.publishing.versions import find

    places = Places(warehouse_dir)
    try:
        chosen = find(places, version)
        _show(chosen, places)
        if not yes:
            click.confirm(f"Publish {chosen.name} again?", abort=True)
        with RefreshLock(places) as lock:
            roll_back(lock, chosen.name)
            click.echo(f"Published {places.database} of {chosen.name} again, and its copies.")
            _report(lock)
            if publish_to:
                click.echo(f"Published {upload(chosen, publish_to)} too.")
    except UploadFailed as error:
        click.echo(f"Published here only. {error}", err=True)
        sys.exit(3)
    except PublishingFailed as error:
        raise click.ClickException(str(error)) from error


def _report(lock: "RefreshLock") -> None:
    """The report of what is published now. One that cannot be made does not undo the rest, and must be told."""
    from pipeline.publishing.places import PublishingFailed
    from pipeline.reporting.write import publish_report

    try:
        publish_report(lock)
    except PublishingFailed as error:
        report = lock.places.report
        click.echo(f"{error}\n{report} still shows the version that was taken back: do not hand it on.", err=True)


def _show(chosen: "Version", places: "Places") -> None:
    """What readers will find other than now."""
    from commands.diff import print_differences
    from pipeline.publishing.release_diff import CannotCompare, compare

    try:
        diff = compare(places.database, chosen.database)
    except CannotCompare as error:
        click.echo(f"What would change is not known: {error}")
        return
    click.echo(f"From what is published to {chosen.name}: {diff}.")
    print_differences(diff, "table", most=20)
    click.echo()
