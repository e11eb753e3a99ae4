"""A caption below a table that has no title, which says what is counted.

What belongs here: captions of the one table of a sheet, and lines below it that are none. What does not: titles above
(`test_title_of_else.py`), or notes (`test_caveats.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
ONLINE = Collection(
    name="online",
    title="Online child sexual offences",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)
TABLE: Grid = [["Financial year", "Number"], ["2018/19", 210], ["2019/20", 245]]


def status(write: Write, *below: str, table: Grid = TABLE) -> str:
    path = write([*table, [], *([line] for line in below)], "kent-police-foi.csv")
    return read_response(path, collection="online", round_=2020, settings=ONLINE).status


@pytest.mark.parametrize(
    "caption",
    [
        "Sexual offences, victim under 18, online flag present",
        "Kent Police - sexual offences - victim under 18 at time of offence - online crime flag applied",
        "Offences: all sexual offences, victim under 18, with Online Crime keyword attached",
        "Sexual offences where the victim was under 18 and the online flag has been applied on Athena.",
        'Includes: sexual offences, victim under 18, Niche local qualifier "Online Crime" present.',
        "Kent Police; sexual offences, victims under 18, online flag. Percentages are rounded to one place.",
        "Troseddau rhywiol ar-lein yn erbyn plant / Online-flagged sexual offences against children under 18",
    ],
)
def test_a_caption_below_says_what_is_counted(write: Write, caption: str) -> None:
    assert status(write, caption) == "accepted"
    assert status(write, caption, "Source: Athena, 1 May 2020") == "accepted"


@pytest.mark.parametrize(
    "below",
    [
        "Sexual offences, victim under 18",  # without the flag
        "Sexual offences with an online flag, victim under 13",
        "Online fraud offences, victim under 18",
        "Arrests for online sexual offences, victim under 18",
        "Sexual offences with an online flag are held in another system.",
        "Sexual offences where the victim was under 18 and the online flag has not been applied.",
        "Filters: sexual offences, victim under 18",
        "See also: online sexual offences against children under 18",
        "* Online sexual offences, victim under 18",
    ],
)
def test_other_lines_below_say_nothing_of_the_kind(write: Write, below: str) -> None:
    assert status(write, below) == "quarantined"


def test_two_lines_below_are_no_caption(write: Write) -> None:
    assert status(write, "Online sexual offences, victim under 18", "Online sexual offences, all victims") != "accepted"


def test_a_caption_adds_nothing_to_a_table_that_says_what_it_counts(write: Write) -> None:
    table: Grid = [["All crime recorded"], *TABLE]
    assert status(write, "Sexual offences, victim under 18, online flag present", table=table) == "quarantined"
