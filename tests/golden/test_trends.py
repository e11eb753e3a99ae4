"""Notes of why there was less crime, or more: `Recorded crime was lower during the Covid-19 lockdowns`.

What belongs here: notes of all crime and of what befell everybody, with a mark and without. What does not: other notes
that a mark leads to (`test_marked_notes.py`), or that have none (`test_doubtful_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
SHEEP = Collection(name="livestock", title="Livestock theft", counts="Offences of theft of livestock recorded")
BOTH = {("kent", "2019/20"): 24, ("kent", "2020/21"): 19}


def answer(path: Path) -> Reading:
    reading = read_response(path, collection=SHEEP.name, round_=2023, settings=SHEEP)
    ledger_complete(reading, path)
    return reading


def with_note(note: str, mark: str) -> Grid:
    return [
        ["Livestock theft offences"],
        ["", "2019/20", f"2020/21{mark}"],
        ["Offences", 24, 19],
        [],
        [f"{mark} {note}"],
    ]


@pytest.mark.parametrize("mark", ["¹", "*", ""])
@pytest.mark.parametrize(
    "note",
    [
        "Recorded crime was lower during the Covid-19 lockdowns.",
        "Overall crime fell during the pandemic.",
        "Crime levels were lower in 2020/21 due to lockdown.",
        "Levels of recorded crime were affected by the Covid-19 pandemic.",
        "Covid-19 restrictions were in place for part of this year.",
        "Crime was lower than usual owing to Covid-19 restrictions.",
        "Police recorded crime fell nationally during the lockdowns.",
        "Fewer crimes were recorded during the Covid-19 lockdowns.",
        "There were national lockdowns during this period.",
        "Recorded crime was lower because of national lockdowns between March 2020 and July 2021.",
        "Reduced crime levels during Covid lockdowns.",
        "Crime patterns were disrupted by the coronavirus pandemic.",
        "Recorded crime in all categories was lower during the Covid-19 lockdowns.",
        "Please note that crime levels were affected by the coronavirus pandemic and associated restrictions.",
        "This period covers Covid-19 lockdowns",
        "Year affected by Covid-19.",
        "2020/21 figures reflect the impact of Covid-19 lockdowns.",
        "Schools were closed for part of this year due to Covid-19.",
        "Night-time economy closed due to Covid-19.",
        "Reduced opportunity for theft during lockdown.",
        "Offending was lower during the national lockdown",
    ],
)
def test_all_crime_and_what_befell_everybody(write: Write, note: str, mark: str) -> None:
    assert force_years(answer(write(with_note(note, mark)))) == BOTH


@pytest.mark.parametrize("mark", ["¹", "*", ""])
@pytest.mark.parametrize(
    "note",
    [
        "Recorded crime covers part of this year only.",
        "Offences were recorded in part of this year only, due to Covid-19.",
        "Recorded crime was lower as figures cover nine months, due to Covid-19.",
        "Recorded crime was not entered during the Covid-19 lockdowns.",
        "Crime recording was suspended during the Covid-19 lockdowns.",
        "Figures were lower because lockdown offences are excluded.",
        "Data for the lockdown months is not included.",
        "Recorded crime was lower as rural crime was recorded elsewhere during the Covid-19 lockdowns.",
        "Crime was lower than shown.",
        "Covers the Covid-19 lockdown only.",
        "Staff shortages due to Covid-19 mean that not all offences were recorded.",
        "Crimes during lockdown were recorded separately.",
        "The true figure was lower.",
    ],
)
def test_what_is_among_the_figures(write: Write, note: str, mark: str) -> None:
    assert ("kent", "2020/21") not in force_years(answer(write(with_note(note, mark))))


@pytest.mark.parametrize(
    "note",
    [
        "Restrictions on data entry were in place for part of this year.",
        "Recorded for part of this year due to Covid-19 restrictions.",
        "Recorded crime was higher with Covid-19 offences.",
        "Recorded crime was lower in Medway during the Covid-19 lockdowns.",
        "Fewer crimes were recorded.",
        "Police stations were closed for part of this year due to Covid-19.",
        "The figures shown are lower due to Covid-19, of nine months.",
    ],
)
def test_words_that_are_not_known_at_a_mark(write: Write, note: str) -> None:
    assert ("kent", "2020/21") not in force_years(answer(write(with_note(note, "*"))))
