"""Sentences of a letter over a table, by which figures follow: `Kent Police can confirm the following:`.

What belongs here: those that say no more than that, and those that say what the figures are. What does not: letters as
documents (`test_letters.py`), or lines over a table that are no sentences (`test_lines_over.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import force_years
from .test_attempts_asked import BOTH, answer

Write = Callable[..., Path]
NAMED: Grid = [["Period", "Rape offences"], ["2018/19", 300], ["2019/20", 310]]
NUMBERS: Grid = [["Year", "Number"], ["2018/19", 300], ["2019/20", 310]]


def both_ways(sentence: str) -> list[Grid]:
    return [
        [["Freedom of Information Request 3120/19"], [sentence], [], *NAMED],
        [["Rape offences recorded"], [sentence], [], *NUMBERS],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police can confirm the following:",
        "I can confirm the following:",
        "We can confirm the following information is held:",
        "We hold the following information:",
        "We are able to provide the following:",
        "Please see below the information you requested.",
        "The table below shows the number of offences recorded:",
        "In response to your request:",
        "Our response is as follows",
    ],
)
def test_a_sentence_that_says_only_that_figures_follow(write: Write, sentence: str) -> None:
    for grid in both_ways(sentence):
        assert force_years(answer(write(grid))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police can confirm the following arrests:",
        "Kent Police can provide the following partial figures:",
        "Kent Police can confirm the following estimates:",
        "Kent Police can confirm the following for Medway:",
        "Kent Police can confirm the following for females:",
        "Kent Police can confirm the following online offences:",
        "Kent Police cannot confirm the following:",
        "Essex Police can confirm the following:",
        "We can only provide the following:",
        "We do not hold the following information:",
        "Please see below the charges you requested.",
        "Please find below the number of arrests:",
        "In response to your request for sexual assault:",
    ],
)
def test_a_sentence_that_says_what_they_are(write: Write, sentence: str) -> None:
    for grid in both_ways(sentence):
        assert answer(write(grid)).observations == []
