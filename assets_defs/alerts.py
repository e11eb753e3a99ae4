"""Telling people that a run failed: which collections, why, and what to do.

What belongs here: the sensor and the words of its message. What does not: sending it (`notify`).

A message leaves the building. It is put together from sentences that were written to be sent (`failing.MAY_BE_SENT`),
and never from an error's own text, which may quote a cell or a file's name.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from assets_defs.failing import MAY_BE_SENT
from assets_defs.notify import addresses, send

_UNKNOWN = "It failed for a reason that is told in Dagster alone."


@dg.run_failure_sensor(
    name="alert_when_a_run_fails",
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Sends which collections, why, and what to do to FOI_ALERT_URLS or FOI_ALERT_FILE; off unless set.",
)
def alert_when_a_run_fails(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
    to = addresses()
    if not to:
        return dg.SkipReason("Alerts are off: neither FOI_ALERT_URLS nor FOI_ALERT_FILE is set.")
    reasons = [reason for event in context.get_step_failure_events() if (reason := _may_be_sent(event))]
    title, body = message(
        context.dagster_run.run_id, context.dagster_run.job_name, context.dagster_run.run_config, reasons
    )
    send(title, body, to)
    return None


def message(run_id: str, job: str, config: Mapping[str, Any], reasons: Sequence[str]) -> tuple[str, str]:
    """Title and text of the message about a run that failed."""
    collections = _collections(config)
    which = ", ".join(collections) if collections else "all collections"
    lines = [
        f"A refresh of {which} failed. What was published before stays.",
        "",
        f"Reason: {' '.join(reasons) or _UNKNOWN}",
        "",
        f"What to do: open run {run_id} of the job {job} in Dagster and look at the first red step and its failed"
        " check. docs/operating.md says what each check means.",
    ]
    return f"FOI warehouse: a refresh of {which} failed", "\n".join(lines)


def _collections(config: Mapping[str, Any]) -> list[str]:
    """The collections that the run was told to read; none named means all."""
    named = config.get("collections") or (
        config.get("ops", {}).get("raw__collections", {}).get("config", {}).get("collections")
    )
    return sorted(named or [])


def _may_be_sent(event: dg.DagsterEvent) -> str:
    data = event.step_failure_data.user_failure_data
    said = data.metadata.get(MAY_BE_SENT) if data else None
    return str(said.value) if said is not None else ""
