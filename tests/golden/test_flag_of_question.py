"""A question for flagged offences by its words alone, where no setting names the flag: `Online child sexual offences`.

What belongs here: what is then heard as the flag, and the choice that stays a person's. What does not: a flag that is
set (`test_flags.py`), or flags on other offences (`test_flagged_offence.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection, title_of
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
NAME = "online-child-sexual-offences"
BOTH = {("kent", "2018/19"): 8, ("kent", "2019/20"): 9}


def read(path: Path, **settings: str) -> Reading:
    known = Collection(name=NAME, **{"title": title_of(NAME), **settings})  # type: ignore[arg-type]
    return read_response(path, collection=NAME, round_=2020, settings=known)


def plain(title: str, head: str = "Offences") -> Grid:
    return [["Kent Police"], [title], [], ["Year", head], ["2018/19", 8], ["2019/20", 9]]


@pytest.mark.parametrize(
    "title",
    [
        "Online child sexual offences",
        "Cyber-flagged sexual offences, victims under 18",
        "Child sexual offences with the internet flag",
        "Sexual offences against children, online crime flag = Yes",
    ],
)
def test_any_name_of_the_flag_is_heard(write: Write, title: str) -> None:
    assert force_years(read(write(plain(title)))) == BOTH


def test_under_its_title_the_offences_may_have_any_name(write: Write) -> None:
    lines = [["Offence", "2018/19", "2019/20"], ["Sexual grooming", 5, 4], ["Contact by internet", 3, 5]]
    assert force_years(read(write([["Kent Police"], ["Cyber flagged child sexual offences"], [], *lines]))) == BOTH


@pytest.mark.parametrize("title", ["Child sexual offences", "Child sexual offences, not flagged as online"])
def test_offences_that_nothing_calls_so_are_not_the_flagged(write: Write, title: str) -> None:
    assert read(write(plain(title))).status == "quarantined"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All child sexual offences", "Of which online flagged"),
        ("Flagged online: yes", "Flagged online: no"),
    ],
)
def test_all_beside_the_flagged_are_two_answers_until_the_flag_is_set(write: Write, one: str, other: str) -> None:
    grid = [
        ["Kent Police"],
        ["Child sexual offences"],
        [],
        ["Year", one, other],
        ["2018/19", 80, 8],
        ["2019/20", 90, 9],
    ]
    (refusal,) = read(write(grid)).quarantine
    assert "could both be the answer" in refusal.reason
    assert "take = [" in refusal.suggestion
    flagged = BOTH if "yes" not in one else {year: 10 * count for year, count in BOTH.items()}
    assert force_years(read(write(grid), flag="online")) == flagged


def test_a_list_with_a_column_of_the_flag_is_two_answers_too(write: Write) -> None:
    days = [[f"{day:02d}/{month:02d}/2018", "Y" if day < 15 else "N"] for month in range(4, 13) for day in (5, 10, 20)]
    days += [[f"{day:02d}/{month:02d}/2019", "Y" if day < 15 else "N"] for month in range(1, 4) for day in (5, 10, 20)]
    path = write([["Date recorded", "Online flag"], *days], "Kent child sexual offences 2018-19.xlsx")
    (refusal,) = read(path).quarantine
    assert "all of them or the flagged ones could both be the answer" in refusal.reason
    assert sum(one.count or 0 for one in read(path, flag="online").observations) == 24
