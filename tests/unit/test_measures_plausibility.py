"""Doubts: what really happened to others is noticed, and what is only large or unlucky is not."""

import pandas as pd
import pytest

from pipeline.measures.doubts import plausibility
from pipeline.measures.thresholds import thresholds
from pipeline.reference.financial_year import through
from pipeline.reference.forces import expand
from schemas.validate import validate
from schemas.vocabulary import PLAUSIBILITY_RULES

from .measures_frames import Row, measure, said

YEARS = through("2014/15", "2019/20")


def years(force: str, *counts: int | None) -> list[Row]:
    """Figures of the years that end with 2019/20."""
    return [
        said(force, year, count, cell=f"{chr(66 + n)}2")
        for n, (year, count) in enumerate(zip(YEARS[-len(counts) :], counts, strict=True))
        if count is not None
    ]


def doubts(rows: list[Row]) -> pd.DataFrame:
    found = measure(rows)
    return validate("measures.plausibility", plausibility(found.force_years, found.round_statements))


def noticed(rows: list[Row]) -> list[tuple[str, str]]:
    table = doubts(rows)
    return list(zip(table["rule"], table["financial_year"].fillna(""), strict=True))


def test_every_rule_has_its_threshold_and_its_reason() -> None:
    rules = thresholds("plausibility")
    assert set(rules) == set(PLAUSIBILITY_RULES)
    assert all(len(rule["reason"]) > 60 for rule in rules.values())


def test_lancashire_is_pointed_at() -> None:
    rows = years("lancashire", 66, 11, None, 67, 419)
    assert noticed(rows) == [("large_change", "2016/17"), ("large_change", "2019/20")]
    table = doubts(rows)
    assert table["message"].tolist()[1] == "Lancashire: 419 in 2019/20 after 67 in 2018/19."
    assert set(table["severity"]) == {"warning"}


@pytest.mark.parametrize(
    "counts", [(346, 325), (191, 389), (398, 427), (4, 14), (0, 9), (0, 0)],
    ids=["Staffordshire", "West Mercia", "West Midlands", "small", "from none", "none"],
)  # fmt: skip
def test_an_ordinary_change_is_not(counts: tuple[int, int]) -> None:
    assert noticed(years("staffordshire", *counts)) == []


def test_a_spike_that_returns_is_told_from_a_new_level() -> None:
    spike = [("large_change", "2018/19"), ("large_change", "2019/20"), ("spike", "2018/19")]
    assert noticed(years("kent", 100, 400, 105)) == spike
    assert noticed(years("kent", 100, 20, 105)) == spike
    assert noticed(years("kent", 100, 400, 420)) == [("large_change", "2018/19")]


def test_the_wrong_years_file_is_an_error() -> None:
    """A year was once published identical to the year before for all 43 forces."""
    forces = expand(["england-and-wales"])
    rows = [row for n, force in enumerate(forces) for row in years(force, 90 + n, 100 + 2 * n, 100 + 2 * n)]
    table = doubts(rows)
    copied = table[table["rule"] == "identical_years"].iloc[0]
    assert (copied["financial_year"], copied["other_year"], copied["severity"]) == ("2019/20", "2018/19", "error")
    assert copied["message"] == "All 43 forces with both years state the same number for 2019/20 as for 2018/19."


def test_one_force_that_differs_or_small_numbers_are_no_copy() -> None:
    rows = [row for n, force in enumerate(("kent", "essex", "gwent", "surrey")) for row in years(force, 90 + n, 90 + n)]
    assert noticed(rows) == [("identical_years", "2019/20")]
    assert noticed([*rows, *years("dorset", 50, 51)]) == []
    assert noticed([row for force in ("kent", "essex", "gwent", "surrey") for row in years(force, 3, 3)]) == []


def test_one_forces_figures_under_anothers_name_are_an_error() -> None:
    rows = [*years("kent", 120, 155, 147), *years("essex", 120, 155, 147), *years("surrey", 120, 155, 148)]
    table = doubts(rows)
    assert table[["rule", "force_id", "other_force_id", "severity"]].to_numpy().tolist() == [
        ["identical_forces", "essex", "kent", "error"]
    ]


def test_a_total_read_as_a_year_is_noticed() -> None:
    assert noticed(years("kent", 40, 41, 43, 124)) == [("sum_of_other_years", "2019/20")]
    assert noticed(years("kent", 40, 41, 43, 125)) == []
    assert noticed(years("kent", 60, 65, 125)) == []  # two that add up are chance


def test_digits_swapped_against_the_round_before() -> None:
    rows = [said("kent", "2018/19", 199, round_=2019), said("kent", "2018/19", 919, round_=2020)]
    assert noticed(rows) == [("digits_swapped", "2018/19")]
    rows = [said("kent", "2018/19", 199, round_=2019), said("kent", "2018/19", 991, round_=2020)]
    assert noticed(rows) == []


def test_the_shipped_published_pairs_raise_no_error() -> None:
    """The figures of the September 2020 story, side by side."""
    pairs = {"west-midlands": (398, 427), "west-mercia": (191, 389), "kent": (490, 735), "wiltshire": (77, 63)}
    assert [rule for rule, _ in noticed([row for force, pair in pairs.items() for row in years(force, *pair)])] == []
