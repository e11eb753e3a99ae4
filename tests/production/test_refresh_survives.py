"""Refreshes of a real installation, and what becomes of them when a part of it is killed in their midst.

What belongs here: PostgreSQL, services and kills. What does not: what a refresh computes (`tests/pipeline`).
"""

import os
import signal
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from dagster import DagsterInstance
from dagster._core.scheduler.instigation import InstigatorState, ScheduleInstigatorData

from tests.pipeline.small import ask, log_requests, respond
from tests.production import runs
from tests.production.services import Services
from tests.servers import Page, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.production]
FORCES = ("west-midlands", "west-mercia", "staffordshire", "gwent", "kent", "essex", "surrey", "sussex")
# The round of the last 1 September, which is what the yearly schedule asks for.
TODAY = datetime.now(UTC).date()
ROUND = TODAY.year - (date(TODAY.year, 9, 1) >= TODAY)
YEAR = f"{ROUND - 1}/{ROUND % 100:02}"


def _answers(services: Services, count: int) -> None:
    """Every force answers with this count."""
    before = f"{ROUND - 2}/{(ROUND - 1) % 100:02}"
    for force in FORCES:
        respond(services.folders.raw, "stalking", force, {before: 10, YEAR: count}, round_=ROUND)
    sent = f"{ROUND}-06-01,{ROUND}-06-29,{ROUND}-06-20"
    rows = [f"{force},{sent},answered,,{force}-police-foi.csv" for force in FORCES]
    log_requests(services.folders.raw, "stalking", *rows, round_=ROUND)


def _published(services: Services) -> set[int]:
    """The counts that a reader of the warehouse sees now."""
    query = f"SELECT count FROM core.force_years WHERE financial_year = '{YEAR}'"
    counts = [count for (count,) in ask(services.folders, query)]
    assert len(counts) == len(FORCES)
    return set(counts)


def _state(instance: DagsterInstance, schedule: str) -> InstigatorState | None:
    return next((one for one in instance.all_instigator_state() if one.instigator_name == schedule), None)


def test_a_run_asked_for_through_graphql_publishes(services: Services, page: Page) -> None:
    _answers(services, 100)
    assert runs.finished(page, runs.launch(page)) == "SUCCESS"
    assert _published(services) == {100}


def test_viewers_see_everything_and_start_nothing(services: Services, page: Page) -> None:
    viewers = services.page("foi-viewers")
    before = runs.runs(viewers)
    answer = runs.ask_for_refresh(viewers)
    assert (answer.get("launchRun") or {}).get("__typename") != "LaunchRunSuccess"
    assert "UnauthorizedError" in str(answer)
    assert runs.runs(viewers).keys() == before.keys() == runs.runs(page).keys()


def test_a_tick_that_was_due_while_the_daemon_was_down_is_made_up_for(services: Services, page: Page) -> None:
    """The machine was off on 1 September at 06:00. Nobody is to notice."""
    _answers(services, 150)
    due = datetime(ROUND, 9, 1, 6, tzinfo=ZoneInfo("Europe/London"))
    with services.instance() as instance:
        seen = wait_for("the daemon has seen the schedule", lambda: _state(instance, "yearly_refresh"))
        services.stop_service("foi-daemon")
        last_seen = ScheduleInstigatorData("0 6 1 9 *", start_timestamp=due.timestamp() - 3600)
        instance.update_instigator_state(seen.with_data(last_seen))
    assert runs.of_schedule(page, "yearly_refresh") == []
    services.start("foi-daemon")
    (run,) = wait_for("a run of the schedule", lambda: runs.of_schedule(page, "yearly_refresh"))
    assert runs.finished(page, run) == "SUCCESS"
    assert _published(services) == {150}


def test_a_run_and_its_queue_outlive_the_daemon(services: Services, page: Page) -> None:
    _answers(services, 201)
    first, second = runs.launch(page), runs.launch(page)
    worker = runs.process_of(page, first)
    os.kill(worker, signal.SIGSTOP)
    services.kill_all_of("foi-daemon")
    assert runs.status(page, first) == "STARTED" and runs.status(page, second) == "QUEUED"
    services.start("foi-daemon")
    os.kill(worker, signal.SIGCONT)
    assert runs.finished(page, first) == "SUCCESS"
    assert runs.finished(page, second) == "SUCCESS"
    assert _published(services) == {201}


def test_a_killed_run_is_repeated_whole(services: Services, page: Page) -> None:
    published = _published(services)
    _answers(services, 302)
    first = runs.launch(page)
    worker = runs.process_of(page, first)
    os.kill(worker, signal.SIGSTOP)
    assert runs.status(page, first) == "STARTED"
    os.kill(worker, signal.SIGKILL)
    assert runs.finished(page, first) == "FAILURE"
    assert _published(services) in (published, {302})
    second = runs.retry_of(page, first)
    assert runs.finished(page, second) == "SUCCESS"
    assert _published(services) == {302}
    steps = {one["stepKey"] for one in runs.events(page, second) if one.get("eventType") == "STEP_SUCCESS"}
    assert "raw__collections" in steps and "publish__warehouse" in steps


def test_a_run_that_died_with_its_server_is_noticed_and_repeated(services: Services, page: Page) -> None:
    """As after a power cut: nobody is left who could report the run."""
    published = _published(services)
    _answers(services, 403)
    first = runs.launch(page)
    os.kill(runs.process_of(page, first), signal.SIGSTOP)
    services.kill_all_of("foi-code")
    assert runs.status(page, first) == "STARTED"
    assert _published(services) in (published, {403})
    services.start("foi-code")
    assert runs.finished(page, first) == "FAILURE"
    assert "ended together with the code server" in str(runs.events(page, first))
    assert runs.finished(page, runs.retry_of(page, first)) == "SUCCESS"
    assert _published(services) == {403}


def test_after_all_this_the_next_refresh_is_like_any_other(services: Services, page: Page) -> None:
    _answers(services, 504)
    assert runs.finished(page, runs.launch(page)) == "SUCCESS"
    assert _published(services) == {504}
    left_over = [path.name for path in (services.folders.warehouse / ".build").glob("foi-*.duckdb*")]
    assert left_over == []
