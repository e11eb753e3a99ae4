"""Financial years as keys: labels, dates and steps, across centuries and leap years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reference import financial_year as fy

years = st.integers(min_value=1900, max_value=2100)


@pytest.mark.parametrize("text", ["2019/21", "2019/2020", "2019-20", "19/20", " 2019/20", "2019/20\n", "", "٢٠١٩/٢٠"])
def test_only_the_one_spelling_is_a_financial_year(text: str) -> None:
    assert not fy.is_financial_year(text)
    with pytest.raises(ValueError, match="write it as 2019/20"):
        fy.start_year(text)


def test_the_turn_of_the_century_is_a_year_like_any_other() -> None:
    assert fy.starting_in(1999) == "1999/00"
    assert fy.start_year("1999/00") == 1999
    assert fy.following("1999/00") == "2000/01"
    assert fy.previous("2000/01") == "1999/00"


@given(years)
def test_a_year_holds_its_own_days_and_no_others(year: int) -> None:
    label = fy.starting_in(year)
    first, last = fy.start_date(label), fy.end_date(label)
    assert fy.of_date(first) == fy.of_date(last) == label
    assert fy.of_date(first - timedelta(days=1)) == fy.previous(label)
    assert fy.of_date(last + timedelta(days=1)) == fy.following(label)
    assert fy.of_period(first, last) == label


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2019, 1, 1), date(2019, 12, 31)),
        (date(2019, 4, 1), date(2020, 3, 30)),
        (date(2019, 4, 1), date(2021, 3, 31)),
        (date(2019, 4, 2), date(2020, 3, 31)),
    ],
)
def test_a_period_that_is_not_exactly_one_year_is_none(first: date, last: date) -> None:
    assert fy.of_period(first, last) is None


def test_ranges_and_windows_include_both_ends() -> None:
    assert fy.through("2015/16", "2017/18") == ("2015/16", "2016/17", "2017/18")
    assert fy.through("2019/20", "2019/20") == ("2019/20",)
    assert fy.through("2019/20", "2018/19") == ()
    assert fy.window_ending("2019/20", 5) == ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")


def test_a_round_asks_about_years_up_to_the_one_just_ended() -> None:
    assert fy.last_asked_in(2020) == "2019/20"
