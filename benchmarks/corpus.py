"""Responses to measure with: small workbooks of mixed layouts, or one file of many rows.

    python -m benchmarks.corpus FOLDER --files 230
    python -m benchmarks.corpus FOLDER --rows 1000000 --as xlsx

What belongs here: making files. Beside them goes `layouts.csv`, which says of each file what a script that knows its
layout must know. What does not: reading them.
"""

import csv
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import xlsxwriter

from pipeline.reference.forces import forces

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")
OFFENCES = (
    "Sexual grooming",
    "Sexual communication with a child",
    "Sexual activity with a child under 16",
    "Indecent images of children",
    "Causing a child to watch a sexual act",
    "Abuse of children through sexual exploitation",
)
LAYOUTS = ("across", "down", "list")
COLUMNS = ("file", "collection", "force_id", "layout", "first_row")

Grid = list[list[Any]]


def small_workbooks(folder: Path, files: int) -> None:
    """So many workbooks of a force each, in collections of 230: 46 forces in five rounds."""
    names = [one for one in forces() if one not in ("scotland", "btp", "isle-of-man")][:46]
    rows = []
    for number in range(files):
        collection, within = divmod(number, len(names) * 5)
        round_, force = divmod(within, len(names))
        layout, first_row = LAYOUTS[number % 3], 2 + number % 4
        name = f"question-{collection + 1}/{2016 + round_}/foi-{4000 + number}-{names[force]}-police.xlsx"
        _write(folder / "raw" / name, _page(layout, first_row, random.Random(number)))
        rows.append((name, f"question-{collection + 1}", names[force], layout, first_row))
    _say_layouts(folder, rows)


def long_file(folder: Path, rows: int, suffix: str) -> None:
    """One file of a line for each force, year and offence."""
    name = f"question-1/2020/all-forces-{rows}.{suffix}"
    path = folder / "raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = _lines(rows)
    if suffix == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    else:
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet("Data")
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    _say_layouts(folder, [(name, "question-1", "", "forces", 0)])


def _lines(rows: int) -> Iterator[tuple[Any, ...]]:
    yield "Police force", "Financial year", "Offence", "Number of offences"
    named = [one.name for one in forces().values()][:43]
    pick = random.Random(rows)
    for number in range(rows):  # an offence numbered 2019 would be a year
        rest, force = divmod(number, len(named))
        offence, year = divmod(rest, len(YEARS))
        yield named[force], YEARS[year], f"Offence type {offence + 10_000}", pick.randrange(5, 400)


def _page(layout: str, first_row: int, pick: random.Random) -> Grid:
    # No count is the sum of others by chance.
    counts = {(offence, year): pick.randrange(210, 400) for offence in OFFENCES for year in YEARS}
    above: Grid = [["Freedom of Information request: online sexual offences against children"]]
    above += [[] for _ in range(first_row - 1)]
    if layout == "list":
        table: Grid = [["Financial year", "Offence", "Offences recorded"]]
        table += [[year, offence, counts[offence, year]] for year in YEARS for offence in OFFENCES]
    elif layout == "across":
        table = [["Offence", *YEARS]]
        table += [[offence, *(counts[offence, year] for year in YEARS)] for offence in OFFENCES]
        table += [["Total", *(sum(counts[offence, year] for offence in OFFENCES) for year in YEARS)]]
    else:
        table = [["Financial year", *OFFENCES, "Total"]]
        for year in YEARS:
            line = [counts[offence, year] for offence in OFFENCES]
            table.append([year, *line, sum(line)])
    return [*above, *table, [], ["Source: crime recording system."]]


def _write(path: Path, page: Grid) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for number, line in enumerate(page):
            sheet.write_row(number, 0, line)


def _say_layouts(folder: Path, rows: list[tuple[Any, ...]]) -> None:
    with (folder / "layouts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--files", type=int, default=0, help="So many small workbooks.")
@click.option("--rows", type=int, default=0, help="One file of so many rows.")
@click.option("--as", "suffix", type=click.Choice(["xlsx", "csv"]), default="xlsx", help="What that file is.")
def main(folder: Path, files: int, rows: int, suffix: str) -> None:
    """Make a corpus in FOLDER, anew."""
    shutil.rmtree(folder, ignore_errors=True)
    if rows:
        long_file(folder, rows, suffix)
    else:
        small_workbooks(folder, files or 230)


if __name__ == "__main__":
    main()
