"""What `foi refresh` prints when it is done.

What belongs here: the published figures as a person wants to see them first. What does not: queries (`sql/`), or
turning a figure into text (`figures`).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from commands.figures import MISSING, direction, number, percent, signed
from pipeline.intake.collections import choose, illustrative_notes
from pipeline.publishing.places import Places
from pipeline.publishing.placing import history
from pipeline.publishing.release_diff import compare
from pipeline.publishing.versions import versions

SQL = Path(__file__).parent / "sql"
SHOWN_REFUSALS = 20
SHOWN_DIFFERENCES = 20
SHOWN_RESTATEMENTS = 10


def blocked(console: Console, reasons: Sequence[str], warehouse: Path) -> None:
    """Why nothing was published, and what stands."""
    for reason in dict.fromkeys(reasons):
        console.print(f"[bold red]Not published.[/] {_plain(reason)}")
    database = Places(warehouse).database
    if database.exists():
        console.print(f"{database} stays as it was.")


def afterwards(console: Console, complaints: Console, reasons: Sequence[str], warehouse: Path) -> None:
    """What came after the warehouse was published: the report, or what kept it from being made."""
    for reason in dict.fromkeys(reasons):
        complaints.print(f"[bold red]Published, but not all of it:[/] {_plain(reason)}")
    if not reasons:
        console.print(f"\nThe report, for people: [bold]{Places(warehouse).report / 'index.html'}[/]")


def published(console: Console, raw: Path, warehouse: Path) -> None:
    """What was published, what rose and fell, and what was refused: read from the published file itself."""
    database = Places(warehouse).database
    with duckdb.connect(str(database), read_only=True) as connection:
        for headline in _query(connection, "headline"):
            _collection(console, connection, headline)
        _quarantine(console, connection)
        _files(console, connection, database)
    _compared(console, Places(warehouse))
    for name, note in illustrative_notes(choose(raw)).items():
        console.print(f"\n[bold yellow]Illustrative:[/] {name}: {_plain(note)}")


def _collection(console: Console, connection: duckdb.DuckDBPyConnection, headline: dict[str, Any]) -> None:
    year = headline["financial_year"]
    console.print(f"\n[bold]{_plain(headline['title'])}[/]")
    counted = f"{headline['forces_counted_now']} of {headline['forces_expected']} forces"
    console.print(f"  {year}: [bold]{number(headline['count'])}[/] from {counted}{_change(headline)}.")
    if headline["total"] is not None:
        window = f"{headline['first_year']} to {year}"
        gaps = "" if headline["is_complete"] else "; some forces and years are missing from it"
        console.print(f"  Five years, {window}: [bold]{number(headline['total'])}[/]{gaps}.")
    choice = {"collection": headline["collection"], "financial_year": year}
    movers = _query(connection, "movers", choice)
    _table(console, f"Largest rises and falls in {year}", ("force", "year before", year, "change", "per cent"), (
        (m["area"], number(m["previous_count"]), number(m["count"]), signed(m["change"]), percent(m["change_percent"]))
        for m in movers
    ))  # fmt: skip
    _table(console, "Five-year totals of regions", ("scheme", "region", "total", "forces", "complete"), (
        (r["scheme"], r["area"], number(r["total"]), f"{r['forces_counted']}/{r['forces_expected']}",
         "yes" if r["is_complete"] else "no")
        for r in _query(connection, "regions", choice)
    ))  # fmt: skip
    restated = _query(connection, "restated", {"collection": headline["collection"]})
    _table(console, "Restated in the newest round", ("force", "year", "was", "stated in", "is now", "change"), (
        (r["name"], r["financial_year"], number(r["previous_count"]), str(r["previous_round"]), number(r["count"]),
         signed(r["change"]))
        for r in restated[:SHOWN_RESTATEMENTS]
    ), left_out=len(restated) - SHOWN_RESTATEMENTS, rest_in="measures.revisions")  # fmt: skip


def _change(headline: dict[str, Any]) -> str:
    if headline["change"] is None:
        return ""
    forces = f"{headline['forces_compared']} forces with figures for both years"
    base = f"{number(headline['comparable_previous_count'])} to {number(headline['comparable_count'])}"
    return (
        f", [bold]{direction(headline['change'], headline['change_percent'])}[/] on the year before ({base}, {forces})"
    )


def _quarantine(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    refused = _query(connection, "quarantine")
    if not refused:
        return
    console.print(f"\n[bold red]Quarantined: {len(refused)}[/] (core.quarantine)")
    for row in refused[:SHOWN_REFUSALS]:
        place = "!".join(filter(None, [row["source_sheet"], row["source_cell"]]))
        console.print(f"  [bold]{_plain(row['source_file'])}[/]{' ' + _plain(place) if place else ''}")
        console.print(Padding(_plain(row["reason"]), (0, 0, 0, 4)))
        if row["suggestion"]:
            console.print(Padding(f"[green]→[/] {_plain(row['suggestion'])}", (0, 0, 0, 4)))
    if len(refused) > SHOWN_REFUSALS:
        console.print(f"  and {len(refused) - SHOWN_REFUSALS} more: FROM core.quarantine")


def _files(console: Console, connection: duckdb.DuckDBPyConnection, database: Path) -> None:
    (counts,) = _query(connection, "responses")
    tables = _query(connection, "tables")
    rows = {row["table"]: row["rows"] for row in tables}
    console.print(
        f"\nRead {number(counts['files'])} responses: {counts['accepted']} accepted, "
        f"{counts['partly_accepted']} in part, {counts['quarantined']} quarantined."
    )
    console.print(
        f"Published [bold]{database}[/]: {len(tables)} tables, {number(sum(rows.values()))} rows, of which "
        f"{number(rows['core.observations'])} observations and {number(rows['core.force_years'])} force years; "
        "the same as Parquet, CSV and a workbook beside it."
    )


def _compared(console: Console, places: Places) -> None:
    """What this release changed, against what was published before it."""
    last = list(history(places))[-1]
    before = next((one for one in versions(places) if one.name == last["before"]), None)
    if before is None:
        return
    diff = compare(before.database, places.database)
    console.print(f"Against what was published before ({before.name}): [bold]{diff}[/].")
    shown = ["difference", "collection", "force_id", "financial_year", "previously", "now"]
    _table(console, "Figures that differ", ("", "collection", "force", "year", "was", "is"), (
        tuple(map(str, row))
        for row in diff.differences.head(SHOWN_DIFFERENCES)[shown].itertuples(index=False, name=None)
    ))  # fmt: skip
    if len(diff.differences) > SHOWN_DIFFERENCES:
        console.print(f"  and {len(diff.differences) - SHOWN_DIFFERENCES} more: foi diff")


def _table(
    console: Console, title: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, left_out: int = 0,
    rest_in: str = "",
) -> None:  # fmt: skip
    """A table, its texts to the left and its figures to the right; nothing where there are no rows."""
    listed = list(rows)
    if not listed:
        return
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for place, name in enumerate(header):
        figures = all(row[place][:1] in "0123456789+-" + MISSING for row in listed)
        table.add_column(name, justify="right" if figures else "left", header_style="dim")
    for row in listed:
        table.add_row(*map(_plain, row))
    console.print()
    console.print(Padding(table, (0, 0, 0, 2)))
    if left_out > 0:
        console.print(f"  and {left_out} more: FROM {rest_in}")


def _query(
    connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    cursor = connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"), parameters or {})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _plain(text: str) -> str:
    """Text of a file is not markup: `[c]` is a marker of suppression, not a colour."""
    return text.replace("[", "\\[")
