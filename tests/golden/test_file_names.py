"""Whose figures they are by the name of the file alone: names run together, first letters, and letters that are shared.

What belongs here: files that name no force themselves. What does not: names inside a file (`test_forces.py`), or
several forces in one name (`test_of_another.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .expect import accepted, read

Write = Callable[..., Path]
GRID = [["Financial year", "Offences"], ["2018/19", 30], ["2019/20", 41]]


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("WestMidlandsPolice_288A-25.xlsx", "west-midlands"),
        ("WMercia 3901-25.xlsx", "west-mercia"),
        ("WMIDS.xlsx", "west-midlands"),
        ("FOI-SussexPolice.xlsx", "sussex"),
        ("WYorks 2.xlsx", "west-yorkshire"),
        ("DevonCornwall.xlsx", "devon-and-cornwall"),
        ("DandC 12.xlsx", "devon-and-cornwall"),
        ("AandS 12.xlsx", "avon-and-somerset"),
        ("HeddluDyfedPowys.xlsx", "dyfed-powys"),
        ("CityOfLondon 4.xlsx", "city-of-london"),
        ("CoLP 4.xlsx", "city-of-london"),
        ("MetPol 01.xlsx", "metropolitan"),
        ("BTPolice.xlsx", "btp"),
        ("PoliceScotland 4.xlsx", "scotland"),
        ("SoJP.xlsx", "jersey"),
    ],
)
def test_a_name_of_one_force(write: Write, name: str, force: str) -> None:
    accepted(write(GRID, name), {"2018/19": 30, "2019/20": 41}, force=force)


@pytest.mark.parametrize(
    ("name", "letters", "forces"),
    [
        ("WMP 288A-25.xlsx", "WMP", ["west-mercia", "west-midlands"]),
        ("FOI_WMP_12.xlsx", "WMP", ["west-mercia", "west-midlands"]),
        ("DC 12.xlsx", "DC", ["derbyshire", "durham"]),
    ],
)
def test_letters_that_forces_share_are_asked_about(write: Write, name: str, letters: str, forces: list[str]) -> None:
    reading = read(write(GRID, name))
    assert (reading.status, f"{letters!r} may be" in reading.reason) == ("quarantined", True)
    assert all(f'force = "{force}"' in reading.quarantine[0].suggestion for force in forces)
    assert "kent" not in reading.quarantine[0].suggestion


@pytest.mark.parametrize("name", ["DPP 12.xlsx", "PS 12.xlsx", "FOI 12.xlsx", "KentishTown.xlsx"])
def test_letters_of_no_force(write: Write, name: str) -> None:
    reading = read(write(GRID, name))
    assert (reading.status, "may be" in reading.reason) == ("quarantined", False)


def test_a_second_force_run_together_is_heard(write: Write) -> None:
    reading = read(write(GRID, "Kent and EssexPolice.xlsx"))
    assert (reading.status, "more than one force" in reading.reason) == ("quarantined", True)


def test_the_number_of_a_request_may_look_like_a_year(write: Write) -> None:
    accepted(write(GRID, "Norfolk Constabulary 1920-21.xlsx"), {"2018/19": 30, "2019/20": 41}, force="norfolk")
    assert read(write(GRID, "Norfolk Constabulary 2016-17.xlsx")).status == "quarantined"
