"""Questions that leave something out, in a sentence of their own: `Letters and calls are not to be counted`.

What belongs here: how a question says so, and responses that leave out the same, more, or nothing. What does not:
brackets behind the offence, `Criminal damage (excluding arson)` (`test_asked.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
ACID = (
    "Acid attacks",
    "Violence offences in which a corrosive substance was used. "
    "Offences in which it was only threatened are not counted.",
)
PARTS = (
    "Catalytic converter theft",
    "Thefts of a catalytic converter. Completed thefts only, attempts are not wanted.",
)
RIDERS = (
    "Crime by e-scooter riders",
    "Recorded offences in which the suspect was riding an e-scooter. We do not want e-bikes, nor thefts of e-scooters.",
)
DRIVERS = ("Drug driving", "Offences of driving with a drug above the limit. Drink driving is another question.")
STALKING = (
    "Stalking",
    "Stalking offences only, under sections 2A and 4A of the Protection from Harassment Act 1997. "
    "Harassment must not be included.",
)
SCHOOLS = ("Weapons in schools", "Offences of possessing a knife, other bladed article or offensive weapon in a school")


@pytest.mark.parametrize(
    ("text", "kept", "out"),
    [
        ("Robbery. We do not want attempts.", "Robbery", "attempts"),
        (
            "Assaults. Police staff, PCSOs and specials are not to be counted.",
            "Assaults",
            "Police staff, PCSOs and specials",
        ),
        ("Thefts only, attempts are not wanted.", "Thefts only", "attempts"),
        ("Burglary of a dwelling: sheds left out", "Burglary of a dwelling:", "sheds"),
        ("E-bikes are not counted, nor are thefts of them.", "", "E-bikes and thefts of them"),
        ("Please exclude arson.", "", "arson"),
        ("Criminal damage (excluding arson)", "Criminal damage", "arson"),
        ("Stalking (harassment is not included)", "Stalking", "harassment"),
        ("Offences where no arrest was made", "Offences where no arrest was made", ""),
    ],
)
def test_what_a_text_leaves_out(text: str, kept: str, out: str) -> None:
    assert without_left_out(text) == (kept, out)


def is_read(write: Write, question: tuple[str, str], *over: str) -> bool:
    name, counts = question
    path = write([*([text] for text in over), [None], ["Year", "Offences"], ["2018/19", 40], ["2019/20", 50]])
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=name, counts=counts))
    return force_years(reading) == {("kent", "2018/19"): 40, ("kent", "2019/20"): 50}


@pytest.mark.parametrize(
    ("question", "over"),
    [
        (ACID, ("Violence with a corrosive substance used", "Threats to use a corrosive substance have been removed")),
        (PARTS, ("Catalytic converter thefts", "Attempted thefts are not counted.")),
        (RIDERS, ("Offences with the suspect riding an e-scooter",)),
        (RIDERS, ("Suspect rode an e-scooter", "E-bikes are not counted, nor are thefts of electric scooters.")),
        (DRIVERS, ("Drug driving offences",)),
        (STALKING, ("Stalking offences",)),
        (STALKING, ("Stalking offences", "Harassment is not included.")),
    ],
)
def test_a_response_that_leaves_out_the_same(write: Write, question: tuple[str, str], over: tuple[str, ...]) -> None:
    assert is_read(write, question, *over)


@pytest.mark.parametrize(
    ("question", "over"),
    [
        (PARTS, ("Catalytic converters: thefts and attempted thefts recorded",)),
        (RIDERS, ("Offences with the suspect riding an e-scooter or an e-bike",)),
        (RIDERS, ("Thefts of e-scooters",)),
        (DRIVERS, ("Drink and drug driving: offences of being over the limit",)),
        (STALKING, ("Stalking and harassment offences",)),
        (SCHOOLS, ("Possession of a knife or bladed article in a school", "Other offensive weapons are not included.")),
    ],
)
def test_a_response_that_does_not_or_leaves_out_more(
    write: Write, question: tuple[str, str], over: tuple[str, ...]
) -> None:
    assert not is_read(write, question, *over)
