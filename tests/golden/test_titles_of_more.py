"""Titles of a part of what was asked, of another offence beside it, and of what was only told to the police.

What belongs here: parts with a name of their own, `Sextortion`, offences that share a word, calls to the control room,
and flags joined to others. What does not: words that no question has (`test_more_or_less.py`), or names of sheets
(`test_sheet_named.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_sheet_named import ASKED, sums, table

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Shoplifting offences recorded", "Shop lifting incidents called in to the control room"),
        ("Shoplifting offences recorded", "Shoplifting incidents logged on STORM"),
        ("Shoplifting offences recorded", "Shoplifting reports received through 101"),
        ("Drink spiking offences", "Needle spiking reports"),
        ("Spiking offences", "Needle spiking offences"),
        ("Possession of drugs", "Drug trafficking and possession offences recorded"),
        ("Drug possession offences", "Drug possession and drug trafficking"),
        ("Possession of drugs", "Possession with intent to supply drugs"),
        ("Possession of drugs", "Drug possession and supply"),
        ("Violence with injury", "Recorded VAP"),
        ("Blackmail", "Sextortion offences reported"),
        ("Homicide", "Homicide and attempted murder"),
        ("Murder and manslaughter", "Murder, manslaughter and attempted murder"),
        ("Homicide", "Attempted murder"),
        ("Homicide", "Murder offences"),
        ("Homicide", "Manslaughter recorded"),
        ("Theft from the person", "Mobile phones snatched in the town"),
        ("Theft from the person", "Burglary offences"),
        ("Robbery", "Robbery including vehicle theft"),
        ("Harassment offences", "Racially aggravated harassment"),
        ("Harassment offences", "Harassment including stalking"),
        ("Blackmail", "Blackmail (sextortion)"),
    ],
)
def test_a_title_of_a_part_or_of_another_offence_too(write: Write, asked: str, title: str) -> None:
    assert sums(write(table(title)), asked) == {}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Shoplifting offences recorded", "Shoplifting incidents recorded"),
        ("Drink spiking offences", "Drink spiking reports"),
        ("Possession of drugs", "Drug possession offences recorded"),
        ("Blackmail", "Blackmail (including sextortion)"),
        ("Homicide", "Homicide and manslaughter"),
        ("Murder and manslaughter", "Murder and manslaughter"),
        ("Rape offences", "Rape and attempted rape"),
        ("Theft from the person", "Theft from the person offences"),
        ("Theft from the person", "Theft from the person (incl. pickpocketing)"),
        ("Harassment offences", "Harassment (including racially or religiously aggravated)"),
    ],
)
def test_a_title_of_all_of_it(write: Write, asked: str, title: str) -> None:
    assert sums(write(table(title)), asked) == ASKED


@pytest.mark.parametrize(
    "title",
    [
        "Sexual offences flagged as alcohol or drug related",
        "Sexual offences with an alcohol/drug marker",
        "Drug or alcohol related sexual offences",
    ],
)
def test_a_flag_joined_to_another_is_wider(write: Write, title: str) -> None:
    assert sums(write(table(title)), "Sexual offences", flag="alcohol") == {}


@pytest.mark.parametrize("title", ["Sexual offences flagged as alcohol related", "Alcohol flagged sexual offences"])
def test_the_flag_alone(write: Write, title: str) -> None:
    assert sums(write(table(title)), "Sexual offences", flag="alcohol") == ASKED
