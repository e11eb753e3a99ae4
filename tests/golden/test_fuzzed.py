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
