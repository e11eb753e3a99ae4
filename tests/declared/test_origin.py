"""Where a file came from, what it hides, and layouts that many files share."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.reading import needed, read, refused, right
from tests.golden.expect import force_years

Write = Callable[..., Path]
YEARS = [["Year", "Offences"], ["2018/19", 34], ["2019/20", 41]]
ORIGIN = """
[origin]
foi_reference = "FOI 1234/20"
received = 2020-09-01
outcome = "disclosed"
licence = "OGL v3"
url = "https://example.org/foi/1234"
transcribed_from = "letter of 1 September, page 2"
note = "The force counts by the date recorded."
"""
VENDOR = {"vendor": {"years": "ending", "take": ["Online"]}}


def test_an_origin_changes_nothing_of_how_a_file_is_read(write: Write) -> None:
    reading = right(write(YEARS), ORIGIN, {"2018/19": 34, "2019/20": 41})
    assert reading.layout == "inferred"


@pytest.mark.parametrize("written", [str.lower, str.upper])
def test_the_file_that_is_described(write: Write, written: Callable[[str], str]) -> None:
    path = write(YEARS)
    sha256 = written(hashlib.sha256(path.read_bytes()).hexdigest())
    right(path, f'[origin]\nsha256 = "{sha256}"', {"2018/19": 34, "2019/20": 41})


def test_another_file_than_the_one_described(write: Write) -> None:
    refused(write(YEARS), f'[origin]\nsha256 = "{"0" * 64}"', "SHA-256 differs", suggesting="original")


def test_hidden_content_that_somebody_looked_at(write: Write) -> None:
    path = write({"Data": YEARS, "Staff": [["Name"], ["A. Person"]]}, hidden_sheets=["Staff"])
    reading = read(path, ledger=False)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "hidden sheet" in reading.reason
    assert "Person" not in str(reading)
    seen = read(path, 'hidden_content_reviewed = "J. Smith, 1 September 2020"', ledger=False)
    assert force_years(seen) == {("kent", "2018/19"): 34, ("kent", "2019/20"): 41}
    assert "Person" not in str(seen)


def test_a_layout_that_many_files_share(write: Write) -> None:
    path = write([["Financial year", "All", "Online"], [2019, 34, 12]])
    needed(path, 'layout = "vendor"', {"2018/19": 12}, "which twelve months", layouts=VENDOR)


def test_a_files_own_keys_come_before_its_layouts(write: Write) -> None:
    path = write([["Financial year", "All", "Online"], [2019, 34, 12]])
    right(path, 'layout = "vendor"\nyears = "starting"', {"2019/20": 12}, layouts=VENDOR)
