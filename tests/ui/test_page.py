"""What a person sees and does on Dagster's page, in a real browser.

What belongs here: the way from the graph to a published figure and to a refused cell. What does not: what runs compute.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from tests.pipeline.small import Folders, ask

pytestmark = [pytest.mark.slow, pytest.mark.ui]
LOCATION = "assets_defs.definitions"


def test_the_graph_opens_with_its_layers(page: BrowserPage, pictures: Path) -> None:
    page.goto("/asset-groups")
    for layer in ("raw", "reading", "core", "reference", "measures", "publish"):
        expect(page.get_by_text(layer, exact=True).first).to_be_visible()
    page.screenshot(path=pictures / "layers.png")


def test_materialise_all_goes_green(page: BrowserPage, refreshed: str, folders: Folders, pictures: Path) -> None:
    page.goto(f"/runs/{refreshed}")
    expect(page.get_by_text("Success", exact=True).first).to_be_visible()
    expect(page.get_by_text("Errored (0)")).to_be_visible()
    page.goto(f"/locations/{LOCATION}/asset-groups/measures/lineage")
    expect(page.get_by_text("Materialized", exact=True).first).to_be_visible()
    expect(page.get_by_text("Loading...")).to_have_count(0)
    expect(page.get_by_text("Failed", exact=True)).to_have_count(0)
    page.screenshot(path=pictures / "graph.png")
    query = "SELECT count FROM core.force_years WHERE force_id = 'west-midlands' AND financial_year = '2019/20'"
    assert (427,) in ask(folders, query)


@pytest.mark.usefixtures("refreshed")
def test_a_failed_check_shows_file_sheet_and_cell(page: BrowserPage, pictures: Path) -> None:
    page.goto("/assets/core/quarantine?view=checks")
    expect(page.get_by_text("Failed", exact=True).first).to_be_visible()
    row = page.get_by_role("row").filter(has_text="stalking/2020/kent-police-foi.xlsx").last
    for shown in ("Stalking", "C4", "210"):
        expect(row.get_by_role("cell", name=shown, exact=True).first).to_be_visible()
    expect(row).to_contain_text("add up to 120")
    page.screenshot(path=pictures / "failed-check.png")


@pytest.mark.usefixtures("refreshed")
def test_coverage_is_a_picture_on_its_page(page: BrowserPage, pictures: Path) -> None:
    page.goto("/assets/measures/coverage")
    page.get_by_text("[Show Markdown]").first.click()
    picture = page.locator("img[src^='data:image/png']").last
    expect(picture).to_be_visible()
    width, height = picture.evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert width > 400 and height > 400
    page.screenshot(path=pictures / "coverage.png")


def test_the_schedule_is_on(page: BrowserPage, pictures: Path) -> None:
    page.goto("/automation")
    expect(page.get_by_text("yearly_refresh")).to_be_visible()
    expect(page.locator("input[type=checkbox]:checked").first).to_be_attached()
    page.screenshot(path=pictures / "automation.png")
