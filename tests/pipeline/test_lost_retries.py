"""A refresh that Dagster meant to repeat and could not, because the code server was not back yet.

What belongs here: the sensor, on runs that Dagster's own daemon code has failed to repeat. What does not: processes
that are killed (`tests/production`).
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.remote_origin import (
    RegisteredCodeLocationOrigin,
    RemoteJobOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.test_utils import create_run_for_test
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import EmptyWorkspaceTarget
from dagster._daemon.auto_run_reexecution.auto_run_reexecution import consume_new_runs_for_automatic_reexecution

from assets_defs.definitions import build_defs
from tests.pipeline.small import Folders

DIED = {"dagster/will_retry": "true", "foi/round": "2026"}
CONFIG = {"ops": {"raw__collections": {"config": {"require_round": 2026}}}}


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    home = tmp_path / "dagster"
    home.mkdir()
    with dg.DagsterInstance.local_temp(str(home)) as made:
        yield made


def _died(instance: dg.DagsterInstance, *, job: str = "refresh", **tags: str) -> str:
    repository = RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("foi-warehouse"), "__repository__")
    run = create_run_for_test(
        instance, job_name=job, status=dg.DagsterRunStatus.FAILURE, run_config=CONFIG,
        tags={**DIED, **tags}, remote_job_origin=RemoteJobOrigin(repository, job),
    )  # fmt: skip
    return str(run.run_id)


def _daemon_tries(instance: dg.DagsterInstance) -> None:
    """What Dagster's daemon does with the runs that failed, where no code server answers."""
    with WorkspaceProcessContext(instance, EmptyWorkspaceTarget()) as context:
        records = instance.get_run_records(dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE]))
        for _ in consume_new_runs_for_automatic_reexecution(context, records, logging.getLogger("silent")):
            pass


def _asked_for(folders: Folders, instance: dg.DagsterInstance) -> list[dg.RunRequest]:
    sensor = build_defs(folders.raw, folders.warehouse).resolve_sensor_def("lost_retries")
    result = sensor(dg.build_sensor_context(instance=instance))
    assert isinstance(result, dg.SensorResult)
    return list(result.run_requests or [])


def test_a_run_that_could_not_be_repeated_is_started_again(tmp_path: Path, instance: dg.DagsterInstance) -> None:
    run = _died(instance)
    _daemon_tries(instance)
    (request,) = _asked_for(Folders.within(tmp_path), instance)
    assert (request.job_name, request.run_config) == ("refresh", CONFIG)
    assert request.tags["foi/in_place_of"] == run and request.tags["foi/round"] == "2026"
    # The same key at each look: Dagster starts it once.
    (again,) = _asked_for(Folders.within(tmp_path), instance)
    assert again.run_key == request.run_key


def test_runs_that_are_not_to_be_repeated_are_left_alone(tmp_path: Path, instance: dg.DagsterInstance) -> None:
    _died(instance, **{"dagster/will_retry": "false"})
    _died(instance, job="__ASSET_JOB")
    _died(instance, **{"foi/in_place_of": "one that was started again before"})
    _daemon_tries(instance)
    assert _asked_for(Folders.within(tmp_path), instance) == []
