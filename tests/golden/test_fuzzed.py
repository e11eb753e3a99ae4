"""What damaging shipped responses thousands of times has found: each fault as a small file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import refused

Write = Callable[..., Path]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("digits", [16, 19, 25, 400, 5_000])
def test_a_number_longer_than_any_count(write: Write, suffix: str, digits: int) -> None:
    grid: Grid = [["Offence", "2018/19"], ["Rape", "9" * digits], ["Grooming", 5]]
    refused(write(grid, f"kent-police-foi.{suffix}"), ledger=False)


def test_a_number_that_only_a_float_holds(write: Write) -> None:
    refused(write([["Offence", "2018/19"], ["Rape", 1e300], ["Grooming", 5]]), ledger=False)


def test_a_text_whose_format_the_workbook_does_not_hold(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 5]], "kent-police-foi.xls")
    text_cell = bytes.fromhex("fd000a00") + (1).to_bytes(2, "little") + (0).to_bytes(2, "little")  # LABELSST at A2
    content = path.read_bytes()
    at = content.index(text_cell) + len(text_cell)
    path.write_bytes(content[:at] + b"\xff\x7f" + content[at + 2 :])
    refused(path, saying="cell A2 of sheet 'Sheet1' has a format", ledger=False)
