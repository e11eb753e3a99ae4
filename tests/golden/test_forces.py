"""Whose figures they are: every name a force goes by, names that are no force, and regions that share a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid
from .expect import accepted, read, refused

Write = Callable[..., Path]

OFFICIAL = {
    "Avon and Somerset Constabulary": "avon-and-somerset",
    "Bedfordshire Police": "bedfordshire",
    "Cambridgeshire Constabulary": "cambridgeshire",
    "Cheshire Constabulary": "cheshire",
    "City of London Police": "city-of-london",
    "Cleveland Police": "cleveland",
    "Cumbria Constabulary": "cumbria",
    "Derbyshire Constabulary": "derbyshire",
    "Devon and Cornwall Police": "devon-and-cornwall",
    "Dorset Police": "dorset",
    "Durham Constabulary": "durham",
    "Dyfed-Powys Police": "dyfed-powys",
    "Essex Police": "essex",
    "Gloucestershire Constabulary": "gloucestershire",
    "Greater Manchester Police": "greater-manchester",
    "Gwent Police": "gwent",
    "Hampshire Constabulary": "hampshire",
    "Hertfordshire Constabulary": "hertfordshire",
    "Humberside Police": "humberside",
    "Kent Police": "kent",
    "Lancashire Constabulary": "lancashire",
    "Leicestershire Police": "leicestershire",
    "Lincolnshire Police": "lincolnshire",
    "Merseyside Police": "merseyside",
    "Metropolitan Police Service": "metropolitan",
    "Norfolk Constabulary": "norfolk",
    "Northamptonshire Police": "northamptonshire",
    "Northumbria Police": "northumbria",
    "North Wales Police": "north-wales",
    "North Yorkshire Police": "north-yorkshire",
    "Nottinghamshire Police": "nottinghamshire",
    "South Wales Police": "south-wales",
    "South Yorkshire Police": "south-yorkshire",
    "Staffordshire Police": "staffordshire",
    "Suffolk Constabulary": "suffolk",
    "Surrey Police": "surrey",
    "Sussex Police": "sussex",
    "Thames Valley Police": "thames-valley",
    "Warwickshire Police": "warwickshire",
    "West Mercia Police": "west-mercia",
    "West Midlands Police": "west-midlands",
    "West Yorkshire Police": "west-yorkshire",
    "Wiltshire Police": "wiltshire",
    "Police Service of Northern Ireland": "northern-ireland",
    "States of Jersey Police": "jersey",
    "Guernsey Police": "guernsey",
}


def rows(*forces: str) -> Grid:
    """A table of forces: the first has 1 offence, the second 2, and so on."""
    return [["Police force", "2019/20"], *[[force, number] for number, force in enumerate(forces, 1)]]


def test_all_forty_six_forces_by_their_official_names(write: Write) -> None:
    expected = {(force, "2019/20"): number for number, force in enumerate(OFFICIAL.values(), 1)}
    assert len(expected) == 46
    accepted(write(rows(*OFFICIAL), "all-forces.xlsx"), expected)


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("Kent", "kent"),
        ("KENT POLICE", "kent"),
        ("kent constabulary", "kent"),
        (" Kent  Police ", "kent"),
        ("Avon & Somerset", "avon-and-somerset"),
        ("Avon and Somerset Police", "avon-and-somerset"),
        ("Devon & Cornwall", "devon-and-cornwall"),
        ("Devon and Cornwall Constabulary", "devon-and-cornwall"),
        ("London, City of", "city-of-london"),
        ("City of London", "city-of-london"),
        ("Metropolitan Police", "metropolitan"),
        ("Metropolitan", "metropolitan"),
        ("MPS", "metropolitan"),
        ("Met Police", "metropolitan"),
        ("GMP", "greater-manchester"),
        ("Greater Manchester", "greater-manchester"),
        ("PSNI", "northern-ireland"),
        ("Northern Ireland", "northern-ireland"),
        ("Dyfed Powys", "dyfed-powys"),
        ("Heddlu Gwent Police", "gwent"),
        ("Heddlu De Cymru", "south-wales"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("Hampshire and Isle of Wight Constabulary", "hampshire"),
        ("Police Scotland", "scotland"),
        ("British Transport Police", "btp"),
        ("BTP", "btp"),
        ("Isle of Man Constabulary", "isle-of-man"),
        ("Wiltshire2", "wiltshire"),
        ("Durham 1", "durham"),
        ("Essex*", "essex"),
        ("Surrey (1)", "surrey"),
        ("Dorset¹", "dorset"),
        ("West Mercia [note 2]", "west-mercia"),
        ("Cumbria ", "cumbria"),
    ],
)
def test_a_force_by_another_name_or_with_a_marker(write: Write, name: str, force: str) -> None:
    path = write(rows("Lincolnshire", name), "all-forces.xlsx")
    accepted(path, {("lincolnshire", "2019/20"): 1, (force, "2019/20"): 2})


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Northumberland", "Northumbria"),
        ("Glostershire", "Gloucestershire"),
        ("Notinghamshire", "Nottinghamshire"),
        ("West Merica Police", "West Mercia"),
        ("Tames Valley", "Thames Valley"),
    ],
)
def test_a_name_that_is_nearly_a_force_is_refused_with_the_nearest(write: Write, name: str, nearest: str) -> None:
    path = write(rows("Lincolnshire", name, "Kent"), "all-forces.xlsx")
    refused(path, "Sheet1!A3", saying=name, suggesting=f"{nearest}|{nearest.lower().replace(' ', '-')}")


@pytest.mark.parametrize("name", ["Yorkshire", "Springfield Police", "East Sussex", "Unknown"])
def test_a_name_that_is_no_force_is_refused(write: Write, name: str) -> None:
    refused(write(rows("Lincolnshire", name, "Kent"), "all-forces.xlsx"), ("Sheet1!A3", "Sheet1!B3"), saying=name)


@pytest.mark.parametrize("name", ["Border Force", "HMRC"])
def test_a_body_known_to_be_no_police_force_is_not_counted_and_spoils_nothing(write: Write, name: str) -> None:
    path = write(rows("Lincolnshire", name, "Kent"), "all-forces.xlsx")
    accepted(path, {("lincolnshire", "2019/20"): 1, ("kent", "2019/20"): 3})


def test_a_region_above_its_forces_is_their_total(write: Write) -> None:
    path = write(
        [
            ["Area", "2019/20"],
            ["West Midlands", 1200],
            ["Staffordshire", 325],
            ["Warwickshire", 59],
            ["West Mercia", 389],
            ["West Midlands", 427],
        ],
        "all-forces.xlsx",
    )
    accepted(
        path,
        {
            ("staffordshire", "2019/20"): 325,
            ("warwickshire", "2019/20"): 59,
            ("west-mercia", "2019/20"): 389,
            ("west-midlands", "2019/20"): 427,
        },
    )


def test_a_region_told_from_its_force_by_a_trailing_space(write: Write) -> None:
    path = write(
        [
            ["Area", "2019/20"],
            ["Staffordshire", 325],
            ["Warwickshire", 59],
            ["West Mercia", 389],
            ["West Midlands", 427],
            ["West Midlands ", 1200],
            ["Cleveland", 50],
            ["Durham", 70],
            ["Northumbria", 90],
            ["North East ", 210],
            ["Total", 1410],
        ],
        "all-forces.xlsx",
    )
    accepted(
        path,
        {
            ("staffordshire", "2019/20"): 325,
            ("warwickshire", "2019/20"): 59,
            ("west-mercia", "2019/20"): 389,
            ("west-midlands", "2019/20"): 427,
            ("cleveland", "2019/20"): 50,
            ("durham", "2019/20"): 70,
            ("northumbria", "2019/20"): 90,
        },
    )


def test_a_region_whose_forces_do_not_add_up_to_it_is_refused(write: Write) -> None:
    path = write(
        [
            ["Area", "2019/20"],
            ["West Midlands", 1201],
            ["Staffordshire", 325],
            ["Warwickshire", 59],
            ["West Mercia", 389],
            ["West Midlands", 427],
        ],
        "all-forces.xlsx",
    )
    refused(path, saying="1,?201")


def test_one_name_twice_with_no_sign_of_which_is_the_force_is_refused(write: Write) -> None:
    refused(
        write([["Area", "2019/20"], ["West Midlands", 427], ["West Midlands", 1200], ["Kent", 8]], "all.xlsx"),
        ("Sheet1!A2", "Sheet1!A3", "Sheet1!B2", "Sheet1!B3"),
        saying="west.midlands",
    )


def test_nations_and_the_whole_are_totals(write: Write) -> None:
    path = write(
        [
            ["Force", "2019/20"],
            ["Dyfed-Powys", 10],
            ["Gwent", 20],
            ["North Wales", 30],
            ["South Wales", 40],
            ["Wales", 100],
        ],
        "all-forces.xlsx",
    )
    accepted(
        path,
        {
            ("dyfed-powys", "2019/20"): 10,
            ("gwent", "2019/20"): 20,
            ("north-wales", "2019/20"): 30,
            ("south-wales", "2019/20"): 40,
        },
    )


def test_a_national_total_over_forces_that_are_not_all_there_is_refused(write: Write) -> None:
    path = write([["Force", "2019/20"], ["Kent", 10], ["Surrey", 20], ["Total England and Wales", 99]], "all.xlsx")
    refused(path, "Sheet1!B4", saying="99.*30|30.*99")


def test_the_same_force_twice_with_different_numbers_is_refused(write: Write) -> None:
    refused(
        write(rows("Kent", "Surrey", "Kent Police"), "all-forces.xlsx"),
        ("Sheet1!A2", "Sheet1!A4", "Sheet1!B2", "Sheet1!B4"),
        saying="kent",
    )


def test_one_row_for_two_forces_is_neither(write: Write) -> None:
    refused(write(rows("Kent", "Avon and Somerset / Wiltshire"), "all-forces.xlsx"), ("Sheet1!A3", "Sheet1!B3"))


def test_west_midlands_that_is_as_large_as_its_neighbours(write: Write) -> None:
    grid: list[list[str | int]] = [["Area", "2018/19", "2019/20"], ["West Midlands", 30, 34], ["Staffordshire", 10, 12]]
    path = write([*grid, ["Warwickshire", 20, 22]], "foi.xlsx")
    refused(path, "A2", saying="a region and a force.*sum of the region's forces")
    counts = {("west-midlands", "2018/19"): 30, ("staffordshire", "2018/19"): 10, ("warwickshire", "2018/19"): 21}
    accepted(write([*(row[:2] for row in grid), ["Warwickshire", 21]], "foi.xlsx"), counts)


def test_a_force_named_over_the_labels(write: Write) -> None:
    grid = [["Kent Police recorded crime", "2018/19", "2019/20"], ["Rape", 3, 12], ["Grooming", 5, 7]]
    accepted(write(grid, "response.csv"), {"2018/19": 8, "2019/20": 19})
    refused(write(grid, "essex-police.csv"), saying="Kent.*Essex|Essex.*Kent")


def test_forces_under_a_heading_that_speaks_of_regions_too(write: Write) -> None:
    grid = [["Region / Force", "2018/19"], ["North West", 45], ["Cheshire", 10], ["Cumbria", 15], ["Lancashire", 20]]
    counts = {("cheshire", "2018/19"): 10, ("cumbria", "2018/19"): 15, ("lancashire", "2018/19"): 20}
    accepted(write(grid, "foi.xlsx"), counts)
    refused(write([grid[0], ["North West", 46], *grid[2:]], "foi.xlsx"), "A2", saying="region.*46.*45")


@pytest.mark.parametrize("where", [2, 3])
def test_a_force_that_did_not_answer_is_not_lost(write: Write, where: int) -> None:
    grid: list[list[str | int]] = [["Force", "2018/19", "2019/20"], ["Kent", 3, 5], ["Dorset", 4, 6]]
    grid.insert(where, ["Essex", "No response", "No response"])
    found = {(o.force_id, o.financial_year): o.status for o in read(write(grid, "foi.xlsx")).observations}
    assert len(found) == 6
    assert found["essex", "2018/19"] == found["essex", "2019/20"] == "not_available"


@pytest.mark.parametrize("text", ["see letter", "Number", "Data", "offences"])
def test_a_last_line_of_words_is_not_lost(write: Write, text: str) -> None:
    grid = [["Force", "2018/19", "2019/20"], ["Kent", 3, 5], ["Essex", text, text]]
    refused(write(grid, "foi.xlsx"), "B3", saying="neither a number nor a sign")


@pytest.mark.parametrize(
    "title", ["Essex Police and Cumbria Constabulary: burglary offences", "Burglary offences recorded by Essex Police"]
)
@pytest.mark.parametrize("own", [["Kent Police"], []])
def test_a_title_of_other_forces_is_heard_above_the_forces_own(write: Write, title: str, own: list[str]) -> None:
    refused(write([[title], own, [None, "2018/19"], ["Offences", 5]], "kent.xlsx"), saying="Essex")


def test_a_title_of_several_forces_without_a_line_of_one(write: Write) -> None:
    table: Grid = [["Kent Police and Essex Police: burglary offences"], [None, "2018/19"], ["Offences", 5]]
    refused(write(table, "kent.xlsx"), saying="more than one force")
    accepted(write({"Kent": table}, "kent.xlsx"), {"2018/19": 5})


@pytest.mark.parametrize("title", ["City of London Police", "City of London Police - number of robbery offences"])
@pytest.mark.parametrize(
    "lines",
    [
        [["Force", "2018/19"], ["Suffolk Constabulary", 60]],
        [["Year", "Force", "Offences"], ["2018/19", "Suffolk Constabulary", 60]],
        [["Force", "2018/19"], ["Suffolk Constabulary", 60], ["Norfolk Constabulary", 50]],
    ],
)
def test_a_title_of_a_force_that_is_none_of_those_on_the_lines(write: Write, title: str, lines: Grid) -> None:
    refused(write([[title], [], *lines], name="response.xlsx"), "Sheet1!A1", saying="does not agree on the force")
    of_one = [["Suffolk Constabulary" if "Suffolk" in str(cell) else cell for cell in line] for line in lines]
    assert read(write([["Suffolk Constabulary"], [], *of_one], name="response.xlsx")).status == "accepted"
