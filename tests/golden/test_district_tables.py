"""Tables one under another, each of a district: the force's figures where they divide it, a part where they do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, force_years, observations, refused
from .ledger import ledger_complete

Write = Callable[..., Path]


def stack(
    *tables: tuple[str, int, int], over: str = "Gwent Police", years: tuple[str, str] = ("2017/18", "2018/19")
) -> Grid:
    grid: list[list[object]] = [[over], [None]] if over else []
    for title, first, second in tables:
        grid += [[title], [*years], [first, second], [None]]
    return grid


BLAENAU, CAERPHILLY, NEWPORT = ("Blaenau Gwent", 81, 90), ("Caerphilly", 211, 205), ("Newport", 260, 244)
SUM = {("gwent", "2017/18"): 552, ("gwent", "2018/19"): 539}


@pytest.mark.parametrize("over", ["Gwent Police", "Stalking by local authority", "Offences recorded, by district"])
def test_a_table_of_each_district(write: Write, over: str) -> None:
    accepted(write(stack(BLAENAU, CAERPHILLY, NEWPORT, over=over), "Gwent 1.xlsx"), SUM)


def test_each_figure_is_of_its_district(write: Write) -> None:
    path = write(stack(BLAENAU, CAERPHILLY), "Gwent 1.xlsx")
    observations(
        path,
        {
            **{cell: {"count": count, "breakdown": "Blaenau Gwent"} for cell, count in (("A5", 81), ("B5", 90))},
            **{cell: {"count": count, "breakdown": "Caerphilly"} for cell, count in (("A9", 211), ("B9", 205))},
        },
    )


@pytest.mark.parametrize(
    "grid",
    [
        stack(BLAENAU, CAERPHILLY, NEWPORT, over=""),
        stack(BLAENAU, CAERPHILLY, ("Newport city centre", 260, 244)),
        stack(BLAENAU, CAERPHILLY, ("Cardiff", 260, 244)),
        stack(BLAENAU, CAERPHILLY, CAERPHILLY),
        [*stack(BLAENAU, CAERPHILLY), *stack(NEWPORT, over="", years=("2018/19", "2019/20"))],
    ],
)
def test_tables_that_may_not_be_all_of_it(write: Write, grid: Grid) -> None:
    refused(write(grid, "Gwent 1.xlsx"), saying="a part of the force", ledger=False)


@pytest.mark.parametrize(
    ("force", "title"),
    [
        ("Gwent", "Blaenau Gwent"),
        ("Sussex", "Burglary offences in East Sussex"),
        ("Cheshire", "Burglary offences - Cheshire East"),
        ("Norfolk", "Burglary offences, North Norfolk"),
        ("Surrey", "Surrey Heath"),
    ],
)
def test_a_part_that_bears_the_forces_name_is_a_part(write: Write, force: str, title: str) -> None:
    grid: Grid = [[f"{force} Police"], [None], [title], ["2017/18", "2018/19"], [81, 90]]
    refused(write(grid, f"{force}.xlsx"), "Sheet1!A3", saying="a part of the force")


SHOPLIFTING = Collection(
    name="shoplifting",
    title="Shoplifting",
    counts="Offences of shoplifting (Home Office code 46) recorded by the force",
)
COUNTIES = ("Herefordshire", "Shropshire", "Telford & Wrekin", "Worcestershire")
TITLE = "Shoplifting offences by county and type of premises"


def blocks(
    *names: str, title: str = TITLE, lines: tuple[str, str] = ("Supermarket", "Clothing"), own: bool = True,
    whole: str = "West Mercia", more: int = 0,
) -> Grid:  # fmt: skip
    """A block for each place, its name in the corner, and one of the force, which is the sum of all."""
    grid: list[list[object]] = [["West Mercia Police"], [title], [None]]
    sums = [0, more]
    for n, name in enumerate(names):
        counts = [[10 + 7 * n, 20 + 5 * n], [13 + n, 22 + n]]
        total = [sum(pair) for pair in zip(*counts, strict=True)]
        grid += [[name, "2017/18", "2018/19"], *([line, *two] for line, two in zip(lines, counts, strict=True))]
        grid += [["Total", *total], [None]] if own else [[None]]
        sums = [one + other for one, other in zip(sums, total, strict=True)]
    return [*grid, [whole, "2017/18", "2018/19"], ["Total", *sums]] if whole else grid


def asked(path: Path) -> Reading:
    reading = read_response(path, collection=SHOPLIFTING.name, round_=2020, settings=SHOPLIFTING)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize(
    ("whole", "own"),
    [
        ("West Mercia", True),
        ("West Mercia", False),
        ("West Mercia Police", True),
        ("West Mercia Police", False),
        ("", True),
    ],
)
def test_a_block_of_each_county_and_one_of_the_force(write: Write, own: bool, whole: str) -> None:
    reading = asked(write(blocks(*COUNTIES, own=own, whole=whole), "West Mercia Police 1.xlsx"))
    assert force_years(reading) == {("west-mercia", "2017/18"): 140, ("west-mercia", "2018/19"): 204}
    assert {seen.breakdown for seen in reading.observations} == set(COUNTIES)


@pytest.mark.parametrize(
    "grid",
    [
        blocks(*COUNTIES, more=1),  # not their sum
        blocks(*COUNTIES, whole="", own=False),  # nothing says that the lines are all
        blocks(*COUNTIES, "Herefordshire"),
        blocks(*COUNTIES[:3], "Warwickshire"),
        blocks("Shoplifting", "Burglary"),
        blocks(*COUNTIES, lines=("Arrests", "Charges")),
        blocks(*COUNTIES, lines=("Shoplifting", "Burglary")),
        blocks(*COUNTIES, title="Arrests for shoplifting by county"),
        blocks(*COUNTIES, title="Business crime by county"),
        blocks(*COUNTIES, title="Detected shoplifting offences by county"),
    ],
)
def test_blocks_that_are_not_all_of_what_was_asked(write: Write, grid: Grid) -> None:
    assert asked(write(grid, "West Mercia Police 1.xlsx")).status == "quarantined"


def beside(*names: str, gap: bool = False, whole: tuple[str, int] = ("", 0)) -> Grid:
    """A table for each place side by side, its name over its years, and one of the force under them."""
    grid: list[list[object]] = [["West Mercia Police - shoplifting"], [None]]
    for row in (0, 1, 2):
        line: list[object] = []
        for n, name in enumerate(names):
            line += [name, "Offences"] if not row else [("2017/18", "2018/19")[row - 1], 100 * row + n]
            line += [None] if gap else []
        grid.append(line)
    last = sum(200 + n for n in range(len(names)))
    of_all: list[list[object]] = [["2017/18", last - 100 * len(names)], ["2018/19", last + whole[1]]]
    return [*grid, [None], [whole[0], "Offences"], *of_all] if whole[0] else grid


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("whole", ["", "Force total", "West Mercia"])
def test_tables_of_places_side_by_side(write: Write, gap: bool, whole: str) -> None:
    def file(*names: str, more: int = 0) -> Path:
        return write(beside(*names, gap=gap, whole=(whole, more)), "West Mercia.xlsx")

    assert force_years(asked(file(*COUNTIES))) == {("west-mercia", "2017/18"): 406, ("west-mercia", "2018/19"): 806}
    assert asked(file(*COUNTIES[:3], "Gwent")).status == "quarantined"
    if whole:
        (refusal, *_) = asked(file(*COUNTIES, more=1)).quarantine
        assert "two figures could both be the answer" in refusal.reason
