"""Labels in Welsh and in English: the half that is understood speaks for both.

What belongs here: what a bilingual label counts or heads. What does not: Welsh names of forces (`test_forces.py`), or
bilingual titles beside words of the question (`test_more_or_less.py`).
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
YEARS = ["2018/19", "2019/20"]
BOTH = {("south-wales", "2018/19"): 30, ("south-wales", "2019/20"): 41}


def answer(path: Path) -> Reading:
    reading = read_response(path, collection=STALKING.name, round_=2023, settings=STALKING)
    ledger_complete(reading, path)
    return reading


def corner(heading: str, over: str) -> Grid:
    return [
        ["Heddlu De Cymru / South Wales Police"],
        ["Stelcio / Stalking offences"],
        [heading, over, None],
        [None, *YEARS],
        ["Caerdydd a Bro Morgannwg / Cardiff & Vale", 13, 19],
        ["Canolog / Central (Bridgend)", 17, 22],
        ["Cyfanswm / Total", 30, 41],
    ]


def under(heading: str, year: str = "Blwyddyn ariannol / Financial year") -> Grid:
    return [[year, heading], ["2018/19", 30], ["2019/20", 41]]


@pytest.mark.parametrize("merged", [["A3:A4", "B3:C3"], ["B3:C3"]])
@pytest.mark.parametrize(
    "heading",
    ["Uned Reoli Sylfaenol / BCU", "BCU / Uned Reoli Sylfaenol", "Ardal / Area", "Sir / County", "Closed by BCU"],
)
@pytest.mark.parametrize("over", ["Blwyddyn ariannol / Financial year", "Financial year", "Year"])
def test_what_heads_the_labels_does_not_date_the_years(
    write: Write, heading: str, over: str, merged: list[str]
) -> None:
    path = write(corner(heading, over), "South Wales Police 301-25.xlsx", merges=merged)
    assert force_years(answer(path)) == BOTH


@pytest.mark.parametrize(
    "over", ["Blwyddyn y cyhuddiad / Year of charge", "Blwyddyn / Year charged", "Financial year closed"]
)
def test_years_of_another_event_over_the_years(write: Write, over: str) -> None:
    reading = answer(write(corner("Uned / BCU", over), "South Wales Police 301-25.xlsx", merges=["A3:A4", "B3:C3"]))
    assert (reading.status, "not by when an offence was recorded" in reading.reason) == ("quarantined", True)


@pytest.mark.parametrize(
    "heading", ["Nifer y troseddau / Number of offences", "Troseddau stelcio / Stalking offences", "Stelcio / Stalking"]
)
def test_what_is_counted_in_two_languages(write: Write, heading: str) -> None:
    assert force_years(answer(write(under(heading), "South Wales Police 301-25.xlsx"))) == BOTH


@pytest.mark.parametrize(
    ("heading", "counted"),
    [
        ("Nifer y dioddefwyr / Number of victims", "victims"),
        ("Number of victims | Nifer y dioddefwyr", "victims"),
        ("Cyhuddiadau / Charges", "charges"),
        ("Canlyniadau / Outcomes", "outcomes"),
        ("Digwyddiadau / Incidents", "incidents"),
    ],
)
def test_something_else_counted_in_two_languages(write: Write, heading: str, counted: str) -> None:
    reading = answer(write(under(heading), "South Wales Police 301-25.xlsx"))
    assert (reading.status, f"count {counted}" in reading.reason) == ("quarantined", True)


def bare(heading: str, year: str, title: str = "", total: str = "") -> Grid:
    body: Grid = [[year, heading], ["2018/19", 30], ["2019/20", 41]]
    return [*([[title]] if title else []), *body, *([[total, 71]] if total else [])]


@pytest.mark.parametrize(
    ("year", "heading", "title", "total"),
    [
        ("Blwyddyn\nYear", "Nifer y troseddau stelcio\nNumber of stalking offences", "", "Cyfanswm\nTotal"),
        ("Financial year (Blwyddyn ariannol)", "Number of offences (Nifer y troseddau)", "", "Total (Cyfanswm)"),
        ("Blwyddyn ariannol | Financial year", "Nifer y troseddau a gofnodwyd | Number of offences recorded", "", ""),
        ("Blwyddyn Ariannol - Financial Year", "Troseddau Stelcio - Stalking Offences", "", ""),
        ("Cyfnod / Period", "Cyfanswm y troseddau cofnodedig / Total recorded offences", "", ""),
        ("Blwyddyn ariannol (Financial year)", "Nifer (Number)", "Troseddau stelcio (Stalking offences)", ""),
        (
            "Blwyddyn ariannol / Financial year",
            "Cyfrif / Count",
            "Stelcian a gofnodwyd yn ardal Heddlu De Cymru / Stalking recorded in the South Wales Police area",
            "Cyfanswm cyffredinol / Grand total",
        ),
        (
            "Blwyddyn ariannol / Financial year",
            "Nifer / Number",
            "Cais Rhyddid Gwybodaeth / Freedom of Information request: troseddau stelcio / stalking offences",
            "",
        ),
    ],
)  # fmt: skip
def test_the_half_that_is_known_is_read(write: Write, year: str, heading: str, title: str, total: str) -> None:
    path = write(bare(heading, year, title, total), "South Wales Police 301-25.xlsx")
    assert force_years(answer(path)) == BOTH


@pytest.mark.parametrize(
    ("year", "heading", "title", "more"),
    [
        ("Blwyddyn / Year", "Nifer y troseddau fesul 1000 / Number of offences", "", "1000"),
        ("Blwyddyn / Year", "Nifer y dioddefwyr / Number", "Stelcio / Stalking offences", "dioddefwyr"),
        ("Blwyddyn galendr / Year", "Nifer y troseddau / Number of offences", "", "galendr"),
        ("Blwyddyn / Year", "Troseddau stelcio ac aflonyddu / Stalking offences", "", "aflonyddu"),
        ("Blwyddyn / Year", "Nifer / Number", "Stelcio ar-lein\nStalking", "ar-lein"),
        ("Blwyddyn / Year", "Nifer / Number", "Stelcio yng Ngheredigion / Stalking", "yng Ngheredigion"),
        ("Blwyddyn / Year", "Nifer (Number)", "Troseddau stelcio heb eu datrys (Stalking offences)", "heb"),
        ("Blwyddyn / Year", "Nifer y troseddau attempted / Number of offences", "", "attempted"),
    ],
)
def test_a_half_that_says_more(write: Write, year: str, heading: str, title: str, more: str) -> None:
    reading = answer(write(bare(heading, year, title), "South Wales Police 301-25.xlsx"))
    assert (reading.status, repr(more) in reading.reason) == ("quarantined", True), reading.reason


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("Heddlu Gwent", "gwent"),
        ("Heddlu Dyfed-Powys", "dyfed-powys"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("Heddlu De Cymru", "south-wales"),
    ],
)
@pytest.mark.parametrize("join", [" - ", ": ", " / ", "\n"])
def test_the_welsh_name_of_a_force_before_an_english_title(write: Write, name: str, force: str, join: str) -> None:
    rows: Grid = [[f"{name}{join}Stalking offences recorded"], ["Year", "Offences"], ["2018/19", 30], ["2019/20", 41]]
    path = write(rows, "response.xlsx")
    assert force_years(answer(path)) == {(force, "2018/19"): 30, (force, "2019/20"): 41}
