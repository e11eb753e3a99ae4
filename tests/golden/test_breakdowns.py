"""Counts broken down further: sex, age, flags, and the labels among them that look like something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .expect import accepted, observations, refused, right_or_refused

Write = Callable[..., Path]


def test_sex_of_victim_across(write: Write) -> None:
    observations(
        write(
            [
                ["Year", "Female", "Male", "Unknown", "Total"],
                ["2018/19", 6, 2, 0, 8],
                ["2019/20", 14, 4, 1, 19],
            ]
        ),
        {
            "B2": {"year": "2018/19", "breakdown": "Female", "count": 6},
            "C2": {"breakdown": "Male", "count": 2},
            "D2": {"breakdown": "Unknown", "count": 0},
            "B3": {"year": "2019/20", "breakdown": "Female", "count": 14},
            "C3": {"breakdown": "Male", "count": 4},
            "D3": {"breakdown": "Unknown", "count": 1},
        },
    )


def test_sex_of_victim_down_under_each_offence(write: Write) -> None:
    observations(
        write(
            [
                ["Offence", "Sex of victim", "2018/19"],
                ["Rape", "Female", 3],
                [None, "Male", 1],
                ["Grooming", "Female", 5],
                [None, "Male", 2],
            ]
        ),
        {
            "C2": {"offence": "Rape", "breakdown": "Female", "count": 3},
            "C3": {"offence": "Rape", "breakdown": "Male", "count": 1},
            "C4": {"offence": "Grooming", "breakdown": "Female", "count": 5},
            "C5": {"offence": "Grooming", "breakdown": "Male", "count": 2},
        },
    )


def test_ages_that_look_like_financial_years_are_ages(write: Write) -> None:
    observations(
        write(
            [
                ["Age of victim", None, None, None],
                ["Year", "12-13", "14-15", "16-17"],
                ["2018/19", 1, 3, 4],
                ["2019/20", 5, 6, 8],
            ],
            merges=["A1:D1"],
        ),
        {
            "B3": {"year": "2018/19", "breakdown": "12-13", "count": 1},
            "C3": {"year": "2018/19", "breakdown": "14-15"},
            "D3": {"year": "2018/19", "breakdown": "16-17"},
            "B4": {"year": "2019/20", "breakdown": "12-13", "count": 5},
            "C4": {"year": "2019/20", "breakdown": "14-15"},
            "D4": {"year": "2019/20", "breakdown": "16-17", "count": 8},
        },
    )


def test_age_bands_down_with_words_between_them(write: Write) -> None:
    accepted(
        write(
            [
                ["Victim age", "2018/19", "2019/20"],
                ["Under 10", 1, 0],
                ["10-13", 2, 5],
                ["14-15", 3, 6],
                ["16-17", 2, 8],
                ["18+", 0, 0],
                ["Not recorded", 0, 1],
                ["Total", 8, 20],
            ]
        ),
        {"2018/19": 8, "2019/20": 20},
    )


def test_single_years_of_age_are_labels_and_not_counts(write: Write) -> None:
    accepted(write([["Age", "2018/19"], [13, 1], [14, 3], [15, 4], ["Total", 8]]), {"2018/19": 8})


def test_sex_and_age_crossed(write: Write) -> None:
    accepted(
        write(
            [
                [None, "2018/19", None, "2019/20", None],
                ["Age", "Female", "Male", "Female", "Male"],
                ["Under 13", 3, 1, 9, 3],
                ["13 to 17", 3, 1, 5, 2],
                ["Total", 6, 2, 14, 5],
            ],
            merges=["B1:C1", "D1:E1"],
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_by_sex_and_again_by_age_beside_it_is_one_count(write: Write) -> None:
    accepted(
        write(
            [
                ["Year", "Female", "Male", "Total", "Under 13", "13 to 17", "Total"],
                ["2018/19", 6, 2, 8, 3, 5, 8],
                ["2019/20", 15, 4, 19, 10, 9, 19],
            ]
        ),
        {"2018/19": 8, "2019/20": 19},
    )


def test_by_sex_and_again_by_age_with_other_totals_is_refused(write: Write) -> None:
    refused(
        write(
            [
                ["Sex", "2018/19"],
                ["Female", 6],
                ["Male", 2],
                ["Total", 8],
                [None],
                ["Age", "2018/19"],
                ["Under 13", 3],
                ["13 to 17", 6],
                ["Total", 9],
            ]
        ),
        saying=r"\b8\b.*\b9\b|\b9\b.*\b8\b",
    )


def test_by_sex_and_again_by_age_without_totals_is_one_count(write: Write) -> None:
    accepted(
        write(
            [
                ["Sex", "2018/19"],
                ["Female", 6],
                ["Male", 2],
                [None],
                ["Age", "2018/19"],
                ["Under 13", 3],
                ["13 to 17", 5],
            ]
        ),
        {"2018/19": 8},
    )


def test_withheld_small_groups_under_an_exact_total(write: Write) -> None:
    accepted(
        write([["Year", "Female", "Male", "Total"], ["2018/19", 20, "<5", 22], ["2019/20", 31, 7, 38]]),
        {"2018/19": 22, "2019/20": 38},
    )


def test_sex_called_m_and_f(write: Write) -> None:
    accepted(write([["Year", "F", "M", "U/K", "Total"], ["2018/19", 6, 1, 1, 8]]), {"2018/19": 8})


def test_districts_that_are_named_like_counties(write: Write) -> None:
    right_or_refused(
        write(
            [
                ["Devon and Cornwall Police"],
                ["Area", "2018/19", "2019/20"],
                ["Devon", 30, 41],
                ["Cornwall", 20, 19],
                ["Plymouth", 10, 10],
                ["Force total", 60, 70],
            ],
            "dcp-2020-0117.xlsx",
        ),
        {"2018/19": 60, "2019/20": 70},
        force="devon-and-cornwall",
    )


AGES = list(range(18))
BY_AGE = [[age % 3 for age in AGES], [age % 4 for age in AGES]]


def test_single_years_of_age_over_offences(write: Write) -> None:
    grid = [["Offence", *AGES], ["Rape", *BY_AGE[0]], ["Grooming", *BY_AGE[1]]]
    accepted(write(grid, "kent-police-2019-20.xlsx"), {"2019/20": sum(map(sum, BY_AGE))})


@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.parametrize("above", [[], [[None, "Age of victim"]]])
def test_single_years_of_age_beside_years(write: Write, as_text: bool, above: list[list[str | None]]) -> None:
    header = ["Year", *(map(str, AGES) if as_text else AGES), "18+", "Total"]
    rows = [[year, *counts, 1, sum(counts) + 1] for year, counts in zip(["2018/19", "2019/20"], BY_AGE, strict=True)]
    accepted(write([*above, header, *rows]), {"2018/19": sum(BY_AGE[0]) + 1, "2019/20": sum(BY_AGE[1]) + 1})


def test_counts_that_happen_to_run_on_are_counts(write: Write) -> None:
    header = ["Offence", *(f"{year}/{year - 1999}" for year in range(2013, 2020))]
    rows = [["Rape", 1, 2, 3, 4, 5, 6, 7], ["Grooming", 1, 1, 1, 1, 1, 1, 1]]
    accepted(write([header, *rows]), {label: n + 2 for n, label in enumerate(header[1:])})


@pytest.mark.parametrize(
    "heading", ["District", "Borough", "Local Authority", "LPA", "Policing District", "Division", "BCU"]
)
def test_parts_of_a_force_are_a_breakdown_and_no_offences(write: Write, heading: str) -> None:
    path = write([[heading, "2018/19"], ["Maidstone", 3], ["Swale", 5], ["Total", 8]])
    observations(path, {"B2": {"count": 3, "breakdown": "Maidstone", "offence": None}, "B3": {"breakdown": "Swale"}})


def test_a_first_column_headed_flag_holds_the_labels(write: Write) -> None:
    path = write([["Flag", "2018/19"], ["Domestic Abuse", 3], ["Hate Crime", 5], ["Total", 8]])
    observations(path, {"B2": {"count": 3, "offence": "Domestic Abuse"}, "B3": {"offence": "Hate Crime"}})


def test_years_below_a_caption_are_years_though_districts_head_the_first_column(write: Write) -> None:
    path = write([[None, "Financial Year"], ["District", "2018/19", "2019/20"], ["Maidstone", 3, 4], ["Swale", 5, 6]])
    accepted(path, {"2018/19": 8, "2019/20": 10})
