"""Titles and names that narrow their figures to a part of the offences, wherever in them the phrase stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import MONTHS
from .expect import accepted, force_years

Write = Callable[..., Path]
YEARS = [[None, "2018/19", "2019/20"], ["Offences recorded", 100, 120]]
STALKING = Collection(name="stalking", title="Stalking", counts="Offences of stalking recorded by the force")
CHILDREN = Collection(
    name="online",
    title="Online child sexual offences",
    counts="Sexual offences against children (under 18) recorded with an online flag",
)
BOTH = {"2018/19": 100, "2019/20": 120}
NARROWED = [
    ("Stalking offences by district, leading to an arrest", "leading to an arrest"),
    ("Stalking offences recorded by month resulting in a charge", "resulting in a charge"),
    ("Stalking offences (s.2A) where a suspect was identified", "where a suspect was identified"),
    ("Kent Police - stalking recorded - detections", "detections"),
    ("Stalking offences (charged)", "charged"),
    ("Stalking offences recorded: solved only", "solved only"),
    ("Detected offences of stalking", "Detected offences"),
    ("Stalking offences by sex of victim, victim under 18", "under 18"),
    ("Stalking offences with a victim aged 16 to 24", "aged 16 to 24"),
    ("Stalking offences: female victims", "female victims"),
    ("Stalking against women", "against women"),
    ("Stalking offences in the Northern Division", "in the Northern Division"),
    ("Stalking by ex-partners", "by ex-partners"),
    ("Stalking offences by strangers", "by strangers"),
    ("Stalking against the police", "against the police"),
    ("Online stalking offences", "Online"),
    ("Stalking offences, non-recent", "non-recent"),
]


def _is_read(path: Path, asked: Collection) -> bool:
    reading = read_response(path, settings=asked, round_=2020)
    assert not reading.observations or force_years(reading) == {("kent", year): n for year, n in BOTH.items()}
    return bool(reading.observations)


@pytest.mark.parametrize(("title", "phrase"), NARROWED)
def test_a_title_that_narrows_is_refused(write: Write, title: str, phrase: str) -> None:
    reading = read_response(write([[title], *YEARS]), settings=STALKING, round_=2020)
    assert reading.observations == [] and phrase in reading.reason and "counts" in reading.quarantine[0].suggestion


@pytest.mark.parametrize(("name", "phrase"), NARROWED)
def test_the_one_name_of_all_figures_that_narrows_is_refused(write: Write, name: str, phrase: str) -> None:
    assert not _is_read(write([YEARS[0], [name, 100, 120]]), STALKING), phrase


@pytest.mark.parametrize("end", ["leading to an arrest", "- detections", "with a victim under 16", "(charged)"])
def test_a_title_without_a_word_of_the_question_is_heard_too(write: Write, end: str) -> None:
    """Each word of this question is one that many have."""
    assert not _is_read(write([[f"Offences against under 18s with an online flag {end}"], *YEARS]), CHILDREN)
    assert _is_read(write([["Offences against under 18s with an online flag"], *YEARS]), CHILDREN)


@pytest.mark.parametrize(
    "title",
    [
        "Stalking offences recorded by Kent Police",
        "Stalking offences by outcome",
        "Stalking offences by age of victim (under 18, over 18)",
        "Stalking offences recorded in Kent",
        "Stalking offences in the Kent Police District",
    ],
)
def test_a_title_of_all_offences_is_accepted(write: Write, title: str) -> None:
    assert _is_read(write([[title], *YEARS]), STALKING)


@pytest.mark.parametrize("part", ["(April to December)", "- YTD", ": first half", "(Apr - Sep only)"])
def test_a_title_that_ends_in_a_part_of_the_year_is_refused(write: Write, part: str) -> None:
    assert not _is_read(write([[f"Stalking offences recorded {part}"], *YEARS]), STALKING)


@pytest.mark.parametrize("whole", ["(April to March)", "- Apr-Mar", "- December"])
def test_a_title_that_ends_in_a_whole_year_or_the_month_of_a_report_is_accepted(write: Write, whole: str) -> None:
    accepted(write([[f"Stalking offences recorded {whole}"], *YEARS]), BOTH)


def test_offences_per_month_are_all_of_them_where_months_are_counted(write: Write) -> None:
    table: list[list[object]] = [["Month", "2018/19"], *([month, 10] for month in MONTHS)]
    reading = read_response(write([["Recorded stalking offences per month"], *table]), settings=STALKING, round_=2020)
    assert len(reading.observations) == 12
