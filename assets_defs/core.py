"""The core layer: what each file, each round and finally the newest round states; and all that was refused.

What belongs here: assets of `core` that are made of readings. What does not: how statements are weighed
(`pipeline/measures/statements`).
"""

from pathlib import Path

import dagster as dg

from assets_defs.lineage import lineage_of
from assets_defs.raw import ANSWERS
from assets_defs.reading import REFUSED
from assets_defs.resources import RawFolder
from assets_defs.tables import Events, checked, table_asset, taking, taking_files
from assets_defs.tables_io import Frame
from pipeline.intake.collections import problems

GROUP = "core"
ROUND_STATEMENTS = dg.AssetKey(["core", "round_statements"])


_STATEMENTS = table_asset("core.statements", GROUP, "core.stated_totals", stops=["totals_proved"])
_STATEMENTS["ins"] |= taking_files("core.observations")


@dg.asset(**_STATEMENTS)
def statements(observations: Path, stated_totals: Frame, raw: RawFolder) -> Events:
    from pipeline import measures
    from pipeline.checks import figures

    found = measures.statements(observations, stated_totals)
    proved = figures.totals_proved(found, stated_totals)
    yield from checked("core.statements", found, raw.notes(), also=[("totals_proved", proved)])


@dg.asset(
    key=ROUND_STATEMENTS,
    ins={**taking("core.statements"), "answers": dg.AssetIn(ANSWERS)},
    group_name=GROUP,
    io_manager_key="tables",
    kinds={"duckdb"},
    description="What each round says of a force and year, and where its files conflict. Not published.",
)
def round_statements(statements: Frame, answers: Frame) -> Events:
    from pipeline import measures

    found = measures.round_statements(statements, answers)
    about = {"dagster/row_count": len(found), "dagster/column_lineage": lineage_of("core.round_statements")}
    yield dg.MaterializeResult(value=found, metadata=about)


@dg.asset(**table_asset("core.force_years", GROUP, "core.round_statements"))
def force_years(round_statements: Frame, raw: RawFolder) -> Events:
    from pipeline import measures

    yield from checked("core.force_years", measures.force_years(round_statements), raw.notes())


_QUARANTINE = table_asset("core.quarantine", GROUP, "core.statements", "core.round_statements", "raw.collections")
_QUARANTINE["ins"] |= {"answers": dg.AssetIn(ANSWERS), "refused": dg.AssetIn(REFUSED)}


@dg.asset(**_QUARANTINE)
def quarantine(
    statements: Frame,
    round_statements: Frame,
    collections: Frame,
    answers: Frame,
    refused: Frame,
) -> Events:
    import pandas as pd

    from pipeline import measures
    from schemas.validate import empty_frame

    found = [refused, measures.conflicts(statements, round_statements, answers), problems(collections)]
    rows = [one.astype("object") for one in found if len(one)]
    frame = pd.concat(rows, ignore_index=True) if rows else empty_frame("core.quarantine")
    yield from checked("core.quarantine", frame)
