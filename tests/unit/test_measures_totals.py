"""Changes and cumulative totals: years as keys, like with like, and caveats that say what is left out."""

from datetime import date

import pandas as pd
import pytest

from pipeline.measures import annual_changes, cumulative_totals, ranks, rates
from pipeline.reference.financial_year import through
from schemas.validate import validate

from .measures_frames import COLLECTION, Row, asked, measure, said

FIVE = through("2015/16", "2019/20")


def five_years(force: str, *counts: int | None, **rest: str) -> list[Row]:
    """A force's figures from 2015/16 on; None is a year that its response passes over."""
    return [
        said(force, year, count, cell=f"{chr(66 + n)}2")
        for n, (year, count) in enumerate(zip(FIVE, counts, strict=True))
        if count is not None
    ]


def test_the_published_story() -> None:
    rows = [
        said(force, year, count, cell=cell)
        for force, before, after in [
            ("west-midlands", 398, 427),
            ("west-mercia", 191, 389),
            ("staffordshire", 346, 325),
        ]
        for year, count, cell in [("2018/19", before, "B2"), ("2019/20", after, "C2")]
    ]
    found = measure(rows)
    said_of = {area: found.change(area, "2019/20") for area in ("west-midlands", "west-mercia", "staffordshire")}
    assert {area: round(row["change_percent"], 2) for area, row in said_of.items()} == {
        "west-midlands": 7.29, "west-mercia": 103.66, "staffordshire": -6.07,
    }  # fmt: skip
    assert [row["direction"] for row in said_of.values()] == ["rise", "rise", "fall"]
    assert all(pd.isna(row["caveat"]) for row in said_of.values())


def test_a_change_over_forces_leaves_out_those_without_both_years() -> None:
    rows = [*five_years("kent", None, None, None, 100, 110), *five_years("essex", None, None, None, None, 500)]
    rows += [*five_years("surrey", None, None, None, None, 40)]
    rows += [said("surrey", "2018/19", None, low=0, high=4, status="suppressed", cell="Z2")]
    whole = measure(rows, requests=[asked("essex", "no_response", round_=2019)]).change(COLLECTION, "2019/20")
    assert (whole["count"], whole["previous_count"]) == (650, 100)
    assert (whole["comparable_count"], whole["comparable_previous_count"], whole["change"]) == (110, 100, 10)
    assert whole["change_percent"] == pytest.approx(10)
    assert (whole["forces_compared"], whole["forces_expected"]) == (1, 3)
    assert whole["caveat"] == (
        "2 of 3 forces not comparable: Essex no response for 2018/19; Surrey suppressed in 2018/19"
    )


def test_a_gap_year_breaks_the_comparison_and_shows() -> None:
    found = measure(five_years("kent", None, None, 100, None, 300), first_year="2017/18")
    assert found.changes.query("area_level == 'force'")["financial_year"].tolist() == ["2017/18", "2018/19", "2019/20"]
    gap, after = found.change("kent", "2018/19"), found.change("kent", "2019/20")
    assert gap.isna()[["count", "change", "change_percent", "direction"]].all()
    assert after.isna()[["previous_count", "change", "change_percent", "direction"]].all()
    assert not after["is_comparable"]
    assert after["caveat"] == "no figures for 2018/19 to compare with"
    assert gap["caveat"] == "no figures for 2018/19"


def test_a_gap_of_one_force_says_why() -> None:
    rows = [*five_years("kent", None, None, None, None, 300), *five_years("essex", None, None, None, 5, 6)]
    found = measure(rows, requests=[asked("kent", "refused", round_=2019, exemption="section 12")])
    assert found.change("kent", "2019/20")["caveat"] == "not comparable: refused (section 12) for 2018/19"


def test_a_suppressed_or_calendar_side_gives_no_change() -> None:
    rows = [said("kent", "2018/19", None, low=0, high=4, status="suppressed", cell="B2"), said("kent", "2019/20", 12)]
    rows += [
        said("essex", (date(2018, 1, 1), date(2018, 12, 31)), 90, status="calendar_year"),
        said("essex", "2019/20", 95),
    ]
    found = measure(rows)
    for force, words in [("kent", "suppressed in 2018/19"), ("essex", "only a calendar year for 2018/19")]:
        row = found.change(force, "2019/20")
        assert row.isna()[["previous_count", "change", "change_percent"]].all()
        assert row["caveat"] == f"not comparable: {words}"


