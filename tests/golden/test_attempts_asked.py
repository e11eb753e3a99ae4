"""Attempts, where those that were done and those that were tried were both asked for: `Rape (incl. attempts)`.

What belongs here: titles, lines and notes of attempts under such a question, and what the counting rules let an offence
hold. What does not: attempts where the question is silent on them (`test_with_and_without.py`, `test_one_heading.py`).
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
RAPE = Collection(
    name="rape",
    title="Rape recorded by police",
    counts="Rape offences recorded by the force, all victims, including attempts",
)
PLAIN = Collection(name="rape", title="Rape recorded by police", counts="Rape offences recorded by the force")
NUMBERS: Grid = [["Year", "Number"], ["2018/19", 300], ["2019/20", 310]]
BY_SEX: Grid = [["Year", "Female", "Male", "Total"], ["2018/19", 250, 50, 300], ["2019/20", 270, 40, 310]]
BOTH = {("kent", "2018/19"): 300, ("kent", "2019/20"): 310}


def answer(path: Path, settings: Collection = RAPE) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2020, settings=settings)
    ledger_complete(reading, path)
    return reading


@pytest.mark.parametrize("below", [NUMBERS, BY_SEX])
@pytest.mark.parametrize(
    "title",
    [
        "Kent Police: recorded rape (incl. attempts) by sex of victim, 2018/19 to 2019/20",
        "Recorded rape, incl. attempts",
        "Recorded rape (including attempted)",
        "Rape incl attempts",
        "Rape (attempts included)",
        "Rape and attempted rape",
    ],
)
def test_a_title_with_attempts_that_were_asked_for(write: Write, title: str, below: Grid) -> None:
    assert force_years(answer(write([[title], [], *below]))) == BOTH


@pytest.mark.parametrize("below", [NUMBERS, BY_SEX])
@pytest.mark.parametrize(
    "title",
    [
        "Attempts",
        "Attempted rape",
        "Attempted rape offences recorded",
        "Recorded rape (attempts)",
        "Rape (attempts only)",
        "Rape - attempts by sex of victim",
        "Recorded rape (excl. attempts)",
        "Recorded rape (incl. attempts) - detected",
        "Rape (incl. sexual assault)",
    ],
)
def test_a_title_of_attempts_alone_or_without_them(write: Write, title: str, below: Grid) -> None:
    assert answer(write([[title], [], *below])).observations == []


@pytest.mark.parametrize("word", ["Attempts", "Attempts only", "Attempted"])
def test_a_line_or_a_sheet_of_attempts_alone(write: Write, word: str) -> None:
    assert answer(write([["Recorded rape"], [word], [], *NUMBERS])).observations == []
    assert answer(write({word: [["Recorded rape"], [], *NUMBERS]})).observations == []


def test_lines_that_are_all_of_attempts(write: Write) -> None:
    def lines(female: str, male: str) -> Grid:
        rows: Grid = [[female, 250, 270], [male, 50, 40], ["Total", 300, 310]]
        return [["Rape offences recorded"], [], ["Offence", "2018/19", "2019/20"], *rows]

    assert answer(write(lines("Attempted rape female", "Attempted rape male"))).observations == []
    assert force_years(answer(write(lines("Rape female (incl. attempts)", "Rape male (incl. attempts)")))) == BOTH


@pytest.mark.parametrize("settings", [RAPE, PLAIN])
@pytest.mark.parametrize(
    ("note", "innocent"),
    [
        ("Rape includes attempted rape and conspiracy to commit rape.", True),
        ("Rape offences include attempted rape, aiding and abetting rape and conspiracy to commit rape.", True),
        ("This includes attempted rape and conspiracy to commit rape.", True),
        ("Figures include attempts and conspiracy to commit the offence.", True),
        ("Rape includes attempts, conspiracy, encouraging or assisting.", True),
        ("Rape includes attempted rape and sexual assault.", False),
        ("Rape includes attempted rape and conspiracy to commit murder.", False),
        ("Rape includes conspiracy to commit sexual offences.", False),
        ("Rape includes attempted rape and threats to commit rape.", False),
        ("Rape includes trespass with intent to commit rape.", False),
        ("Rape includes attempted rape and assisting an offender.", False),
        ("Rape includes attempted rape and incidents.", False),
        ("Only attempted rape and conspiracy to commit rape are included.", False),
    ],
)
def test_what_an_offence_holds_by_the_counting_rules(
    write: Write, note: str, settings: Collection, *, innocent: bool
) -> None:
    reading = answer(write([["Rape offences recorded"], *NUMBERS, [], [note]]), settings)
    assert force_years(reading) == (BOTH if innocent else {})


@pytest.mark.parametrize(
    "note",
    [
        "Rape excludes attempts.",
        "Attempts are excluded.",
        "Rape excludes attempted rape and conspiracy to commit rape.",
        "The data does not include attempts.",
    ],
)
def test_a_note_that_attempts_which_were_asked_for_are_left_out(write: Write, note: str) -> None:
    assert answer(write([["Rape offences recorded"], *NUMBERS, [], [note]])).observations == []
