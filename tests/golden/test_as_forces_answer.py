"""Answers as forces send them that were once refused, or read otherwise than they are meant: each with its guilty twin.

What belongs here: small whole answers of no other file's kind. What does not: one rule's twins, which have a file of
their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]
TWO = {"title": "Flashing and voyeurism", "counts": "Offences of exposure and of voyeurism"}


def answer(path: Path, **about: Any) -> Reading:
    return read_response(path, collection="asked", settings=Collection(name="asked", **about))


def sums(one: int, two: int) -> dict[tuple[str, str], int]:
    return {("kent", "2021/22"): one, ("kent", "2022/23"): two}


@pytest.mark.parametrize(
    "rows",
    [
        [["Exposure", 300, 270], ["Voyeurism", 35, 41]],
        [["Exposure", 300, 270], ["Voyeurism", 35, 41], ["Total", 335, 311]],
        [["Exposure and voyeurism offences", 335, 311]],
    ],
)
def test_two_offences_of_which_the_title_calls_one_by_another_name(write: Write, rows: Grid) -> None:
    assert force_years(answer(write([["Offence", *YEARS], *rows]), **TWO)) == sums(335, 311)


@pytest.mark.parametrize("alone", ["Exposure", "Voyeurism"])
def test_one_of_two_offences_is_less_than_was_asked(write: Write, alone: str) -> None:
    reading = answer(write([["Offence", *YEARS], [alone, 300, 270]]), **TWO)
    assert not reading.observations and "one of 2 kinds" in reading.reason


def test_a_sheet_may_bear_the_number_of_the_request(write: Write) -> None:
    grid: Grid = [["Force", *YEARS], ["Kent Police", 300, 270]]
    path = write({"DJ2025-338": grid}, name="Kent Police DJ2025-338.xlsx")
    assert force_years(answer(path, title="Burglary")) == sums(300, 270)
    other = answer(write({"DJ2025-338 urban": grid}, name="Kent Police DJ2025-338.xlsx"), title="Burglary")
    assert not other.observations and "urban" in other.reason


def months(last: int = 3) -> Grid:
    names = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    return [[year + (n > 8), name, 10 + n] for year in (2021, 2022) for n, name in enumerate(names)][: 21 + last]


def test_months_beside_their_calendar_year_are_of_the_months_of_the_title(write: Write) -> None:
    head: Grid = [["Burglary, April 2021 to March 2023"], ["Year", "Month", "Offences"]]
    read = answer(write([*head, *months()]), title="Burglary")
    assert sum(o.count or 0 for o in read.observations) == sum(row[2] for row in months())
    other: Grid = [["Burglary, April 2022 to March 2024"], ["Year", "Month", "Offences"]]
    assert not answer(write([*other, *months()]), title="Burglary").observations


@pytest.mark.parametrize(("first", "second"), [("TNO", "SD"), ("Rec", "Det"), ("AAA", "BBB")])
def test_a_total_below_two_columns_does_not_add_them_to_each_other(write: Write, first: str, second: str) -> None:
    grid: Grid = [
        ["Burglary by district"],
        ["District", "2021/22", None, "2022/23", None],
        [None, first, second, first, second],
        ["Dover", 576, 179, 599, 255],
        ["Medway", 647, 242, 645, 238],
        ["Total", 1223, 421, 1244, 493],
    ]
    reading = answer(write(grid), title="Burglary")
    assert not reading.observations
    assert f"Nothing says that {first!r} and {second!r}" in reading.reason


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Robbery", "Recorded crime: robbery (personal and business)"),
        ("Robbery", "Business and personal robbery"),
        ("Burglary", "Burglary - residential and business & community"),
        ("Arson", "Wilful fireraising"),
        ("Rape", "Troseddau treisio"),
        ("Residential burglary", "Burglary in a dwelling"),
    ],
)
def test_a_title_that_lists_both_kinds_or_says_it_in_other_words(write: Write, question: str, title: str) -> None:
    grid: Grid = [[title], ["Force", *YEARS], ["Kent Police", 300, 270]]
    assert force_years(answer(write(grid), title=question)) == sums(300, 270)


def robbery(*kinds: str) -> dict[str, Grid]:
    return {
        f"{kind} robbery": [
            [f"Robbery of {kind} property"],
            ["District", *YEARS],
            ["Dover", 10 + n, 20],
            ["Medway", 30, 40 + n],
            ["Total", 40 + n, 60 + n],
        ]
        for n, kind in enumerate(kinds)
    }


def test_a_sheet_of_each_kind_of_robbery(write: Write) -> None:
    assert force_years(answer(write(robbery("personal", "business")), title="Robbery")) == sums(81, 121)


@pytest.mark.parametrize("kinds", [("personal",), ("business",), ("personal", "street")])
def test_one_kind_of_robbery_is_less_than_was_asked(write: Write, kinds: tuple[str, ...]) -> None:
    assert not answer(write(robbery(*kinds)), title="Robbery").observations


def test_a_total_of_other_offences_too_proves_no_sum_of_those_that_are_left(write: Write) -> None:
    """Aggravated taking is a class of its own beside theft: a total over all vehicle crime adds up more than them."""
    grid: Grid = [
        ["Vehicle offences recorded"],
        ["Offence", *YEARS],
        ["Aggravated vehicle taking", 149, 129],
        ["Theft from a motor vehicle", 4367, 4494],
        ["Theft of a motor vehicle", 1590, 1384],
        ["Vehicle offences total", 6106, 6007],
    ]
    reading = answer(write(grid), title="Thefts of motor vehicles", counts="Offences of theft of a motor vehicle")
    assert force_years(reading) in ({}, sums(1590, 1384))


CALLED_SO = [
    ("Knife crime", "Offences involving a knife or sharp instrument (ADR 160 return)"),
    ("Stalking offences", "Stalking crimes recorded (Section 39, Criminal Justice and Licensing (Scotland) Act 2010)"),
    ("Bicycle theft", "Theft or unauthorised taking of a pedal cycle"),
    ("Blackmail offences", "Blackmail offences (figures refreshed May 2025)"),
]


@pytest.mark.parametrize(("question", "title"), CALLED_SO)
def test_titles_that_say_of_the_law_or_of_the_making_of_the_figures(write: Write, question: str, title: str) -> None:
    grid: Grid = [[title], ["Force", *YEARS], ["Kent Police", 300, 270]]
    assert force_years(answer(write(grid), title=question)) == sums(300, 270)


@pytest.mark.parametrize("title", ["Domestic abuse 999 calls and incidents", "Domestic abuse calls and crimes"])
def test_calls_joined_to_anything_are_no_offences(write: Write, title: str) -> None:
    grid: Grid = [[title], ["Force", *YEARS], ["Kent Police", 300, 270]]
    reading = answer(write(grid), title="Domestic abuse offences", counts="Offences flagged as domestic abuse")
    assert not reading.observations and "incidents" in reading.reason


def test_a_group_of_offences_over_the_one_that_was_asked_for(write: Write) -> None:
    grid: Grid = [
        ["Offence group", "Offence", *YEARS],
        ["Violence against the person", "012/00 Cruelty to and neglect of children", 300, 270],
    ]
    about = {"title": "Cruelty to children", "counts": "Offences of cruelty to or neglect of children"}
    assert force_years(answer(write(grid), **about)) == sums(300, 270)


def test_a_line_that_denies_what_narrows_the_question(write: Write) -> None:
    """The title of the question calls it by another word, so that the two share `robbery` alone."""
    grid: Grid = [
        ["Robbery offences", *YEARS],
        ["Knife or sharp instrument used", 371, 457],
        ["No knife or sharp instrument used", 750, 1040],
        ["All robbery", 1121, 1497],
    ]
    about = {"title": "Robbery at knifepoint", "counts": "Robberies in which a knife or sharp instrument was used"}
    assert force_years(answer(write(grid), **about)) in ({}, sums(371, 457))


@pytest.mark.parametrize("corner", ["Kidnapping and child abduction", "Kidnapping", "Burglary and robbery"])
def test_a_corner_that_names_another_offence_or_two(write: Write, corner: str) -> None:
    assert not answer(write([[corner, *YEARS], ["Offences", 346, 326]]), title="Child abduction").observations


def test_a_corner_that_names_what_was_asked(write: Write) -> None:
    grid: Grid = [["Child abduction", *YEARS], ["Offences", 346, 326]]
    assert force_years(answer(write(grid), title="Child abduction")) == sums(346, 326)


def test_two_questions_whose_tables_are_all_called_totals(write: Write) -> None:
    years: Grid = [["Financial year", "Total"], ["2021/22", 44], ["2022/23", 60]]
    grid: Grid = [["Q1 Total number of bicycle thefts"], *years, [None], ["Q2 Total number of scooter thefts"], *years]
    reading = answer(write(grid), title="Bicycle theft")
    assert reading.observations or reading.quarantine[0].cell
    assert "failed" not in reading.reason


@pytest.mark.parametrize(
    "heads",
    [
        ["Offences", "Detected", "Undetected"],
        ["Recorded offences", "Charged", "Victim declines to support"],
        ["Number of offences", "Male", "Female"],
    ],
)
def test_the_offences_before_what_became_of_them_are_their_total(write: Write, heads: list[str]) -> None:
    rows: Grid = [["2021/22", 300, 20, 280], ["2022/23", 270, 30, 240]]
    assert force_years(answer(write([["Shoplifting"], ["Year", *heads], *rows]), title="Shoplifting")) == sums(300, 270)


@pytest.mark.parametrize("heads", [["Incidents", "Crimes", "Non-crimes"], ["Arrests", "Charged", "Released"]])
def test_a_sum_that_is_called_by_something_else_is_none_of_offences(write: Write, heads: list[str]) -> None:
    rows: Grid = [["2021/22", 300, 20, 280], ["2022/23", 270, 30, 240]]
    reading = answer(write([["Shoplifting"], ["Year", *heads], *rows]), title="Shoplifting")
    assert force_years(reading) in ({}, sums(20, 30))


@pytest.mark.parametrize("last", ["2023/24 (to 31 December 2023)", "2023/24"])
def test_a_note_of_the_current_year_is_of_the_last_one_though_its_label_says_so_too(write: Write, last: str) -> None:
    note = "Figures for the current year are up to the end of December."
    grid: Grid = [["Burglary offences"], ["Force", *YEARS, last], ["Kent", 300, 270, 190], [None], [note]]
    reading = answer(write(grid), title="Burglary")
    whole = {o.financial_year: o.count for o in reading.observations if o.financial_year}
    assert whole == {"2021/22": 300, "2022/23": 270}


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("question", ["Shoplifting", "Stalking", "Rape"])
@pytest.mark.parametrize("labels", [("Theft", "Violence"), ("Robbery", "Burglary"), ("Theft offences", "Arson")])
def test_other_offences_alone_are_none_of_one_that_the_law_tells_apart(
    write: Write, question: str, labels: tuple[str, str], total: bool
) -> None:
    rows: Grid = [[label, 20 + n, 30] for n, label in enumerate(labels)]
    sums_: Grid = [["Total", 41, 60]] if total else []
    reading = answer(write([["Crime in Kent"], ["Crime", *YEARS], *rows, *sums_]), title=question)
    assert not reading.observations


def test_what_is_said_of_the_years_of_other_things_dates_no_figures(write: Write) -> None:
    grid: Grid = [["Arson offences"], ["Year", "Offences"], [2022, 300], [2023, 270], [None]]
    for note in ("Population figures are for the year ending March", "Officers as at year ending 31 March"):
        assert not answer(write([*grid, [note]]), title="Arson").observations, note
