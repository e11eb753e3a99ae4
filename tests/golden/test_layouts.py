"""Where years, forces, offences and counts stand in one table: across, down, long, merged, indented, spaced out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .expect import accepted, observations, read

Write = Callable[..., Path]
BOTH = {"2018/19": 8, "2019/20": 19}


def test_years_across_offences_down(write: Write) -> None:
    path = write(
        [
            ["Offence", "2018/19", "2019/20"],
            ["Rape", 3, 12],
            ["Grooming", 5, 7],
        ]
    )
    observations(
        path,
        {
            "B2": {
                "force": "kent",
                "year": "2018/19",
                "offence": "Rape",
                "breakdown": None,
                "count": 3,
                "source_text": "3",
            },
            "C2": {"force": "kent", "year": "2019/20", "offence": "Rape", "count": 12},
            "B3": {"force": "kent", "year": "2018/19", "offence": "Grooming", "count": 5},
            "C3": {"force": "kent", "year": "2019/20", "offence": "Grooming", "count": 7},
        },
    )


def test_years_down_offences_across(write: Write) -> None:
    observations(
        write(
            [
                ["Financial year", "Rape", "Grooming"],
                ["2018/19", 3, 5],
                ["2019/20", 12, 7],
            ]
        ),
        {
            "B2": {"year": "2018/19", "offence": "Rape", "count": 3},
            "C2": {"offence": "Grooming", "count": 5},
            "B3": {"year": "2019/20", "offence": "Rape", "count": 12},
            "C3": {"offence": "Grooming", "count": 7},
        },
    )


def test_years_down_and_one_count(write: Write) -> None:
    accepted(write([["Year", "Number of offences"], ["2018/19", 8], ["2019/20", 19]]), BOTH)


def test_years_across_and_one_row_without_any_label(write: Write) -> None:
    accepted(write([["2018/19", "2019/20"], [8, 19]]), BOTH)


def test_one_row_per_year_and_offence(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Offence", "Count"],
                ["2018/19", "Rape", 3],
                ["2018/19", "Grooming", 5],
                ["2019/20", "Rape", 12],
                ["2019/20", "Grooming", 7],
            ]
        ),
        BOTH,
    )


def test_a_label_stated_once_and_left_blank_below(write: Write) -> None:
    observations(
        write(
            [
                ["Year", "Offence", "Count"],
                ["2018/19", "Rape", 3],
                [None, "Grooming", 5],
                ["2019/20", "Rape", 12],
                [None, "Grooming", 7],
            ]
        ),
        {
            "C2": {"year": "2018/19", "offence": "Rape", "count": 3},
            "C3": {"year": "2018/19", "offence": "Grooming"},
            "C4": {"year": "2019/20", "offence": "Rape", "count": 12},
            "C5": {"year": "2019/20", "offence": "Grooming"},
        },
    )


def test_a_label_merged_down_its_rows(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Offence", "Count"],
                ["2018/19", "Rape", 3],
                [None, "Grooming", 5],
                ["2019/20", "Rape", 12],
                [None, "Grooming", 7],
            ],
            merges=["A2:A3", "A4:A5"],
        ),
        BOTH,
    )


def test_a_year_merged_over_its_columns(write: Write) -> None:
    observations(
        write(
            [
                [None, "2018/19", None, "2019/20", None],
                ["District", "Rape", "Grooming", "Rape", "Grooming"],
                ["All", 3, 5, 12, 7],
            ],
            merges=["B1:C1", "D1:E1"],
        ),
        {
            "B3": {"year": "2018/19", "offence": "Rape", "count": 3},
            "C3": {"year": "2018/19", "offence": "Grooming"},
            "D3": {"year": "2019/20", "offence": "Rape", "count": 12},
            "E3": {"year": "2019/20", "offence": "Grooming"},
        },
    )


def test_a_year_over_its_columns_that_was_never_merged(write: Write) -> None:
    accepted(
        write(
            [
                [None, "2018/19", None, "2019/20", None],
                [None, "Rape", "Grooming", "Rape", "Grooming"],
                ["Offences", 3, 5, 12, 7],
            ]
        ),
        BOTH,
    )


def test_a_merged_header_in_an_old_workbook(write: Write) -> None:
    accepted(
        write(
            [
                [None, "2018/19", None, "2019/20", None],
                [None, "Rape", "Grooming", "Rape", "Grooming"],
                ["Offences", 3, 5, 12, 7],
            ],
            "kent-police-foi.xls",
            merges=["B1:C1", "D1:E1"],
        ),
        BOTH,
    )


def test_a_table_that_starts_far_from_the_corner(write: Write) -> None:
    blank: list[None] = [None] * 6
    accepted(
        write(
            [
                *[blank] * 8,
                [*blank, "Offence", "2018/19", "2019/20"],
                [*blank, "Rape", 3, 12],
                [*blank, "Grooming", 5, 7],
            ]
        ),
        BOTH,
    )


def test_blank_rows_and_columns_inside_a_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", None, "2018/19", None, "2019/20"],
                [None],
                ["Rape", None, 3, None, 12],
                [None],
                ["Grooming", None, 5, None, 7],
            ]
        ),
        BOTH,
    )


def test_headers_broken_over_lines_and_padded(write: Write) -> None:
    observations(
        write(
            [
                ["  Offence \n type", " 2018/\n19 ", "2019/20\u00a0"],
                [" Rape  of a\nfemale ", 3, 12],
                ["Grooming", 5, 7],
            ]
        ),
        {
            "B2": {"offence": "Rape of a female", "year": "2018/19", "count": 3},
            "C2": {"year": "2019/20", "count": 12},
            "B3": {"count": 5},
            "C3": {"count": 7},
        },
    )


def test_years_in_falling_order(write: Write) -> None:
    accepted(write([["Offence", "2019/20", "2018/19"], ["Rape", 12, 3], ["Grooming", 7, 5]]), BOTH)


def test_years_with_a_hole_are_keys_and_not_positions(write: Write) -> None:
    accepted(write([["Offence", "2015/16", "2019/20"], ["Rape", 12, 3]]), {"2015/16": 12, "2019/20": 3})


def test_offence_codes_that_look_like_years_are_codes(write: Write) -> None:
    observations(
        write(
            [
                ["HO code", "Offence", "2018/19"],
                ["17/18", "Sexual assault", 3],
                ["19/20", "Rape", 5],
            ]
        ),
        {
            "C2": {"offence": "Sexual assault", "offence_code": "17/18", "year": "2018/19", "count": 3},
            "C3": {"offence": "Rape", "offence_code": "19/20", "year": "2018/19", "count": 5},
        },
    )


def test_a_column_of_row_numbers_is_not_counted(write: Write) -> None:
    accepted(write([["No.", "Offence", "2018/19"], [1, "Rape", 3], [2, "Grooming", 5]]), {"2018/19": 8})


def test_percentages_changes_rates_ranks_and_running_totals_are_not_counted(write: Write) -> None:
    path = write(
        [
            ["Offence", "2018/19", "2019/20", "Change", "% change", "Rate per 1,000", "Rank", "Cumulative"],
            ["Rape", 4, 6, 2, 50, 0.3, 1, 10],
            ["Grooming", 8, 6, -2, -25, 0.3, 1, 24],
        ]
    )
    observations(path, {"B2": {"count": 4}, "C2": {"count": 6}, "B3": {"count": 8}, "C3": {"count": 6}})


def test_a_percentage_beside_every_year(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", None, "2019/20", None],
                [None, "Number", "%", "Number", "%"],
                ["Rape", 6, 75, 5, 25],
                ["Grooming", 2, 25, 15, 75],
            ],
            merges=["B1:C1", "D1:E1"],
        ),
        {"2018/19": 8, "2019/20": 20},
    )


def test_forces_across_years_down(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Kent", "Essex", "City of London"],
                ["2018/19", 8, 11, 0],
                ["2019/20", 19, 13, 1],
            ],
            "joint-response.xlsx",
        ),
        {
            ("kent", "2018/19"): 8,
            ("essex", "2018/19"): 11,
            ("city-of-london", "2018/19"): 0,
            ("kent", "2019/20"): 19,
            ("essex", "2019/20"): 13,
            ("city-of-london", "2019/20"): 1,
        },
    )


def test_forces_down_with_offences_under_years(write: Write) -> None:
    path = write(
        [
            ["Force", "2018/19", None, "2019/20", None],
            [None, "Rape", "Grooming", "Rape", "Grooming"],
            ["Kent", 1, 2, 3, 4],
            ["Surrey", 5, 6, 7, 8],
        ],
        "joint-response.xlsx",
        merges=["A1:A2", "B1:C1", "D1:E1"],
    )
    accepted(
        path, {("kent", "2018/19"): 3, ("kent", "2019/20"): 7, ("surrey", "2018/19"): 11, ("surrey", "2019/20"): 15}
    )


def test_one_row_per_force_year_and_offence(write: Write) -> None:
    accepted(
        write(
            [
                ["Police force", "Financial year", "Offence", "Offences recorded"],
                ["Kent", "2018/19", "Rape", 3],
                ["Kent", "2018/19", "Grooming", 5],
                ["Surrey", "2018/19", "Rape", 2],
                ["Surrey", "2018/19", "Grooming", 9],
            ],
            "joint-response.xlsx",
        ),
        {("kent", "2018/19"): 8, ("surrey", "2018/19"): 11},
    )


def test_the_group_of_offences_is_a_label_of_its_own(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence group", "Offence", "2018/19", "2019/20"],
                ["Sexual offences", "Rape", 3, 12],
                [None, "Grooming", 5, 7],
                ["Obscene publications", "Indecent images", 20, 30],
            ]
        ),
        {"2018/19": 28, "2019/20": 49},
    )


def test_a_count_printed_over_two_years_belongs_to_neither(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20"], ["Rape", 20, None]], merges=["B2:C2"])
    assert all(seen.count is None or seen.financial_year is None for seen in read(path).observations)


def test_only_zeros_is_an_answer(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19", "2019/20"], ["Rape", 0, 0], ["Grooming", 0, 0]]), {"2018/19": 0, "2019/20": 0}
    )


def test_numbers_under_no_are_counts_or_which_line_it_is(write: Write) -> None:
    head: list[list[object]] = [["Offences 2018/19"], ["Offence", "No.", "%"]]
    accepted(write([*head, ["Rape", 3, "38%"], ["Grooming", 5, "62%"]]), {"2018/19": 8})
    accepted(write([["Offence", "No.", "2018/19"], ["Rape", 1, 3], ["Grooming", 2, 5]]), {"2018/19": 8})
    assert {seen.breakdown for seen in read(write([*head, ["Rape", 3, "38%"]])).observations} == {None}
