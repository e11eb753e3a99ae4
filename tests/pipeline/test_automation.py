"""What starts a refresh by itself: schedules at their dates, the sensor of the raw folder on real files, alerts.

What belongs here: schedules, sensors and jobs with real instances and files. What does not: what a refresh does.
"""

import json
import threading
from collections.abc import Iterator
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from assets_defs.alerts import message
from assets_defs.definitions import build_defs
from assets_defs.notify import NotSent, addresses, send
from assets_defs.resources import RawFolder, WarehouseFolder
from pipeline.intake.changes import folder_state
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places
from tests.inbox.export import Asked, Batch, Message, spreadsheet
from tests.pipeline.small import Folders, ask, refresh, respond

LONDON = ZoneInfo("Europe/London")
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = Folders.within(tmp_path)
    respond(made.raw, "knives", "kent", {"2018/19": 100, "2019/20": 120})
    respond(made.raw, "stalking", "gwent", {"2018/19": 50, "2019/20": 40})
    return made


class Watcher:
    """The sensor of the raw folder, looked at as the daemon does: each look is handed the cursor of the one before."""

    def __init__(self, folders: Folders, instance: dg.DagsterInstance | None = None) -> None:
        self.instance = instance or dg.DagsterInstance.ephemeral()
        self.defs = build_defs(folders.raw, folders.warehouse)
        self.resources = {
            "raw": RawFolder(folder=str(folders.raw)),
            "warehouse": WarehouseFolder(folder=str(folders.warehouse)),
        }
        self.cursor: str | None = None

    def look(self) -> dg.SensorResult:
        context = dg.build_sensor_context(instance=self.instance, cursor=self.cursor, resources=self.resources)
        result = self.defs.resolve_sensor_def("raw_folder_changes")(context)
        assert isinstance(result, dg.SensorResult)
        self.cursor = result.cursor or self.cursor
        return result

    def runs(self, looks: int = 1) -> list[str]:
        found = [request.run_key for _ in range(looks) for request in self.look().run_requests or []]
        return [key for key in found if key]


def test_a_batch_of_files_starts_one_run_once_it_is_still(folders: Folders) -> None:
    watcher = Watcher(folders)
    assert watcher.runs(looks=3) == []  # what is there at first starts nothing
    respond(folders.raw, "knives", "essex", {"2018/19": 1})
    respond(folders.raw, "knives", "dorset", {"2018/19": 2})
    (key,) = watcher.runs(looks=5)
    assert key.startswith("1-")


def test_a_file_that_is_being_copied_is_waited_for(folders: Folders) -> None:
    watcher = Watcher(folders)
    watcher.look()
    path = folders.raw / "knives/2020/essex-police.csv"
    for part in ("Financial year,Recor", "ded offences\n2018/19,", "7\n"):
        with path.open("a") as file:
            file.write(part)
        result = watcher.look()
        assert not result.run_requests, "it has grown since the look before"
        assert "Files are changing" in str(result.skip_reason)
    assert len(watcher.runs(looks=3)) == 1


@pytest.mark.parametrize("what", ["changed", "removed"])
def test_changed_and_removed_files_start_a_run(folders: Folders, what: str) -> None:
    watcher = Watcher(folders)
    watcher.look()
    path = folders.raw / "knives/2020/kent-police-foi.csv"
    if what == "changed":
        path.write_text(path.read_text().replace("120", "121"))
    else:
        path.unlink()
    assert len(watcher.runs(looks=3)) == 1


def test_a_folder_put_back_as_it_was_is_a_batch_of_its_own(folders: Folders) -> None:
    watcher = Watcher(folders)
    watcher.look()
    path, away = folders.raw / "knives/2020/kent-police-foi.csv", folders.raw.parent / "away.csv"
    keys = []
    for _ in range(2):
        path.rename(away)
        keys += watcher.runs(looks=2)
        away.rename(path)
        keys += watcher.runs(looks=2)
    assert len(set(keys)) == 4, "a key that was used before would start nothing"


