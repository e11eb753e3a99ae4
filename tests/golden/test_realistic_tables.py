"""Whole responses as forces send them: the shapes that FOI officers give one force's figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .expect import accepted, observations, refused

Write = Callable[..., Path]


def test_totals_in_the_first_row(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["All offences", 8, 19],
                ["Rape", 3, 12],
                ["Grooming", 5, 7],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_totals_in_the_first_column(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "Total", "2018/19", "2019/20"],
                ["Rape", 15, 3, 12],
                ["Grooming", 12, 5, 7],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_a_total_after_each_group_of_offences(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape of a female under 13", 3, 4],
                ["Rape of a male under 13", 1, 2],
                ["Rape total", 4, 6],
                ["Sexual grooming", 10, 11],
                ["Sexual communication", 20, 22],
                ["Grooming total", 30, 33],
                ["Grand total", 34, 39],
            ]
        ),
        {"2018/19": 34, "2019/20": 39},
    )


def test_a_total_before_each_group_of_offences(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 4, 6],
                ["Rape of a female under 13", 3, 4],
                ["Rape of a male under 13", 1, 2],
                ["Grooming", 30, 33],
                ["Sexual grooming", 10, 11],
                ["Sexual communication", 20, 22],
                ["Total", 34, 39],
            ],
            indents={"A3": 1, "A4": 1, "A6": 1, "A7": 1},
        ),
        {"2018/19": 34, "2019/20": 39},
    )


def test_a_total_after_each_year_of_a_long_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Offence", "Total"],
                ["2018/19", "Rape", 3],
                [None, "Grooming", 5],
                ["2018/19 Total", None, 8],
                ["2019/20", "Rape", 12],
                [None, "Grooming", 7],
                ["2019/20 Total", None, 19],
                ["Grand Total", None, 27],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_a_five_year_total_named_by_its_span(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "Total 2015/16 - 2019/20"],
                ["Rape", 1, 2, 3, 4, 5, 15],
                ["Grooming", 10, 20, 30, 40, 50, 150],
            ]
        ),
        {"2015/16": 11, "2016/17": 22, "2017/18": 33, "2018/19": 44, "2019/20": 55},
    )


def test_numbers_with_thousands_separators_as_text(write: Write) -> None:
    accepted(
        write(
            [
                ["Metropolitan Police Service"],
                ["Offence", "2018/19", "2019/20", "Total"],
                ["Sexual offences", "1,302", "1,411", "2,713"],
                ["Indecent images", "998", "1,004", "2,002"],
                ["Total", "2,300", "2,415", "4,715"],
            ],
            "mps-response.xls",
        ),
        {"2018/19": 2300, "2019/20": 2415},
        force="metropolitan",
    )


def test_districts_under_a_force_total(write: Write) -> None:
    accepted(
        write(
            [
                ["District", "2018/19", "2019/20"],
                ["Maidstone", 3, 4],
                ["Swale", 2, 5],
                ["Thanet", 4, 9],
                ["Force total", 9, 18],
            ]
        ),
        {"2018/19": 9, "2019/20": 18},
    )


def test_outcomes_that_partition_each_year(write: Write) -> None:
    accepted(
        write(
            [
                ["Outcome", "2018/19", "2019/20"],
                ["1 - Charged/summonsed", 4, 6],
                ["16 - Victim declines", 10, 9],
                ["18 - No suspect identified", 20, 30],
                ["Not yet assigned", 0, 5],
                ["Total", 34, 50],
            ]
        ),
        {"2018/19": 34, "2019/20": 50},
    )


def test_number_and_share_of_each_offence(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "% of total", "2019/20", "% of total"],
                ["Rape", 3, 0.3, 5, 0.25],
                ["Grooming", 7, 0.7, 15, 0.75],
                ["Total", 10, 1, 20, 1],
            ],
            formats={f"{c}{r}": "0%" for c in "CE" for r in (2, 3, 4)},
        ),
        {"2018/19": 10, "2019/20": 20},
    )


def test_spacer_columns_between_years_and_rows_between_groups(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", None, "2017/18", None, "2018/19", None, "2019/20"],
                [None],
                ["Contact offences", None, None, None, None, None, None],
                ["Rape", None, 1, None, 2, None, 3],
                ["Sexual assault", None, 4, None, 5, None, 6],
                [None],
                ["Online offences", None, None, None, None, None, None],
                ["Grooming", None, 10, None, 20, None, 30],
            ]
        ),
        {"2017/18": 15, "2018/19": 27, "2019/20": 39},
    )


def test_side_by_side_one_block_a_year(write: Write) -> None:
    accepted(
        write(
            [
                ["2018/19", None, None, "2019/20", None],
                ["Offence", "Count", None, "Offence", "Count"],
                ["Rape", 3, None, "Grooming", 7],
                ["Grooming", 5, None, "Rape", 12],
                ["Total", 8, None, "Total", 19],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_stacked_one_block_a_year(write: Write) -> None:
    accepted(
        write(
            [
                ["1 April 2018 - 31 March 2019"],
                ["Offence", "Count"],
                ["Rape", 3],
                ["Grooming", 5],
                ["Total", 8],
                [None],
                ["1 April 2019 - 31 March 2020"],
                ["Offence", "Count"],
                ["Rape", 12],
                ["Sexual assault", 1],
                ["Grooming", 7],
                ["Total", 20],
            ]
        ),
        {"2018/19": 8, "2019/20": 20},
    )


def test_months_down_and_years_across(write: Write) -> None:
    accepted(
        write(
            [
                ["Month", "2018/19", "2019/20"],
                ["April", 1, 2],
                ["May", 0, 1],
                ["June", 3, 0],
                ["July", 2, 2],
                ["August", 1, 1],
                ["September", 0, 4],
                ["October", 2, 1],
                ["November", 1, 1],
                ["December", 0, 0],
                ["January", 4, 3],
                ["February", 1, 2],
                ["March", 2, 1],
                ["Total", 17, 18],
            ]
        ),
        {"2018/19": 17, "2019/20": 18},
    )


def test_the_force_above_its_column(write: Write) -> None:
    accepted(
        write(
            [
                [None, "Cleveland Police"],
                ["2017/18", 41],
                ["2018/19", 44],
                ["2019/20", 50],
            ],
            "foi-11873.xlsx",
        ),
        {"2017/18": 41, "2018/19": 44, "2019/20": 50},
        force="cleveland",
    )


def test_welsh_and_english_headings(write: Write) -> None:
    accepted(
        write(
            [
                ["Heddlu Gogledd Cymru / North Wales Police"],
                ["Cais Rhyddid Gwybodaeth / Freedom of Information request 2020/451"],
                ["Trosedd / Offence", "2018/19", "2019/20"],
                ["Treisio / Rape", 6, 9],
                ["Meithrin perthynas amhriodol / Grooming", 14, 21],
                ["Cyfanswm / Total", 20, 30],
            ],
            "ymateb-response.xlsx",
        ),
        {"2018/19": 20, "2019/20": 30},
        force="north-wales",
    )


def test_welsh_financial_years_down(write: Write) -> None:
    accepted(
        write(
            [
                ["Heddlu Dyfed-Powys Police"],
                ["Blwyddyn Ariannol / Financial Year", "Nifer / Number"],
                ["2017/2018", 33],
                ["2018/2019", 47],
                ["2019/2020", 29],
            ],
            "dpp-451-20.xlsx",
        ),
        {"2017/18": 33, "2018/19": 47, "2019/20": 29},
        force="dyfed-powys",
    )


def test_channel_islands_count_by_calendar_year(write: Write) -> None:
    observations(
        write(
            [
                ["States of Jersey Police"],
                ["Offence", "2018", "2019"],
                ["Grooming", 2, 3],
                ["Indecent images", 9, 11],
            ],
            "foi-2020-17.xlsx",
        ),
        {
            "B3": {"force": "jersey", "year": None, "status": "calendar_year", "count": 2},
            "C3": {"count": 3},
            "B4": {"force": "jersey", "status": "calendar_year", "count": 9},
            "C4": {"force": "jersey", "status": "calendar_year", "count": 11},
        },
    )


def test_victims_beside_offences_are_two_answers(write: Write) -> None:
    refused(
        write(
            [
                ["Financial year", "Number of offences", "Number of victims"],
                ["2018/19", 34, 31],
                ["2019/20", 41, 40],
            ]
        ),
        saying="offences.*victims|victims.*offences|two",
    )


def test_of_which_online_is_a_second_answer(write: Write) -> None:
    refused(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 23, 22],
                ["Grooming", 15, 17],
                ["Total", 38, 39],
                ["Of which online", 12, 15],
            ]
        ),
        saying="12.*15|38|online",
    )
