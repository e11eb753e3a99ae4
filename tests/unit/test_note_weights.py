"""The notes that are learned from, and how well notes that were not learned from are told apart by their weight.

What belongs here: the laws of the list and of what it teaches. What does not: what becomes of a table by a note
(`golden/test_weighed_notes.py`)."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline.reading.evidence import weights as learned
from pipeline.reading.evidence.notes import ENOUGH
from pipeline.reading.evidence.weights import learn, phrases

NOTES = Path(learned.__file__).parent / "notes.csv"
PARTS = 5


@pytest.fixture(scope="module")
def notes() -> list[dict[str, str]]:
    with NOTES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_note_is_judged_once_for_what_was_asked(notes: list[dict[str, str]]) -> None:
    assert {line["figures"] for line in notes} == {"as asked", "otherwise"}
    judged = defaultdict(set)
    for line in notes:
        assert line["note"].strip() == line["note"] and line["asked"], line
        judged[line["asked"], line["note"]].add(line["figures"])
    assert len(judged) == len(notes)


def test_the_list_is_in_order_so_that_a_line_more_is_a_small_change(notes: list[dict[str, str]]) -> None:
    keys = [(line["asked"].casefold(), line["figures"], line["note"]) for line in notes]
    assert keys == sorted(keys)


def test_a_phrase_weighs_by_the_notes_that_have_it() -> None:
    notes = [("Two months are missing", True), ("Two districts are missing", True), ("All is here", False)]
    weight = learn((note, "arson", otherwise) for note, otherwise in notes)
    assert weight["are missing"] > weight["months"] > 0 > weight["all is here"]


def test_numbers_are_one_word_and_a_phrase_counts_once() -> None:
    assert phrases("2018 and 2019", "arson") == phrases("1 and 2", "arson")
    assert "# and #" in phrases("12 and 13 and 14", "arson")


def test_the_words_of_the_question_are_one_word() -> None:
    assert phrases("Burglaries from Medway", "burglary") == phrases("Robberies from Medway", "robbery")
    assert "from medway" in phrases("Burglaries from Medway", "burglary")


def test_notes_that_were_not_learned_from_are_told_apart(notes: list[dict[str, str]]) -> None:
    """The notes of each offence are judged by what those of the others teach: many of them are pairs that differ in a
    word, which is harder than what forces write, and a pair is of one offence."""
    offences = sorted({line["asked"] for line in notes})
    heard, wrongly = 0, 0
    for part in range(PARTS):
        held_back = set(offences[part::PARTS])
        known = learn(
            (n["note"], n["asked"], n["figures"] == "otherwise") for n in notes if n["asked"] not in held_back
        )
        for line in (line for line in notes if line["asked"] in held_back):
            against = sum(known.get(phrase, 0.0) for phrase in phrases(line["note"], line["asked"])) >= ENOUGH
            heard += against and line["figures"] == "otherwise"
            wrongly += against and line["figures"] == "as asked"
    many = Counter(line["figures"] for line in notes)
    assert heard / many["otherwise"] > 0.6, heard / many["otherwise"]
    assert wrongly / many["as asked"] < 0.15, wrongly / many["as asked"]
