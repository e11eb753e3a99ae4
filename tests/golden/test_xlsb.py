"""Binary workbooks (.xlsb): read as the other formats are, each cell by two readers that must agree, or refused."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from .build import Formula, Grid
from .expect import accepted, observations, read, refused
from .xlsb import record

Write = Callable[..., Path]
NAME = "kent-police-foi.xlsb"
GRID: Grid = [["Offence", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7], ["Total", 8, 19]]
BOTH = {"2018/19": 8, "2019/20": 19}
SHEET, BOOK = "xl/worksheets/sheet1.bin", "xl/workbook.bin"
MONTHS = [date(2018 if month > 3 else 2019, month, 1) for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]


def patched(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The file with some bytes of a part replaced, once."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert parts[part].count(old) >= 1, "nothing to replace"
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_a_table_under_a_merged_title(write: Write) -> None:
    grid = [["Kent Police: online offences", None, None], *GRID, [], ["Note: recorded crimes"]]
    accepted(write(grid, NAME, merges=["A1:C1"]), BOTH)


def test_a_heading_merged_over_its_columns(write: Write) -> None:
    grid: Grid = [["Offence", "2018/19", None, "2019/20", None], [None, "Male", "Female", "Male", "Female"]]
    rows: Grid = [["Rape", 1, 2, 5, 7], ["Grooming", 3, 2, 4, 3]]
    accepted(write([*grid, *rows], NAME, merges=["B1:C1", "D1:E1", "A1:A2"]), BOTH)


def test_numbers_in_full_and_results_of_formulas(write: Write) -> None:
    grid = [["Offence", "2018/19"], ["Rape", 600.0], ["Grooming", Formula("B2/2", 5)]]
    grid += [["Total", Formula("SUM(B2:B3)", 605)]]
    accepted(write(grid, NAME), {"2018/19": 605})


def months_down(days: list[date]) -> Grid:
    return [["Month", "Offences"], *([day, n] for n, day in enumerate(days, 1))]


def test_date_cells_are_dates_though_stored_as_whole_numbers(write: Write) -> None:
    accepted(write(months_down(MONTHS), NAME), {"2018/19": 78})


def test_dates_counted_from_1904(write: Write) -> None:
    path = write(months_down([month - timedelta(days=1462) for month in MONTHS]), NAME)
    patched(path, BOOK, struct.pack("<I", 0x10020), struct.pack("<I", 0x10021))
    accepted(path, {"2018/19": 78})


def test_a_percentage_is_no_count(write: Write) -> None:
    grid = [["Offence", "2018/19", "% of all"], ["Rape", 3, 0.375], ["Grooming", 5, 0.625]]
    accepted(write(grid, NAME, formats={"C2": "0.0%", "C3": "0.0%"}), {"2018/19": 8})
    refused(write([["Offence", "2018/19"], ["Rape", 0.5], ["Grooming", 1]], NAME, formats={"B2": "0%", "B3": "0%"}))


def test_a_number_shown_as_fewer_than_five(write: Write) -> None:
    shown = dict.fromkeys(("B2", "C2", "B3", "C3"), '[<5]"<5";0')
    cells = {"B2": {"low": 0, "high": 4}, "C2": {"count": 12}, "B3": {"count": 5}, "C3": {"count": 7}}
    observations(write(GRID[:3], NAME, formats=shown), cells)


def test_indents_say_what_is_part_of_what(write: Write) -> None:
    grid = [["Offence", "2018/19"], ["Sexual offences", 8], ["Rape", 3], ["Grooming", 5]]
    accepted(write(grid, NAME, indents={"A3": 1, "A4": 1}), {"2018/19": 8})


def test_an_error_cell_is_refused_by_address(write: Write) -> None:
    refused(write([["Offence", "2018/19"], ["Rape", "#REF!"], ["Grooming", 5]], NAME), cell="B2", saying="#REF!")


def test_a_formula_without_a_result_is_refused_by_address(write: Write) -> None:
    grid = [["Offence", "2018/19"], ["Rape", Formula("1+2")], ["Grooming", 5]]
    refused(write(grid, NAME), cell="B2", saying="formula")


def test_results_that_were_not_calculated_anew_are_refused(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", Formula("1+2", 3)], ["Grooming", 5]], NAME)
    accepted(path, {"2018/19": 8})
    stale = record(157, struct.pack("<IIIdIH", 191029, 0, 100, 0.001, 1, 0x18))
    refused(patched(path, BOOK, record(132), stale + record(132)), cell="B2", saying="formula")


def test_a_pivot_cache_is_reported(write: Write) -> None:
    path = write(GRID, NAME)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/pivotCache/pivotCacheRecords1.bin", b"Jane Roe")
    refused(path, saying="pivot", ledger=False)
    assert "Jane Roe" not in str(read(path))


@pytest.mark.parametrize(
    ("part", "old", "new", "saying"),
    [
        (SHEET, record(130), b"", "no end"),
        (SHEET, record(130), b"\x82\x01\x05", "middle of a record"),
        (SHEET, record(0, struct.pack("<IIHBBBIII", 1, 0, 300, 0, 0, 0, 1, 0, 2)), record(0, b"\1\0"), "shorter"),
        (
            SHEET,
            record(2, struct.pack("<IIi", 1, 0, 3 << 2 | 2)),
            record(13, struct.pack("<Ii", 0, 14)),
            "short records",
        ),
        (SHEET, record(2, struct.pack("<IIi", 1, 0, 3 << 2 | 2)), record(2, b"\1\0"), "shorter|damaged"),
        (SHEET, record(7, struct.pack("<III", 0, 0, 3)), record(7, struct.pack("<III", 0, 0, 99)), "damaged"),
        (BOOK, b"r\0I\0d\0001\0", b"r\0I\0d\0009\0", "damaged"),
    ],
)
def test_what_cannot_be_established_is_refused(write: Write, part: str, old: bytes, new: bytes, saying: str) -> None:
    refused(patched(write(GRID, NAME), part, old, new), saying=saying, ledger=False)


def test_a_stray_cell_in_the_last_corner_is_refused(write: Write) -> None:
    stray = record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0)) + record(
        2, struct.pack("<IIi", 16_383, 0, 6)
    )
    refused(patched(write(GRID, NAME), SHEET, record(146), stray + record(146)), saying="far outside", ledger=False)
