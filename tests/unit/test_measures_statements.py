"""From observations to the current figure of a force and year: sums that invent nothing, and the newest word."""

from datetime import date, timedelta

import pytest

from .measures_frames import COLLECTION, Measured, Row, asked, measure, printed, said


def months(year: int) -> list[tuple[date, date]]:
    """The twelve months of the financial year that starts in `year`."""
    firsts = [date(year + (n > 8), (n + 3) % 12 + 1, 1) for n in range(12)]
    return [(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)) for first in firsts]


def status_of(found: Measured) -> str:
    assert len(found.statements) == 1
    return str(found.statements["status"].iloc[0])


def test_offences_of_a_year_are_added_up() -> None:
    found = measure([said("kent", "2019/20", 60, offence="a"), said("kent", "2019/20", 3, offence="b", cell="B3")])
    assert found.current() == {("kent", "2019/20"): 63}


def test_a_missing_offence_is_not_zero() -> None:
    rows = [
        said("kent", "2019/20", 60, offence="a"),
        said("kent", "2019/20", None, low=0, high=4, status="suppressed", offence="b", cell="B3"),
    ]
    statement = measure(rows).statements.iloc[0]
    assert statement.isna()["count"]
    assert (statement["count_low"], statement["count_high"], statement["status"]) == (60, 64, "suppressed")


def test_an_empty_cell_bounds_from_below_only() -> None:
    rows = [
        said("kent", "2019/20", 60, offence="a"),
        said("kent", "2019/20", None, status="blank", offence="b", cell="B3"),
    ]
    statement = measure(rows).statements.iloc[0]
    assert statement["status"] == "blank"
    assert statement.isna()[["count", "count_high"]].all()


def test_a_proved_total_stands_in_for_what_is_withheld() -> None:
    rows = [
        said("kent", "2019/20", 60, offence="a"),
        said("kent", "2019/20", None, low=0, high=4, status="suppressed", offence="b", cell="B3"),
    ]
    found = measure(rows, totals=[printed("kent", "2019/20", 63, 60, 64)])
    assert found.current() == {("kent", "2019/20"): 63}
    assert found.statements["status"].tolist() == ["reported"]


def test_two_totals_that_differ_stand_in_for_nothing() -> None:
    rows = [said("kent", "2019/20", None, low=0, high=4, status="suppressed")]
    found = measure(rows, totals=[printed("kent", "2019/20", 3, 0, 4), printed("kent", "2019/20", 4, 0, 4)])
    assert found.current() == {("kent", "2019/20"): None}


@pytest.mark.parametrize("year", [2018, 2019])
def test_twelve_months_are_a_year_leap_or_not(year: int) -> None:
    label = f"{year}/{year - 1999}"
    rows = [said("kent", month, n, cell=f"B{n}") for n, month in enumerate(months(year), start=1)]
    assert measure(rows).current() == {("kent", label): 78}


def test_quarters_of_two_offences_are_a_year() -> None:
    quarters = [(m[0], n[1]) for m, n in zip(months(2019)[::3], months(2019)[2::3], strict=True)]
    rows = [
        said("kent", quarter, 10, offence=o, cell=f"{o}{n + 1}") for o in "AB" for n, quarter in enumerate(quarters)
    ]
    assert measure(rows).current() == {("kent", "2019/20"): 80}


def test_months_of_one_offence_and_quarters_of_another_are_a_year() -> None:
    quarters = [(m[0], n[1]) for m, n in zip(months(2019)[::3], months(2019)[2::3], strict=True)]
    rows = [said("kent", quarter, 10, offence="a", cell=f"A{n + 1}") for n, quarter in enumerate(quarters)]
    rows += [said("kent", month, 1, offence="b", cell=f"B{n + 1}") for n, month in enumerate(months(2019))]
    assert measure(rows).current() == {("kent", "2019/20"): 52}


@pytest.mark.parametrize(
    "chosen",
    [
        months(2019)[:6],  # half a year
        months(2019)[:5] + months(2019)[6:],  # a hole
        months(2019)[:1] + months(2019)[:1] + months(2019)[1:11],  # twelve figures for eleven months
        [*months(2019)[:2], months(2019)[1], *months(2019)[3:]],  # as many days as a year, one month twice
        [(date(2019, 4, 1), date(2019, 9, 30)), (date(2019, 9, 1), date(2020, 3, 31))],  # overlap
    ],
    ids=["half", "hole", "twice", "hole and overlap", "overlap"],
)
def test_part_of_a_year_is_never_the_year(chosen: list[tuple[date, date]]) -> None:
    rows = [said("kent", period, 10, cell=f"B{n + 1}") for n, period in enumerate(chosen)]
    statement = measure(rows).statements.iloc[0]
    assert statement["status"] == "partial_year"
    assert statement.isna()[["count", "count_low", "count_high"]].all()


