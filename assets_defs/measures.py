"""The measures layer: coverage, revisions, changes, cumulative totals, rates and ranks.

What belongs here: an asset for each table of `measures`. What does not: how any is computed (`pipeline/measures`).
"""

from pathlib import Path

import dagster as dg

from assets_defs.raw import ANSWERS
from assets_defs.resources import RawFolder
from assets_defs.tables import Events, checked, table_asset, taking_files
from assets_defs.tables_io import Frame
from pipeline.intake.collections import printed_claims

GROUP = "measures"
_FIGURES = ("core.force_years", "reference.areas", "measures.coverage")

_COVERAGE = table_asset(
    "measures.coverage", GROUP, "core.round_statements", "reference.areas", "core.responses", "core.requests",
    stops=["expected_set"],
)  # fmt: skip
_COVERAGE["ins"] |= {"answers": dg.AssetIn(ANSWERS)}


@dg.asset(**_COVERAGE)
def coverage(
    context: dg.AssetExecutionContext,
    round_statements: Frame,
    areas: Frame,
    responses: Frame,
    requests: Frame,
    answers: Frame,
    raw: RawFolder,
) -> Events:
    from assets_defs.pictures import pictures
    from pipeline import measures
    from pipeline.checks import figures

    first_years = {one.name: one.settings.first_year for one in raw.collections() if one.settings}
    found = measures.coverage(round_statements, areas, responses, requests, answers, first_years)
    notes = raw.notes()
    yield from checked(
        "measures.coverage",
        found,
        notes,
        lambda valid: pictures("measures.coverage", valid, context, notes),
        also=[("expected_set", figures.expected_set(found, raw.settings()))],
    )


@dg.asset(**table_asset("measures.revisions", GROUP, "core.round_statements"))
def revisions(round_statements: Frame, raw: RawFolder) -> Events:
    from pipeline import measures

    yield from checked("measures.revisions", measures.revisions(round_statements), raw.notes())


@dg.asset(**table_asset("measures.annual_changes", GROUP, *_FIGURES))
def annual_changes(
    context: dg.AssetExecutionContext,
    force_years: Frame,
    areas: Frame,
    coverage: Frame,
    raw: RawFolder,
) -> Events:
    from assets_defs.pictures import pictures
    from pipeline import measures

    found, notes = measures.annual_changes(force_years, areas, coverage), raw.notes()
    yield from checked(
        "measures.annual_changes",
        found,
        notes,
        lambda valid: pictures("measures.annual_changes", valid, context, notes),
    )


@dg.asset(**table_asset("measures.five_year_totals", GROUP, *_FIGURES))
def five_year_totals(
    context: dg.AssetExecutionContext,
    force_years: Frame,
    areas: Frame,
    coverage: Frame,
    raw: RawFolder,
) -> Events:
    from assets_defs.pictures import pictures
    from pipeline import measures

    found, notes = measures.five_year_totals(force_years, areas, coverage), raw.notes()
    yield from checked(
        "measures.five_year_totals",
        found,
        notes,
        lambda valid: pictures("measures.five_year_totals", valid, context, notes),
    )


@dg.asset(**table_asset("measures.cumulative_totals", GROUP, *_FIGURES))
def cumulative_totals(force_years: Frame, areas: Frame, coverage: Frame, raw: RawFolder) -> Events:
    import pandas as pd

    from pipeline import measures

    found = [
        measures.cumulative_totals(
            _of(one.name, force_years), _of(one.name, areas), _of(one.name, coverage), one.settings.cumulative_years
        )
        for one in raw.collections()
        if one.settings
    ]
    yield from checked("measures.cumulative_totals", pd.concat(found, ignore_index=True), raw.notes())


@dg.asset(**table_asset("measures.rates", GROUP, "core.force_years"))
def rates(force_years: Frame, raw: RawFolder) -> Events:
    from pipeline import measures

    yield from checked("measures.rates", measures.rates(force_years), raw.notes())


@dg.asset(**table_asset("measures.ranks", GROUP, "measures.annual_changes", "measures.rates"))
def ranks(annual_changes: Frame, rates: Frame, raw: RawFolder) -> Events:
    from pipeline import measures

    yield from checked("measures.ranks", measures.ranks(annual_changes, rates), raw.notes())


_SENTENCES = ("measures.annual_changes", "measures.five_year_totals", "core.force_years", "reference.areas")


@dg.asset(**table_asset("measures.sentences", GROUP, *_SENTENCES))
def sentences(
    annual_changes: Frame,
    five_year_totals: Frame,
    force_years: Frame,
    areas: Frame,
    raw: RawFolder,
) -> Events:
    from assets_defs.pictures import story
    from pipeline import measures

    notes = raw.notes()
    found = measures.sentences(annual_changes, five_year_totals, force_years, areas, notes)
    yield from checked("measures.sentences", found, notes, story)


_PLAUSIBILITY = table_asset(
    "measures.plausibility", GROUP, "core.force_years", "core.round_statements", stops=["plausibility"]
)
_PLAUSIBILITY["ins"] |= taking_files("core.observations")


@dg.asset(**_PLAUSIBILITY)
def plausibility(force_years: Frame, round_statements: Frame, observations: Path, raw: RawFolder) -> Events:
    from pipeline import measures
    from pipeline.checks import figures
    from pipeline.checks.cells import observations_of

    found = measures.plausibility(force_years, round_statements)
    held = observations_of(found, force_years, observations)
    copied = figures.plausibility(found, raw.settings(), force_years, held)
    yield from checked("measures.plausibility", found, raw.notes(), also=[("plausibility", copied)])


_CLAIMS = table_asset(
    "measures.claims",
    GROUP,
    "core.force_years",
    "reference.areas",
    "measures.revisions",
    "raw.files",
    "raw.collections",
)


@dg.asset(**_CLAIMS)
def claims(
    force_years: Frame,
    areas: Frame,
    revisions: Frame,
    files: Frame,
    collections: Frame,
    raw: RawFolder,
) -> Events:
    from pipeline import measures

    chosen = raw.collections(list(collections["collection"][collections["is_read"]]))
    printed, _ = printed_claims(raw.path, chosen)  # lists with faults are in quarantine
    yield from checked("measures.claims", measures.claims(printed, force_years, areas, revisions), raw.notes())


def _of(collection: str, frame: Frame) -> Frame:
    return frame[frame["collection"] == collection]
