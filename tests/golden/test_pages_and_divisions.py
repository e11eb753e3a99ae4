"""Tables over printed pages, tables divided more than once, and wholes that come again with every year.

What belongs here: one table in several pieces, or one whole in several divisions. What does not: totals of several
tables (`test_totals_of_tables.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import MONTHS, Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
BOTH = {("kent", "2018/19"): 60, ("kent", "2019/20"): 70}


def counts(path: Path, title: str = "Robbery", flag: str | None = None) -> dict[tuple[str, str], object]:
    settings = Collection(name="asked", title=title, flag=flag)
    return dict(force_years(read_response(path, collection="asked", settings=settings)))


def pages(foot: str, total: int = 60) -> Grid:
    head = ["District", *YEARS]
    first: list[list[Any]] = [head, ["Dover", 10, 12], ["Deal", 20, 22], [foot.format(1)]]
    second: list[list[Any]] = [head, ["Swale", 14, 16], ["Thanet", 16, 20], ["Total", total, 70], [foot.format(2)]]
    return [["Robbery offences recorded"], [None], *first, [None], *second]


def test_the_foot_of_a_page_ends_no_table(write: Write) -> None:
    assert counts(write(pages("Page {}"))) == BOTH
    assert counts(write(pages("Page {} of 2"))) == BOTH
    assert counts(write(pages("Page {}", total=61))) == {}


def divided(*lines: list[Any], heads: tuple[str, str] = ("By sex of victim:", "By age of victim:")) -> Grid:
    sex: list[list[Any]] = [["Female", 25, 30], ["Male", 35, 40]]
    age: list[list[Any]] = [["Under 25", 20, 20], ["25 and over", 40, 50]]
    return [
        ["Robbery offences recorded"],
        [None, *YEARS],
        ["All offences", 60, 70],
        [heads[0]],
        *sex,
        [heads[1]],
        *(lines or age),
    ]


def test_divisions_that_each_add_up_to_the_first_line(write: Write) -> None:
    assert counts(write(divided())) == BOTH
    assert counts(write(divided(heads=("of which, by sex:", "of which, by age:")))) == BOTH


def test_a_division_that_does_not(write: Write) -> None:
    assert counts(write(divided(["Under 25", 20, 20], ["25 and over", 40, 51]))) == {}


def test_of_flagged_offences_a_division_is_the_answer_itself(write: Write) -> None:
    lines: list[list[Any]] = [["Online flag", 20, 20], ["No online flag", 40, 50]]
    path = write(divided(*lines, heads=("By sex of victim:", "By online flag:")))
    assert counts(path, "Robbery with an online flag", "online") != BOTH


def force_by_year(whole: tuple[int, int]) -> Grid:
    rows: list[list[Any]] = []
    for name, each in (("North", (10, 20)), ("South", (25, 25)), ("West", (25, 25)), ("Whole force", whole)):
        rows += [[name, YEARS[0], each[0]], [None, YEARS[1], each[1]]]
    return [["Robbery offences recorded"], ["District", "Financial year", "Offences"], *rows]


def test_the_whole_force_in_every_year(write: Write) -> None:
    assert counts(write(force_by_year((60, 70)))) == BOTH
    assert counts(write(force_by_year((60, 71)))) == {}


def test_both_forces_below_the_tables_of_each(write: Write) -> None:
    def joint(below: int) -> Grid:
        kent: list[list[Any]] = [
            ["Kent Police"],
            ["Offence", *YEARS],
            ["Robbery (34A)", 20, 30],
            ["Robbery (34B)", 40, 40],
        ]
        essex: list[list[Any]] = [
            ["Essex Police"],
            ["Offence", *YEARS],
            ["Robbery (34A)", 2, 3],
            ["Robbery (34B)", 4, 4],
        ]
        total = [["Total", 60, 70]], [["Total", 6, 7]]
        title = ["Robbery offences recorded by Kent Police and Essex Police"]
        return [title, *kent, *total[0], [None], *essex, *total[1], [None], ["Both forces", below, 77]]

    both = {**BOTH, ("essex", "2018/19"): 6, ("essex", "2019/20"): 7}
    assert counts(write(joint(66), "kent-and-essex-foi.xlsx")) == both
    assert ("kent", "2018/19") not in counts(write(joint(67), "kent-and-essex-foi.xlsx"))


def test_a_sentence_between_lines_is_a_note(write: Write) -> None:
    lines: list[list[Any]] = [["Robbery of business property", 20, 30], ["Includes attempts and conspiracies."]]
    more: list[list[Any]] = [["Robbery of personal property", 40, 40], ["Total", 60, 70]]
    assert counts(write([["Robbery"], ["Offence", *YEARS], *lines, *more])) == BOTH


def outline(*, above: bool, quarter: int = 15) -> Grid:
    rows: list[list[Any]] = []
    for first in (2018, 2019):
        months = [f"{name} {first + (number > 8)}" for number, name in enumerate(MONTHS)]
        lines: list[list[Any]] = []
        for number in range(4):
            three: list[list[Any]] = [[month, 5] for month in months[number * 3 : number * 3 + 3]]
            told: list[list[Any]] = [[f"Quarter {number + 1}", quarter]]
            lines += [*told, *three] if above else [*three, *told]
        year: list[list[Any]] = [[f"{first}/{first - 1999}", 60]]
        rows += [*year, *lines] if above else [*lines, *year]
    return [["Robbery offences recorded"], ["Period", "Offences"], *rows]


@pytest.mark.parametrize("above", [True, False])
def test_years_over_quarters_over_months(write: Write, above: bool) -> None:
    assert counts(write(outline(above=above))) == {("kent", "2018/19"): 60, ("kent", "2019/20"): 60}
    assert counts(write(outline(above=above, quarter=16))) == {}


def test_a_table_of_all_below_those_of_its_parts(write: Write) -> None:
    def blocks(total: tuple[int, int]) -> Grid:
        parts: list[list[Any]] = []
        for name, each in (("Public highway", (20, 30)), ("Other", (40, 40)), ("All of the above (total)", total)):
            parts += [[name], ["Year", "Offences"], [YEARS[0], each[0]], [YEARS[1], each[1]], [None]]
        return [["Robbery offences recorded"], [None], *parts]

    assert counts(write(blocks((60, 70)))) == BOTH
    assert counts(write(blocks((60, 71)))) == {}
