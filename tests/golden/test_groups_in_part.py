"""A class of offences in the place of the group that was asked for: `Theft of a motor vehicle` for vehicle crime,
`Other sexual offences` for sexual offences.

What belongs here: one class alone, and all of the group's. What does not: parts of one offence (`test_part_alone.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

Write = Callable[..., Path]


def status(write: Write, asked: str, *lines: str) -> str:
    counts = [(20 + n * n, 31 + n**3) for n in range(len(lines))]
    rows = [[line, *count] for line, count in zip(lines, counts, strict=True)]
    total = [["Total", *map(sum, zip(*counts, strict=True))]] if len(lines) > 1 else []
    path = write([["Offence", "2018/19", "2019/20"], *rows, *total])
    settings = Collection(name="asked", title=asked, counts=f"{asked} recorded by the force")
    return read_response(path, collection="asked", round_=2020, settings=settings).status


@pytest.mark.parametrize(
    ("asked", "one"),
    [
        ("Vehicle crime", "Theft of a motor vehicle"),
        ("Vehicle crime", "Theft from a vehicle"),
        ("Vehicle offences", "Aggravated vehicle taking"),
        ("Sexual offences", "Other sexual offences"),
        ("Theft offences", "Theft from the person"),
        ("Theft offences", "Other theft"),
        ("Criminal damage offences", "Criminal damage to vehicles"),
        ("Fraud offences", "Fraud by false representation"),
        ("Possession of weapons offences", "Possession of article with blade or point"),
        ("Possession of weapons offences", "Other knives offences"),
        ("Public order offences", "Public fear, alarm or distress"),
    ],
)
def test_one_class_is_not_the_group(write: Write, asked: str, one: str) -> None:
    assert status(write, asked, one) == "quarantined"


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("Vehicle crime", ("Vehicle crime",)),
        ("Vehicle crime", ("Theft of a motor vehicle", "Theft from a vehicle", "Vehicle interference")),
        ("Vehicle crime", ("Theft of and from vehicles",)),
        ("Sexual offences", ("Rape", "Other sexual offences")),
        ("Sexual offences", ("Rape", "Sexual assault", "Sexual offences (other)")),
        ("Theft offences", ("All theft offences",)),
        ("Theft offences", ("Theft from the person", "Shoplifting", "Bicycle theft", "Other theft")),
        ("Criminal damage offences", ("Criminal damage to dwellings", "Criminal damage to vehicles")),
        ("Possession of weapons offences", ("Possession of firearms with intent", "Other knives offences")),
        (
            "Possession of weapons offences",
            ("Possession of other weapons", "Possession of article with blade or point"),
        ),
        ("Possession of weapons offences", ("Possession of other weapons", "Other firearms offences")),
        ("Public order offences", ("Violent disorder", "Other offences against the State or public order")),
        ("Robbery", ("Robbery of business property", "Assault with intent to rob")),
    ],
)
def test_all_its_classes_are(write: Write, asked: str, lines: tuple[str, ...]) -> None:
    assert status(write, asked, *lines) == "accepted"


def test_a_class_of_another_group_beside_them_is_none_of_it(write: Write) -> None:
    assert status(write, "Sexual offences", "Burglary", "Other sexual offences") == "quarantined"


@pytest.mark.parametrize(
    ("asked", "title"),
    [("Sexual offences", "Rape"), ("Sexual offences", "Rape offences recorded"), ("Theft offences", "Shoplifting")],
)
def test_a_title_of_one_class_is_not_the_group(write: Write, asked: str, title: str) -> None:
    rows = [["Year", "Number"], ["2018/19", 20], ["2019/20", 31]]
    settings = Collection(name="asked", title=asked, counts=f"{asked} recorded by the force")
    for over, read in ((title, "quarantined"), (asked, "accepted")):
        reading = read_response(write([[over], *rows]), collection="asked", round_=2020, settings=settings)
        assert reading.status == read, over
