"""Questions that say one of several things: what was done, whose age it was, how much it was worth, which section.

What belongs here: titles that say another of them, or that one and another. What does not: kinds that a question lists
(`test_kinds_of_question.py`), or what it leaves out (`test_left_out_of_questions.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
ACID = ("Acid attacks", "Violent offences in which a corrosive substance was used, recorded by the force")
YOUNG = ("Knife crime by under 18s", "Knife offences recorded by the force where the suspect was under 18")
SHOPS = ("Shop theft of £200 and less", "Number of shoplifting offences where the goods stolen were worth £200 or less")
MESSAGES = ("Grooming", "Offences of sexual communication with a child (section 15A, Sexual Offences Act 2003)")
SKIRTS = (
    "Upskirting",
    "Offences of upskirting (recording an image beneath clothing, section 67A Sexual Offences Act 2003)",
)
STALKING = ("Stalking", "Stalking offences under sections 2A and 4A of the Protection from Harassment Act 1997")
ARSON = ("Arson endangering life", "Number of arson endangering life offences recorded by the force")
HATE = ("Disability hate crime", "Number of recorded hate crimes with disability as a motivating factor (crimes only)")
REPORTS = ("Drink spiking", "Reports of spiking made to the force, whether or not a crime was recorded")
SCHOOLS = ("Sexual offences in schools", "Sexual offences recorded by the force at a school")
NEEDLES = ("Spiking", "Number of drink, needle or vape spiking offences recorded by the force")
KNIVES = ("Robbery with a knife", "Robbery offences in which a knife was used")


def is_read(write: Write, question: tuple[str, str], *over: str) -> bool:
    name, counts = question
    path = write([*([text] for text in over), [None], ["Year", "Offences"], ["2018/19", 40], ["2019/20", 50]])
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=name, counts=counts))
    return force_years(reading) == {("kent", "2018/19"): 40, ("kent", "2019/20"): 50}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (ACID, "Possession of a corrosive substance in a public place"),
        (ACID, "Offences in which a corrosive substance was used or threatened"),
        (YOUNG, "Knife crime where the victim was under 18"),
        (SHOPS, "Shoplifting - all offences, goods of any value"),
        (SHOPS, "Shoplifting offences, goods worth more than £200"),
        (MESSAGES, "Meeting a child following sexual grooming (section 15, Sexual Offences Act 2003)"),
        (SKIRTS, "Voyeurism: all offences under sections 67 and 67A of the Sexual Offences Act 2003"),
        (ARSON, "Arson - all offences (endangering life and not endangering life)"),
        (HATE, "Hate crimes recorded, all monitored strands (race, religion, sexual orientation, disability)"),
        (REPORTS, "Spiking crimes recorded"),
        (SCHOOLS, "Rape offences recorded in schools"),
        (NEEDLES, "Needle spiking offences"),
    ],
)
def test_a_title_of_another_of_them(write: Write, question: tuple[str, str], title: str) -> None:
    assert not is_read(write, question, title)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (ACID, "Violent offences where a corrosive substance was used"),
        (YOUNG, "Knife crime where the suspect was under 18"),
        (SHOPS, "Shoplifting, value of the goods not above £200"),
        (SHOPS, "Low value shoplifting (goods worth up to and including £200)"),
        (MESSAGES, "Sexual communication with a child (s.15A SOA 2003)"),
        (SKIRTS, "Upskirting offences (section 67A)"),
        (STALKING, "Stalking offences, ss.2A and 4A PHA 1997"),
        (ARSON, "Arson endangering life"),
        (HATE, "Disability hate crime - recorded crimes"),
        (REPORTS, "Reports of spiking"),
        (SCHOOLS, "Sexual offences recorded in schools"),
        (NEEDLES, "Spiking offences by drink, needle or vape"),
    ],
)
def test_a_title_of_what_was_asked(write: Write, question: tuple[str, str], title: str) -> None:
    assert is_read(write, question, title)


def test_all_robberies_where_knives_cannot_be_told(write: Write) -> None:
    note = "We cannot identify which of these involved a knife without reading each record, so all robberies are shown."
    assert not is_read(write, KNIVES, "All robbery offences", note)
    assert is_read(write, KNIVES, "Robbery offences with a knife")
