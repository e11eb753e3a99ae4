"""Hidden content may be personal data: it is never loaded, always reported, and its text appears nowhere."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, force_years, read, refused

Write = Callable[..., Path]
TABLE: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
PEOPLE: Grid = [["Name", "Born"], ["Jane Roe", "19/07/2006"], ["Ann Poe", "02/02/2007"]]
BOTH = {"2018/19": 8, "2019/20": 19}


def hides(path: Path, kind: str, place: str, *secrets: str) -> None:
    """The whole file is refused, saying what is hidden and where, and never what it says."""
    refused(path, saying="hidden", ledger=False)
    reading = read(path)
    told = " ".join(f"{entry.sheet} {entry.cell} {entry.reason}" for entry in reading.quarantine)
    assert kind in told
    assert place in told
    assert not [secret for secret in secrets if secret in str(reading)]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb", "ods"])
def test_a_hidden_sheet(write: Write, suffix: str) -> None:
    hides(
        write({"Data": TABLE, "Staff": PEOPLE}, f"kent-police-foi.{suffix}", hidden_sheets=["Staff"]),
        "sheet",
        "Staff",
        "Jane Roe",
        "19/07/2006",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb"])
def test_a_sheet_hidden_from_the_menu_too(write: Write, suffix: str) -> None:
    hides(
        write({"Data": TABLE, "Staff": PEOPLE}, f"kent-police-foi.{suffix}", very_hidden_sheets=["Staff"]),
        "sheet",
        "Staff",
        "Jane Roe",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb", "ods"])
def test_a_hidden_row(write: Write, suffix: str) -> None:
    grid = [*TABLE, ["Jane Roe, 19/07/2006", 1, 1]]
    hides(write(grid, f"kent-police-foi.{suffix}", hidden_rows=["4"]), "row", "4", "Jane Roe")


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb", "ods"])
def test_a_hidden_column(write: Write, suffix: str) -> None:
    grid = [[*row, secret] for row, secret in zip(TABLE, ["Officer", "Jane Roe", "Ann Poe"], strict=True)]
    hides(write(grid, f"kent-police-foi.{suffix}", hidden_columns=["D"]), "column", "D", "Jane Roe", "Officer")


def test_hidden_numbers_are_not_counted(write: Write) -> None:
    hides(write([*TABLE, ["Images", 9931, 9932]], hidden_rows=["4"]), "row", "4", "9931")


def test_hidden_content_on_a_second_sheet(write: Write) -> None:
    hides(
        write({"Data": TABLE, "More": [["Offence"], ["Jane Roe"], ["x"]]}, hidden_rows=["More!2"]),
        "row",
        "More",
        "Jane Roe",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb"])
def test_hidden_columns_with_nothing_in_them_hide_nothing(write: Write, suffix: str) -> None:
    accepted(write(TABLE, f"kent-police-foi.{suffix}", hidden_columns=["H"], hidden_rows=["30"]), BOTH)


@pytest.mark.parametrize("suffix", ["xlsx", "xlsb"])
def test_a_comment_is_reported_and_not_loaded(write: Write, suffix: str) -> None:
    reading = read(write(TABLE, f"kent-police-foi.{suffix}", comments={"B2": "Jane Roe, 19/07/2006"}))
    assert "comment" in str(reading).lower()
    assert "Jane Roe" not in str(reading)
    assert force_years(reading) in ({}, {("kent", year): count for year, count in BOTH.items()})


def test_the_records_behind_a_pivot_table_are_reported_and_not_loaded(write: Write) -> None:
    path = write(TABLE)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition/>")
        package.writestr(
            "xl/pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords><r><s v='Jane Roe'/></r></pivotCacheRecords>"
        )
    reading = read(path)
    assert "pivot" in str(reading).lower()
    assert "Jane Roe" not in str(reading)


def test_a_sheet_that_only_looks_like_the_staff_list_is_read(write: Write) -> None:
    accepted(write({"Data": TABLE, "Contacts": [["Freedom of Information team"], ["foi@example.org"]]}), BOTH)
