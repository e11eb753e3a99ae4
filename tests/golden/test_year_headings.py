"""What heads a year, and what the file says of its years: which twelve months `2019` means, and when nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.reading.response import read_response

from .build import Grid
from .expect import accepted, observations, read, refused

Write = Callable[..., Path]
TITLE = "Offences of rape recorded"
MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


def down(heading: str, *years: object) -> Grid:
    return [[TITLE], [heading, "Offences"], *[[year, 10 + n] for n, year in enumerate(years)]]


def across(heading: str, *years: object) -> Grid:
    return [[TITLE], [heading, *years], ["Offences", *[10 + n for n in range(len(years))]]]


both_ways = pytest.mark.parametrize("lay_out", [down, across])


@both_ways
@pytest.mark.parametrize(
    "heading",
    [
        "12 months to March",
        "Year ending March",
        "Year to March",
        "Year to end March",
        "Year (to 31 March)",
        "Year ended 31 March",
        "FYE",
        "Financial year ending",
        "Financial year end",
    ],
)
def test_years_headed_by_their_end_are_read(write: Write, lay_out: Callable[..., Grid], heading: str) -> None:
    accepted(write(lay_out(heading, 2019, 2020)), {"2018/19": 10, "2019/20": 11})


@both_ways
@pytest.mark.parametrize("heading", ["Financial year (starting 1 April)", "FY commencing", "Year starting April"])
def test_years_headed_by_their_start_are_read(write: Write, lay_out: Callable[..., Grid], heading: str) -> None:
    accepted(write(lay_out(heading, 2018, 2019)), {"2018/19": 10, "2019/20": 11})


@both_ways
@pytest.mark.parametrize(
    "heading",
    [
        "Policing year",
        "Performance year",
        "Force year",
        "FY",
        "Year (Apr-Mar)",
        "Year (1 April to 31 March)",
        "Year end",
        "Year ending",
        "Year commencing",
    ],
)
def test_a_year_that_its_heading_leaves_open_is_asked_for(
    write: Write, lay_out: Callable[..., Grid], heading: str
) -> None:
    refused(write(lay_out(heading, 2018, 2019)), saying="does not say which twelve months", suggesting="years = ")


@both_ways
@pytest.mark.parametrize("heading", ["Year (Oct-Sep)", "Academic year"])
@pytest.mark.parametrize("years", [(2018, 2019), ("2018/19", "2019/20")])
def test_years_headed_as_other_years_are_refused(
    write: Write, lay_out: Callable[..., Grid], heading: str, years: tuple[object, ...]
) -> None:
    refused(write(lay_out(heading, *years)), saying="201")


@both_ways
@pytest.mark.parametrize(
    "heading", ["Year", "Calendar year", "Year (Jan-Dec)", "Year recorded", "Recorded year", "Year of offence"]
)
def test_a_plain_year_stays_a_calendar_year(write: Write, lay_out: Callable[..., Grid], heading: str) -> None:
    cells = ("B3", "B4") if lay_out is down else ("B3", "C3")
    observations(write(lay_out(heading, 2018, 2019)), {cell: {"status": "calendar_year"} for cell in cells})


def test_twelve_months_to_another_month_are_read_as_such(write: Write) -> None:
    fields = {"status": "other_period", "period_start": date(2018, 7, 1), "period_end": date(2019, 6, 30)}
    observations(write(across("Year to June", 2019)), {"B3": fields})


@pytest.mark.parametrize(
    "note",
    [
        "NB: the policing year used here runs from April to March.",
        "Years run April to March.",
        "Each year is 1 April to 31 March.",
        "Figures are by FY",
        "You asked for offences between 1 April 2018 and 31 March 2020.",
    ],
)
def test_a_bare_year_in_a_file_whose_years_may_be_others(write: Write, note: str) -> None:
    refused(write([*across("Year", 2018, 2019), [], [note]]), saying="'2018' does not say", suggesting="years = ")
    accepted(write([*across("Year", "2018/19", "2019/20"), [], [note]]), {"2018/19": 10, "2019/20": 11})


@pytest.mark.parametrize(
    "said", ["Years ending 31 March", "Year to March", "FY ending 31 March", "Stalking, Y/E March"]
)
def test_a_bare_year_under_a_title_that_says_when_it_ends(write: Write, said: str) -> None:
    accepted(write([[said], [], *across("Year", 2019, 2020)]), {"2018/19": 10, "2019/20": 11})


@pytest.mark.parametrize(
    "note", ["Please note our financial year runs 1 July to 30 June.", "Performance year: 1 October to 30 September"]
)
@pytest.mark.parametrize("years", [(2018, 2019), ("2018/19", "2019/20")])
def test_years_of_other_months_are_neither(write: Write, note: str, years: tuple[object, ...]) -> None:
    refused(write([*across("Year", *years), [], [note]]), "Sheet1!A5", saying="its years are no")


def test_a_note_that_years_are_calendar_years_leaves_them(write: Write) -> None:
    path = write([*across("Year", 2018), [], ["Years run from January to December."]])
    observations(path, {"B3": {"status": "calendar_year"}})


@both_ways
@pytest.mark.parametrize(
    ("heading", "months", "start", "end"),
    [
        ("Year ending", ("Dec-18", "Dec-19"), date(2018, 1, 1), date(2018, 12, 31)),
        ("12 months ending", ("Sep-18", "Sep-19"), date(2017, 10, 1), date(2018, 9, 30)),
        ("Year starting", ("Oct-18", "Oct-19"), date(2018, 10, 1), date(2019, 9, 30)),
        ("Month ending", ("Sep-18", "Oct-18"), date(2018, 9, 1), date(2018, 9, 30)),
    ],
)
def test_months_under_what_they_end(
    write: Write, lay_out: Callable[..., Grid], heading: str, months: tuple[str, str], start: date, end: date
) -> None:
    cells = ("B3", "B4") if lay_out is down else ("B3", "C3")
    fields: dict[str, dict[str, object]] = {
        cells[0]: {"count": 10, "period_start": start, "period_end": end},
        cells[1]: {"count": 11},
    }
    observations(write(lay_out(heading, *months)), fields)


@both_ways
@pytest.mark.parametrize(
    "heading", ["Quarter ending", "Quarter to", "Quarter", "Quarter starting", "6 months ending", "Rolling 12 months"]
)
def test_months_that_end_or_begin_something_longer_are_refused(
    write: Write, lay_out: Callable[..., Grid], heading: str
) -> None:
    refused(write(lay_out(heading, "Jun-18", "Jul-18")), saying=f"stands under '{heading}'")


@both_ways
@pytest.mark.parametrize("months", [("Jun-18", "Sep-18", "Dec-18"), ("Mar-18", "Mar-19")])
def test_months_apart_as_the_ends_of_quarters_or_years_are_refused(
    write: Write, lay_out: Callable[..., Grid], months: tuple[str, ...]
) -> None:
    refused(write(lay_out("Period", *months)), saying="apart")
    cells = ("B3", "B4", "B5") if lay_out is down else ("B3", "C3", "D3")
    observations(write(lay_out("Month", *months)), {cell: {"status": "reported"} for cell in cells[: len(months)]})


@pytest.mark.parametrize("years", [("2018", "2019"), (2018, 2019)])
def test_months_from_april_to_march_under_a_bare_year_are_refused(write: Write, years: tuple[object, ...]) -> None:
    table = [[TITLE], ["Month", *years], *[[month, 10, 20] for month in MONTHS]]
    refused(write(table), "Sheet1!A3", saying="over the end of a year")
    turned = [[TITLE], ["", *MONTHS], *[[year, *[10] * 12] for year in years]]
    refused(write(turned), "Sheet1!B2", saying="over the end of a year")


def test_months_from_april_to_march_under_a_title_with_a_bare_year_are_refused(write: Write) -> None:
    refused(
        write([[f"{TITLE} 2019"], ["Month", "Offences"], *[[month, 10] for month in MONTHS]]), saying="over the end"
    )


def test_months_from_january_under_bare_years_are_their_months(write: Write) -> None:
    in_order = MONTHS[9:] + MONTHS[:9]
    table = [[TITLE], ["Year", "Month", "Offences"], *[[y, m, 10] for y in ("2018", "2019") for m in in_order]]
    observations(write(table), {f"C{row}": {"count": 10} for row in range(3, 27)})


@both_ways
@pytest.mark.parametrize(
    ("heading", "event"),
    [
        ("Year of outcome", "outcome"),
        ("Year closed", "closed"),
        ("Financial year of arrest", "arrest"),
        ("Year of birth", "birth"),
        ("Year of request", "request"),
        ("Year of conviction", "conviction"),
        ("Year of court date", "court"),
        ("Outcome year", "outcome"),
        ("Year the case was finalised", "finalised"),
        ("Financial year (date of charge)", "charge"),
        ("Year of celebration", "celebration"),
        ("Year flagged", "flagged"),
    ],
)
def test_years_of_another_event_are_refused(
    write: Write, lay_out: Callable[..., Grid], heading: str, event: str
) -> None:
    refused(
        write(lay_out(heading, "2018/19", "2019/20")), "Sheet1!A2", saying=f"dated by '{event}'", suggesting="counts ="
    )


@both_ways
@pytest.mark.parametrize(
    "heading",
    [
        "Year recorded",
        "Year of recording",
        "FY recorded",
        "Date recorded (FY)",
        "Year reported",
        "Year of offence",
        "Year committed",
        "Year of rape",
        "Performance year",
        "Crime / Year",
        "Financial year (based on date recorded)",
    ],
)
def test_years_of_recording_and_of_the_offence_are_read(
    write: Write, lay_out: Callable[..., Grid], heading: str
) -> None:
    accepted(write(lay_out(heading, "2018/19", "2019/20")), {"2018/19": 10, "2019/20": 11})


@pytest.mark.parametrize("title", ["Rapes by year of arrest", "Rape offences by outcome date"])
def test_a_title_by_years_of_another_event_is_refused(write: Write, title: str) -> None:
    refused(write([[title], ["", "2018/19"], ["Offences", 10]]), "Sheet1!A1", saying="dated by")


def test_a_year_whose_format_shows_another_is_refused(write: Write) -> None:
    path = write(across("Year", 2018, 2019), formats={"B2": '0"/19"', "C2": '0"/20"'})
    assert read(path).observations == []


def test_a_line_over_the_years_that_says_where_they_end(write: Write) -> None:
    rows = [[TITLE], [None, "12 months to March"], [None, 2018, 2019, 2020], ["Kent Police", 10, 11, 12]]
    settings = Collection(name="rape", title="Rape", counts="Offences of rape recorded by the force")
    reading = read_response(write(rows), collection="rape", round_=2020, settings=settings)
    assert [o.financial_year for o in reading.observations] == ["2017/18", "2018/19", "2019/20"]
