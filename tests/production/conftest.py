"""One PostgreSQL and one set of services for all tests of this folder; whoever ends one starts it again.

What belongs here: fixtures. What does not: how services are started (`services.py`).
"""

from collections.abc import Iterator

import pytest

from tests.postgres import Postgres
from tests.production.services import Services
from tests.servers import Page


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def services(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    started = Services(tmp_path_factory.mktemp("production"), postgres.url)
    try:
        started.start("foi-code", "foi-daemon", "foi-webserver", "foi-viewers")
        yield started
    finally:
        started.stop()


@pytest.fixture
def page(services: Services) -> Page:
    return services.page()
