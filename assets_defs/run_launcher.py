"""How an installation with several services starts runs, and how it notices that one has died.

What belongs here: the run launcher that `deploy/dagster.yaml` names. What does not: what a run does.
"""

from collections.abc import Mapping
from typing import Any, Self

import dagster as dg
from dagster._core.errors import DagsterUserCodeUnreachableError
from dagster._core.launcher import CheckRunHealthResult, DefaultRunLauncher, LaunchRunContext, WorkerStatus
from dagster._core.storage.tags import RETRY_STRATEGY_TAG
from dagster._grpc.types import GetCurrentRunsResult
from dagster._serdes import ConfigurableClassData, deserialize_value


class WatchedRunLauncher(DefaultRunLauncher):
    """Starts runs as Dagster does by default, and answers the daemon's question whether a run is still alive.

    A run whose process dies alone is reported by the code server that started it. When the server dies with it, as in a
    restart of the machine, nobody would: the run would count as running, and hold the queue up, until its time is out.
    """

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData, config_value: Mapping[str, Any]) -> Self:
        return cls(inst_data=inst_data)

    def launch_run(self, context: LaunchRunContext) -> None:
        # A refresh is repeated whole. From where it failed, it would join the tables of the dead run to those of
        # whichever run came in between.
        self._instance.add_run_tags(context.dagster_run.run_id, {RETRY_STRATEGY_TAG: "ALL_STEPS"})
        super().launch_run(context)

    @property
    def supports_check_run_worker_health(self) -> bool:
        return True

    def check_run_worker_health(self, run: dg.DagsterRun) -> CheckRunHealthResult:
        server = self._get_grpc_client_for_termination(run.run_id)
        if server is None:
            return CheckRunHealthResult(WorkerStatus.SUCCESS, "The run has finished meanwhile.")
        try:
            current = deserialize_value(server.get_current_runs(), GetCurrentRunsResult)
        except DagsterUserCodeUnreachableError:
            # It may be starting, or busy: what became of its runs can be said when it answers.
            return CheckRunHealthResult(WorkerStatus.RUNNING, "The code server does not answer.")
        if run.run_id in current.current_runs:
            return CheckRunHealthResult(WorkerStatus.RUNNING)
        return CheckRunHealthResult(
            WorkerStatus.FAILED, "Its process ended together with the code server that had started it."
        )
