"""`foi requests`: how a round stands, and letters to those that are late.

What belongs here: options and printing. What does not: the state of a force (`pipeline/inbox/state`), or the letters'
text (`pipeline/inbox/chase`).
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.import_batch import check_collection
from commands.options import UNSIGNED, raw_option, signed_option, warehouse_option

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.inbox.state import ForceState

_COLOURS = {
    "overdue": "red",
    "quarantined": "red",
    "to transcribe": "yellow",
    "not asked": "yellow",
    "answered": "green",
}


@click.command("requests")
@click.option("--collection", metavar="NAME", help="The collection; may be left out where there is only one.")
@click.option("--round", "round_", type=click.IntRange(1990, 2100), metavar="YEAR", help="Default: the newest round.")
@click.option(
    "--chase", "chase_dir", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write a reminder, or a request for an internal review, to each overdue force into this folder.",
)  # fmt: skip
@signed_option
@raw_option
@warehouse_option
def requests_command(
    collection: str | None, round_: int | None, chase_dir: Path | None, signed: str, raw_dir: Path, warehouse_dir: Path
) -> None:
    """Show how a round stands: who answered, refused, is overdue, must be transcribed, or is in quarantine.

    Deadlines are the 20 working days of the Freedom of Information Act 2000, bank holidays left out. Nothing is sent.
    """
    from rich.console import Console

    from pipeline.declared.errors import DeclarationError
    from pipeline.inbox.state import state_of_round
    from pipeline.intake.collections import choose

    collection = collection or _only_collection(raw_dir)
    check_collection(raw_dir, collection)
    folder = raw_dir / collection / str(round_ or _newest_round(raw_dir / collection))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    chosen = choose(raw_dir, [collection])
    settings = next(one.settings for one in chosen if one.name == collection)
    if settings is None:
        raise click.UsageError(f"{raw_dir / collection / 'collection.toml'} cannot be used: foi refresh says why.")
    try:
        states = state_of_round(folder, settings, date.today(), _quarantined(warehouse_dir, collection, folder))  # noqa: DTZ011 (the day where the person sits)  # fmt: skip
    except DeclarationError as error:
        raise click.UsageError(str(error)) from error
    _print(console, f"{settings.title}, round {folder.name}", states)
    if chase_dir is not None:
        _chase(console, states, settings.title, chase_dir, signed)


def _only_collection(raw_dir: Path) -> str:
    from pipeline.intake.files import NothingFound, collection_names

    try:
        names = collection_names(raw_dir)
    except NothingFound as error:
        raise click.UsageError(str(error)) from error
    if len(names) > 1:
        raise click.UsageError(f"There are several collections. Say which: --collection {' | '.join(names)}")
    return names[0]


def _newest_round(folder: Path) -> str:
    rounds = sorted(one.name for one in folder.iterdir() if one.is_dir() and one.name.isdigit() and len(one.name) == 4)
    if not rounds:
        raise click.UsageError(f"{folder} has no round yet: make a folder named by the year, such as {folder}/2020.")
    return rounds[-1]


def _quarantined(warehouse: Path, collection: str, folder: Path) -> dict[str, str]:
    """Files of this round that the last refresh refused; none where nothing was published yet."""
    from pipeline.publishing.places import Places

    database = Places(warehouse).database
    if not database.exists():
        return {}
    import duckdb

    query = (
        "SELECT source_file, reason FROM core.responses WHERE status = 'quarantined' AND collection = ? AND round = ?"
    )
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(query, [collection, int(folder.name)]).fetchall()
    return {Path(name).name: reason for name, reason in rows}


def _print(console: "Console", title: str, states: "tuple[ForceState, ...]") -> None:
    from rich.table import Table

    from pipeline.inbox.state import STATES

    order = list(STATES)
    table = Table(box=None, title=title, title_justify="left", title_style="bold")
    for heading in ("force", "state", "sent", "due", "answered", "late", "exemption", "file"):
        table.add_column(heading, justify="right" if heading == "late" else "left", overflow="fold")
    asked = [one for one in states if one.state != "not asked"]
    for one in sorted(asked, key=lambda one: (order.index(one.state), -one.days_overdue, one.force_id)):
        colour = _COLOURS.get(one.state, "default")
        table.add_row(
            one.force_id, f"[{colour}]{one.state}[/]", *(str(day or "") for day in (one.sent, one.due, one.answered)),
            str(one.days_overdue or ""), one.exemption or "", "; ".join(one.files),
        )  # fmt: skip
    console.print(table)
    counts = Counter(one.state for one in states)
    console.print("\n" + ", ".join(f"{counts[name]} {name}" for name in order if counts[name]) + ".")
    if len(asked) < len(states):
        console.print("Not asked: " + ", ".join(one.force_id for one in states if one.state == "not asked") + ".")
    console.print("late: working days after the statutory deadline.")


def _chase(console: "Console", states: "tuple[ForceState, ...]", title: str, folder: Path, signed: str) -> None:
    from pipeline.inbox.chase import letters

    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in letters(states, title, signed):
        (folder / name).write_text(text, encoding="utf-8")
        written += 1
    name = ", put your name to it" if signed == UNSIGNED else ""
    if written:
        console.print(f"Wrote {written} letters to {folder}: read each{name}, and send it.")
    else:
        console.print("Nobody is overdue: no letter was written.")
