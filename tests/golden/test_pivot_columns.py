"""Columns of a pivot table: the answers to a question that stands over them, and their total.

What belongs here: `Online flag` over `N`, `Y` and `Grand Total`. What does not: the same down the rows
(`test_flag_columns.py`), or filters over a pivot table (`test_filters.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")


ONLINE = "Online sexual offences against children"


@pytest.mark.parametrize("sides", [("N", "Y"), ("No", "Yes"), ("Not online", "Online")])
def test_the_total_of_both_answers(write: Write, sides: tuple[str, str]) -> None:
    head: Grid = [["Count of Crime No", "Online Flag"], ["Financial Year", *sides, "Grand Total"]]
    lines: Grid = [["2018/19", 530, 65, 595], ["2019/20", 626, 102, 728], ["Grand Total", 1156, 167, 1323]]
    note: Grid = [[], ["Offences: all sexual offences where the victim is under 18."]]
    assert last_year(write([*head, *lines, *note]), ONLINE, "online") == 102
    wrong: Grid = [["2018/19", 530, 65, 595], ["2019/20", 626, 102, 729], ["Grand Total", 1156, 167, 1324]]
    assert last_year(write([*head, *wrong, *note]), ONLINE, "online") is None


@pytest.mark.parametrize("over", ["Flagged as online", "Online flag"])
def test_the_total_of_both_answers_under_a_heading_of_their_own(write: Write, over: str) -> None:
    title = "Sexual offences, victim aged 17 or under, April 2019 - March 2020"
    lines: Grid = [["Rape", 17, 119, 136], ["Grooming", 20, 53, 73], ["Total", 37, 172, 209]]
    path = write([[title], [], [None, over], ["Offence", "Yes", "No", "Total"], *lines], merges=["B3:D3"])
    assert last_year(path, ONLINE, "online") == 37
