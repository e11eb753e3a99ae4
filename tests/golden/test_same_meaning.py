"""Other words for what was asked: those of Acts and of Home Office lists, and the two things that a question names.

What belongs here: phrases that mean the question's own word, and near ones that mean more or less. What does not: words
that are no such phrases (`test_more_or_less.py`), or lines that the question's words tell apart (`test_neighbours.py`).
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


def asks(name: str, title: str, counts: str) -> Collection:
    return Collection(name=name, title=title, counts=f"{counts} recorded by the force")


KNIVES = asks("knife-crime", "Knife crime", "Offences involving a knife or sharp instrument")
POSSESSION = asks("knife-possession", "Knife possession", "Offences of possession of a knife or bladed article")
IMAGES = asks(
    "intimate-image-abuse", "Intimate image abuse", "Offences of sharing or threatening to share intimate images"
)
SLAVERY = asks("modern-slavery", "Modern slavery", "Offences of modern slavery (Home Office code 106)")
CYCLES = asks("pedal-cycle-theft", "Theft of pedal cycles", "Offences of theft of a pedal cycle")
BICYCLES = asks("bicycle-theft", "Bicycle theft", "Offences of bicycle theft")
STRANGLED = asks("strangulation", "Non-fatal strangulation", "Offences of non-fatal strangulation and suffocation")
OF_THE_ACT = [
    "Hold person in slavery or servitude",
    "Require person to perform forced or compulsory labour",
    "Arrange or facilitate travel of another person with a view to exploitation",
    "Commit offence with intent to commit human trafficking",
]


def answer(path: Path, settings: Collection) -> Reading:
    reading = read_response(path, collection=settings.name, round_=2023, settings=settings)
    ledger_complete(reading, path)
    return reading


def lines(heading: str, *labels: str, total: bool = False) -> Grid:
    counts = [[10 + 7 * n, 21 + 5 * n] for n in range(len(labels))]
    sums = [["Total", *map(sum, zip(*counts, strict=True))]] if total else []
    return [[heading, *YEARS], *([label, *two] for label, two in zip(labels, counts, strict=True)), *sums]


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (KNIVES, 'Recorded offences with a "Knife / bladed weapon" feature code'),
        (KNIVES, "Offences with a sharp or pointed instrument"),
        (KNIVES, "Offences involving a bladed article"),
        (KNIVES, "Offences involving knives and other blades"),
        (KNIVES, "Number of crimes recorded where a knife/sharp instrument was used or threatened"),
        (POSSESSION, "Possession of an article with a blade or point"),
        (POSSESSION, "Possess knife blade or sharp pointed article"),
        (IMAGES, "Offences of disclosing or threatening to disclose private sexual photographs and films"),
        (IMAGES, "Sharing or threatening to share an intimate photograph or film"),
        (IMAGES, "Revenge pornography offences"),
        (CYCLES, "Bicycle thefts"),
        (BICYCLES, "Bicycle theft offences recorded"),
        (BICYCLES, "Theft of pedal cycles"),
        (STRANGLED, "Intentional strangulation or suffocation offences"),
    ],
)
def test_other_words_for_what_was_asked(write: Write, settings: Collection, text: str) -> None:
    heading = [["Financial year", text], ["2018/19", 30], ["2019/20", 41]]
    title = [[text], ["Financial year", "Offences"], ["2018/19", 30], ["2019/20", 41]]
    for grid in (heading, title):
        assert force_years(answer(write(grid), settings)) == {("kent", "2018/19"): 30, ("kent", "2019/20"): 41}


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (KNIVES, "Offences with a weapon"),
        (KNIVES, "Offences with a bladed weapon or firearm"),
        (KNIVES, "Knife or blunt instrument"),
        (KNIVES, "Possession of a bladed article"),
        (KNIVES, "Possession of an article with a blade or point"),
        (KNIVES, "Offences involving razor blades"),
        (KNIVES, "Offences with a firearm used or threatened"),
        (POSSESSION, "Offences with a knife used or threatened"),
        (POSSESSION, "Possession of an article with a blade or point, or an offensive weapon"),
        (IMAGES, "Disclosing private sexual photographs and films of children"),
        (IMAGES, "Offences involving films"),
        (IMAGES, "Threatening to disclose private sexual photographs and films"),
        (IMAGES, "Extreme pornography"),
        (CYCLES, "Motorbike thefts"),
        (CYCLES, "Stolen bikes"),
        (STRANGLED, "Intentional strangulation or poisoning offences"),
    ],
)
def test_words_that_mean_more_or_less_than_was_asked(write: Write, settings: Collection, text: str) -> None:
    assert answer(write([["Financial year", text], ["2018/19", 30], ["2019/20", 41]]), settings).status == "quarantined"


@pytest.mark.parametrize("total", [True, False])
def test_names_that_the_law_has_for_the_offences_of_a_class(write: Write, total: bool) -> None:
    grid = lines("Offence Sub Type", *OF_THE_ACT, total=total)
    assert force_years(answer(write(grid), SLAVERY)) == {("kent", "2018/19"): 82, ("kent", "2019/20"): 114}
    other = "Arrange or facilitate commission of a child sex offence"
    reading = answer(write(lines("Offence Sub Type", *OF_THE_ACT[:2], other, total=total)), SLAVERY)
    assert (reading.status, reading.quarantine[0].cell) == ("quarantined", "B4")
    one = answer(write([["Financial year", OF_THE_ACT[1]], ["2018/19", 30], ["2019/20", 41]]), SLAVERY)
    assert one.status == "quarantined"


@pytest.mark.parametrize(
    ("plain", "more"),
    [
        ("Sharing", "Threatening to share"),
        ("Sharing intimate images", "Threatening to share intimate images"),
        ("Disclosing private sexual photographs", "Threatening to disclose private sexual photographs"),
    ],
)
def test_the_two_things_that_a_question_lists(write: Write, plain: str, more: str) -> None:
    both = {("kent", "2018/19"): 27, ("kent", "2019/20"): 47}
    for labels in ((plain, more), (more, plain)):
        assert force_years(answer(write(lines("Offence", *labels)), IMAGES)) == both
    for labels in ((plain, f"{plain} with a child"), (f"{plain} or {more.lower()}", more), (plain, f"{more} or do so")):
        reading = answer(write(lines("Offence", *labels)), IMAGES)
        assert (reading.status, "no total adds them up" in reading.reason) == ("quarantined", True)
