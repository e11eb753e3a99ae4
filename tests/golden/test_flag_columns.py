"""A column of flags beside the figures: `Flag` over `Domestic abuse` in every line.

What belongs here: columns whose heading says no more than that they are of flags. What does not: flags in the labels
of offences, answers under a heading that names the flag (`test_flags.py`), or records (`test_records_flagged.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
OWN = {("kent", "2018/19"): 588, ("kent", "2019/20"): 612}


def found(path: Path, flag: str | None) -> object:
    said = f"Robbery offences with a {flag} flag recorded" if flag else "Robbery offences recorded"
    settings = Collection(name="robbery", title=said, flag=flag)
    return force_years(read_response(path, collection="robbery", round_=2022, settings=settings))


def table(heading: str, *flags: str | None) -> Grid:
    """One line of each flag and year; those of the first flag are the answer."""
    lines = [["2018/19", "Robbery", flag, 588 - 80 * n] for n, flag in enumerate(flags)]
    lines += [["2019/20", "Robbery", flag, 612 - 80 * n] for n, flag in enumerate(flags)]
    return [["Kent Police"], [], ["Year", "Offence", heading, "Offences"], *lines]


@pytest.mark.parametrize("heading", ["Flag", "Flags", "Marker"])
@pytest.mark.parametrize(("flag", "said"), [("domestic abuse", "Domestic abuse"), ("online", "Online")])
def test_all_lines_are_of_the_flag(write: Write, heading: str, flag: str, said: str) -> None:
    assert found(write(table(heading, said)), flag) == OWN
    assert found(write(table(heading, said)), None) == {}  # they are a part of all
    assert found(write(table(heading, said, "Hate")), flag) == OWN
    assert found(write(table(heading, "Hate")), flag) == {}
    assert found(write(table(heading, said, None)), flag) in ({}, OWN)
