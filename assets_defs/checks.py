"""Checks as Dagster shows them: specs, results with their table of failures, and those that can be run alone.

What belongs here: from a finding to a check. What does not: what is checked, or which check stops a refresh
(`pipeline/checks`).

Dagster runs a blocking check after its asset has been written. A check that stops therefore stands inside its asset,
before the rows are handed over: it fails, the asset fails, and nothing is written.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg

from assets_defs.failing import failure
from assets_defs.resources import RawFolder
from assets_defs.tables_io import AS_PATH, Frame
from pipeline.checks.declared import checks
from pipeline.checks.finding import Finding

SHOWN_FAILURES = 100


def key_of(table_name: str) -> dg.AssetKey:
    return dg.AssetKey(table_name.split("."))


def check_spec(name: str, asset: dg.AssetKey) -> dg.AssetCheckSpec:
    """The spec of a declared check, on an asset."""
    one = checks()[name]
    return dg.AssetCheckSpec(
        name,
        asset=asset,
        blocking=one.stops,
        description=one.description,
        metadata={"stops_the_refresh": one.stops, "why": one.why, "what_to_do": one.do},
    )


def result(name: str, finding: Finding, asset: dg.AssetKey) -> dg.AssetCheckResult:
    """What a check found, with what to do and the table of failures where it failed."""
    one = checks()[name]
    shown = finding.rows[:SHOWN_FAILURES]
    severity = dg.AssetCheckSeverity.WARN if one.shown_as == "warning" else dg.AssetCheckSeverity.ERROR
    failed: dict[str, Any] = {}
    if shown:
        failed = {"failures": table(shown), "failures_count": len(finding.rows), "what_to_do": one.do}
    return dg.AssetCheckResult(
        passed=finding.passed,
        check_name=name,
        asset_key=asset,
        severity=severity,
        description=finding.said,
        metadata={"stops_the_refresh": one.stops, **failed},
    )


def require(name: str, finding: Finding, asset: dg.AssetKey) -> Iterator[dg.AssetCheckResult]:
    """The result of a check that stops: a failed one is yielded, and then the asset fails before it is written."""
    yield result(name, finding, asset)
    if not finding.passed:
        one = checks()[name]
        said = f"The check {name} of {asset.to_user_string()} failed: {finding.said} {one.do}"
        raise failure(f"Nothing was written. {said}", {"failures": table(finding.rows)}, may_be_sent=said)


def table(rows: Sequence[dict[str, str]]) -> dg.TableMetadataValue:
    """Rows as a table on Dagster's page; those of a failure are file, sheet, cell, text, rule, and what else the check
    names."""
    names = list(rows[0]) if rows else []
    records = [dg.TableRecord(row) for row in rows[:SHOWN_FAILURES]]
    return dg.MetadataValue.table(
        records, schema=dg.TableSchema(columns=[dg.TableColumn(name, "string") for name in names])
    )


def _alone(name: str, asset: str) -> dict[str, Any]:
    one = checks()[name]
    return {
        "asset": key_of(asset),
        "name": name,
        "blocking": one.stops,
        "description": one.description,
        "metadata": {"stops_the_refresh": one.stops, "why": one.why, "what_to_do": one.do},
    }


_STATED = {
    "force_years": dg.AssetIn(key_of("core.force_years")),
    "observations": dg.AssetIn(key_of("core.observations"), metadata={AS_PATH: True}),
}


# One check for all collections: a check of each would be a part of the graph, and a folder that appears or goes while
# the page is open would leave the run with another graph than the page.
@dg.asset_check(**_alone("settings", "raw.collections"))
def settings(collections: Frame) -> dg.AssetCheckResult:
    from pipeline.checks import files

    return result("settings", files.settings(collections), key_of("raw.collections"))


@dg.asset_check(**_alone("odd_figures", "measures.plausibility"), additional_ins=_STATED)
def odd_figures(plausibility: Frame, force_years: Frame, observations: Path) -> dg.AssetCheckResult:
    from pipeline.checks import figures
    from pipeline.checks.cells import observations_of

    held = observations_of(plausibility, force_years, observations)
    found = figures.odd_figures(plausibility, force_years, held)
    return result("odd_figures", found, key_of("measures.plausibility"))


@dg.asset_check(**_alone("claims", "measures.claims"))
def claims(claims: Frame) -> dg.AssetCheckResult:
    from pipeline.checks import figures

    return result("claims", figures.claims(claims), key_of("measures.claims"))


@dg.asset_check(**_alone("conflicts", "core.round_statements"))
def conflicts(round_statements: Frame) -> dg.AssetCheckResult:
    from pipeline.checks import files

    return result("conflicts", files.conflicts(round_statements), key_of("core.round_statements"))


@dg.asset_check(**_alone("quarantine", "core.quarantine"))
def quarantine(quarantine: Frame) -> dg.AssetCheckResult:
    from pipeline.checks import files

    return result("quarantine", files.quarantine(quarantine), key_of("core.quarantine"))


@dg.asset_check(**_alone("hidden_content", "core.hidden_content"))
def hidden_content(hidden_content: Frame) -> dg.AssetCheckResult:
    from pipeline.checks import files

    return result("hidden_content", files.hidden_content(hidden_content), key_of("core.hidden_content"))


@dg.asset_check(**_alone("freshness", "core.responses"))
def freshness(responses: Frame, raw: RawFolder) -> dg.AssetCheckResult:
    from pipeline.checks.freshness import freshness as freshness_of

    today = datetime.now(UTC).date()
    return result("freshness", freshness_of(responses, raw.settings(), today), key_of("core.responses"))


CHECKS = (settings, odd_figures, claims, conflicts, quarantine, hidden_content, freshness)
