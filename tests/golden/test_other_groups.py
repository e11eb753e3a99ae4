"""Lines of other groups of the counting rules than the one that was asked for, and titles of one.

What belongs here: questions for a group, or for what is within one. What does not: questions for offences that the law
tells apart from others (`test_called_as_asked.py`), or for those of any name, with a knife or a flag.
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
YEARS = ["2018/19", "2019/20"]
ONLINE = Collection(
    name="online",
    title="Online child sexual offences",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)


def asked(title: str) -> Collection:
    return Collection(name="asked", title=title, counts=f"{title} recorded by the force")


def answer(write: Write, settings: Collection, rows: Grid) -> Reading:
    path = write(rows)
    reading = read_response(path, collection=settings.name, settings=settings)
    ledger_complete(reading, path)
    return reading


def listed(*names: str) -> Grid:
    return [["Offence", *YEARS], *([name, 200 + n, 300 + n] for n, name in enumerate(names))]


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (asked("Sexual offences"), ["Robbery", "Burglary"]),
        (asked("Violence with injury offences"), ["Robbery", "Burglary"]),
        (asked("Possession of weapons offences"), ["Robbery", "Theft from the person"]),
        (ONLINE, ["Violence - online flagged"]),
        (ONLINE, ["Violence - online flagged", "Theft - online flagged"]),
        (ONLINE, ["Sexual offences against children - online flagged", "Drug offences - online flagged"]),
    ],
)
def test_lines_of_another_group(write: Write, settings: Collection, names: list[str]) -> None:
    assert answer(write, settings, listed(*names)).status == "quarantined"


def test_a_title_of_another_group(write: Write) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 200], ["2019/20", 300]]
    assert answer(write, ONLINE, [["Online flagged violence"], *rows]).status == "quarantined"
    of_it: Grid = [["Online flagged sexual offences against children"], *rows]
    assert force_years(answer(write, ONLINE, of_it)) == {("kent", "2018/19"): 200, ("kent", "2019/20"): 300}


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (asked("Violence against the person"), ["Homicide", "Assault with injury"]),
        (ONLINE, ["Rape of a child - online flag", "Sexual grooming - online flag", "Indecent images - online flag"]),
        (asked("Knife crime"), ["Robbery with a knife", "Assault with a knife"]),
    ],
)
def test_lines_within_the_group_and_questions_for_offences_of_any_name(
    write: Write, settings: Collection, names: list[str]
) -> None:
    many = len(names)
    counts = {
        ("kent", "2018/19"): 200 * many + sum(range(many)),
        ("kent", "2019/20"): 300 * many + sum(range(many)),
    }
    assert force_years(answer(write, settings, listed(*names))) == counts