def test_a_batch_waits_for_a_refresh_that_is_running(folders: Folders) -> None:
    watcher = Watcher(folders)
    watcher.look()
    respond(folders.raw, "knives", "essex", {"2018/19": 1})
    watcher.look()
    with RefreshLock(Places(folders.warehouse)):
        result = watcher.look()
        assert not result.run_requests and "running" in str(result.skip_reason)
    assert len(watcher.runs(looks=2)) == 1


def test_a_folder_that_is_not_there_is_no_removal_of_everything(folders: Folders) -> None:
    watcher = Watcher(folders)
    watcher.look()
    folders.raw.rename(folders.raw.with_name("unmounted"))
    assert watcher.runs(looks=3) == []
    folders.raw.with_name("unmounted").rename(folders.raw)
    assert watcher.runs(looks=3) == []


def test_the_cursor_stays_small(folders: Folders) -> None:
    watcher = Watcher(folders)
    for number in range(2000):
        (folders.raw / f"knives/2020/force-{number}.csv").touch()
    watcher.look()
    assert watcher.cursor and len(watcher.cursor) < 250
    assert folder_state(folders.raw).files == 2002


def test_the_run_that_the_sensor_asks_for_publishes(folders: Folders) -> None:
    watcher = Watcher(folders)
    watcher.look()
    respond(folders.raw, "knives", "essex", {"2018/19": 77})
    watcher.look()
    (request,) = watcher.look().run_requests or []
    job = watcher.defs.resolve_job_def("refresh")
    assert job.execute_in_process(run_config={**request.run_config, **QUIET}, tags=request.tags).success
    assert ask(folders, "SELECT count FROM core.force_years WHERE force_id = 'essex'") == [(77,)]


EXPORT = [Asked("Essex Police", replies=[Message(date(2020, 7, 1), attachments=[("a.xlsx", spreadsheet(7, 8))])])]


def _refreshed_by_the_daemon(watcher: Watcher, instance: dg.DagsterInstance, **options: Any) -> None:
    job = watcher.defs.resolve_job_def("refresh")
    assert job.execute_in_process(QUIET, instance=instance, **options).success


def test_what_a_refresh_takes_in_from_an_export_is_no_batch_of_its_own(folders: Folders) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        watcher = Watcher(folders, instance)
        watcher.look()
        Batch(EXPORT).write(folders.raw / "knives/2020/export.zip")
        assert len(watcher.runs(looks=3)) == 1
        before = folder_state(folders.raw)
        _refreshed_by_the_daemon(watcher, instance)
        assert folder_state(folders.raw).files > before.files + 1, "the responses and the log are laid out"
        assert watcher.runs(looks=3) == []
        respond(folders.raw, "knives", "dorset", {"2018/19": 2})
        assert len(watcher.runs(looks=3)) == 1, "files of people start runs as before"


def test_files_that_came_while_an_export_was_taken_in_are_a_batch(folders: Folders) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        watcher = Watcher(folders, instance)
        watcher.look()
        Batch(EXPORT).write(folders.raw / "knives/2020/export.zip")
        assert len(watcher.runs(looks=3)) == 1
        respond(folders.raw, "stalking", "dorset", {"2018/19": 2})  # after the sensor looked, before the run did
        _refreshed_by_the_daemon(watcher, instance)
        assert len(watcher.runs(looks=3)) == 1


def test_what_a_run_without_publishing_takes_in_is_a_batch(folders: Folders) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        watcher = Watcher(folders, instance)
        Batch(EXPORT).write(folders.raw / "knives/2020/export.zip")
        watcher.look()
        part = [dg.AssetKey(["raw", name]) for name in ("collections", "files")]
        _refreshed_by_the_daemon(watcher, instance, asset_selection=part)
        assert len(watcher.runs(looks=3)) == 1


