"""Every notation for a financial year, and every span that looks like one and is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from .build import Cell, Grid
from .expect import accepted, observations, read, refused

Write = Callable[..., Path]


def two_years(first: Cell, second: Cell, *notes: str) -> Grid:
    return [
        ["Offence", first, second],
        ["Rape", 3, 12],
        ["Grooming", 5, 7],
        *[[note] for note in notes],
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2018/19", "2019/20"),
        ("2018-19", "2019-20"),
        ("2018–19", "2019–20"),
        ("18/19", "19/20"),
        ("18-19", "19-20"),
        ("2018/2019", "2019/2020"),
        ("2018-2019", "2019-2020"),
        ("2018 / 19", "2019 / 20"),
        ("2018 - 2019", "2019 - 2020"),
        ("FY18/19", "FY19/20"),
        ("FY 2018/19", "FY 2019/20"),
        ("F/Y 2018-2019", "F/Y 2019-2020"),
        ("FY2018-19", "FY2019-20"),
        ("2018/19 FY", "2019/20 FY"),
        ("Financial Year 2018/19", "Financial Year 2019/20"),
        ("Fin Yr 18/19", "Fin Yr 19/20"),
        ("Apr 18 - Mar 19", "Apr 19 - Mar 20"),
        ("Apr-18 to Mar-19", "Apr-19 to Mar-20"),
        ("April 2018 - March 2019", "April 2019 - March 2020"),
        ("April 2018 to March 2019", "April 2019 to March 2020"),
        ("01/04/2018 - 31/03/2019", "01/04/2019 - 31/03/2020"),
        ("01/04/18-31/03/19", "01/04/19-31/03/20"),
        ("01.04.2018 - 31.03.2019", "01.04.2019 - 31.03.2020"),
        ("1/4/2018 to 31/3/2019", "1/4/2019 to 31/3/2020"),
        ("01-Apr-2018 to 31-Mar-2019", "01-Apr-2019 to 31-Mar-2020"),
        ("2018-04-01 to 2019-03-31", "2019-04-01 to 2020-03-31"),
        ("1 April 2018 to 31 March 2019", "1 April 2019 to 31 March 2020"),
        ("1st April 2018 – 31st March 2019", "1st April 2019 – 31st March 2020"),
        ("Between 01/04/2018 and 31/03/2019", "Between 01/04/2019 and 31/03/2020"),
        ("Year ending March 2019", "Year ending March 2020"),
        ("Year ending 31 March 2019", "Year ending 31 March 2020"),
        ("Year to March 2019", "Year to March 2020"),
        ("Y/E Mar 2019", "Y/E Mar 2020"),
        ("YE 31/03/2019", "YE 31/03/2020"),
        ("12 months to March 2019", "12 months to March 2020"),
        ("Year to end March 2019", "Year to end March 2020"),
        ("Year to the end of March 2019", "Year to the end of March 2020"),
        ("Financial year to end March 2019", "Financial year to end March 2020"),
        ("FY to end Mar 2019", "FY to end Mar 2020"),
        ("12 months to end March 2019", "12 months to end March 2020"),
        ("12 month period ending March 2019", "12 month period ending March 2020"),
        ("Mar-19 YE", "Mar-20 YE"),
        ("March 2019 year end", "March 2020 year end"),
        ("31 March 2019 (year end)", "31 March 2020 (year end)"),
        ("FYE 2019", "FYE 2020"),
        ("FYE19", "FYE20"),
        ("1st April 2018 to 31st March 2019 (12 months)", "1st April 2019 to 31st March 2020 (12 months)"),
        ("2018/19 - 2018/19", "2019/20 - 2019/20"),
        ("01/04/2018 a / and 31/03/2019", "01/04/2019 a / and 31/03/2020"),
        ("1 Ebrill 2018 i / to 31 Mawrth 2019", "1 Ebrill 2019 i / to 31 Mawrth 2020"),
        ("Ebrill / April 2018 - Mawrth / March 2019", "Ebrill / April 2019 - Mawrth / March 2020"),
        ("1 Ebrill / April 2018 - 31 Mawrth / March 2019", "1 Ebrill / April 2019 - 31 Mawrth / March 2020"),
        (
            "1 Ebrill 2018 - 31 Mawrth 2019 / 1 April 2018 - 31 March 2019",
            "1 Ebrill 2019 - 31 Mawrth 2020 / 1 April 2019 - 31 March 2020",
        ),
        ("2018/19\n(Apr - Mar)", "2019/20\n(Apr - Mar)"),
        ("2018/19 (1 April 2018 - 31 March 2019)", "2019/20 (1 April 2019 - 31 March 2020)"),
        ("Number of offences 2018/19", "Number of offences 2019/20"),
        ("2018/19 (provisional)", "2019/20 (provisional)"),
        ("2018/19*", "2019/20*"),
        ("2018/19 [r]", "2019/20 [p]"),
    ],
)
def test_a_financial_year_in_any_notation(write: Write, first: str, second: str) -> None:
    accepted(write(two_years(first, second)), {"2018/19": 8, "2019/20": 19})


def test_the_turn_of_the_century_is_a_year_and_not_a_month(write: Write) -> None:
    accepted(
        write([["Offence", "98/99", "99/00", "00/01", "04/05"], ["Rape", 1, 2, 3, 4]]),
        {"1998/99": 1, "1999/00": 2, "2000/01": 3, "2004/05": 4},
    )


@pytest.mark.parametrize(
    "header",
    [
        2018,
        2018.0,
        "2018",
        "Jan-Dec 2018",
        "January to December 2018",
        "Calendar year 2018",
        "01/01/2018 - 31/12/2018",
        "Year ending December 2018",
        "CY2018",
    ],
)
def test_a_calendar_year_never_becomes_a_financial_year(write: Write, header: Cell) -> None:
    january, december = date(2018, 1, 1), date(2018, 12, 31)
    fields = {"year": None, "status": "calendar_year", "period_start": january, "period_end": december}
    observations(
        write([["Offence", header], ["Rape", 3], ["Grooming", 5]]),
        {"B2": {"count": 3, **fields}, "B3": {"count": 5, **fields}},
    )


def test_calendar_years_beside_financial_years_are_told_apart(write: Write) -> None:
    observations(
        write([["Offence", "2017", "2018/19"], ["Rape", 3, 12]]),
        {
            "B2": {"count": 3, "year": None, "status": "calendar_year"},
            "C2": {"count": 12, "year": "2018/19", "status": "reported"},
        },
    )


def test_a_title_that_says_calendar_year_is_heeded(write: Write) -> None:
    observations(
        write([["Offences by calendar year (January to December)"], ["Offence", 2018, 2019], ["Rape", 3, 4]]),
        {"B3": {"count": 3, "status": "calendar_year"}, "C3": {"count": 4, "status": "calendar_year"}},
    )


@pytest.mark.parametrize(
    "header",
    [
        "2019/20 (to 31/12/2019)",
        "2019/20 YTD",
        "2019/20 so far",
        "2019/20 to date",
        "2019/20 (Apr-Dec)",
        "2019/20 (9 months)",
        "April 2019 - December 2019",
        "01/04/2019 - 31/12/2019",
        "Q1-Q3 2019/20",
        "2019/20 (part year)",
    ],
)
def test_part_of_a_year_never_becomes_the_year(write: Write, header: str) -> None:
    observations(
        write([["Offence", "2018/19", header], ["Rape", 10, 6]]),
        {
            "B2": {"count": 10, "year": "2018/19", "status": "reported"},
            "C2": {"count": 6, "year": None, "status": "partial_year"},
        },
    )


@pytest.mark.parametrize(
    "note",
    [
        "Data extracted 14 January 2020",
        "Data correct as at 12/02/2020",
        "Extracted from Athena on 03/03/2020",
        "2019/20 covers 1 April 2019 to 31 December 2019 only",
    ],
)
def test_a_year_extracted_before_it_ended_is_part_of_a_year(write: Write, note: str) -> None:
    observations(
        write(two_years("2018/19", "2019/20", note)),
        {
            "B2": {"count": 3, "year": "2018/19"},
            "C2": {"count": 12, "year": None, "status": "partial_year"},
            "B3": {"count": 5, "year": "2018/19"},
            "C3": {"count": 7, "year": None, "status": "partial_year"},
        },
    )


@pytest.mark.parametrize(
    "note",
    [
        "Data extracted 14 May 2020",
        "Data correct as at 02/04/2020",
        "Request received 20 February 2020",
        "Your request of 14 January 2020 refers",
    ],
)
def test_other_dates_do_not_shorten_a_year(write: Write, note: str) -> None:
    accepted(write(two_years("2018/19", "2019/20", note)), {"2018/19": 8, "2019/20": 19})


def test_a_marker_that_leads_to_a_note_saying_to_date_shortens_only_its_year(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20*"], ["Rape", 3, 12], ["* to 31 December 2019"]])
    observations(
        path, {"B2": {"count": 3, "year": "2018/19"}, "C2": {"count": 12, "year": None, "status": "partial_year"}}
    )


@pytest.mark.parametrize("note", ["† Data to end of December.", "† from June", "† up to 31 December"])
def test_a_marker_that_leads_to_a_month_shortens_its_year(write: Write, note: str) -> None:
    path = write([["Offence", "2018/19", "2019/20†"], ["Rape", 3, 12], [note]])
    observations(path, {"B2": {"year": "2018/19"}, "C2": {"count": 12, "year": None, "status": "partial_year"}})


def test_a_marker_that_leads_to_a_change_in_a_month_leaves_its_year(write: Write) -> None:
    path = write([["Offence", "2018/19", "2019/20†"], ["Rape", 3, 12], ["† Counting rules changed in April."]])
    accepted(path, {"2018/19": 3, "2019/20": 12})


def test_a_year_that_had_not_ended_when_asked_is_part_of_a_year(write: Write) -> None:
    path = write([["Offence", "2019/20", "2020/21"], ["Rape", 12, 4]])
    observations(
        path, {"B2": {"count": 12, "year": "2019/20"}, "C2": {"count": 4, "year": None, "status": "partial_year"}}
    )
    accepted(path, {"2019/20": 12, "2020/21": 4}, round_=2021)


@pytest.mark.parametrize(
    "header",
    [
        "FY2019",
        "FY19",
        "Financial year 2019",
        "2019/18",
        "2018/20",
        "2018/19 or 2019/20",
    ],
)
def test_a_period_that_could_be_two_years_is_refused(write: Write, header: str) -> None:
    refused(write([["Offence", header], ["Rape", 3]]), "Sheet1!B1")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Since 2018/19", "Since"),
        ("Before 2018/19", "Before"),
        ("Up to 2018/19", "Up to"),
        ("Offences prior to 2018/19", "prior to"),
        ("End of 2018/19", "End of"),
        ("Rest of 2018/19", "Rest of"),
        ("2018/19 onwards", "onwards"),
        ("2018/19 and later", "and later"),
        ("2018/19 part", "part"),
        ("2018/19 annualised", "annualised"),
        ("2018/19 - Q4 outstanding", "outstanding"),
        ("2018/19 (post June)", "post"),
        ("2018/19 (est.)", "est"),
        ("To March 2019", "To"),
        ("As at March 2019", "As at"),
        ("Quarter to March 2019", "Quarter to"),
        ("Six months to March 2019", "to"),
        ("Five years to March 2019", "to"),
        ("Year to date March 2019", "to date"),
        ("1H 2018/19", "1H"),
        ("2018/19 P1", "P1"),
        ("FYTD 2018/19", "FYTD"),
    ],
)
def test_a_period_that_the_words_beside_it_make_another_is_refused(write: Write, header: str, word: str) -> None:
    refused(
        write([["Offence", header], ["Rape", 3]]),
        "Sheet1!B1",
        saying=f"{word}.*stands beside",
        suggesting="corrections",
    )


@pytest.mark.parametrize("odd", ["2019/20 annualised", "2019/20 Niche only", "Covid year 2019/20", "2019/20 calls"])
def test_words_that_one_year_alone_has_are_refused(write: Write, odd: str) -> None:
    refused(write([["Offence", "2018/19", odd], ["Rape", 3, 4]]), "Sheet1!C1", saying="stands beside")
    refused(write([["Year", "Rapes"], ["2018/19", 3], [odd, 4]]), "Sheet1!A3", saying="stands beside")


def test_words_that_every_year_has_are_its_names(write: Write) -> None:
    years = [f"{year} {part}" for year in ("2018/19", "2019/20") for part in ("Inside", "Outside")]
    accepted(write([["Offence", *years], ["Rape", 3, 4, 5, 6]]), {"2018/19": 7, "2019/20": 11})
    numbered = ["Year 1: 2018/19", "Year 2: 2019/20"]
    accepted(write([["Offence", *numbered], ["Rape", 3, 4]]), {"2018/19": 3, "2019/20": 4})


@pytest.mark.parametrize(
    ("header", "kind"), [("Month ending March 2019", "reported"), ("Month of March 2019", "reported")]
)
def test_a_month_that_ends_is_that_month(write: Write, header: str, kind: str) -> None:
    fields = {"year": None, "status": kind, "period_start": date(2019, 3, 1), "period_end": date(2019, 3, 31)}
    observations(write([["Offence", header], ["Rape", 3]]), {"B2": fields})


def test_twelve_months_to_another_month_are_those_twelve_months(write: Write) -> None:
    fields = {"status": "other_period", "period_start": date(2018, 7, 1), "period_end": date(2019, 6, 30)}
    observations(write([["Offence", "Year to end June 2019"], ["Rape", 3]]), {"B2": fields})


def test_a_year_headed_financial_year_by_one_number_is_refused(write: Write) -> None:
    refused(
        write([["Offence", "Financial year", None], [None, 2018, 2019], ["Rape", 3, 4]], merges=["B1:C1"]),
        ("Sheet1!B1", "Sheet1!B2", "Sheet1!C2"),
        saying="2018|year",
    )


def test_a_year_headed_year_ending_march_by_one_number_is_that_year(write: Write) -> None:
    accepted(
        write([["Offence", "Year ending 31 March", None], [None, 2019, 2020], ["Rape", 3, 4]], merges=["B1:C1"]),
        {"2018/19": 3, "2019/20": 4},
    )


@pytest.mark.parametrize(
    "header",
    [
        "2017/18 - 2018/19",
        "April 2016 to March 2019",
        "2015-2019",
        "01/07/2018 - 30/06/2019",
    ],
)
def test_another_span_is_no_financial_year(write: Write, header: str) -> None:
    observations(
        write([["Offence", header], ["Rape", 9]]), {"B2": {"count": 9, "year": None, "status": "other_period"}}
    )


def test_dates_of_a_count_on_the_day_are_never_added_up(write: Write) -> None:
    path = write([["Officers in post as at", date(2018, 3, 31), date(2019, 3, 31)], ["Constables", 900, 950]])
    assert all(seen.financial_year is None for seen in read(path).observations)


def test_the_same_year_in_two_notations_must_agree(write: Write) -> None:
    refused(write([["Offence", "2018/19", "Year ending March 2019"], ["Rape", 3, 4]]), saying="2018/19")


def test_a_financial_year_title_over_calendar_labels_is_refused(write: Write) -> None:
    refused(write([["Offence", "2018/19 (calendar year)"], ["Rape", 3]]), "Sheet1!B1")


@pytest.mark.parametrize("title", ["Offences by financial year", "Figures are for financial years", "Fiscal years"])
@pytest.mark.parametrize("year", [2018, "2018"])
def test_a_bare_year_in_a_file_that_speaks_of_financial_years(write: Write, title: str, year: object) -> None:
    grid = [[title], [], ["Offence", year], ["Rape", 3], ["Grooming", 5]]
    refused(
        write(grid), saying="'2018' does not say which twelve months.*the file says of its years", suggesting="years = "
    )


@pytest.mark.parametrize(
    ("label", "end"), [("2019/20 so far", None), ("2019/20 (to 31/12/2019)", date(2019, 12, 31)), ("2019/20 YTD", None)]
)
def test_a_part_year_ends_where_it_says_or_nowhere(write: Write, label: str, end: date | None) -> None:
    fields = {"year": None, "status": "partial_year", "period_start": date(2019, 4, 1), "period_end": end}
    observations(write([["Year", "Offences"], [label, 12]]), {"B2": fields})


@pytest.mark.parametrize(
    "heading", ["Year (January - December)", "Calendar year (Jan - Dec)", "Year: 1 January to 31 December"]
)
def test_a_heading_that_names_the_months_of_its_calendar_years(write: Write, heading: str) -> None:
    path = write([["Kent Police"], [heading, "Stalking"], [2018, 9], [2019, 11]])
    calendar = {"status": "calendar_year", "year": None}
    observations(path, {
        "B3": {"count": 9, "period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31), **calendar},
        "B4": {"count": 11, "period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31), **calendar},
    })  # fmt: skip


@pytest.mark.parametrize("heading", ["Year (April - March)", "Year (Jul - Jun)"])
def test_a_year_by_one_number_under_other_months_is_ambiguous(write: Write, heading: str) -> None:
    refused(write([[heading, "Stalking"], [2018, 9], [2019, 11]]), "A2", "which twelve months|stands under 'Year")


def test_financial_years_under_the_months_of_calendar_years_contradict_them(write: Write) -> None:
    path = write([["Year (January - December)", "Stalking"], ["2017/18", 9], ["2018/19", 11]])
    refused(path, "A2", "stands under 'Year")
