"""Words: rounding declared once, numbers as a newspaper writes them, and sentences that say what they rest on."""

from decimal import Decimal

import pandas as pd
import pytest

from pipeline.measures.plain_english import sentences
from pipeline.measures.rounding import percent_change, rounded, truncated
from pipeline.measures.words import an, number, read_number, rounded_down
from pipeline.reference.financial_year import through
from schemas.validate import validate

from .measures_frames import COLLECTION, Measured, Row, measure, said

FIVE = through("2015/16", "2019/20")

# Pairs printed in September 2020, with the percentage printed beside them.
PUBLISHED_PAIRS = [
    (398, 427, 7), (191, 389, 104), (346, 325, -6), (490, 735, 50), (131, 247, 89), (77, 63, -18), (82, 99, 21),
    (67, 419, 525), (199, 226, 14), (229, 128, -44), (375, 509, 36), (1493, 1758, 18), (690, 1742, 152),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "percent"), PUBLISHED_PAIRS)
def test_rounding_gives_what_was_published(before: int, after: int, percent: int) -> None:
    assert rounded(percent_change(after, before) or 0) == percent


@pytest.mark.parametrize(
    ("value", "places", "half_up", "cut"),
    [
        ("6.5", 0, "7", "6"), ("-6.5", 0, "-7", "-6"), ("0.5", 0, "1", "0"), ("-0.4", 0, "0", "0"),
        ("2.5", 0, "3", "2"), ("76.76", 1, "76.8", "76.7"), ("0.05", 1, "0.1", "0.0"), (37_600, -3, "38000", "37000"),
        (1.005, 2, "1.00", "1.00"),
    ],
)  # fmt: skip
def test_half_is_rounded_away_from_zero(value: str | float, places: int, half_up: str, cut: str) -> None:
    assert str(rounded(value, places)) == half_up
    assert str(truncated(value, places)) == cut


def test_counts_beyond_a_float_are_rounded_exactly() -> None:
    assert rounded(10**20 + 5, -1) == Decimal(10**20 + 10)


def test_numbers_in_words() -> None:
    assert [number(n) for n in (0, 1, 9, 10, 10391)] == ["no", "one", "nine", "10", "10,391"]
    assert [an(n) for n in (1, 8, 11, 18, 80, 89, 104, 110, 180, 811)] == [
        "a one", "an eight", "an 11", "an 18", "an 80", "an 89", "a 104", "a 110", "a 180", "an 811",
    ]  # fmt: skip
    assert [read_number(text) for text in ("seven", "1,234", "many")] == [7, 1234, None]


def test_totals_are_rounded_down_and_never_up() -> None:
    assert [rounded_down(n) for n in (37_104, 37_999, 37_000, 2_622, 654)] == [
        ("more than", 37_000), ("more than", 37_000), ("at least", 37_000), ("more than", 2_600), ("at least", 654),
    ]  # fmt: skip


def years(force: str, *counts: int | None) -> list[Row]:
    """Figures of the years that end with 2019/20."""
    return [
        said(force, year, count, cell=f"{chr(66 + n)}2")
        for n, (year, count) in enumerate(zip(FIVE[-len(counts) :], counts, strict=True))
        if count is not None
    ]


def table(found: Measured, note: str | None = None) -> pd.DataFrame:
    frames = (found.changes, found.totals, found.force_years, found.areas)
    return validate("measures.sentences", sentences(*frames, {COLLECTION: note}))


def of_year(rows: list[Row], area: str, **rest: object) -> str:
    made = table(measure(rows, **rest))  # type: ignore[arg-type]
    made = made[(made["area_id"] == area) & (made["kind"] == "annual_change") & (made["financial_year"] == "2019/20")]
    assert len(made) == 1
    return str(made["sentence"].iloc[0])


