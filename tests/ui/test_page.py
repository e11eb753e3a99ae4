"""What a person sees and does on Dagster's page, in a real browser.

What belongs here: the way from the graph to a published figure and to a refused cell. What does not: what runs compute.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.ui]


def test_the_graph_opens_with_its_layers(browser_page: BrowserPage, pictures: Path) -> None:
    browser_page.goto("/asset-groups")
    for layer in ("raw", "reading", "core", "measures", "publish"):
        expect(browser_page.get_by_text(layer, exact=True).first).to_be_visible()
    browser_page.screenshot(path=pictures / "graph.png")