def _yearly(folders: Folders, at: datetime) -> dg.RunRequest:
    defs = build_defs(folders.raw, folders.warehouse)
    context = dg.build_schedule_context(scheduled_execution_time=at)
    data = defs.resolve_schedule_def("yearly_refresh").evaluate_tick(context)
    (request,) = data.run_requests or []
    return request


def test_the_yearly_schedule_wants_the_round_of_its_year(folders: Folders) -> None:
    job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh")
    request = _yearly(folders, datetime(2020, 9, 1, 6, tzinfo=LONDON))
    assert job.execute_in_process(run_config={**request.run_config, **QUIET}, raise_on_error=False).success
    published = folders.database.read_bytes()

    request = _yearly(folders, datetime(2021, 9, 1, 6, tzinfo=LONDON))
    result = job.execute_in_process(run_config={**request.run_config, **QUIET}, raise_on_error=False)
    assert not result.success, "old figures would be published once more as if they were new"
    (failed,) = [event.step_failure_data for event in result.all_events if event.is_step_failure]
    said = str(failed.user_failure_data and failed.user_failure_data.description)
    assert "foi new-round knives 2021" in said and "foi new-round stalking 2021" in said
    assert folders.database.read_bytes() == published


@pytest.mark.long
def test_the_monthly_schedule_publishes_late_answers(folders: Folders) -> None:
    assert refresh(folders).success
    respond(folders.raw, "knives", "essex", {"2018/19": 5, "2019/20": 6})
    defs = build_defs(folders.raw, folders.warehouse)
    context = dg.build_schedule_context(scheduled_execution_time=datetime(2020, 10, 15, 6, tzinfo=LONDON))
    (request,) = defs.resolve_schedule_def("monthly_late_answers").evaluate_tick(context).run_requests or []
    job = defs.resolve_job_def("refresh")
    assert job.execute_in_process(run_config={**request.run_config, **QUIET}, tags=request.tags).success
    assert ask(folders, "SELECT count FROM core.force_years WHERE force_id = 'essex' ORDER BY 1") == [(5,), (6,)]


@pytest.mark.parametrize(("name", "cron"), [("yearly_refresh", "0 6 1 9 *"), ("monthly_late_answers", "0 6 15 * *")])
def test_schedules_are_on_and_keep_british_time(folders: Folders, name: str, cron: str) -> None:
    schedule = build_defs(folders.raw, folders.warehouse).resolve_schedule_def(name)
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
    assert (schedule.cron_schedule, schedule.execution_timezone) == (cron, "Europe/London")


def test_the_sensors_are_on(folders: Folders) -> None:
    defs = build_defs(folders.raw, folders.warehouse)
    for name in ("raw_folder_changes", "alert_when_a_run_fails", "lost_retries"):
        assert defs.resolve_sensor_def(name).default_status == dg.DefaultSensorStatus.RUNNING


@pytest.mark.long
def test_one_collection_is_refreshed_by_a_config_that_fits_a_launchpad(folders: Folders) -> None:
    assert refresh(folders).success
    for force in ("kent", "gwent"):
        respond(folders.raw, "knives" if force == "kent" else "stalking", force, {"2018/19": 1, "2019/20": 2})
    job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh_collection")
    assert job.execute_in_process(run_config={"collections": ["knives"]}, raise_on_error=False).success
    counts = "SELECT force_id, count FROM core.force_years WHERE financial_year = '2019/20' ORDER BY 1"
    assert ask(folders, counts) == [("gwent", 40), ("kent", 2)]


def test_a_launchpad_refuses_what_it_does_not_know(folders: Folders) -> None:
    job = build_defs(folders.raw, folders.warehouse).resolve_job_def("refresh_collection")
    with pytest.raises(dg.DagsterInvalidConfigError, match="collection"):
        job.execute_in_process(run_config={"collection": ["knives"]})
    with pytest.raises(dg.DagsterInvalidConfigError, match="collections"):
        job.execute_in_process(run_config={})
    with pytest.raises(dg.DagsterConfigMappingFunctionError):  # no name is not all names
        job.execute_in_process(run_config={"collections": []})


