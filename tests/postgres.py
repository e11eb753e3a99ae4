"""A real PostgreSQL for tests: for Dagster's runs (`tests/production`), and for a lake's catalogue (`tests/scale`).

What belongs here: starting one and ending it. What does not: what is kept in it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Self

import psycopg2

from tests.conftest import clean_environment
from tests.servers import Server, free_port, wait_for

PASSWORD = "only-for-this-test"


class Postgres:
    """A PostgreSQL of Debian's, in a folder of its own; it refuses to run as root, so root hands it to `postgres`."""

    def __init__(self) -> None:
        newest = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self._as: dict[str, Any] = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        self.folder = Path(tempfile.mkdtemp(prefix="foi-postgres-"))
        password = self.folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        if self._as:
            for path in (self.folder, password):
                shutil.chown(path, "postgres", "postgres")
        data = self.folder / "data"
        subprocess.run(
            [newest / "initdb", "--pgdata", data, "--username", "foi", "--auth", "scram-sha-256", "--pwfile", password,
             "--encoding", "UTF8", "--no-sync"],
            check=True, capture_output=True, cwd=self.folder, **self._as,
        )  # fmt: skip
        self.port = free_port()
        self.url = f"postgresql://foi:{PASSWORD}@127.0.0.1:{self.port}/postgres"
        self.server = Server(
            Path(tempfile.mkdtemp(prefix="foi-log-")) / "postgres.log",
            newest / "postgres", "-D", data, "-p", self.port, "-k", self.folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
            environment=clean_environment(), cwd=self.folder, **self._as,
        )  # fmt: skip
        wait_for("PostgreSQL accepts connections", self._accepts)

    def _accepts(self) -> bool:
        self.server.require_running()
        try:
            psycopg2.connect(self.url).close()
        except psycopg2.OperationalError:
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop(signal.SIGINT)
        shutil.rmtree(self.folder)
        shutil.rmtree(self.server.log.parent)
