"""What is known of offences: one schema for each, classes whose offences and codes hold together.

What belongs here: the files of `pipeline/reference/offences/` against each other. What does not: what the reader makes
of codes and names (`tests/golden/test_coded.py`, `test_same_meaning.py`).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from pipeline.reference.offences import known
from pipeline.reference.offences.known import class_of, offences

FOLDER = Path(known.__file__).parent
GROUPS = {
    "violence against the person",
    "sexual offences",
    "robbery",
    "theft offences",
    "criminal damage and arson",
    "drug offences",
    "public order offences",
    "possession of weapons offences",
    "miscellaneous crimes against society",
    "fraud offences",
}


def lines() -> list[dict[str, str]]:
    with (FOLDER / "classes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_class_has_a_code_of_its_own_a_group_and_a_source() -> None:
    codes = [line["code"] for line in lines()]
    assert len(codes) == len(set(codes)) > 150
    for line in lines():
        assert re.fullmatch(r"\d{1,3}[A-Z]?(?:/\d{1,3})?", line["code"]), line
        assert line["group"] in GROUPS, line
        assert line["kinds"] and line["offence"] and line["source"], line


def test_a_class_by_letters_is_of_the_offence_of_its_number() -> None:
    """A code of letters that is not listed is read by its number, which may hold the offences of several."""
    by_code = {line["code"]: set(line["kinds"].split("; ")) for line in lines()}
    apart = {"33A", "49A", "37/1", "53/25"}  # fraud, making off, a death: other offences than of their numbers
    for code, kinds in by_code.items():
        number = re.match(r"\d+", code)
        if number and number.group() != code and number.group() in by_code and code not in apart:
            assert kinds & by_code[number.group()], code


def test_every_question_for_the_classes_of_an_offence_has_classes() -> None:
    kinds = {kind for line in lines() for kind in line["kinds"].split("; ")}
    assert {name for name, one in offences().items() if one.asked is not None} <= kinds


@pytest.mark.parametrize("code", ["8", "195", "34.1", "E07000105", "", "Total", "1000"])
def test_what_is_no_class(code: str) -> None:
    assert class_of(code) is None


def test_a_misspelt_field_is_told() -> None:
    with pytest.raises(ValueError, match="nothing reads: part"):
        known._offence({"named": r"\barson\b", "part": "x"})
