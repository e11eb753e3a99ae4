"""Runs as a person asks for them and follows them, through the GraphQL of a webserver.

What belongs here: launching, statuses, events. What does not: services (`services.py`).
"""

import re
from typing import Any

from assets_defs.lost_retries import IN_PLACE_OF
from tests.servers import Page, wait_for

_LAUNCH = """
mutation($params: ExecutionParams!) {
  launchRun(executionParams: $params) {
    __typename
    ... on LaunchRunSuccess { run { runId } }
    ... on PythonError { message }
    ... on UnauthorizedError { message }
  }
}
"""
_LOCATIONS = "{ workspaceOrError { ... on Workspace { locationEntries { locationOrLoadError { __typename } } } } }"
_RUNS = "{ runsOrError { ... on Runs { results { runId status parentRunId tags { key value } } } } }"
_EVENTS = """
query($run: ID!) {
  logsForRun(runId: $run) {
    ... on EventConnection { events { __typename ... on MessageEvent { message eventType stepKey } } }
  }
}
"""
FINISHED = {"SUCCESS", "FAILURE", "CANCELED"}


def _known(page: Page) -> bool:
    """Webserver and daemon find the code server by themselves, some seconds after it has started."""
    locations = page.ask(_LOCATIONS)["workspaceOrError"]["locationEntries"]
    return [one["locationOrLoadError"]["__typename"] for one in locations] == ["RepositoryLocation"]


def ask_for_refresh(page: Page) -> dict[str, Any]:
    """The answer to a click on "Launch run" of the job `refresh`."""
    selector = {
        "repositoryLocationName": "foi-warehouse", "repositoryName": "__repository__", "jobName": "refresh"
    }  # fmt: skip
    return page.ask(_LAUNCH, params={"selector": selector, "runConfigData": {}})


def launch(page: Page) -> str:
    wait_for("the page has loaded the assets", lambda: _known(page))
    answer = ask_for_refresh(page)
    assert answer["errors"] is None, answer["errors"]
    assert answer["launchRun"]["__typename"] == "LaunchRunSuccess", answer
    return str(answer["launchRun"]["run"]["runId"])


def runs(page: Page) -> dict[str, dict[str, Any]]:
    """Every run by its id, the newest first."""
    found = page.ask(_RUNS)["runsOrError"]["results"]
    return {one["runId"]: {**one, "tags": {tag["key"]: tag["value"] for tag in one["tags"]}} for one in found}


def of_schedule(page: Page, schedule: str) -> list[str]:
    """The runs that a tick of this schedule has asked for."""
    return [one for one, about in runs(page).items() if about["tags"].get("dagster/schedule_name") == schedule]


def status(page: Page, run_id: str) -> str:
    return str(runs(page)[run_id]["status"])


def finished(page: Page, run_id: str) -> str:
    """The status in which a run ends."""

    def ended() -> str | None:
        now = status(page, run_id)
        return now if now in FINISHED else None

    return wait_for(f"run {run_id} ends", ended)


def retry_of(page: Page, run_id: str) -> str:
    """The run that the daemon starts in place of one that died, at once or when the code server is back."""

    def repeats(about: dict[str, Any]) -> bool:
        return run_id in (about["parentRunId"], about["tags"].get(IN_PLACE_OF))

    return wait_for(
        f"a retry of run {run_id}",
        lambda: next((one for one, about in runs(page).items() if repeats(about)), None),
    )


def events(page: Page, run_id: str) -> list[dict[str, Any]]:
    return list(page.ask(_EVENTS, run=run_id)["logsForRun"]["events"])


def process_of(page: Page, run_id: str) -> int:
    """The process of a run that has begun its work, as the run itself has told."""

    def begun() -> int | None:
        told = events(page, run_id)
        if not any(one.get("eventType") == "STEP_START" for one in told):
            return None
        messages = " ".join(str(one.get("message")) for one in told)
        return int(re.search(r"Started process for run \(pid: (\d+)\)", messages)[1])  # type: ignore[index]

    return wait_for(f"run {run_id} begins its first step", begun)
