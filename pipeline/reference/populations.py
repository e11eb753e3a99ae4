"""Residents of each force's area, by mid-year: the base of rates per 100,000.

What belongs here: handing out `populations.csv` and where it comes from. What does not: rates (`pipeline/measures`).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.reference.financial_year import start_year
from pipeline.reference.forces import FOLDER

if TYPE_CHECKING:
    import pandas as pd


def mid_year_of(financial_year: str) -> int:
    """The mid-year estimate that a financial year is divided by: of the 30 June that lies in it."""
    return start_year(financial_year)


def populations() -> "pd.DataFrame":
    """`force_id`, `mid_year`, `population`; forces and years without an estimate are absent."""
    import pandas as pd  # heavy: only when rates are made

    return pd.read_csv(
        FOLDER / "populations.csv", dtype={"force_id": "str", "mid_year": "Int64", "population": "Int64"}
    )


@cache
def population_source() -> Mapping[str, str]:
    """Where the estimates come from: title, publisher, licence, coverage, ..."""
    return MappingProxyType(tomllib.loads((FOLDER / "populations.toml").read_text(encoding="utf-8")))
