"""The layouts in which forces state one truth: each gives sheets of cells, some of them leaves and sums.

What belongs here: where counts, totals and labels stand. What does not: offsets, notes, text numbers and other dress
(`quirks.py`); which force a sheet without force labels belongs to is said by the dress too, in the title.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .truth import FORCES, SHEETS, Truth

Page = list[list[Any]]  # of Cell, Leaf and Sum


@dataclass(frozen=True)
class Words:
    """The words of one response: how it writes years, what it calls its totals, which totals it prints."""

    year: Callable[[int], str]
    total: str = "Total"
    rows: bool = True  # a total below
    columns: bool = False  # a total at the right
    fill: bool = True  # labels on every row, or on the first only
    merge: bool = False  # a heading over several columns is merged


Layout = Callable[[Truth, Words], tuple[dict[str, Page], list[str]]]  # the sheets, and merges on the first


def years_across(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """One row per offence (of a force), one column per year."""
    several = len(truth.forces) > 1
    page: Page = [
        [
            *(["Police force"] if several else []),
            "Offence",
            *map(words.year, truth.years),
            *([words.total] if words.columns else []),
        ]
    ]
    for force in truth.forces:
        for place, offence in enumerate(truth.offences):
            label = FORCES[force] if words.fill or not place else None
            line = [*([label] if several else []), offence, *(truth.leaf(force, y, offence) for y in truth.years)]
            page.append([*line, truth.sum([force], truth.years, [offence])] if words.columns else line)
    if words.rows and not several:
        sums = [truth.sum(truth.forces, [year], truth.offences) for year in truth.years]
        grand = [truth.sum(truth.forces, truth.years, truth.offences)] if words.columns else []
        page.append([words.total, *sums, *grand])
    return {"Data": page}, []


def years_down(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """One row per year, one column per offence; a sheet per force."""
    pages = {}
    for force in truth.forces:
        page: Page = [["Financial year", *truth.offences, *([words.total] if words.columns else [])]]
        for year in truth.years:
            whole = [truth.sum([force], [year], truth.offences)] if words.columns else []
            page.append([words.year(year), *(truth.leaf(force, year, o) for o in truth.offences), *whole])
        if words.rows:
            grand = [truth.sum([force], truth.years, truth.offences)] if words.columns else []
            page.append([words.total, *(truth.sum([force], truth.years, [o]) for o in truth.offences), *grand])
        pages[SHEETS[force]] = page
    return pages, []


def long(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """One row per force, year and offence."""
    page: Page = [["Force", "Financial year", "Offence", "Offences recorded"]]
    for force in truth.forces:
        for year in truth.years:
            for place, offence in enumerate(truth.offences):
                first = words.fill or not place
                page.append(
                    [
                        FORCES[force] if first else None,
                        words.year(year) if first else None,
                        offence,
                        truth.leaf(force, year, offence),
                    ]
                )
    return {"Data": page}, []


def offences_under_years(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """One row per force; each year stands over a column for every offence."""
    top: list[Any] = ["Force"]
    below: list[Any] = [None]
    merges = []
    for year in truth.years:
        left = len(top)
        width = len(truth.offences) + words.columns
        top += [words.year(year), *[None] * (width - 1)]
        below += [*truth.offences, *([words.total] if words.columns else [])]
        if words.merge and width > 1:
            merges.append((left, left + width - 1))
    page: Page = [top, below]
    for force in truth.forces:
        line: list[Any] = [FORCES[force]]
        for year in truth.years:
            line += [truth.leaf(force, year, offence) for offence in truth.offences]
            line += [truth.sum([force], [year], truth.offences)] if words.columns else []
        page.append(line)
    return {"Data": page}, [f"{_letter(a)}1:{_letter(b)}1" for a, b in merges]


def stacked_years(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """A small table per year below its heading; a sheet per force."""
    pages = {}
    for force in truth.forces:
        page: Page = []
        for year in truth.years:
            page += [[words.year(year)], ["Offence", "Number"]]
            page += [[offence, truth.leaf(force, year, offence)] for offence in truth.offences]
            page += [[words.total, truth.sum([force], [year], truth.offences)]] if words.rows else []
            page.append([])
        pages[SHEETS[force]] = page
    return pages, []


def side_by_side(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """The years of each force in a block of its own, side by side, under the force's name."""
    top: list[Any] = []
    head: list[Any] = []
    for force in truth.forces:
        top += [FORCES[force], *[None] * (len(truth.offences) + 1)]
        head += ["Financial year", *truth.offences, None]
    page: Page = [top, head]
    for year in truth.years:
        line: list[Any] = []
        for force in truth.forces:
            line += [words.year(year), *(truth.leaf(force, year, offence) for offence in truth.offences), None]
        page.append(line)
    return {"Data": page}, []


def sheet_per_year(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """A sheet named after each year: forces down, offences across."""
    pages = {}
    for year in truth.years:
        page: Page = [["Force", *truth.offences, *([words.total] if words.columns else [])]]
        for force in truth.forces:
            whole = [truth.sum([force], [year], truth.offences)] if words.columns else []
            page.append([FORCES[force], *(truth.leaf(force, year, o) for o in truth.offences), *whole])
        pages[f"{year}-{(year + 1) % 100:02}"] = page
    return pages, []


def sheet_per_offence(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """A sheet named after each offence: forces down, years across."""
    pages = {}
    for offence in truth.offences:
        page: Page = [["Force", *map(words.year, truth.years)]]
        page += [[FORCES[force], *(truth.leaf(force, y, offence) for y in truth.years)] for force in truth.forces]
        pages[offence[:30].strip()] = page
    return pages, []


def outline(truth: Truth, words: Words) -> tuple[dict[str, Page], list[str]]:
    """A pivot outline: each year with its sum, its offences below it; a sheet per force."""
    pages = {}
    for force in truth.forces:
        page: Page = [["Row Labels", "Count of crime number"]]
        for year in truth.years:
            page.append([words.year(year), truth.sum([force], [year], truth.offences)])
            page += [[f"   {offence}", truth.leaf(force, year, offence)] for offence in truth.offences]
        page.append(["Grand Total", truth.sum([force], truth.years, truth.offences)])
        pages[SHEETS[force]] = page
    return pages, []


LAYOUTS: list[Layout] = [
    years_across,
    years_down,
    long,
    offences_under_years,
    stacked_years,
    side_by_side,
    sheet_per_year,
    sheet_per_offence,
    outline,
]


def _letter(column: int) -> str:
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)
