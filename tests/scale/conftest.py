"""A lake of its own for each test: a catalogue in a real PostgreSQL, files on a real server that speaks S3.

What belongs here: starting both, and what a refresh is told of them. What does not: what is tried (`test_*.py`).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg2
import pytest

from pipeline.lake.lake import Lake
from tests.conftest import clean_environment
from tests.postgres import PASSWORD, Postgres
from tests.servers import Server, fetch_status, free_port, wait_for

BUCKET = "figures"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an S3 server on loopback, with one bucket."""
    port = free_port()
    log = tmp_path_factory.mktemp("storage") / "moto.log"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = Server(log, *command, environment=clean_environment())
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for("the S3 server answers", lambda: fetch_status(url))
        with urlopen(Request(f"{url}/{BUCKET}", method="PUT")):
            pass
        yield url
    finally:
        server.stop()


@pytest.fixture
def lake(postgres: Postgres, storage: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Lake:
    """An empty lake; this process and those it starts have its credentials."""
    database = "".join(letter if letter.isalnum() else "_" for letter in request.node.name).casefold()[:60]
    connection = psycopg2.connect(postgres.url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{database}"')
    connection.close()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "eu-west-2",
        "AWS_ENDPOINT_URL": storage,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    catalog = f"postgres:host=127.0.0.1 port={postgres.port} user=foi password={PASSWORD} dbname={database}"
    return Lake(catalog, f"s3://{BUCKET}/{database}/")


def environment(lake: Lake) -> dict[str, str]:
    """What a refresh in a process of its own is told."""
    shared = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    return {**shared, "FOI_LAKE_CATALOG": lake.catalog, "FOI_LAKE_DATA": lake.data}


def local_lake(folder: Path) -> Lake:
    """A lake without servers, for what does not depend on them."""
    return Lake(str(folder / "catalogue.ducklake"), f"{folder / 'data'}/")
