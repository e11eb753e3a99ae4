"""The force, the period, the meaning of a bare year and the dates of a list, where only a person can say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.declared.reading import needed, read, refused, right

Write = Callable[..., Path]
YEARS = [["Year", "Offences"], ["2018/19", 34], ["2019/20", 41]]
LIST = [["Offence", "Date recorded"], ["Grooming", date(2018, 6, 4)], ["Grooming", date(2018, 9, 12)],
        ["Rape", date(2019, 9, 7)]]  # fmt: skip


def test_a_force_that_nothing_names(write: Write) -> None:
    needed(write(YEARS, "foi-1.xlsx"), 'force = "kent"', {"2018/19": 34, "2019/20": 41}, "Nothing says whose")


def test_a_force_where_the_title_names_two(write: Write) -> None:
    path = write([["Kent Police and Essex Police"], *YEARS], "foi-1.xlsx")
    needed(path, 'force = "essex"', {("essex", "2018/19"): 34, ("essex", "2019/20"): 41}, "more than one force")


def test_a_force_of_a_list_of_records(write: Write) -> None:
    path = write([["Offences recorded 1 April 2018 to 31 March 2020"], *LIST], "foi-1.xlsx")
    needed(path, 'force = "kent"', {"2018/19": 2, "2019/20": 1}, "whose records")


def test_a_period_that_nothing_names(write: Write) -> None:
    path = write([["Offence", "Number"], ["Rape", 3], ["Grooming", 5]])
    needed(path, 'period = "2018/19"', {"2018/19": 8}, "Nothing says which year")
    needed(path, 'period = "2018-04-01 to 2019-03-31"', {"2018/19": 8}, "Nothing says which year")


def test_a_declared_calendar_year_is_no_financial_year(write: Write) -> None:
    reading = right(write([["Offence", "Number"], ["Rape", 3]]), 'period = "2018-01-01 to 2018-12-31"', {})
    assert [(o.status, o.financial_year) for o in reading.observations] == [("calendar_year", None)]


@pytest.mark.parametrize(
    ("meaning", "first", "second"), [("ending", "2017/18", "2018/19"), ("starting", "2018/19", "2019/20")]
)
@pytest.mark.parametrize("header", [("FY18", "FY19"), ("FY2018", "FY2019")])
def test_a_financial_year_named_by_one_year_alone(
    write: Write, header: tuple[str, str], meaning: str, first: str, second: str
) -> None:
    path = write([["Offence", *header], ["Rape", 34, 35], ["Grooming", 41, 42]])
    needed(path, f'years = "{meaning}"', {first: 75, second: 77}, "does not say which twelve months")


def test_bare_years_under_a_heading_of_financial_years(write: Write) -> None:
    path = write([["Financial year", "Offences"], [2018, 34], [2019, 41]])
    needed(path, 'years = "starting"', {"2018/19": 34, "2019/20": 41}, "does not say which twelve months")
    needed(path, 'years = "ending"', {"2017/18": 34, "2018/19": 41}, "does not say which twelve months")


def test_bare_years_that_are_calendar_years(write: Write) -> None:
    path = write([["Financial year", "Offences"], [2018, 34], [2019, 41]])
    reading = right(path, 'years = "calendar"', {})
    assert {o.status for o in reading.observations} == {"calendar_year"}


def test_bare_years_that_would_pass_for_calendar_years(write: Write) -> None:
    path = write([["Year", "Offences"], [2018, 34], [2019, 41]])
    right(path, 'years = "ending"', {"2017/18": 34, "2018/19": 41})


def test_a_year_in_full_stays_what_it_is(write: Write) -> None:
    right(write(YEARS), 'years = "ending"', {"2018/19": 34, "2019/20": 41})


def test_the_dates_that_a_list_covers(write: Write) -> None:
    needed(
        write(LIST),
        'covers = "2018-04-01 to 2020-03-31"',
        {"2018/19": 2, "2019/20": 1},
        "does not show that it holds all",
    )


def test_a_list_that_covers_part_of_a_year(write: Write) -> None:
    reading = right(write(LIST), 'covers = "2018-04-01 to 2019-12-31"', {"2018/19": 2})
    assert [o.status for o in reading.observations] == ["reported", "partial_year"]


def test_records_beyond_what_the_list_covers(write: Write) -> None:
    refused(write(LIST), 'covers = "2018-04-01 to 2019-03-31"', "2019/20")


def test_a_declared_year_that_the_title_contradicts_is_of_another_file(write: Write) -> None:
    table = [["Offence", "Count"], ["Stalking", 34]]
    refused(write([["Stalking offences in 2019/20"], *table]), 'period = "2018/19"', "the title says 2019/20")
    right(write([["Stalking offences in 2019/20"], *table]), 'period = "2019/20"', {"2019/20": 34})
    two = write([["Stalking offences in 2018/19 and 2019/20"], *table])
    right(two, 'period = "2018/19"', {"2018/19": 34})


def test_a_force_of_a_list_that_is_called_anothers(write: Write) -> None:
    path = write([["Offences recorded by Essex Police 1 April 2018 to 31 March 2020"], *LIST], "foi-1.xlsx")
    refused(path, 'force = "kent"', "called one of 'essex'", cell="A1", suggesting="right file")


@pytest.mark.parametrize("note", ["Figures cover April to December only", "Data for Q4 is missing"])
def test_a_period_of_which_a_note_says_that_it_is_a_part(write: Write, note: str) -> None:
    path = write([["Offence", "Number"], ["Rape", 3], ["Grooming", 5], [None], [note]])
    reading = read(path, 'period = "2018/19"')
    assert {o.status for o in reading.observations} <= {"partial_year"}, reading.observations


def test_a_period_over_the_title_of_a_part_of_it(write: Write) -> None:
    rows = [["Offence", "Number"], ["Rape", 3], ["Grooming", 5]]
    path = write([["Offences recorded April to December"], *rows])
    refused(path, 'period = "2018/19"', "part of a year", cell="A1")
    right(write([["Offences recorded, April to March"], *rows]), 'period = "2018/19"', {"2018/19": 8})


def test_counts_that_were_not_rounded_as_said(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 13], ["Grooming", 25]])
    refused(path, "rounded_to = 5", "13 was not", cell="B2", suggesting="rounded_to")