def test_from_zero_is_a_rise_without_a_percentage() -> None:
    row = measure([said("kent", "2018/19", 0), said("kent", "2019/20", 3)]).change("kent", "2019/20")
    assert (row["change"], row["direction"], row["is_comparable"]) == (3, "rise", True)
    assert pd.isna(row["change_percent"])


def test_from_zero_to_zero_is_no_change() -> None:
    row = measure([said("kent", "2018/19", 0), said("kent", "2019/20", 0)]).change("kent", "2019/20")
    assert (row["change"], row["direction"]) == (0, "no change")


def test_a_region_never_takes_the_place_of_the_force_of_its_name() -> None:
    """Elsewhere the West Midlands region (1,472) and force (914) were averaged, and 1,193 was printed."""
    figures = {"west-midlands": 914, "west-mercia": 300, "staffordshire": 158, "warwickshire": 100}
    rows = [said(force, "2019/20", count) for force, count in figures.items()]
    found = measure(rows, schemes=["ons"])
    named = found.changes[found.changes["area_id"].str.startswith("west-midlands")]
    assert named[["area_level", "area_id", "count"]].to_numpy().tolist() == [
        ["force", "west-midlands", 914],
        ["region", "west-midlands-region", 1472],
    ]
    assert 1193 not in set(found.changes["count"].dropna())
    assert found.change(COLLECTION, "2019/20")["count"] == 1472


def test_half_a_year_enters_neither_change_nor_total() -> None:
    """Greater Manchester's half year was once printed as a fall."""
    rows = five_years("greater-manchester", 100, 110, 120, 130, None)
    rows += [said("greater-manchester", (date(2019, 4, 1), date(2019, 9, 30)), 70, status="partial_year", cell="F2")]
    rows += five_years("kent", 10, 10, 10, 10, 10)
    found = measure(rows)
    row = found.change("greater-manchester", "2019/20")
    assert row.isna()[["count", "change", "change_percent"]].all()
    assert row["caveat"] == "not comparable: only part of the year for 2019/20"
    assert found.change(COLLECTION, "2019/20")["count"] == 10
    total = found.total("greater-manchester", "2019/20")
    assert (total["total"], total["years_counted"], total["is_complete"]) == (460, 4, False)
    assert total["caveat"] == "not complete: only part of the year for 2019/20"


def test_a_missing_force_is_not_zero() -> None:
    rows = [*five_years("kent", 10, 20, 30, 40, 50), *five_years("essex", 1, 2, None, 4, 5)]
    found = measure(rows, expected=["kent", "essex", "surrey"])
    assert found.change("essex", "2018/19").isna()[["previous_count", "change"]].all()
    assert found.total("essex", "2019/20")["total"] == 12
    assert pd.isna(found.total("essex", "2019/20")["total_high"])
    silent = found.total("surrey", "2019/20")
    assert silent.isna()[["total", "total_low", "total_high", "change"]].all()
    assert found.changes.query("area_id == 'surrey'").empty


def test_a_complete_five_year_total() -> None:
    found = measure([*five_years("kent", 10, 20, 30, 40, 50), *five_years("essex", 1, 2, 3, 4, 5)])
    row = found.total(COLLECTION, "2019/20")
    assert (row["first_year"], row["total"], row["total_low"], row["total_high"]) == ("2015/16", 165, 165, 165)
    assert (row["years_counted"], row["forces_counted"], row["is_complete"]) == (5, 2, True)
    assert pd.isna(row["caveat"])
    assert (row["first_count"], row["last_count"], row["change"], row["change_percent"]) == (11, 55, 44, 400)


def test_an_incomplete_total_holds_what_is_exact_within_its_bounds() -> None:
    rows = [*five_years("kent", 10, 20, 30, 40, 50), *five_years("essex", 1, 2, 3, 4, None)]
    rows += [said("essex", "2019/20", None, low=0, high=4, status="suppressed", cell="Z2")]
    row = measure(rows).total(COLLECTION, "2019/20")
    assert (row["total"], row["total_low"], row["total_high"]) == (160, 160, 164)
    assert not row["is_complete"]
    assert row["caveat"] == "not every force has an exact count for every year: Essex suppressed in 2019/20"
    assert (row["first_count"], row["last_count"], row["forces_compared"]) == (10, 50, 1)


def test_what_is_known_of_an_inexact_figure_moves_the_bounds_and_not_the_total() -> None:
    rows = [*five_years("kent", 10, 20, 30, 40, None), *five_years("essex", 1, 1, 1, 1, 1)]
    rows += [said("kent", "2019/20", None, low=45, high=54, status="rounded", cell="Z2")]
    row = measure(rows).total("kent", "2019/20")
    assert (row["total"], row["total_low"], row["total_high"], row["is_complete"]) == (100, 145, 154, False)


