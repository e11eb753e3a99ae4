"""Questions that list the kinds of their offence: in brackets, behind `including`, as `both X and non-X`.

What belongs here: titles of some of the kinds, and titles of the whole that name none. What does not: kinds joined by
`and` in what is asked for itself (`test_listed_kinds.py`), or kinds each called offences (`test_kinds_in_brackets.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .expect import force_years

Write = Callable[..., Path]
BURGLARY = (
    "Burglary",
    "Offences of burglary of every kind (residential/dwelling and business/community, attempts included)",
)
BOTH = ("Burglary", "Burglary offences including attempts, both residential and non-residential")
HATE = (
    "Hate crime",
    "Hate crimes of all strands (race, religion, sexual orientation, disability, transgender) recorded",
)
ONLINE = (
    "Online child sexual abuse",
    "Child sexual abuse offences (contact, grooming and indecent images) flagged online",
)
STALKING = ("Stalking and harassment", "Stalking and harassment offences (including malicious communications) recorded")
INJURY = ("Violence with injury", "Violence against the person with injury (GBH, ABH and other injury) recorded")
ALL_BURGLARY = ("Burglary", "All burglary offences (residential, business and community) recorded by the force")

ARSON = ("Arson", "Arson recorded: both endangering life (Home Office class 56A) and not endangering life (56B)")
SHOPS = ("Violence in shops", "Assaults on shop workers in shops, with and without injury, completed and attempted")
SPIKING = ("Spiking", "Reports of spiking, both by drink and by needle, whether or not a crime was recorded")
SLAVERY = (
    "Modern slavery",
    "Modern slavery, all strands: labour, sexual and criminal exploitation and domestic servitude",
)
SCHOOLS = ("Weapons in schools", "Possession of an article with a blade or point on school premises")
CHILDREN = ("Rape of children", "How many rapes, completed and attempted, where the victim was a child were recorded?")
LATE_LIFE = ("Domestic abuse of older people", "Domestic abuse offences against over 65s, including coercive control")


def is_read(write: Write, question: tuple[str, str], title: str) -> bool:
    name, counts = question
    path = write([[title], ["Year", "Offences"], ["2018/19", 40], ["2019/20", 50]])
    reading = read_response(path, collection="asked", settings=Collection(name="asked", title=name, counts=counts))
    return force_years(reading) == {("kent", "2018/19"): 40, ("kent", "2019/20"): 50}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (BURGLARY, "Burglary offences (residential)"),
        (BURGLARY, "Dwelling burglary"),
        (BURGLARY, "Burglary (community)"),
        (BURGLARY, "Attempted burglary"),
        (BOTH, "Residential burglary"),
        (BOTH, "Burglary - non-residential"),
        (HATE, "Hate crime - race"),
        (HATE, "Hate crime (disability and transgender)"),
        (ONLINE, "Online grooming offences"),
        (ONLINE, "Child sexual offences with online crime flag: grooming"),
        (STALKING, "Malicious communications"),
        (STALKING, "Stalking and harassment (malicious communications)"),
        (INJURY, "Violence with injury: GBH"),
        (INJURY, "ABH offences"),
        (ALL_BURGLARY, "Residential burglary"),
        (ALL_BURGLARY, "Burglary - business and community"),
        (ARSON, "Arson endangering life (56A)"),
        (SHOPS, "Assaults with injury on shop workers in shops"),
        (SPIKING, "Reports of spiking by needle or injection"),
        (SLAVERY, "Modern slavery: labour exploitation"),
        (SLAVERY, "Modern slavery crimes, labour exploitation strand"),
        (HATE, "Hate crimes, disability"),
        (SCHOOLS, "Possession of an article with a blade or point, all locations including schools"),
        (CHILDREN, "All sexual offences against children"),
        (CHILDREN, "Rape of a child under 13"),
        (LATE_LIFE, "Coercive control, victims over 65"),
    ],
)
def test_some_of_the_kinds_are_less(write: Write, question: tuple[str, str], title: str) -> None:
    assert not is_read(write, question, title)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (BURGLARY, "Burglary"),
        (BURGLARY, "Burglary, residential and business/community"),
        (BOTH, "Burglary, residential and non-residential"),
        (HATE, "Hate crime"),
        (HATE, "Hate crimes of all five strands"),
        (ONLINE, "Online child sexual abuse offences"),
        (STALKING, "Stalking and harassment offences including malicious communications"),
        (STALKING, "Stalking and harassment"),
        (INJURY, "Violence with injury"),
        (ALL_BURGLARY, "Burglary (residential, business and community)"),
        (ARSON, "Arson (56A and 56B)"),
        (SHOPS, "Assaults on shop workers in shops with and without injury"),
        (SPIKING, "Reports of spiking"),
        (SLAVERY, "Modern slavery crimes, all exploitation types"),
        (SCHOOLS, "Possession of an article with a blade or point on school premises"),
        (CHILDREN, "Rape of children under 18"),
        (LATE_LIFE, "Domestic abuse offences, victims over 65"),
    ],
)
def test_the_whole_by_its_name_or_by_all_its_kinds(write: Write, question: tuple[str, str], title: str) -> None:
    assert is_read(write, question, title)
