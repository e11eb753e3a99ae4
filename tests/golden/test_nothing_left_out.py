"""Notes by which nothing is missing and nothing counted twice: of suppressed values, of one column each, of no others.

What belongs here: such notes and those that are like them and say the opposite. What does not: other caveats
(`test_caveats.py`), or what is left out beside the figures (`test_doubtful_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
ROBBERY = Collection(name="robbery", title="Robbery", counts="Robbery offences recorded by the force")
TABLE: Grid = [
    ["Robbery offences"],
    ["Age of victim", "2018/19", "2019/20"],
    ["Under 10", "<5", "<5"],
    ["10 to 17", 60, 72],
    ["18 and over", 263, 230],
    ["Total", 327, 305],
    [None],
]


def is_read(write: Write, note: str) -> bool:
    path = write([*TABLE, [note]], "kent-police-foi.xlsx")
    return bool(read_response(path, collection="robbery", settings=ROBBERY).observations)


@pytest.mark.parametrize(
    "note",
    [
        "<5 = fewer than five, withheld to protect identities. Totals include suppressed values.",
        "Totals include the suppressed figures.",
        "Suppressed values are included in the totals.",
        "Masked cells are included in the total.",
        "Note: one offence may appear in one column only (principal victim).",
        "Each offence appears in one row only.",
        "A crime is counted in one category only.",
        "DATA QUALITY: crimes without an age are not included in this return as there were none.",
        "Robberies without an age are excluded because there were none.",
        "Crimes with no age are left out, for there were none recorded.",
        "Does not include non-crime incidents.",
        "Figures exclude cancelled and transferred crimes",
    ],
)
def test_nothing_is_missing_or_counted_twice(write: Write, note: str) -> None:
    assert is_read(write, note)


@pytest.mark.parametrize(
    "note",
    [
        "Totals do not include suppressed values.",
        "Totals exclude suppressed figures.",
        "Does include non-crime incidents.",
        "Figures exclude cancelled and undetected crimes",
        "Totals include suppressed intelligence reports.",
        "Totals include suspected values.",
        "Offences are counted only if charged.",
        "Offences are shown only if a suspect was identified.",
        "Figures are suppressed values only.",
        "Only offences with a principal victim appear.",
        "Crimes without an age are not included in this return.",
        "Crimes without an age are not included as there were too many.",
        "Crimes without an age are not included as there were none of them on the system that was searched.",
    ],
)
def test_something_may_be(write: Write, note: str) -> None:
    assert not is_read(write, note)
