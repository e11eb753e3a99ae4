"""Whole responses as forces send them: titles, references, disclaimers, questions, notes and sources around a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .expect import accepted, observations, refused

Write = Callable[..., Path]


def test_reference_title_table_and_source(write: Write) -> None:
    accepted(
        write(
            [
                ["Freedom of Information Request Reference No: FOI/2020/001234"],
                ["Your request of 14 January 2020 refers. You asked for offences in the last 5 years."],
                [None],
                ["Kent Police - Recorded sexual offences against children with an online element"],
                [None],
                ["Offence", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20"],
                ["Rape of a child under 13", 4, 6, 8, 5, 7],
                ["Sexual activity with a child", 30, 41, 38, 52, 60],
                ["Total", 34, 47, 46, 57, 67],
                [None],
                ["Source: Athena, 1 May 2020"],
                ["Kent Police, Sutton Road, Maidstone ME15 9BZ. Tel: 01622 690690"],
            ]
        ),
        {"2015/16": 34, "2016/17": 47, "2017/18": 46, "2018/19": 57, "2019/20": 67},
    )


def test_home_office_codes_and_totals_both_ways(write: Write) -> None:
    observations(
        write(
            [
                ["HO Code", "Offence Description", "Apr 17 - Mar 18", "Apr 18 - Mar 19", "Apr 19 - Mar 20", "Total"],
                ["71/17", "Sexual communication with a child", 12, 20, 31, 63],
                ["21/22", "Inciting a female child under 13", 3, 0, 2, 5],
                ["88A/7", "Sexual grooming", 8, 9, 10, 27],
                ["Grand Total", None, 23, 29, 43, 95],
            ]
        ),
        {
            "C2": {
                "offence_code": "71/17",
                "offence": "Sexual communication with a child",
                "year": "2017/18",
                "count": 12,
            },
            "D2": {"count": 20},
            "E2": {"count": 31},
            "C3": {"offence_code": "21/22", "count": 3},
            "D3": {"count": 0},
            "E3": {"count": 2},
            "C4": {"offence_code": "88A/7", "count": 8},
            "D4": {"count": 9},
            "E4": {"year": "2019/20", "count": 10},
        },
    )


def test_protective_marking_above_and_page_number_below(write: Write) -> None:
    accepted(
        write(
            [
                ["OFFICIAL"],
                ["Offences recorded 2018/19 - 2019/20"],
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                ["Grooming", 5, 7],
                [None],
                ["Page 1 of 1"],
                ["OFFICIAL"],
                ["© Kent Police 2020"],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_questions_down_and_answers_beside(write: Write) -> None:
    accepted(
        write(
            [
                ["Question", "Answer"],
                ["How many online child sexual offences were recorded between 1 April 2018 and 31 March 2019?", 34],
                ["How many online child sexual offences were recorded between 1 April 2019 and 31 March 2020?", 41],
            ]
        ),
        {"2018/19": 34, "2019/20": 41},
    )


def test_an_answer_in_a_row_like_a_sentence(write: Write) -> None:
    accepted(
        write(
            [
                ["FOI 4471/20 - response"],
                ["Number of offences recorded in the financial year 2018/19:", 34],
                ["Number of offences recorded in the financial year 2019/20:", 41],
                ["Number of offences recorded in total:", 75],
            ]
        ),
        {"2018/19": 34, "2019/20": 41},
    )


def test_the_question_in_the_request_is_not_a_header(write: Write) -> None:
    accepted(
        write(
            [
                [
                    "Q1. Please state the number of offences recorded in each of 2015/16, 2016/17, 2017/18, 2018/19 "
                    "and 2019/20."
                ],
                ["Q2. Please state the sex of the victims."],
                [None],
                ["Response to Q1"],
                ["Financial Year", "Offences"],
                ["2018/19", 8],
                ["2019/20", 19],
                [None],
                ["Response to Q2"],
                ["Section 12 applies: it would take over 18 hours to read 27 records manually."],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_another_force_in_a_note_does_not_claim_the_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Kent Police: grooming offences"],
                ["Year", "Count"],
                ["2018/19", 8],
                ["2019/20", 19],
                ["Offences committed in Surrey or by residents of Essex may be passed to those forces."],
                ["No comparison should be made with, for example, the Metropolitan Police: recording systems differ."],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_the_standard_disclaimer_full_of_numbers(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Sexual communication with a child (s.15A)", 18, 25],
                ["Sexual grooming (s.15)", 2, 4],
                [
                    "Police forces in the United Kingdom are routinely required to provide crime statistics to "
                    "government."
                ],
                ["The recording criteria is set nationally, however the systems used for recording are not generic."],
                ["The Sexual Offences Act 2003, section 15A came into force on 3 April 2017. 43 forces record it."],
                ["S40(2) FOIA 2000: counts of 1 to 4 may identify individuals."],
            ]
        ),
        {"2018/19": 20, "2019/20": 29},
    )


def test_small_numbers_withheld_and_totals_printed(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", "<5", 6],
                ["Grooming", 11, "<5"],
                ["Indecent images", 20, 30],
                ["Total", 33, 39],
                ["Figures under 5 are shown as <5 to protect victims' identities."],
            ]
        ),
        {"2018/19": 33, "2019/20": 39},
    )


def test_small_numbers_withheld_and_no_totals(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", "<5", 6],
                ["Grooming", 11, "<5"],
                ["Sexual assault", "<5", 2],
            ]
        ),
        {"2018/19": (11, 19), "2019/20": (8, 12)},
    )


def test_a_year_before_a_new_system_is_not_held(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Number of offences"],
                ["2016/17", "No information held"],
                ["2017/18", 14],
                ["2018/19", 21],
                ["The online flag was introduced in April 2017; earlier records would have to be read one by one."],
            ]
        ),
        {"2016/17": (0, None), "2017/18": 14, "2018/19": 21},
    )


def test_the_last_year_is_to_date_by_its_footnote(write: Write) -> None:
    observations(
        write(
            [
                ["Year", "Number of offences"],
                ["2017/18", 14],
                ["2018/19", 21],
                ["2019/20**", 17],
                [None],
                ["** 2019/20 data is up to and including 31/01/2020"],
            ]
        ),
        {
            "B2": {"count": 14, "year": "2017/18"},
            "B3": {"count": 21, "year": "2018/19"},
            "B4": {"count": 17, "year": None, "status": "partial_year"},
        },
    )


def test_a_refusal_in_prose_holds_no_number(write: Write) -> None:
    refused(
        write(
            [
                ["FOI 2020/0117 - Kent Police"],
                [
                    "Section 12 of the Act applies. We estimate that 1,200 records at 5 minutes each would take 100 "
                    "hours."
                ],
            ]
        ),
        saying="no ",
    )


def test_an_empty_template_sent_back_holds_no_number(write: Write) -> None:
    refused(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", None, None],
                ["Grooming", None, None],
            ]
        )
    )


def test_a_comments_column_beside_the_numbers(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20", "Comments"],
                ["Rape", 3, 12, "Includes 2 offences from before 2010"],
                ["Grooming", 5, 7, None],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_the_period_only_in_the_title_sentence(write: Write) -> None:
    accepted(
        write(
            [
                [
                    "Number of online child sexual offences recorded by Kent Police from 1st April 2018 to 31st "
                    "March 2019"
                ],
                ["Offence", "Number"],
                ["Rape", 3],
                ["Grooming", 5],
                ["Total", 8],
            ]
        ),
        {"2018/19": 8},
    )
