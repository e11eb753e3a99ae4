"""A force that polices several nations: they are parts of its figures, not bodies beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.declared.reading import needed, right

from .expect import accepted, observations, refused

Write = Callable[..., Path]
BTP = "British Transport Police"


@pytest.mark.parametrize("file_name", ["btp-foi.csv", "foi.csv"])
def test_nations_side_by_side_are_parts(write: Write, file_name: str) -> None:
    grid = [[BTP], ["Year", "England & Wales", "Scotland"], ["2018/19", 300, 9], ["2019/20", 188, 4]]
    path = write(grid, file_name)
    accepted(path, {("btp", "2018/19"): 309, ("btp", "2019/20"): 192})


def test_they_are_breakdowns_of_its_offences(write: Write) -> None:
    path = write([["Nation", "2018/19"], ["England", 300], ["Scotland", 9], ["Wales", 21]], "btp-foi.xlsx")
    observations(path, {
        "B2": {"force": "btp", "breakdown": "England"}, "B3": {"breakdown": "Scotland"}, "B4": {"breakdown": "Wales"},
    })  # fmt: skip


def test_a_nation_that_is_the_sum_of_the_others_is_never_added_in(write: Write) -> None:
    grid = [["Nation", "2018/19", "2019/20"], ["England", 300, 290], ["Scotland", 9, 8], ["Great Britain", 309, 298]]
    path, counts = write(grid, "btp-foi.xlsx"), {("btp", "2018/19"): 309, ("btp", "2019/20"): 298}
    needed(path, 'total_labels = "Great Britain"', counts, "not called a total")


def test_scotland_beside_forces_is_a_force(write: Write) -> None:
    path = write([["Force", "2018/19"], [BTP, 300], ["Scotland", 9], ["Kent", 21]], "foi.xlsx")
    accepted(path, {("btp", "2018/19"): 300, ("scotland", "2018/19"): 9, ("kent", "2018/19"): 21})


def test_counties_named_as_forces_are_areas_once_a_person_says_whose_they_are(write: Write) -> None:
    grid = [[BTP], ["County", "2018/19", "2019/20"], ["Greater London", 301, 322], ["West Midlands", 88, 91],
            ["Kent", 21, 20], ["Total", 410, 433]]  # fmt: skip
    path = write(grid, "btp-foi.xlsx")
    refused(path, suggesting='force = "btp"')
    needed(path, 'force = "btp"', {("btp", "2018/19"): 410, ("btp", "2019/20"): 433}, "names btp|states 301")


def test_a_table_of_forces_is_not_one_of_areas_whatever_a_sidecar_says(write: Write) -> None:
    grid = [["Force", "2018/19"], [BTP, 300], ["Scotland", 9], ["Kent", 21]]
    counts = {("btp", "2018/19"): 300, ("scotland", "2018/19"): 9, ("kent", "2018/19"): 21}
    right(write(grid, "foi.xlsx"), 'force = "btp"', counts)


def test_another_force_is_no_area_of_a_county_force(write: Write) -> None:
    refused(write([["Force", "2018/19"], ["Essex", 301], ["Surrey", 88]], "kent-foi.xlsx"), None, "names kent")
