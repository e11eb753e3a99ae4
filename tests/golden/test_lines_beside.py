"""Lines over and under a table that say nothing of its figures, and those that say more than they seem to.

What belongs here: numbers of requests, what a word means, what is not held, words that are blacked out, years that all
end early, and two counts of one flag. What does not: notes that are weighed word by word (`test_judged.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2018/19", "2019/20"]
PLAIN: Grid = [["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 50]]


def counts(path: Path, title: str = "Robbery", flag: str | None = None) -> list[object]:
    settings = Collection(name="asked", title=title, flag=flag)
    return list(force_years(read_response(path, collection="asked", settings=settings)).values())


@pytest.mark.parametrize(
    "line",
    [
        "Your request COL/21/414",
        "Disclosure 3931/21",
        "FOI request ref: 2020/1234-KP",
        "Make of vehicle not held centrally",
        "A child is a person under 18 on the date of the offence.",
        "“Commercial” means against a business; no charge is made (£0)",
    ],
)
def test_a_line_that_says_nothing_of_figures(write: Write, line: str) -> None:
    assert counts(write([["Robbery offences recorded"], [line], *PLAIN])) == [40, 50]


@pytest.mark.parametrize(
    "line",
    [
        "Disclosure of robberies to the insurer",
        "[redacted s.31] offences recorded",
        "Your request for solved robberies",
    ],
)
def test_a_line_that_does(write: Write, line: str) -> None:
    assert counts(write([[line], *PLAIN])) == []


@pytest.mark.parametrize(
    "note", ["Figures run from 1 April to 31 December in each year.", "Every year is up to 31 January."]
)
def test_no_year_is_whole(write: Write, note: str) -> None:
    assert counts(write([["Robbery offences recorded"], *PLAIN, [None], [note]])) == []


def test_every_year_is_whole(write: Write) -> None:
    note = "Figures run from 1 April to 31 March in each year."
    assert counts(write([["Robbery offences recorded"], *PLAIN, [None], [note]])) == [40, 50]


@pytest.mark.parametrize(
    "names",
    [
        ("Online flag (performance team extract)", "Online flag (crime registrar extract)"),
        ("Robberies with online flag (crime system)", "Robberies with online flag (performance team database)"),
    ],
)
def test_two_counts_of_one_flag_are_no_sum(write: Write, names: tuple[str, str]) -> None:
    rows: Grid = [["Year", *names], [YEARS[0], 40, 41], [YEARS[1], 50, 52]]
    assert counts(write([["Robbery offences with an online flag"], *rows]), "Online robbery", "online") == []


def test_a_force_whose_name_is_turned_round(write: Write) -> None:
    grid: Grid = [["Robbery offences recorded, London, City of"], *PLAIN]
    assert counts(write(grid, "city-of-london-police-foi.xlsx")) == [40, 50]
    assert counts(write([["Robbery offences recorded, London"], *PLAIN], "city-of-london-police-foi.xlsx")) == []


@pytest.mark.parametrize(
    "line",
    [
        "WITHDRAWN - the figures below were found to be wrong. A corrected reply will follow.",
        "Each line is the running total of offences recorded since 1 April 2015.",
        "Showing 24 of 99 records",
        "41 of 151 records shown",
        "Dummy figures to show layout",
        "DRAFT - figures not checked, do not release",
        "These figures were supplied in error and have been withdrawn by the Force Crime Registrar.",
        "One crime in every ten was read by an analyst; the counts are of those read.",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_what_makes_figures_no_answer_wherever_it_stands(write: Write, line: str, above: bool) -> None:
    title: Grid = [["Robbery offences recorded by Kent Police"]]
    grid = [*title, [line], *PLAIN] if above else [*title, *PLAIN, [None], [line]]
    assert counts(write(grid)) == []


def test_two_versions_of_one_table_are_never_added_up(write: Write) -> None:
    first: Grid = [["Numbers of stalking offences (class 8Q) which Kent Police recorded in each year"], *PLAIN]
    act = "Offences of stalking (Protection from Harassment Act 1997): offences recorded by Kent Police"
    second: Grid = [[act], ["Year", "Offences"], [YEARS[0], 40], [YEARS[1], 52]]
    assert counts(write({"Summary": first, "Detail": second}), "Stalking offences") == []
    assert counts(write({"Summary": first, "Detail": [[act], *PLAIN]}), "Stalking offences") in ([], [40, 50])


def test_victims_under_a_title_of_offences(write: Write) -> None:
    head: Grid = [["Year", "Number of victims, by sex", None, None], [None, "Female", "Male", "Total"]]
    rows: Grid = [[YEARS[0], 30, 10, 40], [YEARS[1], 30, 20, 50]]
    assert counts(write([["Robbery offences recorded"], *head, *rows])) == []
    offences: Grid = [["Year", "Number of offences, by sex of victim", None, None], *head[1:], *rows]
    assert counts(write([["Robbery offences recorded"], *offences])) == [40, 50]


def test_a_quoted_request_is_no_word_of_the_answer(write: Write) -> None:
    asked = "You asked: thefts of metal from churches"
    settings = Collection(
        name="asked", title="Metal theft from churches", counts="Thefts of metal from churches recorded"
    )
    path = write([[asked], ["Metal theft, all premises types"], *PLAIN])
    assert not read_response(path, collection="asked", settings=settings).observations
    path = write([[asked], ["Metal theft from churches"], *PLAIN])
    assert list(force_years(read_response(path, collection="asked", settings=settings)).values()) == [40, 50]


def test_the_unit_that_is_counted(write: Write) -> None:
    def of(unit: str) -> Grid:
        return [["Force", "Kent Police"], ["Subject", "Robbery offences"], ["Unit", unit], [None], *PLAIN]

    assert counts(write(of("crimes recorded"))) == [40, 50]
    assert counts(write(of("devices seized"))) == []


def test_a_file_called_after_victims(write: Write) -> None:
    grid: Grid = [["Robbery offences recorded by Kent Police"], *PLAIN]
    assert counts(write(grid, "kent-robbery-number of victims.xlsx")) == []
    assert counts(write(grid, "kent-robbery-number of offences.xlsx")) == [40, 50]


@pytest.mark.parametrize(("total", "read"), [("Total (3 of 6 districts)", False), ("Total (6 of 6 districts)", True)])
def test_a_total_of_some_districts(write: Write, total: str, read: bool) -> None:
    rows: Grid = [["District", *YEARS], ["North", 10, 20], ["Central", 20, 20], ["South", 10, 10], [total, 40, 50]]
    assert counts(write([["Robbery offences recorded"], *rows])) == ([40, 50] if read else [])


CHILDREN = Collection(
    name="asked",
    title="Online child sexual offences recorded by police",
    counts="Sexual offences against children (under 18) recorded by the force with an online crime flag",
    flag="online",
)


def read_for_children(path: Path) -> list[object]:
    return list(force_years(read_response(path, collection="asked", settings=CHILDREN)).values())


def test_the_ages_of_suspects(write: Write) -> None:
    def by_age(title: str, of: str) -> Grid:
        head: Grid = [["Year", f"Age of {of}", None, None], [None, "Under 13", "13 to 17", "All under 18"]]
        return [[title], *head, [YEARS[0], 10, 30, 40], [YEARS[1], 20, 30, 50]]

    assert read_for_children(write(by_age("Sexual offences with online crime flag", "suspect"))) == []
    assert read_for_children(write(by_age("Sexual offences with online crime flag", "victim"))) == [40, 50]


def test_rape_alone_is_not_every_sexual_offence(write: Write) -> None:
    title = "Offences against children (under 18) recorded by Kent Police with an online flag"
    rape: Grid = [[title], [None, *YEARS], ["Rape", 40, 50]]
    assert read_for_children(write(rape)) == []
    assert read_for_children(write([[title], [None, *YEARS], ["Sexual offences", 40, 50]])) == [40, 50]


@pytest.mark.parametrize(
    ("note", "read"),
    [
        (
            "Please note: these figures do not include sexual communication with a child, which is held by a different "
            "department and was not searched.",
            False,
        ),
        (
            "Please note that these figures do not include sexual grooming, as those records are kept by another "
            "department of the force, and are correct at the date of extraction.",
            False,
        ),
        ("Please note: these figures do not include cancelled crimes.", True),
    ],
)
def test_what_is_left_out_whatever_else_the_note_says(write: Write, note: str, read: bool) -> None:
    grid: Grid = [["Online flagged sexual offences, under 18s"], *PLAIN, [None], [note]]
    assert read_for_children(write(grid)) == ([40, 50] if read else [])


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Sexual offences against children (under 18) recorded, whether or not they carry an online crime flag", False),
        ("Sexual offences against children (under 18) recorded, whether or not they carry an online flag", False),
        ("Recorded sexual offences against female children (under 18) with the online crime flag", False),
        ("Recorded sexual offences against children (under 18) with the online crime flag, solved and unsolved", True),
    ],
)
def test_both_sides_of_the_flag_and_one_of_the_sexes(write: Write, title: str, read: bool) -> None:
    assert read_for_children(write([[title], *PLAIN])) == ([40, 50] if read else [])


@pytest.mark.parametrize(
    "names",
    [
        ("Offences (Niche)", "Offences (Athena)"),
        ("Offences (Home Office definition)", "Offences (local definition)"),
        ("Initially recorded as robbery", "Finally classified as robbery"),
    ],
)
def test_two_counts_without_a_total(write: Write, names: tuple[str, str]) -> None:
    rows: Grid = [["Year", *names], [YEARS[0], 40, 41], [YEARS[1], 50, 52]]
    assert counts(write([["Robbery offences recorded"], *rows])) == []


def test_a_letterhead_of_another_force_that_answers(write: Write) -> None:
    rows: Grid = [["Force", "Year", "Offences"], ["Humberside", YEARS[0], 40], ["Humberside", YEARS[1], 50]]
    assert counts(write([["Durham Constabulary response"], ["Robbery offences"], *rows], "2295.xlsx")) == []
    assert counts(write([["Humberside Police response"], ["Robbery offences"], *rows], "2295.xlsx")) == [40, 50]


@pytest.mark.parametrize(
    ("name", "force", "read"),
    [
        ("beds_robbery.xlsx", "Bedfordshire", True),
        ("beds_robbery.xlsx", "Kent", False),
        ("regional robbery return.xlsx", "Kent", True),
        ("repeat robbery.xlsx", "Kent", False),
    ],
)
def test_a_word_of_the_file_s_name_beside_the_offence(write: Write, name: str, force: str, read: bool) -> None:
    rows: Grid = [["Force", "Year", "Offences"], [force, YEARS[0], 40], [force, YEARS[1], 50]]
    assert counts(write([["Robbery offences"], *rows], name)) == ([40, 50] if read else [])


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Robbery offences recorded, whether or not solved", True),
        ("Robbery offences recorded, regardless of whether an arrest was made", True),
        ("Robberies reported, whether or not a crime was recorded", False),
        ("Robbery offences recorded, whether or not a knife was used", False),
    ],
)
def test_whatever_came_of_them(write: Write, title: str, read: bool) -> None:
    assert counts(write([[title], *PLAIN]), "Robbery offences recorded by police") == ([40, 50] if read else [])
    assert counts(write([[title], *PLAIN]), "Robbery offences that were solved") == []
