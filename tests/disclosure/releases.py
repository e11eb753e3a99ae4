"""Random collections, their internal tables, and what is made public of them.

What belongs here: drawing figures and running them through the measures. What does not: any expectation.
"""

from collections.abc import Mapping

import pandas as pd

from pipeline.declared.collection import Collection, Disclosure
from pipeline.disclosure.tables import public_tables
from pipeline.reference.financial_year import through
from tests.unit.measures_frames import COLLECTION, Measured, measure, said

FORCES = ("kent", "essex", "gwent", "south-wales")
YEARS = through("2014/15", "2019/20")
# (round, force, year) -> the offences that make up the figure.
World = dict[tuple[int, str, str], tuple[int, ...]]
SETTINGS = Collection(name=COLLECTION, cumulative_years=(3, 5), disclosure=Disclosure(withhold_below=5))


def measured(world: Mapping[tuple[int, str, str], tuple[int, ...]]) -> Measured:
    rows = [
        said(force, year, count, round_=round_, offence=f"offence {place}", cell=f"B{place + 2}{number}")
        for number, ((round_, force, year), counts) in enumerate(world.items())
        for place, count in enumerate(counts)
    ]
    return measure(rows, expected=FORCES, schemes=("ons", "charity"))


def internal(world: World) -> dict[str, pd.DataFrame]:
    made = measured(world)
    return {
        "reference.areas": made.areas,
        "core.responses": made.responses,
        "core.requests": made.requests,
        "core.statements": made.statements,
        "core.force_years": made.force_years,
        "measures.revisions": made.revisions,
        "measures.coverage": made.coverage,
    }


def public(world: World) -> dict[str, pd.DataFrame]:
    return public_tables(internal(world), SETTINGS)