def test_a_window_is_five_years_even_over_a_year_without_figures() -> None:
    rows = [*five_years("kent", 10, 20, None, 40, 50), said("kent", "2014/15", 5, cell="Z2")]
    found = measure(rows, first_year="2014/15")
    assert found.totals.query("area_id == 'kent'")["last_year"].tolist() == ["2018/19", "2019/20"]
    row = found.total("kent", "2019/20")
    assert (row["total"], row["years_counted"]) == (120, 4)
    assert row["caveat"] == "no figures for 2017/18"


def test_four_years_make_no_five_year_total() -> None:
    assert measure(five_years("kent", None, 20, 30, 40, 50)).totals.empty


def test_a_year_before_those_asked_about_begins_no_window() -> None:
    rows = [*five_years("kent", 10, 20, 30, 40, 50), said("kent", "2014/15", 5, cell="Z2")]
    assert set(measure(rows, first_year="2015/16").totals["first_year"]) == {"2015/16"}


def test_windows_of_other_lengths_have_their_own_table() -> None:
    found = measure(five_years("kent", 10, 20, 30, 40, 50))
    frames = (found.force_years, found.areas, found.coverage)
    table = validate("measures.cumulative_totals", cumulative_totals(*frames, (3, 5, 4)))
    table = table.query("area_level == 'force'")
    assert table[["window_years", "last_year", "total"]].to_numpy().tolist() == [
        [3, "2017/18", 60], [3, "2018/19", 90], [3, "2019/20", 120], [4, "2018/19", 100], [4, "2019/20", 140],
    ]  # fmt: skip
    assert validate("measures.cumulative_totals", cumulative_totals(*frames, (5,))).empty


def test_an_estimate_is_counted_and_named() -> None:
    rows = [said("kent", "2018/19", 100), said("kent", "2019/20", 110, status="estimated"), said("essex", "2018/19", 5)]
    row = measure([*rows, said("essex", "2019/20", 5)]).change(COLLECTION, "2019/20")
    assert row["count"] == 115
    assert row["caveat"] == "Kent its own estimate for 2019/20"


def test_where_no_force_of_an_area_has_a_figure_it_is_said_once() -> None:
    rows = [*five_years("kent", None, None, None, None, 9), *five_years("essex", None, None, None, None, 9)]
    found = measure([*rows, said("gwent", "2018/19", 1), said("gwent", "2019/20", 1)])
    nation = found.change("england", "2019/20")
    assert nation["caveat"] == "2 of 2 forces not comparable: no force has an exact count for 2018/19"


def test_rates_use_the_mid_year_within_the_financial_year_and_are_absent_without_one() -> None:
    found = measure([said("kent", "2019/20", 735), said("northern-ireland", "2019/20", 265)])
    table = validate("measures.rates", rates(found.force_years))
    assert table["force_id"].tolist() == ["kent"]
    assert table["mid_year"].tolist() == [2019]
    assert table["rate_per_100k"].tolist() == pytest.approx([735 / table["population"].iloc[0] * 100_000])


def test_equal_forces_share_a_rank_and_those_without_a_change_have_none() -> None:
    rows = [said(force, "2018/19", before) for force, before in [("kent", 10), ("essex", 10), ("surrey", 20)]]
    rows += [said(f, "2019/20", after) for f, after in [("kent", 30), ("essex", 30), ("surrey", 25), ("gwent", 99)]]
    found = measure(rows)
    table = validate("measures.ranks", ranks(found.changes, rates(found.force_years)))
    table = table[table["financial_year"] == "2019/20"]
    change, count = table[table["measure"] == "change"], table[table["measure"] == "count"]
    assert change[["force_id", "rank", "is_tied"]].to_numpy().tolist() == [
        ["essex", 1, True], ["kent", 1, True], ["surrey", 3, False],
    ]  # fmt: skip
    assert count[["force_id", "rank", "forces_ranked"]].to_numpy().tolist() == [
        ["gwent", 1, 4], ["essex", 2, 4], ["kent", 2, 4], ["surrey", 4, 4],
    ]  # fmt: skip


def test_counts_beyond_a_float_stay_exact() -> None:
    big = 2**53 + 1
    found = measure([said("kent", "2018/19", big), said("kent", "2019/20", big + 2)])
    frames = (found.force_years, found.areas, found.coverage)
    assert annual_changes(*frames).query("area_id == 'kent'")["change"].tolist()[-1] == 2
