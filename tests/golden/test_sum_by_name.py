"""The line with the name of what was asked for that is the sum of those just before or after it: it is the answer.

What belongs here: such a line beside lines of something else, and sums that are not, or not surely, all of it. What
does not: one that is the sum of all its neighbours (`test_whole_by_name.py`), or a total whose parts all have the
name (`test_beside_its_total.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
Lines = list[tuple[str, int]]


def answer(write: Write, question: str, title: str, lines: Lines) -> Reading:
    """The years are one and two times the count of a line, so that sums stay sums."""
    rows = [[name, count, 2 * count] for name, count in lines]
    path = write([[title], [], ["Offence", "2021/22", "2022/23"], *rows])
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    return reading


def years(count: int) -> dict[tuple[str, str], int]:
    return {("kent", "2021/22"): count, ("kent", "2022/23"): 2 * count}


ARSON: Lines = [("ARSON", 370), ("56A Arson endangering life", 48), ("56B Arson not endangering life", 322)]
DAMAGE: Lines = [("CRIMINAL DAMAGE", 3001), ("58A Criminal damage to a dwelling", 1400), ("58B Criminal damage", 1601)]
BURGLARY: Lines = [("Residential burglary", 1422), ("Business and community burglary", 604), ("Burglary total", 2026)]
OTHERS: Lines = [("Robbery", 288), ("Theft from the person", 401)]


@pytest.mark.parametrize(
    ("question", "title", "lines", "count"),
    [
        ("Arson", "Criminal damage and arson", [*ARSON, *DAMAGE, ("TOTAL", 3371)], 370),
        ("Arson", "Criminal damage and arson", [*DAMAGE, *ARSON], 370),
        ("Burglary offences", "Theft and burglary", [*BURGLARY, *OTHERS], 2026),
        ("Burglary offences", "Theft and burglary", [*OTHERS, *BURGLARY, ("Total", 2715)], 2026),
        ("Burglary offences", "Theft and burglary", [BURGLARY[2], *BURGLARY[:2], *OTHERS], 2026),
        (
            "Stalking offences recorded",
            "Crimes recorded",
            [
                ("Harassment - without violence", 70),
                ("Harassment - fear of violence", 21),
                ("Stalking - without violence", 300),
                ("Stalking - fear of violence", 45),
                ("Stalking subtotal", 345),
                ("Malicious communications", 912),
            ],
            345,
        ),
        (
            "Residential burglary",
            "Burglary",
            [
                ("28E Burglary - Residential", 2011),
                ("28F Attempted Burglary - Residential", 402),
                ("30C Burglary - Business and Community", 702),
                ("30D Attempted Burglary - Business and Community", 133),
                ("Residential total", 2413),
                ("Business and Community total", 835),
                ("Burglary total", 3248),
            ],
            2413,
        ),
    ],
)
def test_the_sum_with_its_name_beside_others(write: Write, question: str, title: str, lines: Lines, count: int) -> None:
    assert force_years(answer(write, question, title, lines)) == years(count)


@pytest.mark.parametrize(
    ("question", "title", "lines"),
    [
        # what stands beside it may be of it too
        ("Burglary offences", "Theft and burglary", [*BURGLARY, ("Aggravated burglary", 31), ("Robbery", 288)]),
        ("Burglary offences", "Theft and burglary", [*BURGLARY, ("Other", 31), ("Robbery", 288)]),
        ("Burglary offences", "Theft and burglary", [*BURGLARY, ("Domestic abuse", 31), ("Robbery", 288)]),
        ("Arson", "Criminal damage and arson", [*ARSON, ("Arson, not yet classified", 12), *DAMAGE]),
        # a total that does not add up, or of another name
        ("Burglary offences", "Theft and burglary", [*BURGLARY[:2], ("Burglary total", 2027), *OTHERS]),
        ("Burglary offences", "Theft and burglary", [*BURGLARY[:2], ("Residential total", 2026), *OTHERS]),
        ("Burglary offences", "Theft and burglary", [*BURGLARY[:2], ("Attempted burglary total", 2026), *OTHERS]),
        # two of its name
        ("Arson", "Criminal damage and arson", [*ARSON, ("Arson total", 470), *DAMAGE]),
        # less than it
        ("Burglary offences", "Burglary with a firearm", [*BURGLARY, *OTHERS]),
        ("Possession of drugs", "Drugs", [("Drug trafficking", 48), ("Cannabis possession", 160), ("All drugs", 208)]),
    ],
)  # fmt: skip
def test_what_no_such_sum_answers(write: Write, question: str, title: str, lines: Lines) -> None:
    assert not answer(write, question, title, lines).observations


def test_a_sum_of_other_offences_is_none_of_its_parts(write: Write) -> None:
    """`Attempted burglary` and `Robbery` add up to `Burglary` by chance: what is tried may be outside it."""
    lines: Lines = [("Attempted burglary", 12), ("Robbery", 30), ("Burglary", 42), ("Shoplifting", 90)]
    assert not answer(write, "Burglary offences", "Acquisitive offences", lines).observations


def test_intent_to_supply_is_no_possession_of_drugs(write: Write) -> None:
    lines: Lines = [("Possession of drugs", 1604), ("Possession with intent to supply drugs", 480)]
    reading = answer(write, "Possession of drugs offences recorded", "Drug offences", lines)
    assert force_years(reading) in ({}, years(1604))
