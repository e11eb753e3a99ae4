"""The cells that a doubt is about, so that a person can open them.

What belongs here: from a force and a year to file, sheet and cell. What does not: what is doubted
(`pipeline/measures/doubts`), or whether that fails a check (`figures`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from pipeline.reference.financial_year import of_date
from schemas.coercion import ARROW_DTYPES

SHOWN = 8
# Nobody reads further, and each is looked for among all observations.
MOST_DOUBTS = 100
_PLACE = ["source_file", "source_sheet", "source_cell", "source_text"]
_ABOUT = {"force_id": ("force_id", "other_force_id"), "financial_year": ("financial_year", "other_year")}


def observations_of(doubts: pd.DataFrame, force_years: pd.DataFrame, observations: Path) -> pd.DataFrame:
    """Of a file of observations, those of the files that doubts are about: the others would fill the memory."""
    stating = [_stating(row, force_years)["source_file"] for row in doubts.head(MOST_DOUBTS).to_dict("records")]
    files = sorted(set(pd.concat(stating))) if stating else []
    wanted = pc.field("source_file").isin(pa.array(files, pa.string()))
    held: pd.DataFrame = parquet.read_table(observations, filters=wanted).to_pandas(types_mapper=ARROW_DTYPES.get)
    return held


def with_cells(doubts: pd.DataFrame, force_years: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """A row for each doubt and each sheet whose cells it is about; a doubt whose cells are not found keeps its row."""
    first = doubts.head(MOST_DOUBTS).to_dict("records")
    found = [
        _cells_of(row, force_years, observations).assign(**{str(name): value for name, value in row.items()})
        for row in first
    ]
    rest = doubts.iloc[MOST_DOUBTS:].assign(**dict.fromkeys(_PLACE, ""))
    return pd.concat([*found, *([rest] if len(rest) or not found else [])], ignore_index=True)


def _cells_of(doubt: Mapping[Any, Any], force_years: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """File, sheet, cells and texts of the current statements that a doubt weighs."""
    key = ["collection", "force_id", "source_file"]
    years = _stating(doubt, force_years)[[*key, "financial_year"]].rename(columns={"financial_year": "year"})
    cells = observations[observations["source_file"].isin(years["source_file"])].merge(years, on=key)
    # A year may be stated by its months: such cells have no year of their own, but begin in it.
    stated = cells["financial_year"].fillna(cells["period_start"].map(of_date, na_action="ignore"))
    cells = cells[stated == cells["year"]]
    if cells.empty:
        return pd.DataFrame([dict.fromkeys(_PLACE, "")])
    sheets = cells.groupby(["source_file", "source_sheet"], dropna=False, sort=True)
    return sheets[["source_cell", "source_text"]].agg(_some).reset_index()


def _stating(doubt: Mapping[Any, Any], force_years: pd.DataFrame) -> pd.DataFrame:
    """The force years that a doubt weighs."""
    about = force_years["collection"] == doubt["collection"]
    for column, names in _ABOUT.items():
        wanted = [doubt[name] for name in names if pd.notna(doubt[name])]
        if wanted:  # none named: it concerns all of them
            about &= force_years[column].isin(wanted)
    stating: pd.DataFrame = force_years[about]
    return stating


def _some(texts: Sequence[object]) -> str:
    shown = [str(one) for one in texts]
    more = [f"and {len(shown) - SHOWN} more"] if len(shown) > SHOWN else []
    return ", ".join([*shown[:SHOWN], *more])
