"""What goes wrong, as a person meets it on Dagster's page, and how it is set right there.

What belongs here: red runs and failed checks, on a page with folders of its own, from the fault to the repair. What
does not: refused cells of a run that is green (`test_page`), or what each check finds (`tests/pipeline/test_checks`).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import openpyxl
import pytest
from dagster._core.events import DagsterEvent, DagsterEventType, StepMaterializationData
from dagster._core.events.log import EventLogEntry
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as BrowserPage

from assets_defs.publish import KEY as WAREHOUSE
from tests.pipeline.small import Folders, ask
from tests.servers import Page, wait_for
from tests.ui.conftest import LOCATION, look_on, materialise_all, press, served, visit

pytestmark = [pytest.mark.slow, pytest.mark.ui]

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19", "2019/20")
KENT, GWENT = (111, 222, 333, 444, 555), (51, 62, 73, 84, 95)
MADE = """query ($keys: [AssetKeyInput!]!) { assetNodes(assetKeys: $keys) {
  assetKey { path } assetMaterializations(limit: 50) { runId } } }"""
SENSOR = """query ($location: String!) { sensorOrError(sensorSelector: {repositoryLocationName: $location,
  repositoryName: "__repository__", sensorName: "raw_folder_changes"}) { ... on Sensor { sensorState { id } } } }"""
STOP = """mutation ($id: String!) { stopSensor(id: $id) {
  ... on StopSensorMutationResult { instigationState { status } } } }"""
EXPLAINED = """
[[explained]]
rule = "identical_forces"
forces = ["gwent", "kent"]
reason = "Both forces confirmed their figures by letter."
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    made = Folders.within(tmp_path_factory.mktemp("repairing"))
    for force, counts in (("kent", KENT), ("gwent", GWENT)):
        answer(made, "knives", force, counts)
    (made.raw / "knives/collection.toml").write_text('expected_forces = ["kent", "gwent"]\n', encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def dagster(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An installation that was last heard of years ago, in which no run starts but those that a person starts."""
    home = tmp_path_factory.mktemp("repairing-home")
    published_long_ago(home)
    with served(folders, home) as page:
        sensor = page.ask(SENSOR, location=LOCATION)["sensorOrError"]["sensorState"]["id"]
        assert page.ask(STOP, id=sensor)["stopSensor"]["instigationState"]["status"] == "STOPPED"
        yield page


def published_long_ago(home: Path) -> None:
    """What Dagster remembers of a release of September 2020."""
    then = datetime(2020, 9, 1, 6, tzinfo=UTC).timestamp()
    made = StepMaterializationData(dg.AssetMaterialization(WAREHOUSE))
    event = DagsterEvent(DagsterEventType.ASSET_MATERIALIZATION.value, "refresh", event_specific_data=made)
    with dg.DagsterInstance.from_config(str(home)) as instance:
        instance.store_event(EventLogEntry(None, "debug", "", "", then, job_name="refresh", dagster_event=event))


@pytest.fixture(scope="module")
def first(browser: Browser, dagster: Page) -> str:
    """The run that published while all was well."""
    page = visit(browser, dagster)
    run_id, ended = materialise_all(page)
    page.context.close()
    assert ended == "Success"
    return run_id


def answer(folders: Folders, collection: str, force: str, counts: tuple[int, ...]) -> Path:
    """A force's workbook: a sheet `Offences` with a year to each row."""
    path = folders.raw / collection / "2020" / f"{force}-police-foi.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Offences"
    sheet.append(["Financial year", "Recorded offences"])
    for year, count in zip(YEARS, counts, strict=True):
        sheet.append([year, count])
    book.save(path)
    return path


def open_check(page: BrowserPage, asset: str, name: str) -> Locator:
    """The rows of what a check of an asset found, as its page shows them."""
    page.goto(f"/assets/{asset}?view=checks&checkDetail={name}")
    expect(page.get_by_text("Failed", exact=True).first).to_be_visible()
    return page.get_by_role("row")


def made_in(dagster: Page, asset: str) -> list[str]:
    """The runs that materialised an asset, the newest first."""
    (node,) = dagster.ask(MADE, keys=[{"path": asset.split("/")}])["assetNodes"]
    return [one["runId"] for one in node["assetMaterializations"]]


def test_a_release_of_long_ago_is_stale_and_the_page_says_what_to_do(
    page: BrowserPage, request: pytest.FixtureRequest, pictures: Path
) -> None:
    """Dagster's daemon looks each half minute."""

    def policy(says: str) -> bool:
        page.goto("/assets/publish/warehouse")
        shown = page.get_by_text("Freshness policy").first.locator("xpath=../..")
        expect(shown).to_be_visible()
        page.wait_for_timeout(3000)
        return shown.get_by_text(says, exact=True).first.is_visible()

    wait_for("the release is stale", lambda: policy("Failed"))
    expect(page.get_by_text("run the job refresh", exact=False).first).to_be_visible()
    page.screenshot(path=pictures / "stale.png")
    request.getfixturevalue("first")
    wait_for("the release is fresh", lambda: policy("Passing"))


@pytest.mark.usefixtures("first")
def test_a_round_that_is_due_and_was_not_asked_fails_the_check_of_freshness(page: BrowserPage, pictures: Path) -> None:
    """The figures were made anew a moment ago, of answers that are years old."""
    row = open_check(page, "core/responses", "freshness").filter(has_text="knives").last
    expect(row).to_contain_text(re.compile("round 20[0-9]{2} is answered; the newest that is, is 2020"))
    expect(page.get_by_text("Send the round (`foi new-round`)", exact=False).first).to_be_visible()
    page.screenshot(path=pictures / "freshness.png")


def test_a_check_that_stops_turns_the_run_red_and_shows_the_cells(
    page: BrowserPage, dagster: Page, folders: Folders, first: str, pictures: Path
) -> None:
    """Gwent sends Kent's figures: nothing is written of them, and the page says which cells are the same."""
    before = folders.database.read_bytes()
    answer(folders, "knives", "gwent", KENT)
    red, ended = materialise_all(page)
    assert ended == "Failure"
    expect(page.get_by_text("The check plausibility of measures/plausibility failed").first).to_be_visible()
    page.screenshot(path=pictures / "red-run.png")

    rows = open_check(page, "measures/plausibility", "plausibility")
    for force in ("kent", "gwent"):
        row = rows.filter(has_text=f"knives/2020/{force}-police-foi.xlsx").last
        for shown in ("Offences", "B2, B3, B4, B5, B6", "111, 222, 333, 444, 555", "identical_forces"):
            expect(row.get_by_role("cell", name=shown, exact=True).first).to_be_visible()
    expect(page.get_by_text("Stops the refresh", exact=False).first).to_be_visible()
    expect(page.get_by_text("[[explained]]", exact=False).first).to_be_visible()
    page.screenshot(path=pictures / "blocking-check.png")

    # What is bad was never made: no asset from there on, and the published file is the one before, byte for byte.
    assert made_in(dagster, "measures/coverage")[0] == red
    for never in ("measures/plausibility", "publish/warehouse"):
        assert red not in made_in(dagster, never) and first in made_in(dagster, never), never
    assert folders.database.read_bytes() == before
    assert ask(folders, "SELECT count FROM core.force_years WHERE force_id = 'gwent' ORDER BY count") == [
        (count,) for count in GWENT
    ]

    # Nor is it by the button on the page of the warehouse, which leaves the check out.
    page.goto("/assets/publish/warehouse")
    assert press(page, "Materialize")[1] == "Failure"
    expect(page.get_by_text("Materialise all together: the job `refresh`.").first).to_be_visible()
    assert folders.database.read_bytes() == before

    answer(folders, "knives", "gwent", GWENT)
    assert materialise_all(page)[1] == "Success"
    page.goto("/assets/measures/plausibility?view=checks&checkDetail=plausibility")
    expect(page.get_by_text("0 copied years or forces are unexplained", exact=False).first).to_be_visible()


@pytest.mark.usefixtures("first")
def test_a_run_that_a_check_stopped_goes_on_from_there_once_the_doubt_is_explained(
    page: BrowserPage, dagster: Page, folders: Folders, pictures: Path
) -> None:
    """Gwent did count as many as Kent: somebody has asked both, says so, and clicks on the red run."""
    settings = folders.raw / "knives/collection.toml"
    before = settings.read_text(encoding="utf-8")
    answer(folders, "knives", "gwent", KENT)
    red, ended = materialise_all(page)
    assert ended == "Failure"
    settings.write_text(before + EXPLAINED, encoding="utf-8")

    green, ended = re_execute_from_failure(page, red, pictures)
    assert (green != red, ended) == (True, "Success")
    # What the red run had made was not made again, and what is published is of both.
    for once in ("core/observations", "core/force_years", "measures/coverage"):
        assert made_in(dagster, once)[0] == red, once
    for after in ("measures/plausibility", "publish/warehouse", "publish/report"):
        assert made_in(dagster, after)[0] == green, after
    assert ask(folders, "SELECT run_id FROM meta.publication") == [(green,)]
    assert ask(folders, "SELECT force_id, count FROM core.force_years ORDER BY force_id, count") == [
        (force, count) for force in ("gwent", "kent") for count in KENT
    ]

    answer(folders, "knives", "gwent", GWENT)
    settings.write_text(before, encoding="utf-8")


def re_execute_from_failure(page: BrowserPage, red: str, pictures: Path) -> tuple[str, str]:
    """On the page of a red run choose that from the menu beside the button, and look on."""
    page.goto(f"/runs/{red}")
    page.get_by_role("button", name="Re-execute").first.locator("xpath=following::button[1]").click()
    chosen = page.get_by_text("From failure", exact=True)
    expect(chosen).to_be_visible()
    page.screenshot(path=pictures / "re-execute-from-failure.png")
    chosen.click()
    return look_on(page, red)


@pytest.mark.usefixtures("first")
def test_a_collection_that_appears_with_a_fault_fails_the_check_without_a_reload(
    page: BrowserPage, folders: Folders, pictures: Path
) -> None:
    answer(folders, "burglary", "kent", KENT)
    settings = folders.raw / "burglary/collection.toml"
    settings.write_text('titel = "Burglary"\n', encoding="utf-8")
    assert materialise_all(page)[1] == "Success"
    row = open_check(page, "raw/collections", "settings").filter(has_text="burglary/collection.toml").last
    expect(row).to_contain_text("There is no such key. Did you mean 'title'?")
    assert str(folders.raw) not in row.inner_text()
    page.screenshot(path=pictures / "settings-of-a-new-collection.png")
    published = "SELECT DISTINCT collection FROM core.force_years ORDER BY ALL"
    assert ask(folders, published) == [("knives",)]

    settings.write_text('title = "Burglary"\n', encoding="utf-8")
    assert materialise_all(page)[1] == "Success"
    page.goto("/assets/raw/collections?view=checks")
    expect(page.get_by_text("The settings of all 2 collections can be read.").first).to_be_visible()
    assert ask(folders, published) == [("burglary",), ("knives",)]