@pytest.mark.parametrize(
    ("force", "counts", "sentence"),
    [
        (
            "west-midlands", (398, 427),
            "427 offences were logged by West Midlands Police {}, a seven per cent rise from 398 {}.",
        ),
        (
            "staffordshire", (346, 325),
            "325 offences were logged by Staffordshire Police {}, a six per cent decrease from 346 {}.",
        ),
        (
            "west-mercia", (191, 389),
            "389 offences were logged by West Mercia Police {}, a 104 per cent rise from 191 {}: the number doubled.",
        ),
        ("kent", (100, 194), "194 offences were logged by Kent Police {}, a 94 per cent rise from 100 {}."),
        ("kent", (100, 205), "205 offences were logged by Kent Police {}, a 105 per cent rise from 100 {}."),
        ("kent", (26, 52), "52 offences were logged by Kent Police {}, up from 26 {}."),
        ("kent", (3, 1), "One offence was logged by Kent Police {}, down from three {}."),
        ("kent", (0, 5), "Five offences were logged by Kent Police {}, up from none {}."),
        ("kent", (4, 0), "No offences were logged by Kent Police {}, down from four {}."),
        (
            "kent", (400, 401),
            "401 offences were logged by Kent Police {}, a rise of less than one per cent from 400 {}.",
        ),
        ("kent", (400, 400), "400 offences were logged by Kent Police {}, the same number as {}."),
        (
            "metropolitan", (100, 110),
            "110 offences were logged by the Metropolitan Police Service {}, a 10 per cent rise from 100 {}.",
        ),
    ],
)  # fmt: skip
def test_a_forces_year(force: str, counts: tuple[int, int], sentence: str) -> None:
    assert of_year(years(force, *counts), force) == sentence.format("in 2019/20", "in 2018/19")


def test_no_sentence_states_a_change_it_cannot() -> None:
    rows = [said("kent", "2018/19", None, low=0, high=4, status="suppressed"), *years("kent", 12)]
    assert of_year(rows, "kent") == (
        "12 offences were logged by Kent Police in 2019/20. No change can be stated: suppressed in 2018/19."
    )


def test_a_change_over_some_forces_says_over_which() -> None:
    rows = [*years("kent", 100, 110), *years("essex", 500)]
    assert of_year(rows, COLLECTION) == (
        "610 offences were logged by both forces in 2019/20. In the one force with figures for both years "
        "there were 110, a 10 per cent rise from 100 in 2018/19."
    )


def test_a_region_without_all_its_forces_says_how_many() -> None:
    rows = [*years("kent", 100, 110), *years("surrey", 50, None), *years("sussex", 70, 77), *years("hampshire", 50, 50)]
    assert of_year(rows, "south-east", schemes=["ons"]).startswith(
        "237 offences were logged by three of the four forces of the South East region in 2019/20. In the three forces"
    )


def cumulative(rows: list[Row]) -> str:
    made = table(measure(rows))
    return str(made[(made["kind"] == "cumulative_total") & (made["area_level"] == "collection")]["sentence"].iloc[0])


def test_five_years_complete_are_a_number_and_incomplete_a_lower_bound() -> None:
    whole = [*years("kent", 1000, 1000, 1000, 1000, 1000), *years("essex", 438, 438, 438, 438, 438)]
    assert cumulative(whole) == "7,190 offences were logged by both forces in five years, from 2015/16 to 2019/20."
    part = [*years("kent", 7000, 7000, 7000, 8000, 8100), *years("essex", 1, 1, 1, 1, None)]
    assert cumulative(part) == (
        "More than 37,000 offences were logged by both forces in five years, from 2015/16 to 2019/20; "
        "not every force has a figure for every year."
    )


def test_a_small_base_carries_no_percentage_in_the_table_either() -> None:
    made = table(measure(years("kent", 26, 52)))
    row = made[(made["area_id"] == "kent") & (made["financial_year"] == "2019/20")].iloc[0]
    assert pd.isna(row["change_percent"])
    assert (row["comparable_previous_count"], row["comparable_count"], row["count"]) == (26, 52, 52)


def test_what_must_be_said_of_the_collection_stands_beside_every_sentence() -> None:
    made = table(measure(years("kent", 100, 110)), note="Part of these figures is illustrative.")
    assert made["caveat"].str.endswith("Part of these figures is illustrative.").all()
