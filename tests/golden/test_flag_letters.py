"""The letters of a flag in a name or a title: `DA stalking` is that by a partner or a relative alone.

What belongs here: letters that forces use for flags, on a label or over it. What does not: flags in words
(`test_flags.py`), or such a line over a table (`test_lines_over.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

Write = Callable[..., Path]


def is_read(write: Write, question: str, title: str, label: str) -> bool:
    path = write([[title], ["Offence", "2021/22", "2022/23"], [label, 100, 120]], "kent-police-foi.xlsx")
    settings = Collection(name="asked", title=question)
    return bool(read_response(path, collection="asked", settings=settings).observations)


@pytest.mark.parametrize(
    "name", ["DA stalking", "Stalking - DA", "Stalking (DA)", "Stalking - DV flagged", "HBA stalking"]
)
def test_letters_that_were_not_asked_for(write: Write, name: str) -> None:
    assert not is_read(write, "Stalking", "", name)
    assert not is_read(write, "Stalking", name, "Stalking")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Domestic abuse stalking", "DA stalking"),
        ("Domestic abuse offences", "Domestic abuse (DA) offences"),
        ("Stalking", "Stalking (SOA)"),
        ("Actual bodily harm", "Actual bodily harm (ABH)"),
    ],
)
def test_letters_that_were_and_abbreviations(write: Write, question: str, name: str) -> None:
    assert is_read(write, question, "", name)
    assert is_read(write, question, name, name)
