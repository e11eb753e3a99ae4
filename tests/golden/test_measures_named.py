"""Titles that name more than the counts under them: measures with columns of their own, and what forces call `No.`.

What belongs here: a title's words for the columns beside the counts, for how many there are, for the thing itself. What
does not: tables of measures alone (`test_caveats.py`), or words that narrow a title (`test_narrowed.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
BURGLARY = Collection(
    name="burglary",
    title="Residential burglary",
    counts="Residential burglary (burglary of a dwelling) offences recorded by the force",
)
KNIVES = Collection(name="knives", title="Knife crime", counts="Offences involving a knife recorded by the force")
YEARS = [["Year", "Offences"], ["2018/19", 300], ["2019/20", 260]]
BOTH = {("kent", "2018/19"): 300, ("kent", "2019/20"): 260}


def sums(path: Path, settings: Collection = BURGLARY) -> dict[tuple[str, str], object]:
    return dict(force_years(read_response(path, collection=settings.name, round_=2020, settings=settings)))


NAMED = [
    ("Number of residential burglaries and % change", "% change 2018/19 to 2019/20", (0.1, -0.25, -0.133)),
    ("Residential burglaries and percentage of force total", "% of force total", (42.3, 57.7, 100)),
    ("Residential burglaries with rate per 1,000 households", "Rate per 1,000 households", (1.1, 2.2, 1.8)),
    ("Residential burglaries recorded and year on year change", "Change", (10, -50, -40)),
    ("Residential burglaries & rank", "Rank", (2, 1, None)),
]


@pytest.mark.parametrize(("title", "column", "measured"), NAMED)
def test_a_measure_that_the_table_has_a_column_of(
    write: Write, title: str, column: str, measured: tuple[float, float, float | None]
) -> None:
    a, b, c = measured
    head: list[list[object]] = [["Area", "2018/19", "2019/20", column], ["Ashford", 100, 110, a]]
    assert sums(write([[title], [], *head, ["Dover", 200, 150, b], ["Force", 300, 260, c]])) == BOTH
    assert sums(write([[title], ["Year", "Offences", column], ["2018/19", 300, a], ["2019/20", 260, b]])) == BOTH


@pytest.mark.parametrize("title", [title for title, _, _ in NAMED])
def test_a_measure_that_the_table_has_no_column_of(write: Write, title: str) -> None:
    assert not sums(write([[title], *YEARS]))
    assert not sums(write([[title], ["Year", "Offences", "Cumulative"], ["2018/19", 300, 300], ["2019/20", 260, 560]]))


@pytest.mark.parametrize("column", ["Change", "Rank"])
def test_another_offence_or_what_is_measured_of_them(write: Write, column: str) -> None:
    for title in (f"{column} in residential burglaries", f"Residential burglaries, robberies and {column.lower()}"):
        assert not sums(write([[title], ["Year", "Offences", column], ["2018/19", 300, 2], ["2019/20", 260, 1]]))


@pytest.mark.parametrize(
    "title", ["No. of knife crimes recorded in:", "Nos. of knife crimes", "Nr of knife crimes", "No.: knife crimes"]
)
def test_the_word_for_a_number_is_no_denial(write: Write, title: str) -> None:
    assert sums(write([["Kent Police"], [], [title], *YEARS[1:]]), KNIVES) == BOTH
    assert sums(write([[title], *YEARS]), KNIVES) == BOTH


@pytest.mark.parametrize("title", ["No. of crimes with no knife", "No knife: offences", "No knife used", "Knife: no"])
def test_a_denial_is_no_word_for_a_number(write: Write, title: str) -> None:
    assert not sums(write([[title], *YEARS]), KNIVES)


@pytest.mark.parametrize("title", ["Knife crime: number of offences", "Knife crime offences, based on date reported"])
def test_other_words_of_recording(write: Write, title: str) -> None:
    assert sums(write([[title], *YEARS]), KNIVES) == BOTH


@pytest.mark.parametrize(
    "title",
    [
        *("Domestic dwelling burglaries", "Burglaries of domestic property", "Domestic burglaries", "House burglaries"),
        *("Burglary in a private residence", "Burglary of homes", "Burglaries at residential properties"),
    ],
)
def test_other_words_for_a_dwelling(write: Write, title: str) -> None:
    assert sums(write([[f"{title} recorded"], ["Year", "Burglaries"], *YEARS[1:]])) == BOTH


@pytest.mark.parametrize(
    "title",
    [
        *("Domestic abuse burglaries", "Burglaries with a domestic abuse flag", "Domestic non-dwelling burglaries"),
        *("Burglary of care homes", "Burglary of public houses", "Burglary of empty houses"),
        *("Burglary of sheds at residential properties", "Burglary of homes of elderly people"),
    ],
)
def test_other_things_than_a_dwelling(write: Write, title: str) -> None:
    assert not sums(write([[f"{title} recorded"], ["Year", "Burglaries"], *YEARS[1:]]))


@pytest.mark.parametrize(
    "title",
    [
        "Residential burglary with number of these racially aggravated",
        "Residential burglary, and how many of these were attended",
    ],
)
def test_a_title_of_a_part_that_the_table_has_a_line_of(write: Write, title: str) -> None:
    lines: Grid = [[None, "2018/19", "2019/20"], ["Residential burglary offences", 300, 260]]
    assert sums(write([[title], *lines, ["   of which attended", 100, 80]])) == BOTH
    assert not sums(write([[title], *lines]))
