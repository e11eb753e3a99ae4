"""Starting again what Dagster meant to start again and could not.

What belongs here: the sensor. What does not: which runs are repeated (`run_retries` in `deploy/dagster.yaml`), or how a
dead run is noticed (`run_launcher`).

Dagster tries to repeat a dead run once. When the code server is not back at that moment, as after a power cut, it notes
so in the run's events and never tries again. A sensor is asked only when the code server answers, so that this one is
asked when the run can be repeated.
"""

from datetime import UTC, datetime, timedelta

import dagster as dg

from assets_defs.refresh import refresh, refresh_collection

# Dagster's words in the events of a run that it failed to repeat.
COULD_NOT = "Failed to retry run"
# The run that this one stands in for: shown among the tags of a run's page.
IN_PLACE_OF = "foi/in_place_of"
# An older one was seen by somebody, or was overtaken by another refresh.
_LOOKS_BACK = timedelta(days=2)


@dg.sensor(
    jobs=[refresh, refresh_collection],
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts a refresh again whose process died, when Dagster tried to and could not since the code server"
    " was not back yet.",
)
def lost_retries(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    since = datetime.now(UTC) - _LOOKS_BACK
    filters = dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE], updated_after=since)
    failed = context.instance.get_run_records(filters)
    # A run key is used once, however often the run is seen here.
    requests = [_again(record.dagster_run) for record in failed if _is_lost(context.instance, record.dagster_run)]
    if not requests:
        return dg.SensorResult(skip_reason="No run is waiting to be started again.")
    return dg.SensorResult(run_requests=requests)


def _is_lost(instance: dg.DagsterInstance, run: dg.DagsterRun) -> bool:
    # What takes the code server down with it each time must not go round for ever: once, and then a person looks.
    if run.job_name not in (refresh.name, refresh_collection.name) or IN_PLACE_OF in run.tags:
        return False
    events = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.ENGINE_EVENT)
    return any(event.get_dagster_event().message == COULD_NOT for event in events)


def _again(run: dg.DagsterRun) -> dg.RunRequest:
    ours = {name: value for name, value in run.tags.items() if name.startswith("foi/")}
    return dg.RunRequest(
        run_key=f"in-place-of-{run.run_id}",
        job_name=run.job_name,
        run_config=run.run_config,
        tags={**ours, IN_PLACE_OF: run.run_id},
    )
