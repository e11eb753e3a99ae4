"""Short notes below a table that may say anything of its figures, and those of the same words that say nothing.

What belongs here: notes below one table or on a sheet of notes, guilty and innocent. What does not: sentences whose
grammar says what figures are (`test_caveats.py`), or notes that marks lead to (`test_marked_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import parse_sidecar
from pipeline.reading.response import read_response

from .build import Grid

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")
WHOLE = {"2017/18": 150, "2018/19": 181, "2019/20": 140}


def whole_years(write: Write, note: str, where: str = "below", sidecar: str = "") -> dict[str, int]:
    """The sums of the years that are whole, of a table of three districts with a note below it or elsewhere."""
    table: Grid = [
        ["Burglary offences recorded"],
        ["District", *WHOLE],
        ["Medway", 100, 120, 90],
        ["Dover", 30, 40, 35],
        ["Thanet", 20, 21, 15],
    ]
    below: Grid = [*table, [None], [note]]
    path = write(below if where == "below" else {"Data": table, "Notes": [[note]]}, "kent-police-foi.xlsx")
    declared = parse_sidecar(sidecar.encode(), path) if sidecar else None
    found: dict[str, int] = {}
    for seen in read_response(path, collection="burglary", settings=BURGLARY, sidecar=declared).observations:
        if seen.financial_year and seen.status == "reported":
            found[seen.financial_year] = found.get(seen.financial_year, 0) + (seen.count or 0)
    return found


GUILTY = """
2017/18 data from 1 July
Recorded by date of conviction
Years refer to date offence occurred
Data taken from Command and Control incident logs
Three months are missing.
Data for the whole year was not available.
There is a gap in the data between May and July 2018.
System was down in May 2018 and crimes were not recorded.
No data recorded for June 2018
2017/18 covers 15 months
2019/20 stops at January
18 months
Two years in one
The 2018/19 figure includes 2017/18
Records between 1 June and 30 September 2018 could not be migrated.
The first six weeks of 2018/19 are missing.
Medway has been left out.
Medway data are missing
This is for the north of the county.
This table covers West Kent.
Northern area figures were not available.
Remaining districts on sheet 2
Maidstone did not provide a return.
Swale figures are still being collated.
Thanet figures are included in Dover.
Dover includes Thanet.
Dover became part of Thanet in April 2019
A further 12 offences have no district recorded.
Medway 2018/19 revised to 110
These figures should not be summed.
Figures may include duplicates.
Crimes may appear in two districts.
Figures doubled
x100
Divide by 10
Values are indexed (2017/18=100)
Seasonally adjusted
Numbers shown are per month.
One in ten files were checked
Top 100
Page 1 of 3
Withdrawn
Table is incomplete
The figure for 2018/19 ought to be 140.
Not to be relied upon: test figures.
We counted victims.
A victim is counted for each offence
Victims aged 60+
Detected crimes
Offences with an outcome.
Where an offender was identified.
Cases sent to the CPS
Solved crimes are shown here.
This is all theft.
This is burglary of dwellings.
Commercial premises not included.
Theft offences are added in.
Includes theft from the person and robbery.
""".strip().splitlines()


@pytest.mark.parametrize("note", GUILTY)
def test_a_note_that_may_say_anything(write: Write, note: str) -> None:
    assert whole_years(write, note) != WHOLE


@pytest.mark.parametrize("note", GUILTY[::7])
def test_such_a_note_on_a_sheet_of_notes(write: Write, note: str) -> None:
    assert whole_years(write, note, "elsewhere") != WHOLE


INNOCENT = """
Data is based on the date the crime was recorded, not when it was committed.
Age is that at the date of the offence.
The force introduced a new risk assessment in June 2018.
Operation Sceptre took place in May 2018 and September 2018.
Kent is divided into three divisions: North, East and West.
There are 13 districts in the force area.
Medway is a unitary authority.
Districts are in alphabetical order.
Percentages have been rounded.
No data is held prior to April 2017.
We only hold data for six years.
1st April - 31st March
Outcomes shown on Q2 relate to offences recorded in the year, whenever the outcome was given.
Victim age
Online marker used on our system
Data was extracted from Athena on 12 May 2020 and is accurate at that date.
The figures provided are correct as of 4 June 2020 and may be subject to change.
Kent Police was inspected by HMICFRS in June 2018 and has since improved its crime recording accuracy.
The increase in 2018/19 may be as a result of improved crime recording.
Since April 2017, burglary of a shed or garage in the boundary of a dwelling has been classed as residential.
Some crimes may have been committed in an earlier year but reported later.
One offence may result in several outcomes.
Crimes recorded in March 2020 may still be under investigation.
No offences were recorded in Q3 2018/19.
There were no offences recorded in June 2018.
Kent Police moved to a new crime recording system, Athena, in September 2018.
Genesis was the crime recording system until 25 September 2018.
Data before September 2018 is taken from Genesis and data after from Athena.
The offence commenced on 21 February 2018.
Shepway was renamed Folkestone and Hythe in April 2018.
Offences are shown by the district in which they occurred.
The figures include offences in all districts of the force area.
These are the figures for the whole of Kent.
Kent includes Medway.
The figures cover 1 April 2017 to 31 March 2020.
Data covers the last three financial years.
The drop in March 2020 is due to the Covid-19 lockdown.
Due to rounding percentages may not total 100.
The value of property stolen is not recorded.
Victim details are not included.
Postcodes have not been provided.
Data on outcomes is not available.
Arrest figures for 2018/19 are not available.
Theft is not included.
Table 2 shows the outcomes of these offences.
Sheet 2 shows the outcomes.
Unique crimes only
Cancelled crimes have been removed.
Crimes that were later no-crimed are not included.
Crimes transferred to another force are excluded.
Figures include attempts.
Kent Police Headquarters, Sutton Road, Maidstone ME15 9BZ
Corporate Services Analysis, Maidstone
Your request was received on 3 May 2019.
Report generated 12/05/2020
Page 1 of 1
Created by: Business Intelligence
""".strip().splitlines()


@pytest.mark.parametrize("note", INNOCENT)
def test_a_note_that_says_nothing(write: Write, note: str) -> None:
    assert whole_years(write, note) == WHOLE


def test_a_note_behind_the_numbers_of_a_line(write: Write) -> None:
    rows: Grid = [["Burglary offences recorded"], [None, "2017/18", "2018/19"], ["Offences", 100, 120]]
    found = write([*rows[:2], [*rows[2], None, "Figures exclude the Northern division."]], "kent-police-foi.xlsx")
    assert read_response(found, collection="burglary", settings=BURGLARY).observations == []


def test_the_last_page_is_there_too(write: Write) -> None:
    assert whole_years(write, "Page 1 of 2\nPage 2 of 2") == WHOLE


def test_figures_of_which_one_is_stated_for_each_year_are_not_added_up(write: Write) -> None:
    table: Grid = [
        ["Burglary offences recorded"],
        [None, *WHOLE],
        ["Offences", *WHOLE.values()],
    ]
    path = write([*table, [None], ["Please do not add these figures together."]], "kent-police-foi.xlsx")
    assert len(read_response(path, collection="burglary", settings=BURGLARY).observations) == 3


@pytest.mark.parametrize(
    "said", ['[[ignore]]\ncells = "A7"\nreason = "the force confirmed it"\n', 'counts = "burglary"\n']
)
def test_a_person_settles_it(write: Write, said: str) -> None:
    assert whole_years(write, "Medway has been left out.", sidecar=said) == WHOLE


def test_an_age_that_the_question_has_too(write: Write) -> None:
    asked = Collection(name="rape", title="Rape", counts="Offences of rape of a child under 13 recorded by the force")
    table: Grid = [["Rape of a child under 13"], [None, "2018/19"], ["Offences", 10], []]
    same = read_response(write([*table, ["Victim under 13."]]), settings=asked)
    other = read_response(write([*table, ["Victim under 16."]]), settings=asked)
    assert [o.count for o in same.observations] == [10] and other.observations == []
