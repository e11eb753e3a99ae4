"""Figures beside those that were asked for: of the nation, of forces alike, of calendar years, of what became of them.

What belongs here: whole columns and tables that stand there for comparison, and totals over outcomes. What does not:
regions that their forces add up to (`test_forces.py`), or years of one table alone (`test_year_headings.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
BURGLARY = Collection(
    name="burglary",
    title="Residential burglary",
    counts="Residential burglary (burglary of a dwelling) offences recorded by the force",
)
TITLE = "Residential burglary offences recorded"
BOTH = {("kent", "2018/19"): 300, ("kent", "2019/20"): 260}


def answer(path: Path) -> Reading:
    return read_response(path, collection="burglary", round_=2020, settings=BURGLARY)


def sums(path: Path) -> dict[tuple[str, str], object]:
    return dict(force_years(answer(path)))


def beside(own: str, other: str, title: str = TITLE, others: tuple[int, int] = (193000, 206000)) -> Grid:
    return [[title], [], ["Year", own, other], ["2018/19", 300, others[0]], ["2019/20", 260, others[1]]]


@pytest.mark.parametrize(
    "other",
    [
        "England and Wales (ONS published)",
        "England & Wales total",
        "National",
        "MSG average",
        "E&W",
        "South East region",
    ],
)
@pytest.mark.parametrize("title", [TITLE, "Residential burglary with published national comparison"])
def test_a_comparison_beside_the_force(write: Write, other: str, title: str) -> None:
    reading = answer(write(beside("Kent", other, title)))
    assert (reading.status, dict(force_years(reading))) == ("accepted", BOTH)
    across: Grid = [[title], [], ["Area", "2018/19", "2019/20"], ["Kent", 300, 260], [other, 193000, 206000]]
    assert sums(write(across)) == BOTH


@pytest.mark.parametrize(
    ("own", "other"),
    [
        *(("England", "England and Wales"), ("National", "England and Wales (ONS published)"), ("MSG", "National")),
        *(
            ("Dover", "National"),
            ("Offences", "England"),
            ("Essex", "National"),
            ("England", "Wales"),
            ("Kent", "South East"),
        ),
    ],
)
def test_two_columns_of_which_none_is_the_forces_own(write: Write, own: str, other: str) -> None:
    assert not sums(write(beside(own, other)))


def test_a_nation_that_states_less_is_no_comparison(write: Write) -> None:
    assert not sums(write(beside("Kent", "England", others=(193000, 200))))
    assert not sums(write(beside("Kent", "South East region", others=(1930, 200))))
    assert not answer(write(beside("West Midlands", "England"), "west-midlands-police.xlsx")).observations
    no_column = [["Residential burglary with national comparison"], ["Year", "Offences"], ["2018/19", 300]]
    assert not sums(write(no_column))


def sheet(title: str, heading: str, *lines: tuple[str, int]) -> Grid:
    return [["Kent Police"], [title], [], [heading, "Offences"], *map(list, lines)]


FINANCIAL = (("2018/19", 300), ("2019/20", 260))
CALENDAR = (("2018", 310), ("2019", 270))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            sheet(f"{TITLE} - financial year", "Financial year", *FINANCIAL),
            (f"{TITLE} - calendar year (Jan-Dec)", "Year"),
        ),
        (sheet(f"{TITLE} April to March", "Year", *FINANCIAL), (f"{TITLE} January to December", "Year")),
        (sheet(TITLE, "Financial year", *FINANCIAL), (f"{TITLE}, calendar years", "Calendar year")),
    ],
)
def test_what_a_sheet_says_of_its_years_is_of_its_own_tables(write: Write, one: Grid, other: tuple[str, str]) -> None:
    reading = answer(write({"Table 1": one, "Table 2": sheet(*other, *CALENDAR)}))
    assert {(o.financial_year, o.count) for o in reading.observations if o.status == "reported"} == {
        ("2018/19", 300),
        ("2019/20", 260),
    }
    assert sorted(o.count or 0 for o in reading.observations if o.status == "calendar_year") == [270, 310]


def test_calendar_years_over_financial_ones(write: Write) -> None:
    own = sheet(TITLE, "Year", *FINANCIAL)
    note = "Figures are for calendar years (Jan-Dec)"
    assert not sums(write([*own, [], [note]]))
    assert not sums(write({"Data": own, "Notes": [[note]]}))
    assert not sums(write({"Data": own, "Other": [[f"All {note.lower()}"], ["Year", "Arrests"], ["2018", 3]]}))
    assert not sums(write({"A": own, "B": sheet(f"{TITLE} - calendar year (Jan-Dec)", "Year", *FINANCIAL)}))


OUTCOMES: Grid = [["1 - Charge/Summons", 46, 50], ["14 - Victim declines", 68, 60], ["18 - No suspect", 186, 150]]


@pytest.mark.parametrize(
    "title",
    ["Recorded residential burglaries by current outcome", "All recorded residential burglaries by outcome type"],
)
@pytest.mark.parametrize("total", ["Total recorded", "All recorded", "Total offences", "Total recorded crime"])
def test_a_total_of_what_was_recorded_over_outcomes(write: Write, title: str, total: str) -> None:
    assert sums(write([[title], [], ["Outcome", "2018/19", "2019/20"], *OUTCOMES, [total, 300, 260]])) == BOTH
    assert not sums(write([[title], [], ["Outcome", "2018/19", "2019/20"], *OUTCOMES, [total, 900, 860]]))


@pytest.mark.parametrize(
    "total", ["Total", "Total outcomes", "Positive outcomes", "Total recorded outcomes", "Total offences detected"]
)
def test_a_total_of_outcomes(write: Write, total: str) -> None:
    title = "Recorded residential burglaries by current outcome"
    assert not sums(write([[title], [], ["Outcome", "2018/19", "2019/20"], *OUTCOMES, [total, 300, 260]]))
    title = "Residential burglary by outcome recorded in the year"
    assert not sums(write([[title], [], ["Outcome", "2018/19", "2019/20"], *OUTCOMES, ["Total offences", 300, 260]]))
    title = "Residential burglary outcomes"
    assert not sums(write([[title], [], ["Outcome", "2018/19", "2019/20"], *OUTCOMES, ["Total recorded", 300, 260]]))


@pytest.mark.parametrize("title", ["Residential burglary: by outcome group", "Residential burglary outcomes"])
def test_a_total_of_offences_beside_what_was_not_solved(write: Write, title: str) -> None:
    header = ["Outcome", "2018/19", "2019/20"]
    assert sums(write([[title], [], header, *OUTCOMES, ["Total offences", 300, 260]])) == BOTH
    solved: Grid = [["1 - Charge/Summons", 46, 50], ["2 - Caution", 254, 210]]
    assert not sums(write([[title], [], header, *solved, ["Total offences", 300, 260]]))


def test_outcomes_of_what_was_recorded_that_are_called_offences(write: Write) -> None:
    lines = [["2018/19", *line[:2]] for line in OUTCOMES] + [["2019/20", line[0], line[2]] for line in OUTCOMES]
    title = "Residential burglaries recorded 2018/19 and 2019/20, by outcome at 1 May 2020"
    assert sums(write([[title], ["Year recorded", "Outcome", "Offences"], *lines])) == BOTH
    assert not sums(write([[title], ["Year recorded", "Outcome", "Outcomes"], *lines]))
