"""Running the Dagster graph inside this process.

What belongs here: one run of the job `refresh`, and why it failed, in a sentence. What does not: assets, or printing.
"""

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
from dagster._core.errors import DagsterExecutionInterruptedError
from dagster._utils.error import SerializableErrorInfo

from assets_defs.definitions import build_defs
from assets_defs.publish import ALLOWED_NOTHING
from assets_defs.resources import Progress
from pipeline.publishing.places import Places

# What Ctrl-C becomes, wherever in a run it is met.
_INTERRUPTS = (KeyboardInterrupt.__name__, DagsterExecutionInterruptedError.__name__)
# Errors of these rooms are written for people; any other is a fault.
OURS = ("pipeline.", "schemas.")
# The step after which the new warehouse stands, whatever becomes of those after it.
PUBLISHES = "publish__warehouse"
UPLOADS = "publish__object_storage"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a warehouse was published; if not, why not. When it was, reasons are what failed after it.

    `interrupted` when a person ended the run. `remark` is what a person should know of a run that went well.
    """

    published: bool
    reasons: tuple[str, ...] = ()
    in_bucket: bool = False
    interrupted: bool = False
    remark: str = ""


def run_refresh(
    raw: Path,
    warehouse: Path,
    collections: Sequence[str],
    progress: Progress,
    publishing: Mapping[str, object],
    publish_to: str | None = None,
) -> Outcome:
    """Run every asset, the one that publishes with the config `publishing`; then put the version into a bucket, if
    one is named.

    What was published stays as it is unless all of them up to that one succeed.
    """
    # Dagster tells of each step at length; what a person needs is in the outcome.
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    job = build_defs(raw, warehouse, progress, publish_to).resolve_job_def("refresh")
    shared = job.graph.has_node_named("publish__lake")
    config = {
        "ops": {
            "raw__collections": {"config": {"collections": list(collections)}},
            PUBLISHES: {"config": dict(publishing)},
            **({"publish__lake": {"config": {"allow_removal": publishing["allow_removal"]}}} if shared else {}),
        },
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with _instance() as instance:
        try:
            result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
        except (KeyboardInterrupt, DagsterExecutionInterruptedError):
            return Outcome(False, interrupted=True)
        events = result.all_events
        if any(_is_interrupt(event) for event in events):
            return Outcome(False, interrupted=True)
        published = any(event.is_step_success and event.step_key == PUBLISHES for event in events)
        in_bucket = any(event.is_step_success and event.step_key == UPLOADS for event in events)
        reasons = () if result.success else tuple(_reasons(events, warehouse))
        return Outcome(published, reasons, in_bucket=in_bucket, remark=_remark(events))


def _remark(events: Sequence[dg.DagsterEvent]) -> str:
    made = [event.materialization for event in events if event.is_step_materialization and event.step_key == PUBLISHES]
    return "".join(str(one.metadata[ALLOWED_NOTHING].value) for one in made if ALLOWED_NOTHING in one.metadata)


def _is_interrupt(event: dg.DagsterEvent) -> bool:
    error = event.step_failure_data.error if event.is_step_failure else None
    return error is not None and error.cls_name in _INTERRUPTS


@contextmanager
def _instance() -> Iterator[dg.DagsterInstance]:
    """Where the run is recorded: in the Dagster home that is set, so that its web page shows it, or nowhere."""
    with ExitStack() as stack:
        if os.environ.get("DAGSTER_HOME"):
            yield stack.enter_context(dg.DagsterInstance.get())
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="foi-refresh-"))
            yield stack.enter_context(dg.DagsterInstance.ephemeral(tempdir=folder))


def _reasons(events: Sequence[dg.DagsterEvent], warehouse: Path) -> list[str]:
    """Why steps failed, in their own words; only if none did, why the run itself did."""
    steps = [event.step_failure_data for event in events if event.is_step_failure]
    said = [data.user_failure_data.description for data in steps if data.user_failure_data]
    errors = [data.error for data in steps if not data.user_failure_data]
    if not steps:
        errors = [getattr(event.event_specific_data, "error", None) for event in events if event.is_failure]
    return [
        *(description for description in said if description),
        *(_sentence(error, warehouse) for error in errors if error is not None),
    ]


def _sentence(error: SerializableErrorInfo, warehouse: Path) -> str:
    """The message of an error that was raised to be read, or where the record of any other was put."""
    within: SerializableErrorInfo | None = error
    while within is not None:
        name, _, message = within.message.strip().partition(": ")
        if name.startswith(OURS):
            return message
        innermost, within = within, within.cause
    said = innermost.message.strip()
    if said.startswith(("OSError:", "PermissionError:")):
        return (
            f"The machine refused to read or write a file ({said}). Make room, or let whoever runs the refresh read "
            f"the responses and write to {warehouse}, and try again."
        )
    record = Places(warehouse).failure
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(error.to_string(), encoding="utf-8")
    return f"This is a fault of the pipeline ({innermost.message.strip()}). Report it with {record}."
