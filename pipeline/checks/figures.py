"""Checks of figures: sums made again, the set of forces and years, doubts, and printed figures.

What belongs here: checks over tables of `core` and `measures`. What does not: checks about files (`files`) or about
time (`freshness`).
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.checks.cells import with_cells
from pipeline.checks.finding import Finding, rows_of
from pipeline.declared.collection import Collection
from pipeline.reference.financial_year import start_year, starting_in

_ACCEPTED_CLAIMS = ("holds", "rounded")
_KEY = ["collection", "round", "force_id", "financial_year"]


def totals_proved(statements: pd.DataFrame, stated_totals: pd.DataFrame) -> Finding:
    """Each total over all that a file counts for a force and year, against the sum of that file's own figures."""
    key = ["source_file", "force_id", "financial_year"]
    # Where the parts are ranges, or a sidecar says that the total is not their sum, there is nothing to compare.
    exact = stated_totals["agrees"] & (stated_totals["sum_low"] == stated_totals["sum_high"]).fillna(False)
    printed = stated_totals[exact & stated_totals["covers_force_year"] & stated_totals["financial_year"].notna()]
    # Months and quarters have totals of their own; only those over the whole year are compared with the year.
    months = (printed["period_end"] - printed["period_start"]).dt.days
    both = printed[months > 360].merge(statements[[*key, "count"]], on=key)
    both = both[both["count"].notna()]
    wrong = both[(both["count"] != both["stated"]).fillna(False)]
    rule = "the total printed is what its parts add up to"
    said = f"{len(both) - len(wrong)} of {len(both)} totals printed for a force and year are what was counted."
    if len(wrong):
        first = wrong.iloc[0]
        said += f" The first that is not: {first['source_file']}, {first['source_sheet']}!{first['source_cell']}."
    return Finding(said, rows_of(wrong, rule, force="force_id", year="financial_year", counted="count"))


def expected_set(coverage: pd.DataFrame, settings: Mapping[str, Collection]) -> Finding:
    """The forces and years of each round against what the collection's settings say there must be."""
    failures: list[dict[str, str]] = []
    expected_rows = 0
    for name, rows in coverage.groupby("collection"):
        declared = settings.get(str(name))
        if declared is None:
            continue
        # Where nobody declared it, a round's first year is the first that it has: then only holes are found.
        firsts = [(int(str(one)), str(first)) for one, first in rows.groupby("round")["financial_year"].min().items()]
        wanted = {
            (str(name), round_, force, starting_in(year))
            for round_, first in firsts
            for force in declared.expected_forces
            for year in range(min(start_year(declared.first_year or first), round_ - 1), round_)
        }
        there = list(rows[_KEY].itertuples(index=False, name=None))
        expected_rows += len(wanted)
        failures += [_odd(one, "missing") for one in sorted(wanted - set(there))]
        failures += [_odd(one, "not expected") for one in sorted(set(there) - wanted)]
    said = f"{expected_rows} forces and years are expected; {len(failures)} are missing or too many."
    return Finding(said, failures)


def _odd(key: tuple[str, int, str, str], what: str) -> dict[str, str]:
    collection, round_, force, year = key
    place = dict.fromkeys(("file", "sheet", "cell", "text"), "")
    more = {"collection": collection, "round": str(round_), "force": force, "year": year}
    return {**place, "rule": f"every expected force has every year: {what}", **more}


def plausibility(
    doubts: pd.DataFrame, settings: Mapping[str, Collection], force_years: pd.DataFrame, observations: pd.DataFrame
) -> Finding:
    """Doubts of severity `error` that nobody has explained in the collection's settings.

    The cells are found in `core.force_years` and `core.observations`.
    """
    errors = doubts[doubts["severity"] == "error"]
    open_ = errors[[not _is_explained(row, settings) for row in errors.to_dict("records")]]
    said = f"{len(open_)} copied years or forces are unexplained, and {len(errors) - len(open_)} explained."
    return Finding(said, _doubts(open_, force_years, observations))


def odd_figures(doubts: pd.DataFrame, force_years: pd.DataFrame, observations: pd.DataFrame) -> Finding:
    """Doubts that a person should look at before a figure is printed."""
    warnings = doubts[doubts["severity"] == "warning"]
    return Finding(f"{len(warnings)} figures look odd.", _doubts(warnings, force_years, observations))


def claims(checked: pd.DataFrame) -> Finding:
    """Printed figures that ours contradict; what we hold no figure for is no contradiction."""
    wrong = checked[~checked["verdict"].isin([*_ACCEPTED_CLAIMS, "not_checkable"])]
    names = {"collection": "collection", "claim": "claim", "area": "area", "period": "period", "printed": "value"}
    rows = rows_of(wrong, "a printed figure is ours", **names, verdict="verdict", explanation="explanation")
    return Finding(f"{len(wrong)} of {len(checked)} printed figures are not what we hold.", rows)


def _is_explained(doubt: Mapping[Any, Any], settings: Mapping[str, Collection]) -> bool:
    declared = settings.get(str(doubt["collection"]))
    forces = {str(doubt[name]) for name in ("force_id", "other_force_id") if pd.notna(doubt[name])}
    years = {str(doubt[name]) for name in ("financial_year", "other_year") if pd.notna(doubt[name])}
    return declared is not None and any(
        one.rule == doubt["rule"] and set(one.forces) == forces and set(one.years) == years
        for one in declared.explained
    )


def _doubts(doubts: pd.DataFrame, force_years: pd.DataFrame, observations: pd.DataFrame) -> list[dict[str, str]]:
    names = {"collection": "collection", "force": "force_id", "other_force": "other_force_id"}
    years = {"year": "financial_year", "other_year": "other_year"}
    return rows_of(with_cells(doubts, force_years, observations), rule="rule", what="message", **names, **years)
