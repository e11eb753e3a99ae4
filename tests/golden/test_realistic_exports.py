"""Whole responses as forces send them: pivot tables, lists out of crime systems, CSV exports with preambles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from .build import Grid, text_table
from .expect import accepted, observations, read, refused, right_or_refused

Write = Callable[..., Path]
Send = Callable[..., Path]

PIVOT: Grid = [
    ["Count of Crime Ref", "Column Labels", None, None, None],
    ["Row Labels", "2017/18", "2018/19", "2019/20", "Grand Total"],
    ["Grooming", 5, 7, 9, 21],
    ["Rape", 10, 12, 11, 33],
    ["Sexual assault", 0, 1, 2, 3],
    ["Grand Total", 15, 20, 22, 57],
]


def test_a_pivot_table(write: Write) -> None:
    accepted(write(PIVOT), {"2017/18": 15, "2018/19": 20, "2019/20": 22})


def test_a_pivot_table_with_its_filters_above(write: Write) -> None:
    filters: Grid = [["Online Flag", "Yes"], ["Force Area", "(All)"], ["Financial Year", "(Multiple Items)"], [None]]
    accepted(write([*filters, *PIVOT]), {"2017/18": 15, "2018/19": 20, "2019/20": 22})


def test_a_pivot_table_with_a_blank_category_and_blank_cells(write: Write) -> None:
    accepted(
        write(
            [
                ["Count of Crime Ref", "Column Labels"],
                ["Row Labels", "2018/19", "2019/20", "(blank)", "Grand Total"],
                ["Grooming", 7, 9, None, 16],
                ["Rape", 12, 11, None, 23],
                ["(blank)", 1, None, None, 1],
                ["Grand Total", 20, 20, None, 40],
            ]
        ),
        {"2018/19": 20, "2019/20": 20},
    )


def test_a_pivot_table_with_years_above_their_offences(write: Write) -> None:
    accepted(
        write(
            [
                ["Row Labels", "Count of Crime Number"],
                ["2018/19", 8],
                ["Grooming", 5],
                ["Rape", 3],
                ["2019/20", 19],
                ["Grooming", 7],
                ["Rape", 12],
                ["Grand Total", 27],
            ],
            indents={"A3": 1, "A4": 1, "A6": 1, "A7": 1},
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_a_pivot_table_with_offences_above_their_years(write: Write) -> None:
    accepted(
        write(
            [
                ["Row Labels", "Count of Crime Number"],
                ["Grooming", 12],
                ["2018/19", 5],
                ["2019/20", 7],
                ["Rape", 15],
                ["2018/19", 3],
                ["2019/20", 12],
                ["Grand Total", 27],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_a_pivot_table_whose_total_no_longer_adds_up(write: Write) -> None:
    grid = [list(row) for row in PIVOT]
    grid[2][2] = 8  # someone typed over the 7
    refused(write(grid), ("Sheet1!E3", "Sheet1!C6"), saying="21.*22|22.*21|20.*21|21.*20")


def test_a_pivot_table_beside_a_copy_of_itself(write: Write) -> None:
    accepted(write({"Pivot": PIVOT, "For FOI": PIVOT[1:]}), {"2017/18": 15, "2018/19": 20, "2019/20": 22})


def test_a_csv_with_a_preamble_and_a_windows_dash(send: Send) -> None:
    text = "Kent Police\r\nFOI 2020/0117 – cost £0\r\n\r\n" + text_table(
        [
            ["Offence", "2018–19", "2019–20"],
            ["Child’s image – making", 3, 12],
            ["Grooming", 5, 7],
        ]
    )
    accepted(send(text.encode("cp1252"), "response-0117.csv"), {"2018/19": 8, "2019/20": 19})


def test_a_crime_system_export_in_csv(send: Send) -> None:
    grid: Grid = [
        ["FORCE_NAME", "FIN_YEAR", "HO_CODE", "OFFENCE", "TOTAL_CRIMES"],
        ["KENT POLICE", "2018/2019", "71/17", "SEXUAL COMMUNICATION WITH A CHILD", 21],
        ["KENT POLICE", "2018/2019", "88/1", "SEXUAL GROOMING", 4],
        ["KENT POLICE", "2019/2020", "71/17", "SEXUAL COMMUNICATION WITH A CHILD", 30],
        ["KENT POLICE", "2019/2020", "88/1", "SEXUAL GROOMING", 2],
    ]
    observations(
        send(text_table(grid), "export.csv"),
        {
            "E2": {"force": "kent", "year": "2018/19", "offence_code": "71/17", "count": 21},
            "E3": {"year": "2018/19", "offence_code": "88/1", "offence": "SEXUAL GROOMING", "count": 4},
            "E4": {"year": "2019/20", "count": 30},
            "E5": {"year": "2019/20", "count": 2},
        },
    )


def test_a_table_pasted_as_tab_separated_text(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "F/Y 2018-2019", "F/Y 2019-2020", "Total"],
                ["Rape", "1,003", "1,012", "2,015"],
                ["Grooming", "5", "7", "12"],
            ],
            "kent-police-foi.tsv",
        ),
        {"2018/19": 1008, "2019/20": 1019},
    )


def test_a_csv_with_trailing_commas_and_empty_lines(send: Send) -> None:
    accepted(
        send(",,,,\r\nOffence,2018/19,2019/20,,\r\nRape,3,12,,\r\nGrooming,5,7,,\r\n,,,,\r\n,,,,\r\n"),
        {"2018/19": 8, "2019/20": 19},
    )


def test_months_as_excel_dates_across_with_a_year_total(write: Write) -> None:
    months = [date(2018, m, 1) for m in range(4, 13)] + [date(2019, m, 1) for m in range(1, 4)]
    path = write(
        [
            ["Offence", *months, "Total 2018/19"],
            ["Grooming", 1, 2, 0, 3, 1, 1, 2, 0, 4, 1, 0, 2, 17],
        ],
        formats={f"{c}1": "mmm-yy" for c in "BCDEFGHIJKLM"},
    )
    accepted(path, {"2018/19": 17})


def test_a_list_of_offences_over_a_stated_period(write: Write) -> None:
    accepted(
        write(
            [
                ["Offences recorded 1 April 2018 to 31 March 2020 with an online flag"],
                ["Date recorded", "Offence"],
                [date(2018, 4, 1), "Rape"],
                [date(2018, 11, 20), "Grooming"],
                [date(2019, 3, 31), "Grooming"],
                [date(2019, 4, 1), "Rape"],
                [date(2020, 3, 31), "Rape"],
            ],
            formats={f"A{r}": "dd/mm/yyyy" for r in range(3, 8)},
        ),
        {"2018/19": 3, "2019/20": 2},
    )


def test_a_pivot_export_of_an_old_workbook(write: Write) -> None:
    accepted(write(PIVOT, "kent-police-foi.xls"), {"2017/18": 15, "2018/19": 20, "2019/20": 22})


def test_an_open_document_export(write: Write) -> None:
    accepted(
        write(
            [
                ["Police Service of Northern Ireland"],
                ["Online sexual offences against children, 1 April 2018 - 31 March 2020"],
                [None, "1 April 2018 - 31 March 2019", "1 April 2019 - 31 March 2020"],
                ["Sexual activity", 60, 71],
                ["Grooming", 22, 19],
                ["Total", 82, 90],
            ],
            "F-2020-00871.ods",
        ),
        {"2018/19": 82, "2019/20": 90},
        force="northern-ireland",
    )


def test_numbers_inside_prose_are_right_or_refused(write: Write) -> None:
    right_or_refused(
        write(
            [
                ["Between 1 April 2018 and 31 March 2019 Kent Police recorded 34 offences, and 41 in the year after."],
            ]
        ),
        {"2018/19": 34, "2019/20": 41},
    )


def test_a_five_year_figure_alone_is_no_year(write: Write) -> None:
    path = write([["Kent Police", "Total offences"], ["April 2015 - March 2020", 176]])
    assert [(seen.count, seen.financial_year) for seen in read(path).observations] == [(176, None)]
