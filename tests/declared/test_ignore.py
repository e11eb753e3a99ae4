"""Cells left out with a reason: those that the rule names, and nothing that still counts is mislabelled by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.reading import needed, read, refused, right

Write = Callable[..., Path]
YEARS = [["Year", "Offences"], ["2018/19", 34], ["2019/20", 41]]


def ignore(*, reason: str = "no figure of offences", **keys: str) -> str:
    return "\n".join(["[[ignore]]", *(f'{key} = "{value}"' for key, value in keys.items()), f'reason = "{reason}"'])


def test_a_single_cell(write: Write) -> None:
    path = write([*YEARS, [], ["Zyxts trained", None, 777]])
    reading = needed(path, ignore(cells="C5"), {"2018/19": 34, "2019/20": 41}, "no heading")
    said = {entry.cell: (entry.disposition, entry.detail) for entry in reading.ledger}
    assert said["C5"] == ("ignored", "no figure of offences")


def test_a_range_of_cells(write: Write) -> None:
    path = write([["Year", "Offences", "Zyxt"], ["2018/19", 34, 4], ["2019/20", 41, 6]])
    needed(path, ignore(cells="C1:C3"), {"2018/19": 34, "2019/20": 41}, "could both be the answer")


def test_a_column_by_its_heading(write: Write) -> None:
    path = write([["Year", "Offences", "Zyxt"], ["2018/19", 34, 4], ["2019/20", 41, 6]])
    needed(path, ignore(label="Zyxt"), {"2018/19": 34, "2019/20": 41}, "could both be the answer")


def test_a_row_by_its_label(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Kent", 3], ["Ports Unit South", 5]], "foi.xlsx")
    needed(path, ignore(label="Ports Unit South"), {"2018/19": 3}, "not the name of a police force")


def test_a_sheet(write: Write) -> None:
    path = write({"Data": YEARS, "Old": [["Year", "Offences"], ["2018/19", 33], ["2019/20", 41]]})
    needed(path, ignore(sheet="Old"), {"2018/19": 34, "2019/20": 41}, "could both be the answer")


def test_a_label_on_one_sheet_only(write: Write) -> None:
    table = [["Offence", "Number"], ["Rape", 3], ["Spare", 4]]
    path = write({"2018-19": table, "2019-20": table})
    right(path, ignore(sheet="2019-20", label="Spare"), {"2018/19": 7, "2019/20": 3})
    right(path, ignore(label="Spare"), {"2018/19": 3, "2019/20": 3})


@pytest.mark.parametrize(
    "rule", [{"label": "Zyxt"}, {"sheet": "Zyxt"}, {"cells": "F9:G12"}, {"sheet": "Sheet1", "label": "Zyxt"}]
)
def test_a_rule_that_matches_nothing_is_refused(write: Write, rule: dict[str, str]) -> None:
    refused(write(YEARS), ignore(**rule), "no such cell", suggesting="mend or remove")


def test_the_table_beside_is_left_alone(write: Write) -> None:
    path = write([["Force", "2018/19", None, "Force", "2018/19"], ["Kent", 3, None, "Essex", 5],
                  ["Ports Unit", 9, None, "Surrey", 8]], "foi.xlsx")  # fmt: skip
    needed(path, ignore(label="Ports Unit"), {"2018/19": 3, ("essex", "2018/19"): 5, ("surrey", "2018/19"): 8}, "Ports")


def test_the_table_below_is_left_alone(write: Write) -> None:
    path = write(
        [["Offence", "Zyxt", "2018/19"], ["Rape", 3, 4], [], ["Offence", "2017/18", "2016/17"], ["Rape", 7, 8]]
    )
    right(path, ignore(label="Zyxt"), {"2018/19": 4, "2017/18": 7, "2016/17": 8})


def test_the_year_filled_down_past_an_ignored_row_stays_with_its_rows(write: Write) -> None:
    path = write([["Year", "Offence", "Number"], ["2018/19", "Rape of a child", 3], ["2019/20", "Spare", 4],
                  [None, "Assault of a child", 5]])  # fmt: skip
    right(path, ignore(label="Spare"), {"2018/19": 3, "2019/20": 5})
    right(path, ignore(cells="C3"), {"2018/19": 3, "2019/20": 5})
    right(path, ignore(cells="A3:C3"), {"2018/19": 3, "2019/20": 5})


def test_a_year_all_of_whose_rows_are_ignored_names_no_other_rows(write: Write) -> None:
    path = write([["Year", "Offence", "Number"], ["2018/19", "Rape of a child", 3], ["2019/20", "Spare", 4],
                  ["2017/18", "Rape of a child", 5]])  # fmt: skip
    right(path, ignore(label="Spare"), {"2018/19": 3, "2017/18": 5})


def test_an_outer_label_takes_all_its_rows_with_it(write: Write) -> None:
    path = write([["Year", "Offence", "Number"], ["2018/19", "Rape", 3], [None, "Grooming", 4], ["2019/20", "Rape", 5],
                  [None, "Grooming", 6], ["2017/18", "Rape", 7]])  # fmt: skip
    right(path, ignore(label="2019/20"), {"2018/19": 7, "2017/18": 7})


def test_a_section_takes_all_its_rows_with_it(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Offences against children"], ["Rape", 3], ["Grooming", 4],
                  ["Offences against adults"], ["Rape", 30], ["Stalking", 40]])  # fmt: skip
    right(path, ignore(label="Offences against adults"), {"2018/19": 7})


@pytest.mark.parametrize("rule", [{"label": "Kent"}, {"cells": "A3"}, {"cells": "A3:B3"}])
def test_a_force_that_left_its_row_empty_takes_no_other_with_it(write: Write, rule: dict[str, str]) -> None:
    path = write([["Force", "2018/19"], ["Durham", 3], ["Kent", None], ["Essex", 5], ["Sussex", 7]], "foi.xlsx")
    right(path, ignore(**rule), {(force, "2018/19"): n for force, n in {"durham": 3, "essex": 5, "sussex": 7}.items()})


@pytest.mark.parametrize("merges", [(), ("B1:D1", "E1:G1")])
def test_an_outer_heading_takes_all_its_columns_with_it(write: Write, merges: tuple[str, ...]) -> None:
    path = write([["Force", "Incidents 2018/19", None, None, "Individuals 2018/19", None, None],
                  [None, "Children", "Adults", "Total", "Children", "Adults", "Total"],
                  ["Kent", 3, 4, 7, 2, 3, 5], ["Essex", 5, 6, 11, 4, 5, 9]], "foi.xlsx", merges=merges)  # fmt: skip
    right(path, ignore(label="Individuals 2018/19"), {"2018/19": 7, ("essex", "2018/19"): 11})
    right(path, ignore(label="Incidents 2018/19"), {"2018/19": 5, ("essex", "2018/19"): 9})


@pytest.mark.parametrize("merges", [(), ("B1:C1", "D1:E1")])
def test_an_outer_heading_stays_over_the_columns_that_are_left(write: Write, merges: tuple[str, ...]) -> None:
    path = write([["Offence", "2018/19", None, "2019/20", None], [None, "Adults", "Children", "Adults", "Children"],
                  ["Rape", 30, 3, 50, 5], ["Grooming", 40, 4, 60, 6]], merges=merges)  # fmt: skip
    right(path, ignore(label="Adults"), {"2018/19": 7, "2019/20": 11})
    right(path, ignore(cells="B2:B4") + "\n" + ignore(cells="D2:D4"), {"2018/19": 7, "2019/20": 11})


def test_a_merged_year_stays_with_the_rows_that_are_left(write: Write) -> None:
    path = write([["Year", "Offence", "Number"], ["2018/19", "Spare", 3], [None, "Rape", 4], ["2019/20", "Spare", 5],
                  [None, "Rape", 6]], merges=["A2:A3", "A4:A5"])  # fmt: skip
    right(path, ignore(label="Spare"), {"2018/19": 4, "2019/20": 6})
    right(path, ignore(cells="A4:C4") + "\n" + ignore(cells="B2:C2"), {"2018/19": 4, "2019/20": 6})


def test_a_label_cannot_be_ignored_and_its_figures_kept(write: Write) -> None:
    path = write([["Year", "Offence", "Number"], ["2018/19", "Rape", 3], ["2019/20", "Rape", 5]])
    refused(path, ignore(cells="A3"), "'2019/20'.*keeps its figures", cell="A3", suggesting="whole row")


def test_a_column_of_labels_can_be_ignored(write: Write) -> None:
    path = write([["Officer", "Year", "Number"], ["A", "2018/19", 3], ["B", "2019/20", 5]])
    right(path, ignore(cells="A1:A3"), {"2018/19": 3, "2019/20": 5})
    right(path, ignore(label="Officer"), {"2018/19": 3, "2019/20": 5})


def test_what_is_left_is_still_proved(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Kent", 300], ["Ports Unit", 50], ["Total", 350]], "foi.xlsx")
    refused(path, ignore(label="Ports Unit"), "Total.*350.*add up to 300", cell="B4")


def test_the_reason_is_kept_for_every_cell(write: Write) -> None:
    path = write([["Year", "Offences", "Zyxt"], ["2018/19", 34, 4], ["2019/20", 41, 6]])
    said = {
        entry.cell: entry.detail for entry in read(path, ignore(label="Zyxt")).ledger if entry.disposition == "ignored"
    }
    assert said == dict.fromkeys(["C1", "C2", "C3"], "no figure of offences")
