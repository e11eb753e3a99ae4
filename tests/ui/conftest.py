"""A browser before the page that `make ui` serves, with a raw folder, a warehouse and a memory of its own.

What belongs here: the servers, the browser, the pictures. What does not: what a person does there (`test_*.py`).
"""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT, clean_environment
from tests.pipeline.small import Folders
from tests.servers import TOOLS, Page, Server, free_port

CHROMIUM = "/usr/bin/chromium"
PICTURES = ROOT / "build" / "screenshots"


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders.within(tmp_path_factory.mktemp("ui"))


@pytest.fixture(scope="session")
def dagster(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The servers of `make ui`, started in the same way, on a free port."""
    home = tmp_path_factory.mktemp("dagster-home")
    shutil.copy(ROOT / ".ci" / "dagster.yaml", home)
    port = free_port()
    environment = clean_environment(
        DAGSTER_HOME=str(home), FOI_RAW_DIR=str(folders.raw), FOI_WAREHOUSE_DIR=str(folders.warehouse)
    )
    server = Server(
        home / "dagster-dev.log", TOOLS / "dagster", "dev", "--host", "127.0.0.1", "--port", port,
        "--module-name", "assets_defs.definitions", environment=environment,
    )  # fmt: skip
    try:
        yield Page(server, port).wait()
    finally:
        server.stop(signal.SIGINT)


@pytest.fixture
def browser_page(dagster: Page) -> Iterator[BrowserPage]:
    """An empty page of a browser that has never been here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(base_url=dagster.url, viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        try:
            yield page
        finally:
            browser.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES
