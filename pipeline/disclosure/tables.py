"""The public tables of one collection, all of them functions of figures that hold no small count.

What belongs here: which tables are public, and in which order they follow from each other. What does not: how a
figure is withheld (`withhold`), or collections without disclosure control, which are public as they are.

A table that is not made here is left out: that of single cells (`core.observations`, whose sums are the public
figures), those that quote cells or figures in words (`core.quarantine`, `measures.plausibility`, `measures.claims`),
and any that is added one day and about which nobody has thought.
"""

from collections.abc import Mapping

import pandas as pd

from pipeline import measures
from pipeline.declared.collection import Collection
from pipeline.disclosure import withhold
from schemas.validate import validate

# What the public tables are made of, as the internal warehouse holds it.
INTERNAL = (
    "reference.areas",
    "core.responses",
    "core.requests",
    "core.statements",
    "core.force_years",
    "measures.revisions",
    "measures.coverage",
)


def public_tables(
    internal: Mapping[str, pd.DataFrame], settings: Collection, note: str | None = None
) -> dict[str, pd.DataFrame]:
    """Every public table of a collection with disclosure control, from its rows in the `INTERNAL` tables.

    `note` is what must be said beside its sentences. Each table is held to its model.
    """
    assert settings.disclosure is not None
    below = settings.disclosure.withhold_below
    statements = withhold.figures(internal["core.statements"], below)
    force_years = withhold.figures(internal["core.force_years"], below)
    coverage = withhold.coverage(internal["measures.coverage"], statements)
    areas = internal["reference.areas"]
    figures = (force_years, areas, coverage)
    changes = measures.annual_changes(*figures)
    totals = measures.five_year_totals(*figures)
    rates = measures.rates(force_years)
    made = {
        "reference.areas": areas,
        "core.responses": withhold.responses(internal["core.responses"]),
        "core.requests": internal["core.requests"],
        "core.statements": statements,
        "core.force_years": force_years,
        "measures.annual_changes": changes,
        "measures.five_year_totals": totals,
        "measures.cumulative_totals": measures.cumulative_totals(*figures, settings.cumulative_years),
        "measures.revisions": withhold.revisions(internal["measures.revisions"], below),
        "measures.coverage": coverage,
        "measures.rates": rates,
        "measures.ranks": measures.ranks(changes, rates),
        "measures.sentences": measures.sentences(changes, totals, force_years, areas, {settings.name: note}),
    }
    return {name: validate(name, frame) for name, frame in made.items()}
