"""What natural responses hold that is no fault: numbered months, letters after years, both languages in a cell, a total
without a label of its own, other columns that a title names, a legend within a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import MONTHS, Grid
from .expect import accepted, force_years, refused

Write = Callable[..., Path]
DOGS = Collection(name="dog-theft", title="Dog theft", counts="Offences of theft of a dog recorded by the force")
SHOPLIFTING = Collection(name="shoplifting", title="Shoplifting", counts="Offences of shoplifting recorded")
YEARS: Grid = [[None, "2018/19", "2019/20"], ["Offences recorded", 100, 120]]
BOTH = {"2018/19": 100, "2019/20": 120}


def _months(names: list[str]) -> Grid:
    return [["Fin Year", "Month", "Crimes"], *([year, n, 10] for year in ("2018/19", "2019/20") for n in names)]


@pytest.mark.parametrize("order", ["{:02} {}", "{} {}"])
def test_months_with_the_number_by_which_they_sort(write: Write, order: str) -> None:
    names = [order.format(n, month) for n, month in enumerate(MONTHS, 1)]
    reading = read_response(write(_months(names)), round_=2020)
    assert sum(o.count or 0 for o in reading.observations) == 240
    assert {o.period_start.day for o in reading.observations} == {1}


@pytest.mark.parametrize("names", [[f"01 {month}" for month in MONTHS], ["01 April", "02 May"]])
def test_days_of_months_stay_in_doubt(write: Write, names: list[str]) -> None:
    refused(write(_months(names)), saying="may be a day")


def test_years_marked_as_revised_and_provisional(write: Write) -> None:
    notes: Grid = [[], ["r: revised"], ["p: provisional. Figures for 2019/20 remain so until the annual publication."]]
    accepted(write([[None, "2018/19 r", "2019/20 p"], YEARS[1], *notes]), BOTH)


def test_a_letter_whose_note_makes_the_year_a_part(write: Write) -> None:
    reading = read_response(write([[None, "2018/19", "2019/20 p"], YEARS[1], [], ["p: to December only"]]), round_=2020)
    assert ("kent", "2019/20") not in force_years(reading)


def test_a_label_in_welsh_and_english(write: Write) -> None:
    label = "Troseddau a gofnodwyd\nOffences recorded"
    path = write([[None, "2018/19", "2019/20"], [label, 100, 120]], "heddlu-dyfed-powys.xlsx")
    reading = read_response(path, settings=DOGS, round_=2020)
    assert force_years(reading) == {("dyfed-powys", year): count for year, count in BOTH.items()}


def test_a_total_of_all_years_without_a_label_of_its_own(write: Write) -> None:
    heads: Grid = [["Fin Year", "Offence", "Total"]]
    lines: Grid = [["FY 2018/19", "Theft of dog", 100], ["FY 2019/20", "Theft of dog", 120], [None, "Total", 220]]
    accepted(write([*heads, *lines]), BOTH)
    refused(write([*heads, *lines[:2], [None, "Total", 221]]), saying="221")


def test_a_column_of_the_resolved_that_the_title_names(write: Write) -> None:
    heads: Grid = [["Financial Year", "Number of offences", "Number resolved", "Resolved rate"]]
    lines: Grid = [["2018/19", 100, 20, 0.2], ["2019/20", 120, 30, 0.25]]
    path = write([["Shoplifting offences recorded and resolved rate"], [], *heads, *lines])
    reading = read_response(path, settings=SHOPLIFTING, round_=2020)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}


def test_a_legend_within_a_sentence(write: Write) -> None:
    legend = "This table uses shorthand: [c] = confidential, a count of fewer than 5."
    table: Grid = [["District", "2018/19", "2019/20"], ["Medway", 40, 50], ["Dover", "[c]", 10]]
    accepted(write([[legend], [], *table]), {"2018/19": (40, 44), "2019/20": 60})


def test_a_year_of_which_nothing_is_held_stays_that_year(write: Write) -> None:
    note = "The offence came into use on our system in April 2019; records before then are not searchable."
    path = write([["Financial year", "Offences"], ["2018/19", "Not held"], ["2019/20", 120], [], [note]])
    (before, after) = read_response(path, round_=2020).observations
    assert (before.financial_year, before.status) == ("2018/19", "not_held")
    assert (after.financial_year, after.count) == ("2019/20", 120)


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Number of dogs reported stolen", "Dogs"), ("Dogs stolen", "Number"), ("FOI", "Dogs stolen")],
)
def test_things_stolen_are_no_offences(write: Write, title: str, heading: str) -> None:
    path = write([[title], [], ["Financial Year", heading], ["2018/19", 100], ["2019/20", 120]])
    assert read_response(path, settings=DOGS, round_=2020).observations == []


@pytest.mark.parametrize(
    "note",
    [
        "The figures provided are a snapshot in time and could change following further investigation or data work.",
        "See tab Q1",
        "Crimes transferred to another force are not in these figures.",
    ],
)
def test_boilerplate_says_nothing(write: Write, note: str) -> None:
    reading = read_response(write([["Dog theft offences"], *YEARS, [], [note]]), settings=DOGS, round_=2020)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}


def test_a_grand_total_under_years_with_several_lines(write: Write) -> None:
    lines: Grid = [["FY 2018/19", "North", 60], [None, "South", 40], ["FY 2019/20", "North", 50], [None, "South", 70]]
    accepted(write([["Financial year", "Area", "Crimes"], *lines, [None, "Grand Total", 220]]), BOTH)
    refused(write([["Financial year", "Area", "Crimes"], *lines, [None, "Grand Total", 219]]), saying="219")


@pytest.mark.parametrize("part", ["Detected offences", "Non-crime incidents"])
def test_a_part_that_its_name_sets_beside_the_offences_recorded(write: Write, part: str) -> None:
    table: Grid = [["Year", "Recorded offences", part], ["2018/19", 100, 20], ["2019/20", 120, 30]]
    reading = read_response(write([["Dog theft"], *table]), settings=DOGS, round_=2020)
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}


def test_a_column_of_numbers_beside_the_names_of_months(write: Write) -> None:
    lines: Grid = [[year, n, m, 10] for year in ("2018/19", "2019/20") for n, m in enumerate(MONTHS, 1)]
    reading = read_response(write([["FinYear", "MonthNo", "Month", "Offences"], *lines]), round_=2020)
    assert sum(o.count or 0 for o in reading.observations) == 240


def test_a_table_of_years_and_numbers_is_no_list_of_records(write: Write) -> None:
    rows: Grid = [["Financial Year", "Number of recorded offences"], ["2018/19", "100"], ["2019/20", "120"]]
    accepted(write([*rows, ["Total", "220"]]), BOTH)


@pytest.mark.parametrize("sheet", ["Escooter", "E-scooters", "NEC Connect"])
def test_a_sheet_of_the_same_word_or_of_a_system(write: Write, sheet: str) -> None:
    asked = Collection(name="e-scooters", title="E-scooter offences", counts="Offences that involved an e-scooter")
    reading = read_response(write({sheet: [["Offences involving an e-scooter"], *YEARS]}), settings=asked, round_=2020)
    assert len(reading.observations) == 2


@pytest.mark.parametrize("heading", ["Dogs", "Horses", "Persons dealt with", "Number of individuals"])
def test_things_or_people_over_all_figures(write: Write, heading: str) -> None:
    table: Grid = [["Dog theft"], ["Year", heading], ["2018/19", 100], ["2019/20", 120]]
    assert read_response(write(table), settings=DOGS, round_=2020).observations == []


@pytest.mark.parametrize("label", ["Subject", "Topic", "Title"])
def test_a_block_of_labels_and_values_over_the_table(write: Write, label: str) -> None:
    reading = read_response(
        write([["Reference", "25/1671"], [label, "Dog theft"], [], *YEARS]), settings=DOGS, round_=2020
    )
    assert force_years(reading) == {("kent", year): count for year, count in BOTH.items()}
