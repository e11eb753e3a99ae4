"""Lines of a table of which some share a word with the question: the answer among others, or a part of it by chance."""

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
ASSAULTS = Collection(
    name="emergency-workers",
    title="Assaults on emergency workers",
    counts="Offences of assault on an emergency worker, constables included, recorded by the force",
)
SPIKING = Collection(
    name="spiking",
    title="Spiking",
    counts="Offences of spiking (administering a poison or noxious substance) recorded by the force",
)
KNIVES = Collection(
    name="knife-possession",
    title="Possession of knives",
    counts="Offences of possession of an article with a blade or point recorded by the force",
)
BURGLARY = Collection(
    name="burglary",
    title="Burglary recorded by police",
    counts="Offences of burglary, residential and business and community (Home Office classes 28 and 30), recorded",
)
YEARS = ["2018/19", "2019/20"]


def answer(path: Path, settings: Collection = ASSAULTS) -> Reading:
    return read_response(path, collection=settings.name, round_=2023, settings=settings)


def sums(first: int, second: int) -> dict[tuple[str, str], int]:
    return {("kent", "2018/19"): first, ("kent", "2019/20"): second}


@pytest.mark.parametrize("total", [True, False])
def test_occupations_of_which_one_shares_a_word_with_the_question(write: Write, total: bool) -> None:
    rows: Grid = [["Firefighter", 281, 320], ["PCSO", 12, 14], ["Special Constable", 8, 10], ["Paramedic", 44, 51]]
    path = write([["Victim", *YEARS], *rows, *([["Total", 345, 395]] if total else [])])
    assert force_years(answer(path)) == sums(345, 395)


def test_groups_with_their_parts_indented(write: Write) -> None:
    police: Grid = [
        ["Police", 301, 344],
        ["   Officer", 281, 320],
        ["   PCSO", 12, 14],
        ["   Special Constable", 8, 10],
    ]
    ambulance: Grid = [["Ambulance", 44, 51], ["   Paramedic", 40, 45], ["   Technician", 4, 6]]
    path = write([["Victim", *YEARS], *police, *ambulance, ["Total", 345, 395]])
    assert force_years(answer(path)) == sums(345, 395)


def test_ways_of_assault_of_which_one_is_called_so(write: Write) -> None:
    rows: Grid = [["Spitting", 70, 34], ["Physical assault", 25, 137], ["Weapon used", 41, 59]]
    assert force_years(answer(write([["Type", *YEARS], *rows, ["Total", 136, 230]]))) == sums(136, 230)


def test_lines_that_name_who_is_included_instead(write: Write) -> None:
    rows: Grid = [
        ["Assault without injury on a constable", 245, 274],
        ["Assault without injury on an emergency worker (other than a constable)", 77, 406],
    ]
    assert force_years(answer(write([["Offence", *YEARS], *rows]))) == sums(322, 680)
    other: Grid = [["Assault on a prison guard", 5, 6]]
    reading = answer(write([["Offence", *YEARS], *rows, *other]))
    assert "'Assault on a prison guard' is not what the collection asks for" in reading.reason
    assert f'take = ["{rows[0][0]}", "{rows[1][0]}"]' in reading.sidecar_draft


def test_the_answer_among_others_is_still_told_from_them(write: Write) -> None:
    rows: Grid = [["Emergency worker", 30, 41], ["Member of the public", 500, 600]]
    reading = answer(write([["Victim", *YEARS], *rows]))
    assert "'Member of the public' is not what the collection asks for" in reading.reason
    assert '# take = ["Emergency worker"]' in reading.sidecar_draft


@pytest.mark.parametrize(
    ("settings", "asked", "other"),
    [
        (SPIKING, "Spiking offences", "Other administering poison offences"),
        (KNIVES, "Bladed article", "Offensive weapon"),
    ],
)
def test_words_of_the_question_alone_make_no_answer(write: Write, settings: Collection, asked: str, other: str) -> None:
    reading = answer(write([[None, *YEARS], [asked, 30, 41], [other, 3, 4]]), settings)
    assert (reading.status, reading.observations) == ("quarantined", [])


def test_lines_of_an_offence_that_the_question_names_by_its_kinds(write: Write) -> None:
    rows: Grid = [["Residential", 30, 41], ["Business", 10, 12], ["Shed or garage", 3, 4]]
    assert force_years(answer(write([["Type", *YEARS], *rows]), BURGLARY)) == sums(43, 57)


MUTILATION = Collection(
    name="female-genital-mutilation",
    title="Female genital mutilation",
    counts="Offences of female genital mutilation, recorded by the force",
)


def test_a_line_with_most_words_of_the_question(write: Write) -> None:
    own: Grid = [["Female genital mutilation", 30, 40], ["Assisting a girl to mutilate her own genitalia", 4, 1]]
    path = write([["FGM offences by offence"], ["Offence", *YEARS], *own])
    assert force_years(answer(path, MUTILATION)) == sums(34, 41)
    other = write([["FGM offences by offence"], ["Offence", *YEARS], own[0], ["Female infanticide", 4, 1]])
    assert not answer(other, MUTILATION).observations
