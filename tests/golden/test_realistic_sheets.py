"""Whole responses as forces send them: several sheets, several forces, several questions in one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Cell, Grid
from .expect import accepted, partly, read, refused, withheld

Write = Callable[..., Path]
COVER: Grid = [["Kent Police"], ["Freedom of Information Act 2000"], ["Reference 2020/0117, 14 May 2020"]]
TABLE: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]


def one_year(*counts: int) -> Grid:
    return [["Offence", "Count"], ["Rape", counts[0]], ["Grooming", counts[1]], ["Total", counts[2]]]


def test_a_cover_sheet_a_data_sheet_and_notes(write: Write) -> None:
    notes: Grid = [["Notes"], ["1. Figures come from a live system, and may change."], ["2. 12 records are open."]]
    accepted(write({"Cover": COVER, "Data": TABLE, "Notes": notes}), {"2018/19": 8, "2019/20": 19})


def test_a_sheet_a_year(write: Write) -> None:
    accepted(write({"2018-19": one_year(3, 5, 8), "2019-20": one_year(12, 7, 19)}), {"2018/19": 8, "2019/20": 19})


def test_a_sheet_a_year_with_a_summary_before_them(write: Write) -> None:
    summary: Grid = [["Year", "Total offences"], ["2018/19", 8], ["2019/20", 19], ["Total", 27]]
    accepted(
        write({"Summary": summary, "2018-19": one_year(3, 5, 8), "2019-20": one_year(12, 7, 19)}),
        {"2018/19": 8, "2019/20": 19},
    )


def test_a_summary_that_its_sheets_contradict(write: Write) -> None:
    summary: Grid = [["Year", "Total offences"], ["2018/19", 9], ["2019/20", 19]]
    withheld(
        write({"Summary": summary, "2018-19": one_year(3, 5, 8), "2019-20": one_year(12, 7, 19)}),
        "2018/19",
        saying="9.*8|8.*9",
    )


def test_a_sheet_a_force(write: Write) -> None:
    path = write({"Norfolk": TABLE, "Suffolk": [TABLE[0], ["Rape", 1, 2], ["Grooming", 30, 40]]}, "joint-foi.xlsx")
    accepted(
        path,
        {("norfolk", "2018/19"): 8, ("norfolk", "2019/20"): 19, ("suffolk", "2018/19"): 31, ("suffolk", "2019/20"): 42},
    )


def test_a_sheet_a_force_in_a_file_named_after_both(write: Write) -> None:
    path = write(
        {"Norfolk": TABLE, "Suffolk": [TABLE[0], ["Rape", 1, 2], ["Grooming", 30, 40]]}, "norfolk-and-suffolk-foi.xls"
    )
    accepted(
        path,
        {("norfolk", "2018/19"): 8, ("norfolk", "2019/20"): 19, ("suffolk", "2018/19"): 31, ("suffolk", "2019/20"): 42},
    )


def test_a_sheet_an_offence(write: Write) -> None:
    accepted(
        write(
            {
                "Rape": [["Year", "Number"], ["2018/19", 3], ["2019/20", 12]],
                "Grooming": [["Year", "Number"], ["2018/19", 5], ["2019/20", 7]],
            }
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_two_forces_stacked_under_their_names(write: Write) -> None:
    path = write(
        [
            ["Warwickshire Police"],
            ["Offence", "2018/19", "2019/20"],
            ["Rape", 2, 3],
            ["Grooming", 10, 12],
            [None],
            ["West Mercia Police"],
            ["Offence", "2018/19", "2019/20"],
            ["Rape", 41, 89],
            ["Grooming", 150, 300],
        ],
        "alliance-response.xlsx",
    )
    accepted(
        path,
        {
            ("warwickshire", "2018/19"): 12,
            ("warwickshire", "2019/20"): 15,
            ("west-mercia", "2018/19"): 191,
            ("west-mercia", "2019/20"): 389,
        },
    )


def test_two_forces_side_by_side_with_their_joint_total(write: Write) -> None:
    path = write(
        [
            ["Year", "Bedfordshire Police", "Hertfordshire Constabulary", "Total"],
            ["2018/19", 33, 101, 134],
            ["2019/20", 45, 120, 165],
        ],
        "bch-joint-2020-0090.xlsx",
    )
    accepted(
        path,
        {
            ("bedfordshire", "2018/19"): 33,
            ("hertfordshire", "2018/19"): 101,
            ("bedfordshire", "2019/20"): 45,
            ("hertfordshire", "2019/20"): 120,
        },
    )


def test_the_three_collaborating_forces_by_offence_and_year(write: Write) -> None:
    path = write(
        [
            ["Force", "Offence", "2018/19", "2019/20"],
            ["Bedfordshire", "Rape", 3, 4],
            [None, "Grooming", 30, 41],
            ["Bedfordshire Total", None, 33, 45],
            ["Cambridgeshire", "Rape", 5, 0],
            [None, "Grooming", 25, 28],
            ["Cambridgeshire Total", None, 30, 28],
            ["Grand Total", None, 63, 73],
        ],
        "joint-2020-0090.xlsx",
    )
    accepted(
        path,
        {
            ("bedfordshire", "2018/19"): 33,
            ("bedfordshire", "2019/20"): 45,
            ("cambridgeshire", "2018/19"): 30,
            ("cambridgeshire", "2019/20"): 28,
        },
    )


def test_the_same_offences_asked_about_twice_by_sex_and_by_age(write: Write) -> None:
    accepted(
        write(
            [
                ["Q1: offences by sex of victim"],
                ["Sex", "2018/19", "2019/20"],
                ["Female", 6, 15],
                ["Male", 2, 4],
                ["Total", 8, 19],
                [None],
                ["Q2: offences by age of victim"],
                ["Age", "2018/19", "2019/20"],
                ["Under 13", 3, 10],
                ["13 to 17", 5, 9],
                ["Total", 8, 19],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def two_questions(second: str, *rows: list[Cell]) -> Grid:
    first: Grid = [["Q1: offences recorded"], ["Year", "Number"], ["2018/19", 34], ["2019/20", 41], [None]]
    return [*first, [second], ["Year", "Number"], *rows]


@pytest.mark.parametrize("second", ["Q2: arrests made", "Outcomes of those crimes", "Victims of these offences"])
def test_a_second_question_about_something_else_is_answered_beside_the_first(write: Write, second: str) -> None:
    path = write(two_questions(second, ["2018/19", 11], ["2019/20", 9]))
    accepted(path, {"2018/19": 34, "2019/20": 41})


def test_a_table_of_something_else_with_a_year_of_its_own(write: Write) -> None:
    path = write(two_questions("Q2: arrests made", ["2017/18", 11], ["2018/19", 9]))
    refused(path, "A6", saying="counts something else than offences")


def test_one_good_sheet_and_one_that_does_not_add_up(write: Write) -> None:
    partly(
        write({"2018-19": one_year(3, 5, 8), "2019-20": one_year(12, 7, 21)}),
        {"2018/19": 8},
        "2019-20!B4",
        saying="21.*19|19.*21",
    )


def test_a_regional_unit_that_answers_for_its_forces(write: Write) -> None:
    path = write(
        [
            ["West Midlands Regional Organised Crime Unit"],
            ["Police force", "2018/19", "2019/20"],
            ["Staffordshire", 346, 325],
            ["Warwickshire", 40, 59],
            ["West Mercia", 191, 389],
            ["West Midlands", 398, 427],
            ["Region total", 975, 1200],
        ],
        "rocu-answer.xlsx",
    )
    accepted(
        path,
        {
            ("staffordshire", "2018/19"): 346,
            ("staffordshire", "2019/20"): 325,
            ("warwickshire", "2018/19"): 40,
            ("warwickshire", "2019/20"): 59,
            ("west-mercia", "2018/19"): 191,
            ("west-mercia", "2019/20"): 389,
            ("west-midlands", "2018/19"): 398,
            ("west-midlands", "2019/20"): 427,
        },
    )


def test_the_default_empty_sheets_of_an_old_workbook(write: Write) -> None:
    accepted(write({"Sheet1": TABLE, "Sheet2": [], "Sheet3": []}, "kent-police-foi.xls"), {"2018/19": 8, "2019/20": 19})


def test_a_list_of_all_offences_that_the_law_knows_is_not_data(write: Write) -> None:
    codes: Grid = [["Code", "Offence"], ["71/17", "Sexual communication with a child"], ["88A/7", "Sexual grooming"]]
    accepted(write({"Data": TABLE, "Offence codes": codes}), {"2018/19": 8, "2019/20": 19})


def test_a_map_of_shifting_sheets_changes_nothing(write: Write) -> None:
    sheets = {"2018-19": one_year(3, 5, 8), "2019-20": one_year(12, 7, 19), "Cover": COVER}
    forward = read(write(sheets, "kent-a.xlsx")).observations
    backward = read(write(dict(reversed(sheets.items())), "kent-b.xlsx")).observations
    assert sorted(map(str, forward)) == sorted(map(str, backward))
    assert len(forward) == 4
