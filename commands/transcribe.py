"""`foi transcribe FILE`: a workbook to copy a letter's figures into.

What belongs here: options and what is said. What does not: the template (`pipeline/inbox/transcription`).
"""

from pathlib import Path

import click

from commands.options import raw_option


@click.command("transcribe")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="The page that is copied.")
@click.option("--force", "force_id", metavar="FORCE", help="Whose figures they are, such as kent.")
@raw_option
def transcribe_command(file: Path, page: int, force_id: str | None, raw_dir: Path) -> None:
    """Write a workbook to copy the figures of a scanned letter or picture into.

    It is laid into the round's folder, with the financial years of the round as its columns and a sidecar that names
    the letter and the page. Copy the printed totals too: the refresh checks the copy by them.
    """
    from pipeline.declared.errors import did_you_mean
    from pipeline.inbox.transcription import AlreadyThere, write_template
    from pipeline.intake.one_file import NotAResponse, place_of
    from pipeline.reference.forces import forces

    if force_id is not None and force_id not in forces():
        raise click.BadParameter(f"{force_id!r} is no force. {did_you_mean(force_id, forces())}", param_hint="--force")
    try:
        place = place_of(file, raw_dir)
        if place.round is None:
            raise click.UsageError(f"{file} lies in no round's folder: put it into <collection>/<year>/letters/ first.")
        made = write_template(file, page, place.round, force_id)
    except (NotAResponse, AlreadyThere) as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Wrote {made.workbook} and its sidecar.")
    if made.force_id is None:
        click.echo('Nobody told whose figures they are: say it in the sidecar, force = "kent".')
    click.echo("Fill it in, then: foi refresh")
