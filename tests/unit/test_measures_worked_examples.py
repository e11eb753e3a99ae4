"""The worked examples of `docs/what-each-figure-means.md`: every number there is made here, by the code that publishes.

What belongs here: the figures of each example and how they are laid out. What does not: what the page says of them.
A block of the page that no longer agrees is shown beside what it must read.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.declared.collection import DEFAULT_EXPECTED
from pipeline.measures import plausibility, rates, sentences
from pipeline.measures.claim_text import check_claim
from pipeline.measures.rounding import percent_change, rounded, truncated
from pipeline.reference.areas import areas
from pipeline.reference.forces import expand

from .measures_frames import COLLECTION, Measured, Row, asked, measure, said

PAGE = Path(__file__).parents[2] / "docs" / "what-each-figure-means.md"
_BLOCK = re.compile(r"<!-- example: ([a-z-]+) -->\n```\n(.*?)\n```", re.S)

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")


def years(force: str, *counts: int | None, **rest: str) -> list[Row]:
    """Figures of the years that end with 2019/20; None is a year passed over."""
    return [
        said(force, year, count, cell=f"{chr(66 + n)}2")
        for n, (year, count) in enumerate(zip(YEARS[-len(counts) :], counts, strict=True))
        if count is not None
    ]


def suppressed(force: str, year: str) -> Row:
    return said(force, year, None, low=0, high=4, status="suppressed", cell="Z9")


def grid(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as text in columns; a missing value is shown as nothing."""
    shown = [list(header), *[[_shown(value) for value in row] for row in rows]]
    widths = [max(len(row[n]) for row in shown) for n in range(len(header))]
    lines = ["  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)) for row in shown]
    return "\n".join(line.rstrip() for line in lines)


def columns(table: pd.DataFrame, *names: str) -> str:
    return grid(names, table[list(names)].itertuples(index=False))


def _shown(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def said_of(found: Measured, area: str, kind: str = "annual_change") -> str:
    made = sentences(found.changes, found.totals, found.force_years, found.areas, {})
    made = made[(made["area_id"] == area) & (made["kind"] == kind) & (made["financial_year"] == "2019/20")]
    return str(made["sentence"].iloc[0])


def a_change() -> str:
    found = measure(
        [*years("west-midlands", 398, 427), *years("west-mercia", 191, 389), *years("staffordshire", 346, 325)]
    )
    rows = found.changes.query("area_level == 'force' and financial_year == '2019/20'")
    table = columns(rows, "area_id", "count", "previous_count", "change", "change_percent", "direction")
    return "\n".join([table, "", *[said_of(found, area) for area in rows["area_id"]]])


def like_with_like() -> str:
    rows = [
        *years("kent", 490, 735),
        *years("south-yorkshire", 375, 509),
        *years("jersey", 8),
        suppressed("jersey", "2018/19"),
    ]
    found = measure(rows)
    row = found.changes.query("area_level == 'collection' and financial_year == '2019/20'").iloc[0]
    names = [
        "count", "previous_count", "comparable_count", "comparable_previous_count", "change", "change_percent",
        "forces_compared", "forces_expected", "is_comparable", "caveat",
    ]  # fmt: skip
    return f"{grid(('column', 'value'), [(name, row[name]) for name in names])}\n\n{said_of(found, COLLECTION)}"


def a_gap() -> str:
    rows = [*years("kent", 63, None, 529, 490, 735), *years("gwent", 97, 184, 200, 229, 128)]
    found = measure(rows, requests=[asked("kent", "no_response", round_=2017)])
    return columns(
        found.changes.query("area_id == 'kent'"), "financial_year", "count", "previous_count", "change", "caveat"
    )


def a_part_year() -> str:
    rows = years("greater-manchester", 628, None)
    rows += [said("greater-manchester", (date(2019, 4, 1), date(2019, 9, 30)), 391, status="partial_year", cell="C9")]
    rows += [
        said("guernsey", (date(2018, 1, 1), date(2018, 12, 31)), 53, status="calendar_year"),
        *years("guernsey", 60),
    ]
    found = measure(rows)
    changes = found.changes.query("area_level == 'force' and financial_year == '2019/20'")
    return columns(changes, "area_id", "count", "previous_count", "change", "caveat")


def from_zero() -> str:
    found = measure([*years("jersey", 0, 8), *years("devon-and-cornwall", 26, 52)])
    rows = found.changes.query("area_level == 'force' and financial_year == '2019/20'")
    table = columns(rows, "area_id", "count", "previous_count", "change", "change_percent", "direction")
    return "\n".join([table, "", *[said_of(found, area) for area in rows["area_id"]]])


def five_years() -> str:
    rows = [*years("kent", 63, 361, 529, 490, 735), *years("durham", None, 190, 375, 509, 334)]
    found = measure([*rows, suppressed("durham", "2015/16")])
    names = ("area_id", "total", "total_low", "total_high", "years_counted", "forces_counted", "is_complete", "caveat")
    table = columns(found.totals.query("area_level in ('force', 'collection')"), *names)
    lines = [said_of(found, area, "cumulative_total") for area in ("kent", COLLECTION)]
    return "\n".join([table, "", *lines])


def same_name() -> str:
    figures = {"west-midlands": 427, "west-mercia": 389, "staffordshire": 325, "warwickshire": 70}
    rows = [row for force, count in figures.items() for row in years(force, count)]
    found = measure(rows, schemes=["ons"]).changes
    named = found[found["area"].str.startswith("West Midlands")]
    return columns(named, "scheme", "area_level", "area_id", "area", "count", "forces_expected")


def two_schemes() -> str:
    table = areas(COLLECTION, "A collection", expand(DEFAULT_EXPECTED))
    named = table[table["area"].str.contains("Midlands|East of England") & (table["area_level"] == "region")]
    sizes = named.groupby(["scheme", "area"]).size().items()
    return grid(("scheme", "area", "forces"), [(*key, size) for key, size in sizes])  # type: ignore[misc]


def a_revision() -> str:
    found = measure([said("wiltshire", "2018/19", 54, round_=2019), said("wiltshire", "2018/19", 77, round_=2020)])
    return columns(
        found.revisions, "force_id", "financial_year", "round", "count", "previous_round", "previous_count", "change"
    )


def a_rate() -> str:
    found = measure([*years("kent", 735), *years("city-of-london", 13), *years("northern-ireland", 265)])
    return columns(
        rates(found.force_years), "force_id", "financial_year", "count", "population", "mid_year", "rate_per_100k"
    )


def a_doubt() -> str:
    found = measure([*years("lancashire", 66, 11, None, 67, 419), *years("staffordshire", 225, 374, 358, 346, 325)])
    table = plausibility(found.force_years, found.round_statements)
    return columns(table, "rule", "severity", "financial_year", "value", "message")


def rounding() -> str:
    pairs = [(398, 427), (191, 389), (346, 325), (3903, 5653), (200, 213)]
    rows = []
    for before, after in pairs:
        percent = percent_change(after, before)
        assert percent is not None
        rows.append((before, after, f"{float(percent):.3f}", rounded(percent), truncated(percent)))
    return grid(("before", "after", "per cent", "rounded", "cut off (wrong)"), rows)


def fact_checks() -> str:
    lines = []
    for text in (
        "Kent up 573% from 63 to 361",
        "up 44 per cent, from 3,903 to 5,653",
        "a seven per cent rise from 398 to 427",
        "almost 90 per cent up, from 131 to 247",
        "a 12 per cent rise from 398 to 427",
    ):
        found = check_claim(text)
        lines += [f"$ foi check-claim {text!r}".replace("'", '"'), f"{found.verdict}: {found.explanation}"]
    return "\n".join(lines)


EXAMPLES: dict[str, Callable[[], str]] = {
    "a-change": a_change,
    "like-with-like": like_with_like,
    "a-gap": a_gap,
    "a-part-year": a_part_year,
    "from-zero": from_zero,
    "five-years": five_years,
    "same-name": same_name,
    "two-schemes": two_schemes,
    "a-revision": a_revision,
    "a-rate": a_rate,
    "a-doubt": a_doubt,
    "rounding": rounding,
    "fact-checks": fact_checks,
}


@pytest.fixture(scope="module")
def page() -> dict[str, str]:
    return dict(_BLOCK.findall(PAGE.read_text(encoding="utf-8")))


def test_the_page_has_every_example_and_no_other_block(page: dict[str, str]) -> None:
    assert set(page) == set(EXAMPLES)
    assert PAGE.read_text(encoding="utf-8").count("```") == 2 * len(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_what_the_code_makes(page: dict[str, str], name: str) -> None:
    assert page[name] == EXAMPLES[name]()
