"""The command `foi` and the list of its sub-commands.

What belongs here: the group, which loads a sub-command only when it is called, so that `foi --help` is quick.
What does not: the sub-commands.
"""

import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from commands.environment import EVERYWHERE, REFRESH, describe
from commands.options import INTERRUPTED, with_folders

# name: (module, function, what `foi --help` says)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "refresh": ("commands.refresh", "refresh_command", "Read all responses and publish the warehouse."),
    "import-batch": ("commands.import_batch", "import_batch_command", "Take a batch export of replies into a round."),
    "import-mail": ("commands.import_batch", "import_mail_command", "Take replies that came by e-mail into a round."),
    "inspect": ("commands.inspect", "inspect_command", "Show how a file is understood, cell by cell."),
    "transcribe": ("commands.transcribe", "transcribe_command", "Write a workbook to copy a letter's figures into."),
    "check-claim": ("commands.check_claim", "check_claim_command", "Check a printed sentence by its own numbers."),
    "requests": ("commands.requests_command", "requests_command", "Show how a round stands, and chase who is late."),
    "diff": ("commands.diff", "diff_command", "Show which figures differ between two published versions."),
    "versions": ("commands.versions", "versions_command", "List the published versions that are kept."),
    "rollback": ("commands.rollback", "rollback_command", "Publish an earlier version again."),
    "report": ("commands.report_command", "report_command", "Make the report of what is published, and open it."),
    "new-collection": ("commands.new", "new_collection_command", "Make the folder of a new collection."),
    "new-round": ("commands.new", "new_round_command", "Make a round: request log and letters to send."),
    "sql": ("commands.sql_command", "sql_command", "Run a query on the published warehouse."),
}


class LazyGroup(click.Group):
    """A group whose sub-commands are imported when they are used, and listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[cmd_name]
        return with_folders(getattr(import_module(module), function))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # also while a sub-command is loaded
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, _, says) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        describe(formatter, (*EVERYWHERE, *REFRESH))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foi-warehouse", prog_name="foi")
def main() -> None:
    """Turns Freedom of Information spreadsheets from UK police forces into numbers that can be printed.

    The published warehouse is a DuckDB file, data/warehouse/foi.duckdb unless said otherwise: any number of readers
    may have it open, at any time.
    """


def run() -> NoReturn:
    """The command as a program: its process ends at once, since taking Dagster and pandas apart costs a second."""
    # A command ends before unreachable objects matter, and looking for them among Dagster's is an eighth of a refresh.
    gc.disable()
    code = 1
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever read the output has gone
        code = 1
    # Every file, lock and process has been closed by now.
    os._exit(code)


if __name__ == "__main__":
    run()
