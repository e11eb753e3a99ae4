"""Figures over several forces and years: changes, cumulative totals, rates and ranks.

What belongs here: one function per table, which hands its frames to the SQL of its name.
What does not: what a force states (`current`), or what is said of the figures (`plain_english`, `doubts`).
"""

import pandas as pd

from pipeline.measures.run import FOLDER, run_sql
from pipeline.reference.forces import police_forces
from pipeline.reference.populations import populations

FIVE_YEARS = 5


def annual_changes(force_years: pd.DataFrame, areas: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """`measures.annual_changes`: each area and year, and the change since the year before it.

    Counts are recorded offences in a financial year: `count` over all forces with an exact one, `comparable_*` over
    the forces with exact counts in both years. Percentages are not rounded. `coverage` says why figures are missing.
    """
    figures = run_sql("annual_figures", force_years=force_years, areas=areas)
    return run_sql("annual_changes", figures=figures, caveats=_caveats(figures, force_years, areas, coverage))


def five_year_totals(force_years: pd.DataFrame, areas: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """`measures.five_year_totals`: each area's total over every five consecutive financial years."""
    return _windows(force_years, areas, coverage, FIVE_YEARS).drop(columns="window_years")


def cumulative_totals(
    force_years: pd.DataFrame, areas: pd.DataFrame, coverage: pd.DataFrame, years: tuple[int, ...]
) -> pd.DataFrame:
    """`measures.cumulative_totals`: the same over windows of other lengths; five years have their own table."""
    lengths = [length for length in dict.fromkeys(years) if length != FIVE_YEARS]
    # A window of five gives the columns and their types when no other is asked for.
    found = [_windows(force_years, areas, coverage, length) for length in lengths or [FIVE_YEARS]]
    return pd.concat(found if lengths else [found[0].iloc[:0]], ignore_index=True)


def rates(force_years: pd.DataFrame) -> pd.DataFrame:
    """`measures.rates`: recorded offences per 100,000 residents, by the estimate of the 30 June within the year."""
    return run_sql("rates", force_years=force_years, populations=populations())


def ranks(annual_changes: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """`measures.ranks`: forces in order of count, change, percentage and rate, for each year; 1 is the highest."""
    return run_sql("ranks", annual_changes=annual_changes, rates=rates)


def _windows(force_years: pd.DataFrame, areas: pd.DataFrame, coverage: pd.DataFrame, years: int) -> pd.DataFrame:
    figures = run_sql("window_figures", {"years": years}, force_years=force_years, areas=areas, coverage=coverage)
    return run_sql("cumulative_totals", figures=figures, caveats=_caveats(figures, force_years, areas, coverage))


def _caveats(
    spans: pd.DataFrame, force_years: pd.DataFrame, areas: pd.DataFrame, coverage: pd.DataFrame
) -> pd.DataFrame:
    """What must be said beside the figures of some areas and years, in words."""
    reasons = pd.read_csv(FOLDER / "reasons.csv", dtype="str")
    frames = {"force_years": force_years, "areas": areas}
    gaps = run_sql("gaps", coverage=coverage, reasons=reasons, **frames)
    return run_sql("caveats", spans=spans, gaps=gaps, forces=police_forces(), **frames)
