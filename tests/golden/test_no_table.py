"""Files without a table of numbers: what they say instead, and figures that are numbers all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .expect import accepted, refused

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("text", "saying", "suggesting"),
    [
        (
            "Refused under section 12 of the Act: the cost is too high.",
            "refused under section 12",
            "exemption section 12",
        ),
        ("To find this out would exceed the appropriate limit.", "is refused: 'To find", "outcome refused"),
        ("Kent Police can neither confirm nor deny that it holds this.", "is refused", "outcome refused"),
        ("We do not hold the information you asked for.", "information is not held", "outcome not_held"),
    ],
)
def test_a_letter_that_refuses(write: Write, text: str, saying: str, suggesting: str) -> None:
    refused(write([["Kent Police"], [], [text]]), "A3", saying=saying, suggesting=suggesting)


def test_advice_about_another_section_refuses_nothing(write: Write) -> None:
    refused(write([["Kent Police"], ["Under section 16 we advise you to ask for less."]]), saying="No table of numbers")


def test_lines_without_a_count(write: Write) -> None:
    rows = [["2018/19", "Stalking", "held"], ["2019/20", "Stalking", "held"], ["2019/20", "Rape", "held"]]
    path = write([["Financial Year", "Offence", "Information"], *rows], "kent-foi.csv")
    refused(path, "A1", saying="3 lines with an offence and its year have no count", suggesting="reference to each")


@pytest.mark.parametrize("figure", ["12 arrests", "about 100 or so"])
def test_a_figure_that_is_no_number(write: Write, figure: str) -> None:
    refused(write([["Year", "Number"], ["2018/19", figure], ["2019/20", figure]]), saying="No table|neither a number")


def test_numbers_with_their_unit_in_words(write: Write) -> None:
    both = {"2018/19": 1050, "2019/20": 1}
    accepted(write([["Year", "Number"], ["2018/19", "1,050 offences"], ["2019/20", "1 crime"]]), both)
    accepted(write([[None, "2018/19", "2019/20"], ["Rape", "1,050 offences", 1]]), both)
    accepted(write([["2018/19", "2019/20"], ["1,050 offences recorded", "1 crime"]]), both)


def test_how_many_people_had_so_many_offences(write: Write) -> None:
    """`2 offences` before a number is no count."""
    accepted(write([["Offences", "2018/19"], ["1 offence", 30], ["2 offences", 4]]), {"2018/19": 34})
