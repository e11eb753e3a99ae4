"""Remarks in a column of notes beside the figures: each speaks for the figure in its row.

What belongs here: cells beside figures, guilty and innocent. What does not: marks and their notes
(`test_marked_notes.py`), or noughts beside a remark that nothing is held (`test_noughts.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

Write = Callable[..., Path]


def reading(write: Write, offence: str, remark: str | None, heading: str | None = "Notes") -> Reading:
    """Two years, the second with a remark."""
    settings = Collection(name="asked", title=offence, counts=f"Offences of {offence.lower()} recorded by the force")
    rows = [["Year", "Offences recorded", heading], ["2018/19", 310, None], ["2019/20", 298, remark]]
    return read_response(
        write([[f"{offence} offences"], *rows], "kent-police-foi.xlsx"), collection="asked", settings=settings
    )


def counts(found: Reading) -> list[int | None]:
    return [seen.count for seen in found.observations if seen.status == "reported"]


GUILTY = [
    # of a part of the year, or of another one
    ("Burglary", "April to November only"),
    ("Burglary", "Q4 outstanding"),
    ("Arson", "Apr - Dec"),
    ("Arson", "calendar yr"),
    ("Robbery", "to end of Jan"),
    # of a part of the offences, or of more than them
    ("Burglary", "dwellings"),
    ("Burglary", "excl. sheds"),
    ("Robbery", "business only"),
    ("Robbery", "+ theft from person"),
    ("Stalking", "with harassment"),
    ("Stalking", "stalking & harassment"),
    ("Dog theft", "incl. strays"),
    ("Dog theft", "number of dogs"),
    ("Public order", "section 5 only"),
    ("Rape", "under 18s"),
    ("Hate crime", "crimes + incidents"),
    ("Hate crime", "inc. non-crime"),
    # of a part of the force
    ("Robbery", "w/o Medway"),
    ("Robbery", "Thanet only"),
    ("Robbery", "two stations missing"),
    # of something else
    ("Rape", "victims"),
    ("Rape", "charged"),
    ("Modern slavery", "NRM referrals"),
    # no plain count, or a wrong one
    ("Shoplifting", "est."),
    ("Shoplifting", "approx."),
    ("Shoplifting", "average"),
    ("Shoplifting", "x 1.1"),
    ("Shoplifting", "wrong - see covering email"),
    ("Shoplifting", "error?"),
    ("Shoplifting", "tbc"),
]

INNOCENT = [
    ("Burglary", "Provisional"),
    ("Burglary", "revised"),
    ("Burglary", "Correct at 03.05.20"),
    ("Burglary", "n/a"),
    ("Burglary", "-"),
    ("Burglary", "Includes attempts"),
    ("Burglary", "OK"),
    ("Robbery", "Lowest for 5 years"),
    ("Robbery", "up 4%"),
    ("Robbery", "Covid restrictions"),
    ("Robbery", "checked by hand"),
    ("Robbery", "verified with FCR"),
    ("Rape", "incl. non-recent"),
    ("Stalking", "counting rules changed Apr 19"),
    ("Hate crime", "all strands"),
    ("Public order", "G7 summit"),
    ("Criminal damage", "excludes arson"),
    ("Criminal damage", "blwyddyn ariannol gyfan"),
    ("Arson", "very dry summer"),
    ("Dog theft", "keyword search"),
    ("Modern slavery", "3 of these were later cancelled"),
    ("Modern slavery", "1 linked op (37 crimes)"),
    ("Bicycle theft", "includes e-bikes"),
    ("Shoplifting", "Increase driven by prolific offenders"),
    ("Theft from the person", "The force moved to a new records system in this year"),
]


@pytest.mark.parametrize(("offence", "remark"), GUILTY)
@pytest.mark.parametrize("heading", ["Notes", None])
def test_a_remark_that_makes_another_figure(write: Write, offence: str, remark: str, heading: str | None) -> None:
    assert len(counts(reading(write, offence, remark, heading))) < 2


@pytest.mark.parametrize(("offence", "remark"), INNOCENT)
def test_a_remark_that_changes_nothing(write: Write, offence: str, remark: str) -> None:
    assert counts(reading(write, offence, remark)) == [310, 298]


def test_the_refusal_names_the_remark(write: Write) -> None:
    found = reading(write, "Burglary", "dwellings")
    assert [(no.cell, no.text) for no in found.quarantine] == [("C4", "dwellings")]
    assert "B4" in found.quarantine[0].reason
    assert "[[ignore]]" in found.quarantine[0].suggestion


def test_a_remark_beside_an_absence_is_heard_elsewhere(write: Write) -> None:
    rows = [["Year", "Offences recorded", "Notes"], ["2018/19", 310, None], ["2019/20", "<5", "withheld under s40"]]
    settings = Collection(name="asked", title="Arson", counts="Offences of arson recorded by the force")
    found = read_response(
        write([["Arson offences"], *rows], "kent-police-foi.xlsx"), collection="asked", settings=settings
    )
    assert len(found.observations) == 2


@pytest.mark.parametrize("mark", ["1", 1, "[note 1]", "see note 1"])
@pytest.mark.parametrize(("note", "known"), [("Dwellings", False), ("Provisional", True)])
def test_a_mark_alone_beside_a_figure_leads_to_its_note(write: Write, mark: str | int, note: str, known: bool) -> None:
    rows = [["Year", "Offences recorded", "Notes"], ["2018/19", 310, None], ["2019/20", 298, mark]]
    settings = Collection(name="asked", title="Burglary", counts="Offences of burglary recorded by the force")
    path = write([["Burglary offences"], *rows, [None], [f"1. {note}"]], "kent-police-foi.xlsx")
    assert counts(read_response(path, collection="asked", settings=settings)) == ([310, 298] if known else [])
