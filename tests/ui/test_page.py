"""What a person sees and does on Dagster's page, in a real browser.

What belongs here: the way from the graph to a published figure and to a refused cell. What does not: what runs compute.
"""

from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, ViewportSize, expect
from playwright.sync_api import Page as BrowserPage

from schemas import describe
from tests.pipeline.small import Folders, ask
from tests.servers import wait_for
from tests.ui.conftest import LOCATION, STORY, at_once, show_picture

pytestmark = [pytest.mark.slow, pytest.mark.ui]
WIDE = ViewportSize(width=1660, height=900)


def test_the_graph_opens_with_its_layers(page: BrowserPage, pictures: Path) -> None:
    page.goto("/asset-groups")
    for layer in ("raw", "reading", "core", "reference", "measures", "publish"):
        expect(page.get_by_text(layer, exact=True).first).to_be_visible()
    page.screenshot(path=pictures / "layers.png")


def test_a_table_shows_its_columns_before_anything_has_run(page: BrowserPage, pictures: Path) -> None:
    """Name, type and meaning, as the model of the table has them."""
    page.set_viewport_size(WIDE)
    page.goto("/assets/core/force_years?view=overview")
    (means,) = (one.description for one in describe.columns("core.force_years") if one.name == "count")
    row = page.get_by_role("row").filter(has_text="count_low").first
    expect(row).to_be_visible()
    expect(page.get_by_text(means, exact=False).first).to_be_visible()
    page.screenshot(path=pictures / "columns.png")


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
    page.set_viewport_size(WIDE)
    page.goto("/assets/core/quarantine?view=checks")
    expect(page.get_by_text("Failed", exact=True).first).to_be_visible()
    row = page.get_by_role("row").filter(has_text="stalking/2020/kent-police-foi.xlsx").last
    for shown in ("Stalking", "C4", "210"):
        expect(row.get_by_role("cell", name=shown, exact=True).first).to_be_visible()
    expect(row).to_contain_text("add up to 120")
    expect(page.get_by_text("Does not stop the refresh").first).to_be_visible()
    page.wait_for_load_state("networkidle")  # icons
    place = row.bounding_box()
    assert place
    upper = FloatRect(x=0, y=0, width=WIDE["width"], height=place["y"] + place["height"] + 2)
    page.screenshot(path=pictures / "failed-check.png", clip=upper)


@pytest.mark.usefixtures("refreshed")
def test_settings_that_cannot_be_read_are_a_failed_check_and_the_others_are_published(
    page: BrowserPage, folders: Folders, pictures: Path
) -> None:
    page.goto("/assets/raw/collections?view=checks")
    row = page.get_by_role("row").filter(has_text="burglary/collection.toml").last
    expect(row).to_contain_text("titel")
    expect(row).to_contain_text("title")
    page.screenshot(path=pictures / "settings.png")
    published = {name for (name,) in ask(folders, "SELECT DISTINCT collection FROM core.force_years")}
    assert {STORY, "stalking"} <= published and "burglary" not in published


@pytest.mark.usefixtures("refreshed")
def test_coverage_is_a_picture_on_its_page(page: BrowserPage, pictures: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 1560})  # all forces at a glance
    page.goto("/assets/measures/coverage")
    small = at_once(page, f"coverage: {STORY}")
    expect(small).to_contain_text("a column to each of 46 forces")
    drawn = small.locator("img[src^='data:image/svg+xml']")
    expect(drawn).to_be_visible()
    assert drawn.evaluate("image => image.naturalWidth") > 400
    show_picture(page, f"coverage, large: {STORY}")
    page.screenshot(path=pictures / "coverage.png", animations="disabled")


@pytest.mark.usefixtures("refreshed")
def test_the_story_its_changes_and_its_totals_are_read_without_a_click(page: BrowserPage, pictures: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 3200})
    for asset, label, said in (
        ("annual_changes", "biggest rises and falls", ("Lancashire", "██████████\u00a0+352\u00a0(+525\u00a0%)")),
        ("five_year_totals", "five-year totals", ("2015/16 to 2019/20", "37,330", "7,190")),
        (
            "sentences",
            "story",
            ("10,391 offences were logged by all 46 forces in 2019/20", "More than 37,000 offences"),
        ),
    ):
        page.goto(f"/assets/measures/{asset}")
        shown = at_once(page, f"{label}: {STORY}")
        for text in said:
            expect(shown).to_contain_text(text)
        page.screenshot(path=pictures / f"at-a-glance-{asset}.png", animations="disabled")


@pytest.mark.usefixtures("refreshed")
def test_the_page_says_whether_what_is_published_is_fresh(page: BrowserPage) -> None:
    """The daemon looks each half minute, so that a page opened before does not know it yet."""

    def passing() -> bool:
        page.goto("/assets/publish/warehouse")
        expect(page.get_by_text("Freshness policy").first).to_be_visible()
        page.wait_for_timeout(3000)
        return page.get_by_text("Passing", exact=True).first.is_visible()

    wait_for("the daemon has looked at the freshness", passing)