class Received(HTTPServer):
    """A webhook on this machine that keeps what it is sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[dict[str, str]] = []
        self.answers = 200

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.server_port}/alerts"


class _Handler(BaseHTTPRequestHandler):
    server: Received

    def do_POST(self) -> None:
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answers)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
        pass


@pytest.fixture
def webhook() -> Iterator[Received]:
    with Received() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _fail_and_alert(folders: Folders) -> object:
    """A refresh that a copied force stops, and the sensor called for it as the daemon does."""
    years = [f"{year}/{year % 100 + 1}" for year in range(2015, 2020)]
    copied = dict(zip(years, (111, 222, 333, 444, 555), strict=True))
    respond(folders.raw, "knives", "kent", copied)
    respond(folders.raw, "knives", "essex", copied, name="essex-police-reply-to-Jane-Roe.csv")
    defs = build_defs(folders.raw, folders.warehouse)
    with dg.DagsterInstance.ephemeral() as instance:
        job = defs.resolve_job_def("refresh_collection")
        result = job.execute_in_process({"collections": ["knives"]}, instance=instance, raise_on_error=False)
        assert not result.success
        context = dg.build_run_status_sensor_context(
            sensor_name="alert_when_a_run_fails",
            dagster_instance=instance,
            dagster_run=result.dagster_run,
            dagster_event=result.get_run_failure_event(),
        ).for_run_failure()
        return defs.resolve_sensor_def("alert_when_a_run_fails")(context)


def test_a_failed_run_is_told_with_collection_reason_and_what_to_do(
    folders: Folders, webhook: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOI_ALERT_URLS", webhook.url)
    _fail_and_alert(folders)
    (got,) = webhook.got
    text = f"{got['title']} {got['message']}"
    assert "a refresh of knives failed" in got["title"]
    assert "plausibility" in text and "[[explained]]" in text and "What was published before stays" in text
    assert "Jane" not in text and "Roe" not in text and "555" not in text


def test_alerts_are_off_unless_an_address_is_set(
    folders: Folders, webhook: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FOI_ALERT_URLS", raising=False)
    monkeypatch.delenv("FOI_ALERT_FILE", raising=False)
    said = _fail_and_alert(folders)
    assert isinstance(said, dg.SkipReason) and "off" in str(said.skip_message)
    assert webhook.got == []


def test_an_alert_that_does_not_arrive_is_an_error_without_the_address(webhook: Received) -> None:
    webhook.answers = 500
    secret = webhook.url.replace("json://", "json://user:secret@")
    with pytest.raises(NotSent) as error:
        send("title", "body", [secret])
    assert "secret" not in str(error.value) and "FOI_ALERT_URLS" in str(error.value)
    with pytest.raises(NotSent, match="Address 2"):
        send("title", "body", [webhook.url, "carrierpigeon://loft"])


def test_addresses_come_from_the_environment_and_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "urls").write_text("# the team\njson://one/\n\njson://two/\n", encoding="utf-8")
    monkeypatch.setenv("FOI_ALERT_URLS", "json://zero/ mailto://a:b@example.org")
    monkeypatch.setenv("FOI_ALERT_FILE", str(tmp_path / "urls"))
    assert addresses() == ["json://zero/", "mailto://a:b@example.org", "json://one/", "json://two/"]
    monkeypatch.setenv("FOI_ALERT_FILE", str(tmp_path / "gone"))
    with pytest.raises(NotSent, match="gone"):
        addresses()


def test_an_error_that_was_not_written_to_be_sent_is_not_sent() -> None:
    title, body = message("run-1", "refresh", {}, [])
    assert "all collections" in title and "told in Dagster alone" in body and "run-1" in body
