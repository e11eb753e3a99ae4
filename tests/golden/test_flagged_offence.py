"""A flag on another offence than was asked for, or its word in the name of another thing.

What belongs here: labels and titles that say the flag, and what they are of. What does not: figures without the flag
(`test_flags.py`), or offences nobody asked to be flagged (`test_flag_not_asked.py`).
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

Write = Callable[..., Path]
STALKING = Collection(
    name="stalking", title="Stalking", counts="Offences of stalking with a domestic abuse flag", flag="domestic abuse"
)
VIOLENCE = Collection(
    name="violence", title="Violence", counts="Offences of violence with an alcohol flag", flag="alcohol"
)
FLAGGED = {("kent", "2018/19"): 8, ("kent", "2019/20"): 9}


def read(write: Write, asked: Collection, grid: Grid) -> Reading:
    return read_response(write([["Kent Police"], *grid]), collection=asked.name, settings=asked, round_=2020)


def column(title: str, head: str) -> Grid:
    return [[title], [], ["Year", head], ["2018/19", 8], ["2019/20", 9]]


ONLINE = Collection(
    name="online",
    title="Online sexual offences against children",
    counts="Sexual offences against children flagged as online crime recorded by the force",
    flag="online",
)


@pytest.mark.parametrize("flag", ["with an online flag", "flagged online", "(cyber-enabled)"])
@pytest.mark.parametrize(
    ("what", "asked"),
    [
        *(
            (what, False)
            for what in ("Hate crime offences", "Knife crimes", "Anti-social behaviour", "Obscene publications")
        ),
        *(
            (what, True)
            for what in ("Offences", "Child sexual offences", "CSA offences", "Offences with a child victim")
        ),
    ],
)
def test_a_title_of_other_flagged_offences(write: Write, what: str, flag: str, asked: bool) -> None:
    title = f"{what} {flag}"
    for head, over in (("Offences", title), (title, title), ("Offences", f"Kent Police - {title} recorded")):
        assert force_years(read(write, ONLINE, column(over, head))) == (FLAGGED if asked else {})


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Making and distribution of indecent images of children (86/2, 86/10), online flag", False),
        ("Grooming offences with an online flag", False),
        ("Grooming and indecent images of children, online flag", True),
        ("Online flag applied - victim age bands", True),
    ],
)
def test_a_title_of_one_offence_among_those_with_the_flag(write: Write, title: str, whole: bool) -> None:
    assert bool(read(write, ONLINE, column(title, "Offences")).observations) == whole


@pytest.mark.parametrize("head", ["Harassment and DA flag", "Criminal damage with DA flag", "Assault - DA flagged"])
def test_the_flag_on_another_offence(write: Write, head: str) -> None:
    found = read(write, STALKING, column("Stalking and domestic abuse", head))
    assert not found.observations and "another offence" in found.quarantine[0].reason


@pytest.mark.parametrize("head", ["Stalking and DA flag", "DA flag", "All with DA flag"])
def test_the_flag_on_what_was_asked_for(write: Write, head: str) -> None:
    assert force_years(read(write, STALKING, column("Stalking and domestic abuse", head))) == FLAGGED


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Alcohol licensing offences", True),
        ("Alcohol smuggling crimes", True),
        ("Alcohol related offences of violence", False),
        ("Alcohol flagged violence offences", False),
    ],
)
def test_the_word_of_the_flag_in_another_name(write: Write, title: str, other: bool) -> None:
    found = read(write, VIOLENCE, [[title], [], ["District", "2018/19", "2019/20"], ["North", 5, 6], ["South", 3, 3]])
    assert force_years(found) == ({} if other else FLAGGED)
