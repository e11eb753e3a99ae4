"""`foi inspect FILE`: how a file is understood, cell by cell.

What belongs here: the command's options and what it prints. What does not: reading (`pipeline/reading`), the grid of
cells (`pipeline/reading/preview`), or the page (`templates/inspect.html`).
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import raw_option

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.intake.one_file import Place
    from pipeline.reading.model import Reading

COLOURS = {
    "value": "bold green",
    "header": "cyan",
    "label": "blue",
    "total": "magenta",
    "derived": "yellow",
    "note": "dim",
    "ignored": "dim yellow",
    "quarantined": "bold white on red",
}
STATUS_COLOURS = {"accepted": "bold green", "partly_accepted": "bold yellow", "quarantined": "bold red"}


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for a program.")
@click.option("--write", is_flag=True, help="Save the drafted sidecar beside the file, unless there is one.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAGE",
    help="Write the coloured sheets as an HTML page.",
)
@raw_option
def inspect_command(file: Path, as_json: bool, write: bool, page: Path | None, raw_dir: Path) -> None:
    """Show how FILE is understood: what each cell is, the values it gives, or why it is refused and how to mend it.

    A file inside the raw folder is read with its collection's settings, its sidecar and the request log, as a refresh
    would read it; any other file by itself. Exits with 0 if the file is accepted, wholly or partly, with 1 if it is
    refused.
    """
    from pipeline.intake.one_file import read_one

    place, reading = read_one(file, raw_dir)
    if as_json:
        click.echo(
            json.dumps(
                {"file": place.source_file, "collection": place.collection, "round": place.round, **asdict(reading)},
                default=str,
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _print(file, place, reading)
    if page is not None:
        page.write_text(_page(file, place, reading), encoding="utf-8")
        click.echo(f"Wrote {page}.", err=as_json)
    if write:
        _write(file, reading, quiet=as_json)
    sys.exit(1 if reading.status == "quarantined" else 0)


def _print(file: Path, place: Place, reading: Reading) -> None:
    from rich.console import Console
    from rich.text import Text

    from pipeline.reading.preview import preview

    console = Console(highlight=False)
    for sheet in preview(file, reading, rows_at_most=60):
        _print_sheet(console, sheet)
    status = Text(reading.status.replace("_", " "), style=STATUS_COLOURS[reading.status])
    console.print(Text.assemble((place.source_file, "bold"), ": ", status, f" (layout {reading.layout})"))
    _print_values(console, reading)
    for entry in reading.quarantine:
        where = "!".join(part for part in (entry.sheet, entry.cell) if part) or "the file"
        console.print(Text.assemble(("Refused ", "bold red"), (where, "bold"), f": {entry.reason}"))
        console.print(Text(f"  What to do: {entry.suggestion}", style="green"))
    if reading.sidecar_draft:
        console.print(
            Text(
                f"\nA sidecar {file.name}.toml that would answer this (finish it, or save it with --write):",
                style="bold",
            )
        )
        console.print(Text(reading.sidecar_draft))


def _print_sheet(console: Console, sheet) -> None:  # type: ignore[no-untyped-def]
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=f"Sheet {sheet.name}", title_justify="left", show_lines=False, padding=(0, 1), title_style="bold"
    )
    table.add_column("", style="dim", justify="right")
    widest = max(6, (console.width - 8) // max(len(sheet.letters), 1) - 3)
    shown = sheet.letters[: max(1, console.width // 9)]
    for letter in shown:
        table.add_column(letter, no_wrap=True, max_width=max(widest, 10), overflow="ellipsis")
    for number, cells in sheet.rows:
        table.add_row(
            str(number), *(Text(c.text, style=COLOURS[c.disposition]) if c else Text("") for c in cells[: len(shown)])
        )
    console.print(table)
    left_out = len(sheet.letters) - len(shown)
    if sheet.rows_left_out or left_out:
        console.print(
            Text(f"{sheet.rows_left_out} more rows and {left_out} more columns; --html shows them.", style="dim")
        )
    console.print(Text.assemble("Colours: ", *((f"{name} ", style) for name, style in COLOURS.items())))


def _print_values(console: Console, reading: Reading) -> None:
    """The sums by force and financial year, so that a person can hold them against the sheet."""
    from rich.table import Table

    sums: dict[tuple[str, str], list[int | None]] = {}
    for one in reading.observations:
        sums.setdefault((one.force_id, one.financial_year or f"{one.period_start} to {one.period_end}"), []).append(
            one.count
        )
    if not sums:
        return
    table = Table(
        "Force",
        "Period",
        "Values",
        "Sum of exact values",
        title="Values it gives",
        title_justify="left",
        title_style="bold",
    )
    for (force, period), counts in sorted(sums.items())[:60]:
        exact = [count for count in counts if count is not None]
        partly = f" and {len(counts) - len(exact)} not exact" if len(exact) < len(counts) else ""
        table.add_row(force, period, str(len(counts)), f"{sum(exact):,}{partly}" if exact else "none exact")
    console.print(table)
    checked = sum(total.agrees for total in reading.totals)
    console.print(
        f"{len(reading.observations)} values from {len({o.source_sheet for o in reading.observations})} sheet(s); "
        f"{checked} printed totals agree with their parts."
    )


def _page(file: Path, place: Place, reading: Reading) -> str:
    from jinja2 import Environment, FileSystemLoader

    from pipeline.reading.preview import preview

    templates = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
    return templates.get_template("inspect.html").render(
        place=place, reading=reading, sheets=preview(file, reading, rows_at_most=2000), dispositions=COLOURS
    )


def _write(file: Path, reading: Reading, quiet: bool) -> None:
    target = file.with_name(file.name + ".toml")
    if target.exists():
        raise click.ClickException(f"{target} exists already; it was left as it is.")
    if not reading.sidecar_draft:
        raise click.ClickException("There is nothing to declare: no sidecar was drafted.")
    target.write_text(reading.sidecar_draft, encoding="utf-8")
    click.echo(f"Wrote {target}: finish it, then inspect the file again.", err=quiet)
