"""Lines of another offence beside the one that is called what was asked, told by a group, a class, a code or a number:
`Theft offences` beside `Robbery`, `37/02 Aggravated vehicle taking`, `3. Shoplifting offences`.

What belongs here: which neighbours are another offence. What does not: which line is called what was asked
(`test_called_as_asked.py`), titles of chapters (`test_chapters.py`), or classes of what was asked among others
(`test_lines_law.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import Count, force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]


def counts(write: Write, question: str, *names: str, title: str = "", heading: str = "Offence") -> list[Count]:
    """What is read of lines that count 300, 301, ... in the first year, in the order of the years; none if refused."""
    grid: Grid = [[name, 300 + n, 270 - n] for n, name in enumerate(names)]
    path = write([*([[title], []] if title else []), [heading, *YEARS], *grid], "kent-police-foi.xlsx")
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=question))
    ledger_complete(reading, path)
    found = force_years(reading)
    return [found["kent", year] for year in YEARS if ("kent", year) in found]


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Robbery", ["Violence against the person", "Theft offences", "Sexual offences"]),
        ("Public order offences", ["Violence", "Theft", "Miscellaneous crimes against society"]),
        ("Stalking offences", ["Burglary", "Criminal damage and arson"]),
        ("Possession of drugs", ["Possession of weapons offences", "Trafficking of drugs"]),
        ("Theft of motor vehicles", ["Theft from motor vehicles", "37/02 Aggravated vehicle taking"]),
        ("Modern slavery", ["36 Kidnapping", "13 Child abduction"]),
    ],
)
def test_groups_and_classes_that_hold_none_of_it(write: Write, question: str, others: list[str]) -> None:
    assert counts(write, question, question, *others) == [300, 270]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Burglary", ["Burglary", "Theft offences"]),  # which may hold it
        ("Hate crimes", ["Hate crimes", "Violence against the person"]),  # which may be of any group
        ("Possession of drugs", ["92A Trafficking in drugs", "92E Possession of controlled drugs (cannabis)"]),
        ("Possession of drugs", ["Possession of a controlled drug with intent to supply", "Robbery"]),
        ("Stalking", ["DA Stalking", "HBA Harassment"]),
        ("Residential burglary", ["Burglary dwelling", "Burglary dwelling and non-dwelling"]),
    ],
)  # fmt: skip
def test_lines_that_may_hold_it_or_are_a_part(write: Write, question: str, names: list[str]) -> None:
    assert not counts(write, question, *names)


def test_all_classes_of_it(write: Write) -> None:
    classes = ["92D Possession of controlled drugs (excl. cannabis)", "92E Possession of controlled drugs (cannabis)"]
    assert counts(write, "Possession of drugs", *classes, "92A Trafficking in controlled drugs") == [601, 539]


@pytest.mark.parametrize(
    ("question", "names", "heading"),
    [
        ("Shoplifting", ["T03 Theft from shops and stalls", "T02 Theft from person"], "Stats code"),
        ("Public order offences", ["PO Public order offences", "VAP Violence against the person"], "Group code"),
        ("Shoplifting offences", ["3. Shoplifting offences", "1. Bicycle theft offences"], "Question as put"),
        ("Burglary", ["Burglary (residential and non-residential)", "Robbery"], "Type"),
        ("Residential burglary", ["BURRES - Burglary residential (all)", "BURBUS - Burglary business"], "Offence code"),
    ],
)
def test_codes_and_numbers_before_names(write: Write, question: str, names: list[str], heading: str) -> None:
    assert counts(write, question, *names, heading=heading) == [300, 270]


def test_the_title_that_is_the_name_of_a_class(write: Write) -> None:
    assert counts(write, "Voyeurism offences", "Voyeurism", "Exposure", title="Exposure and voyeurism") == [300, 270]
    assert not counts(write, "Voyeurism offences", "Voyeurism", "Exposure", title="Voyeurism by men")


@pytest.mark.parametrize(
    "other", ["Toxicology tests requested", "Bottles seized", "DASH risk assessments", "Community resolutions"]
)
def test_what_was_done_beside_the_offences(write: Write, other: str) -> None:
    assert counts(write, "Spiking offences", "Spiking offences recorded", other, heading="Measure") == [300, 270]
