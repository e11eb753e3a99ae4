"""Titles that name every part of the force: they are of the whole of it, and one that leaves any out is not.

What belongs here: lists of parts in titles. What does not: titles of one part (`test_context.py`), or lines of parts in
a table (`test_members.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years
from .ledger import ledger_complete

Write = Callable[..., Path]
BURGLARY = Collection(name="burglary", title="Burglary", counts="Offences of burglary recorded by the force")


def answer(path: Path) -> Reading:
    reading = read_response(path, collection=BURGLARY.name, round_=2023, settings=BURGLARY)
    ledger_complete(reading, path)
    return reading


def under(title: str) -> Grid:
    return [[title], ["", "2018/19", "2019/20"], ["Offences", 24, 32]]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("gloucestershire.xlsx", "Burglary offences recorded (all three CSPs: Cheltenham, Gloucester and Stroud)"),
        ("kent.xlsx", "Burglary offences recorded, all divisions (Northern, Central, Southern and Eastern)"),
        ("northumbria.xlsx", "Burglary offences, all area commands (Central, Northern and Southern)"),
        ("staffordshire.xlsx", "Burglary offences in Staffordshire and Stoke-on-Trent"),
        ("kent.xlsx", "Burglary offences recorded in both divisions: East and West"),
        ("north-wales.xlsx", "Burglary offences recorded across all four LPAs (Northern, Southern, Eastern, Western)"),
        ("nottinghamshire.xlsx", "Burglary offences, force wide (County, City and Southern BCUs)"),
        ("dyfed-powys.xlsx", "Burglary in Dyfed-Powys (Carmarthenshire, Ceredigion, Pembrokeshire and Powys)"),
        ("cleveland.xlsx", "Burglary offences (Hartlepool, Middlesbrough, Redcar & Cleveland and Stockton)"),
        ("devon-and-cornwall.xlsx", "Burglary offences in Devon, Cornwall, Plymouth and Torbay"),
        ("bedfordshire.xlsx", "Burglary offences: Bedford, Central Bedfordshire and Luton"),
        ("durham.xlsx", "Burglary offences: Durham and Darlington"),
        ("thames-valley.xlsx", "Burglary offences in Berkshire, Buckinghamshire and Oxfordshire"),
        ("west-mercia.xlsx", "Burglary offences across Herefordshire, Shropshire and Worcestershire"),
        ("west-midlands.xlsx", "Burglary offences (Birmingham, Black Country, Coventry, Solihull)"),
    ],
)
def test_all_its_parts_are_the_whole(write: Write, file: str, title: str) -> None:
    assert set(force_years(answer(write(under(title), file))).values()) == {24, 32}


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("gloucestershire.xlsx", "Burglary offences (two of three CSPs: Cheltenham and Gloucester)"),
        ("thames-valley.xlsx", "Burglary offences in Berkshire and Oxfordshire"),
        ("west-midlands.xlsx", "Burglary offences (Birmingham, Coventry, Solihull)"),
        ("gloucestershire.xlsx", "Burglary offences (three CSPs: Cheltenham, Gloucester and Stroud)"),
        ("gloucestershire.xlsx", "Burglary offences (all three CSPs: Cheltenham and Gloucester)"),
        ("gloucestershire.xlsx", "Burglary offences (all three rural CSPs: Cotswold, Forest of Dean and Stroud)"),
        ("gloucestershire.xlsx", "Burglary offences (all three CSPs in the north: Cheltenham, Gloucester and Stroud)"),
        ("kent.xlsx", "Burglary offences, all divisions (Northern, Central and Southern only)"),
        ("kent.xlsx", "Burglary offences (all divisions: Northern, Central and Southern, excluding Medway)"),
        ("kent.xlsx", "Burglary offences, all town centres (Ashford, Dover and Deal)"),
        ("kent.xlsx", "Burglary offences (Northern, Central and Southern divisions)"),
        ("cleveland.xlsx", "Burglary offences (Hartlepool, Middlesbrough and Stockton)"),
        ("bedfordshire.xlsx", "Burglary offences: Bedford and Luton"),
        ("staffordshire.xlsx", "Burglary offences in Stafford and Stoke-on-Trent"),
        ("bedfordshire.xlsx", "Burglary offences: Bedford, Luton and Dunstable"),
        ("durham.xlsx", "Burglary offences (Durham, Darlington and Hartlepool)"),
        ("devon-and-cornwall.xlsx", "Burglary offences in Devon, Cornwall, Plymouth and Torbay town centres"),
    ],
)
def test_some_of_its_parts_are_not(write: Write, file: str, title: str) -> None:
    assert answer(write(under(title), file)).status == "quarantined"


@pytest.mark.parametrize(
    "line", ["Covers Berkshire, Buckinghamshire and Oxfordshire", "Covering Berks, Bucks and Oxon"]
)
def test_a_line_of_all_its_counties(write: Write, line: str) -> None:
    grid = [["Burglary offences"], [line], *under("")[1:]]
    assert set(force_years(answer(write(grid, "thames-valley.xlsx"))).values()) == {24, 32}


def test_a_line_of_some_of_its_counties(write: Write) -> None:
    grid = [["Burglary offences"], ["Covers Berkshire and Oxfordshire"], *under("")[1:]]
    assert force_years(answer(write(grid, "thames-valley.xlsx"))) == {}