def test_a_year_of_one_offence_does_not_complete_half_a_year_of_another() -> None:
    rows = [said("kent", month, 1, offence="a", cell=f"A{n + 1}") for n, month in enumerate(months(2019))]
    rows += [said("kent", month, 1, offence="b", cell=f"B{n + 1}") for n, month in enumerate(months(2019)[:6])]
    assert status_of(measure(rows)) == "partial_year"


def test_two_halves_are_a_year() -> None:
    halves = [(date(2019, 4, 1), date(2019, 9, 30)), (date(2019, 10, 1), date(2020, 3, 31))]
    rows = [said("kent", half, 10, status="partial_year", cell=f"B{n + 1}") for n, half in enumerate(halves)]
    assert measure(rows).current() == {("kent", "2019/20"): 20}


def test_a_year_that_was_not_over_is_part_of_a_year() -> None:
    rows = [said("kent", (date(2019, 4, 1), date(2020, 3, 31)), 10, status="partial_year")]
    assert status_of(measure(rows)) == "partial_year"


def test_a_calendar_year_is_said_of_the_financial_year_it_mostly_is() -> None:
    rows = [said("kent", (date(2018, 1, 1), date(2018, 12, 31)), 90, status="calendar_year")]
    statement = measure(rows).statements.iloc[0]
    assert (statement["financial_year"], statement["status"]) == ("2018/19", "calendar_year")
    assert statement.isna()["count"]


def test_a_span_of_years_is_said_of_each_and_counts_for_none() -> None:
    rows = [said("kent", (date(2016, 4, 1), date(2019, 3, 31)), 90, status="other_period")]
    statements = measure(rows).statements
    assert statements["financial_year"].tolist() == ["2016/17", "2017/18", "2018/19"]
    assert statements["count"].isna().all()


def test_the_newest_round_wins_and_the_older_is_a_revision() -> None:
    rows = [said("wiltshire", "2018/19", 54, round_=2019), said("wiltshire", "2018/19", 77, round_=2020)]
    found = measure(rows)
    assert found.current() == {("wiltshire", "2018/19"): 77}
    assert found.force_years["round"].tolist() == [2020]
    revision = found.revisions.iloc[0]
    assert (revision["previous_round"], revision["previous_count"], revision["count"], revision["change"]) == (
        2019,
        54,
        77,
        23,
    )


def test_a_figure_withheld_later_is_withheld() -> None:
    rows = [
        said("durham", "2015/16", 13, round_=2016),
        said("durham", "2015/16", None, status="not_available", round_=2017),
    ]
    found = measure(rows)
    assert found.current() == {("durham", "2015/16"): None}
    assert found.revisions.iloc[0][["previous_count", "status"]].tolist() == [13, "not_available"]


@pytest.mark.parametrize(
    "later",
    [
        said("durham", "2019/20", None, status="blank", round_=2021),
        said("durham", (date(2019, 4, 1), date(2019, 12, 31)), 90, status="partial_year", round_=2021),
        said("durham", (date(2019, 1, 1), date(2019, 12, 31)), 90, status="calendar_year", round_=2021),
    ],
    ids=["blank", "part", "calendar"],
)
def test_an_empty_cell_or_another_period_restates_nothing(later: Row) -> None:
    found = measure([said("durham", "2019/20", 120, round_=2020), later])
    assert found.current() == {("durham", "2019/20"): 120}
    assert found.revisions.empty


