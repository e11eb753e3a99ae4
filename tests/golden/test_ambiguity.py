"""Two numbers that could both be the answer: refused, both shown, and how to choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, force_years, observations, refused

Write = Callable[..., Path]


def test_all_offences_beside_the_online_ones(write: Write) -> None:
    refused(
        write([["Year", "All offences", "Online offences"], ["2018/19", 120, 34], ["2019/20", 150, 41]]),
        saying="All offences.*Online|Online.*All offences",
        suggesting="take",
    )


def test_all_offences_beside_of_which_online(write: Write) -> None:
    refused(
        write(
            [
                ["Offence", "2018/19", None, "2019/20", None],
                [None, "Recorded", "of which online", "Recorded", "of which online"],
                ["Rape", 30, 3, 40, 12],
                ["Grooming", 10, 5, 12, 7],
            ],
            merges=["B1:C1", "D1:E1"],
        ),
        saying="Recorded.*online|online.*Recorded",
    )


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Flagged", "Not flagged"),
        ("Online flag: Yes", "Online flag: No"),
        ("Cyber enabled", "Not cyber enabled"),
        ("Online", "Offline"),
    ],
)
def test_flagged_and_not_flagged_with_their_total(write: Write, yes: str, no: str) -> None:
    refused(
        write([["Year", yes, no, "Total"], ["2018/19", 34, 86, 120], ["2019/20", 41, 109, 150]]),
        saying="flag|online|cyber",
    )


def test_flagged_alone_is_the_answer(write: Write) -> None:
    accepted(
        write([["Year", "Online flagged offences"], ["2018/19", 34], ["2019/20", 41]]), {"2018/19": 34, "2019/20": 41}
    )


def test_flags_down_the_rows(write: Write) -> None:
    refused(
        write([["Online flag", "2018/19", "2019/20"], ["Y", 34, 41], ["N", 86, 109], ["Total", 120, 150]]),
        saying="flag",
    )


def test_offences_and_crimes_charged(write: Write) -> None:
    refused(
        write([["Year", "Offences recorded", "Offences charged"], ["2018/19", 34, 4], ["2019/20", 41, 6]]),
        saying="recorded.*charged|charged.*recorded",
    )


@pytest.mark.parametrize("label", ["Linked crimes", "Linked offences", "Related crimes", "Number of linked crimes"])
def test_linked_crimes_beside_offences(write: Write, label: str) -> None:
    saying = f"could both be the answer.*{label}"
    refused(write([["Year", "Offences", label], ["2018/19", 34, 4], ["2019/20", 41, 6]]), saying=saying)
    refused(write([["Measure", "2018/19"], ["Rape", 30], ["Grooming", 4], [label, 3]]), saying=saying)


@pytest.mark.parametrize(
    ("whole", "part"),
    [("Rape (inc attempts)", "Attempted rape"), ("Sexual assault (including rape)", "Rape of a female child under 13")],
)
def test_an_offence_that_another_includes(write: Write, whole: str, part: str) -> None:
    refused(write([["Offence", "2018/19"], [whole, 30], ["Grooming", 9], [part, 4]]), saying=f"both be.*{part}")
    both = [["Offence", "2018/19"], [whole, 30], ["Grooming (including attempts)", 9]]
    accepted(write(both), {"2018/19": 39})


def test_an_unnamed_second_column_of_numbers(write: Write) -> None:
    refused(
        write([["Year", "Offences", None], ["2018/19", 34, 4], ["2019/20", 41, 6]]),
        ("Sheet1!C1", "Sheet1!C2", "Sheet1!C3", "Sheet1!B1"),
    )


def test_a_column_with_a_word_nobody_knows(write: Write) -> None:
    refused(write([["Year", "Offences", "Zyxt"], ["2018/19", 34, 4], ["2019/20", 41, 6]]), saying="Zyxt")


def test_the_same_year_stated_twice_with_different_numbers(write: Write) -> None:
    refused(write([["Year", "Offences"], ["2018/19", 34], ["2019/20", 41], ["2018/19", 35]]), saying="34.*35|35.*34")


def test_the_same_offence_stated_twice_with_different_numbers(write: Write) -> None:
    refused(write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Rape", 4]]), saying="Rape")


def test_the_same_table_on_two_sheets_is_counted_once(write: Write) -> None:
    table = [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5]]
    accepted(write({"Data": table, "Copy": table}), {"2018/19": 8})


def test_the_same_table_on_two_sheets_with_one_number_changed_is_refused(write: Write) -> None:
    refused(
        write(
            {
                "Data": [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5]],
                "Copy": [["Offence", "2018/19"], ["Rape", 3], ["Grooming", 6]],
            }
        ),
        ("Data!B3", "Copy!B3"),
        saying=r"\b5\b.*\b6\b|\b6\b.*\b5\b",
    )


def test_previous_and_current_are_no_years(write: Write) -> None:
    refused(write([["Offence", "Previous year", "Current year"], ["Rape", 3, 12]]), saying="year|period")


def test_a_rate_alone_is_no_count(write: Write) -> None:
    refused(write([["Force", "2018/19 rate per 100,000", "2019/20 rate per 100,000"], ["Kent", 20, 14]]), saying="rate")


def test_percentages_alone_are_no_counts(write: Write) -> None:
    refused(write([["Offence", "2018/19 %", "2019/20 %"], ["Rape", 40, 60], ["Grooming", 60, 40]]), saying="percent|%")


def test_costs_in_pounds_are_no_counts(write: Write) -> None:
    refused(write([["Year", "Cost"], ["2018/19", "£1,200"], ["2019/20", "£1,300"]]))


def test_another_country_is_refused_and_not_mangled(write: Write) -> None:
    refused(
        write([["PCT", "CRIME", 2000, "2001"], [1, "ROBBERY", 252, 210], [5, "ROBBERY", 351, 259]], "nypd.xls"),
        saying="force",
    )


def test_rates_beside_counts_leave_the_counts_readable(write: Write) -> None:
    observations(
        write([["Year", "Offences", "Per 1,000 population"], ["2018/19", 34, 0.2], ["2019/20", 41, 0.3]]),
        {"B2": {"count": 34, "year": "2018/19"}, "B3": {"count": 41, "year": "2019/20"}},
    )


def test_all_offences_beside_the_flagged_ones_of_each_year(write: Write) -> None:
    """`All offences` is no total of `Online` beside it: it was told to disagree with it."""
    head = [[None, "2018/19", None, "2019/20", None], ["Offence", *["All offences", "Online flagged"] * 2]]
    rows = [["Grooming", 312, 70, 330, 80], ["Images", 100, 60, 120, 66], ["Total", 412, 130, 450, 146]]
    path = write([*head, *rows], merges=["B1:C1", "D1:E1"])
    refused(path, saying="all offences and the online ones could both be", suggesting="Online flagged")
    online = read_response(path, settings=Collection(name="online", flag="online"), round_=2020)
    assert force_years(online) == {("kent", "2018/19"): 130, ("kent", "2019/20"): 146}


@pytest.mark.parametrize(
    "again",
    ["Burglary offences (as published)", "Burglary offences as previously disclosed", "Burglary offences (revised)"],
)
def test_a_table_that_states_the_same_again_must_agree(write: Write, again: str) -> None:
    def stated(last: int) -> Grid:
        first: Grid = [["Burglary offences"], ["2018/19", "2019/20"], [477, 801], [None]]
        return [*first, [again], ["2018/19", "2019/20"], [477, last]]

    accepted(write(stated(801)), {"2018/19": 477, "2019/20": 801})
    refused(write(stated(818)), saying="two figures could both be the answer")
