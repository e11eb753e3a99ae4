"""Ordinary answers, each laid out with one thing that forces' tables have, read; and its near neighbour that is not.

What belongs here: small whole files. What does not: one rule in all its variants, which has a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years, last_year

Write = Callable[..., Path]
YEARS = ("2018/19", "2019/20")
CHILDREN = "Online sexual offences against children"


def answer(path: Path, asked: str = "Robbery", flag: str | None = None) -> Reading:
    settings = Collection(name="asked", title=asked, counts=f"{asked} recorded by the force", flag=flag)
    return read_response(path, collection="asked", round_=2020, settings=settings)


def test_a_header_that_begins_with_a_word_of_documents(write: Write) -> None:
    rows: Grid = [["Robbery of personal property", 20], ["Robbery of business property", 17], ["Total", 37]]
    assert last_year(write([["Robbery"], ["Classification", "2019/20"], *rows])) == 37
    forces: Grid = [["Robbery of personal property", 20, 4], ["Robbery of business property", 17, 5], ["Total", 37, 9]]
    two = write(
        [["Robbery 2019/20"], [], ["Classification", "Norfolk", "Suffolk"], *forces], "norfolk-and-suffolk.xlsx"
    )
    assert (last_year(two, force="norfolk"), last_year(two, force="suffolk")) == (37, 9)


def test_single_ages_over_cells_of_which_some_are_blank(write: Write) -> None:
    ages: Grid = [["Offence", "Under 10", *range(10, 18), "Total"]]
    first: Grid = [["Rape", 1, 2, None, 2, None, 8, 3, None, 4, 20], ["Grooming", None, 1, 2, 3, 4, 1, 1, 2, 3, 17]]
    total: Grid = [["Total", 1, 3, 2, 5, 4, 9, 4, 2, 7, 37]]
    title = "Sexual offences recorded 01/04/2019 - 31/03/2020 with the online flag, by age of victim"
    assert last_year(write([[title], [], *ages, *first, *total]), CHILDREN, "online") == 37


def test_a_line_of_offences_under_a_heading_of_districts(write: Write) -> None:
    head: Grid = [["District", "Medway", "Thanet", "Dover", "Total"]]
    over: Grid = [["Robbery by district"], ["Date range: 01/04/2019 - 31/03/2020"], []]
    assert last_year(write([*over, *head, ["Offences", 20, 10, 7, 37]])) == 37
    assert last_year(write([["Robbery"], ["District", *YEARS], ["Medway", 25, 37]])) is None


def test_words_of_direction_behind_the_numbers(write: Write) -> None:
    rows: Grid = [["Personal", 20, 30, "Up"], ["Business", 8, 7, "Down"], ["Total", 28, 37, "Up"]]
    assert last_year(write([["Robbery"], ["Type", *YEARS, "Trend"], *rows])) == 37
    doubtful: Grid = [["Personal", 20, 30, "Up"], ["Business", 8, 7, "Dover only"], ["Total", 28, 37, "Up"]]
    assert last_year(write([["Robbery"], ["Type", *YEARS, "Trend"], *doubtful])) is None


def test_the_year_of_a_title_and_of_the_file(write: Write) -> None:
    rows: Grid = [["Type", "Offences"], ["Personal", 30], ["Business", 7], ["Total", 37]]
    assert last_year(write([["Robbery 2019/20"], *rows], "kent-police-robbery-2019-20.xlsx")) == 37
    assert last_year(write([["Robbery 2019/20"], *rows], "kent-police-robbery-2020-21.xlsx")) == 37  # when it was sent
    other = answer(write([["Robbery 2018/19"], *rows], "kent-police-robbery-2019-20.xlsx"))
    assert "The title says 2018/19 and the file's name 2019/20" in other.reason
    headed: Grid = [["Robbery"], ["Type", "2018/19"], ["Personal", 30], ["Business", 7], ["Total", 37]]
    assert "The file's name says '2019/20'" in answer(write(headed, "kent-police-robbery-2019-20.xlsx")).reason
    assert answer(write(headed, "kent-police-robbery-2020-21.xlsx")).status == "accepted"


def test_two_columns_that_each_name_the_flag(write: Write) -> None:
    head: Grid = [["Offence", "Online (cyber flag)", "Online (keyword search of MO)"]]
    rows: Grid = [["Rape of a child", 20, 25], ["Sexual grooming", 17, 21]]
    path = write([["Online child sexual offences 2019/20"], *head, *rows])
    assert "two names of one flag could both be the answer" in answer(path, CHILDREN, "online").reason
    one = write([["Online child sexual offences 2019/20"], ["Offence", "Online (cyber flag)"], *[r[:2] for r in rows]])
    assert last_year(one, CHILDREN, "online") == 37


def test_total_crimes_of_what_the_title_names(write: Write) -> None:
    rows: Grid = [["2019/20", "Grooming", 30], [None, "Rape", 7], [None, "Total", 37]]
    title = "Sexual offences, child victim, with local qualifier ONLINE"
    head: Grid = [["Period", "Crime type", "Total crimes"]]
    assert last_year(write([[title], [], *head, *rows]), CHILDREN, "online") == 37
    assert last_year(write([["Recorded crime"], [], *head, ["2019/20", "All", 37]])) is None


def test_a_first_total_and_both_sides_of_the_flag(write: Write) -> None:
    lines: Grid = [["of which: with online flag", 20, 30], ["of which: without online flag", 5, 7]]
    head: Grid = [["Sexual offences against children, by online flag"], [], ["Offence", *YEARS]]
    assert last_year(write([*head, ["Total", 25, 37], *lines]), CHILDREN, "online") == 30
    assert last_year(write([*head, ["Total", 25, 38], *lines]), CHILDREN, "online") is None


def test_the_total_alone_names_the_flag(write: Write) -> None:
    lines: Grid = [["Offence", *YEARS], ["Grooming", 20, 30], ["Rape of a child", 5, 7]]
    title: Grid = [["Child sexual offences"], []]
    assert last_year(write([*title, *lines, ["Total online flagged", 25, 37]]), CHILDREN, "online") == 37
    assert last_year(write([*title, *lines, ["Total", 25, 37]]), CHILDREN, "online") is None


def test_both_sides_of_a_flag_that_was_not_asked_about(write: Write) -> None:
    rows: Grid = [["2018/19", 20, 5, 25], ["2019/20", 30, 7, 37]]
    head: Grid = [["Robbery"], ["Financial year", "Online flag: yes", "Online flag: no", "All"]]
    assert last_year(write([*head, *rows])) == 37
    assert last_year(write([["Robbery"], ["Financial year", "Online flag: yes"], *[r[:2] for r in rows]])) is None


@pytest.mark.parametrize(("inner", "read"), [("Arson endangering life", True), ("Robbery", False)])
def test_offences_set_back_under_each_district(write: Write, inner: str, read: bool) -> None:
    medway: Grid = [["Medway", 20, 30], [f"   {inner}", 15, 20], ["   Arson not endangering life", 5, 10]]
    thanet: Grid = [["Thanet", 5, 7], [f"   {inner}", 4, 4], ["   Arson not endangering life", 1, 3]]
    path = write([["Arson by district"], ["District / offence", *YEARS], *medway, *thanet, ["Total", 25, 37]])
    assert (last_year(path, "Arson") == 37) is read


def test_what_a_system_calls_its_levels(write: Write) -> None:
    rows: Grid = [["Borough", *YEARS], ["Barnet", 20, 30], ["Brent", 5, 7], ["Total", 25, 37]]
    path = write([["Minor crime category: Shoplifting"], *rows], "mps-foi.xlsx")
    assert last_year(path, "Shoplifting", force="metropolitan") == 37
    other = write([["Minor crime category: Other theft"], *rows], "mps-foi.xlsx")
    assert last_year(other, "Shoplifting", force="metropolitan") is None


def test_districts_by_their_welsh_names(write: Write) -> None:
    rows: Grid = [["Ardal", *YEARS], ["Conwy", 5, 10], ["Sir Ddinbych", 5, 10], ["Ynys Môn", 15, 17]]
    assert last_year(write([["Lladrad / Robbery"], *rows], "heddlu-gogledd-cymru.xlsx"), force="north-wales") == 37


def test_a_request_with_another_question(write: Write) -> None:
    request = "I would like to know: Q1. robberies recorded 2018/19 to 2019/20; Q2. vehicles recovered."
    own: Grid = [["Robbery offences recorded"], ["Year", "Offences"], ["2018/19", 25], ["2019/20", 37]]
    assert last_year(write({"Request": [["Kent Police"], [request]], "Q1": own})) == 37
    part = "I would like to know: Q1. robberies recorded in Dover 2018/19 to 2019/20; Q2. vehicles recovered."
    assert last_year(write({"Request": [["Kent Police"], [part]], "Q1": own})) is None


def test_totals_that_were_not_requested(write: Write) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 25], ["2019/20", 37]]
    assert last_year(write([["Robbery"], ["District totals not requested"], *rows])) == 37
    assert last_year(write([["Robbery"], ["Dover totals"], *rows])) is None


def test_orders_beside_the_offences(write: Write) -> None:
    own: Grid = [["Q1. Stalking offences"], ["Year", "Offences"], ["2018/19", 25], ["2019/20", 37]]
    orders: Grid = [["Q2. Number of Stalking Protection Orders applied for"], ["2019/20"], [7]]
    assert last_year(write({"Q1": own, "Q2": orders}), "Stalking") == 37
    assert last_year(write({"Q2": orders}), "Stalking") is None


def test_knives_by_all_their_names(write: Write) -> None:
    rows: Grid = [["Division", *YEARS], ["East", 20, 30], ["West", 5, 7], ["Total", 25, 37]]
    settings = "Offences involving a knife or sharp instrument"
    for title in ("Crimes involving a knife or bladed / pointed instrument", "Knife crime"):
        assert last_year(write([[title], *rows]), settings) == 37, title
    assert last_year(write([["Possession of a bladed / pointed instrument"], *rows]), settings) is None


def test_a_sign_beside_the_meaning_of_another(write: Write) -> None:
    rows: Grid = [["Robbery of business property", "<5", "*"], ["Robbery of personal property", 20, 30]]
    path = write([["Robbery"], ["Offence", *YEARS], *rows, [], ["* = suppressed, <5 = fewer than five"]])
    assert dict(force_years(answer(path))) == {("kent", "2018/19"): (20, 24), ("kent", "2019/20"): (30, None)}


def test_no_is_the_number_and_no_answer(write: Write) -> None:
    rows: Grid = [["Cyber enabled offence", "No."], ["Grooming of a child", 30], ["Rape of a child", 7]]
    assert last_year(write([["Financial year 2019/20"], *rows, ["Sub total", 37]]), CHILDREN, "online") == 37


def test_marks_of_one_line_are_no_notes_of_each_other(write: Write) -> None:
    head: Grid = [["2018/19", "Flag", "2019/20", "Flag"], ["1,062", "r", 37, "p"]]
    assert last_year(write([["Robbery"], *head, ["r = revised; p = provisional"]])) == 37
    assert last_year(write([["Robbery"], *head, ["r = revised; p = part of the year"]])) is None


@pytest.mark.parametrize(("sheet", "read"), [("Beds", True), ("Herts", False)])
def test_a_sheet_with_a_short_name_of_the_force(write: Write, sheet: str, read: bool) -> None:
    rows: Grid = [["Robbery"], ["Year", "Offences"], ["2018/19", 25], ["2019/20", 37]]
    assert (last_year(write({sheet: rows}, "bedfordshire-police.xlsx"), force="bedfordshire") == 37) is read


def test_a_title_with_a_sentence_behind_it(write: Write) -> None:
    rows: Grid = [["Year", "Offences"], ["2018/19", 25], ["2019/20", 37]]
    path = write([["Recorded online child sexual offences. Please see the notes tab."], *rows])
    assert last_year(path, CHILDREN, "online") == 37
    other = write([["Recorded child sexual offences. Online offences are not shown."], *rows])
    assert last_year(other, CHILDREN, "online") is None


def test_another_offence_on_a_sheet_of_its_own(write: Write) -> None:
    own: Grid = [["Number of robbery crimes, by local authority"], ["Area", *YEARS], ["Dover", 25, 37]]
    other: Grid = [["Number of burglary crimes (Q2)"], ["Area", *YEARS], ["Dover", 2, 3]]
    whole: list[list[object]] = [["Medway", 5, 7], ["Total", 30, 44]]
    both = {"Robbery": [*own, *whole], "Burglary": [*other, ["Medway", 1, 1], ["Total", 3, 4]]}
    assert last_year(write(both)) == 44
