"""Finding the tables of a sheet: several of them, anywhere, among text that is none of their business."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .build import Grid
from .expect import accepted, partly, read, refused

Write = Callable[..., Path]
BOTH = {"2018/19": 8, "2019/20": 19}


def test_two_tables_stacked_without_an_empty_row_between(write: Write) -> None:
    accepted(
        write(
            [
                ["2018/19", None],
                ["Offence", "Count"],
                ["Rape", 3],
                ["Grooming", 5],
                ["2019/20", None],
                ["Offence", "Count"],
                ["Rape", 12],
                ["Grooming", 7],
            ]
        ),
        BOTH,
    )


def test_two_tables_side_by_side_of_unequal_height(write: Write) -> None:
    accepted(
        write(
            [
                ["Offences 2018/19", None, None, "Offences 2019/20", None],
                ["Rape", 3, None, "Rape", 11],
                ["Grooming", 5, None, "Sexual assault", 1],
                [None, None, None, "Grooming", 7],
            ]
        ),
        BOTH,
    )


def test_different_offences_in_each_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Contact offences"],
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                [None],
                ["Image offences"],
                ["Offence", "2018/19", "2019/20"],
                ["Making an indecent photograph", 5, 7],
            ]
        ),
        BOTH,
    )


def test_a_note_right_beside_the_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20", None, "Note: 2 crimes from 2018/19 were later cancelled"],
                ["Rape", 3, 12],
                ["Grooming", 5, 7, None, "Contact: foi@example.org, 01622 690690"],
            ]
        ),
        BOTH,
    )


def test_a_note_in_a_merged_cell_under_the_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                ["Grooming", 5, 7],
                ["Figures exclude 14 crimes cancelled after review.", None, None],
            ],
            merges=["A4:C4"],
        ),
        BOTH,
    )


def test_a_title_merged_over_the_table(write: Write) -> None:
    accepted(
        write(
            [
                ["Kent Police: online sexual offences against children", None, None],
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                ["Grooming", 5, 7],
            ],
            merges=["A1:C1"],
        ),
        BOTH,
    )


def test_numbered_notes_are_not_rows(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Offences"],
                ["2018/19", 8],
                ["2019/20", 19],
                [None],
                ["Notes", None],
                [1, "Figures come from a live system."],
                [2, "Crimes are counted by the date recorded."],
            ]
        ),
        BOTH,
    )


def test_a_date_and_a_reference_beside_their_labels_are_not_data(write: Write) -> None:
    accepted(
        write(
            [
                ["Reference", 20201234],
                ["Date of reply", "14/05/2020"],
                [None],
                ["Year", "Offences"],
                ["2018/19", 8],
                ["2019/20", 19],
            ]
        ),
        BOTH,
    )


def test_a_lone_number_away_from_the_table_is_not_passed_over_in_silence(write: Write) -> None:
    path = write([["Year", "Offences"], ["2018/19", 8], ["2019/20", 19], *[[None]] * 4, [None, None, None, 42]])
    reading = read(path)
    assert {entry.cell for entry in reading.ledger if entry.disposition in ("quarantined", "note")} >= {"D8"}
    assert all(seen.source_cell != "D8" for seen in reading.observations)


def test_a_header_repeated_down_a_printed_page(write: Write) -> None:
    accepted(
        write(
            [
                ["Offence", "2018/19", "2019/20"],
                ["Rape", 3, 12],
                ["Offence", "2018/19", "2019/20"],
                ["Grooming", 5, 7],
            ]
        ),
        BOTH,
    )


def test_one_table_good_and_one_with_a_broken_cell(write: Write) -> None:
    good: Grid = [["Year", "Offences"], ["2018/19", 8]]
    bad: Grid = [["Year", "Offences"], ["2019/20", "1.5"]]
    partly(write({"First": good, "Second": bad}), {"2018/19": 8}, "Second!B2", saying="fraction|whole|1.5")


def test_a_broken_cell_spoils_its_own_table(write: Write) -> None:
    refused(write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", "5?"], ["Images", 4]]), "Sheet1!B3")


def test_where_the_table_stands_changes_nothing(write: Write) -> None:
    table: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]
    shifted: Grid = [[None]] * 20 + [[None] * 11 + list(row) for row in table]
    accepted(write(table, "kent-a.xlsx"), BOTH)
    accepted(write(shifted, "kent-b.xlsx"), BOTH)


def test_a_single_number_under_a_single_year(write: Write) -> None:
    accepted(write([["2019/20"], [19]]), {"2019/20": 19})


def test_a_number_with_no_header_at_all_is_refused(write: Write) -> None:
    refused(write([[19]]), "Sheet1!A1")


def test_a_wide_table_of_nothing_but_numbers_is_refused(write: Write) -> None:
    refused(write([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
