"""Titles, sheets and files that speak of other years than their tables have: one of the two is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.declared.sidecar import Sidecar
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.response import read_response

from .expect import accepted, force_years, refused

Write = Callable[..., Path]
YEARS = [[None, "2018/19", "2019/20"], ["Burglary offences", 100, 120]]
BOTH = {"2018/19": 100, "2019/20": 120}


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Burglary offences recorded 2017/18 to 2018/19", "2017/18 to 2018/19"),
        ("Burglary offences recorded in 2017/18", "2017/18"),
        ("Burglary offences recorded in 2018/19", "2018/19"),  # of two years, the one that came first
        ("Burglary offences recorded 2020/21", "2020/21"),
        ("Burglary offences recorded January 2018 to December 2019", "January 2018"),
        ("Burglary offences recorded 01/01/2018 - 31/12/2019", "31/12/2019"),
        ("Burglary offences recorded 01/06/2018 - 31/03/2020", "01/06/2018"),
        ("Burglary offences recorded between June 2018 and March 2020", "June 2018"),
        ("Burglary offences recorded in 2015", "2015"),
        ("Burglary offences: 2013 - 2016", "2013 - 2016"),
        ("Burglary offences, 2018/19 to Dec 2019", "Dec 2019"),
        ("Years 2016/17, 2017/18 and 2018/19", "2016/17"),
        ("Burglary offences, year ending March 2018 and March 2019", "2017/18"),
        ("Burglary offences, year ending December 2018 and December 2019", "December 2018"),
    ],
)
def test_a_title_of_other_years_is_refused(write: Write, title: str, named: str) -> None:
    refused(write([[title], *YEARS]), saying=f"title says.*{named}.*2018/19.*2019/20", suggesting="covers")


@pytest.mark.parametrize(
    "title",
    [
        "Burglary offences recorded 2015/16 to 2019/20",
        "Burglary offences recorded 1 April 2018 to 31 March 2020",
        "Burglary offences recorded 2018/19 and 2019/20",
        "Burglary offences recorded, 2018 - 2020",
        "Burglary offences recorded in 2019/20",  # with the year before beside it
        "Burglary offences since 2015",
        "Burglary offences, 2012/13 onwards",
        "Burglary offences under the Theft Act 1968",
        "Freedom of Information request 2017/18-0123",
        "FOI 2016/17/88",
        "Request received 12 May 2018",
        "Your request was for the years 2017/18 to 2018/19",
        "Police and Crime Plan 2013-2017",
        "Home Office Counting Rules 2016/17",
        "Recorded crime statistics 2021",  # when it was published
        "Data extracted on 4 May 2020",
        "Figures for the last 5 years",
        "Offences of breach of an order (s.33 CJCA 2015)",
    ],
)
def test_a_title_that_covers_the_years_or_is_of_none_is_accepted(write: Write, title: str) -> None:
    accepted(write([[title], *YEARS]), BOTH)


@pytest.mark.parametrize(
    "sheet",
    [
        "2017-18",
        "2016-17 to 2017-18",
        "Calendar year",
        "CY 2018",
        "Apr-Dec 2018",
        "Jan-Dec",
        "to Dec 2019",
        "2019-20 Q3",
    ],
)
def test_a_sheet_of_other_years_is_refused(write: Write, sheet: str) -> None:
    refused(write({sheet: YEARS}), saying="sheet's name says.*2018/19.*2019/20", suggesting="covers")


@pytest.mark.parametrize(
    "sheet", ["2018-19", "2019-20", "2018-19 to 2019-20", "2018-2020", "2021", "Q1", "Data 5 years", "FOI 1234-19"]
)
def test_a_sheet_of_its_years_or_of_none_is_accepted(write: Write, sheet: str) -> None:
    accepted(write({sheet: YEARS}), BOTH)


@pytest.mark.parametrize(
    "name",
    [
        "Kent 2016-17.xlsx",
        "Kent calendar year.xlsx",
        "Kent 2019-20 Q3.xlsx",
        "Kent to Dec 2019.xlsx",
        "Kent CY2018.xlsx",
    ],
)
def test_a_file_of_other_years_is_refused(write: Write, name: str) -> None:
    refused(write(YEARS, name), saying="file's name says.*2018/19.*2019/20", suggesting="covers")


@pytest.mark.parametrize(
    "name",
    [
        "Kent 2018-19.xlsx",
        "Kent 2015-2020.xlsx",
        "Kent 2020-21.xlsx",  # the year of the request
        "Kent 2015.xlsx",
        "Kent FOI 2023-88.xlsx",
        "Kent foi 2016-17.xlsx",
        "Kent round 2017.xlsx",
        "Kent 2019 response.xlsx",
        "Kent financial years.xlsx",
    ],
)
def test_a_file_named_by_its_years_or_a_request_is_accepted(write: Write, name: str) -> None:
    accepted(write(YEARS, name), BOTH)


def test_years_by_one_number_in_a_file_of_financial_years_are_asked_for(write: Write) -> None:
    refused(write([[None, "2018", "2019"], *YEARS[1:]], "Kent financial years.xlsx"), saying="twelve months")


def test_months_of_another_year_than_the_title_are_refused(write: Write) -> None:
    months = [["Month", "Offences"], ["Apr 2019", 3], ["May 2019", 4]]
    refused(write([["Burglary offences 2018/19"], *months]), saying="2018/19.*Apr 2019")


def test_the_sidecar_says_which_dates_the_figures_are_for(write: Write) -> None:
    path = write([["Burglary offences recorded 2017/18 to 2018/19"], *YEARS])
    (covers,) = find_periods("2018-04-01 to 2020-03-31")
    said = read_response(path, collection="golden", round_=2020, sidecar=Sidecar(covers=covers.text))
    assert force_years(said) == {("kent", year): count for year, count in BOTH.items()}
    other = read_response(path, collection="golden", round_=2020, sidecar=Sidecar(covers="2017-04-01 to 2019-03-31"))
    assert other.observations == [] and "covers" in other.reason


PART = "2019/20 (to 31/12/2019)"


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("Burglary by financial year. 2019/20 data is up to 31/12/2019 only.", PART),
        ("Burglary offences. 2019/20 is to 31/12/2019.", PART),
        ("Burglary by financial year (2019/20 to 31 December 2019)", PART),
        ("Burglary by financial year. 2019/20 data is up to 31 December 2019 only.", "2019/20 (Apr-Dec)"),
        ("Burglary by financial year. 2019/20 data is up to 31/12/2019 only.", "2019/20 YTD"),
    ],
)
def test_a_title_that_explains_the_part_year_of_the_last_column(write: Write, title: str, last: str) -> None:
    accepted(write([["Kent Police"], [title], ["2017/18", "2018/19", last], [90, 100, 80]]), {
        "2017/18": 90, "2018/19": 100,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("Burglary by financial year. 2019/20 data is up to 31/12/2019 only.", "2019/20"),
        ("Burglary by financial year. 2019/20 data is up to 30/11/2019 only.", PART),
        ("Burglary by financial year. 2018/19 data is up to 31/12/2018 only.", PART),
        ("Burglary offences April to December 2019", PART),
        ("Burglary offences. Each year is up to 31 December only.", "2019/20"),
        ("Burglary offences. All years are to 31 December.", PART),
    ],
)
def test_a_title_of_another_part_or_of_every_year(write: Write, title: str, last: str) -> None:
    refused(write([["Kent Police"], [title], ["2017/18", "2018/19", last], [90, 100, 80]]), saying="title says")


@pytest.mark.parametrize("ends", ["year ending March 2019 and March 2020", "years ending March 2019 to March 2020"])
def test_one_word_for_the_ends_of_two_years(write: Write, ends: str) -> None:
    assert force_years(read_response(write([[f"Burglary offences, {ends}"], *YEARS]))) == {
        ("kent", year): value for year, value in BOTH.items()
    }
