"""Notes that a mark on a year leads to: words that leave a figure what it is, and sentences about something else.

What belongs here: the words and the grammar of such notes, guilty and innocent. What does not: where marks and notes
stand (`test_marked_notes.py`), or remarks in cells (`test_remarks.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]


def whole_years(write: Write, offence: str, note: str) -> list[int | None]:
    settings = Collection(name="asked", title=offence, counts=f"Offences of {offence.lower()} recorded by the force")
    rows: Grid = [["", "2022/23", "2023/24*"], ["Offences recorded", 310, 298]]
    path = write([[f"{offence} offences"], *rows, [None], [f"* {note}"]], "kent-police-foi.xlsx")
    found = read_response(path, collection="asked", settings=settings)
    return [seen.count for seen in found.observations if seen.financial_year]


INNOCENT = [
    # how the figure lies to others, and what happened in its year
    ("Shoplifting", "Highest since records began."),
    ("Shoplifting", "Record low"),
    ("Stalking", "Increase due to better recording."),
    ("Robbery", "Lockdown restrictions were in place for most of the year."),
    ("Bicycle theft", "Pandemic year."),
    ("Hate crime", "EU referendum."),
    # a sentence about something else may have any words
    ("Shoplifting", "The rise follows the launch of a reporting portal for shops in spring 2023."),
    ("Public order", "A climate camp was held near Dartford."),
    ("Catalytic converter theft", "Op Nutmeg ran in this year, which may explain the fall."),
    ("Drink spiking", "Students came back to both campuses."),
    ("Modern slavery", "One large investigation accounts for 60 of these crimes."),
    ("Theft from the person", "The force moved to Niche in June 2023."),
    # how it was made and checked
    ("Dog theft", "Manually reviewed."),
    ("Dog theft", "Found by a keyword search of the free text."),
    ("Public order", "Agreed with the Force Crime Registrar."),
    ("Robbery", "Corrected after duplicate records were removed."),
    ("Robbery", "Revised since our answer to FOI 388-23."),
    ("Arson", "No crimes were lost in migration."),
    # definitions and the law
    ("Hate crime", "All strands."),
    ("Hate crime", "An offence with more than one strand is counted once."),
    ("Domestic abuse", "As defined by the Domestic Abuse Act 2021."),
    ("Modern slavery", "Created as an offence in July 2015."),
    ("Robbery", "Includes business and personal robbery."),
    ("Criminal damage", "Excludes arson."),
    ("Modern slavery", "NRM referrals are not included."),
    ("Drink spiking", "There was no specific offence; a keyword search was used."),
    ("Arson", "Classes 56A and 56B combined"),
    ("Hate crime", "Race, religion, sexual orientation, disability and transgender strands."),
    ("Criminal damage", "Crimes later cancelled (no-crimed) have been taken out."),
    # in Welsh
    ("Knife crime", "Cofnodwyd ar Niche"),
    ("Burglary", "Blwyddyn ariannol (Ebrill - Mawrth)"),
]

GUILTY = [
    ("Burglary", "Dwellings."),
    ("Burglary", "Attempts are shown in a separate table."),
    ("Burglary", "Different search used: count of suspects."),
    ("Shoplifting", "Only where goods were worth over £200."),
    ("Shoplifting", "Excludes Asda, which reports through a portal."),
    ("Shoplifting", "Figure awaits confirmation from two districts."),
    ("Shoplifting", "Imputed from the year before."),
    ("Stalking", "Includes harassment as the codes had not been split."),
    ("Robbery", "Based on the first half of the year, doubled."),
    ("Robbery", "The system was down from June to August."),
    ("Robbery", "This number is wrong."),
    ("Rape", "Females."),
    ("Rape", "Ex-partner"),
    ("Modern slavery", "Victims, not crimes."),
    ("Dog theft", "Number of dogs."),
    ("Dog theft", "Some were found to have strayed, and are in it."),
    ("Bicycle theft", "Cycles stolen from stations are not in this figure."),
    ("Criminal damage", "Vehicles"),
    ("Public order", "Section 4 only."),
    ("Assault on emergency workers", "Police officers only."),
    ("Assault on emergency workers", "Does not include assaults on NHS staff."),
    ("Theft from the person", "City centre."),
    ("Theft from the person", "British Transport Police figures are added in."),
    ("Catalytic converter theft", "Op Nutmeg offences only."),
    ("Domestic abuse", "High risk"),
    ("Arson", "Part year."),
    ("Arson", "Two months of records were still to be input."),
]


@pytest.mark.parametrize(("offence", "note"), INNOCENT)
def test_a_note_that_leaves_the_figure_what_it_is(write: Write, offence: str, note: str) -> None:
    assert whole_years(write, offence, note) == [310, 298]


@pytest.mark.parametrize(("offence", "note"), GUILTY)
def test_a_note_that_makes_another_figure(write: Write, offence: str, note: str) -> None:
    assert whole_years(write, offence, note) in ([], [310])
