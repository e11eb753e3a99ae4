"""The line that is called exactly what was asked, among lines that are plainly something else: `Stalking` beside
`Harassment`.

What belongs here: other offences, told apart by law. What does not: arrests and things beside offences
(`test_beside_its_name.py`), parts of what was asked (`test_of_which.py`), or wholes (`test_wider_wholes.py`).
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
STALKING = Collection(name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force")
BURGLARY = Collection(
    name="burglary",
    title="Burglary recorded by police",
    counts="Offences of burglary, residential and business and community (Home Office classes 28 and 30), recorded",
)
HOMES = Collection(name="homes", title="Residential burglary", counts="Offences of residential burglary recorded")
VEHICLES = Collection(name="v", title="Theft of motor vehicles", counts="Offences of theft of a motor vehicle recorded")
KNIVES = Collection(name="knife-robbery", title="Knife-enabled robbery", counts="Robberies with a knife recorded")
SPIKING = Collection(name="spiking", title="Drink spiking", counts="Spiking offences recorded by the force")
YEARS = ["2018/19", "2019/20"]
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}
OTHER = ("Harassment", 70, 90)


def answer(path: Path, settings: Collection = STALKING) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def down(*lines: tuple[object, ...], title: str = "", heading: str = "Offence") -> Grid:
    return [*([[title]] if title else []), [heading, *YEARS], *map(list, lines)]


def across(first: str, second: str, title: str = "") -> Grid:
    return [
        *([[title]] if title else []),
        ["Financial year", first, second],
        [YEARS[0], 50, 70],
        [YEARS[1], 60, 90],
    ]


@pytest.mark.parametrize(
    "title", ["", "Stalking offences recorded", "Stalking and harassment offences", "Recorded crime by offence type"]
)
def test_another_offence_is_left_out(write: Write, title: str) -> None:
    mine = ("Stalking", 50, 60)
    for grid in (
        down(mine, OTHER, title=title),
        down(OTHER, mine, ("Malicious communications", 3, 4), title=title),
        down(mine, OTHER, ("Total", 120, 150), title=title),
        across("Stalking", "Harassment", title),
        across("Stalking offences", "Harassment offences", title),
    ):
        reading = answer(write(grid))
        assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


def test_in_each_district_and_in_a_list(write: Write) -> None:
    by_district = [
        ["District", "Offence", *YEARS],
        ["Medway", "Stalking", 20, 20],
        ["Medway", "Harassment", 7, 8],
        ["Thanet", "Stalking", 30, 40],
        ["Thanet", "Harassment", 7, 9],
    ]
    one_by_one = [
        ["Year", "Offence", "Count"],
        *([year, name, counts[n]] for n, year in enumerate(YEARS) for name, *counts in (("Stalking", 50, 60), OTHER)),
    ]
    for grid in (by_district, one_by_one):
        assert force_years(answer(write(grid))) == ASKED


def test_the_breach_of_an_order_is_an_offence_of_its_own(write: Write) -> None:
    mine, breach = ("Stalking", 50, 60), ("Breach of a Stalking Protection Order", 3, 5)
    assert force_years(answer(write(down(mine, breach, OTHER)))) == ASKED
    assert force_years(answer(write(down(mine, breach)))) == ASKED
    orders = Collection(name="s", title="Stalking offences", counts="Stalking offences and breaches of orders recorded")
    assert force_years(answer(write(down(mine, breach, OTHER)), orders)) in (
        {},
        {("kent", "2018/19"): 53, ("kent", "2019/20"): 65},
    )
    assert not answer(write(down(("Stalking and harassment", 50, 60), breach))).observations


@pytest.mark.parametrize(
    "lines",
    [
        [("Stalking and harassment", 50, 60), OTHER],
        [("Stalking (including harassment)", 50, 60), OTHER],
        [("Stalking", 50, 60), ("Harassment (including stalking)", 90, 99)],
        [("Stalking", 50, 60), ("Online stalking", 7, 8)],
        [("Other stalking", 50, 60), OTHER],
        [("Domestic stalking", 50, 60), OTHER],
        [("Attempted stalking", 50, 60), OTHER],
        [("Stalking", 50, 60), ("Stalking", 5, 6), OTHER],
        [OTHER, ("Malicious communications", 3, 4)],
        [("Stalking", 50, 60), OTHER, ("Total", 121, 150)],
    ],
)
def test_a_line_of_another_name_or_beside_a_part(write: Write, lines: list[tuple[object, ...]]) -> None:
    assert not answer(write(down(*lines))).observations


@pytest.mark.parametrize(
    "title",
    [
        "Domestic abuse offences",
        "Stalking offences by offence type",  # of any name, so that the total may be the answer
        "Offences in schools",
        "Victims of stalking and harassment",
        "Arrests for stalking and harassment",
        "Offences committed by police officers",
        "Convictions",
    ],
)
def test_a_title_by_which_it_is_less(write: Write, title: str) -> None:
    assert not answer(write(down(("Stalking", 50, 60), OTHER, title=title))).observations


@pytest.mark.parametrize("heading", ["Linked offence", "Outcome", "Secondary offence"])
def test_a_heading_by_which_it_is_another(write: Write, heading: str) -> None:
    assert not answer(write(down(("Stalking", 50, 60), OTHER, heading=heading))).observations


def test_the_name_has_all_words_of_the_question_and_none_of_a_part(write: Write) -> None:
    other = ("Burglary", 7, 8)
    assert force_years(answer(write(down(("Burglary", 50, 60), ("Robbery", 7, 8))), BURGLARY)) == ASKED
    assert not answer(write(down(("Residential burglary", 50, 60), ("Robbery", 7, 8))), BURGLARY).observations
    assert force_years(answer(write(down(("Residential burglary", 50, 60), ("Robbery", 7, 8))), HOMES)) == ASKED
    assert not answer(write(down(("Burglary", 50, 60), ("Robbery", 7, 8))), HOMES).observations
    assert force_years(answer(write(down(("Knife-enabled robbery", 50, 60), other)), KNIVES)) == ASKED
    assert not answer(write(down(("Robbery", 50, 60), other)), KNIVES).observations
    of, from_ = ("Theft of motor vehicle", 50, 60), ("Theft from motor vehicle", 70, 90)
    assert force_years(answer(write(down(of, from_, ("Total", 120, 150))), VEHICLES)) == ASKED
    assert not answer(write(down(("Theft of motor cycle", 50, 60), from_)), VEHICLES).observations


def test_what_may_be_of_any_offence(write: Write) -> None:
    """Spiking is what was done in a rape or a robbery too."""
    assert not answer(write(down(("Drink spiking", 50, 60), ("Rape", 7, 8))), SPIKING).observations


CLASSES = {
    "Bicycle theft": "Thefts of bicycles recorded by the force",
    "Rape": "Rape offences recorded by the force",
    "Public order": "Public order offences recorded by the force",
    "Shoplifting": "Shoplifting offences recorded by the force",
    "Homicide": "Homicide offences recorded by the force",
    "Theft of motor vehicles": "Offences of theft of a motor vehicle recorded by the force",
    "Domestic abuse": "Domestic abuse offences recorded by the force",
}
EVERY_CRIME: list[tuple[object, ...]] = [
    *(("Anti-social behaviour", 900, 800), ("Bicycle theft", 50, 60), ("Burglary", 500, 600), ("Drugs", 9, 9)),
    *(("Criminal damage and arson", 90, 90), ("Other crime", 3, 3), ("Other theft", 7, 7), ("Public order", 50, 60)),
    *(("Possession of weapons", 1, 2), ("Robbery", 4, 5), ("Shoplifting", 50, 60), ("Theft from the person", 8, 9)),
    *(("Vehicle crime", 80, 90), ("Violence and sexual offences", 800, 900)),
]


def class_answer(path: Path, title: str) -> Reading:
    settings = Collection(name="class", title=title, counts=CLASSES[title])
    return read_response(path, collection="class", round_=2023, settings=settings)


@pytest.mark.parametrize("question", ["Bicycle theft", "Public order", "Shoplifting"])
@pytest.mark.parametrize("title", ["", "Recorded crime by type"])
def test_a_group_among_all_groups(write: Write, question: str, title: str) -> None:
    reading = class_answer(write(down(*EVERY_CRIME, title=title)), question)
    assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


@pytest.mark.parametrize(
    ("question", "mine", "other"),
    [
        ("Rape", "Rape", "Sexual assault on a female aged 13 and over"),
        ("Rape", "Rape offences", "Other sexual offences"),
        ("Homicide", "Homicide", "Attempted murder"),
        ("Public order", "Public order offences", "Violence with injury"),
        ("Bicycle theft", "Bicycle theft", "Theft of motor vehicle"),
    ],
)
def test_the_whole_name_of_a_class_or_a_group(write: Write, question: str, mine: str, other: str) -> None:
    for grid in (down((mine, 50, 60), (other, 70, 90)), across(mine, other)):
        reading = class_answer(write(grid), question)
        assert (reading.status, force_years(reading)) == ("accepted", ASKED), reading.reason


@pytest.mark.parametrize(
    ("question", "mine", "other", "title"),
    [
        ("Bicycle theft", "Bicycle theft", "Burglary", "Bicycle thefts recorded"),  # of bicycles, in a burglary
        ("Theft of motor vehicles", "Theft of motor vehicle", "Burglary", "Thefts of motor vehicles recorded"),
        ("Bicycle theft", "Bicycle theft", "Motorcycle theft", ""),
        ("Domestic abuse", "Domestic abuse", "Violence with injury", ""),
        ("Public order", "Public order", "Violence with injury", "Domestic abuse offences"),
        ("Rape", "Rape of a male", "Other sexual offences", ""),
        ("Homicide", "Murder", "Attempted murder", ""),
    ],
)
def test_what_may_be_told_by_classes(write: Write, question: str, mine: str, other: str, title: str) -> None:
    for grid in (down((mine, 50, 60), (other, 70, 90), title=title), across(mine, other, title)):
        assert not class_answer(write(grid), question).observations
