"""A plain-English line for each area's year and five years, as a local paper prints it, with the figures it rests on.

What belongs here: choosing what can be said of a figure, and the table `measures.sentences`. What does not: how numbers
are written (`words`) or rounded (`rounding`), or the figures themselves.
"""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.measures.rounding import percent_change, rounded
from pipeline.measures.run import run_sql
from pipeline.measures.thresholds import thresholds
from pipeline.measures.words import an, number, plural, rounded_down, starting
from pipeline.reference.financial_year import previous

Row = Mapping[str, Any]

_AREA = ["collection", "scheme", "area_level", "area_id"]


def sentences(
    annual_changes: pd.DataFrame,
    five_year_totals: pd.DataFrame,
    force_years: pd.DataFrame,
    areas: pd.DataFrame,
    notes: Mapping[str, str | None],
) -> pd.DataFrame:
    """`measures.sentences`: one line for every area and year, and every area and five years, with an exact count.

    `notes` gives for a collection what must be said beside every sentence of it, such as that figures are illustrative.
    """
    counted = run_sql("area_years", force_years=force_years, areas=areas)[[*_AREA, "financial_year", "forces_counted"]]
    years = annual_changes.merge(counted, on=[*_AREA, "financial_year"])
    rows = [_annual(row) for row in _rows(years) if row["count"] is not None]
    rows += [_cumulative(row) for row in _rows(five_year_totals) if row["total"] is not None]
    for row in rows:
        row["caveat"] = "; ".join(filter(None, [row["caveat"], notes.get(row["collection"])])) or None
    columns = [
        *_AREA, "area", "kind", "first_year", "financial_year", "sentence", "count", "comparable_count",
        "comparable_previous_count", "change_percent", "forces_counted", "forces_expected", "caveat",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def annual_sentence(row: Row) -> str:
    """The line for a row of `annual_changes` that has a count; `forces_counted` says how many forces make that up."""
    verb = plural(row["count"], "offence was", "offences were")
    opening = f"{starting(row['count'])} {verb} logged {_by(row)} in {row['financial_year']}"
    if not row["is_comparable"]:
        return f"{opening}. No change can be stated: {_why(row['caveat'])}."
    year, last = row["comparable_count"], row["comparable_previous_count"]
    before = previous(row["financial_year"])
    if (year, last) == (row["count"], row["previous_count"]):
        return f"{opening}, {_change(year, last)} in {before}{_doubled(year, last)}."
    forces = plural(row["forces_compared"], "the one force", f"the {number(row['forces_compared'])} forces")
    both = f"In {forces} with figures for both years there were {number(year)}"
    return f"{opening}. {both}, {_change(year, last)} in {before}."


def cumulative_sentence(row: Row) -> str:
    """The line for a row of `five_year_totals` that has a total; an incomplete one is only said to be a lower bound."""
    span = f"in five years, from {row['first_year']} to {row['last_year']}"
    if row["is_complete"]:
        verb = plural(row["total"], "offence was", "offences were")
        return f"{starting(row['total'])} {verb} logged {_by(row)} {span}."
    bound, said = rounded_down(row["total"])
    verb = plural(said, "offence was", "offences were")
    missing = "not every force has a figure for every year"
    if row["forces_expected"] == 1:
        missing = "not every year has a figure"
    return f"{bound.capitalize()} {number(said)} {verb} logged {_by(row)} {span}; {missing}."


def _annual(row: Row) -> dict[str, Any]:
    percent = None if row["change_percent"] is None or _is_small(row) else row["change_percent"]
    return {**row, "kind": "annual_change", "sentence": annual_sentence(row), "change_percent": percent}


def _cumulative(row: Row) -> dict[str, Any]:
    said = {"kind": "cumulative_total", "financial_year": row["last_year"], "count": row["total"]}
    return {**row, **said, "change_percent": None, "sentence": cumulative_sentence(row)}


def _is_small(row: Row) -> bool:
    return bool(row["comparable_previous_count"] < thresholds("sentences")["small_base"])


def _by(row: Row) -> str:
    """Who logged them: `by Kent Police`, `by all 46 forces`, `by three of the four forces of the London region`."""
    counted, expected, level = row["forces_counted"], row["forces_expected"], row["area_level"]
    if level == "force":
        return f"by {_with_the(row['area'])}"
    whose = {"region": f" of the {row['area']} region", "nation": f" of {row['area']}"}.get(level, "")
    if counted < expected:
        return f"by {number(counted)} of the {number(expected)} forces{whose}"
    everyone = {1: "the one force", 2: "both forces"}.get(expected, f"all {number(expected)} forces")
    return f"by {everyone}{whose}"


def _with_the(force: str) -> str:
    """`the Metropolitan Police Service`, but `Kent Police`."""
    return f"the {force}" if " Service" in force or force.startswith("States of ") else force


def _change(year: int, last: int) -> str:
    """`a seven per cent rise from 398`: the change to `year`, ending in the figure it is from."""
    if year == last:
        return "the same number as"
    if last < thresholds("sentences")["small_base"]:
        return f"{'up' if year > last else 'down'} from {'none' if last == 0 else number(last)}"
    way = "rise" if year > last else "decrease"
    percent = abs(int(rounded(percent_change(year, last) or 0)))
    size = f"{an(percent)} per cent {way}" if percent else f"a {way} of less than one per cent"
    return f"{size} from {number(last)}"


def _doubled(year: int, last: int) -> str:
    """Doubled only where it is two to the nearest tenth, and not on a small base."""
    is_double = last >= thresholds("sentences")["small_base"] and rounded(f"{year}/{last}", 1) == 2
    return ": the number doubled" if is_double else ""


def _why(caveat: str | None) -> str:
    return re.sub(r"^([0-9]+ of [0-9]+ forces )?not comparable: ", "", caveat or "no figure for the year before")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain Python values, None where one is missing."""
    values = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in values.to_dict("records")]
