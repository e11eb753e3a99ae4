"""A server that speaks S3, on loopback, started and ended here; and a bucket for each test.

What belongs here: what tests of buckets share. What does not: what is put into them.
"""

import sys
import urllib.request
from collections.abc import Iterator

import pytest

from tests.conftest import clean_environment
from tests.servers import Server, fetch_status, free_port, wait_for

KEYS = {"AWS_ACCESS_KEY_ID": "tester", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-2"}


@pytest.fixture(scope="package")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    log = tmp_path_factory.mktemp("storage") / "moto.log"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = Server(log, *command, environment=clean_environment())
    try:
        wait_for("the S3 server answers", lambda: fetch_status(f"http://127.0.0.1:{port}"))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A bucket of each test's own, reached as the environment says."""
    name = f"bucket-{abs(hash(request.node.nodeid))}"
    made = urllib.request.Request(f"{endpoint}/{name}", method="PUT")
    urllib.request.urlopen(made).close()
    for variable, value in {**KEYS, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(variable, value)
    return name
