"""Tables that a hasty reader gets wrong without noticing. Where the sheet proves no answer, none may be given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pipeline.reading.response import read_response

from .build import Cell, Grid
from .expect import accepted, observations, read, refused, right_or_refused

Write = Callable[..., Path]
BOTH = {"2018/19": 8, "2019/20": 19}


def test_one_offence_and_its_total_are_one_number(write: Write) -> None:
    accepted(write([["Offence", "2018/19", "2019/20"], ["Grooming", 8, 19], ["Total", 8, 19]]), BOTH)


def test_one_year_and_its_total_are_one_number(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19", "Total"], ["Rape", 3, 3], ["Grooming", 5, 5], ["Total", 8, 8]]), {"2018/19": 8}
    )


def test_a_row_below_the_total_is_outside_it(write: Write) -> None:
    refused(
        write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 8], ["Cancelled crimes", 2]]),
        saying="Cancelled|outside|below|8",
    )


def test_year_headings_typed_over_the_middle_of_their_columns(write: Write) -> None:
    right_or_refused(
        write(
            [
                [None, None, "2018/19", None, None, "2019/20", None],
                [None, "Rape", "Grooming", "Images", "Rape", "Grooming", "Images"],
                ["Kent", 1, 2, 3, 40, 50, 60],
            ]
        ),
        {"2018/19": 6, "2019/20": 150},
    )


@pytest.mark.parametrize(
    "title",
    [
        "Offences per 100,000 population",
        "Rate per 1,000 children",
        "Percentage of offences that were online",
        "Offences (thousands)",
        "Average number of offences per month",
        "Cumulative offences since 1 April 2015",
    ],
)
def test_a_title_that_says_these_are_no_counts_is_heeded(write: Write, title: str) -> None:
    path = write([[title], ["Year", "Kent"], ["2018/19", 20], ["2019/20", 34]])
    assert all(seen.count is None for seen in read(path).observations)


@pytest.mark.parametrize("label", ["Rape (per 10k)", "Rape (hundreds)", "Rape (thousands)", "Rape per 1,000"])
def test_a_line_that_says_so_is_heeded(write: Write, label: str) -> None:
    path = write([["Offence", "2018/19", "2019/20"], [label, 20, 34]], "kent-police-foi.xlsx")
    assert all(seen.count is None for seen in read(path).observations)


@pytest.mark.parametrize("label", ["Change", "Difference", "% change", "Increase/decrease", "Percentage change"])
def test_a_row_of_changes_below_the_years_is_not_counted(write: Write, label: str) -> None:
    accepted(
        write([["Year", "Rape", "Grooming"], ["2018/19", 4, 10], ["2019/20", 5, 8], [label, 25, -20]]),
        {"2018/19": 14, "2019/20": 13},
    )


@pytest.mark.parametrize("label", ["2019/20 v 2018/19", "2018/19 to 2019/20", "+/-", "2018/19 - 2019/20"])
def test_a_column_of_changes_named_by_its_years_is_not_counted(write: Write, label: str) -> None:
    right_or_refused(write([["Offence", "2018/19", "2019/20", label], ["Rape", 3, 12, 9], ["Grooming", 5, 7, 2]]), BOTH)


def test_a_span_that_is_the_sum_of_its_years_is_their_total(write: Write) -> None:
    header = ["Offence", "2018/19", "2019/20", "2018/19 - 2019/20"]
    accepted(write([header, ["Rape", 3, 12, 15], ["Grooming", 5, 7, 12]]), BOTH)


def test_one_label_in_two_groups_is_two_rows(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19"],
                ["Rape", None],
                ["Victim under 13", 3],
                ["Victim 13 and over", 4],
                ["Sexual assault", None],
                ["Victim under 13", 2],
                ["Victim 13 and over", 6],
                ["Total", 15],
            ]
        ),
        {"2018/19": 15},
    )


def test_a_wide_table_wrapped_onto_a_second_block_of_years(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2015/16", "2016/17", "2017/18"],
                ["Rape", 1, 2, 3],
                ["Grooming", 4, 5, 6],
                [None],
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                ["Grooming", 5, 7],
            ]
        ),
        {"2015/16": 5, "2016/17": 7, "2017/18": 9, **BOTH},
    )


@pytest.mark.parametrize(("first", "second"), [("2018/19 (original)", "2018/19 (revised)"), ("2018/19", "2018/19")])
def test_one_year_in_two_columns_that_differ_is_refused(write: Write, first: str, second: str) -> None:
    refused(write([["Offence", first, second], ["Rape", 3, 4], ["Grooming", 5, 5]]), saying="2018/19")


def test_a_footnote_digit_glued_to_a_year_does_not_move_it(write: Write) -> None:
    right_or_refused(write([["Offence", "2018/191", "2019/202"], ["Rape", 3, 12], ["Grooming", 5, 7]]), BOTH)


@pytest.mark.parametrize("text", ["34 offences", "34 crimes recorded", "Thirty four", "٣٤", "３４"])
def test_a_number_in_other_clothes_is_right_or_refused(write: Write, text: str) -> None:
    right_or_refused(write([["Year", "Offences"], ["2018/19", text]]), {"2018/19": 34})


@pytest.mark.parametrize("header", ["\ufeff2018/19", "2018/19\u200b", "\u200e2018/19", "2018⁄19", "2018∕19"])
def test_invisible_letters_and_other_slashes_in_a_year(write: Write, header: str) -> None:
    accepted(write([["Offence", header], ["Rape", 3], ["Grooming", 5]]), {"2018/19": 8})


def test_the_national_figure_beside_the_force_is_not_its_figure(write: Write) -> None:
    right_or_refused(write([["Year", "Kent", "England and Wales"], ["2018/19", 8, 8996], ["2019/20", 19, 10391]]), BOTH)


def test_only_a_national_figure_is_no_force(write: Write) -> None:
    refused(write([["Area", "2019/20"], ["England and Wales", 10058]], "answer.xlsx"), saying="force|no table")


def test_a_quarter_of_the_next_year_below_whole_years(write: Write) -> None:
    observations(
        write([["Year", "Offences"], ["2018/19", 8], ["2019/20", 19], ["2020/21 Q1", 4]]),
        {
            "B2": {"year": "2018/19", "count": 8},
            "B3": {"year": "2019/20", "count": 19},
            "B4": {"year": None, "count": 4},
        },
    )


def test_two_totals_of_different_things(write: Write) -> None:
    refused(
        write([["Year", "Total recorded", "Total detected"], ["2018/19", 34, 8], ["2019/20", 41, 9]]),
        saying="recorded.*detected|detected.*recorded",
    )


def months(days: list[date]) -> Grid:
    return [["Month", *days], ["Offences", *range(1, 13)]]  # 78 together


FORMATS = {f"{column}1": "mmm-yy" for column in "BCDEFGHIJKLM"}
STARTS = [date(2018, m, 1) for m in range(4, 13)] + [date(2019, m, 1) for m in range(1, 4)]


def test_months_counted_from_1904_are_the_same_months(write: Write) -> None:
    path = write(months(STARTS), formats=FORMATS)
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    accepted(path, {"2018/19": 78})


def test_months_as_their_last_days_are_the_same_months(write: Write) -> None:
    ends = [
        date(2018, 4, 30),
        date(2018, 5, 31),
        date(2018, 6, 30),
        date(2018, 7, 31),
        date(2018, 8, 31),
        date(2018, 9, 30),
        date(2018, 10, 31),
        date(2018, 11, 30),
        date(2018, 12, 31),
        date(2019, 1, 31),
        date(2019, 2, 28),
        date(2019, 3, 31),
    ]
    accepted(write(months(ends), formats=FORMATS), {"2018/19": 78})


def test_two_identical_columns_for_two_years_are_still_two_years(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19", "2019/20"], ["Rape", 3, 3], ["Grooming", 5, 5]]), {"2018/19": 8, "2019/20": 8}
    )


def test_a_very_long_note_is_a_note(write: Write) -> None:
    accepted(write([["Year", "Offences"], ["2018/19", 8], ["2019/20", 19], ["The Act. " * 3000]]), BOTH)


def test_markup_in_a_label_is_text(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["<script>alert(1)</script>[red]", 3], ["Robert'); DROP TABLE", 5]])
    accepted(path, {"2018/19": 8})


PLATFORMS: Grid = [["Platform", "2018/19", "2019/20"], ["Facebook", 50, 60], ["Instagram", 30, 45]]


@pytest.mark.parametrize(
    "note",
    [
        "An offence may involve more than one platform and so be counted more than once.",
        "Please note that one crime can appear under several platforms",
        "Categories are not mutually exclusive.",
    ],
)
def test_lines_that_a_note_says_overlap(write: Write, note: str) -> None:
    path = write([*PLATFORMS, [], [note]])
    refused(path, "A5", saying="counted in several lines", suggesting="ignore the note")
    proved = [*PLATFORMS, ["Total", 80, 105], [], [note]]
    accepted(write(proved), {"2018/19": 80, "2019/20": 105})


def test_lines_that_a_note_says_do_not_overlap(write: Write) -> None:
    note = "Where there is more than one platform, an offence has not been counted twice."
    accepted(write([*PLATFORMS, [], [note]]), {"2018/19": 80, "2019/20": 105})


def test_non_crime_incidents_beside_offences(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Grooming", 3], ["Non-crime incidents", 30]])
    refused(path, saying="could both be the answer.*Non-crime")


def test_a_sheet_named_as_rates_beside_counts(write: Write) -> None:
    sheets = {"Counts": [["Year", "Kent"], ["2018/19", 50]], "Rate per million": [["Year", "Kent"], ["2018/19", 27]]}
    accepted(write(sheets), {"2018/19": 50})
    refused(write({"Rate per million": sheets["Rate per million"]}), saying="sheet's name.*rate")


@pytest.mark.parametrize(
    ("title", "last", "status"),
    [
        ("", "Evidential difficulties", "quarantined"),
        ("", "Still under investigation", "accepted"),
        ("Offences by outcome", "Evidential difficulties", "accepted"),
    ],
)
def test_outcomes_are_offences_only_if_something_says_so(write: Write, title: str, last: str, status: str) -> None:
    grid = [["Outcome type", "2018/19", "2019/20"], ["Charged", 5, 6], ["Caution", 1, 2], [last, 20, 30]]
    path = write([[title or None], *grid])
    assert read_response(path, collection="online-offences", round_=2020).status == status


@pytest.mark.parametrize("heading", ["Devices seized", "Arrests", "Number of suspects"])
def test_lines_under_a_heading_of_something_else(write: Write, heading: str) -> None:
    refused(write([[heading, "2018/19"], ["Phones", 30], ["Laptops", 4]]), "A1", saying="something else than offences")


@pytest.mark.parametrize("title", ["Top 10 offences by volume", "The ten most common offences", "A sample of offences"])
def test_a_part_by_its_title(write: Write, title: str) -> None:
    refused(write([[title], ["Offence", "2018/19"], ["Rape", 30], ["Grooming", 4]]), "A1", saying="something else")


@pytest.mark.parametrize(
    "heading",
    [
        "Value stolen (£)",
        "Cost of goods stolen",
        "Losses in £",
        "Financial loss",
        "Total cost",
        "Amount paid",
        "Compensation",
        "Total spend",
        "Overtime payments",
    ],
)
def test_sums_of_money_that_only_their_heading_tells(write: Write, heading: str) -> None:
    refused(write([["Year", heading], ["2018/19", 1250], ["2019/20", 1425]]), "B1", saying="money")


def test_an_amount_in_the_name_of_an_offence_is_no_money(write: Write) -> None:
    accepted(write([["Offence", "2018/19"], ["Criminal damage over £5,000", 12]]), {"2018/19": 12})


@pytest.mark.parametrize(
    "heading",
    [
        "Length of sentence (months)",
        "Response time (minutes)",
        "Hours spent",
        "Days lost",
        "Weight (g)",
        "Quantity seized (kg)",
        "Grams of cocaine",
        "Miles driven",
    ],
)
def test_hours_weights_and_the_like_are_no_counts(write: Write, heading: str) -> None:
    refused(write([["Year", heading], ["2018/19", 120], ["2019/20", 140]]), "B1", saying="unit")


def test_hours_in_a_title_are_no_counts(write: Write) -> None:
    refused(write([["Hours of overtime worked by year"], ["Year", "Total"], ["2018/19", 120], ["2019/20", 140]]), "A1")


@pytest.mark.parametrize(
    "label", ["0-24 hours", "Making off without payment", "Paying for sexual services", "28+ days"]
)
def test_a_unit_within_the_name_of_a_line_is_no_unit_of_its_figures(write: Write, label: str) -> None:
    grid: Grid = [["Offence", "2018/19", "2019/20"], [label, 3, 12], ["Theft", 5, 7], ["Total", 8, 19]]
    accepted(write(grid), BOTH)


@pytest.mark.parametrize("heading", ["Academic year", "School year", "Calendar year"])
def test_years_that_their_heading_says_are_other_years(write: Write, heading: str) -> None:
    refused(write([[heading, "Offences"], ["2018/19", 50], ["2019/20", 31]]), "A2", saying="which twelve months")


@pytest.mark.parametrize(
    ("wording", "is_other"),
    [
        ("Number of persons arrested for stalking", True),
        ("Arrests for stalking", True),
        ("Stalking arrests", True),
        ("Number of victims of stalking", True),
        ("Stalking victims by year", True),
        ("Number of stalking suspects", True),
        ("Defendants convicted of stalking", True),
        ("Convictions for stalking", True),
        ("Number charged with stalking", True),
        ("Stalking offences resulting in charge", True),
        ("Stalking Protection Orders granted", True),
        ("Recorded stalking offences", False),
        ("Breach of a stalking protection order", False),
        ("Rape by multiple offenders", False),
        ("Intimidation of victims", False),
        ("Stalking offences with child victims", False),
    ],
)
@pytest.mark.parametrize("place", ["title", "heading", "label"])
def test_what_is_counted_is_the_word_that_the_rest_hangs_on(
    write: Write, place: str, wording: str, is_other: bool
) -> None:
    grid: dict[str, list[list[Cell]]] = {
        "title": [[wording], ["Financial year", "Number"], ["2018/19", 30], ["2019/20", 41]],
        "heading": [["Financial year", wording], ["2018/19", 30], ["2019/20", 41]],
        "label": [[None, "2018/19", "2019/20"], [wording, 30, 41]],
    }
    reading = read_response(write(grid[place]), collection="recorded-offences", round_=2020)
    assert reading.status == ("quarantined" if is_other else "accepted"), reading.quarantine
    assert all(refusal.suggestion for refusal in reading.quarantine)


@pytest.mark.parametrize(
    ("sheet", "status"), [("Arrests", "quarantined"), ("Victims", "quarantined"), ("Kent", "accepted")]
)
def test_a_sheet_named_as_what_it_counts(write: Write, sheet: str, status: str) -> None:
    path = write({sheet: [["Financial year", "Number"], ["2018/19", 30], ["2019/20", 41]]})
    assert read_response(path, collection="stalking-offences", round_=2020).status == status


def test_a_sheet_named_as_victims_whose_heading_says_offences(write: Write) -> None:
    path = write({"Victims": [["Financial year", "Offences recorded"], ["2018/19", 30], ["2019/20", 41]]})
    assert read_response(path, collection="stalking-offences", round_=2020).status == "accepted"
