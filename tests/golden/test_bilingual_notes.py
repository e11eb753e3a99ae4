"""Notes in Welsh and in English: the English half is read, where the Welsh one says no more.

What belongs here: sentences in both languages in one cell. What does not: labels and titles (`test_bilingual.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import force_years
from .test_stolen_things import answer

Write = Callable[..., Path]
WELSH = "Nid yw'r ffigurau hyn yn cynnwys dwyn o gerbyd."
ENGLISH = "These figures do not include theft from a vehicle."
BOTH = {("gwent", "2018/19"): 15, ("gwent", "2019/20"): 14}


def noted(note: str) -> Grid:
    head: Grid = [["Gwent Police - Heddlu Gwent"], ["Number of offences of theft of a motor vehicle"]]
    return [*head, ["2018/19", "2019/20"], [15, 14], [], [note]]


@pytest.mark.parametrize(
    "note",
    [
        f"{WELSH} ({ENGLISH})",
        f"{WELSH} / {ENGLISH}",
        f"{WELSH} | {ENGLISH}",
        f"{WELSH}\n{ENGLISH}",
        f"{ENGLISH} / {WELSH}",
        f"{ENGLISH} ({WELSH})",
        "Mae'r ffigurau'n gywir ar 1 Mehefin 2020. (Figures are correct as at 1 June 2020.)",
    ],
)
def test_a_note_is_read_by_its_english_half(write: Write, note: str) -> None:
    assert force_years(answer(write(noted(note), "Gwent 12.xlsx"))) == BOTH


@pytest.mark.parametrize(
    "note",
    [
        WELSH,
        f"{WELSH} (These figures include theft from a vehicle.)",
        f"{WELSH} (These figures do not include Newport.)",
        f"Mae'r ffigurau hyn yn cynnwys dwyn o gerbyd. ({ENGLISH})",
        "Mae'r ffigurau hyn yn cynnwys dwyn o gerbyd. (These figures include theft from a vehicle.)",
        f"Nid yw'r ffigurau hyn yn cynnwys dwyn beiciau modur. ({ENGLISH})",
        f"Nid yw'r ffigurau hyn yn cynnwys dwyn o gerbyd na beiciau. ({ENGLISH})",
        f"Nid yw'r ffigurau hyn yn cynnwys Casnewydd. ({ENGLISH})",
        f"Nid yw'r ffigurau hyn yn cynnwys Powys. ({ENGLISH})",
        f"Nid yw'r ffigurau hyn yn cynnwys mis Mawrth. ({ENGLISH})",
        f"Nid yw'r ffigurau hyn yn cynnwys 25 trosedd. ({ENGLISH})",
        f"Dim ond y rhai a ganfuwyd. ({ENGLISH})",
    ],
)
def test_a_welsh_half_that_says_more_or_else(write: Write, note: str) -> None:
    assert answer(write(noted(note), "Gwent 12.xlsx")).observations == []
