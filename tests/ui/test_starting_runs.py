"""How runs start, seen on Dagster's page: from the launchpad, by the calendar, and because something was dropped.

What belongs here: what a person does, or leaves to the sensor, until a figure is published. What does not: looking at
what was made (`test_page`), or single rules of the sensor (`tests/pipeline/test_automation.py`).
"""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as BrowserPage

from pipeline.declared.collection import DEFAULT_EXPECTED
from pipeline.reference.forces import expand, force_name
from tests.inbox.export import Asked, Batch, Message, spreadsheet
from tests.pipeline.small import Folders, ask, respond
from tests.servers import Page, wait_for
from tests.ui.conftest import LOCATION, show_picture

pytestmark = [pytest.mark.slow, pytest.mark.ui, pytest.mark.usefixtures("refreshed")]

JOB = f"/locations/{LOCATION}/jobs/refresh_collection/playground"
SENSOR = f"/locations/{LOCATION}/sensors/raw_folder_changes"
LOOKS = """query ($location: String!) { sensorOrError(sensorSelector: {repositoryLocationName: $location,
  repositoryName: "__repository__", sensorName: "raw_folder_changes"}) { ... on Sensor { sensorState {
  ticks(limit: 20) { status skipReason runIds } } } } }"""


def configure(page: BrowserPage, config: str) -> Locator:
    """Write a config into the launchpad; the button that launches it."""
    page.goto(JOB)
    page.locator(".CodeMirror").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(config)
    page.keyboard.press("Escape")  # closes what is offered for completion
    return page.get_by_role("button", name="Launch Run")


def looks(dagster: Page) -> list[dict[str, object]]:
    """What the sensor did at its newest looks, the newest first."""
    found = dagster.ask(LOOKS, location=LOCATION)["sensorOrError"]["sensorState"]["ticks"]
    assert isinstance(found, list)
    return found


def started(dagster: Page) -> list[object]:
    return [run for look in looks(dagster) for run in look["runIds"]]  # type: ignore[attr-defined]


def see_it_run(page: BrowserPage, dagster: Page, before: list[object]) -> None:
    """Wait on the page of runs until the one that the sensor started has succeeded."""
    new = wait_for("the sensor starts a run", lambda: [run for run in started(dagster) if run not in before])
    assert len(new) == 1
    page.goto("/runs")
    row = page.get_by_role("row").or_(page.locator("[class*=Row]")).filter(has_text=str(new[0])[:8]).last
    expect(row).to_contain_text("raw_folder_cha")
    expect(row.get_by_text(re.compile("^(Success|Failure)$"))).to_have_text("Success")


def test_a_configured_run_is_launched(page: BrowserPage, folders: Folders, pictures: Path) -> None:
    respond(folders.raw, "stalking", "gwent", {"2018/19": 32, "2019/20": 43})
    button = configure(page, "collection: [stalking]")
    expect(page.get_by_text('unexpected config entry "collection"')).to_be_visible()
    expect(button).to_be_disabled()
    button = configure(page, "collections: [stalking]")
    expect(page.get_by_text("All others stay as they were last published", exact=False).first).to_be_visible()
    expect(page.get_by_text("No errors")).to_be_visible()
    expect(button).to_be_enabled()
    page.screenshot(path=pictures / "launchpad.png")
    button.click()
    page.wait_for_url("**/runs/*")
    expect(page.get_by_text(re.compile("^(Success|Failure)$")).first).to_have_text("Success")
    query = "SELECT collection, count FROM core.force_years WHERE force_id = '{}' AND financial_year = '2019/20'"
    assert ("stalking", 43) in ask(folders, query.format("gwent"))
    assert any(collection != "stalking" for collection, _ in ask(folders, query.format("west-midlands")))


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("collections: [stalkin]", "Did you mean 'stalking'?"),
        ("collections: [stalking]\nrequire_round: 2031", "Make it with `foi new-round stalking 2031`"),
    ],
)
def test_a_run_that_cannot_go_on_says_what_to_do(page: BrowserPage, config: str, says: str) -> None:
    button = configure(page, config)
    expect(page.get_by_text("No errors")).to_be_visible()
    button.click()
    page.wait_for_url("**/runs/*")
    expect(page.get_by_text(re.compile("^(Success|Failure)$")).first).to_have_text("Failure")
    expect(page.get_by_text(says).first).to_be_visible()


