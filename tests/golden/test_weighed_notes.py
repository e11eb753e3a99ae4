"""Notes that no rule knows, and whose words weigh: those that say the figures are something else, and those that leave
them what they are. None of these is among the notes that were learned from.

What belongs here: what becomes of a table by a note's weight. What does not: notes that a rule knows (`test_claims.py`,
`test_doubtful_notes.py`), or how well notes are told apart (`test_note_weights.py`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Ignore, Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response
from samples.wording import ILLUSTRATIVE_NOTE

from .build import Grid

Write = Callable[..., Path]


def answer(path: Path, question: str, sidecar: Sidecar | None = None) -> Reading:
    settings = Collection(name="asked", title=question, counts=f"Offences of {question.lower()} recorded by the force")
    return read_response(path, collection="asked", settings=settings, sidecar=sidecar)


def table(question: str, note: str) -> Grid:
    return [[f"{question} offences recorded"], ["Year", "Offences"], ["2018/19", 410], ["2019/20", 433], [None], [note]]


OTHERWISE = [
    ("Burglary", "A third of the records went missing when the files were moved and could not be got back."),
    ("Dog theft", "A random amount has been added to every figure to keep people from being recognised."),
    ("Robbery", "The wrong code was typed into the query and thefts have been brought in with the rest."),
    ("Bicycle theft", "Mopeds have been swept up in here because the property field does not tell them apart."),
    ("Stalking", "We have counted the messages, so one crime may be in here many times."),
    ("Shoplifting", "Shops that report by email are dealt with elsewhere and have been left off."),
]
AS_ASKED = [
    ("Burglary", "The figures were taken from the crime recording system by the analysts on 3 June."),
    ("Dog theft", "Advice on how to keep animals safe can be found on our website."),
    ("Robbery", "The increase in the last year follows the reopening of the night time economy."),
    ("Bicycle theft", "An offence is given to the year in which it was reported to us."),
    ("Stalking", "The law on stalking was brought in by the Protection of Freedoms Act."),
    ("Burglary", ILLUSTRATIVE_NOTE),
    ("Shoplifting", "Please see the covering letter for our answer to the second part of the request."),
]


@pytest.mark.parametrize(("question", "note"), OTHERWISE)
def test_a_note_by_whose_words_the_figures_may_be_something_else(write: Write, question: str, note: str) -> None:
    reading = answer(write(table(question, note)), question)
    assert not reading.observations
    [refused] = reading.quarantine
    assert (refused.cell, refused.text) == ("A6", note)


@pytest.mark.parametrize(("question", "note"), AS_ASKED)
def test_a_note_by_whose_words_they_are_what_was_asked(write: Write, question: str, note: str) -> None:
    reading = answer(write(table(question, note)), question)
    assert [o.count for o in reading.observations] == [410, 433], reading.quarantine


def test_the_refusal_names_the_words_and_an_ignore_settles_it(write: Write) -> None:
    question, note = OTHERWISE[1]
    path = write(table(question, note))
    [refused] = answer(path, question).quarantine
    assert "'a random'" in refused.reason and "[[ignore]]" in refused.suggestion
    sidecar = Sidecar(ignore=(Ignore(cells="A6", reason="the force gave the exact figures by telephone"),))
    assert [o.count for o in answer(path, question, sidecar).observations] == [410, 433]
