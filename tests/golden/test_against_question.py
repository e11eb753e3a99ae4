"""Lines that share the noun of what was asked and are another offence: business burglary beside residential, theft from
a vehicle beside theft of it, offences without a knife. And those of which all are what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]
QUESTIONS = {
    "Residential burglary": "Offences of residential burglary recorded by the force",
    "Burglary": "Offences of burglary recorded by the force",
    "Theft of motor vehicles": "Offences of theft of a motor vehicle recorded by the force",
    "Vehicle crime": "Offences of vehicle crime recorded by the force",
    "Theft of catalytic converters": "Thefts of catalytic converters recorded by the force",
    "Theft of pedal cycles": "Offences of theft of a pedal cycle recorded by the force",
    "Hate crime": "Hate crimes recorded by the force",
    "Knife crime": "Offences involving a knife or sharp instrument recorded by the force",
    "Knife-enabled robbery": "Offences of robbery with a knife recorded by the force",
    "Child sexual offences": "Sexual offences against children recorded by the force",
    "Non-fatal strangulation": "Offences of non-fatal strangulation and suffocation recorded by the force",
    "Personal robbery": "Offences of robbery of personal property recorded by the force",
    "Assaults on emergency workers": "Offences of assault on an emergency worker recorded by the force",
    "Theft of tools": "Offences of theft of tools from vans recorded by the force",
    "Stalking": "Offences of stalking recorded by the force",
    "Shoplifting": "Offences of shoplifting recorded by the force",
    "Female genital mutilation": "Offences of female genital mutilation recorded by the force",
}


def answer(path: Path, title: str, **declared: Any) -> Reading:
    settings = Collection(name=title.casefold().replace(" ", "-"), title=title, counts=QUESTIONS[title])
    sidecar = Sidecar(**declared)
    return read_response(path, collection=settings.name, round_=2024, settings=settings, sidecar=sidecar)


def table(labels: list[str], *, columns: bool, total: bool, heading: str = "Offence") -> Grid:
    lines: list[list[Any]] = [[label, 100 + n, 110 + 3 * n] for n, label in enumerate(labels)]
    if total:
        lines.append(["Total", sum(line[1] for line in lines), sum(line[2] for line in lines)])
    rows = [[heading, *YEARS], *lines]
    return [list(row) for row in zip(*rows, strict=True)] if columns else rows


GUILTY = [
    ("Theft of motor vehicles", "Theft of motor car or vehicle", "Theft from motor vehicle"),
    ("Theft of catalytic converters", "Theft of catalytic converter", "Theft of other vehicle parts"),
    ("Theft of catalytic converters", "Catalytic converter thefts", "Other thefts from vehicle"),
    ("Theft of pedal cycles", "Bicycle theft", "Motorcycle theft"),
    ("Hate crime", "Hate crimes", "Non-hate crimes"),
    ("Knife crime", "Offences with a knife", "Offences without a knife"),
    ("Knife crime", "Knife used", "Knife not used"),
    ("Knife-enabled robbery", "Robbery with a knife", "Robbery of business property"),
    ("Child sexual offences", "Rape of a child", "Rape of an adult"),
    ("Child sexual offences", "Sexual offences against children", "Sexual offences by children"),
    ("Non-fatal strangulation", "Non-fatal strangulation", "Fatal strangulation"),
    ("Theft of tools", "Theft of tools", "Theft of vans"),
]


@pytest.mark.parametrize(("columns", "total"), [(False, True), (True, False)], ids=["rows, a total", "columns"])
@pytest.mark.parametrize(("title", "mine", "other"), GUILTY, ids=[f"{m}|{o}" for _, m, o in GUILTY])
def test_another_offence_that_shares_the_noun(
    write: Write, title: str, mine: str, other: str, columns: bool, total: bool
) -> None:
    path = write(table([mine, other], columns=columns, total=total))
    reading = answer(path, title)
    assert reading.observations == []
    assert reading.quarantine[0].reason
    taken = answer(path, title, take=(mine,))
    assert list(force_years(taken).values()) == [100, 110], "what was asked for can be chosen"
    said = answer(path, title, counts="all of these, by the force's own letter")
    assert list(force_years(said).values()) == [201, 223], "a person may say that all are the answer"


def test_the_refusal_offers_what_was_asked_for_alone(write: Write) -> None:
    reading = answer(
        write(table(["Theft of motor car or vehicle", "Theft from motor vehicle"], columns=False, total=True)),
        "Theft of motor vehicles",
    )
    (refusal,) = reading.quarantine
    assert "'from motor', and not 'of motor'" in refusal.reason
    assert 'take = ["Theft of motor car or vehicle"]' in refusal.suggestion


INNOCENT = [
    ("Burglary", "Residential Burglary", "Business Burglary"),
    ("Burglary", "Burglary - residential", "Burglary - business and community"),
    ("Residential burglary", "Residential burglary of a home", "Residential burglary of an unconnected building"),
    ("Residential burglary", "Burglary Residential Dwelling", "Burglary Residential Shed/Garage"),
    ("Theft of motor vehicles", "Theft of car", "Theft of van"),
    ("Vehicle crime", "Theft of motor vehicle", "Theft from motor vehicle"),
    ("Theft of pedal cycles", "Theft of pedal cycle from a dwelling", "Theft of pedal cycle from a shop"),
    ("Knife crime", "Robbery with a knife", "Assault with a knife"),
    ("Child sexual offences", "Rape of a girl under 13", "Rape of a boy under 13"),
    ("Non-fatal strangulation", "Non-fatal strangulation", "Non-fatal suffocation"),
    (
        "Assaults on emergency workers",
        "Assault with no injury to emergency worker",
        "Assault with injury on emergency worker",
    ),
    ("Stalking", "Stalking - suspect identified", "Stalking - no suspect identified"),
    ("Shoplifting", "No. of shoplifting offences - stores", "No. of shoplifting offences - garages"),
    ("Female genital mutilation", "Female genital mutilation", "Failing to protect a girl from risk of FGM"),
]


@pytest.mark.parametrize(("title", "one", "two"), INNOCENT, ids=[f"{m}|{o}" for _, m, o in INNOCENT])
def test_lines_of_which_all_are_what_was_asked_for(write: Write, title: str, one: str, two: str) -> None:
    reading = answer(write(table([one, two], columns=False, total=True)), title)
    assert list(force_years(reading).values()) == [201, 223], reading.quarantine


def test_makes_of_what_was_stolen(write: Write) -> None:
    reading = answer(
        write(table(["Ford", "BMW"], columns=False, total=True, heading="Make")), "Theft of motor vehicles"
    )
    assert list(force_years(reading).values()) == [201, 223]


def test_yes_and_no_to_what_was_asked(write: Write) -> None:
    grid = table(["Yes", "No"], columns=False, total=True, heading="Knife used")
    assert answer(write(grid), "Knife crime").observations == []
    grid = table(["Yes", "No"], columns=False, total=True, heading="Repeat victim")
    assert list(force_years(answer(write(grid), "Knife crime")).values()) == [201, 223]


def test_one_line_alone_or_a_title_that_says_the_opposite(write: Write) -> None:
    for lines in ([["Theft from motor vehicle", 5, 6]], [["Offences", 5, 6]]):
        grid: Grid = [["Thefts from motor vehicles recorded"], ["", *YEARS], *lines]
        assert answer(write(grid), "Theft of motor vehicles").observations == []
        grid = [["Thefts of motor vehicles recorded"], ["", *YEARS], ["Offences", 5, 6]]
        assert list(force_years(answer(write(grid), "Theft of motor vehicles")).values()) == [5, 6]


def test_a_sheet_of_another_offence_of_the_kind(write: Write) -> None:
    def years(first: int) -> Grid:
        return [["Financial year", "Offences"], [YEARS[0], first], [YEARS[1], first + 3]]

    sheets = {"Residential burglary": years(100), "Business burglary": years(50)}
    assert list(force_years(answer(write(sheets), "Residential burglary")).values()) == [100, 103]
    assert list(force_years(answer(write(sheets), "Burglary")).values()) == [150, 156]


def test_a_code_beside_another_offence_of_the_kind_makes_it_no_part(write: Write) -> None:
    grid: Grid = [
        ["Code", "Offence", *YEARS],
        ["28E", "Burglary - residential", 100, 110],
        ["30C", "Burglary - business and community", 50, 60],
    ]
    assert list(force_years(answer(write(grid), "Residential burglary")).values()) == [100, 110]
    assert list(force_years(answer(write(grid), "Burglary")).values()) == [150, 170]


def test_a_title_of_what_was_asked_makes_no_other_thing_a_part_of_it(write: Write) -> None:
    def titled(title: str, *labels: str) -> Reading:
        grid = [[f"{title} offences recorded"], *table(list(labels), columns=False, total=True)]
        return answer(write(grid), title)

    assert list(force_years(titled("Residential burglary", "Residential", "Business")).values()) == [100, 110]
    assert list(force_years(titled("Personal robbery", "Personal property", "Commercial property")).values()) in (
        [],
        [100, 110],
    )
    assert titled("Theft of catalytic converters", "Catalytic converters", "Other parts").observations == []
    for title, labels in (
        ("Burglary", ("Residential", "Business")),
        ("Theft of catalytic converters", ("Audi", "Other makes")),
        ("Knife crime", ("Kitchen knife", "Other knife")),
        ("Stalking", ("By an ex-partner", "Other relationship")),
    ):
        assert list(force_years(titled(title, *labels)).values()) == [201, 223], labels