def test_schedules_and_sensors_are_on(page: BrowserPage, pictures: Path) -> None:
    page.goto("/automation")
    names = ("yearly_refresh", "monthly_late_answers", "raw_folder_changes", "alert_when_a_run_fails", "lost_retries")
    for name in names:
        expect(page.get_by_role("link", name=name)).to_be_visible()
    expect(page.locator("label:has(input[type=checkbox]:checked)")).to_have_count(len(names))
    page.screenshot(path=pictures / "automation.png")
    page.goto(f"/locations/{LOCATION}/schedules/yearly_refresh")
    expect(page.locator("input[type=checkbox]:checked").first).to_be_attached()
    expect(page.get_by_text(re.compile("Sep 1, [0-9]{4}, 6:00:00 AM")).first).to_be_visible()
    expect(page.get_by_text("Europe/London")).to_be_visible()
    page.screenshot(path=pictures / "yearly.png")


def test_a_dropped_file_starts_a_run(page: BrowserPage, dagster: Page, folders: Folders) -> None:
    wait_for("the sensor has looked", lambda: looks(dagster))
    before = started(dagster)
    respond(folders.raw, "stalking", "dorset", {"2018/19": 17, "2019/20": 19})
    see_it_run(page, dagster, before)
    assert ask(
        folders, "SELECT max(count) FROM core.force_years WHERE force_id = 'dorset' AND collection = 'stalking'"
    ) == [(19,)]


def test_a_dropped_batch_export_fills_coverage_and_the_request_log(
    page: BrowserPage, dagster: Page, folders: Folders, pictures: Path
) -> None:
    forces, refused = expand(DEFAULT_EXPECTED), 4
    asked = [
        Asked(
            force_name(force),
            replies=[Message(date(2020, 7, 1), attachments=[("a.xlsx", spreadsheet(10 + n, 20 + n))])],
        )
        for n, force in enumerate(forces)
    ]
    asked[refused] = Asked(
        force_name(forces[refused]), "Refused", [Message(date(2020, 7, 1), "Section 12(1) applies.")]
    )
    folder = folders.raw / "grooming/2020"
    folder.mkdir(parents=True)
    before = started(dagster)
    Batch(asked).write(folder / "export.zip")
    see_it_run(page, dagster, before)

    page.goto("/assets/measures/coverage")
    show_picture(page, "coverage, large: grooming")
    page.screenshot(path=pictures / "coverage-of-an-export.png", animations="disabled")
    page.goto("/assets/raw/files")
    expect(page.get_by_role("row").filter(has_text="grooming/2020/export.zip")).to_contain_text("45 new files")
    page.screenshot(path=pictures / "export-taken-in.png")
    statuses = dict(ask(folders, "SELECT force_id, status FROM measures.coverage WHERE collection = 'grooming'"))
    assert statuses == {force: "refused" if n == refused else "reported" for n, force in enumerate(forces)}
    log = list(csv.DictReader((folder / "requests.csv").open(encoding="utf-8")))
    assert {row["force"]: (row["sent"], row["answered"], row["outcome"], row["exemption"]) for row in log} == {
        force: ("2020-06-01", "2020-07-01", *(("refused", "section 12") if n == refused else ("answered", "")))
        for n, force in enumerate(forces)
    }
    assert all(row["url"] for row in log)

    # What the run laid out changed the folder, and starts no second one.
    said = wait_for(
        "the sensor looks again", lambda: looks(dagster)[0]["runIds"] == [] and looks(dagster)[0]["skipReason"]
    )
    assert "laid there by the refresh" in str(said)
