"""Lines and titles by which nothing is left out: both sides, all ages, the parts of the offence one by one.

What belongs here: such lines beside those that are like them and say less. What does not: notes below a table
(`test_nothing_left_out.py`), or names of sheets (`test_sheet_named.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .test_sheet_named import ASKED, YEARS, sums, table

Write = Callable[..., Path]


def under(title: str, line: str) -> Grid:
    return [[title], [line], [], ["Financial year", "Number of offences"], [YEARS[0], 50], [YEARS[1], 60]]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Shoplifting", "Both detected and undetected crimes are counted"),
        ("Robbery", "Solved and unsolved crimes alike"),
        ("Stalking", "Crimes, regardless of outcome"),
        ("Stalking", "Victims of either sex and any age"),
        ("Spiking", "Male and female complainants of all ages"),
        ("Kidnapping", "All victims, adults and children"),
        ("Hate crimes", "Non-crime hate incidents are not included"),
        ("Stalking", "Cancelled records have been removed as per HOCR"),
        ("Stalking", "Cancelled (formerly no crimed) and transferred crimes are excluded"),
        ("Rape offences", "Includes rape of males, females and children under 16"),
        ("Arson", "Includes attempted arson as per Home Office Counting Rules"),
        ("Blackmail", "Includes sextortion and every other kind of blackmail"),
        ("Hate crimes", "Disability, race, religion, sexual orientation and transgender strands"),
        ("Homicide", "Murder + manslaughter + infanticide"),
        ("Burglary", "Business & community, and residential"),
        ("Burglary", "Residential and business/community"),
        ("Modern slavery offences", "Slavery, servitude, forced labour and human trafficking offences"),
    ],
)
def test_nothing_is_left_out(write: Write, asked: str, line: str) -> None:
    assert sums(write(under(asked, line)), asked) == ASKED


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Shoplifting", "Detected crimes are counted"),
        ("Undetected burglary", "Both detected and undetected crimes are counted"),
        ("Violence with injury", "With and without injury"),
        ("Robbery", "Unsolved crimes"),
        ("Stalking", "Victims of one sex"),
        ("Stalking", "Male and female victims of stalking"),
        ("Stalking", "Number of victims of either sex"),
        ("Stalking", "Cancelled crimes and domestic abuse crimes were removed"),
        ("Stalking", "Cancelled and other crimes have been excluded"),
        ("Rape of a child", "Adults and children alike"),
        ("Hate crimes", "Non-crime hate incidents are included"),
        ("Stalking", "Charged records have been removed"),
        ("Stalking", "Includes harassment"),
        ("Assaults on police officers", "Includes assaults on PCSOs and staff"),
        ("Hate crimes", "Race, religion and transgender strands"),
        ("Homicide", "Murder"),
        ("Modern slavery offences", "Forced labour and human trafficking offences"),
    ],
)
def test_lines_like_them_that_say_less_or_more(write: Write, asked: str, line: str) -> None:
    assert sums(write(under(asked, line)), asked) == {}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Assaults on police officers", "Assault on constable offences, with and without injury"),
        ("Homicide", "Murder, manslaughter, corporate manslaughter and infanticide offences by financial year"),
        ("Rape offences", "Number of rapes reocrded per fin yr"),
        ("Rape offences", "Recorded offences of rape, all victim ages and genders"),
        ("Violence with injury offences", "Recorded VAP with injury"),
        ("Possession of drugs", "Meddu ar gyffuriau / Possession of drugs 2018/19 - 2019/20"),
        ("Residential burglary", "Res Burg recorded"),
    ],
)
def test_a_title_in_officers_words_or_those_of_the_class(write: Write, asked: str, title: str) -> None:
    assert sums(write(table(title)), asked) == ASKED


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Shoplifting offences", "Theft from shops and vehicles"),
        ("Assaults on police officers", "Assaults on special constables"),
        ("Violence without injury offences", "Recorded VAP with injury"),
        ("Robbery", "Res Burg recorded"),
    ],
)
def test_titles_like_them_of_something_else(write: Write, asked: str, title: str) -> None:
    assert sums(write(table(title)), asked) == {}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("DA-tagged harassment", True),
        ("Harassment crimes flagged domestic abuse", True),
        ("Harassment not DA-flagged", False),
        ("Harassment, DA flag or not", False),
        ("Hate-flagged harassment", False),
    ],
)
def test_the_words_of_the_flag_are_words_of_the_question(write: Write, text: str, read: bool) -> None:
    for path in (write(table(text)), write(table("Harassment offences", text))):
        assert bool(sums(path, "Harassment offences", flag="domestic abuse")) == read


def test_a_sheet_of_all_crime_is_more(write: Write) -> None:
    path = write({"ALC flag - all crime": table("Sexual offences recorded")})
    assert sums(path, "Sexual offences", flag="alcohol") == {}
