"""Sentences beside a table that say what its figures are, or what is among them, and those about anything else.

What belongs here: guilty and innocent twins, by the question they stand with. What does not: notes that say when, where
or how many (`test_doubtful_notes.py`), or notes that marks lead to (`test_marked_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

Write = Callable[..., Path]
WHOLE = {"2017/18": 150, "2018/19": 181, "2019/20": 140}


def whole_years(write: Write, question: str, note: str) -> dict[str, int | None]:
    """The years that are whole, of a table of one line with a note below it."""
    path = write([[f"{question} offences recorded"], [None, *WHOLE], ["Offences", *WHOLE.values()], [None], [note]])
    about = Collection(name="asked", title=question, counts=f"Offences of {question.lower()} recorded by the force")
    seen = read_response(path, collection="asked", settings=about).observations
    return {o.financial_year: o.count for o in seen if o.financial_year and o.status == "reported"}


def twins(text: str) -> list[tuple[str, str]]:
    lines = (line.split("|") for line in text.strip().splitlines())
    return [(question.strip(), note.strip()) for question, note in lines]


GUILTY = twins("""
Burglary            | A fault was found and the figures are too high, so please do not quote them.
Burglary            | 310 of the crimes are not yet counted.
Burglary            | For the avoidance of doubt the table shows attended calls.
Burglary            | Each year shows a rolling twelve month average.
Burglary            | The system has double counted those with two offenders.
Burglary            | We cannot give the number recorded. I have put in the number of calls for burglary instead.
Knife crime         | Every robbery is here whether or not a knife was involved.
Knife crime         | The marker is set in half of cases, so actual figures will be about double.
Hate crime          | The figures combine hate crimes and hate incidents.
Hate crime          | An offence with two strands appears twice in the yearly count.
Hate crime          | Please be aware the totals count hate crimes and incidents together.
Domestic abuse      | Totals exclude domestic abuse crimes where the victim was male.
Dog theft           | Figure = dogs said to be lost or stolen.
Dog theft           | A keyword search was made and the results have not been read.
Bicycle theft       | This table provides details of bicycles found and given back.
Modern slavery      | These crimes include immigration offences held under one operation.
Drink spiking       | Reports made online, most of which were not recorded as crimes.
""")
GUILTY += twins("""
Burglary            | The counts are of houses visited by a crime scene manager.
Burglary            | Numbers represent what our analyst had found when time ran out.
Burglary            | Results have been narrowed to two postcodes.
Burglary            | Totals were arrived at by doubling the first half of the year.
Burglary            | They are the cases given to the burglary squad.
Burglary            | Claims made to insurers are counted in these totals.
Burglary            | We took out anything below five hundred pounds from the counts.
Burglary            | Several crimes have been left out of the table as they are under review.
Burglary            | We have therefore scaled up the results for what was missed.
Burglary            | Figures for closed crimes; figures are for attempted burglaries.
Robbery             | This table is about robberies that were solved.
Robbery             | The figures show how many people were robbed.
Robbery             | Robberies of banks have been taken out of the figures.
Robbery             | Number of robbery victims who were offered support.
Stalking            | Data takes in disputes with neighbours.
Stalking            | Stalking has been grouped with harassment in this extract.
Stalking            | Each figure reflects contacts made by a complainant.
Stalking            | Live enquiries at 31 March. This is not the number of crimes recorded.
Modern slavery      | The numbers are potential victims referred.
Domestic abuse      | Data refers to conferences held on high risk cases.
Hate crime          | Figures are for race.
Knife crime         | The total counts blades handed in.
Rape                | Excludes those against girls under 13.
Rape                | The figure is the number of files sent to prosecutors.
Dog theft           | The figures are dogs.
Dog theft           | Includes every pet taken, whatever its kind.
Theft from motor vehicle | It should be noted that theft of vehicles is counted within the totals.
Shoplifting         | The data was supplied by the retailers' partnership.
Arson               | Source is the fire service and its log of deliberate fires.
Shoplifting         | Value of the goods in £ as put by the owner.
Online child sexual offences | The figures relate to all sexual offences against children.
Burglary            | Attended burglaries
Burglary            | We have sent you the figures; we have given the number of burglary victims.
Burglary            | What is shown is the number of scenes attended.
Burglary            | By mistake every crime has been counted twice.
Burglary            | All thefts have been put together.
Burglary            | Data provided by Essex Police on our behalf.
Robbery             | Commercial robbery has its own code and was not searched.
Modern slavery      | Sexual exploitation was not searched.
Stalking            | Stalking protection notices
Burglary            | It comprises what was told to a residents' association.
Burglary            | The data was gathered for another purpose and covers burglary, theft and handling.
Burglary            | The search was abandoned before every station had been looked at.
Burglary            | Counts are by house rather than by crime.
Burglary            | Figures include some thefts from gardens.
Robbery             | Totals were compiled by a transport authority.
Rape                | The figures cover rape and attempted murder.
Domestic abuse      | Figures show how often we were called out.
Dog theft           | Includes dogs that ran away.
Vehicle theft       | The figures include bicycles.
Online child sexual offences | The figures contain offences with no online element.
Online child sexual offences | Figures include crimes against adults.
Burglary            | Nid yw'r ffigurau yn cynnwys Abertawe.
Burglary            | Ffigurau ar gyfer Wrecsam yn unig.
""")


@pytest.mark.parametrize(("question", "note"), GUILTY)
def test_what_is_claimed_of_the_figures_and_nobody_knows(write: Write, question: str, note: str) -> None:
    assert whole_years(write, question, note) != WHOLE


INNOCENT = twins("""
Burglary            | It is estimated that reading every record for question 2 would take 46 hours.
Burglary            | Only recorded crimes are shown here.
Burglary            | Includes attempts, as required by the counting rules.
Burglary            | Section 12 applies to Q3.
Dog theft           | Your request asked for dogs only.
Modern slavery      | Offences contrary to ss. 1 and 2 of the Modern Slavery Act 2015.
Robbery             | Robberies have not been double counted.
Hate crime          | Recorded by strand (primary strand only).
""")
INNOCENT += twins("""
Burglary            | Figures cover residential burglaries and those of business premises alike.
Burglary            | The counts are of crimes and not of the homes or people affected.
Burglary            | The figures are for crimes raised on our system by date of recording.
Burglary            | Totals include sheds and garages, which became residential in 2017.
Burglary            | Figures are for recorded crimes only.
Robbery             | Robbery figures are the sum of personal robbery (34B) and business robbery (34A).
Stalking            | Data represents crimes where stalking is the principal offence.
Stalking            | New counting rules require stalking to be recorded unless the case is one of harassment only.
Modern slavery      | The data comprises all forms of exploitation: labour, sexual, criminal, and domestic servitude.
Hate crime          | A crime with two strands has only been counted once.
Hate crime          | Figures take in race, religion, disability, sexual orientation and transgender identity.
Rape                | Rape figures include all ages, and both male and female victims.
Dog theft           | Figures are for crimes in which at least one dog was stolen.
Theft from the person | This includes snatch thefts and pickpocketing.
Drug offences       | The data covers possession and trafficking.
Violence against the person | Figures include violence with injury, violence without injury, and homicide.
Shoplifting         | The figures are those which are recorded; many thefts from shops are never reported.
Shoplifting         | The specialist team counts on the help of retailers and began in 2019.
Burglary            | Numbers include crimes that are still being looked into.
Burglary            | Totals include a handful of offences of which the place is not known.
Burglary            | Burglary offences by district
Burglary            | Rows are in date order.
Burglary            | One crime is recorded for each home, however often it was entered in a day.
Burglary            | Email accounts were not searched.
Burglary            | Totals have been added for convenience.
Robbery             | Personal and business robbery have been combined.
Burglary            | Data provided by Kent Police.
Burglary            | The figures have been cross checked, and should be viewed as indicative only.
Burglary            | Percentages may not sum to 100.
Burglary            | The value of what was taken is an estimate.
Burglary            | All requests for crime data are dealt with by one analyst.
Robbery             | The figures are for every robbery recorded in the force area, irrespective of its outcome.
Robbery             | The data shows an upward trend, as elsewhere in the country.
Stalking            | This data is for offences under s2A and s4A of the Protection from Harassment Act 1997.
Hate crime          | The figures include crimes where a witness perceived hostility.
Rape                | Figures relate to rape offences on our system, some of which are from decades ago.
Theft from motor vehicle | Figures include theft of number plates.
Criminal damage     | Figures are for all criminal damage, including that under a low value.
Burglary            | Cancelled crimes have been taken out of the figures.
Burglary            | Names of officers have been removed.
Burglary            | The system was replaced in 2019 and covers crime, custody and intelligence.
Burglary            | Operation Vole looks at offences across three counties.
Burglary            | The table was refreshed on 3 June 2021; this is the up to date version.
Burglary            | Figs. were re-run in July 2021 after an audit.
Burglary            | Q2 - names of stations at which suspects were held - not provided.
Burglary            | Mae'r ffigurau yn gywir ar ddyddiad y cais ac yn amodol ar newid.
Online child sexual offences | Figures relate to sexual offences against a child with an online flag.
""")


@pytest.mark.parametrize(("question", "note"), INNOCENT)
def test_what_is_known_of_figures_and_what_is_said_of_anything_else(write: Write, question: str, note: str) -> None:
    assert whole_years(write, question, note) == WHOLE
