"""Notes that leave figures what they are, and look like those that do not: `Hate incidents are no crimes and are not
included.`, `Figures are for the force area, not the region.`, `Durham figures include late records.`

What belongs here: such notes below a table, each beside its guilty neighbours. What does not: notes that no rule knows
(`test_weighed_notes.py`), or those that marks lead to (`test_marked_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
HATE = Collection(name="hate", title="Hate crime recorded by police", counts="Hate crimes recorded by the force")
THEFT = Collection(name="theft", title="Shoplifting recorded", counts="Shoplifting offences recorded by the force")
YEARS = ["2018/19", "2019/20"]


def hate(write: Write, note: str) -> Reading:
    grid: Grid = [["Year", "Hate crimes recorded"], [YEARS[0], 410], [YEARS[1], 433], [], [note]]
    return read_response(write(grid, "kent-police-foi.xlsx"), collection="hate", settings=HATE)


def theft(write: Write, note: str, force: str = "west-midlands-police") -> Reading:
    grid: Grid = [["Year", "Shoplifting offences"], [YEARS[0], 410], [YEARS[1], 433], [], [note]]
    return read_response(write(grid, f"{force}.xlsx"), collection="theft", settings=THEFT)


def several(write: Write, note: str) -> Reading:
    forces: Grid = [["Cleveland", 401, 412], ["Durham", 398, 415], ["Northumbria", 802, 835]]
    grid: Grid = [["Shoplifting offences recorded by each force"], ["Force", *YEARS], *forces, [], [note]]
    return read_response(write(grid, "north-east.xlsx"), collection="theft", settings=THEFT)


@pytest.mark.parametrize(
    "note",
    [
        "Non-crime hate incidents are not notifiable offences and are not included in the hate crimes.",
        "Non-crime hate incidents are not crimes, and are therefore not counted in the hate crimes.",
        "Hate incidents are not recordable crimes and have been excluded from the figures.",
        "Hate incidents that are not crimes are not included.",
    ],
)
def test_what_is_no_offence_is_left_out(write: Write, note: str) -> None:
    assert hate(write, note).status == "accepted"


@pytest.mark.parametrize(
    "note",
    [
        "Hate crimes are not notifiable offences and are not included in the figures.",
        "Public order hate crimes are not notifiable offences and are not included in the hate crimes.",
        "Summary hate offences are not notifiable and are not included in the hate crimes.",
        "Hate incidents are not all recorded as crimes and are not included.",
        "Non-crime hate incidents are included in the hate crimes.",
        "Non-crime hate incidents are not notifiable offences but are included in the hate crimes.",
        "Non-crime incidents have been counted with the hate crimes.",
    ],
)
def test_an_offence_is_left_out_or_what_is_none_is_counted(write: Write, note: str) -> None:
    assert not hate(write, note).observations


@pytest.mark.parametrize(
    "note",
    [
        "Figures are for the force area, not the region.",
        "Figures are for the force area and not the West Midlands region.",
        "The figures cover the force area only, not the whole region.",
        "Data is for the force area rather than the county.",
    ],
)
def test_the_force_and_not_the_region(write: Write, note: str) -> None:
    assert theft(write, note).status == "accepted"


@pytest.mark.parametrize(
    "note",
    [
        "Figures are for the region, not the force area.",
        "Figures are for the city centre, not the region.",
        "Figures are for the division, not the force area.",
        "Figures are for the force area, not including Dudley.",
        "Figures are for the northern force area, not the region.",
        "Figures are not for the whole region.",
    ],
)
def test_the_region_or_a_part_of_the_force(write: Write, note: str) -> None:
    assert not theft(write, note).observations


@pytest.mark.parametrize(
    "note", ["1 Durham figures include late records.", "Durham figures include late records.", "Durham: provisional."]
)
def test_a_note_of_one_of_several_forces(write: Write, note: str) -> None:
    assert several(write, note).status == "accepted"


@pytest.mark.parametrize(
    "note",
    [
        "Durham figures include late records of Cleveland.",
        "Durham figures include court records.",
        "1 Durham figures include reports.",
        "Durham figures do not include Darlington.",
        "1 Durham figures are for detected offences.",
    ],
)
def test_a_note_by_which_one_of_several_forces_counts_else(write: Write, note: str) -> None:
    assert not {o for o in several(write, note).observations if o.force_id == "durham"}
