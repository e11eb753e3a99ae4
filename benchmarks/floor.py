"""The same graph doing nothing: what Dagster itself takes of a refresh, which none can go below.

    python -m benchmarks.floor

What belongs here: empty assets and checks with the keys and dependencies of ours. What does not: what ours do.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets_defs.definitions import build_defs


def nothing() -> dg.JobDefinition:
    """The job `refresh` with every asset and check of it, each of which ends at once and says so to Dagster."""
    parts = build_defs(Path("raw"), Path("warehouse")).resolve_asset_graph().assets_defs
    defs = dg.Definitions(
        assets=[_empty(part) for part in parts if part.keys],
        asset_checks=[_empty_check(part) for part in parts if not part.keys],
        jobs=[dg.define_asset_job("nothing", selection=dg.AssetSelection.all())],
        executor=dg.in_process_executor,
    )
    return defs.resolve_job_def("nothing")


def _empty(part: dg.AssetsDefinition) -> dg.AssetsDefinition:
    specs = [dg.AssetSpec(spec.key, deps=[dep.asset_key for dep in spec.deps]) for spec in part.specs]

    @dg.multi_asset(name=part.node_def.name, specs=specs, check_specs=list(part.check_specs))
    def empty() -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
        for spec in specs:
            yield dg.MaterializeResult(asset_key=spec.key)
        for check in part.check_specs:
            yield dg.AssetCheckResult(passed=True, asset_key=check.asset_key, check_name=check.name)

    return empty


def _empty_check(part: dg.AssetsDefinition) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(name=part.node_def.name, specs=list(part.check_specs))
    def empty() -> Iterator[dg.AssetCheckResult]:
        for check in part.check_specs:
            yield dg.AssetCheckResult(passed=True, asset_key=check.asset_key, check_name=check.name)

    return empty


if __name__ == "__main__":
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        nothing().execute_in_process(run_config=quiet, instance=instance)
