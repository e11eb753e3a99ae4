"""Titles and labels by which figures are of more, or of less, than was asked: each word of them is accounted for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
SCOOTERS = Collection(
    name="e-scooters", title="E-scooter offences", counts="Offences recorded by the force that involved an e-scooter"
)
SHOPLIFTING = Collection(
    name="shoplifting", title="Shoplifting", counts="Offences of shoplifting (Home Office code 46) recorded"
)
BURGLARY = Collection(
    name="burglary",
    title="Burglary recorded by police",
    counts="Offences of burglary, residential and business and community (Home Office classes 28 and 30), recorded",
)
ASSAULTS = Collection(
    name="emergency-workers",
    title="Assaults on emergency workers",
    counts="Offences of assault on an emergency worker, constables included, recorded by the force",
)
SLAVERY = Collection(
    name="modern-slavery", title="Modern slavery", counts="Offences of modern slavery (Home Office code 106) recorded"
)
HORSES = Collection(
    name="fly-grazing",
    title="Fly-grazing of horses",
    counts="Reports of fly-grazing (horses left on land without consent) recorded by the force",
)
STALKING = Collection(name="stalking", title="Stalking offences", counts="Stalking offences recorded by the force")
HATE = Collection(name="hate", title="Hate crime", counts="Offences recorded as hate crime", flag="hate crime")
YEARS = ["2018/19", "2019/20"]
BOTH = {("kent", "2018/19"): 131, ("kent", "2019/20"): 162}


def answer(path: Path, settings: Collection, counts: str | None = None) -> Reading:
    sidecar = Sidecar(counts=counts) if counts else None
    return read_response(path, collection=settings.name, round_=2023, settings=settings, sidecar=sidecar)


def over_a_total(text: str) -> list[list[object]]:
    return [[text], [None, *YEARS], ["Total", 131, 162]]


def over_a_column(text: str) -> list[list[object]]:
    return [[text], ["Year", "Offences"], ["2018/19", 131], ["2019/20", 162]]


def beside(text: str) -> list[list[object]]:
    return [[None, *YEARS], [text, 131, 162]]


MORE = [
    (SCOOTERS, "E-scooters and e-bikes", "e-bikes"),
    (SCOOTERS, "Offences involving e-scooters, e-bikes and mopeds", "mopeds"),
    (SCOOTERS, "Electric vehicles including e-scooters", "Electric vehicles"),
    (SCOOTERS, "E-scooter collisions", "collisions"),
    (SHOPLIFTING, "Shoplifting and other theft offences", "other theft"),
    (SHOPLIFTING, "All theft offences including shoplifting", "all theft"),
    (SHOPLIFTING, "All theft offences incl. shoplifting", "all theft"),
    (SHOPLIFTING, "Shoplifting & making off without payment", "off"),
    (SHOPLIFTING, "Theft from shops and vehicles", "vehicles"),
    (ASSAULTS, "Assaults on police staff and members of the public", "staff"),
    (ASSAULTS, "Assaults on emergency workers and members of the public", "members"),
    (HORSES, "Stray horses and other livestock on the highway", "livestock"),
    (SLAVERY, "Modern slavery and immigration offences", "immigration"),
    (HATE, "Hate incidents and hate crimes", "hate incidents"),
]
LESS = [
    (SHOPLIFTING, "Shoplifting excluding food", "leaves out 'food'"),
    (SHOPLIFTING, "Repeat shoplifters", "repeat"),
    (SHOPLIFTING, "Shoplifting by children", "children"),
    (STALKING, "Stalking offences - female victims", "female victims"),
    (SHOPLIFTING, "Shoplifting offences (attempts only)", "attempts"),
    (SHOPLIFTING, "Shoplifting of alcohol", "alcohol"),
    (SHOPLIFTING, "Shoplifting offences recorded in the last 2 financial years (supermarkets only)", "supermarkets"),
    (SHOPLIFTING, "Thefts from shops with a value over £200", "£200"),
    (BURGLARY, "Burglaries excluding business burglaries", "leaves out 'business burglaries'"),
    (BURGLARY, "Attempted burglary", "attempted"),
    (BURGLARY, "Residential burglary", "one of 2 kinds"),
    (ASSAULTS, "Assaults on emergency workers other than constables", "leaves out 'constables'"),
    (SLAVERY, "Modern slavery crimes with a child victim", "child"),
    (SLAVERY, "Modern slavery cases open at year end", "open"),
    (HORSES, "Loose horses on the highway", "highway"),
    (STALKING, "Stalking with fear of violence", "fear"),
    (HATE, "Racist hate crime", "racist"),
]


@pytest.mark.parametrize("name", ["Knife robberies", "Knife-enabled robberies", "Weapon robbery", "Drugs robbery"])
def test_a_thing_before_the_offence_narrows_it(write: Write, name: str) -> None:
    grid = [["Year", name], ["2018/19", 20], ["2019/20", 30]]
    settings = Collection(name="asked", title="Robbery", counts="Robbery offences recorded by the force")
    reading = read_response(write(grid), collection="asked", settings=settings)
    assert not reading.observations and "is no word of the question" in reading.reason


@pytest.mark.parametrize(("settings", "text", "word"), [*MORE, *LESS])
def test_a_text_that_says_more_or_less_than_was_asked(write: Write, settings: Collection, text: str, word: str) -> None:
    for grid in (over_a_total(text), over_a_column(text), beside(text)):
        path = write(grid)
        reading = answer(path, settings)
        assert (reading.status, reading.observations) == ("quarantined", []), grid
        assert word.casefold() in reading.reason.casefold() or "count " in reading.reason, reading.reason
        assert 'counts = "<what the figures count>"' in reading.quarantine[0].suggestion
        assert force_years(answer(path, settings, settings.counts)) == BOTH


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (SHOPLIFTING, "Shoplifting offences including attempts"),
        (SHOPLIFTING, "Shoplifting offences reported to Kent Police and recorded as crimes"),
        (SHOPLIFTING, "Shoplifting crimes (not including transferred or cancelled records)"),
        (SHOPLIFTING, "Theft - Shoplifting (HO class 46)"),
        (SHOPLIFTING, "Thefts from shops"),
        (SHOPLIFTING, "Shoplifting, by store and value of goods"),
        (SCOOTERS, "Crimes where an e-scooter was used or mentioned in the MO"),
        (SCOOTERS, "Offences involving an e-scooter or electric scooter"),
        (BURGLARY, "Residential and business burglaries"),
        (BURGLARY, "Burglary offences recorded, full and attempted"),
        (ASSAULTS, "Assaults on Emergency Workers"),
        (ASSAULTS, "Assaults on constables and other emergency workers"),
        (ASSAULTS, "Assaults on emergency workers with and without injury"),
        (SLAVERY, "Modern slavery and human trafficking offences"),
        (SLAVERY, "Offences under the Modern Slavery Act 2015"),
        (HORSES, "Horses left on land without consent"),
        (STALKING, "Stalking (harassment is not included)"),
        (STALKING, "Stalking offences recorded under the Crime and Disorder Act 1998"),
        (HATE, "Hate crimes recorded by strand"),
    ],
)
def test_a_text_that_says_what_was_asked(write: Write, settings: Collection, text: str) -> None:
    for grid in (over_a_total(text), over_a_column(text), beside(text)):
        assert force_years(answer(write(grid), settings)) == BOTH, grid


# Titles over figures whose own label says all that was asked: one that says less speaks for them, a chapter's does not.
NAMED = [
    (SHOPLIFTING, "Repeat shoplifting offences recorded", "Shoplifting", "repeat"),
    (HATE, "Sectarian hate crimes recorded", "Hate crime", "sectarian"),
    (SLAVERY, "Potential victims of modern slavery identified", "Modern slavery", "something else than offences"),
    (SLAVERY, "Calls to 101 about modern slavery", "Modern slavery", "something else than offences"),
]
CHAPTERS = [
    (SHOPLIFTING, "Shoplifting and other thefts, by financial year", "Shoplifting"),
    (STALKING, "Stalking, harassment and malicious communications", "Stalking"),
    (SLAVERY, "Table 2: modern slavery offences recorded / yr", "Modern slavery"),
    (SLAVERY, "Response to FOI-2024-01187: modern slavery", "Modern slavery"),
]


@pytest.mark.parametrize(("settings", "title", "label", "word"), NAMED)
def test_a_title_that_says_less_than_the_label_of_the_figures(
    write: Write, settings: Collection, title: str, label: str, word: str
) -> None:
    reading = answer(write([[title], *beside(label)]), settings)
    assert reading.observations == [] and word in reading.reason, reading.reason


@pytest.mark.parametrize(("settings", "title", "label"), CHAPTERS)
def test_a_title_of_a_chapter_over_the_label_of_the_figures(
    write: Write, settings: Collection, title: str, label: str
) -> None:
    assert force_years(answer(write([[title], *beside(label)]), settings)) == BOTH


CONVERTERS = Collection(
    name="converters", title="Theft of catalytic converters", counts="Thefts of catalytic converters recorded"
)


@pytest.mark.parametrize("title", ["Thefts of catalytic converters", "Theft of catalytic converters - detections"])
def test_offences_may_be_asked_for_by_their_name_alone(write: Write, title: str) -> None:
    reading = answer(write(over_a_total(title)), CONVERTERS)
    assert force_years(reading) == ({} if "detections" in title else BOTH)
    assert not answer(write(beside("Theft from motor vehicle")), CONVERTERS).observations
    assert not answer(write([["Thefts of catalytic converters"], *beside("Arrests")]), CONVERTERS).observations


@pytest.mark.parametrize(
    "label", ["Burglary (residential + business & community)", "Burglary - total (residential and business)"]
)
def test_what_a_label_adds_in_brackets_is_not_its_main_word(write: Write, label: str) -> None:
    assert force_years(answer(write(beside(label)), BURGLARY)) == BOTH


def test_what_is_said_far_above_a_table(write: Write) -> None:
    grid = [["E-scooters and e-bikes"], ["Recorded by Kent Police"], *over_a_total("Financial years")]
    assert "'e-bikes' is no word of the question" in answer(write(grid), SCOOTERS).reason


def test_a_title_that_adds_to_the_offences_of_a_breakdown(write: Write) -> None:
    grid = [["E-scooters and e-bikes"], ["Type", *YEARS], ["Theft", 100, 100], ["Public order", 31, 62]]
    assert "'e-bikes' is no word of the question" in answer(write(grid), SCOOTERS).reason
    assert force_years(answer(write([["E-scooter offences"], *grid[1:]]), SCOOTERS)) == BOTH


def test_tables_that_share_an_answer_out_may_each_say_less(write: Write) -> None:
    first = [["Stalking involving fear of violence"], ["Year", "Number"], ["2018/19", 100], ["2019/20", 100]]
    second = [["Stalking involving serious alarm or distress"], ["Year", "Number"], ["2018/19", 31], ["2019/20", 62]]
    assert force_years(answer(write([*first, [], *second]), STALKING)) == BOTH
    assert answer(write(first), STALKING).status == "quarantined"


def test_a_welsh_force_says_it_twice(write: Write) -> None:
    for force in ("gwent.xlsx", "kent.xlsx"):
        assert answer(write(over_a_total("Dwyn o siopau / Shoplifting"), force), SHOPLIFTING).status == "accepted"
    assert answer(write(over_a_total("Supermarkets / Shoplifting"), "kent.xlsx"), SHOPLIFTING).status == "quarantined"


@pytest.mark.parametrize(
    "label",
    ["Offences (charged)", "Solved offences", "Undetected offences", "Cancelled crimes", "Offences - female victims"],
)
def test_the_one_label_of_all_figures_narrows_them(write: Write, label: str) -> None:
    path = write([["Offences of shoplifting"], [None, "2018/19", "2019/20"], [label, 131, 162]], "kent-police-foi.xlsx")
    settings = Collection(
        name="shoplifting", title="Shoplifting", counts="Offences of shoplifting recorded by the force"
    )
    assert not read_response(path, collection="shoplifting", settings=settings).observations


@pytest.mark.parametrize(
    "label", ["Count of URN", "Number of Offences", "Offences recorded", "Crimes recorded (all)", "Volume"]
)
def test_the_one_label_of_all_figures_says_only_that_they_are_counts(write: Write, label: str) -> None:
    path = write([["Offences of shoplifting"], [None, "2018/19", "2019/20"], [label, 131, 162]], "kent-police-foi.xlsx")
    settings = Collection(
        name="shoplifting", title="Shoplifting", counts="Offences of shoplifting recorded by the force"
    )
    assert len(read_response(path, collection="shoplifting", settings=settings).observations) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Number of individual children who were victims of shoplifting",
        "Number of people affected by shoplifting",
        "How many people were arrested for shoplifting?",
    ],
)
def test_a_title_of_people_and_not_of_offences(write: Write, title: str) -> None:
    path = write([[title], [None, "2018/19", "2019/20"], ["Number", 131, 162]], "kent-police-foi.xlsx")
    settings = Collection(
        name="shoplifting", title="Shoplifting", counts="Offences of shoplifting recorded by the force"
    )
    assert not read_response(path, collection="shoplifting", settings=settings).observations


def test_a_title_that_lists_other_offences_together(write: Write) -> None:
    title = "All shoplifting and thefts: burglary, robbery and shoplifting together"
    reading = answer(write(over_a_total(title), "kent-police-foi.xlsx"), SHOPLIFTING)
    assert reading.observations == [] and "more than" in reading.reason
