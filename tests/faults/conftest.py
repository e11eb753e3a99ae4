"""The world that is broken again and again, and its warm process.

What belongs here: fixtures. What does not: what a world is (`world`).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.world import Server, World


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as one:
        yield one


@pytest.fixture
def world(tmp_path: Path, server: Server) -> World:
    return World(tmp_path, server)
