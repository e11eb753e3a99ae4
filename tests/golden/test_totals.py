"""Totals are proof: checked against their parts, never added in, and told when they disagree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading import answers
from pipeline.reading.entries.stated_totals import totals_of
from pipeline.reading.response import read_response

from .build import Cell, Formula, Grid
from .expect import accepted, force_years, observations, read, refused

Write = Callable[..., Path]


@pytest.mark.parametrize(
    "word",
    [
        "Total",
        "TOTAL",
        "Totals",
        "Grand Total",
        "Overall total",
        "Sum",
        "All offences",
        "Total offences",
        "Total:",
        "Total number of offences",
        "Cyfanswm",
    ],
)
def test_a_total_row_in_any_word_is_checked_and_not_added(write: Write, word: str) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], [word, 8]])
    observations(path, {"B2": {"count": 3}, "B3": {"count": 5}})
    (total,) = read(path).totals
    assert (total.source_cell, total.stated, total.agrees, total.covers_force_year) == ("B4", 8, True, True)
    assert (total.force_id, total.financial_year, total.sum_low, total.sum_high) == ("kent", "2018/19", 8, 8)


def test_a_total_with_no_parts_is_the_answer(write: Write) -> None:
    observations(
        write([[None, "2018/19", "2019/20"], ["Total", 8, 19]]),
        {
            "B2": {"year": "2018/19", "count": 8},
            "C2": {"year": "2019/20", "count": 19},
        },
    )


def test_a_total_column_with_no_parts_is_the_answer(write: Write) -> None:
    accepted(write([["Year", "Total"], ["2018/19", 8], ["2019/20", 19]]), {"2018/19": 8, "2019/20": 19})


def test_totals_by_row_and_by_column_are_all_checked(write: Write) -> None:
    path = write(
        [
            ["Offence", "2018/19", "2019/20", "Total"],
            ["Rape", 3, 12, 15],
            ["Grooming", 5, 7, 12],
            ["Total", 8, 19, 27],
        ]
    )
    accepted(path, {"2018/19": 8, "2019/20": 19})
    assert {total.source_cell for total in read(path).totals} == {"D2", "D3", "B4", "C4", "D4"}


def test_a_total_row_that_disagrees_names_its_cell_and_both_numbers(write: Write) -> None:
    refused(
        write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]]),
        "Sheet1!B4",
        saying=r"\b9\b.*\b8\b|\b8\b.*\b9\b",
    )


def test_a_total_column_that_disagrees_names_its_cell_and_both_numbers(write: Write) -> None:
    refused(
        write([["Offence", "2018/19", "2019/20", "Total"], ["Rape", 3, 12, 15], ["Grooming", 5, 7, 13]]),
        "Sheet1!D3",
        saying=r"\b13\b.*\b12\b|\b12\b.*\b13\b",
    )


def test_a_grand_total_that_disagrees_names_its_cell(write: Write) -> None:
    refused(
        write(
            [
                ["Offence", "2018/19", "2019/20", "Total"],
                ["Rape", 3, 12, 15],
                ["Grooming", 5, 7, 12],
                ["Total", 8, 19, 72],
            ]
        ),
        "Sheet1!D4",
        saying=r"\b72\b.*\b27\b|\b27\b.*\b72\b",
    )


def test_a_subtotal_that_disagrees_names_its_cell(write: Write) -> None:
    refused(
        write(
            [
                ["Offence", "2018/19"],
                ["Rape of a female", 3],
                ["Rape of a male", 1],
                ["Rape total", 5],
                ["Grooming", 10],
                ["Sexual communication", 20],
                ["Grooming total", 30],
                ["Grand total", 34],
            ]
        ),
        "Sheet1!B4",
        saying=r"\b5\b.*\b4\b|\b4\b.*\b5\b",
    )


def test_a_total_stands_for_a_year_with_withheld_parts(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20"], ["Rape", "<5", 6], ["Grooming", 11, "*"], ["Total", 13, 19]])
    accepted(path, {"2018/19": 13, "2019/20": 19})
    totals = {total.source_cell: total for total in read(path).totals}
    assert (totals["B4"].sum_low, totals["B4"].sum_high, totals["B4"].agrees) == (11, 15, True)
    assert (totals["C4"].sum_low, totals["C4"].sum_high, totals["C4"].covers_force_year) == (6, None, True)


@pytest.mark.parametrize("total", [10, 16])
def test_a_total_outside_the_bounds_of_its_parts_is_refused(write: Write, total: int) -> None:
    refused(
        write([["Offence", "2018/19"], ["Rape", "<5"], ["Grooming", 11], ["Total", total]]),
        "Sheet1!B4",
        saying=f"{total}.*11.*15|11.*15.*{total}",
    )


def test_a_withheld_total_is_no_proof_and_no_contradiction(write: Write) -> None:
    accepted(write([["Offence", "2018/19"], ["Rape", "<5"], ["Grooming", "<5"], ["Total", "<10"]]), {"2018/19": (0, 8)})


def test_blank_parts_with_a_total_that_shows_them_empty(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19", "2019/20"], ["Rape", None, 12], ["Grooming", 5, 7], ["Total", 5, 19]]),
        {"2018/19": 5, "2019/20": 19},
    )


def test_a_total_of_the_years_does_not_stand_for_one_year(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20", "Total"], ["Rape", "<5", 6, 9], ["Grooming", 11, 2, 13]])
    accepted(path, {"2018/19": (11, 15), "2019/20": 8})
    assert not any(total.covers_force_year for total in read(path).totals)


def test_a_subtotal_does_not_stand_for_the_year(write: Write) -> None:
    path = write(
        [
            ["Offence", "2018/19"],
            ["Rape of a female", "<5"],
            ["Rape of a male", 4],
            ["Rape total", 6],
            ["Grooming", 10],
            ["Sexual communication", "<5"],
            ["Grooming total", 12],
        ]
    )
    accepted(path, {"2018/19": (14, 22)})


def test_totals_of_groups_and_a_grand_total_over_groups_only(write: Write) -> None:
    accepted(
        write(
            [
                ["Group", "Offence", "2018/19"],
                ["Contact", "Rape", 3],
                [None, "Assault", 1],
                ["Contact total", None, 4],
                ["Online", "Grooming", 10],
                [None, "Images", 20],
                ["Online total", None, 30],
                ["Grand total", None, 34],
            ]
        ),
        {"2018/19": 34},
    )


def test_a_zero_total_over_zero_parts_is_proof(write: Write) -> None:
    accepted(write([["Offence", "2018/19"], ["Rape", 0], ["Grooming", "nil"], ["Total", 0]]), {"2018/19": 0})


def test_a_total_typed_as_text_is_checked_too(write: Write) -> None:
    refused(
        write([["Offence", "2018/19"], ["Rape", "1,003"], ["Grooming", 5], ["Total", "1,009"]]),
        "Sheet1!B4",
        saying="1,?009.*1,?008|1,?008.*1,?009",
    )


def test_a_total_formula_with_its_result_is_checked(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", Formula("SUM(B2:B3)", 8)]]),
        {"2018/19": 8},
    )


def test_a_total_formula_that_misses_a_row_is_refused(write: Write) -> None:
    refused(
        write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", Formula("SUM(B2:B2)", 3)]]),
        "Sheet1!B4",
        saying=r"\b3\b.*\b8\b|\b8\b.*\b3\b",
    )


def test_a_row_in_the_middle_that_happens_to_be_a_sum_is_a_row(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Indecent images", 8], ["Total", 16]]),
        {"2018/19": 16},
    )


def test_a_total_of_totals_in_two_tables_of_one_sheet(write: Write) -> None:
    accepted(
        write(
            [
                ["Contact offences"],
                ["Offence", "2018/19"],
                ["Rape", 3],
                ["Assault", 1],
                ["Total", 4],
                [None],
                ["Online offences"],
                ["Offence", "2018/19"],
                ["Grooming", 10],
                ["Images", 20],
                ["Total", 30],
                [None],
                ["Grand total of both tables", 34],
            ]
        ),
        {"2018/19": 34},
    )


@pytest.mark.parametrize("name", ["Total all years", "Grand total", "All"])
def test_a_total_under_the_last_of_the_tables_of_years_is_over_them_all(write: Write, name: str) -> None:
    def table(year: str, first: int, second: int) -> Grid:
        lines: Grid = [["Offence", "No."], ["Grooming", first], ["Images", second], ["Sub total", first + second]]
        return [[f"Financial year {year}"], *lines, [None]]

    tables = [*table("2017/18", 10, 20), *table("2018/19", 12, 25)]
    accepted(write([*tables, [name, 67]]), {"2017/18": 30, "2018/19": 37})
    refused(write([*tables, [name, 68]]), "Sheet1!B13", saying="states 68, but the tables it is over add up to 67")
    refused(write([*table("2018/19", 12, 25), [name, 67]]), saying="states 67")


def test_a_total_that_is_that_of_its_own_table_is_over_no_other(write: Write) -> None:
    tables = [
        row
        for year, n in (("2017/18", 30), ("2018/19", 37))
        for row in (
            [f"Financial year {year}"],
            ["Offence", "No."],
            ["Images", n],
            ["Sub total", n],
            ["Total", n],
            [None],
        )
    ]
    accepted(write(tables), {"2017/18": 30, "2018/19": 37})


def test_an_average_is_no_count(write: Write) -> None:
    accepted(
        write([["Offence", "2018/19", "2019/20", "Average"], ["Rape", 4, 12, 8], ["Grooming", 6, 8, 7]]),
        {"2018/19": 10, "2019/20": 20},
    )


def test_a_rounded_total_is_no_exact_number(write: Write) -> None:
    grid = [["Offence", "2018/19"], ["Rape", 10], ["Grooming", 15], ["Total", 25]]
    accepted(write([*grid, ["Figures are rounded to the nearest 5"]]), {"2018/19": (21, 29)})


@pytest.mark.parametrize("total", [Formula("SUM(B2:B3)"), "#REF!"])
def test_a_total_that_cannot_be_read_proves_nothing_and_is_refused(write: Write, total: Cell) -> None:
    refused(write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", total]]), "B4", saying="holds")


def test_a_last_line_without_a_label_that_is_the_sum_of_the_others_is_their_total(write: Write) -> None:
    grid: list[list[Cell]] = [["Offence", "2018/19", "2019/20"], ["Theft", 17, 9], ["Fraud", 23, 21], ["Arson", 10, 1]]
    accepted(write([*grid, [None, 50, 31]]), {"2018/19": 50, "2019/20": 31})
    accepted(
        write([["Year", "Offences"], ["2018/19", 50], ["2019/20", 31], [None, 81]]), {"2018/19": 50, "2019/20": 31}
    )
    assert read(write([*grid, [None, 50, 32]])).status == "quarantined"


@pytest.mark.parametrize(
    "name", ["Force", "Force area", "Whole force", "FORCEWIDE", "Kent", "Kent Police", "Force (all LPAs)"]
)
def test_a_line_named_after_the_whole_is_the_total_of_the_others(write: Write, name: str) -> None:
    parts = [["District", "2018/19", "2019/20"], ["Maidstone", 3, 12], ["Swale", 5, 7], ["Medway", 2, 1]]
    accepted(write([*parts, [name, 10, 20]]), {"2018/19": 10, "2019/20": 20})
    accepted(write([parts[0], [name, 10, 20], *parts[1:]]), {"2018/19": 10, "2019/20": 20})
    refused(write([*parts, [name, 11, 20]]), "Sheet1!A5", saying="add up to 10 where it states 11")


@pytest.mark.parametrize(
    ("force", "nation"), [("Police Service of Northern Ireland", "Northern Ireland"), ("Police Scotland", "Scotland")]
)
def test_the_nation_of_a_force_is_the_total_of_its_districts(write: Write, force: str, nation: str) -> None:
    key = "northern-ireland" if "Northern" in nation else "scotland"
    rows = [[force], [], ["District", "2018/19"], ["North", 3], ["South", 5], ["East", 2], [nation, 10]]
    accepted(write(rows, name="response.xlsx"), {(key, "2018/19"): 10})


def test_a_line_named_after_the_whole_where_some_are_withheld(write: Write) -> None:
    rows: Grid = [["District", "2017/18", "2018/19", "2019/20"], ["Dover", 44, 51, 60], ["Thanet", 12, "[c]", 19]]
    accepted(write([*rows, ["Kent", 56, "[c]", 79]]), {"2017/18": 56, "2018/19": (51, None), "2019/20": 79})
    accepted(write([*rows, ["Kent", 56, 60, 79]]), {"2017/18": 56, "2018/19": 60, "2019/20": 79})
    refused(write([*rows, ["Kent", 56, 50, 79]]), "Sheet1!A4", saying="cannot reach it where some are withheld")
    refused(write([*rows, ["Kent", 66, "[c]", 79]]), "Sheet1!A4", saying="add up to 56 where it states 66")


def test_a_district_of_its_forces_name_is_a_part(write: Write) -> None:
    rows = [["District", "2018/19"], ["Maidstone", 3], ["Kent", 20], ["Swale", 5]]
    accepted(write([*rows, ["Force", 28]]), {"2018/19": 28})
    refused(write([rows[0], rows[2], rows[1], rows[3]]), saying="may hold the same offences")  # or the whole of both
    accepted(write([rows[0], ["Kent", 4], rows[1], rows[3]]), {"2018/19": 12})


def test_a_total_that_is_not_what_is_counted_refuses_its_response_alone(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the reader had not noticed that the total is over the unflagged too: no refresh is stopped by it."""
    grid: Grid = [["Online flag", "2018/19", "2019/20"], ["Yes", 15, 18], ["No", 23, 7], ["Total", 38, 25]]
    online = Collection(name="online", counts="Child sexual offences with an online flag", flag="online")
    path = write([["Child sexual offences"], *grid])
    assert force_years(read_response(path, settings=online)) == {("kent", "2018/19"): 15, ("kent", "2019/20"): 18}
    monkeypatch.setattr(answers, "totals_of", lambda c, e, *_: totals_of(c, e, frozenset(), frozenset()))
    reading = read_response(path, settings=online)
    assert reading.observations == []
    assert "states 38" in reading.reason and reading.quarantine[0].cell == "B5"


@pytest.mark.parametrize("grand", [16, 15])
def test_a_grand_total_below_the_last_of_several_years(write: Write, grand: int) -> None:
    first: Grid = [["2018/19"], ["Rape", 3], ["Grooming", 5], ["Sub-total", 8]]
    second: Grid = [["2019/20"], ["Rape", 2], ["Grooming", 6], ["Sub-total", 8]]
    path = write([["Financial year / offence", "Count"], *first, *second, ["Grand total", grand]])
    if grand == 16:
        accepted(path, {"2018/19": 8, "2019/20": 8})
    else:
        assert not read(path).observations
