"""Answers to second questions beside that for offences, which count days, absences, bins or detections; and a question
whose offence has its name in brackets.

What belongs here: tables of what is no offence, by their titles, beside the offences that were asked for. What does
not: other offences, parts and things (`test_several_questions.py`), or lines of one table (`test_none_of_it.py`).
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
ASKED = {("kent", "2018/19"): 50, ("kent", "2019/20"): 60}
SHOPS = "Theft from shops (shoplifting)"


def answer(path: Path, title: str, counts: str = "") -> Reading:
    settings = Collection(name="asked", title=title, counts=counts)
    reading = read_response(path, collection="asked", round_=2023, settings=settings)
    if reading.observations:
        ledger_complete(reading, path)
    return reading


def table(title: str, *lines: tuple[object, ...], heading: str = "", years: list[str] = YEARS) -> Grid:
    return [*([[title]] if title else []), [heading, *years], *map(list, lines)]


@pytest.mark.parametrize("others", [["Theft from the person"], ["Bicycle theft", "Other theft"], ["Robbery"]])
def test_the_name_that_a_question_has_in_brackets(write: Write, others: list[str]) -> None:
    lines = [("Shoplifting", 50, 60), *((other, 70, 90) for other in others)]
    assert force_years(answer(write(table("", *lines, heading="Offence")), SHOPS)) == ASKED
    sheets = {"Q1": table(others[0], ("Crimes", 70, 90)), "Q2": table("Shoplifting", ("Crimes", 50, 60))}
    assert force_years(answer(write(sheets), SHOPS)) == ASKED


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Attempted theft from shops (shoplifting)", "Shoplifting"),
        ("Theft from shops by children (shoplifting)", "Shoplifting"),
        ("Residential burglary (burglary)", "Burglary"),
        ("Theft of dogs (theft)", "Theft"),
        (SHOPS, "Shoplifting by children"),
        (SHOPS, "Attempted shoplifting"),
        (SHOPS, "Theft"),
    ],
)
def test_the_name_in_brackets_is_not_all_of_the_question(write: Write, title: str, line: str) -> None:
    grid = table("", (line, 50, 60), ("Robbery", 70, 90), heading="Offence")
    assert answer(write(grid), title).observations == []


NO_OFFENCES = [
    "Q2. Working days lost to absence after an assault",
    "Q2 - Absences of police officers recorded as following an assault on duty",
    "Number of staff absences",
    "Q3. Average number of days to outcome",
    "Q3. Number of knife amnesty bins in the force area",
    "Diwrnodau a gollwyd oherwydd absenoldeb / Working days lost to absence",
]


@pytest.mark.parametrize("title", NO_OFFENCES)
def test_what_is_no_offence_answers_another_question(write: Write, title: str) -> None:
    own, question = table("Q1 - Stalking offences", ("Offences", 50, 60)), "Stalking offences"
    for second in (table(title, ("", 14, 18)), [[title], [7]], table(title, ("Kent", 14, 18))):
        assert force_years(answer(write({"Q1": own, "Q2": second}), question)) == ASKED
        assert answer(write({"Q2": second}), question).observations == []
        assert answer(write({"Q1": table("Robbery", ("Offences", 50, 60)), "Q2": second}), question).observations == []


MONTHS = [f"{month} {year}" for month, year in
          [*((m, 2018) for m in ("April", "May", "June", "July", "August", "September", "October", "November",
                                 "December")), *((m, 2019) for m in ("January", "February", "March"))]]  # fmt: skip


@pytest.mark.parametrize(("last", "read"), [(12, True), (0, False)])
def test_detections_by_year_beside_offences_by_month(write: Write, last: int, read: bool) -> None:
    """Those of a year that the offences are not stated for may stand for offences."""
    own = table("Stalking offences recorded", ("Kent", *range(12)), years=MONTHS)
    years = YEARS[:1] if last else YEARS
    second = table("Q2 Stalking: sanction detections", ("Kent", 14, 18)[: len(years) + 1], years=years)
    reading = answer(write({"Q1": own, "Q2": second}), "Stalking offences")
    assert force_years(reading) == ({("kent", "2018/19"): 66} if read else {})


def sides(title: str, *heads: str) -> Grid:
    return [
        [title],
        ["Financial year", *heads],
        [YEARS[0], 50, 5][: len(heads) + 1],
        [YEARS[1], 60, 6][: len(heads) + 1],
    ]


@pytest.mark.parametrize("title", ["Stalking: recorded and detected", "Stalking offences: recorded and detected"])
def test_recorded_and_detected_have_a_column_each(write: Write, title: str) -> None:
    reading = answer(write(sides(title, "Recorded", "Detected")), "Stalking offences")
    assert force_years(reading) == ASKED, reading.reason


@pytest.mark.parametrize(
    "title",
    [
        "Stalking: recorded offences and those resulting in charge or summons",
        "Recorded stalking offences and the share resulting in a charge",
        "Stalking offences and those charged",
    ],
)
def test_offences_and_those_charged_have_a_column_each(write: Write, title: str) -> None:
    reading = answer(write(sides(title, "Recorded stalking offences", "Charged/summonsed")), "Stalking offences")
    assert force_years(reading) == ASKED, reading.reason
    assert answer(write(sides(title, "Offences")), "Stalking offences").observations == []


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Stalking: recorded and detected", ["Total"]),
        ("Stalking: detected", ["Recorded", "Detected"]),
        ("Stalking: recorded and then detected", ["Recorded"]),
    ],
)
def test_detected_alone(write: Write, title: str, heads: list[str]) -> None:
    assert answer(write(sides(title, *heads)), "Stalking offences").observations == []


def heads(*names: str, part: int = 20) -> list[Grid]:
    lines: Grid = [[YEARS[0], 50, part, 8][: len(names) + 1], [YEARS[1], 60, part + 1, 9][: len(names) + 1]]
    across: Grid = [["Financial year", *names], *lines]
    return [across, [list(line) for line in zip(*across, strict=True)]]


@pytest.mark.parametrize(
    "names",
    [
        (
            "Q1. Stalking offences recorded",
            "Q2. Of these, offences in which a knife was used",
            "Q3. Arrests for stalking",
        ),
        ("Q1 Number of stalking offences recorded", "Q2 Of those, number resulting in a charge or summons"),
        ("1) Stalking offences", "2) Of which racially aggravated"),
        ("1a) Number of stalking offences recorded", "1b) Number of the above that resulted in a charge"),
    ],
)
def test_a_part_that_has_the_number_of_its_question(write: Write, names: tuple[str, ...]) -> None:
    for grid in heads(*names):
        reading = answer(write(grid), "Stalking offences")
        assert force_years(reading) == ASKED, reading.reason


@pytest.mark.parametrize(
    ("names", "part"),
    [
        (("Q1. Offences recorded", "Q2. Of these, stalking with a knife"), 20),
        (("Q1. Robbery", "Q2. Of these, stalking offences with a knife"), 20),
        (("Q1. Stalking offences", "Q2. Of these, offences in which a knife was used"), 70),  # more than the whole
        (("Q1. Stalking offences at night", "Q2. Of these, offences in which a knife was used"), 20),
    ],
)
def test_a_numbered_part_of_something_else(write: Write, names: tuple[str, ...], part: int) -> None:
    for grid in heads(*names, part=part):
        assert answer(write(grid), "Stalking offences").observations == []


JOINED = "Arson and criminal damage"
DAMAGE = [("Criminal damage to a building", 70, 90), ("Other criminal damage", 31, 32)]


@pytest.mark.parametrize("title", ["", JOINED])
@pytest.mark.parametrize("heading", ["Offence", "Minor crime type"])
def test_a_total_that_is_called_after_the_group(write: Write, title: str, heading: str) -> None:
    lines = [("Arson", 50, 60), *DAMAGE, (JOINED, 151, 182)]
    for asked in (lines, [lines[-1], *lines[:-1]]):
        reading = answer(write(table(title, *asked, heading=heading)), "Arson")
        assert force_years(reading) == ASKED, reading.reason


@pytest.mark.parametrize(
    "lines",
    [
        [("Dwellings", 50, 60), ("Vehicles", 20, 30), (JOINED, 70, 90)],
        [("Arson to vehicles", 50, 60), *DAMAGE, (JOINED, 151, 182)],
        [("Arson", 50, 60), ("Detected", 20, 30), (JOINED, 70, 90)],
        [("Other criminal damage", 31, 32), ("Vehicles", 20, 30), (JOINED, 51, 62)],
    ],
)
def test_a_total_of_the_group_over_no_line_of_the_name(write: Write, lines: list[tuple[object, ...]]) -> None:
    assert answer(write(table("", *lines, heading="Offence")), "Arson").observations == []
