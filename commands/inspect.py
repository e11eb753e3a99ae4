"""`foi inspect FILE`: how a file is understood, cell by cell.

What belongs here: the command's options, its JSON, the page and the drafted sidecar. What does not: reading
(`pipeline/reading`), the grid of cells (`pipeline/reading/preview`), what the terminal shows (`inspect_print`).
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import raw_option

if TYPE_CHECKING:
    from pipeline.intake.one_file import Place
    from pipeline.reading.model import Reading


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for a program.")
@click.option("--write", is_flag=True, help="Save the drafted sidecar as FILE.toml, unless there is one.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAGE",
    help="Write the coloured sheets as an HTML page, whole.",
)
@raw_option
def inspect_command(file: Path, as_json: bool, write: bool, page: Path | None, raw_dir: Path) -> None:
    """Show how FILE is understood: what each cell is, the values it gives, or why it is refused and how to mend it.

    A file inside the raw folder is read as a refresh would read it, with its collection's settings, corrections and
    request log; any other file by itself. A sidecar FILE.toml beside it is used in both cases.

    \b
    Exit codes:
      0  accepted, wholly or partly
      1  refused
      2  there is nothing to inspect, or an option is wrong
    """
    from pipeline.intake.one_file import NotAResponse, read_one

    try:
        place, reading = read_one(file, raw_dir)
    except NotAResponse as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        about = {"file": place.source_file, "collection": place.collection, "round": place.round, "note": place.note}
        told = asdict(replace(reading, account=list)) | {"account": [asdict(one) for one in reading.ledger]}
        click.echo(json.dumps({**about, **told}, default=str, ensure_ascii=False, indent=1))
    else:
        from commands.inspect_print import print_reading

        print_reading(file, place, reading)
    if page is not None:
        _save(page, _page(file, place, reading))
        click.echo(f"Wrote {page}.", err=as_json)
    if write:
        _write(file, reading, quiet=as_json)
    sys.exit(1 if reading.status == "quarantined" else 0)


def _page(file: Path, place: Place, reading: Reading) -> str:
    from jinja2 import Environment, FileSystemLoader

    from pipeline.reading.model import DISPOSITIONS
    from pipeline.reading.preview import preview

    templates = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
    return templates.get_template("inspect.html").render(
        place=place, reading=reading, sheets=preview(file, reading, rows_at_most=2000), dispositions=DISPOSITIONS
    )


def _write(file: Path, reading: Reading, quiet: bool) -> None:
    target = file.with_name(file.name + ".toml")
    if target.exists():
        raise click.ClickException(f"{target} exists already; it was left as it is.")
    if reading.sidecar_draft:
        _save(target, reading.sidecar_draft)
        click.echo(f"Wrote {target}: finish it, then inspect the file again.", err=quiet)
    else:
        click.echo("There is nothing to declare: no sidecar was written.", err=quiet)


def _save(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written ({error.strerror}).") from error
