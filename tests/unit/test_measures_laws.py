"""Laws that changes and totals keep whatever the figures are, tried on figures drawn at random."""

import random
from collections.abc import Iterable
from functools import cache

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.measures import annual_changes, five_year_totals, statements
from pipeline.reference.areas import areas
from pipeline.reference.financial_year import through
from schemas.validate import empty_frame

from .measures_frames import COLLECTION, Row, frame, said

FORCES = ("kent", "essex", "gwent", "south-wales", "northern-ireland")
YEARS = through("2014/15", "2019/20")
Figures = dict[tuple[str, str], int | None]

counts = st.integers(min_value=0, max_value=2_000)
cells = st.tuples(st.sampled_from(FORCES), st.sampled_from(YEARS))
some = st.dictionaries(cells, counts | st.none(), min_size=1, max_size=len(FORCES) * len(YEARS))
complete = st.lists(counts, min_size=30, max_size=30).map(
    lambda drawn: dict(zip([(force, year) for force in FORCES for year in YEARS], drawn, strict=True))
)
law = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def typed(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """The rows in the table's types; its rules are for other tests, and cost more than all else here."""
    empty = empty_frame(table)
    return pd.DataFrame(list(rows), columns=list(empty.columns)).astype(empty.dtypes.to_dict())


def force_years(figures: Figures) -> pd.DataFrame:
    """`core.force_years` of some figures; None is a suppressed one."""
    rows: list[Row] = [
        {
            "collection": COLLECTION, "force_id": force, "financial_year": year, "count": count,
            "count_low": count or 0, "count_high": 4 if count is None else count,
            "status": "suppressed" if count is None else "reported",
            "round": 2020, "source_file": "a.xlsx",
        }
        for (force, year), count in figures.items()
    ]  # fmt: skip
    return typed("core.force_years", rows)


@cache
def where(forces: tuple[str, ...] = FORCES) -> pd.DataFrame:
    return areas(COLLECTION, "A collection", forces, ["ons"])


@cache
def asked_every_year() -> pd.DataFrame:
    rows: list[Row] = [
        {
            "collection": COLLECTION, "round": 2020, "force_id": force, "financial_year": year,
            "status": "not_available", "exemption": None, "source_file": None, "detail": None,
        }
        for force in FORCES
        for year in YEARS
    ]  # fmt: skip
    return frame("measures.coverage", rows)


def changes(figures: Figures, forces: tuple[str, ...] = FORCES) -> pd.DataFrame:
    return annual_changes(force_years(figures), where(forces), asked_every_year())


def totals(figures: Figures, forces: tuple[str, ...] = FORCES) -> pd.DataFrame:
    return five_year_totals(force_years(figures), where(forces), asked_every_year())


def members() -> dict[str, list[str]]:
    return {str(area): sorted(set(ids)) for area, ids in where().groupby("area_id")["force_id"]}


@law
@given(some)
def test_changes_are_what_a_person_would_reckon_by_hand(figures: Figures) -> None:
    for row in changes(figures).to_dict("records"):
        before = YEARS[YEARS.index(row["financial_year"]) - 1] if row["financial_year"] != YEARS[0] else ""
        pairs = [(figures.get((f, row["financial_year"])), figures.get((f, before))) for f in members()[row["area_id"]]]
        both = [(now, then) for now, then in pairs if now is not None and then is not None]
        assert row["forces_compared"] == len(both)
        assert pd.isna(row["change"]) == (not both)
        if both:
            now, then = sum(n for n, _ in both), sum(t for _, t in both)
            assert (row["comparable_count"], row["comparable_previous_count"]) == (now, then)
            assert pd.isna(row["change_percent"]) == (then == 0)
        exact = [now for now, _ in pairs if now is not None]
        assert (None if pd.isna(row["count"]) else row["count"]) == (sum(exact) if exact else None)


@law
@given(some)
def test_a_five_year_total_is_the_sum_of_its_years(figures: Figures) -> None:
    by_year = {(row["area_id"], row["financial_year"]): row["count"] for row in changes(figures).to_dict("records")}
    for row in totals(figures).to_dict("records"):
        window = through(row["first_year"], row["last_year"])
        assert len(window) == 5
        parts = [by_year.get((row["area_id"], year)) for year in window]
        exact = [int(part) for part in parts if part is not None and not pd.isna(part)]
        assert (None if pd.isna(row["total"]) else row["total"]) == (sum(exact) if exact else None)
        assert row["years_counted"] == len(exact)


@law
@given(complete)
def test_parts_make_the_whole_when_all_is_known(figures: Figures) -> None:
    for table, value in ((changes(figures), "count"), (totals(figures), "total")):
        year = "financial_year" if value == "count" else "last_year"
        sums = table.groupby(["area_level", year])[value].sum().unstack(0)
        assert (sums["nation"] == sums["collection"]).all()
        assert (sums["force"] == sums["collection"]).all()
        if value == "total":
            assert table["is_complete"].all()
            assert table["caveat"].isna().all()


@law
@given(some)
def test_a_force_without_figures_changes_no_percentage(figures: Figures) -> None:
    key = ["scheme", "area_level", "area_id", "financial_year"]
    before = changes(figures).set_index(key)
    after = changes(figures, (*FORCES, "surrey")).set_index(key)
    for column in ("count", "change", "change_percent"):
        pd.testing.assert_series_equal(after.loc[before.index, column], before[column])
    collection = after.reset_index().query("area_level == 'collection'")
    assert (collection["forces_expected"] == 6).all()
    assert collection["caveat"].notna().all()


@law
@given(some)
def test_doubling_every_count_leaves_every_percentage(figures: Figures) -> None:
    doubled = {cell: None if count is None else 2 * count for cell, count in figures.items()}
    once, twice = changes(figures), changes(doubled)
    pd.testing.assert_series_equal(once["change_percent"], twice["change_percent"])
    pd.testing.assert_series_equal(once["change"] * 2, twice["change"])


@law
@given(some, st.randoms(use_true_random=False))
def test_the_order_of_input_never_matters(figures: Figures, chance: random.Random) -> None:
    rows = [said(f, y, n, status="reported" if n is not None else "blank", offence=o, cell=f"B{i + 2}")
            for i, ((f, y), n) in enumerate(figures.items()) for o in ("a", "b")]  # fmt: skip
    shuffled = chance.sample(rows, len(rows))
    none = empty_frame("core.stated_totals")
    one, other = (statements(typed("core.observations", order), none) for order in (rows, shuffled))
    pd.testing.assert_frame_equal(one, other)
    cells = list(figures.items())
    pd.testing.assert_frame_equal(changes(figures), changes(dict(chance.sample(cells, len(cells)))))
    pd.testing.assert_frame_equal(totals(figures), totals(dict(chance.sample(cells, len(cells)))))
