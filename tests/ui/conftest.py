"""A browser before the page that `make ui` serves, with a raw folder, a warehouse and a memory of its own.

What belongs here: the servers, the browser, the pictures. What does not: what a person does there (`test_*.py`).
"""

import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright
from playwright.sync_api import Page as BrowserPage

from tests.conftest import ROOT, SHIPPED, clean_environment
from tests.pipeline.small import Folders, respond
from tests.servers import PATIENCE, TOOLS, Page, Server, free_port

LOCATION = "assets_defs.definitions"
CHROMIUM = "/usr/bin/chromium"
PICTURES = ROOT / "build" / "screenshots"
STORY = "online-child-sexual-offences"
BADLY_ADDED: list[list[object]] = [
    ["Offence", "2018/19", "2019/20"],
    ["Stalking involving fear of violence", 61, 70],
    ["Stalking involving serious alarm", 39, 50],
    ["Total", 100, 210],
]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The responses of the story, a small collection in which a force has answered badly, and one whose settings cannot
    be read."""
    made = Folders.within(tmp_path_factory.mktemp("ui"))
    shutil.copytree(SHIPPED / STORY, made.raw / STORY)
    for force, count in (("west-midlands", 120), ("west-mercia", 77), ("gwent", 41)):
        respond(made.raw, "stalking", force, {"2018/19": count - 9, "2019/20": count})
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Stalking")
    for row in BADLY_ADDED:
        sheet.append(row)
    book.save(made.raw / "stalking" / "2020" / "kent-police-foi.xlsx")
    respond(made.raw, "burglary", "kent", {"2018/19": 5, "2019/20": 6})
    (made.raw / "burglary/collection.toml").write_text('titel = "Burglary"\n', encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def dagster(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with served(folders, tmp_path_factory.mktemp("dagster-home")) as page:
        yield page


@contextmanager
def served(folders: Folders, home: Path) -> Iterator[Page]:
    """The servers of `make ui`, started in the same way, on a free port."""
    shutil.copy(ROOT / ".ci" / "dagster.yaml", home)
    port = free_port()
    environment = clean_environment(
        DAGSTER_HOME=str(home), FOI_RAW_DIR=str(folders.raw), FOI_WAREHOUSE_DIR=str(folders.warehouse)
    )
    server = Server(
        home / "dagster-dev.log", TOOLS / "dagster", "dev", "--host", "127.0.0.1", "--port", port,
        "--module-name", LOCATION, environment=environment,
    )  # fmt: skip
    try:
        yield Page(server, port).wait()
    finally:
        server.stop(signal.SIGINT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, dagster: Page) -> Iterator[BrowserPage]:
    """A page of a browser that has never been here."""
    opened = visit(browser, dagster)
    yield opened
    opened.context.close()


def visit(browser: Browser, dagster: Page) -> BrowserPage:
    page = browser.new_page(base_url=dagster.url, viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    return page


def at_once(page: BrowserPage, name: str) -> Locator:
    """What an asset's page shows under this name before anything is clicked."""
    named = page.get_by_role("cell", name=name, exact=True)
    return page.get_by_role("row").filter(has=named).last


def show_picture(page: BrowserPage, name: str) -> None:
    """On an asset's page, open the picture under this name and see that it is one."""
    page.get_by_role("row").filter(has_text=name).get_by_text("[Show Markdown]").first.click()
    picture = page.locator("img[src^='data:image/png']").last
    expect(picture).to_be_visible()
    width, height = picture.evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert width > 400 and height > 400


@pytest.fixture(scope="session")
def refreshed(browser: Browser, dagster: Page) -> str:
    """The run that a person starts with the button above the graph; its identifier, once it has ended."""
    page = visit(browser, dagster)
    run_id, _ = materialise_all(page)
    page.context.close()
    return run_id


def materialise_all(page: BrowserPage) -> tuple[str, str]:
    """Press the button above the graph."""
    page.goto("/asset-groups")
    return press(page, "Materialize all")


def press(page: BrowserPage, button: str) -> tuple[str, str]:
    """Start a run by a button and look on until it has ended: its identifier, and how it ended."""
    page.get_by_role("button", name=button).first.click()
    page.get_by_role("link", name="View", exact=True).click()
    return look_on(page)


def look_on(page: BrowserPage, before: str = "") -> tuple[str, str]:
    """Look on until the run of the page, another one than `before`, has ended: its identifier, and how it ended."""
    page.wait_for_url(lambda url: "/runs/" in url and not (before and before in url))
    ended = page.get_by_text(re.compile("^(Success|Failure)$")).first
    expect(ended).to_be_visible()
    return page.url.rsplit("/", 1)[1].split("?")[0], ended.inner_text()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where the tests leave what they saw. `failed-check.png` and `coverage.png` in docs/images are copies of two."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES
