"""What every sub-command has: options, and the exit code after Ctrl-C.

What belongs here: options that several have. What does not: options of one sub-command.
"""

import re
from pathlib import Path

import click

# The exit code of one that Ctrl-C ended, as shells report it.
INTERRUPTED = 130

raw_option = click.option(
    "--raw",
    "raw_dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/raw"),
    envvar="FOI_RAW_DIR",
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder of responses: <collection>/<round>/<file>.",
)

warehouse_option = click.option(
    "--warehouse",
    "warehouse_dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/warehouse"),
    envvar="FOI_WAREHOUSE_DIR",
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder of the published file.",
)

publish_to_option = click.option(
    "--publish-to",
    envvar="FOI_PUBLISH_TO",
    show_envvar=True,
    metavar="URL",
    callback=lambda _context, _parameter, url: _a_bucket(url),
    help="Put the version into this bucket too, as s3://bucket/folder: under versions/, and latest.json points to it."
    " AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and their like say how it is reached.",
)

# Where a letter ends until somebody puts a name there.
UNSIGNED = "[your name]"

signed_option = click.option(
    "--signed", default=UNSIGNED, metavar="NAME", help=f"Who signs the letters. Unless said they end with {UNSIGNED}."
)


def _a_bucket(url: str | None) -> str | None:
    """A slip of the hand is met before anything is run."""
    if url and not re.fullmatch(r"s3://[^/\s]+(/.*)?", url):
        raise click.BadParameter(f"{url!r} must be like s3://bucket or s3://bucket/folder.")
    return url or None


def with_folders(command: click.Command) -> click.Command:
    """The command with both folders among its options: every sub-command takes them, so that one set of options fits
    all."""
    taken = {option for parameter in command.params for option in parameter.opts}
    for option, envvar in (("--raw", "FOI_RAW_DIR"), ("--warehouse", "FOI_WAREHOUSE_DIR")):
        if option not in taken:
            command.params.append(_unused(option, envvar))
    return command


def _unused(option: str, envvar: str) -> click.Option:
    says = "Taken by every sub-command; this one does not need it."
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(
        [option], type=kind, envvar=envvar, metavar="DIR", expose_value=False, show_envvar=True, help=says
    )
