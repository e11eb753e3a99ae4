"""`foi new-collection` and `foi new-round`: folders and letters to fill in and send.

What belongs here: options, and what is said of what was written. What does not: what is written
(`pipeline/scaffolding`).
"""

from datetime import date, datetime
from pathlib import Path

import click

from commands.options import UNSIGNED, raw_option, signed_option


@click.command("new-collection")
@click.argument("name")
@raw_option
def new_collection_command(name: str, raw_dir: Path) -> None:
    """Make the folder of a new collection: one question, asked year after year.

    NAME is in lower-case words with hyphens, such as stalking-offences. The collection.toml in it says in comments
    what can be declared. Nothing that is there is overwritten.
    """
    from pipeline.scaffolding.folders import CannotLayOut, new_collection

    try:
        laid = new_collection(raw_dir, name)
    except CannotLayOut as error:
        raise click.UsageError(str(error)) from error
    year = date.today().year  # noqa: DTZ011 (the person's own day)
    click.echo(f"Made {laid.written[0]}. Fill in title and counts in it; then: foi new-round {name} {year}")


@click.command("new-round")
@click.argument("collection")
@click.argument("year", type=click.IntRange(2005, 2100))
@click.option(
    "--sent", type=click.DateTime(["%Y-%m-%d"]), metavar="2026-06-01",
    help="The day on which you will send the requests; today unless said. The day by which the Act wants an answer"
    " (the 20th working day; a bank holiday anywhere in the United Kingdom is none) is worked out from it.",
)  # fmt: skip
@click.option(
    "--letters", "letters", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Where the letters go: letters-to-send/COLLECTION/YEAR unless said.",
)  # fmt: skip
@signed_option
@raw_option
def new_round_command(
    collection: str, year: int, sent: datetime | None, letters: Path | None, signed: str, raw_dir: Path
) -> None:
    """Make a round: its folder, a request log of every expected force, and a letter to each.

    YEAR is the calendar year in which the requests are sent. Nothing is sent, and nothing that is there is overwritten.
    What the letters ask for is `counts` in the collection's collection.toml, which must be filled in.
    """
    from pipeline.declared.errors import DeclarationError
    from pipeline.scaffolding.folders import CannotLayOut, new_round

    day = sent.date() if sent else date.today()  # noqa: DTZ011 (the person's own day)
    if day.year != year:
        raise click.BadParameter(
            f"{day} is not in {year}: a round is named by the year in which its requests are sent.", param_hint="--sent"
        )
    to = letters or Path("letters-to-send") / collection / str(year)
    try:
        laid = new_round(raw_dir, collection, year, to, day, signed)
    except (CannotLayOut, DeclarationError) as error:
        raise click.UsageError(str(error)) from error
    log, *written = laid.written
    click.echo(f"Made {log} and {len(written)} letters in {to}, one to each force. Read one before you send them.")
    if signed == UNSIGNED:
        click.echo(f"Each ends with {UNSIGNED}: put your name there, or make them with --signed NAME.")
    click.echo("As answers come, put the files beside the log and fill in answered, outcome and file.")
