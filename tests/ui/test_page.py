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
    expect(page.get_by_text("Loading...")).to_have_count(0)
    expect(page.get_by_text("annual_changes").first).to_be_visible()
    page.screenshot(path=pictures / "measures.png")
    query = "SELECT count FROM core.force_years WHERE force_id = 'west-midlands' AND financial_year = '2019/20'"
    assert (427,) in ask(folders, query)


def test_the_schedule_is_on(page: BrowserPage, pictures: Path) -> None:
    page.goto("/automation")
    expect(page.get_by_text("yearly_refresh")).to_be_visible()
    expect(page.locator("input[type=checkbox]:checked").first).to_be_attached()
    page.screenshot(path=pictures / "automation.png")