def test_files_of_one_round_that_differ_are_both_refused_and_never_averaged() -> None:
    rows = [
        said("kent", "2019/20", 60, file="first.xlsx"),
        said("kent", "2019/20", 63, file="second.xlsx"),
        said("kent", "2018/19", 50, file="first.xlsx", cell="C2"),
        said("kent", "2018/19", 50, file="second.xlsx", cell="C2"),
        said("kent", "2019/20", 61, round_=2019, file="older.xlsx"),
    ]
    found = measure(rows)
    assert found.current() == {("kent", "2018/19"): 50}
    assert found.conflicts["source_file"].tolist() == [
        f"{COLLECTION}/2020/first.xlsx",
        f"{COLLECTION}/2020/second.xlsx",
    ]
    assert f"this file states 60, and {COLLECTION}/2020/second.xlsx states 63" in found.conflicts["reason"].iloc[0]
    assert "Kent Police in 2019/20" in found.conflicts["reason"].iloc[1]
    assert found.coverage.query("round == 2020 and financial_year == '2019/20'")["status"].tolist() == ["conflicting"]


def test_the_log_says_which_of_two_files_is_valid() -> None:
    rows = [said("kent", "2019/20", 60, file="first.xlsx"), said("kent", "2019/20", 63, file="corrected.xlsx")]
    found = measure(rows, files=[("kent", "corrected.xlsx", 1), ("kent", "first.xlsx", 2)])
    assert found.current() == {("kent", "2019/20"): 63}
    assert found.conflicts.empty


def test_an_exact_figure_within_the_bounds_of_another_file_is_no_conflict() -> None:
    rows = [
        said("kent", "2019/20", None, low=0, high=4, status="suppressed", file="a.xlsx"),
        said("kent", "2019/20", 3, file="b.xlsx"),
    ]
    found = measure(rows)
    assert found.current() == {("kent", "2019/20"): 3}
    assert found.conflicts.empty


def test_an_exact_figure_outside_the_bounds_of_another_file_is_a_conflict() -> None:
    rows = [
        said("kent", "2019/20", None, low=0, high=4, status="suppressed", file="a.xlsx"),
        said("kent", "2019/20", 9, file="b.xlsx"),
    ]
    found = measure(rows)
    assert found.current() == {}
    assert "states 0 to 4" in " ".join(found.conflicts["reason"])


def test_coverage_types_every_absence() -> None:
    rows = [said("kent", "2019/20", 60, file="kent.xlsx"), said("kent", "2018/19", 50, file="kent.xlsx", cell="C2")]
    rows += [said("essex", (date(2019, 1, 1), date(2019, 12, 31)), 9, status="calendar_year", file="essex.xlsx")]
    rows += [said("gwent", "2019/20", None, low=0, high=4, status="suppressed", file="gwent.xlsx")]
    found = measure(
        rows,
        requests=[
            asked("kent", "answered", file="kent.xlsx"),
            asked("essex", "answered", file="essex.xlsx"),
            asked("gwent", "partly_answered", exemption="section 40", file="gwent.xlsx"),
            asked("surrey", "refused", exemption="section 12"),
            asked("dorset", "no_response"),
            asked("durham", "not_held"),
            asked("norfolk", "answered", file="norfolk.xlsx"),
            asked("cumbria", "answered", file="lost.xlsx"),
        ],
        files=[("norfolk", "norfolk.xlsx", 1), ("kent", "kent.xlsx", 1)],
        refused=[("norfolk.xlsx", "The rows do not add up."), ("cleveland-police.xlsx", "No table was found.")],
        expected=["kent", "essex", "gwent", "surrey", "dorset", "durham", "norfolk", "cumbria", "suffolk", "cleveland"],
        first_year="2019/20",
    )
    found_of = found.coverage.set_index("force_id")
    assert found_of["status"].to_dict() == {
        "kent": "reported", "essex": "calendar_year", "gwent": "suppressed", "surrey": "refused",
        "dorset": "no_response", "durham": "not_held", "norfolk": "quarantined", "cumbria": "not_available",
        "suffolk": "not_asked", "cleveland": "quarantined",
    }  # fmt: skip
    assert found_of.loc["surrey", "exemption"] == "section 12"
    assert found_of.loc["norfolk", "detail"] == "The rows do not add up."
    assert "lost.xlsx" in str(found_of.loc["cumbria", "detail"])


def test_coverage_asks_every_round_about_the_years_up_to_its_own() -> None:
    rows = [said("kent", "2017/18", 60, round_=2018), said("kent", "2019/20", 70, round_=2020)]
    found = measure(rows, expected=["kent", "essex"]).coverage
    assert len(found) == 2 * (1 + 3)
    silent = found.query("force_id == 'kent' and round == 2020 and financial_year == '2018/19'").iloc[0]
    assert silent["detail"] == "The response says nothing about this year."
