"""Running the Dagster graph inside this process.

What belongs here: one run of the job `refresh`, and why it failed, in a sentence. What does not: assets, or printing.
"""

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from assets_defs.definitions import build_defs
from assets_defs.resources import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a warehouse was published; if not, why not."""

    published: bool
    reasons: tuple[str, ...] = ()


def run_refresh(raw: Path, warehouse: Path, collections: Sequence[str], progress: Progress) -> Outcome:
    """Run every asset. What was published stays as it is unless all of them succeed."""
    # Dagster tells of each step at length; what a person needs is in the outcome.
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    job = build_defs(raw, warehouse, progress).resolve_job_def("refresh")
    config = {
        "ops": {"raw__collections": {"config": {"collections": list(collections)}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with _instance() as instance:
        result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
        return Outcome(True) if result.success else Outcome(False, tuple(_reasons(result.all_events)))


@contextmanager
def _instance() -> Iterator[dg.DagsterInstance]:
    """Where the run is recorded: in the Dagster home that is set, so that its web page shows it, or nowhere."""
    with ExitStack() as stack:
        if os.environ.get("DAGSTER_HOME"):
            yield stack.enter_context(dg.DagsterInstance.get())
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="foi-refresh-"))
            yield stack.enter_context(dg.DagsterInstance.ephemeral(tempdir=folder))


def _reasons(events: Sequence[dg.DagsterEvent]) -> Iterator[str]:
    """The failures that were no consequence of others: their own words where they have any."""
    for event in events:
        if event.is_step_failure:
            data = event.step_failure_data
            if data.user_failure_data is not None and data.user_failure_data.description:
                yield data.user_failure_data.description
            elif data.error is not None:
                yield _innermost(data.error)
        elif event.is_failure and event.event_specific_data is not None:
            error = getattr(event.event_specific_data, "error", None)
            if error is not None:
                yield _innermost(error)


def _innermost(error: object) -> str:
    while getattr(error, "cause", None) is not None:
        error = error.cause  # type: ignore[attr-defined]
    return str(getattr(error, "message", error)).strip()
