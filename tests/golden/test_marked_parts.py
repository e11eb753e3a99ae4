"""Lines that a sign, a number or a word marks as parts of the line above them.

What belongs here: marks of parts that fill the line above, which are its division, and that do not, which are refused.
What does not: indents (`test_layouts.py`), or sums that nothing marks (`test_added_up.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, refused

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
MARKS = ["- {}", "– {}", "— {}", "• {}", "> {}", "→ {}", "└ {}", "… {}", "...{}", "o {}", "· {}", "+ {}", "\u2003{}"]
WORDS = ["incl. {}", "inc {}", "within which {}", "Thereof {}", "just {}", "e.g. {}", "{} (incl. above)", "{} (subset)"]
TAKEN_OFF = ["Less {}", "Minus {}", "Excluding {}", "Memo: {}", "Also {}", "({})", "[{}]", "i. {}", "a) {}"]


def _table(mark: str, *parts: int) -> Grid:
    lines: Grid = [[mark.format(name), n, n] for name, n in zip(("Rape", "Grooming"), parts, strict=False)]
    return [[None, *YEARS], ["Sexual offences", 100, 100], *lines, ["Arson", 10, 10]]


@pytest.mark.parametrize("mark", [*MARKS, *WORDS, *TAKEN_OFF])
def test_a_marked_part_that_does_not_fill_the_line_above(write: Write, mark: str) -> None:
    refused(write(_table(mark, 40)))


@pytest.mark.parametrize("mark", MARKS)
def test_marked_parts_that_fill_the_line_above(write: Write, mark: str) -> None:
    accepted(write(_table(mark, 60, 40)), {"2018/19": 110, "2019/20": 110})


def test_numbered_parts_of_a_numbered_line(write: Write) -> None:
    whole, part, rest = ["1. Rape", 100, 100], ["1.1 Attempted rape", 40, 40], ["1.2 Rape of a child", 60, 60]
    other = ["2. Grooming", 10, 10]
    refused(write([[None, *YEARS], whole, part, other]))
    accepted(write([[None, *YEARS], whole, part, rest, other]), {"2018/19": 110, "2019/20": 110})


@pytest.mark.parametrize("mark", ["- {}", "• {}", "o {}", "({})", "{}", "a) {}"])
def test_lines_that_are_all_marked_alike(write: Write, mark: str) -> None:
    lines: Grid = [[mark.format(name), 5, 6] for name in ("Rape", "Grooming", "Arson")]
    accepted(write([["Offence", *YEARS], *lines]), {"2018/19": 15, "2019/20": 18})


@pytest.mark.parametrize(
    "label",
    ["(blank)", "(not recorded)", "> £200", "< 18", "Less than £50", "£200+", "(Unknown)"],
)
def test_signs_that_mark_no_part(write: Write, label: str) -> None:
    path = write([["Value", *YEARS], ["£100 - £200", 100, 100], [label, 40, 40]])
    accepted(path, {"2018/19": 140, "2019/20": 140})
