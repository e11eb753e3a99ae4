"""`foi import-batch` and `foi import-mail`: what came, taken into a round's folder.

What belongs here: options and exit codes. What does not: the import (`pipeline/inbox`), or printing what it did
(`import_print`).
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import raw_option

if TYPE_CHECKING:
    from pipeline.inbox.arrival import Source

collection_option = click.option(
    "--collection", required=True, metavar="NAME", help="The collection that was asked for: a folder of the raw folder."
)
round_option = click.option(
    "--round", "round_", required=True, type=click.IntRange(1990, 2100), metavar="YEAR",
    help="The calendar year in which the requests were sent.",
)  # fmt: skip


@click.command("import-batch")
@click.argument("export", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@collection_option
@round_option
@raw_option
def import_batch_command(export: Path, collection: str, round_: int, raw_dir: Path) -> None:
    """Take a batch export of WhatDoTheyKnow Pro (the zip file) into a round.

    Spreadsheets, and letters that hold a table, are laid into the round's folder with a sidecar that says where each
    came from; everything else goes into its folder letters/. Every attachment is listed in received.csv with what to do
    with it, and requests.csv is filled: nothing that you wrote there is changed. Importing the same export again
    changes nothing; a newer export of the same batch adds what is new.

    An export that lies in the round's folder is taken in by every refresh.
    """
    from pipeline.inbox.batch_export import BatchExport

    _import(lambda: BatchExport(export), collection, round_, raw_dir)


@click.command("import-mail")
@click.argument("mail", type=click.Path(path_type=Path, exists=True))
@collection_option
@round_option
@raw_option
def import_mail_command(mail: Path, collection: str, round_: int, raw_dir: Path) -> None:
    """Take replies that came by e-mail into a round: a folder of .eml or .msg files, or a mailbox (.mbox).

    The sender's domain says which force a reply is from (pipeline/reference/police_domains.csv); a reply from another
    address belongs to a force only when its subject has an FOI reference that one force used. What stays uncertain
    is listed and not taken in.
    """
    from pipeline.inbox.mail import Mail

    _import(lambda: Mail(mail), collection, round_, raw_dir)


def _import(source: "Callable[[], Source]", collection: str, round_: int, raw_dir: Path) -> None:
    from rich.console import Console

    from commands.import_print import print_taken_in
    from pipeline.declared.errors import DeclarationError
    from pipeline.inbox.batch_export import NotAnExport
    from pipeline.inbox.mail import NoMail
    from pipeline.inbox.take_in import take_in

    check_collection(raw_dir, collection)
    console = Console(highlight=False, soft_wrap=True)
    folder = raw_dir / collection / str(round_)
    try:
        with console.status("Taking in what came ..."):
            done = take_in(source(), folder)
    except (NotAnExport, NoMail) as error:
        raise click.UsageError(str(error)) from error
    except (DeclarationError, OSError) as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"Nothing more was taken in. {error}", markup=False)
        sys.exit(1)
    print_taken_in(console, done, folder)


def check_collection(raw_dir: Path, collection: str) -> None:
    """A misspelt name must not make a new collection."""
    from pipeline.intake.collections import UnknownCollection, choose
    from pipeline.intake.files import NothingFound

    try:
        choose(raw_dir, [collection])
    except (UnknownCollection, NothingFound) as error:
        raise click.BadParameter(str(error), param_hint="--collection") from error
