"""Options that every sub-command has.

What belongs here: the two folders. What does not: options of one sub-command.
"""

from pathlib import Path

import click

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
