"""Bands of ages and values that overlap by their own numbers, and those that meet.

What belongs here: labels of one axis without a total. What does not: ages as such (`test_breakdowns.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]


def _table(bands: tuple[str, ...]) -> Grid:
    return [["Age of victim", *YEARS], *([band, 10 + 7 * n, 20 + 8 * n] for n, band in enumerate(bands))]


@pytest.mark.parametrize(
    "bands",
    [
        ("Under 13", "Under 16", "Under 18"),
        ("18+", "25+", "60+"),
        ("<18", "<25"),
        ("Over 18", "Over 25", "Over 60"),
        ("Up to 18", "Up to 25"),
        ("Under 18", "Over 16"),
        ("0-17", "16+"),
        ("10-17", "18-24", "10-24"),
        ("13 and under", "Aged 12 to 17"),
        ("At least 1", "At least 2"),
    ],
)
def test_bands_that_overlap(write: Write, bands: tuple[str, ...]) -> None:
    refused(write(_table(bands)), saying="overlap")


@pytest.mark.parametrize(
    "bands",
    [
        ("Under 13", "13-15", "16-17"),
        ("Under 18", "18 and over", "Unknown"),
        ("Under 18", "Over 18"),
        ("0-10", "10-20", "20+"),
        ("£0 - £20", "£20.01 - £50", "Over £50"),
        ("10", "11", "12-13"),
    ],
)
def test_bands_that_meet(write: Write, bands: tuple[str, ...]) -> None:
    accepted(write(_table(bands)), {year: sum(row[k] for row in _table(bands)[1:]) for k, year in enumerate(YEARS, 1)})


def test_a_total_that_adds_up_bands_that_overlap_by_a_slip(write: Write) -> None:
    accepted(write([*_table(("0-17", "16+")), ["Total", 27, 48]]), {"2018/19": 27, "2019/20": 48})
