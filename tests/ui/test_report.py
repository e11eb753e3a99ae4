"""The report in a real browser, from disk as its readers have it.

What belongs here: finding a force, reading by keyboard, phone, dark and paper, what the page asks for and how long it
takes. What does not: its figures (`tests/pipeline/test_report.py`).
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pipeline.declared.collection import DEFAULT_EXPECTED
from pipeline.reference.forces import expand
from tests.conftest import foi
from tests.pipeline.small import Folders
from tests.reliability.results import record

pytestmark = [pytest.mark.slow, pytest.mark.ui]

COLLECTION = "online-child-sexual-offences"
PHONE = {"width": 360, "height": 740}
# What a page of 46 forces and ten years may weigh, so that it can be sent by mail and opens at once.
LARGEST = 3_000_000


class Visit:
    """A page opened from disk, and all that it said and asked for."""

    def __init__(self, browser: Browser, file: Path, part: str = "", **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.address = file.as_uri()
        self.page.goto(self.address + part)

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def visit(browser: Browser, shipped: Path) -> Iterator[Any]:
    """Opens the page of the shipped responses; what was opened is closed again, and must have kept silent."""
    opened: list[Visit] = []

    def open_page(part: str = "", file: Path | None = None, **context: Any) -> Visit:
        one = Visit(browser, file or shipped / "report" / f"{COLLECTION}.html", part, **context)
        opened.append(one)
        return one

    yield open_page
    for one in opened:
        one.close()
        assert one.said == [], "nothing in the console"
        assert {address.split("#")[0] for address in one.asked if not address.startswith(("data:", "blob:"))} == {
            one.address
        }, "nothing asked for but the page itself"


def test_a_force_is_found_by_typing_and_its_panel_comes_into_sight(visit: Any) -> None:
    page: Page = visit().page
    expect(page.locator("#west-midlands")).to_be_hidden()
    page.get_by_role("combobox", name="Find your force").fill("west mid")
    page.get_by_role("option", name="West Midlands Police").click()
    panel = page.locator("#west-midlands")
    expect(panel).to_be_visible()
    expect(panel).to_be_in_viewport()
    expect(panel).to_contain_text("427 offences were logged by West Midlands Police in 2019/20")
    expect(panel.get_by_role("cell", name="Online offences!F6")).to_be_visible()
    expect(panel.get_by_role("img")).to_have_attribute("aria-label", re.compile("2018/19 398; 2019/20 427"))
    assert page.url.endswith("#west-midlands")
    page.get_by_role("combobox", name="Find your force").fill("kent")
    page.get_by_role("option", name="Kent Police").click()
    expect(panel).to_be_hidden()
    expect(page.locator("#kent")).to_be_visible()


def test_a_shared_link_opens_the_panel(visit: Any) -> None:
    page: Page = visit("#west-mercia").page
    expect(page.locator("#west-mercia")).to_be_in_viewport()
    page.locator("#west-mercia").get_by_text("Close").click()
    expect(page.locator("#west-mercia")).to_be_hidden()


def test_everything_can_be_done_by_keyboard_alone(visit: Any) -> None:
    page: Page = visit().page
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the figures")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "search":
            break
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("glou")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.keyboard.type("yorkshire")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    name = chosen.inner_text()
    page.keyboard.press("Enter")
    panel = page.locator(".panel:visible")
    expect(panel.get_by_role("heading", level=2)).to_have_text(name)
    # The panel itself has the focus: the next key goes to what is in it.
    assert page.evaluate("document.activeElement.className") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "close"
    page.keyboard.press("Enter")
    expect(panel).to_be_hidden()


def test_a_name_that_is_none_is_said_to_be_none(visit: Any) -> None:
    page: Page = visit().page
    page.get_by_role("combobox", name="Find your force").fill("atlantis")
    expect(page.get_by_role("status")).to_have_text("No force of that name")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_sentence_the_link_and_the_rows_can_be_taken_along(visit: Any) -> None:
    opened = visit("#west-midlands", permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page: Page = opened.page
    panel = page.locator("#west-midlands")
    panel.get_by_role("button", name="Copy the sentence").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "427 offences were logged by West Midlands Police in 2019/20, a seven per cent rise from 398 in 2018/19."
    )
    panel.get_by_role("button", name="Copy a link").click()
    expect(panel.get_by_role("button", name="Copied")).to_have_count(2)
    assert page.evaluate("navigator.clipboard.readText()") == f"{opened.address}#west-midlands"
    with page.expect_download() as download:
        panel.get_by_role("button", name="Download its rows").click()
    assert download.value.suggested_filename == f"{COLLECTION}-west-midlands.csv"
    written = Path(download.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    newest = [row for row in rows if row["financial_year"] == "2019/20" and row["is_checked_total"] == "false"]
    assert sum(int(row["cell_count"]) for row in newest) == 427 == int(newest[0]["figure"])
    assert {row["source_cell"] for row in newest} == {"F6", "F7", "F8", "F9", "F10"}


@pytest.mark.parametrize("file", [f"{COLLECTION}.html", "index.html"])
@pytest.mark.parametrize("part", ["", "#city-of-london"])
def test_a_phone_need_not_scroll_sideways(file: str, part: str, visit: Any, shipped: Path) -> None:
    page: Page = visit(part, shipped / "report" / file, viewport=PHONE, has_touch=True, is_mobile=True).page
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("main *")]
          .filter((one) => one.checkVisibility() && !one.closest(".vh, svg") && one.firstChild?.nodeType === 3
                           && one.firstChild.data.trim())
          .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert smallest >= 10.5, "letters that can be read"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["", "#city-of-london"])
def test_no_serious_fault_of_accessibility(
    scheme: Literal["light", "dark"], part: str, visit: Any, shipped: Path
) -> None:
    for name in (f"{COLLECTION}.html", "index.html"):
        page: Page = visit(part, shipped / "report" / name, color_scheme=scheme).page
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found = Axe().run(page).response["violations"]
        serious = [
            f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert not serious, "\n".join(serious)


def test_dark_is_dark_and_its_charts_too(visit: Any) -> None:
    read = """() => [getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector(".drawn text")).fill,
      getComputedStyle(document.querySelector(".multiples .newest")).fill]"""
    light, dark = (visit(color_scheme=scheme).page.evaluate(read) for scheme in ("light", "dark"))
    assert light[0] == "rgb(255, 255, 255)"
    assert all(one != other for one, other in zip(light, dark, strict=True))


def test_paper_shows_all_that_belongs_on_it(visit: Any, tmp_path: Path) -> None:
    for part, panel in (("", False), ("#west-mercia", True)):
        file = tmp_path / f"page{part.strip('#')}.pdf"
        visit(part, color_scheme="dark").page.pdf(path=file, prefer_css_page_size=True, print_background=True)
        with pdfplumber.open(file) as pdf:
            text = "\n".join(page.extract_text() for page in pdf.pages)
            corner = pdf.pages[0].to_image(resolution=20).original.convert("L").getpixel((1, 1))
            assert len(pdf.pages) <= 16
        for words in ("10,391", "Illustrative figures", "Merseyside", "Map of forces", "How it was made"):
            assert words in text
        # What is closed on the screen: the forces between the largest rises and falls.
        assert re.search(r"Gloucestershire \+8 \+19% 42 to 50", text)
        assert "Copy the sentence" not in text and "Find your force" not in text
        assert ("389 offences were logged by West Mercia Police" in text) is panel
        assert corner == 255, "paper is white, whatever the screen is"


def test_without_script_every_panel_can_still_be_read(visit: Any) -> None:
    page: Page = visit("#west-midlands", java_script_enabled=False).page
    expect(page.locator("#west-midlands")).to_be_visible()
    expect(page.locator("#kent")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    page.locator(".multiples a").first.click()
    expect(page.locator("#avon-and-somerset")).to_be_visible()


def _refreshed(folders: Folders) -> None:
    """In a process of its own: the browser has taken this one's event loop."""
    run = foi("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 46 forces that each state six offences for ten years."""
    folders = Folders.within(tmp_path_factory.mktemp("large-report"))
    years = [f"{year}/{(year + 1) % 100:02d}" for year in range(2010, 2020)]
    (folders.raw / "large/2020").mkdir(parents=True)
    for place, force in enumerate(expand(DEFAULT_EXPECTED)):
        lines = [",".join(["Offence", *years])]
        for offence in range(6):
            counts = (str(37 + 97 * place + 11 * offence + 7 * (year * (place + 3) % 13)) for year in range(10))
            lines.append(",".join([f"Offence of the kind that is number {offence + 1}", *counts]))
        path = folders.raw / "large/2020" / f"{force}-police-foi-response.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.with_name(path.name + ".toml").write_text(f'force = "{force}"', encoding="utf-8")
    _refreshed(folders)
    return folders.warehouse / "report/large.html"


def test_a_page_of_46_forces_and_ten_years_is_small_and_opens_at_once(large: Path, visit: Any) -> None:
    assert large.stat().st_size < LARGEST
    page: Page = visit(file=large).page
    expect(page.locator(".multiples li")).to_have_count(46)
    expect(page.locator("#kent tbody").first.locator("tr")).to_have_count(10)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    # A figure and no bar: other work on the machine would decide. Panels out of sight are not laid out, and that is.
    record("report", {"bytes": large.stat().st_size, "milliseconds_to_load": round(loaded)})
    laid_out = page.evaluate(
        "[...document.querySelectorAll('.panel *')].filter((one) => one.getClientRects().length).length"
    )
    assert laid_out == 0


def test_hostile_words_do_nothing_in_a_browser(visit: Any, tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    path = folders.raw / "hostile/2020/kent-police-foi.csv"
    path.parent.mkdir(parents=True)
    canary = "<img src=x onerror=window.canary=1></pre></script><script>window.canary=1</script>"
    path.write_text(f'Offence,2018/19,2019/20\n"{canary}",60,90\nOther,5,6\n', encoding="utf-8")
    (folders.raw / "hostile/collection.toml").write_text(
        f"title = '{canary}'\nexpected_forces = ['kent']\n", encoding="utf-8"
    )
    _refreshed(folders)
    page: Page = visit("#kent", folders.warehouse / "report/hostile.html").page
    expect(page.locator("#kent .cells").first).to_contain_text(canary)
    assert page.evaluate("window.canary") is None
    assert page.evaluate("document.images.length") == 0
